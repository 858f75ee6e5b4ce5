package flow

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Glued flags two words without a space between them.
var Glued = Family.Add(rules.Rule{
	ID:      "glued",
	Summary: "Two words run together",
	Why: `Where a tag or a line ending stood between two words, the space goes with it: “Harbor</b>The” becomes “HarborThe”.
Spelling checkers stop there, and search finds neither word.`,
	Examples: []rules.Example{
		{Bad: "The owners spoke about HarborThe town did not.", Good: "The owners spoke about Harbor The town did not."},
		{Bad: "He informed them that she was informedthat night.", Good: "He informed them that she was informed that night."},
		{Good: "LinkedIn, YouTube and iFerry are thousands of firms."},
		{Good: "Das Eis erschwere die Arbeit, sagte sie.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Check:    glued,
})

func glued(p *rules.Pass) {
	gluedPairs(p)
	var l lexicon
	words := p.Words()
	for _, i := range p.InnerCapitals() {
		gluedWord(p, &l, &words[i])
		if words[i].HasDigit {
			gluedYear(p, &words[i])
		}
	}
	if p.Target.Base() != "en" {
		return
	}
	for _, i := range p.LongWords() {
		w := &words[i]
		switch {
		case hasSmallTail(w, p.Text) && w.Case == rules.Lower: // the rarer first
			gluedWord(p, &l, w)
		case p.Text[w.End-1] == 'e' && p.Text[w.End-3:w.End] == "the" && w.Case == rules.Lower:
			gluedArticle(p, w)
		}
	}
	for _, i := range p.Spelt() {
		gluedFigure(p, int(i))
	}
}

// gluedYear reports a sentence that begins right behind a year: “who died in
// 1994He was an eminent man”.
func gluedYear(p *rules.Pass, w *rules.Word) {
	const year = len("1994")
	text := w.In(p.Text)
	if len(text) < year+2 || text[:2] != "19" && text[:2] != "20" || strings.Trim(text[:year], "0123456789") != "" || !isWord(text[year:]) ||
		!rules.IsUpper(rune(text[year])) || strings.ToLower(text[year+1:]) != text[year+1:] || bound(p, w) {
		return
	}
	at := w.Start + year
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     w.Span,
		Message:  fmt.Sprintf("“%s” and “%s” without a stop and a space between them", text[:year], text[year:]),
		Fix:      rules.Replace(rules.Unsafe, "End the sentence between them", rules.Span{Start: at, End: at}, ". "),
	})
}

// gluedArticle reports an article that is glued to the word before it: “enteredthe”.
func gluedArticle(p *rules.Pass, w *rules.Word) {
	if inThe.Has(w.Key) || bound(p, w) {
		return
	}
	text := w.In(p.Text)
	at := w.End - len("the")
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     w.Span,
		Message:  fmt.Sprintf("“%s” and “the” without a space between them", text[:len(text)-len("the")]),
		Fix:      rules.Replace(rules.Unsafe, "Put a space between them", rules.Span{Start: at, End: at}, " "),
	})
}

// inThe are long words that end so.
var inThe = rules.KeysOf("absinthe", "unclothe", "reclothe", "unsheathe", "ensheathe", "bequeathe", "inbreathe", "outbreathe", "rebreathe", "enwreathe", "interwreathe", "terebinthe", "jacinthe", "labyrinthe", "colocynthe", "unbreathe")

