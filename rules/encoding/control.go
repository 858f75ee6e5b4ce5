package encoding

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/mtlint/mtlint/rules"
)

// Control flags control characters.
var Control = Family.Add(rules.Rule{
	ID:      "control",
	Summary: "Control character in the text",
	Why: `Old programs marked line ends, hyphens and fields with control characters, and text in Windows-1252 that is read as
Latin-1 has them for its quotation marks. Nobody sees them, and search, feeds and XML break on them.`,
	Examples: []rules.Example{
		{Bad: "The port\u0092s owner said\a no.", Good: "The port’s owner said no."},
		{Good: "The port’s owner\tsaid no."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Control, rules.OtherMark, rules.SpaceRun),
	Check:    control,
})

func control(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Control) {
		m := p.Marks()[i]
		d := rules.Diagnostic{Span: m.Span, Message: fmt.Sprintf("Control character U+%04X", m.Rune)}
		switch stands := meaning(m.Rune); {
		case stands != "":
			d.Message = fmt.Sprintf("Control character U+%04X stands for %s", m.Rune, stands)
			d.Fix = rules.Replace(rules.Safe, "Put "+stands+" in its place", m.Span, stands)
		case m.Rune == optionalHyphen && joinsWord(p, m.Span):
			d.Message += " within a word"
			d.Fix = rules.Replace(rules.Safe, "Remove the control character", m.Span, "")
		case parting(m.Rune) && !rules.IsSpace(p.Before(m.Start)) && !rules.IsSpace(p.After(m.End)):
			d.Message += " between two words"
			d.Fix = rules.Replace(rules.Safe, "Put a space in its place", m.Span, " ")
			if m.Rune == optionalHyphen && !partsWords(p, m.Span) {
				d.Fix.Applicability = rules.Unsafe
			}
		case m.Rune >= 0x80:
			d.Fix = rules.Replace(rules.Unsafe, "Remove the control character", m.Span, "")
		default:
			d.Fix = rules.Replace(rules.Safe, "Remove the control character", removal(p, m.Span), "")
		}
		p.Report(d)
	}
	privateUse(p)
	separators(p)
}

// parting reports whether a control parts lines, columns, pages or fields.
func parting(r rune) bool { return r == '\v' || r == '\f' || r >= 0x1c && r <= 0x1f && r != 0x1e }

// optionalHyphen is where old Word files have the hyphen that shows at the end of
// a line alone; others part fields with it.
const optionalHyphen = 0x1f

// joinsWord reports whether the pieces on both sides of s are one word of English,
// or are no words and make one that stands elsewhere in the text.
func joinsWord(p *rules.Pass, s rules.Span) bool {
	left, right, ok := beside(p, s)
	if !ok || partsWords(p, s) {
		return false
	}
	whole := left.In(p.Text) + right.In(p.Text)
	return right.Case == rules.Lower && (rules.EverydayEnglish().Has(rules.Key(whole)) || elsewhere(p, left, whole) || !english(left.In(p.Text)) && !english(right.In(p.Text)) && (left.Len() < leastWord || right.Len() < leastWord))
}

// leastWord is how long a word is that news may have and no list has, in bytes.
const leastWord = 3

// partsWords reports whether s stands between two whole words of English.
func partsWords(p *rules.Pass, s rules.Span) bool {
	left, right, ok := beside(p, s)
	if !ok {
		return true
	}
	return right.Case != rules.Lower || rules.EverydayEnglish().Has(left.Key) && rules.EverydayEnglish().Has(right.Key)
}

// beside gives the words that touch s on its two sides.
func beside(p *rules.Pass, s rules.Span) (left, right rules.Word, ok bool) {
	i := p.WordAt(s.End)
	if i == 0 || i == len(p.Words()) {
		return left, right, false
	}
	left, right = p.Words()[i-1], p.Words()[i]
	return left, right, left.End == s.Start && right.Start == s.End && asciiLetters(left.In(p.Text)) && asciiLetters(right.In(p.Text))
}

// privateUse reports characters that a font alone gives a shape, such as the
// icons of a page and the bullets of Word files, and the marks of annotations.
func privateUse(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.OtherMark) {
		m := p.Marks()[i]
		if !(m.Rune >= 0xe000 && m.Rune <= 0xf8ff && m.Rune != apple || m.Rune >= 0xfff9 && m.Rune <= 0xfffb) {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: fmt.Sprintf("Character without a meaning of its own (U+%04X)", m.Rune),
			Fix:     rules.Replace(rules.Safe, "Remove the character", removal(p, m.Span), ""),
		})
	}
}

// apple is where the fonts of one maker have its logo.
const apple = 0xf8ff

// separators reports the line and paragraph separators of Unicode, which plain
// text has no use for.
func separators(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.SpaceRun) {
		m := p.Marks()[i]
		if m.Rune != 0x2028 && m.Rune != 0x2029 {
			continue
		}
		space := " "
		if b := p.Blocks[p.BlockAt(m.Start)]; m.Start <= b.Start || m.End >= b.End {
			space = ""
		}
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: fmt.Sprintf("Separator of lines within a line (U+%04X)", m.Rune),
			Fix:     rules.Replace(rules.Safe, "Put a space in its place", m.Span, space),
		})
	}
}

// meaning gives the character that a control stands for, if any: those of
// Windows-1252, and the no-break hyphen of old Word files.
func meaning(r rune) string {
	switch {
	case r == 0x1e:
		return "-"
	case r >= 0x80:
		if c := charmap.Windows1252.DecodeByte(byte(r & 0xff)); c > 0x9f && c != utf8.RuneError {
			return string(c)
		}
	}
	return ""
}

// removal gives what to take out so that no two spaces meet where s stood.
func removal(p *rules.Pass, s rules.Span) rules.Span {
	if p.Before(s.Start) == ' ' && p.After(s.End) == ' ' {
		s.End++
	}
	return s
}
