package rules

// NameLeast is how long a word of Names is at least, in bytes.
const NameLeast = 4

// names are the words that may be names.
type names struct {
	found bool
	list  []int32
	slots []uint64 // the keys and lengths of all that were looked at: open addressing; 0: none
	pairs []int32
}

// Names gives the indices in Words of the different words of Titled that have
// NameLeast bytes or more, each where it stands first, in order. Words with the same
// key are different where one has more bytes: “Ipek”, “İpek”.
func (d *Document) Names() []int32 { return d.named().list }

// Pairs gives the indices in Words of the words of Titled that stand behind
// another with nothing but a space between, in order: “Lund” of “Anna Lund”.
func (d *Document) Pairs() []int32 { return d.named().pairs }

func (d *Document) named() *names {
	n := &d.scanned().names
	if !n.found {
		n.find(d.Text, d.s.words, d.Titled())
	}
	return n
}

// find finds the names.
func (n *names) find(text string, words []Word, titled []int32) {
	n.found = true
	size := 64
	for size < 4*len(titled) {
		size *= 2
	}
	n.slots = resize(n.slots, size)
	clear(n.slots)
	n.list = append(n.list[:0], titled...)
	n.list = n.list[:distinct(words, n.list, n.slots)]
	n.pairs = append(n.pairs[:0], titled...)
	n.pairs = n.pairs[:paired(text, words, n.pairs[:neighbours(n.pairs)])]
}

// neighbours moves the numbers of a list that are one more than the one before
// to its front, and gives how many they are.
func neighbours(list []int32) (count int) {
	before := int32(-2)
	for _, i := range list {
		list[count] = i
		if i == before+1 {
			count++
		}
		before = i
	}
	return count
}

// paired does as neighbours for the words that have a space alone before them.
func paired(text string, words []Word, list []int32) (count int) {
	for _, i := range list {
		list[count] = i
		if at := words[i].Start - 1; words[i-1].End^at|int(text[at]^' ') == 0 { // both, in one jump
			count++
		}
	}
	return count
}

// distinct moves the names of a list to its front, and gives their number. Whether
// a word is a new one, no processor guesses well: it is written and kept or not.
func distinct(words []Word, list []int32, slots []uint64) (count int) {
	for _, i := range list {
		w := &words[i]
		id := w.Key + uint64(w.Len())
		at := id & uint64(len(slots)-1)
		slot := slots[at]
		fresh := differs(slot, id)
		for slot&-fresh != 0 { // another word has it: seldom
			at = (at + 1) & uint64(len(slots)-1)
			slot = slots[at]
			fresh = differs(slot, id)
		}
		slots[at], list[count] = id, i
		count += int(fresh & (uint64(NameLeast-1-w.Len()) >> 63))
	}
	return count
}

// differs is 1 for two different numbers.
func differs(a, b uint64) uint64 {
	if a != b {
		return 1
	}
	return 0
}