// gluedFigure reports a figure and a word in words[i], without a space between them: “in1985”,
// “40years”, which are no names of models.
func gluedFigure(p *rules.Pass, i int) {
	w := &p.Words()[i]
	text := w.In(p.Text)
	at := 0
	for at < len(text) && (text[at] < '0' || text[at] > '9') {
		at++
	}
	switch {
	case at > 0 && strings.Trim(text[at:], "0123456789") == "" && beforeFigure(w, text[:at], text[at:]):
	case at == 0:
		for at < len(text) && text[at] >= '0' && text[at] <= '9' {
			at++
		}
		if w.Case != rules.Lower || len(text)-at < len("per") || !behindFigures.Has(rules.Key(text[at:])) {
			return
		}
	default:
		return
	}
	if bound(p, w) || i > 0 && articles.Has(p.Words()[i-1].Key) {
		return // “the in22 model”
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     w.Span,
		Message:  fmt.Sprintf("“%s” and “%s” without a space between them", text[:at], text[at:]),
		Slip:     rules.NoSlip,
		Fix:      rules.Replace(rules.Safe, "Put a space between them", rules.Span{Start: w.Start + at, End: w.Start + at}, " "),
	})
}

// beforeFigure reports whether a word goes with the figure that is glued to it: a year,
// another of two figures or more, the day of a month.
func beforeFigure(w *rules.Word, word, figure string) bool {
	key := rules.Key(word)
	switch {
	case len(figure) == len("1985") && (figure[:2] == "19" || figure[:2] == "20") && beforeYears.Has(key):
		return true
	case len(figure) <= len("31") && w.Case == rules.Title && rules.Months.Has(key):
		return len(figure) == 1 && figure != "0" || len(figure) == 2 && figure >= "10" && figure <= "31"
	}
	return w.Case == rules.Lower && len(figure) > 1 && len(figure) < len("1000") && figure[0] != '0' && beforeFigures.Has(key)
}

// What stands before a year and another figure, and behind a figure.
var (
	beforeFigures = rules.KeysOf("of", "in", "to", "for", "with", "from", "and", "than", "over", "about", "between", "around", "nearly", "until", "at", "by", "the")
	beforeYears   = rules.KeysOf("in", "since", "of", "from", "until", "till", "by", "to", "for", "and", "between", "during", "after", "before", "around")
	behindFigures = rules.KeysOf("years", "year", "months", "weeks", "days", "hours", "minutes", "people", "million", "billion", "trillion", "percent", "per", "times", "thousand", "euros", "dollars", "pounds", "points", "goals", "miles", "metres", "meters", "kilometres", "kilometers")
)

// gluedWord reports w where it is two words.
func gluedWord(p *rules.Pass, l *lexicon, w *rules.Word) {
	at, slip := l.half(p, w)
	if at == 0 || w.HasDigit || bound(p, w) {
		return
	}
	text := w.In(p.Text)
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("“%s” and “%s” without a space between them", text[:at], text[at:]),
		Slip:    slip,
		Fix:     rules.Replace(rules.Unsafe, "Put a space between them", rules.Span{Start: w.Start + at, End: w.Start + at}, " "),
	})
}

// A lexicon holds the words of the article in lower case, and those with a
// capital; both are looked for when first asked.
type lexicon struct{ low, names map[uint64]bool }

// half gives where the second word begins in w, or 0.
func (l *lexicon) half(p *rules.Pass, w *rules.Word) (at int, slip rules.Slip) {
	text := w.In(p.Text)
	switch w.Case {
	case rules.MixedCase:
		if at = prepositionTail(p, w); at != 0 {
			return at, rules.SlipOfRule
		}
		if at = capitalTail(text); at != 0 {
			return at, rules.SlipOfRule
		}
		if at = address(text); at != 0 {
			return at, rules.NoSlip
		}
		if at = acronymTail(text); at != 0 {
			return at, rules.IsSlip
		}
		if at = nameTail(text); at > longestBrand || at != 0 && l.has(p, text[:at], text[at:]) {
			return at, rules.IsSlip // compositors lose spaces too
		}
	case rules.Lower:
		at = smallTail(w, p.Text)
		if at == 0 || strings.HasSuffix(text, "have") && !l.has(p, text[:at], "") {
			return 0, 0 // “misbehave”
		}
		return at, rules.SlipOfRule
	default:
	}
	return 0, 0
}

