package boilerplate

import "github.com/mtlint/mtlint/rules"

// Cookie flags a consent or technical notice of the page among the story.
var Cookie = Family.Add(rules.Rule{
	ID:      "cookie",
	Summary: "Consent notice of the page among the story",
	Why:     `The consent banner and the notice that scripts are off are the first text of many pages, and the engine translates them with the article.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThis website uses cookies.\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nCookies were handed out to the first passengers."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    cookie,
})

func cookie(p *rules.Pass) {
	lines(p, "boilerplate/cookie", "Consent or technical notice of the page, not part of the story", rules.Safe)
}
