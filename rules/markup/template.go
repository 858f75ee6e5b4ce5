package markup

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Template flags the placeholders of templates and translation systems.
var Template = Family.Add(rules.Rule{
	ID:      "template",
	Summary: "Placeholder that nothing was put in for",
	Why: `A page template or a translation system marks places with {{name}}, %s or __PH_0__ and fills them in later. Where
that fails, what should stand there is missing, and only the source has it.`,
	Examples: []rules.Example{
		{Bad: "The {{city}} council met."},
		{Bad: "The council met. {% include \"ad.html\" %}", Good: "The council met."},
		{Good: "Sales rose 5%, shares 7%; the set {a, b} and the {sic} stay."},
	},
	Severity: rules.Error,
	Fix:      rules.Unsafe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.NotRound | rules.AnyOf(rules.Sign, rules.OtherMark),
	Check:    template,
})

func template(p *rules.Pass) {
	if !mayHold(p) {
		return
	}
	f := placeholders{Pass: p}
	for _, find := range [...]func(*placeholders){
		(*placeholders).braces, (*placeholders).percents, (*placeholders).hashes, (*placeholders).underscores, (*placeholders).units, (*placeholders).masks,
	} {
		f.end = 0
		find(&f)
	}
}

// placeholders reports placeholders of one kind after the other.
type placeholders struct {
	*rules.Pass
	end int // of the last of the kind
}

// found reports a placeholder, unless it begins within another of its kind.
func (p *placeholders) found(s rules.Span) {
	if s.Start < p.end {
		return
	}
	p.end = s.End
	d := rules.Diagnostic{Span: s, Message: fmt.Sprintf("Placeholder %s in the text", clip(s.In(p.Text)))}
	if endsBlock(p.Pass, s) && stopped(p.Pass, s) {
		d.Fix = remove(p.Pass, rules.Unsafe, "Remove it", s)
	}
	p.Report(d)
}

// mayHold reports whether a mark of a placeholder stands in the text.
func mayHold(p *rules.Pass) bool {
	for _, class := range []rules.Class{rules.OpenBracket, rules.Sign, rules.OtherMark} {
		for _, i := range p.MarksOf(class) {
			switch m := &p.Marks()[i]; m.Rune {
			case '%':
				if !figureBefore(p, m.Start) {
					return true
				}
			case '{', '[', '_', '=', '⟦', '#', '@':
				return true
			}
		}
	}
	return false
}

// figureBefore reports whether a figure of ASCII stands directly before a byte offset, as before most signs of per cent.
func figureBefore(p *rules.Pass, at int) bool {
	return at > 0 && p.Text[at-1] >= '0' && p.Text[at-1] <= '9'
}

// stopped reports whether the sentence is complete before s, so that nothing
// is missing without the placeholder.
func stopped(p *rules.Pass, s rules.Span) bool {
	at := p.SkipSpacesBack(s.Start)
	return at <= p.Blocks[p.BlockAt(s.Start)].Start || strings.ContainsRune(".?!…”’\"»)", p.Before(at))
}

// longestPlaceholder is as long as a placeholder is taken to be, in bytes.
const longestPlaceholder = 160

// braces finds "{{…}}", "{% … %}", "{# … #}", "${…}", "#{…}", "{0}" and "<%= … %>".
func (p *placeholders) braces() {
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := p.Marks()[i]
		if m.Rune == '[' {
			if n := blankOf(p.Text[m.Start:min(len(p.Text), m.Start+longestBlank)]); n > 0 {
				p.found(rules.Span{Start: m.Start, End: m.Start + n})
			}
			continue
		}
		if m.Rune != '{' {
			continue
		}
		text := p.Text[m.Start:min(p.Blocks[p.BlockAt(m.Start)].End, m.Start+longestPlaceholder)]
		s := rules.Span{Start: m.Start}
		closing := ""
		switch before := p.Before(m.Start); {
		case before == '{':
			continue // the second of two
		case strings.HasPrefix(text, "{{"):
			closing = "}}"
		case strings.HasPrefix(text, "{%"):
			closing = "%}"
		case strings.HasPrefix(text, "{#"):
			closing = "#}"
		case before == '$', before == '#':
			s.Start, closing = m.Start-1, "}"
		case len(text) > 2 && text[1] >= '0' && text[1] <= '9' && text[2] == '}', tagged(text), len(text) > 2 && text[1] == '$' && name(text[2:]) != "":
			closing = "}"
		}
		if closing == "" {
			continue
		}
		if n := strings.Index(text, closing); n > 0 {
			s.End = m.Start + n + len(closing)
			for strings.HasPrefix(text, "{{{") && p.After(s.End) == '}' {
				s.End++
			}
			p.found(s)
		}
	}
}