// has reports whether the article has the first half in lower case, or the second with a capital.
func (l *lexicon) has(p *rules.Pass, first, second string) bool {
	if l.low == nil {
		l.low, l.names = lowWords(p), titledWords(p)
	}
	return l.low[rules.Key(first)] || l.names[rules.Key(second)]
}

// bound reports whether w is a part of an address, a handle or a name with a hyphen.
func bound(p *rules.Pass, w *rules.Word) bool {
	before, after := p.Before(w.Start), p.After(w.End)
	return strings.ContainsRune("@#/_.-&=", before) || strings.ContainsRune("@/_-=(", after) || after == '.' && rules.IsLetter(p.After(w.End+1))
}

// tails are words that begin sentences and end no brand: "LinkedIn" does.
var tails = map[string]bool{
	"The": true, "This": true, "That": true, "They": true, "There": true, "These": true, "However": true, "According": true, "When": true, "While": true,
	"Although": true, "But": true, "And": true, "What": true, "Meanwhile": true, "Earlier": true, "After": true, "Because": true, "His": true, "Their": true, "She": true, "Read": true, "Photo": true, "Mr": true, "Mrs": true, "Ms": true,
}

// pronouns are words of two letters that begin sentences; brands end with them,
// but have a capital at their start, or a short first half: “PostIt”.
var pronouns = map[string]bool{"He": true, "It": true, "We": true}

// capitalTail gives where in "HarborThe" the second word begins, or 0.
func capitalTail(word string) int {
	for i := len(word) - 1; i >= 3; i-- {
		if word[i] >= utf8.RuneSelf || !rules.IsUpper(rune(word[i])) {
			continue
		}
		if rules.IsLower(rune(word[i-1])) && (tails[word[i:]] || i > longestBrand && rules.IsLower(rune(word[0])) && pronouns[word[i:]]) {
			return i
		}
		return 0
	}
	return 0
}

// prepositionTail gives where a sentence begins that opens with a preposition and an
// article, behind a name: “MoscowIn the”; or 0.
func prepositionTail(p *rules.Pass, w *rules.Word) int {
	text := w.In(p.Text)
	at := len(text) - len("In")
	if at < 5 || !rules.IsUpper(rune(text[0])) || !rules.IsLower(rune(text[at-1])) || text[at:] != "In" && text[at:] != "On" && text[at:] != "At" || text == "LinkedIn" || !isWord(text) || strings.ToLower(text[1:at]) != text[1:at] {
		return 0
	}
	if i := p.WordAt(w.End); i < len(p.Words()) && p.Words()[i].Key == keyThe && p.Words()[i].Case == rules.Lower && p.Text[w.End:p.Words()[i].Start] == " " {
		return at
	}
	return 0
}

// address gives where in “MrStamp” the name begins, or 0.
func address(word string) int {
	for _, title := range []string{"Mrs", "Mr", "Ms", "Dr"} {
		at := len(title)
		if strings.HasPrefix(word, title) && len(word) > at+2 && word[at] >= 'A' && word[at] <= 'Z' && strings.ToLower(word[at+1:]) == word[at+1:] && word != "MrBeast" {
			return at
		}
	}
	return 0
}

// acronymTail gives where in “PoliceNDR” a second word of capitals begins, or 0.
func acronymTail(word string) int {
	at := len(word)
	for at > 0 && word[at-1] >= 'A' && word[at-1] <= 'Z' {
		at--
	}
	if len(word)-at < 3 || at < 3 || at == 3 && rules.IsUpper(rune(word[0])) || !isWord(word[:at]) || strings.ToLower(word[1:at]) != word[1:at] || technical[word[at:]] {
		return 0
	}
	return at
}

// technical are what names of programs and gatherings end with: “PostgreSQL”.
var technical = map[string]bool{"SQL": true, "IPS": true, "RTC": true, "HPC": true, "RAN": true, "PHP": true, "XML": true, "JSON": true, "DNS": true, "VPN": true, "USB": true, "GPT": true, "BERT": true, "COIN": true, "BSD": true, "SUSE": true, "API": true, "OLED": true, "LED": true, "TIA": true, "ROM": true, "RAM": true}

