package speech

import "github.com/mtlint/mtlint/rules"

// CalqueVerb flags a verb that English does not use to report speech, behind
// a quotation that is punctuated as the source language does it.
var CalqueVerb = Family.Add(rules.Rule{
	ID:      "calque-verb",
	Summary: "Verb of the source language where English says “said”",
	Why: `Many languages report speech with verbs that mean “notice”, “recognise” or “finish”. Word for word they
say something else in English: a minister who “noticed” has seen something.`,
	Examples: []rules.Example{
		{Bad: "“There is no answer in it,” — recognized by the minister."},
		{Good: "“There is no answer in it,” the minister said. He noticed a mistake."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "mistranslation",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    calqueVerb,
})

func calqueVerb(p *rules.Pass) {
	for _, h := range p.Phrases("speech/calque-verb") {
		dash := p.SkipSpacesBack(h.Start)
		if pronoun := h.From - 1; !isDash(p.Before(dash)) && pronoun >= 0 {
			dash = p.SkipSpacesBack(p.Words()[pronoun].Start)
		}
		if !isDash(p.Before(dash)) {
			continue
		}
		before := dash
		for isDash(p.Before(before)) {
			before -= len(string(p.Before(before)))
		}
		switch p.Before(p.SkipSpacesBack(before)) {
		case ',', '.', '?', '!', '…', '"', '”', '»', '’', '“':
		default:
			continue
		}
		p.Reportf(h.Span, "“%s” is the source language's way to say who spoke; English says “said”", h.In(p.Text))
	}
}
