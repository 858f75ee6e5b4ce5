package boilerplate

import "github.com/mtlint/mtlint/rules"

// ReadingTime flags a reading time, a counter or a page tool among the story.
var ReadingTime = Family.Add(rules.Rule{
	ID:      "reading-time",
	Summary: "Reading time, counter or page tool among the story",
	Why:     `Counters and tools stand around the headline of a page: “4 min read”, “12 views”, “Print this page”. They say nothing about the news.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\n4 min read\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nViews of the harbour draw 12 ships of tourists a week."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    readingTime,
})

func readingTime(p *rules.Pass) {
	lines(p, "boilerplate/reading-time", "Reading time or counter of the page, not part of the story", rules.Safe)
}
