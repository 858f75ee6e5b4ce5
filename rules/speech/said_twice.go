package speech

import "github.com/mtlint/mtlint/rules"

// SaidTwice flags words that say who spoke before a quotation and behind it.
var SaidTwice = Family.Add(rules.Rule{
	ID:      "said-twice",
	Summary: "Who spoke is said before the quotation and behind it",
	Why: `Turkish, Japanese and Korean close what is said with a verb of their own, and engines write both: ` +
		`Orlov said, “We sail,” he said.`,
	Examples: []rules.Example{
		{Bad: "The captain said, “We sail at noon,” he said."},
		{Good: "The captain said, “We sail at noon.” “We sail at noon,” he said. “She said: ‘We sail,’” he said."},
	},
	Severity: rules.Warning,
	Fix:      rules.NoFix,
	Maps:     "duplication",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Quoted,
	Check:    saidTwice,
})

func saidTwice(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if r := p.Before(p.SkipSpacesBack(q.Open.Start)); r != ',' && r != ':' {
			continue
		}
		by, ok := saidBehind(p, q)
		if ok && !by.Inverted && by.Words <= 1 && by.Verb.In(p.Text) != "continued" && stops(p.After(by.End)) && saidBefore(p, q) {
			p.Reportf(by.Span, "“%s” though the words before the quotation say who spoke", by.In(p.Text))
		}
	}
}

var ofVerb = rules.NamePhrases("speech/verb")

// saidBefore reports whether a verb of speech and a comma or colon stand right
// before a quotation.
func saidBefore(p *rules.Pass, q *rules.Quotation) bool {
	at := p.SkipSpacesBack(q.Open.Start)
	if r := p.Before(at); r != ',' && r != ':' {
		return false
	}
	verbs, next := p.PhrasesOf(ofVerb), p.WordAt(at)
	v := rules.HitFrom(verbs, next) - 1
	return v >= 0 && verbs[v].To == next && verbs[v].End == at-1
}

// stops reports whether a character ends a sentence or a line.
func stops(r rune) bool { return r == '.' || r == '\n' || r == '\r' }
