package name

import (
	"github.com/mtlint/mtlint/rules"
)

// Translated flags a name that is put into English as the word it looks like,
// where the article also has the name itself.
var Translated = Family.Add(rules.Rule{
	ID:      "translated",
	Summary: "Name of a person translated as the word it looks like",
	Why: `Many surnames and first names are words of their language: an engine that does not see the name translates it, and Orlov becomes “Eagles”, Paloma “Dove”.
The reader meets a person whom nobody knows, and search does not find the story.`,
	Examples: []rules.Example{
		{Bad: "Eagles: the bank will wait\n\nThe rate stays as it is, said Pavel Orlov, the head of the bank.", Good: "Orlov: the bank will wait\n\nThe rate stays as it is, said Pavel Orlov, the head of the bank."},
		{Bad: "A new song\n\nPaloma Rivas sings again. Dove Rivas lives in Lund.", Good: "A new song\n\nPaloma Rivas sings again. Paloma Rivas lives in Lund."},
		{Good: "The Eagles win\n\nThe Eagles beat Lund, said Pavel Orlov, their coach. The Eagles were better."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "mistranslation",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    translated,
})

// translated looks for a word of the packs in the place of a name that the
// article has as well.
func translated(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words, end := p.Words(), 0
	for _, h := range p.OwnPhrases() {
		if h.Start < end {
			continue
		}
		name := rules.Key(h.Phrase.Replace)
		standing := stands(p, h)
		for _, t := range p.Titled() {
			if words[t].Key != name || !standing && !besideSame(p, h, int(t)) {
				continue
			}
			end = h.End
			p.Report(rules.Diagnostic{
				Span: h.Span, Message: "“" + h.In(p.Text) + "” is the name “" + words[t].In(p.Text) + "” elsewhere",
				Fix: rules.Replace(rules.Unsafe, "Write the name", h.Span, words[t].In(p.Text)),
			})
			break
		}
	}
}

// stands reports whether words stand where news has a name: before the colon of a
// headline, alone behind a small word within a sentence, or as who speaks.
func stands(p *rules.Pass, h rules.Hit) bool {
	words, b := p.Words(), p.BlockAt(h.Start)
	from, to := p.BlockWords(b)
	if h.From == from {
		if p.Blocks[b].Kind == rules.Headline && p.After(h.End) == ':' {
			return true
		}
		by, ok := p.Attribution(h.Start)
		return ok && !by.Inverted && by.Words == 1
	}
	before := &words[h.From-1]
	if before.Case != rules.Lower || before.End+1 != h.Start || p.Text[before.End] != ' ' || !leadsName.Has(before.Key) {
		return false
	}
	return h.To >= to || words[h.To].Case == rules.Lower || words[h.To-1].End+1 != words[h.To].Start
}

// leadsName are small words that a surname follows in news, alone and with no article.
var leadsName = rules.KeysOf("to", "by", "with", "that", "said", "says", "added", "noted", "stressed", "told", "wrote", "asked", "against", "for", "from", "where", "when", "according", "and", "because", "what", "whether", "if", "while", "how", "who", "wrote", "explained", "emphasized", "concluded", "minister", "president", "mayor", "coach", "actor", "actress", "singer", "director", "spokesman", "spokeswoman", "governor")

// besideSame reports whether the words of a hit have the neighbor of the name at
// words[t]: “Dove Rivas” beside “Paloma Rivas”, “Rain T.” beside “Yağmur T.”.
func besideSame(p *rules.Pass, h rules.Hit, t int) bool {
	words := p.Words()
	before, next := h.From-1, h.To
	if t > 0 && before >= 0 && nameBeside(p, before, h.From) && nameBeside(p, t-1, t) && words[before].Key == words[t-1].Key {
		return true
	}
	return next < len(words) && t+1 < len(words) && nameBeside(p, next-1, next) && nameBeside(p, t, t+1) && words[next].Case != rules.Lower && words[next].Key == words[t+1].Key
}

// nameBeside reports whether words[a] has a capital and stands a space before words[b].
func nameBeside(p *rules.Pass, a, b int) bool {
	words := p.Words()
	return words[a].Case == rules.Title && !titles.Has(words[a].Key) && words[a].End+1 == words[b].Start && p.Text[words[a].End] == ' '
}
