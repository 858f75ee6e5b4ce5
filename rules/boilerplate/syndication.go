package boilerplate

import "github.com/mtlint/mtlint/rules"

// Syndication flags a note about where the text was taken from.
var Syndication = Family.Add(rules.Rule{
	ID:      "syndication",
	Summary: "Note about where the text was taken from among the story",
	Why:     `Feeds and plug-ins add a line to what they copy: “The post … appeared first on …”, “This article was translated automatically”.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nThe post Ferry returns to service appeared first on Harbour Post",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nThe post office on the island stays closed."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    syndication,
})

func syndication(p *rules.Pass) {
	lines(p, "boilerplate/syndication", "Note of a feed or a plug-in, not part of the story", rules.Safe)
}
