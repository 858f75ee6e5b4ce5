package boilerplate

import "github.com/mtlint/mtlint/rules"

// Related flags a pointer to another article among the story.
var Related = Family.Add(rules.Rule{
	ID:      "related",
	Summary: "Pointer to another article among the story",
	Why:     `Links to other articles stand between the paragraphs of a page: “Read also: …”. Without the link they are sentences without a place in the story, and their headlines belong to other news.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nRead also: Bridge to close for a week",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nRelated party transactions rose by a tenth."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    related,
})

func related(p *rules.Pass) {
	lines(p, "boilerplate/related", "Pointer to another article, not part of the story", rules.Safe)
}
