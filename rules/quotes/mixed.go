package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Mixed flags a quotation that opens in one style and closes in another.
var Mixed = Family.Add(rules.Rule{
	ID:      "mixed",
	Summary: "Quotation opened in one style and closed in another",
	Why:     `Engines translate the opening « and copy the closing », or put a plain mark where a curly one was.`,
	Examples: []rules.Example{
		{Bad: "“In the worst case»", Good: "“In the worst case”"},
		{Bad: "They spoke of a \"working visit” on Friday.", Good: "They spoke of a \"working visit\" on Friday."},
		{Good: "They spoke of a “working visit” on Friday, and of \"friends\"."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.OddMarks,
	Check:    checkMixed,
})

func checkMixed(p *rules.Pass) {
	checkMarks(p, mixedMarks, func(q *rules.Quotation, want lang.Pair) {
		d := wrongMarks(p, q, want, "Close the quotation as it was opened",
			fmt.Sprintf("Quotation opened with %s closes with %s", q.Open.In(p.Text), q.Close.In(p.Text)))
		if used(p, q.CloseMark) && q.Single == singleMark(q.CloseMark) {
			human(&d) // "Yes”
		}
		if plainMark(q.OpenMark) && plainMark(q.CloseMark) {
			d.Slip = rules.IsSlip // "Yes'
		}
		p.Report(d)
	})
}
