package quotes

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// StraightMixed flags an article that has straight quotation marks beside
// those of its language. It speaks once an article.
var StraightMixed = Family.Add(rules.Rule{
	ID:      "straight-mixed",
	Summary: "Straight and curly quotation marks in one article",
	Why: `Engines copy the marks of one sentence and write their own in the next, and pages join pieces of several sources.
Readers do not see it at once; a newsroom's style does.`,
	Examples: []rules.Example{
		{
			Bad:  "They spoke of “friends” and “guests”. The mayor spoke of \"strangers\".",
			Good: "They spoke of “friends” and “guests”. The mayor spoke of “strangers”.",
		},
		{Good: "They spoke of \"friends\" and \"guests\"."},
		{Good: "Er sprach von „Gästen“ und „Freunden“.", Target: "de"},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "inconsistent",
	Since:    "0.1.0",
	Needs:    rules.TwoStyles,
	Check:    straightMixed,
})

func straightMixed(p *rules.Pass) {
	if !p.Conventions().Straight {
		return // quotes/straight speaks of it
	}
	curly := quotations(p, func(q *rules.Quotation) bool { return isCurly(p, q) })
	if len(curly) == 0 {
		return
	}
	straight := quotations(p, isStraight)
	if len(straight) == 0 {
		return
	}
	if p.Style().Outer.Open == `"` {
		p.Report(restyled(p, curly, rules.Unsafe, fmt.Sprintf("%s beside straight marks", curly[0].Open.In(p.Text))))
		return
	}
	p.Report(restyled(p, straight, rules.Unsafe, fmt.Sprintf("Straight marks beside %s", curly[0].Open.In(p.Text))))
}
