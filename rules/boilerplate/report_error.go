package boilerplate

import "github.com/mtlint/mtlint/rules"

// ReportError flags a request to report errors among the story.
var ReportError = Family.Add(rules.Rule{
	ID:      "report-error",
	Summary: "Request to report errors among the story",
	Why:     `Pages ask their readers to report mistakes: “Found a mistake? Select it and press Ctrl+Enter”. The request is no part of the story, and its keys do nothing in the translation.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nFound a mistake? Select it and press Ctrl+Enter",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nFound guilty of a mistake, the captain left the company."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    reportError,
})

func reportError(p *rules.Pass) {
	lines(p, "boilerplate/report-error", "Request to report errors on the page, not part of the story", rules.Safe)
}
