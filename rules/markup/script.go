package markup

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Script flags the code of a page: scripts, style sheets and data for search engines.
var Script = Family.Add(rules.Rule{
	ID:      "script",
	Summary: "Code of the page in the text",
	Why: `Advertisements and counters stand between the paragraphs of a page as short scripts. A program that takes the text of
the page without knowing HTML takes them too.`,
	Examples: []rules.Example{
		{Bad: "The ferry sails in May. (adsbygoogle = window.adsbygoogle || []).push({});", Good: "The ferry sails in May."},
		{Bad: "The ferry sails in May.\n.td_uid_7 { margin-top: 0; }\nThe toll stays.", Good: "The ferry sails in May.\nThe toll stays."},
		{Good: "The paper Port.News(founded in 1990) and the set {a; b} stay; f(x) = 2 does too."},
	},
	Severity: rules.Error,
	Fix:      rules.Unsafe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.BracketLoose | rules.NotRound | rules.Touched | rules.AnyOf(rules.Sign),
	Check:    script,
})

func script(p *rules.Pass) {
	data(p)
	end, last := 0, -1 // the end of the code before, and the block looked at last
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := p.Marks()[i]
		if m.Start < end {
			continue
		}
		i, block := int(i), p.BlockAt(m.Start)
		b := p.Blocks[block].Span
		if block != last {
			last = block
			if s, ok := codeBlocks(p, block); ok {
				end = s.End
				reportCode(p, s)
				continue
			}
		}
		start, ok := codeStart(p, b, m)
		if !ok {
			continue
		}
		s := rules.Span{Start: statement(p, b.Start, start), End: codeEnd(p, i, b.End)}
		if s.End <= m.End {
			continue
		}
		end = b.End
		reportPart(p, s)
	}
}

// data reports where the fields of a record in JSON stand behind the text of one of
// them, up to the end of the block: `… in May.","author":"Lund"}`.
func data(p *rules.Pass) {
	marks, at := p.Marks(), p.MarksOf(rules.QuoteMark)
	for n := 0; n+1 < len(at); n++ {
		open, closing := &marks[at[n]], &marks[at[n+1]]
		if p.After(closing.End) != ':' || closing.Start == open.End || !strings.ContainsRune(`"[{`, p.After(closing.End+1)) || open.Rune != closing.Rune ||
			strings.Trim(p.Text[open.End:closing.Start], identifier) != "" {
			continue
		}
		b := p.Blocks[p.BlockAt(open.Start)].Span
		start := b.Start + len(strings.TrimRight(p.Text[b.Start:open.Start], `",{[`))
		s := rules.Span{Start: start, End: p.SkipSpacesBack(b.End)}
		reportPart(p, s)
		for n+1 < len(at) && marks[at[n+1]].Start < b.End {
			n++
		}
	}
}

// reportPart reports code within a block.
func reportPart(p *rules.Pass, s rules.Span) {
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: "Code of the page: " + clip(s.In(p.Text)),
		Fix:     remove(p, rules.Unsafe, "Remove it", s),
	})
}

// reportCode reports blocks that are code and nothing else.
func reportCode(p *rules.Pass, s rules.Span) {
	first, _, _ := strings.Cut(s.In(p.Text), "\n")
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: "Code of the page: " + clip(first),
		Fix: &rules.Fix{
			Title: "Remove it", Applicability: rules.Unsafe,
			Edits: []rules.Edit{p.RemoveBlocks(p.BlockAt(s.Start), p.BlockAt(s.End-1)+1)},
		},
	})
}

// codeBlocks gives the blocks from block i on that are code and nothing else: rules
// of a style sheet, in one line or with a line for each property, or the
// statement of a script.
func codeBlocks(p *rules.Pass, i int) (rules.Span, bool) {
	s := p.Trim(p.Blocks[i].Span)
	text := s.In(p.Text)
	if statementLine(text) {
		return s, true
	}
	selector, inside, ok := strings.Cut(text, "{")
	if !ok || len(selector) > longestSelector || !selects(selector) {
		return s, false
	}
	if inside = strings.TrimSpace(inside); inside != "" {
		if selector[0] == '@' { // "@media (max-width: 300px) { .ad { …"
			if inner, rest, ok := strings.Cut(inside, "{"); ok && selects(inner) {
				inside = rest
			}
		}
		return s, declares(inside) && text[len(text)-1] == '}'
	}
	for b := i + 1; b < len(p.Blocks) && b < i+longestSheet; b++ {
		next := p.Trim(p.Blocks[b].Span)
		line := next.In(p.Text)
		switch {
		case strings.HasPrefix(line, "}"):
			s.End = next.End
			return s, b > i+1
		case !declares(line):
			return s, false
		}
	}
	return s, false
}

