package boilerplate

import "github.com/mtlint/mtlint/rules"

// Paywall flags the notice of a pay wall among the story.
var Paywall = Family.Add(rules.Rule{
	ID:      "paywall",
	Summary: "Notice of a pay wall among the story",
	Why:     `Where a page asks for money or a login, its notice stands in the middle of the article: “To continue reading, log in”. It also says that the rest of the story may be missing.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nAlready a subscriber? Log in",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nAlready a third of the seats are sold."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    paywall,
})

func paywall(p *rules.Pass) {
	lines(p, "boilerplate/paywall", "Notice of a pay wall, not part of the story", rules.Safe)
}
