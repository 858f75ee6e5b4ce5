package rules

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
	titled, figures, doubled, again := resize(f.titled, len(words)), resize(f.figures, len(words)), f.doubled[:0], f.again[:0]
	scripts, cases, t, n, before := Script(0), Case(0), 0, 0, uint64(0)
	var last [againSlots]uint8 // of each pair of words, the last bits of the index of the second; what is older is told by its words
	for i := range words {
		w := &words[i]
		scripts |= w.Script
		cases |= w.Case
		titled[t], figures[n] = int32(i), int32(i)
		slot := &last[(before*againMix+w.Key)%againSlots]
		length := int(uint8(i) - *slot)
		*slot = uint8(i)
		if uint(length-2) <= AgainWithin-2 && length < i && w.Key == words[i-length].Key && before == words[i-1-length].Key { // seldom
			again = append(again, int32(i))
		}
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
	f.titled, f.figures, f.doubled, f.again = titled[:t], figures[:n], doubled, again
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

// AgainWithin is how many words back the pairs of Again stood before, at most.
const AgainWithin = 8

// The table of pairs of words, and 2⁶⁴ over the golden ratio, which spreads keys.
const (
	againSlots = 1 << 9
	againMix   = 0x9e3779b97f4a7c15
)

// Again gives the indices in Words of the second words of pairs that stood a
// few words before ("the port and the port"), in order, nearly all of them.
func (d *Document) Again() []int32 { return d.noted().again }

// Writes reports whether a word of the text is in a script.
func (d *Document) Writes(s Script) bool { return d.noted().scripts&(1<<(s&31)) != 0 }

func (d *Document) noted() *facts {
	s := d.scanned()
	if !s.facts.noted {
		s.facts.note(s.words)
	}
	return &s.facts
}