// How long selectors are at most, in bytes, and rules with a line for each property, in lines.
const (
	longestSelector = 200
	longestSheet    = 40
)

// selects reports whether a text is made of selectors: ".lead", "#wrap > p",
// "@media (max-width: 300px)".
func selects(text string) bool {
	text = strings.TrimSpace(text)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" ,>+~", r) }) {
		if text[0] != '@' && !strings.ContainsRune(".#:*[", rune(word[0])) && !tagNames[name(strings.SplitN(word, ":", 2)[0])] {
			return false
		}
		if strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.#@*:[]=^$|\"'()_-%") != "" {
			return false
		}
	}
	return text != ""
}

// declares reports whether a text begins with a property of a style sheet and
// its value: "font-size:18px;".
func declares(text string) bool {
	property, value, ok := strings.Cut(strings.TrimSpace(text), ":")
	return ok && strings.ContainsAny(value, ";}") && (properties[strings.TrimSpace(property)] || strings.HasPrefix(property, "-"))
}

// properties are those that style sheets have most.
var properties = set(`align-items align-content align-self animation appearance aspect-ratio background background-color background-image
background-position background-repeat background-size border border-bottom border-bottom-color border-collapse border-color border-left
border-radius border-right border-style border-top border-width bottom box-shadow box-sizing clear clip color column-gap content cursor
direction display fill filter flex flex-basis flex-direction flex-flow flex-grow flex-wrap float font font-family font-size font-style
font-weight gap grid grid-template-columns height justify-content left letter-spacing line-height list-style list-style-type margin
margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width object-fit opacity order outline overflow
overflow-x overflow-y padding padding-bottom padding-left padding-right padding-top pointer-events position right stroke table-layout
text-align text-decoration text-indent text-overflow text-shadow text-transform top transform transition user-select vertical-align
visibility white-space width word-break word-spacing word-wrap z-index zoom`)

