package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Foreign flags quotation marks that the target language does not use.
var Foreign = Family.Add(rules.Rule{
	ID:      "foreign",
	Summary: "Quotation marks of another language",
	Why: `Engines copy « », „ “ or 「 」 as they stand in the source. The reader stumbles over marks that the
language of the article does not have.`,
	Examples: []rules.Example{
		{Bad: "The ministry called it «a misunderstanding» on Monday.", Good: "The ministry called it “a misunderstanding” on Monday."},
		{Good: "The ministry called it “a misunderstanding” on Monday."},
		{Good: "Das Ministerium sprach von einem „Versehen“.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.OddMarks,
	Check:    checkForeign,
})

func checkForeign(p *rules.Pass) {
	checkMarks(p, foreignMarks, func(q *rules.Quotation, want lang.Pair) {
		d := wrongMarks(p, q, want, "Use the quotation marks of the article",
			fmt.Sprintf("Quotation marks of another language: %s…%s for %s…%s", q.Open.In(p.Text), q.Close.In(p.Text), want.Open, want.Close))
		if aroundName(p, q) {
			d.Slip = rules.IsSlip
		}
		if q.Depth > 0 && d.Fix != nil && q.Closed() {
			d.Fix.Applicability = rules.Safe // «… «word»»: the inner marks are single
		}
		if want.Open != "" && d.Fix != nil && q.Depth == 0 && (q.OpenMark == '‹' || q.OpenMark == '›') && p.BlockAt(q.Open.Start) == p.BlockAt(q.Close.Start) {
			d.Fix.Applicability = rules.Safe // the article quotes nothing else in single marks
		}
		p.Report(d)
	})
}

// aroundName reports whether a quotation is a word or two with both marks of
// another language around them, as translators leave them around a name.
func aroundName(p *rules.Pass, q *rules.Quotation) bool {
	if !(q.OpenMark == '„' && q.CloseMark == '“' || q.OpenMark == '«' && q.CloseMark == '»') {
		return false
	}
	from, to := p.WordsIn(rules.Span{Start: q.Open.End, End: q.Close.Start})
	return to-from <= 2
}
