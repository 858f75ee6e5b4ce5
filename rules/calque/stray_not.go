package calque

import "github.com/mtlint/mtlint/rules"

// StrayNot flags the "not" that Russian and its neighbours have in a clause of
// the kind "no matter how hard we try".
var StrayNot = Family.Add(rules.Rule{
	ID:      "stray-not",
	Summary: "“Not” of the source in a clause like “no matter how …”",
	Why: `Where English says “however hard we try”, Russian and its neighbours have a particle that engines take for “not”: ` +
		`“no matter how hard we did not try”, “as if our views did not differ”. The sentence says the opposite.`,
	Examples: []rules.Example{
		{Bad: "No matter how hard the crew did not pull, the anchor held."},
		{Bad: "And as if opposed sometimes their plans did not look, the two must talk."},
		{Good: "No matter how hard the crew pulled, the anchor held. He spoke as if he did not know her, and left."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "mistranslation",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    strayNot,
})

// clauseWords is how many words of the clause are read.
const clauseWords = 20

func strayNot(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	end := -1
	for _, h := range p.OwnPhrases() {
		if h.Start < end || !p.MayComeFrom(h.Phrase.Lang) {
			continue
		}
		between, whole := 1, h.To-h.From > 2 // "no matter how" is sure of itself, "as if" may begin another clause
		if !whole {
			between = 3
			if !begins(p, h.From) && !(h.From > 0 && joiners.Has(p.Words()[h.From-1].Key) && begins(p, h.From-1)) {
				continue
			}
		}
		if s, ok := negated(p, h, between); ok {
			end = s.End
			p.Reportf(s, "“%s” says the opposite of what is meant, if the source has no “not”", s.In(p.Text))
		}
	}
}

// negated gives the clause from a lead to its negated verb, where a comma ends
// it and as many words as given stand between the two.
func negated(p *rules.Pass, lead rules.Hit, between int) (rules.Span, bool) {
	words := p.Words()
	for i := lead.To; i < min(lead.To+clauseWords, len(words)-2) && next(p, i-1); i++ {
		if i-lead.To < between || !helpers.Has(words[i].Key) || words[i+1].Key != keyNot || !next(p, i) || !next(p, i+1) {
			continue
		}
		for j := i + 2; j < min(i+2+clauseWords, len(words)); j++ {
			if p.After(words[j].End) == ',' {
				return rules.Span{Start: lead.Start, End: words[i+2].End}, true
			}
			if !next(p, j) {
				break
			}
		}
		return rules.Span{}, false
	}
	return rules.Span{}, false
}

var (
	helpers = rules.KeysOf("did", "do", "does")
	joiners = rules.KeysOf("and", "but", "yet", "so", "for", "because", "although")
	keyNot  = rules.Key("not")
)
