package boilerplate

import "github.com/mtlint/mtlint/rules"

// Advert flags the label of an advertisement among the story.
var Advert = Family.Add(rules.Rule{
	ID:      "advert",
	Summary: "Advertising label or advertisement among the story",
	Why:     `The labels over advertisements are text to a crawler: “Advertisement”, “Continue reading after the ad”. What they announced is gone.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nAdvertisement\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nAdvertisements on board bring in a third of the money."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    advert,
})

func advert(p *rules.Pass) {
	lines(p, "boilerplate/advert", "Advertising label of the page, not part of the story", rules.Safe)
}
