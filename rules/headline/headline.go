// Package headline finds copies of the headline in the story, and what does
// not belong in a headline.
package headline

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about the headline and its copies.
var Family = rules.NewFamily("headline", "The headline and its copies")

// find gives the index of the block that holds the headline, and its words
// without the name of the site behind them. What a language model says before
// its translation ("Response:"), and a sign of its prompt, is no headline.
func find(p *rules.Pass) (block int, words []rules.Word, ok bool) {
	block, ok = p.Headline()
	if !ok {
		return 0, nil, false
	}
	cut := -1
	if p.Shows(rules.Divided) {
		cut = siteAt(p, block)
	}
	words = before(p, block, cut)
	return block, words, len(words) > 0
}

// before gives the words of a block, or where marks[cut] stands in it, those before that mark.
func before(p *rules.Pass, block, cut int) []rules.Word {
	from, to := p.BlockWords(block)
	if cut >= 0 {
		to = int(p.Marks()[cut].Next)
	}
	return p.Words()[from:to]
}

func wordsOf(p *rules.Pass, s rules.Span) []rules.Word {
	from, to := p.WordsIn(s)
	return p.Words()[from:to]
}