// tagged reports whether text begins as the masks of translation systems do,
// with a name and a number: "{ph1}", "{tag_2}".
func tagged(text string) bool {
	n := name(text[1:])
	end := strings.IndexByte(text, '}')
	return len(n) > 1 && end == 1+len(n) && n[len(n)-1] >= '0' && n[len(n)-1] <= '9' && (n[0]|0x20) >= 'a'
}

// blankOf gives the length of a blank at the start of text that somebody or
// some program was to fill in: "[NAME]", "[Insert date]", "[object Object]".
func blankOf(text string) int {
	end := strings.IndexByte(text, ']')
	if end < 0 {
		return 0
	}
	inside := text[1:end]
	if len(inside) > 2 && inside[0] == '%' && inside[len(inside)-1] == '%' {
		return end + 1 // "[%ads%]"
	}
	order := strings.HasPrefix(inside, "Insert ") || strings.HasPrefix(inside, "INSERT ") ||
		strings.HasPrefix(inside, "insert ") && strings.HasSuffix(inside, " here") // “[insert city]” is a joke of people
	if blanks[inside] || inside == "object Object" || order || toFill(inside) {
		return end + 1
	}
	return 0
}

// toFill reports whether a blank names what a writer is to put in: "[Your
// Name]", "[name of the author]".
func toFill(inside string) bool {
	words := strings.Fields(strings.ToLower(inside))
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	whose, what := words[0], words[len(words)-1]
	if words[1] == "of" {
		whose, what = what, whose
	}
	return owners[whose] && blanks[strings.ToUpper(what)]
}

// owners are those whose names and data blanks ask for.
var owners = set("your author author's company reporter journalist recipient publication newspaper organization organisation contact sender editor agency outlet photographer website")

// longestBlank is as long as a blank is taken to be, in bytes.
const longestBlank = 48

var blanks = set("NAME DATE TIME CITY LOCATION COMPANY URL LINK NUMBER PERSON ORGANIZATION PLACE TITLE AUTHOR ADDRESS EMAIL PHONE POSITION")

// percents finds "%s", "%1$d", "%(name)s" and "%%name%%".
func (p *placeholders) percents() {
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '%' {
			continue
		}
		before := p.Before(m.Start)
		if before == '<' {
			rest := p.Text[m.Start:min(p.Blocks[p.BlockAt(m.Start)].End, m.Start+longestPlaceholder)]
			if n := strings.Index(rest, "%>"); n > 0 {
				p.found(rules.Span{Start: m.Start - 1, End: m.Start + n + len("%>")}) // "<%= name %>"
			}
			continue
		}
		if rules.IsDigit(before) || rules.IsLetter(before) || before == '%' {
			continue
		}
		text := p.Text[m.Start:min(p.Blocks[p.BlockAt(m.Start)].End, m.Start+longestPlaceholder)]
		if n := percent(text); n > 0 {
			p.found(rules.Span{Start: m.Start, End: m.Start + n})
		}
	}
}

// percent gives the length of a placeholder at the start of text, which begins with "%".
func percent(text string) int {
	if rest, ok := strings.CutPrefix(text, "%%"); ok {
		n := name(rest)
		if n != "" && strings.HasPrefix(rest[len(n):], "%%") {
			return len(n) + 4
		}
		return 0
	}
	at := 1
	if strings.HasPrefix(text, "%(") {
		n := name(text[2:])
		if n == "" || !strings.HasPrefix(text[2+len(n):], ")") {
			return 0
		}
		at = 3 + len(n)
	} else if len(text) > 3 && text[1] >= '0' && text[1] <= '9' && text[2] == '$' {
		at = 3
	}
	if at >= len(text) || !strings.ContainsRune("sdfi@", rune(text[at])) || at+1 < len(text) && rules.IsLetter(rune(text[at+1])) {
		return 0
	}
	return at + 1
}

