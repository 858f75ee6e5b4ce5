package encoding

import (
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// ReplacementChar flags the character that stands where another was lost.
var ReplacementChar = Family.Add(rules.Rule{
	ID:      "replacement-char",
	Summary: "Character lost and replaced by �",
	Why: `A program met bytes that it could not read and wrote � in their place. What stood there is gone: mostly a quotation
mark or an accented letter, and only the source can tell which.`,
	Examples: []rules.Example{
		{Bad: "The mayor said: �We open in May.�"},
		{Good: "The mayor said: “We open in May.”"},
	},
	Severity: rules.Error,
	Fix:      rules.Unsafe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.BadText) | rules.SpaceMissing,
	Check:    replacementChar,
})

func replacementChar(p *rules.Pass) {
	badText(p, func(s rules.Span) {
		if n := s.Len() / len("\ufffd"); n > 1 {
			p.Reportf(s, "%d characters are lost: %s", n, clip(s.In(p.Text)))
			return
		}
		p.Reportf(s, "A character is lost: �")
	}, true)
	if p.Target.Base() == "en" {
		questionMarks(p)
	}
}

// bytesOfMark is how many bytes an apostrophe has in UTF-8.
const bytesOfMark = 3

// questionMarks reports the question mark that programs write for an
// apostrophe they do not know: “the mayor?s wife doesn?t sail”.
func questionMarks(p *rules.Pass) {
	words := p.Words()
	for _, i := range p.MarksOf(rules.Question) {
		m := p.Marks()[i]
		next := int(m.Next)
		if m.Rune == '?' && p.After(m.End) == '?' {
			continue // the last of a row is read
		}
		for n := 1; n < bytesOfMark && m.Rune == '?' && p.Before(m.Start) == '?'; n++ {
			m.Start-- // “the mayor???s wife”: one for each byte
		}
		if m.Rune != '?' || next == 0 || next == len(words) || words[next-1].End != m.Start || words[next].Start != m.End || words[next-1].HasDigit {
			continue
		}
		if after := p.After(words[next].End); !rules.IsClitic(p.Before(m.Start), words[next].In(p.Text)) || !rules.IsSpace(after) && after != '.' && after != ',' {
			continue
		}
		s := rules.Span{Start: words[next-1].Start, End: words[next].End}
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: "An apostrophe is lost: " + clip(s.In(p.Text)),
			Fix:     rules.Replace(rules.Unsafe, "Write the apostrophe", m.Span, p.Style().Apostrophe),
		})
	}
}

// badText gives report each unbroken row of U+FFFD, or of bytes that are no UTF-8.
func badText(p *rules.Pass, report func(rules.Span), replaced bool) {
	row := rules.Span{}
	for _, i := range p.MarksOf(rules.BadText) {
		m := p.Marks()[i]
		if (m.Len() == utf8.RuneLen(utf8.RuneError)) != replaced {
			continue
		}
		if row.End == m.Start && !row.Empty() && (replaced || row.Len() < 8) {
			row.End = m.End
			continue
		}
		if !row.Empty() {
			report(row)
		}
		row = m.Span
	}
	if !row.Empty() {
		report(row)
	}
}
