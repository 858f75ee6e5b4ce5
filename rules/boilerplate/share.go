package boilerplate

import "github.com/mtlint/mtlint/rules"

// Share flags the share buttons of the page among the story.
var Share = Family.Add(rules.Rule{
	ID:      "share",
	Summary: "Share buttons of the page among the story",
	Why:     `The labels of the buttons beside an article are text to a crawler: “Share on Facebook”, “Copy link”, a line of network names.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nShare on Facebook\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nShare prices of the ferry company rose by a tenth."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Check:    share,
})

func share(p *rules.Pass) {
	lines(p, "boilerplate/share", "Share buttons of the page, not part of the story", rules.Safe)
}
