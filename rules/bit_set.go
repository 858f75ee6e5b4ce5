package rules

// A BitSet holds a bit for each of some hashes, by their ten highest bits: most
// hashes that were not added are told by it alone.
type BitSet [1 << 4]uint64

// Add adds a hash, and gives 1 if it may have been there.
func (s *BitSet) Add(hash uint64) uint {
	word, bit := &s[hash>>60], hash>>54&63
	was := *word >> bit & 1
	*word |= 1 << bit
	return uint(was)
}

// Has gives 1 for a hash that may be there.
func (s *BitSet) Has(hash uint64) uint { return uint(s[hash>>60] >> (hash >> 54 & 63) & 1) }