// nameTail gives where in "fromBritain" the second word begins, or 0: a name
// behind a word in lower case.
func nameTail(word string) int {
	at := strings.IndexFunc(word, rules.IsUpper)
	if at < 2 || len(word)-at < 3 || strings.ContainsFunc(word[at+1:], rules.IsUpper) || !isWord(word[:at]) || !isWord(word[at:]) {
		return 0
	}
	return at
}

// longestBrand is how long, in bytes, the first half of a brand may be: “easyJet”.
const longestBrand = 4

// isWord reports whether a string is all letters of ASCII.
func isWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || !rules.IsLetter(r) })
}

// titledWords gives the words of the article that have a capital, by their keys.
func titledWords(p *rules.Pass) map[uint64]bool {
	names := map[uint64]bool{}
	for _, i := range p.Titled() {
		names[p.Words()[i].Key] = true
	}
	return names
}

// gluedPairs reports two words of grammar that the packs know to be glued: "ofthe".
func gluedPairs(p *rules.Pass) {
	for _, h := range p.OwnPhrases() {
		w := &p.Words()[h.From]
		text := w.In(p.Text)
		if w.Case == rules.Upper || w.Case == rules.MixedCase || bound(p, w) {
			continue
		}
		for _, tail := range pairTails {
			if at := len(text) - len(tail); at > 1 && strings.HasSuffix(text, tail) {
				p.Report(rules.Diagnostic{
					Span:    w.Span,
					Message: fmt.Sprintf("“%s” and “%s” without a space between them", text[:at], text[at:]),
					Fix:     rules.Replace(rules.Unsafe, "Put a space between them", rules.Span{Start: w.Start + at, End: w.Start + at}, " "),
				})
				break
			}
		}
	}
}

// pairTails are the second words of the pairs in the packs.
var pairTails = []string{"the", "this", "that", "their", "been", "said", "was", "be", "a", "is"}

// compounds are the words that end with another and are one.
var compounds = rules.KeysOf("herewith", "therewith", "wherewith", "forthwith", "therefrom", "wherefrom")

// hasSmallTail reports whether a long word may end like one of smallTails,
// which hardly any does.
func hasSmallTail(w *rules.Word, text string) bool { return mayTails(w, text) != 0 }

// mayTails gives the bits of those of smallTails that a long word may end with.
func mayTails(w *rules.Word, text string) uint16 {
	return tailFirst[text[w.End-4]] & tailLast[text[w.End-1]]
}

// smallTail gives where in "informedthat" the second word begins, or 0: a word
// that no longer word ends with, when what is before it is a word.
func smallTail(w *rules.Word, text string) int {
	word := w.In(text)
	for may := mayTails(w, text); may != 0; may &= may - 1 {
		tail := smallTails[bits.TrailingZeros16(may)]
		if n := len(word) - len(tail); n >= 4 && strings.HasSuffix(word, tail) && !compounds.Has(w.Key) {
			return n
		}
	}
	return 0
}

// smallTails are the words that smallTail looks for.
var smallTails = []string{"that", "with", "from", "have", "been", "were", "which", "their", "would"}

// tailFirst and tailLast have a bit for each of smallTails, at the byte four
// before its end and at its last byte: hardly another word has both.
var tailFirst, tailLast = tailBits()

func tailBits() (first, last [256]uint16) {
	for i, tail := range smallTails {
		first[tail[len(tail)-4]] |= 1 << i
		last[tail[len(tail)-1]] |= 1 << i
	}
	return first, last
}

func lowWords(p *rules.Pass) map[uint64]bool {
	low := map[uint64]bool{}
	for _, w := range p.Words() {
		if w.Case == rules.Lower {
			low[w.Key] = true
		}
	}
	return low
}
