package calque

import "github.com/mtlint/mtlint/rules"

// next reports whether only a space stands between word i and the word behind it.
func next(p *rules.Pass, i int) bool {
	words := p.Words()
	return i+1 < len(words) && words[i+1].Start == words[i].End+1 && p.Text[words[i].End] == ' '
}

// named reports whether a word is written as names are: “Oleg”, “TASS”, “McDuff”.
func named(w *rules.Word) bool {
	return w.Case == rules.Title || w.Case == rules.Upper || w.Case == rules.MixedCase
}

// begins reports whether a sentence begins with word i.
func begins(p *rules.Pass, i int) bool {
	w := p.Words()[i]
	before := p.SkipSpacesBack(w.Start)
	switch p.Before(before) {
	case '\n', '\r', '.', '?', '!', '…', '“', '"', '«', '”', '»':
		return true
	}
	return before <= p.Blocks[p.BlockAt(w.Start)].Start
}
