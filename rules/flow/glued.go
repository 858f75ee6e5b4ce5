package flow

import (
	"fmt"
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
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Check:    glued,
})

func glued(p *rules.Pass) {
	var low map[uint64]bool // the words of the article in lower case
	words := p.Words()
	for i := range words {
		w := &words[i]
		if !mayBeTwo(w, p.Text) {
			continue
		}
		var at int
		switch w.Case {
		case rules.MixedCase:
			at = capitalTail(w.In(p.Text))
		case rules.Lower:
			if at = smallTail(w, p.Text); at == 0 {
				continue
			}
			if low == nil {
				low = lowWords(p)
			}
			if !low[rules.Key(p.Text[w.Start:w.Start+at])] {
				continue
			}
		default:
			continue
		}
		if at == 0 || w.HasDigit || bound(p, w) {
			continue
		}
		text := w.In(p.Text)
		p.Report(rules.Diagnostic{
			Span:    w.Span,
			Message: fmt.Sprintf("“%s” and “%s” without a space between them", text[:at], text[at:]),
			Fix:     rules.Replace(rules.Unsafe, "Put a space between them", rules.Span{Start: w.Start + at, End: w.Start + at}, " "),
		})
	}
}

// bound reports whether w is a part of an address, a handle or a name with a hyphen.
func bound(p *rules.Pass, w *rules.Word) bool {
	before, after := p.Before(w.Start), p.After(w.End)
	return strings.ContainsRune("@#/_.-&=", before) || strings.ContainsRune("@/_-=(", after) || after == '.' && rules.IsLetter(p.After(w.End+1))
}

// tails are words that begin sentences and end no brand: "LinkedIn" does.
var tails = map[string]bool{
	"The": true, "This": true, "That": true, "They": true, "There": true, "These": true, "However": true, "According": true, "When": true, "While": true,
	"Although": true, "But": true, "And": true, "What": true, "Meanwhile": true, "Earlier": true, "After": true, "Because": true, "His": true, "Their": true, "She": true, "Read": true, "Photo": true,
}

// capitalTail gives where in "HarborThe" the second word begins, or 0.
func capitalTail(word string) int {
	for i := len(word) - 1; i >= 3; i-- {
		if word[i] >= utf8.RuneSelf || !rules.IsUpper(rune(word[i])) {
			continue
		}
		if rules.IsLower(rune(word[i-1])) && tails[word[i:]] {
			return i
		}
		return 0
	}
	return 0
}

// compounds are the words that end with another and are one.
var compounds = rules.KeysOf("herewith", "therewith", "wherewith", "forthwith", "therefrom", "wherefrom")

// mayBeTwo reports whether a word may be two, which hardly any is.
func mayBeTwo(w *rules.Word, text string) bool {
	return w.Case == rules.MixedCase || w.Len() >= shortestGlued && tailFirst[text[w.End-4]]&tailLast[text[w.End-1]] != 0
}

// shortestGlued is how long, in bytes, two words are that smallTail tells apart.
const shortestGlued = 8

// smallTail gives where in "informedthat" the second word begins, or 0: a word
// that no longer word ends with, when what is before it is a word.
func smallTail(w *rules.Word, text string) int {
	word := w.In(text)
	for _, tail := range smallTails {
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
