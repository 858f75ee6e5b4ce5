package name

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// TwoNames flags the other name of a town, a club or a paper in an article that
// has both.
var TwoNames = Family.Add(rules.Rule{
	ID:      "two-names",
	Summary: "One town, club or paper under two names",
	Why: `A town has a name in each of its languages, and the name of a club or a paper may be a word: an engine takes now the one and now the other, or translates it once.
The reader takes Kharkov and Kharkiv, Zenit and Zenith for two.`,
	Examples: []rules.Example{
		{Bad: "Storm over Kharkiv\n\nTrams stood still in Kharkov for an hour."},
		{Bad: "Spartak buys a keeper\n\nThe fans of Spartacus were glad, Spartak said."},
		{Good: "Storm over Kharkov\n\nTrams stood still in Kharkov for an hour. Spartacus was a gladiator."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "inconsistent-spelling",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    twoNames,
})

// twoNames looks for a phrase whose replacement is another phrase of the article.
// The names to write stand in the packs as phrases without a replacement.
func twoNames(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	hits := p.OwnPhrases()
	end := -1
	for _, h := range hits {
		if h.Phrase.Replace == "" || h.Start < end {
			continue
		}
		if slices.ContainsFunc(hits, func(other rules.Hit) bool { return other.Phrase.Text == h.Phrase.Replace }) {
			end = h.End
			p.Reportf(h.Span, "“%s” is “%s” elsewhere", h.In(p.Text), h.Phrase.Replace)
		}
	}
}
