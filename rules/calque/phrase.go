package calque

import "github.com/mtlint/mtlint/rules"

// Phrase flags wording that follows the source language word for word.
var Phrase = Family.Add(rules.Rule{
	ID:      "phrase",
	Summary: "Wording that follows the source language word for word",
	Why: `Every language has set phrases of news that engines carry over word for word: “in the framework of”, “it became known that”. ` +
		`The words are of the target language and the phrase is not; the reader notices a translation.`,
	Examples: []rules.Example{
		{Bad: "The talks are held in the framework of the forum."},
		{Good: "The talks are part of the forum, the ministry said."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "awkward",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Phrases:  []string{"calque/phrase", "calque/before-number"},
	Check:    phrase,
})

func phrase(p *rules.Pass) {
	if p.Target.Base() == "en" {
		beforeNumber(p)
	}
	end := -1
	for _, h := range p.OwnPhrases() {
		if h.Start < end || !p.MayComeFrom(h.Phrase.Lang) {
			continue // “it became known” within “as it became known”
		}
		if base := p.Target.Base(); base != "en" && (h.Phrase.Lang.Base() == base || h.To == h.From+1 || p.Words()[h.From].HasDigit) {
			continue // “7h30” is right in French, and so are “4 millions” and “informations”
		}
		if owns(p, h) {
			continue
		}
		end = h.End
		p.Report(rules.Diagnostic{Span: h.Span, Message: message(p, h)})
	}
}

// owns reports whether the last word of a hit has an ending with an apostrophe, so that
// the words mean something else: “published on the newspaper’s site”.
func owns(p *rules.Pass, h rules.Hit) bool {
	r := p.After(h.End)
	if r != '\'' && r != '’' || h.To == len(p.Words()) {
		return false
	}
	s := &p.Words()[h.To]
	return s.Start == h.End+len(string(r)) && rules.IsClitic(p.Before(h.End), s.In(p.Text))
}

// measures stand behind a number that something grew by.
var measures = rules.KeysOf("percent", "per", "percentage", "million", "millions", "billion", "billions", "thousand", "thousands", "times", "points", "rubles", "dollars", "euros", "degrees", "pp")

var ofBeforeNumber = rules.NamePhrases("calque/before-number")

// beforeNumber flags words that are wrong before a number: “grew on 5 percent”.
func beforeNumber(p *rules.Pass) {
	words := p.Words()
	for _, h := range p.PhrasesOf(ofBeforeNumber) {
		if h.To == len(words) || !words[h.To].HasDigit || !next(p, h.To-1) || !p.MayComeFrom(h.Phrase.Lang) {
			continue
		}
		for i := h.To; i < min(h.To+3, len(words)); i++ {
			if i > h.To && measures.Has(words[i].Key) || p.After(p.SkipSpaces(words[i].End)) == '%' {
				p.Report(rules.Diagnostic{Span: rules.Span{Start: h.Start, End: words[h.To].End}, Message: message(p, h)})
				break
			}
			if !words[i].HasDigit {
				break
			}
		}
	}
}

// message names the phrase, the language it is usual in, and a better wording if one is known.
func message(p *rules.Pass, h rules.Hit) string {
	of := "the source language"
	if name := h.Phrase.Lang.Name(); name != "" {
		of = name
	}
	if h.Phrase.Replace == "" {
		return "“" + h.In(p.Text) + "” follows the wording of " + of
	}
	return "“" + h.In(p.Text) + "” follows the wording of " + of + "; “" + h.Phrase.Replace + "” may do"
}
