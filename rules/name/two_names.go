package name

import (
	"strings"

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

// twoNames looks for a phrase whose other name the article has as well; the packs
// have the names that it may be with a bar between.
func twoNames(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	end, looks := -1, 0
	for _, h := range p.OwnPhrases() {
		if h.Start < end || looks == looksMost {
			continue
		}
		looks++
		for name := range strings.SplitSeq(h.Phrase.Replace, "|") {
			if elsewhere(p, h.Span, name) {
				end = h.End
				p.Reportf(h.Span, "“%s” is “%s” elsewhere", h.In(p.Text), name)
				break
			}
		}
	}
}

// elsewhere reports whether a name stands in the text as words of its own, outside a span.
func elsewhere(p *rules.Pass, s rules.Span, name string) bool {
	for from := 0; ; {
		n := strings.Index(p.Text[from:], name)
		if n < 0 {
			return false
		}
		at := from + n
		from = at + len(name)
		if found := (rules.Span{Start: at, End: from}); !found.Overlaps(s) && !rules.IsLetter(p.Before(at)) && !rules.IsLetter(p.After(from)) {
			return true
		}
	}
}
