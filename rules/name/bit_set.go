package name

// A bitSet holds a bit for each of some numbers: most numbers that were not added
// are told by it alone.
type bitSet [16]uint64

// place gives the bit of a number.
func (s *bitSet) place(number uint32) (word *uint64, bit uint32) {
	h := number * spread >> 22
	return &s[h>>6], h & 63
}

// add adds a number, and gives 1 if it may have been there.
func (s *bitSet) add(number uint32) uint {
	word, bit := s.place(number)
	was := *word >> bit & 1
	*word |= 1 << bit
	return uint(was)
}

// has gives 1 for a number that may be there.
func (s *bitSet) has(number uint32) uint {
	word, bit := s.place(number)
	return uint(*word >> bit & 1)
}

// spread spreads the bits of a number: 2³² over the golden ratio.
const spread = 0x9e3779b9
