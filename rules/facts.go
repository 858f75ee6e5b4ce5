package rules

import "slices"

// facts are what rules ask of the words of a text again and again, found in
// one more walk over them.
type facts struct {
	noted   bool
	titled  []int32
	inner   []int32
	long    []int32
	figures []int32
	spelt   []int32
	doubled []int32
	again   []int32
}

// note finds the facts.
func (f *facts) note(words []Word) {
	f.noted = true
	// Each index is written and kept or not: which it is, no processor guesses well.
	titled, long := resize(f.titled, len(words)), resize(f.long, len(words))
	t, l, before := 0, 0, uint64(0)
	for i := range words {
		w := &words[i]
		titled[t], long[l] = int32(i), int32(i)
		t += int(titleCase[w.Case&7])
		l += int(uint(LongWord-1-w.Len()) >> 63)
		if w.Key == before || w.Case == NoCase || w.Case == MixedCase || w.HasDigit { // seldom
			f.rare(i, w, w.Key == before)
		}
		before = w.Key
	}
	f.titled, f.long = titled[:t], long[:l]
	f.again = again(words, f.again[:0])
}

// rare notes what few words show.
func (f *facts) rare(i int, w *Word, doubled bool) {
	if doubled && i > 0 {
		f.doubled = append(f.doubled, int32(i))
	}
	if w.Script == Digits {
		f.figures = append(f.figures, int32(i))
	}
	if w.HasDigit && (w.Case == Lower || w.Case == Title) {
		f.spelt = append(f.spelt, int32(i))
	}
	if w.Case == MixedCase {
		f.inner = append(f.inner, int32(i))
	}
}

// titleCase is 1 for Title.
var titleCase = [8]uint8{Title: 1}

// Titled gives the indices in Words of the words with one capital, the first
// letter, in order.
func (d *Document) Titled() []int32 { return d.noted().titled }

// Figures gives the indices in Words of the words without letters, in order.
func (d *Document) Figures() []int32 { return d.noted().figures }

// Spelt gives the indices in Words of the words with figures whose letters are small, but
// perhaps the first, in order.
func (d *Document) Spelt() []int32 { return d.noted().spelt }

// InnerCapitals gives the indices in Words of the words of MixedCase, in order.
func (d *Document) InnerCapitals() []int32 { return d.noted().inner }

// LongWord is how long a word of LongWords is at least, in bytes.
const LongWord = 8

// LongWords gives the indices in Words of the words of LongWord bytes or more, in order.
func (d *Document) LongWords() []int32 { return d.noted().long }

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
