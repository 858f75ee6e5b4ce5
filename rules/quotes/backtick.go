package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Backtick flags quotation marks that are typed from two other marks.
var Backtick = Family.Add(rules.Rule{
	ID:      "backtick",
	Summary: "Quotation marks typed as ``…'', ,,…'' or `…'",
	Why: `Tokenisers and old wire systems write ` + "``" + ` and '' for quotation marks, Polish and Czech typists write ,, for „.
Left in the text they look like a broken font.`,
	Examples: []rules.Example{
		{Bad: "He called it ``a new start'' for the port.", Good: "He called it “a new start” for the port."},
		{Bad: "He called it ,,a new start'' for the port.", Good: "He called it “a new start” for the port."},
		{Good: "He called it ‘a new start’ for the port."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.OddMarks,
	Check:    backtick,
})

func backtick(p *rules.Pass) {
	checkMarks(p, typedMarks, func(q *rules.Quotation, want lang.Pair) {
		d := wrongMarks(p, q, want, "Use quotation marks",
			fmt.Sprintf("Quotation marks typed as %s…%s", q.Open.In(p.Text), q.Close.In(p.Text)))
		if q.Open.Len() == 1 && q.Close.Len() == 1 {
			d.Slip = rules.IsSlip // `yes': the key beside the right one
		}
		p.Report(d)
	})
}
