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
	inside  bool // a word is of MixedCase
}

// note finds the facts.
func (f *facts) note(words []Word) {
	f.noted = true
	// Each index is written and kept or not: which it is, no processor guesses well.
	titled, figures, doubled := resize(f.titled, len(words)), f.figures[:0], f.doubled[:0]
	t, before, cases := 0, uint64(0), Case(0)
	for i := range words {
		w := &words[i]
		titled[t] = int32(i)
		t += int(titleCase[w.Case&7])
		cases |= w.Case
		if w.Key == before && i > 0 { // seldom
			doubled = append(doubled, int32(i))
		}
		before = w.Key
		if w.Script == Digits {
			figures = append(figures, int32(i))
		}
	}
	f.titled, f.figures, f.doubled, f.inside = titled[:t], figures, doubled, cases&MixedCase != 0
	f.again = again(words, f.again[:0])
}

// titleCase is 1 for Title.
var titleCase = [8]uint8{Title: 1}

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
		if length > len(words) {
			break
		}
		before := words[:len(words)-length]
		behind := words[length:]
		behind = behind[:len(before)]
		for i := 0; i < len(before); i += length {
			if before[i].Key != behind[i].Key { // nearly always
				continue
			}
			switch {
			case i+1 < len(before) && before[i+1].Key == behind[i+1].Key:
				list = append(list, int32(i+length+1))
			case i > 0 && before[i-1].Key == behind[i-1].Key:
				list = append(list, int32(i+length))
			}
		}
	}
	slices.Sort(list)
	return list
}

// Writes reports whether a word of the text is in a script.
func (d *Document) Writes(s Script) bool { return d.scanned().scripts&(1<<(s&31)) != 0 }

func (d *Document) noted() *facts {
	s := d.scanned()
	if !s.facts.noted {
		s.facts.note(s.words)
	}
	return &s.facts
}
