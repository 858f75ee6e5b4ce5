package name

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Translated flags a name that is put into English, as the word it looks like or
// as the English form of a first name, where the article also has the name itself.
var Translated = Family.Add(rules.Rule{
	ID:      "translated",
	Summary: "Name of a person translated, or in its English form, beside the name itself",
	Why: `Many surnames and first names are words of their language: an engine that does not see the name translates it, and Orlov becomes “Eagles”, Paloma “Dove”. Another makes an English one of it: Giovanni becomes “John”.
The reader meets a person whom nobody knows, and search does not find the story.`,
	Examples: []rules.Example{
		{Bad: "Eagles: the bank will wait\n\nThe rate stays as it is, said Pavel Orlov, the head of the bank.", Good: "Orlov: the bank will wait\n\nThe rate stays as it is, said Pavel Orlov, the head of the bank."},
		{Bad: "A new song\n\nPaloma Rivas sings again. Dove Rivas lives in Lund.", Good: "A new song\n\nPaloma Rivas sings again. Paloma Rivas lives in Lund."},
		{Good: "The Eagles win\n\nThe Eagles beat Lund, said Pavel Orlov, their coach. The Eagles were better."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "mistranslation",
	Since:    "0.1.0",
	Check:    translated,
})

// What the packs call names whose words English writes with a capital anyway, such
// as seasons and offices, and first names that English has in another form.
const (
	titleWords = "name/translated-title"
	firstNames = "name/translated-first"
)

// translated looks for a word of the packs in the place of a name that the
// article has as well.
func translated(p *rules.Pass) {
	own, titled, first := p.OwnPhrases(), p.Phrases(titleWords), p.Phrases(firstNames)
	if len(own)+len(titled)+len(first) == 0 || p.Target.Base() != "en" {
		return
	}
	t := translations{Pass: p}
	for _, i := range p.Titled() {
		t.titled.Add(p.Words()[i].Key)
	}
	t.report(own, stands)
	t.report(titled, beforeColon)
	t.report(first, called)
}

// translations looks for the names that words stand for.
type translations struct {
	*rules.Pass
	titled rules.BitSet // keys of the words with a capital
	looks  int          // for a name that the article may have
}

// looksMost is how often an article is looked through for a name.
const looksMost = 64

// report reports the hits that stand as a name does, or have its neighbor.
func (t *translations) report(hits []rules.Hit, stands func(*rules.Pass, rules.Hit) bool) {
	for _, h := range hits {
		i := t.nameOf(h, stands)
		if i < 0 {
			continue
		}
		name := t.Words()[i].In(t.Text)
		t.Report(rules.Diagnostic{
			Span: h.Span, Message: "“" + h.In(t.Text) + "” is the name “" + name + "” elsewhere",
			Fix: rules.Replace(rules.Unsafe, "Write the name", h.Span, name),
		})
	}
}

// nameOf gives the place in Words of a name that the words of a hit stand for, or
// -1. Where they do not stand as a name does, it must have the same neighbor. The
// packs have the names that words may stand for with a bar between.
func (t *translations) nameOf(h rules.Hit, stands func(*rules.Pass, rules.Hit) bool) int {
	words, standing := t.Words(), stands(t.Pass, h)
	if !standing && !hasNeighbor(t.Pass, h) {
		return -1
	}
	for name := range strings.SplitSeq(h.Phrase.Replace, "|") {
		key := rules.Key(name)
		if t.titled.Has(key) == 0 || t.looks == looksMost {
			continue // as nearly always
		}
		t.looks++
		for _, i := range t.Titled() {
			if i := int(i); words[i].Key == key && (i < h.From || i >= h.To) && (standing || besideSame(t.Pass, h, i)) {
				return i
			}
		}
	}
	return -1
}

// stands reports whether words stand where news has a name: before the colon of a
// headline, alone behind a small word within a sentence, or as who speaks.
func stands(p *rules.Pass, h rules.Hit) bool {
	words := p.Words()
	from, to := p.BlockWords(p.BlockAt(h.Start))
	if h.From == from {
		if beforeColon(p, h) {
			return true
		}
		return doesSomething(p, h, to)
	}
	before := &words[h.From-1]
	if r := p.Before(p.SkipSpacesBack(h.Start)); before.End < h.Start && (r == '.' || r == '?' || r == '!') {
		return doesSomething(p, h, to)
	}
	if before.Case != rules.Lower || before.End+1 != h.Start || p.Text[before.End] != ' ' || !leadsName.Has(before.Key) {
		return false
	}
	return h.To >= to || words[h.To].Case == rules.Lower || words[h.To-1].End+1 != words[h.To].Start
}

// doesSomething reports whether a word that begins a sentence, without an article, is
// who speaks or does something: “Magpie promised to be back”.
func doesSomething(p *rules.Pass, h rules.Hit, to int) bool {
	if by, ok := p.Attribution(h.Start); ok && !by.Inverted && by.Words == 1 {
		return true
	}
	words := p.Words()
	w, next := &words[h.To-1], h.To
	return next < to && words[next].Case == rules.Lower && w.End+1 == words[next].Start && strings.HasSuffix(words[next].In(p.Text), "ed") && p.Text[w.End-1] != 's'
}

// beforeColon reports whether words open a headline, with a colon behind them.
func beforeColon(p *rules.Pass, h rules.Hit) bool {
	b := &p.Blocks[p.BlockAt(h.Start)]
	return b.Kind == rules.Headline && p.SkipSpaces(b.Start) == h.Start && p.After(h.End) == ':'
}

// called reports whether words open a quotation that calls somebody: “Julia, you are late”.
func called(p *rules.Pass, h rules.Hit) bool {
	before := p.Before(h.Start)
	return p.After(h.End) == ',' && (before == '“' || before == '"' || before == '«')
}

// leadsName are small words that a surname follows in news, alone and with no article.
var leadsName = rules.KeysOf("to", "by", "with", "that", "said", "says", "added", "noted", "stressed", "told", "wrote", "asked", "against", "for", "from", "where", "when", "according", "and", "because", "what", "whether", "if", "while", "how", "who", "explained", "emphasized", "concluded", "minister", "president", "mayor", "coach", "actor", "actress", "singer", "director", "spokesman", "spokeswoman", "governor")

// hasNeighbor reports whether a word with a capital stands beside the words of a hit.
func hasNeighbor(p *rules.Pass, h rules.Hit) bool {
	words := p.Words()
	return h.From > 0 && nameBeside(p, h.From-1, h.From) || h.To < len(words) && words[h.To].Case != rules.Lower && words[h.To-1].End+1 == words[h.To].Start
}

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
