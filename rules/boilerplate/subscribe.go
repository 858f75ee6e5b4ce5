package boilerplate

import "github.com/mtlint/mtlint/rules"

// Subscribe flags a call to subscribe or follow among the story.
var Subscribe = Family.Add(rules.Rule{
	ID:      "subscribe",
	Summary: "Call to subscribe or follow among the story",
	Why:     `Pages put a call to their newsletter, channel or app between or under the paragraphs: “Subscribe to our Telegram channel”. Translated with the article, it reads as if the story said it.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nSubscribe to our Telegram channel",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nSubscribers to the ferry pass get their money back."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    subscribe,
})

func subscribe(p *rules.Pass) {
	lines(p, "boilerplate/subscribe", "Call to subscribe or follow, not part of the story", rules.Safe)
}
