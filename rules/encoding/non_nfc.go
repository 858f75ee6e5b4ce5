package encoding

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/mtlint/mtlint/rules"
)

// NonNFC flags letters that are written as a letter and an accent of its own.
var NonNFC = Family.Add(rules.Rule{
	ID:      "non-nfc",
	Summary: "Letter and accent written as two characters",
	Why: `Files from some systems and from PDF write é as e and an accent (Unicode annex 15). It looks the same, and searches,
name lists and comparisons with the source do not find it.`,
	Examples: []rules.Example{
		{Bad: "The cafe\u0301 reopened.", Good: "The café reopened."},
		{Good: "The café reopened, and Russians stress \u0437\u0430\u0301\u043c\u043e\u043a."},
	},
	Severity: rules.Info,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.OddForms,
	Check:    nonNFC,
})

// apart is how many words are reported one by one; where there are more, the
// whole article was written that way, and that is one fault.
const apart = 8

func nonNFC(p *rules.Pass) {
	edits := decomposed(p)
	if len(edits) > apart {
		p.Report(rules.Diagnostic{
			Span:    edits[0].Span,
			Message: fmt.Sprintf("Accents of %d words are characters of their own", len(edits)),
			Fix:     &rules.Fix{Title: "Join letters and accents", Applicability: rules.Safe, Edits: edits},
		})
		return
	}
	for _, e := range edits {
		p.Report(rules.Diagnostic{
			Span:    e.Span,
			Message: "Accents of " + e.New + " are characters of their own",
			Fix:     rules.Replace(rules.Safe, "Join letters and accents", e.Span, e.New),
		})
	}
}

// decomposed gives the words with an accent that can be joined to its letter,
// in the order of the text, and how they are written then.
func decomposed(p *rules.Pass) (edits []rules.Edit) {
	// The accents U+0300 to U+036F begin with one of these bytes, which begin
	// nothing else in UTF-8: most texts have none, and finding that out is cheap.
	for _, lead := range []byte{0xcc, 0xcd} {
		for at := 0; ; {
			i := strings.IndexByte(p.Text[at:], lead)
			if i < 0 {
				break
			}
			at += i + 1
			w := p.WordAt(at) - 1
			if w < 0 || p.Words()[w].End < at {
				continue
			}
			s := p.Words()[w].Span
			at = s.End
			if lead == 0xcd && strings.IndexByte(s.In(p.Text), 0xcc) >= 0 {
				continue // found by the other byte
			}
			if composed := norm.NFC.String(s.In(p.Text)); composed != s.In(p.Text) {
				edits = append(edits, rules.Edit{Span: s, New: composed})
			}
		}
	}
	slices.SortFunc(edits, func(a, b rules.Edit) int { return a.Span.Start - b.Span.Start })
	return edits
}
