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
	for i := range p.Words() {
		w := p.Words()[i]
		text := p.Text[w.Start:w.End]
		var at int
		switch w.Case {
		case rules.MixedCase:
			at = capitalTail(text)
		case rules.Lower:
			if at = smallTail(text); at == 0 {
				continue
			}
			if low == nil {
				low = lowWords(p)
			}
			if !low[rules.Key(text[:at])] {
				continue
			}
		default:
			continue
		}
		if at == 0 || w.HasDigit || bound(p, &w) {
			continue
		}
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

// smallTails are words that no longer word ends with, when what is before them is a word.
var smallTails = []string{"that", "which", "with", "from", "their", "have", "been", "were", "would"}

// compounds are the words that do.
var compounds = rules.KeysOf("herewith", "therewith", "wherewith", "forthwith", "therefrom", "wherefrom")

// smallTail gives where in "informedthat" the second word begins, or 0.
func smallTail(word string) int {
	if len(word) < 8 {
		return 0
	}
	for _, t := range smallTails {
		if n := len(word) - len(t); n >= 4 && strings.HasSuffix(word, t) && !compounds.Has(rules.Key(word)) {
			return n
		}
	}
	return 0
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
