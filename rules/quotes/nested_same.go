package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// NestedSame flags a quotation that stands inside another with the same marks.
var NestedSame = Family.Add(rules.Rule{
	ID:      "nested-same",
	Summary: "Quotation inside a quotation with the same marks",
	Why: `Russian sets « » inside « », and engines turn all of them into the same English marks. The reader takes
the inner closing mark for the end of the speech.`,
	Examples: []rules.Example{
		{Bad: "“Everybody spoke of a “leak” at once,” she said.", Good: "“Everybody spoke of a ‘leak’ at once,” she said."},
		{Good: "“Everybody spoke of a ‘leak’ at once,” she said."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.Nested,
	Check:    nestedSame,
})

func nestedSame(p *rules.Pass) {
	quotes := p.Quotes()
	var open []int // the quotations around the one at hand
	for i := range quotes {
		q := &quotes[i]
		for len(open) > 0 && quotes[open[len(open)-1]].Close.Start <= q.Open.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && q.Closed() && q.OpenMark != '\'' {
			inside(p, &quotes[open[len(open)-1]], q)
		}
		if q.OpenMark != 0 {
			open = append(open, i)
		}
	}
}

// inside reports a quotation whose marks are those of the one around it.
func inside(p *rules.Pass, outer, q *rules.Quotation) {
	if doubled(outer, q) {
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: outer.Open.Start, End: q.Open.End},
			Related: []rules.Related{{Span: rules.Span{Start: q.Close.Start, End: outer.Close.End}, Message: "the closing marks"}},
			Message: "Quotation marks doubled",
			Fix: &rules.Fix{Title: "Take out the second pair", Applicability: rules.Safe, Edits: []rules.Edit{
				{Span: q.Open}, {Span: q.Close},
			}},
		})
		return
	}
	pair := p.Style().Pair(q.Depth)
	if !outer.Closed() || outer.OpenMark != q.OpenMark || !used(p, q.OpenMark) || q.OpenMark == '"' && q.Close.End != outer.Close.Start || pair.Open == q.Open.In(p.Text) {
		return
	}
	d := rules.Diagnostic{
		Span:    q.Open,
		Related: []rules.Related{{Span: q.Close, Message: "the closing mark"}},
		Message: fmt.Sprintf("Quotation inside %s…%s has the same marks", outer.Open.In(p.Text), outer.Close.In(p.Text)),
		Fix:     remark(p, q, pair, rules.Unsafe, "Use the inner quotation marks"),
	}
	if q.OpenMark == '"' {
		d.Slip = rules.IsSlip
	}
	if p.Conventions().DashBehind {
		d.Severity = rules.Info // the press of Moscow and Kyiv writes «… «…»» as well
	}
	p.Report(d)
}

// doubled reports whether both marks of a quotation touch the same marks of
// the one around it: ““word””, as tables write them.
func doubled(outer, q *rules.Quotation) bool {
	return outer.OpenMark == q.OpenMark && outer.CloseMark == q.CloseMark && outer.Open.End == q.Open.Start && q.Close.End == outer.Close.Start
}
