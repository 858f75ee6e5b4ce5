package flow

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// DropCap flags a large first letter that was cut from its word.
var DropCap = Family.Add(rules.Rule{
	ID:      "drop-cap",
	Summary: "First letter of a paragraph cut from its word",
	Why: `A paragraph may open with one large letter in an element of its own. Crawlers read “T he ferry”; engines translate the rest of the word ` +
		`and leave the letter: German “D” and “er” become “Dhe”.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\nT he ferry sailed again on Monday.", Good: "Ferry talks\n\nThe ferry sailed again on Monday."},
		{Bad: "Ferry talks\n\nDDuring the storm the ferry stayed in port.", Good: "Ferry talks\n\nDuring the storm the ferry stayed in port."},
		{Bad: "Ferry talks\n\nDhe ferry sailed again on Monday."},
		{Good: "Ferry talks\n\nA ferry sailed again on Monday.\n\nI think so.\n\nShe sailed.\n\nX marks the place."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Check:    dropCap,
})

// cutWords are small words that an engine writes for the rest of a word that
// lost its first letter, with that letter before them: they make no word, but
// for those that are left out.
var cutWords = withFirstLetter(cutTails,
	"the", "she", "che", "rafter", "dafter", "wafter", "hafter", "after", "according", "while", "chile", "before", "during", "curing", "luring", "turing", "despite", "respite")

// cutTails are those words without the letter.
var cutTails = []string{
	"he", "the", "after", "with", "from", "when", "that", "which", "they", "their", "during", "according", "what", "since", "before", "despite",
	"fter", "ccording", "hile", "efore", "uring", "espite", // with their first letter in its place
}

// cutSeconds has a bit for each letter that is the second of one of cutTails, by the first.
var cutSeconds = func() (bits [256]uint32) {
	for _, w := range cutTails {
		bits[w[0]] |= 1 << (w[1] & 31)
	}
	return bits
}()

// plainHead reports whether a text begins with a capital and small letters that
// none of cutTails begins with, as most paragraphs do.
func plainHead(text string) bool {
	return len(text) > 2 && text[0]-'A' <= 'Z'-'A' && text[1]-'a' <= 'z'-'a' && text[2] < utf8.RuneSelf && cutSeconds[text[1]]>>(text[2]&31)&1 == 0
}

func withFirstLetter(words []string, but ...string) rules.Keys {
	var all []string
	for _, w := range words {
		for c := 'a'; c <= 'z'; c++ {
			if whole := string(c) + w; !slices.Contains(but, whole) {
				all = append(all, whole)
			}
		}
	}
	return rules.KeysOf(all...)
}

// twice reports whether a word begins with two capitals and goes on with small
// letters, and is a whole word without the first: “DDue”, “EIt”.
func twice(w string) bool {
	if len(w) < 3 || w[0] >= utf8.RuneSelf || w[1] < 'A' || w[1] > 'Z' || strings.ToLower(w[2:]) != w[2:] {
		return false
	}
	return w[0] == w[1] && len(w) > 3 || openers.Has(rules.Key(w[1:]))
}

// cutFrom reports whether a letter and the small letters behind it are one word
// that the article or any news has: “A long” is two, but no consonant stands alone.
func cutFrom(p *rules.Pass, letter, rest *rules.Word) bool {
	first := p.Text[letter.Start]
	whole := rules.Key(p.Text[letter.Start:letter.End] + p.Text[rest.Start:rest.End])
	if openers.Has(whole) || articlesAbroad.Has(whole) {
		return true
	}
	switch first {
	case 'A', 'I', 'O', 'X':
		return false
	}
	return wellKnown().Has(whole) || elsewhere(p, whole, rest)
}

// articlesAbroad are articles of other languages that a cut letter kept from being
// translated: “D ie coalition”.
var articlesAbroad = rules.KeysOf("die", "der", "das", "den", "ein", "eine", "les", "los", "las", "une")

// wellKnown are words that any news is full of.
var wellKnown = sync.OnceValue(func() *rules.Keys {
	words := []string{
		"nobody", "nothing", "everybody", "everyone", "somebody", "something", "someone", "tomorrow", "yesterday", "today", "hundreds", "thousands", "dozens", "residents", "scientists",
		"researchers", "doctors", "experts", "workers", "passengers", "firefighters", "rescuers", "students", "teachers", "children", "women", "men", "good", "big", "long", "just",
		"never", "maybe", "perhaps", "soon", "finally", "recently", "currently", "fortunately", "thanks",
	}
	k := rules.KeysOf(slices.Concat(lang.SmallWords("en"), lang.NewsWords("en"), words)...)
	return &k
})

// beginning is how many words of an article are searched for a word that lost its letter.
const beginning = 256

// elsewhere reports whether the article has a word, and what is left of it
// without its first letter nowhere else.
func elsewhere(p *rules.Pass, whole uint64, rest *rules.Word) (found bool) {
	words := p.Words()
	for i := range words[:min(len(words), beginning)] {
		switch w := &words[i]; {
		case w.Key == whole:
			found = true
		case w.Key == rest.Key && w.Start != rest.Start:
			return false
		}
	}
	return found && rest.Len() > 2
}

func dropCap(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for number := range p.Blocks {
		if plainHead(p.Text[p.Blocks[number].Start:]) {
			continue
		}
		i, to := p.BlockWords(number)
		if !isParagraph(&p.Blocks[number]) || i+2 >= to || words[i].Script != rules.Latin {
			continue
		}
		if words[i].Case == rules.MixedCase && twice(p.Text[words[i].Start:words[i].End]) {
			s := words[i].Span
			p.Report(rules.Diagnostic{
				Slip:    rules.IsSlip, // “MThe” is soon typed
				Span:    s,
				Message: "A large first letter before the whole word",
				Fix:     rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: s.Start, End: s.Start + 1}, ""),
			})
			continue
		}
		if words[i].Case != rules.Title {
			continue
		}
		w, second := &words[i], &words[i+1]
		switch {
		case w.Len() == 1 && plain(p, w, second) && second.Case == rules.Lower && cutFrom(p, w, second):
			d := rules.Diagnostic{
				Span:    rules.Span{Start: w.Start, End: second.End},
				Message: "First letter cut from its word",
				Fix:     rules.Replace(rules.Safe, "Join it", rules.Span{Start: w.End, End: second.Start}, ""),
			}
			if articlesAbroad.Has(rules.Key(w.In(p.Text) + second.In(p.Text))) {
				d.Fix = nil // “D ie coalition” wants a translator
			}
			p.Report(d)
		case w.Len() > 2 && p.Text[w.Start] < 0x80 && plain(p, w, second) && cutWords.Has(w.Key):
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("“%s” keeps the first letter of the source before a translated word", w.In(p.Text)),
			})
		}
	}
}