// hashes finds names in capitals between the same signs: "#ADVERT#",
// "##IMAGE_1##", "@@BANNER@@". One "#" on either side is also how some networks
// write a topic, so that the name must be one of a page.
func (p *placeholders) hashes() {
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '#' && m.Rune != '@' || wordPart(p.Before(m.Start)) || p.Before(m.Start) == m.Rune {
			continue
		}
		text := p.Text[m.Start:min(p.Blocks[p.BlockAt(m.Start)].End, m.Start+longestBlank)]
		inside := strings.TrimLeft(text, text[:1])
		n := len(text) - len(inside)
		size := strings.IndexByte(inside, text[0])
		if n > 3 || size < 2 || !strings.HasPrefix(inside[size:], text[:n]) || wordPart(p.After(m.Start+n+size+n)) {
			continue
		}
		called := inside[:size]
		if strings.Trim(called, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:-") != "" || strings.Trim(called, "0123456789_:-") == "" {
			continue
		}
		first, _, joined := strings.Cut(strings.TrimRight(called, "0123456789"), "_")
		if n > 1 || m.Rune == '#' && (joined || slots[first]) {
			p.found(rules.Span{Start: m.Start, End: m.Start + n + size + n})
		}
	}
}

// slots are the names of places that the template of a page fills.
var slots = set(`AD ADS ADV ADVERT ADVERTS ADVERTISEMENT ADVERTISING BANNER BANNERS IMG IMAGE IMAGES PHOTO PICTURE VIDEO AUDIO EMBED WIDGET
BLOCK GALLERY INSERT CONTENT BODY TEXT TITLE HEADLINE LEAD TEASER PROMO RELATED NEWSLETTER PAYWALL SHARE LINK URL DATE AUTHOR NAME ADSLOT`)

// underscores finds words in capitals that are joined by "_": "__PH_0__", "AI_MUST_REPLACE".
func (p *placeholders) underscores() {
	s := rules.Span{Start: -1, End: -1}
	flush := func() {
		if s.Start >= 0 && capitals(s.In(p.Text)) && delimited(p.Pass, s) {
			p.found(s)
		}
	}
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '_' {
			continue
		}
		from, to := m.Start, m.End
		if w := int(m.Next) - 1; w >= 0 && p.Words()[w].End == m.Start {
			from = p.Words()[w].Start
		}
		if w := int(m.Next); w < len(p.Words()) && p.Words()[w].Start == m.End {
			to = p.Words()[w].End
		}
		if from <= s.End {
			s.End = to
			continue
		}
		flush()
		s = rules.Span{Start: from, End: to}
	}
	flush()
}

// capitals reports whether text is made of capitals, digits and "_" alone and has letters and two of "_".
func capitals(text string) bool {
	if len(text) > 64 || strings.Count(text, "_") < 2 {
		return false
	}
	letters := 0
	for _, r := range text {
		switch {
		case r >= 'A' && r <= 'Z':
			letters++
		case r != '_' && (r < '0' || r > '9'):
			return false
		}
	}
	return letters >= 2
}

// delimited reports whether s is a word of its own and no part of an address or a user's name.
func delimited(p *rules.Pass, s rules.Span) bool {
	return !strings.ContainsRune("@/.#-", p.Before(s.Start)) && !strings.ContainsRune("@/-", p.After(s.End))
}

// units finds the codes of translation files, `<x id="1"/>`.
func (p *placeholders) units() {
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '=' {
			continue
		}
		from := strings.LastIndexByte(p.Text[max(0, m.Start-12):m.Start], '<')
		if from < 0 {
			continue
		}
		from += max(0, m.Start-12)
		rest := p.Text[from:min(len(p.Text), from+longestPlaceholder)]
		end := strings.IndexByte(rest, '>')
		if end > 0 && unitNames[name(rest[1:])] {
			p.found(rules.Span{Start: from, End: from + end + 1})
		}
	}
}

// masks finds "⟦1⟧".
func (p *placeholders) masks() {
	for _, i := range p.MarksOf(rules.OtherMark) {
		m := p.Marks()[i]
		if m.Rune != '⟦' {
			continue
		}
		rest := p.Text[m.Start:min(len(p.Text), m.Start+16)]
		if end := strings.Index(rest, "⟧"); end > 0 {
			p.found(rules.Span{Start: m.Start, End: m.Start + end + len("⟧")})
		}
	}
}

// unitNames are the inline elements of XLIFF.
var unitNames = set("x g bx ex ph bpt ept it mrk pc")
