package speech

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

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
	Needs:    rules.OwnPhrase | rules.Quoted,
	Check:    calqueVerb,
})

func calqueVerb(p *rules.Pass) {
	soSaid(p)
	for _, h := range p.OwnPhrases() {
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

// soSaid reports “so” behind a quotation where German says who spoke: “It is
// late”, so the mayor.
func soSaid(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words, quotes := p.Words(), p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		at := q.Close.End
		if behind := p.Text[at:]; strings.HasPrefix(behind, ", so") {
			at++
		} else if !strings.HasPrefix(behind, " so") {
			continue
		}
		if !q.Closed() || q.Single {
			continue
		}
		w := p.WordAt(at)
		if w+1 >= len(words) || words[w].Key != keySo || words[w].Case != rules.Lower || words[w].Start != at+1 || !speaker(p, w+1) {
			continue
		}
		p.Reportf(words[w].Span, "“so” is how German says who spoke; English says “said”")
	}
}

var keySo = rules.Key("so")

// speakerMost is how many words name somebody who spoke, at most.
const speakerMost = 8

// speaker reports whether words[i] and those behind it name somebody and end the
// sentence: “the mayor.”, “sporting director Jens Kruse.”
func speaker(p *rules.Pass, i int) bool {
	words := p.Words()
	for k := i; k < len(words) && k < i+speakerMost; k++ {
		switch gap := p.After(words[k].End); {
		case gap == ' ' && k+1 < len(words) && words[k+1].Start == words[k].End+1, gap == '-':
			continue
		case gap == '.' || gap == ',':
			return words[k].Case == rules.Title && k > i || offices.Has(words[k].Key)
		}
		return false
	}
	return false
}

// offices are who speaks for others.
var offices = rules.KeysOf("mayor", "minister", "police", "spokesman", "spokeswoman", "spokesperson", "company", "club", "coach", "trainer", "chancellor", "president", "director", "manager", "boss", "chairman", "expert", "researcher", "author", "prosecutor", "prosecutors", "ministry", "association", "union", "party", "politician", "officer", "official", "singer", "actor", "actress", "doctor", "lawyer")
