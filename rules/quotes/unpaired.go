package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Unpaired flags a quotation mark without its partner.
var Unpaired = Family.Add(rules.Rule{
	ID:      "unpaired",
	Summary: "Quotation opened and never closed, or closed and never opened",
	Why: `Engines lose one mark of a pair when they cut a long speech into sentences. The reader cannot tell where
the speaker ends and the reporter begins.`,
	Examples: []rules.Example{
		{Bad: "“We have no choice, he said.", Good: "“We have no choice,” he said."},
		{Bad: "The policy of “open doors was the answer of the club."},
		{Good: "The plank is 12\" wide and 5' long, the ’90s model “longer”."},
		{Good: "“First paragraph of the speech.\n\n“Second paragraph of the speech.”"},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Unpaired,
	Check:    unpaired,
})

func unpaired(p *rules.Pass) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if q.Closed() || q.Continues {
			continue
		}
		d := rules.Diagnostic{Span: q.Open}
		if q.OpenMark == 0 {
			d.Span, d.Message = q.Close, fmt.Sprintf("Quotation closed with %s was never opened", q.Close.In(p.Text))
		} else {
			d.Message = fmt.Sprintf("Quotation opened with %s is never closed", q.Open.In(p.Text))
			d.Fix = closing(p, q)
		}
		if d.Fix == nil && !attributed(p, q.Close.Start) || q.Single {
			d.Severity = rules.Info // people lose a mark as often as engines, and a single one may be an apostrophe
		}
		p.Report(d)
	}
}

// closing gives the fix that closes a quotation before its attribution, where
// the block has one place for it: “We have no choice, he said.
func closing(p *rules.Pass, q *rules.Quotation) *rules.Fix {
	at, found := 0, 0
	commas := p.MarksOf(rules.Comma)
	for _, i := range commas[firstBehind(p, commas, q.Open.End):] {
		m := p.Marks()[i]
		if m.Start >= q.Close.Start {
			break
		}
		if by, ok := p.Attribution(m.End); ok && by.Start == p.SkipSpaces(m.End) && ends(p, by, p.Blocks[q.Block].End) {
			at = m.End
			found++
		}
	}
	if found != 1 {
		return nil
	}
	mark := wanted(p, q).Close
	return rules.Replace(rules.Unsafe, "Close the quotation before the attribution", rules.Span{Start: at, End: at}, mark)
}

// ends reports whether an attribution ends its sentence, so that it can only
// close the quotation, as “he said” and “said the captain” do.
func ends(p *rules.Pass, by rules.Attribution, end int) bool {
	if by.Words > 3 {
		return false
	}
	most := 0
	if by.Inverted {
		most = 6 // the name behind the verb
	}
	i := p.MarkAt(by.End)
	if i == len(p.Marks()) || p.Marks()[i].Start >= end {
		return p.WordAt(end)-p.WordAt(by.End) <= most
	}
	m := p.Marks()[i]
	return m.Class == rules.Stop && int(m.Next)-p.WordAt(by.End) <= most
}

// firstBehind gives the first of the marks that begins at or behind a byte offset.
func firstBehind(p *rules.Pass, marks []int32, offset int) int {
	lo, hi := 0, len(marks)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if p.Marks()[marks[mid]].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
