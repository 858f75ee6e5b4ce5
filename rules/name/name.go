// Package name finds names that are misspelt, that one article writes in two
// ways, and that the glossary of a newsroom writes in another.
package name

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about names.
var Family = rules.NewFamily("name", "Names misspelt, written in two ways, or not as the newsroom does")

// heads reports whether block i is the headline or a heading, all of whose words
// may have a capital: two longer ones in lower case show that only names have one.
func heads(p *rules.Pass, i int) bool {
	if kind := p.Blocks[i].Kind; kind != rules.Headline && kind != rules.Heading {
		return false
	}
	low := 0
	from, to := p.BlockWords(i)
	words := p.Words()
	for i := from; i < to; i++ {
		if w := &words[i]; w.Case == rules.Lower && w.Len() > 4 && !linking.Has(w.Key) {
			if low++; low == 2 {
				return false
			}
		}
	}
	return true
}

// headsTo gives the index in Words of the first word behind the last block that
// heads is true of.
func headsTo(p *rules.Pass) int32 {
	for i := range slices.Backward(p.Blocks) {
		if p.Blocks[i].Kind != rules.Paragraph && heads(p, i) {
			_, to := p.BlockWords(i)
			return int32(to)
		}
	}
	return 0
}

// linking are words that have no capital among others that have one.
var linking = rules.KeysOf("after", "about", "under", "above", "between", "against", "before", "while", "since", "until", "their", "where", "which", "among", "behind", "during", "through", "toward", "towards", "without", "within")
