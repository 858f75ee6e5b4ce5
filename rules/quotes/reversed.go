package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Reversed flags a closing mark that opens a quotation, or an opening mark that closes one.
var Reversed = Family.Add(rules.Rule{
	ID:      "reversed",
	Summary: "Quotation mark turned the wrong way",
	Why: `Tools that turn plain marks into curly ones look at the spaces, which the engine has moved. A mark that
points the wrong way makes the reader look for the other end of the quotation.`,
	Examples: []rules.Example{
		{Bad: "The coach said: ”Last year was hard.”", Good: "The coach said: “Last year was hard.”"},
		{Bad: "“Last year was hard,“ the coach said.", Good: "“Last year was hard,” the coach said."},
		{Good: "“Last year was hard,” the coach said."},
		{Good: "Han sade: ”Det var svårt.”", Target: "sv"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.OddMarks,
	Check:    checkReversed,
})

func checkReversed(p *rules.Pass) {
	checkMarks(p, reversedMarks, func(q *rules.Quotation, want lang.Pair) {
		message := fmt.Sprintf("Quotation opened with the closing mark %s", q.Open.In(p.Text))
		if opens(p, q.Open.In(p.Text)) {
			message = fmt.Sprintf("Quotation closed with the opening mark %s", q.Close.In(p.Text))
		}
		d := wrongMarks(p, q, want, "Turn the quotation mark round", message)
		if opens(p, q.Open.In(p.Text)) && p.SkipSpacesBack(q.Close.Start) < q.Close.Start {
			human(&d) // “Yes. “: typing programs turn the mark behind a space
		}
		if !opens(p, q.Open.In(p.Text)) && d.Fix != nil && p.Before(p.SkipSpacesBack(q.Open.Start)) == ':' && p.Before(q.Open.Start) == ' ' {
			d.Slip = rules.NoSlip // said: ”Yes.”: behind a space, no typing program sets a closing mark
		}
		p.Report(d)
	})
}
