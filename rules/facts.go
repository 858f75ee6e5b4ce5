package rules

import "slices"

// facts are what rules ask of the words of a text again and again, found in
// one more walk over them.
type facts struct {
	noted   bool
	titled  []int32
	figures []int32
	doubled []int32
	again   []int32
	scripts uint32 // a bit for each Script
	inside  bool   // a word has a capital inside
}

// note finds the facts.
func (f *facts) note(words []Word) {
	f.noted = true
	// Each index is written and kept or not: which it is, no processor guesses well.
	titled, figures, doubled := resize(f.titled, len(words)), resize(f.figures, len(words)), f.doubled[:0]
	scripts, cases, t, n, before := Script(0), Case(0), 0, 0, uint64(0)
	for i := range words {
		w := &words[i]
		scripts |= w.Script
		cases |= w.Case
		titled[t], figures[n] = int32(i), int32(i)
		if w.Key == before && i > 0 { // seldom
			doubled = append(doubled, int32(i))
		}
		before = w.Key
		if w.Case == Title {
			t++
		}
		if w.Script == Digits {
			n++
		}
	}
	f.titled, f.figures, f.doubled = titled[:t], figures[:n], doubled
	f.again = again(words, f.again[:0])
	f.scripts, f.inside = 1<<Digits|1<<Latin, cases&MixedCase != 0
	if scripts > Latin { // else there are no others
		for i := range words {
			f.scripts |= 1 << words[i].Script
		}
	}
}

// Titled gives the indices in Words of the words with one capital, the first
// letter, in order.
func (d *Document) Titled() []int32 { return d.noted().titled }

// Figures gives the indices in Words of the words without letters, in order.
func (d *Document) Figures() []int32 { return d.noted().figures }

// Doubled gives the indices in Words of the words that stand behind themselves
// ("the the"), whatever their case, in order.
func (d *Document) Doubled() []int32 { return d.noted().doubled }

// AgainWithin is how many words a phrase has, at most, that Again finds.
const AgainWithin = 8

// Again gives the indices in Words of some words that end a pair which stood a
// few words before, in order ("the port, the port"): at least one for each
// phrase of two words to AgainWithin that stands twice in a row.
func (d *Document) Again() []int32 { return d.noted().again }

// again lists the places of Again. A phrase of some length is found at one of
// its words in two copies, and each length of words holds one of its multiples.
func again(words []Word, list []int32) []int32 {
	for length := 2; length <= AgainWithin; length++ {
		for i := length; i < len(words); i += length {
			switch {
			case words[i].Key != words[i-length].Key:
			case i+1 < len(words) && words[i+1].Key == words[i+1-length].Key:
				list = append(list, int32(i+1))
			case i > length && words[i-1].Key == words[i-1-length].Key:
				list = append(list, int32(i))
			}
		}
	}
	slices.Sort(list)
	return list
}

// Writes reports whether a word of the text is in a script.
func (d *Document) Writes(s Script) bool { return d.noted().scripts&(1<<(s&31)) != 0 }

func (d *Document) noted() *facts {
	s := d.scanned()
	if !s.facts.noted {
		s.facts.note(s.words)
	}
	return &s.facts
}
