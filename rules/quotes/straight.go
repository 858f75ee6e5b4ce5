package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Straight flags straight quotation marks where the press of the language
// prints its own. It speaks once an article.
var Straight = Family.Add(rules.Rule{
	ID:      "straight",
	Summary: "Straight quotation marks where the language has its own",
	Why: `Engines write the marks of a keyboard, and the press of many languages prints „…“ or «…».
The article looks unlike all others on the page.`,
	Examples: []rules.Example{
		{Bad: "Der Rat sprach von einem \"Versehen\" und ging.", Good: "Der Rat sprach von einem „Versehen“ und ging.", Target: "de"},
		{Good: "Der Rat sprach von einem „Versehen“ und ging.", Target: "de"},
		{Good: "The council spoke of a \"mistake\" and left."},
	},
	Severity: rules.Info,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.Quoted,
	Check:    checkStraight,
})

func checkStraight(p *rules.Pass) {
	if p.Conventions().Straight {
		return
	}
	if s := quotations(p, isStraight); len(s) > 0 {
		p.Report(restyled(p, s, rules.Safe, "Straight quotation marks"))
	}
}

// isStraight reports whether a quotation has straight double marks, and isCurly
// whether it has other double marks of the language.
func isStraight(q *rules.Quotation) bool {
	return q.Closed() && !q.Single && q.OpenMark == '"' && q.CloseMark == '"'
}

func isCurly(p *rules.Pass, q *rules.Quotation) bool {
	return q.Closed() && !q.Single && q.OpenMark != '"' && q.CloseMark != '"' && p.UsualMarks(q)
}

// quotations gives those of the article that are of a kind.
func quotations(p *rules.Pass, of func(*rules.Quotation) bool) (found []*rules.Quotation) {
	quotes := p.Quotes()
	for i := range quotes {
		if of(&quotes[i]) {
			found = append(found, &quotes[i])
		}
	}
	return found
}

// restyled gives one diagnostic for quotations that should have the marks of
// the article, at the first of them.
func restyled(p *rules.Pass, quotes []*rules.Quotation, grade rules.Applicability, message string) rules.Diagnostic {
	d := rules.Diagnostic{
		Span:    quotes[0].Open,
		Message: message,
		Fix:     &rules.Fix{Title: "Use the quotation marks of the article", Applicability: grade},
	}
	switch n := len(quotes) - 1; n {
	case 0:
	case 1:
		d.Message = message + ", here and in one more quotation"
	default:
		d.Message = fmt.Sprintf("%s, here and in %d more quotations", message, n)
	}
	for _, q := range quotes {
		d.Fix.Edits = restyle(p, q, p.Style().Pair(q.Depth), d.Fix.Edits)
	}
	if len(d.Fix.Edits) == 0 {
		d.Fix = nil
	}
	return d
}
