package rules

// NameLeast is how long a word of Names is at least, in bytes.
const NameLeast = 4

// names are the different words that may be names.
type names struct {
	found bool
	list  []int32
	slots []uint64 // the keys of all that were looked at: open addressing; 0: none
}

// Names gives the indices in Words of the different words of Titled that have
// NameLeast bytes or more, each where it stands first, in order.
func (d *Document) Names() []int32 {
	n := &d.scanned().names
	if !n.found {
		n.find(d.s.words, d.Titled())
	}
	return n.list
}

// find finds the names.
func (n *names) find(words []Word, titled []int32) {
	n.found = true
	size := 64
	for size < 4*len(titled) {
		size *= 2
	}
	n.slots = resize(n.slots, size)
	clear(n.slots)
	n.list = append(n.list[:0], titled...)
	n.list = n.list[:distinct(words, n.list, n.slots)]
}

// distinct moves the names of a list to its front, and gives their number. Whether
// a word is a new one, no processor guesses well: it is written and kept or not.
func distinct(words []Word, list []int32, slots []uint64) (count int) {
	for _, i := range list {
		w := &words[i]
		at := w.Key & uint64(len(slots)-1)
		slot := slots[at]
		fresh := differs(slot, w.Key)
		for slot&-fresh != 0 { // another word has it: seldom
			at = (at + 1) & uint64(len(slots)-1)
			slot = slots[at]
			fresh = differs(slot, w.Key)
		}
		slots[at], list[count] = w.Key, i
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
