package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Markdown flags the marks of Markdown shown in prose.
var Markdown = Family.Add(rules.Rule{
	ID:      "markdown",
	Summary: "Marks of Markdown shown as text",
	Why: `Crawlers and language models write Markdown, and pages that expect HTML or plain text print it as it is: ` +
		`![](photo), [text](address), **bold**, ## Heading.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\n![](/img/ferry.jpg) |\n\nThe **owner** met [the mayor](https://osta.example/mayor).", Good: "Ferry talks\n\nThe owner met the mayor."},
		{Good: "Ferry talks\n\nThe owner [a sailor] (born 1960) said it cost $5** and f**k all. ** Harbour dues not included."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.NotRound | rules.AnyOf(rules.Sign, rules.Angle, rules.Dash, rules.OtherMark),
	Check:    markdown,
})

// How far a link of Markdown reaches.
const (
	linkMarks = 48  // marks within its text
	linkBytes = 512 // of its address
)

func markdown(p *rules.Pass) {
	end := 0
	for _, i := range p.MarksOf(rules.OpenBracket) {
		if m := p.Marks()[i]; m.Rune == '[' && m.Start >= end {
			end = max(end, link(p, int(i)))
		}
	}
	emphasis(p)
	if p.Shows(rules.MarkFirst) {
		bullet(p)
	}
	for _, i := range p.MarksOf(rules.Angle) {
		m := p.Marks()[i]
		if m.Rune == '>' && p.After(m.End) == ' ' && (rules.IsUpper(p.After(m.End+1)) || isQuote(p.After(m.End+1))) && p.Blocks[p.BlockAt(m.Start)].Start == m.Start {
			p.Report(rules.Diagnostic{
				Severity: rules.Warning, Span: m.Span, Message: "Quotation mark of Markdown",
				Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: m.Start, End: m.End + 1}, ""),
			})
		}
	}
	if p.Shows(rules.MarkFirst | rules.DashFirst) {
		lines(p)
	}
}

// lines reports lines that Markdown draws, and the signs of headings.
func lines(p *rules.Pass) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		at := p.SkipSpaces(b.Start)
		if at >= b.End {
			continue
		}
		switch c := p.Text[at]; {
		case c == '-', c == '_', c >= utf8.RuneSelf:
			if s := p.Trim(b.Span); i > 0 && i+1 < len(p.Blocks) && divider(s.In(p.Text)) {
				p.Report(rules.Diagnostic{
					Severity: rules.Info, Span: s, Message: "Line of Markdown between two paragraphs",
					Fix: &rules.Fix{Title: "Remove the line", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
				})
			}
		case c == '#' && at == b.Start:
			heading(p, b.Span)
		}
	}
}

// heading reports the sign of a heading that a block begins with.
func heading(p *rules.Pass, b rules.Span) {
	hashes := strings.TrimLeft(p.Text[b.Start:b.End], "#")
	n := b.Len() - len(hashes)
	if (n > 1 || n == 1 && heads(p, b)) && n <= 6 && len(hashes) > 1 && hashes[0] == ' ' && rules.IsLetter(p.After(b.Start+n+1)) {
		s := rules.Span{Start: b.Start, End: b.Start + n}
		p.Report(rules.Diagnostic{
			Span: s, Message: "Heading mark of Markdown",
			Fix: rules.Replace(rules.Safe, "Remove it", rules.Span{Start: s.Start, End: s.End + 1}, ""),
		})
	}
}

// heads reports whether a block behind one "#" can be a heading: a few words
// that no stop ends. “# 1 in the charts” is none.
func heads(p *rules.Pass, b rules.Span) bool {
	from, to := p.WordsIn(b)
	return to-from <= 12 && letterOrMark(p.Before(p.SkipSpacesBack(b.End)))
}

func letterOrMark(r rune) bool { return wordPart(r) || r == '?' || r == '!' || isQuote(r) }

// link reports a link or an image that begins with the bracket marks[i], and
// gives where it ends, or 0.
func link(p *rules.Pass, i int) int {
	marks := p.Marks()
	block := p.Blocks[p.BlockAt(marks[i].Start)].Span
	closing := -1
	for j := i + 1; j < len(marks) && j < i+linkMarks && marks[j].Start < block.End; j++ {
		if marks[j].Rune == ']' {
			closing = marks[j].End
			break
		}
	}
	if closing < 0 || p.After(closing) != '(' {
		return 0
	}
	address := p.Text[closing+1 : min(block.End, closing+1+linkBytes)]
	n := strings.IndexByte(address, ')')
	if n < 0 || n > 0 && (strings.ContainsAny(address[:n], " \t") || !strings.ContainsAny(address[:n], "./#")) {
		return 0
	}
	s := rules.Span{Start: marks[i].Start, End: closing + 1 + n + 1}
	if p.Before(s.Start) == '!' {
		s.Start--
		if bar := p.SkipSpaces(s.End); bar < block.End && p.Text[bar] == '|' {
			s.End = bar + 1
		}
		p.Report(rules.Diagnostic{Span: s, Message: "Image of Markdown: " + clip(s.In(p.Text)), Fix: remove(p, rules.Safe, "Remove it", s)})
		return s.End
	}
	text := p.Text[marks[i].End : closing-1]
	if strings.TrimSpace(text) == "" {
		p.Report(rules.Diagnostic{Span: s, Message: "Empty link of Markdown", Fix: remove(p, rules.Safe, "Remove it", s)})
		return s.End
	}
	p.Report(rules.Diagnostic{Span: s, Message: "Link of Markdown: " + clip(s.In(p.Text)), Fix: &rules.Fix{
		Title: "Keep its text", Applicability: rules.Safe,
		Edits: []rules.Edit{{Span: rules.Span{Start: s.Start, End: marks[i].End}}, {Span: rules.Span{Start: closing - 1, End: s.End}}},
	}})
	return s.End
}

// emphases are what pairs of asterisks and underscores stand for, by their number.
var emphases = [...]string{1: "Italics", 2: "Bold type", 3: "Bold italics"}

// italicWords is how many words stand in italics at most.
const italicWords = 40

// emphasis reports words between pairs of asterisks or underscores. One of them
// on either side, or three, is also what people type who have no italics.
func emphasis(p *rules.Pass) {
	marks, signs := p.Marks(), p.MarksOf(rules.Sign)
	open, opened, block := rules.Span{}, rune(0), -1
	for n := 0; n < len(signs); {
		s, sign := marks[signs[n]].Span, marks[signs[n]].Rune
		star := sign == '*' || sign == '_'
		for n++; star && n < len(signs) && marks[signs[n]].Rune == sign && marks[signs[n]].Start == s.End; n++ {
			s.End = marks[signs[n]].End
		}
		if !star || s.Len() >= len(emphases) {
			continue
		}
		b := p.BlockAt(s.Start)
		before, after := p.Before(s.Start), p.After(s.End)
		switch {
		case block == b && sign == opened && s.Len() == open.Len() && !rules.IsSpace(before) && !wordPart(after):
			if s.Len() == len("**") && sign == '*' || italics(p, rules.Span{Start: open.End, End: s.Start}) {
				d := rules.Diagnostic{
					Span: open, Message: emphases[s.Len()] + " of Markdown", Related: []rules.Related{{Span: s, Message: "It ends here"}},
					Fix: &rules.Fix{Title: "Remove the marks", Applicability: rules.Safe, Edits: []rules.Edit{{Span: open}, {Span: s}}},
				}
				if s.Len() != len("**") || sign == '_' {
					d.Severity, d.Fix.Applicability = rules.Info, rules.Unsafe // people type them too
				}
				p.Report(d)
			}
			open, opened = rules.Span{}, 0
		case opensEmphasis(sign, s.Len(), before, after):
			open, opened, block = s, sign, b
		default:
			open, opened = rules.Span{}, 0
		}
	}
}

// opensEmphasis reports whether a number of signs between two characters can
// begin emphasis.
func opensEmphasis(sign rune, count int, before, after rune) bool {
	if isQuote(after) && !wordPart(before) {
		return true
	}
	if wordPart(before) || !wordPart(after) || strings.ContainsRune(".,;:!?)]", before) {
		return false
	}
	return sign == '*' && count > 1 || !strings.ContainsRune("@#/&=$£€%*_\\", before) && !rules.IsDigit(after)
}

// italics reports whether a span holds a few words, as italics do, and nothing
// that is multiplied or joined.
func italics(p *rules.Pass, s rules.Span) bool {
	from, to := p.WordsIn(s)
	return from < to && to-from <= italicWords && !strings.ContainsAny(s.In(p.Text), "*_=+/\\")
}

// bullet reports the sign of a list before a paragraph that is no item of one:
// a model makes a list of what it was asked to translate. Lists have several
// items, and notes stand at the foot.
func bullet(p *rules.Pass) {
	only := -1
	for i := range p.Blocks {
		b := &p.Blocks[i]
		at := p.SkipSpaces(b.Start)
		if r := p.After(at); r != '*' && r != '•' || at >= b.End {
			continue
		}
		if only >= 0 {
			return
		}
		only = i
	}
	if only < 1 || only+notesAtFoot >= len(p.Blocks) {
		return
	}
	b := p.Trim(p.Blocks[only].Span)
	mark := rules.Span{Start: b.Start, End: b.Start + len(string(p.After(b.Start)))}
	text := p.SkipSpaces(mark.End)
	from, to := p.BlockWords(only)
	if text == mark.End || to-from < sentenceLeast || !rules.IsUpper(p.After(text)) && !isQuote(p.After(text)) || !strings.ContainsRune(".!?\"”", p.Before(b.End)) {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info, Span: mark, Message: "Sign of a list before a paragraph",
		Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: mark.Start, End: text}, ""),
	})
}

// Notes with an asterisk stand in the last blocks; a sentence has this many words at least.
const (
	notesAtFoot   = 2
	sentenceLeast = 8
)

// divider reports whether a block is the line that Markdown draws between two
// parts: "---", or the dash that a chat copies for it. Rows of asterisks are
// left alone, as papers set them between two parts of a story.
func divider(text string) bool {
	return len(text) >= 3 && (strings.Trim(text, "-") == "" || strings.Trim(text, "_") == "" || text == "⸻")
}

// wordPart reports whether r is a letter or a digit.
func wordPart(r rune) bool { return rules.IsLetter(r) || rules.IsDigit(r) }