// statementLine reports whether a text is a statement of a script: it begins
// with a word of the language, ends as statements end, and has a sign of code.
func statementLine(text string) bool {
	if text == "" || text[len(text)-1] != ';' && text[len(text)-1] != '}' {
		return false
	}
	word := name(text)
	if !keywords[word] || len(word) == len(text) || !strings.ContainsRune(" ({", rune(text[len(word)])) {
		return false
	}
	for _, sign := range []string{"=>", "= new ", "==", "!=", "){", ") {", "();", "({", "||", "&&", " = ", "try {"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

var keywords = set("const let var try if for while import export function return async await new void switch")

// statement gives where the statement begins that leads up to the code at a
// byte offset: "@media (max-width: 300px) {" or "window.onload =", no sentence.
func statement(p *rules.Pass, block, at int) int {
	head := p.Text[block:at]
	if target := strings.TrimRight(head, " "); strings.HasSuffix(target, "=") { // "… in May.window.onload = function("
		target = strings.TrimRight(target, "= ")
		chain := target[len(strings.TrimRight(target, identifier)):]
		for chain != "" && !codeNames[name(chain)] {
			_, chain, _ = strings.Cut(chain, ".")
		}
		if chain != "" {
			at = block + len(target) - len(chain)
			head = p.Text[block:at]
		}
	}
	from, to := p.WordsIn(rules.Span{Start: block, End: at})
	if to-from <= 4 && strings.ContainsAny(head, "=(){}@>") && !strings.Contains(head, ". ") {
		return block
	}
	return at
}

// codeReach is how far before and behind a bracket the signs of code are looked for, in bytes.
const codeReach = 80

// codeStart gives where the code begins whose first bracket is m.
func codeStart(p *rules.Pass, b rules.Span, m rules.Mark) (int, bool) {
	before := p.Text[max(b.Start, m.Start-codeReach):m.Start]
	after := p.Text[m.End:min(b.End, m.End+codeReach)]
	switch m.Rune {
	case '(':
		return callStart(m.Start, before, after)
	case '{':
		return blockStart(m.Start, before, after)
	}
	if strings.HasPrefix(after, "];") && strings.HasSuffix(before, "|| ") { // "var a = a || [];"
		for _, name := range []string{"var ", "window."} {
			if n := strings.Index(before, name); n >= 0 {
				return m.Start - len(before) + n, true
			}
		}
	}
	return 0, false
}

// callStart reads a call: "document.write(", "(adsbygoogle = ", "function(".
func callStart(at int, before, after string) (int, bool) {
	chain := ""
	if before != "" && strings.IndexByte(identifier, before[len(before)-1]) >= 0 { // seldom: a space stands before most brackets
		chain = before[len(strings.TrimRight(before, identifier)):]
	}
	if word, rest, ok := strings.Cut(chain, "."); ok && !codeNames[word] && codeNames[name(rest)] {
		chain = rest // “… on Monday.jQuery(…”
	}
	inside := strings.TrimLeft(after, " ")
	switch {
	case chain == "" && codeNames[name(inside)]:
		return at, true
	case strings.HasPrefix(inside, "typeof ") && strings.Contains(inside, "== ") && strings.HasSuffix(before, "if "):
		return at - len("if "), true
	case chain == "function" || strings.HasSuffix(chain, ".function"):
		return at - len(chain), strings.Contains(after, "{")
	case codeNames[chain]:
		return at - len(chain), strings.Contains(after, ")")
	}
	dot := strings.LastIndexByte(chain, '.')
	if dot < 2 || dot+2 >= len(chain) {
		return 0, false
	}
	first, _, _ := strings.Cut(chain, ".")
	quoted := inside != "" && (strings.ContainsRune(`"')[{`, rune(inside[0])) || strings.HasPrefix(inside, "function") || inside[0] == '(' && strings.Contains(inside, "=>"))
	return at - len(chain), quoted && (strings.Contains(after, ");") || codeNames[first])
}

const identifier = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$."

// blockStart reads the rule of a style sheet, ".td_uid { margin: 0 }", or
// data, `{"@context": …}`.
func blockStart(at int, before, after string) (int, bool) {
	inside := strings.TrimLeft(after, " \u00a0")
	if strings.HasPrefix(inside, `"@`) || strings.HasPrefix(inside, "”@") || strings.HasPrefix(inside, "“@") {
		return at, true
	}
	if key, ok := strings.CutPrefix(inside, `"`); ok && name(key) != "" && strings.HasPrefix(key[len(name(key)):], `":`) {
		return at, true // {"id":12, …
	}
	property := strings.TrimRight(name(inside), ":")
	value, ok := strings.CutPrefix(strings.TrimLeft(inside[len(property):], " "), ":")
	if property == "" || !ok || property != strings.ToLower(property) || !strings.ContainsAny(value, ";}") {
		return 0, false
	}
	selector := strings.TrimRight(before, " ")
	from := strings.LastIndexAny(selector, " \u00a0") + 1
	for from > 0 { // ".a .b, #c {"
		head := selector[:from-1]
		next := strings.LastIndexByte(head, ' ') + 1
		if !styled(head[next:]) {
			break
		}
		from = next
	}
	if n := strings.IndexAny(selector[from:], ".!?\"”") + 1; n > 1 && styled(selector[from+n:]) {
		from += n // “… on Monday.#ad {”
	}
	if !styled(selector[from:]) && !tagNames[selector[from:]] {
		return 0, false
	}
	return at - len(before) + from, true
}

// styled reports whether a word is a selector of a style sheet: ".td_uid", "#c", "@media", "a:hover".
func styled(word string) bool {
	return len(word) > 1 && strings.ContainsRune(".#@", rune(word[0])) && name(word[1:]) != "" || strings.Contains(word, ":hover")
}

// codeNames are names that begin the scripts of pages.
var codeNames = set(`adsbygoogle googletag dataLayer gtag fbq jQuery document window function Ya yaContextCb OA_show eval
setTimeout parseInt console`)

// codeEnd gives the end of the last "}", ")" or ";" of the block behind the
// opening bracket with index i among the marks.
func codeEnd(p *rules.Pass, i, end int) int {
	last := 0
	for i++; i < len(p.Marks()) && p.Marks()[i].Start < end; i++ {
		m := p.Marks()[i]
		switch {
		case m.Class == rules.CloseBracket:
			last = m.End
		case m.Class == rules.Semicolon && last > 0:
			last = m.End
		}
	}
	return last
}
