package boilerplate

import "github.com/mtlint/mtlint/rules"

// Navigation flags a menu, a breadcrumb or a tag line among the story.
var Navigation = Family.Add(rules.Rule{
	ID:      "navigation",
	Summary: "Menu, breadcrumb or tag line among the story",
	Why:     `Menus, breadcrumbs and tag lines surround an article: “Home » News »”, “Back to top”, “Tags: ferry, harbour”. A crawler that takes the page for the article sends them to the engine as well.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nBack to top",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nBack to back sailings will run until May."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Check:    navigation,
})

func navigation(p *rules.Pass) {
	lines(p, "boilerplate/navigation", "Navigation of the page, not part of the story", rules.Safe)
}
