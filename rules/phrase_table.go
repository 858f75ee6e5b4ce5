package rules

import (
	_ "embed" // for the table
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/mtlint/mtlint/rules/lang"
)

// phraseTable holds the phrases of all packs, made by "go tool rulegen packs".
//
//go:embed phrases.bin
var phraseTable string

// phrases is the matcher of all packs.
var phrases = sync.OnceValue(func() *Matcher { return readPhraseTable(phraseTable) })

// A phrase table is read where it lies: nothing is parsed, copied or built at
// start-up. Its numbers are little-endian. After the magic stand the lengths of
// its sections, then the sections:
//
//	names    the rules, a line each; an empty line; the tags of languages
//	starts   two bits of one number of 2,048, for one to three keys: some phrase begins with them at the start of a block
//	alone    two bits of one number of 1,024, for a key: some phrase of one word has it
//	fillers  the same for phrases of one word that count in short blocks alone
//	pairs    two bits of one number of 8,192, for two keys: some phrase of two words or more begins with them
//	heads    two bits of one number of 16,384, for two or three keys: some phrase of two words, or more, begins with them
//	sieve    a bit for each value of the highest bits of a hash: some edge has it
//	edges    the trie: a hash table with open addressing
//	phrases  what is known of a phrase, those that end at one node in a row
//	text     the words of the phrases, each with its replacement behind
//
// Starts to sieve are for speed: nearly all words of a text are told by them
// to lead nowhere, and they are small enough to stay close to the processor. Alone
// to heads know nothing of phrases that stand only at the start of a block.
// An edge is a number of 64 bits: its highest 40 are those of the hash of the
// edge, the next says that edges leave the node that it leads to, and the others
// are that node; 0 is an empty place. The number of a node where phrases end is
// that of the first of them, from 1; other nodes have higher ones. From the root
// a phrase of one word is one edge away, and the first two of another as well. A phrase
// is twelve bytes: the offset of its text (4), the lengths of text and
// replacement, the rule, and the language with the flags below it (2 each).
const (
	tableMagic    = "mtlint phrases 11\n"
	tableSections = 10
	startBits     = 11 // of a hash, for the place of its number
	aloneBits     = 10
	pairBits      = 13
	headBits      = 14
	edgeSize      = 8
	edgeBits      = 24 // of an edge, that are no hash
	edgeGoesOn    = 1 << (edgeBits - 1)
	edgeNode      = edgeGoesOn - 1
	phraseSize    = 12
)

// The flags of a phrase.
const (
	phraseStarts = 1 << iota
	phraseEnds
	phraseOpen
	phraseShort
	phraseCapital        // its first word has a capital letter
	phraseMore           // the next phrase ends at the same node
	phraseFlags   = iota // how many
)

// PhraseTable compiles phrases into a table that needs no building when it is
// read. The same phrases give the same table, byte for byte. Witnesses and
// lines are left out, and so are phrases without words.
func PhraseTable(phrases []lang.Phrase) string {
	w := tableWriter{nodes: map[edge]int32{}, ends: make([][]int32, 1), texts: map[string]int{}}
	for i := range phrases {
		w.add(&phrases[i])
	}
	return w.table()
}

// An edge leads from a node over what stands between two words, and a word; or
// from the root over one word, or two.
type edge struct {
	node int32
	gap  uint32
	key  uint64
}

// oneWord gives the edge of a phrase of one word, and twoWords that of the
// first two of another, with what stands between them.
func oneWord(key uint64) edge { return edge{key: key} }

func twoWords(first uint64, gap uint32, second uint64) edge {
	return edge{gap: gap, key: headHash(first, second)}
}

// hash gives the hash of an edge: its lower half is its place, its upper 40 bits stand for it.
func (e edge) hash() uint64 {
	h := (e.key ^ uint64(e.node)*0x9e3779b97f4a7c15 ^ uint64(e.gap)*0xc2b2ae3d27d4eb4f) * 0xff51afd7ed558ccd
	return h ^ h>>32
}

// tableWriter builds a phrase table.
type tableWriter struct {
	rules, langs []string
	starts       [1 << startBits]uint64
	alone        [1 << aloneBits]uint64
	fillers      [1 << aloneBits]uint64
	pairs        [1 << pairBits]uint64
	heads        [1 << headBits]uint64
	edges        []edge         // in the order in which they came; edge i leads to node i+1
	nodes        map[edge]int32 // where an edge leads
	ends         [][]int32      // node → places in phrases of those that end there
	phrases      [][phraseSize]byte
	text         strings.Builder
	texts        map[string]int // text and replacement → offset
	scan         scan
}

func (w *tableWriter) add(p *lang.Phrase) {
	const most = 1<<16 - 1
	w.scan.reset()
	w.scan.block(p.Text, 0, len(p.Text))
	if len(w.scan.words) == 0 || len(p.Text) > most || len(p.Replace) > most {
		return // marks alone are no phrase; a test refuses them
	}
	words := w.scan.words
	w.begin(p, words)
	e := oneWord(words[0].Key)
	for i := 1; i < len(words); i++ {
		gap := gapKey(p.Text[words[i-1].End:words[i].Start])
		if i == 1 {
			e = twoWords(words[0].Key, gap, words[1].Key)
		} else {
			e = edge{w.follow(e), gap, words[i].Key}
		}
	}
	node := w.follow(e)
	w.ends[node] = append(w.ends[node], int32(len(w.phrases)))
	w.phrases = append(w.phrases, w.record(p, words[0].Case > Lower))
}

// follow gives the node that an edge leads to, which it makes where there is none.
func (w *tableWriter) follow(e edge) int32 {
	node, ok := w.nodes[e]
	if !ok {
		node = int32(len(w.ends))
		w.nodes[e] = node
		w.edges = append(w.edges, e)
		w.ends = append(w.ends, nil)
	}
	return node
}

// begin notes the words that a phrase begins with.
func (w *tableWriter) begin(p *lang.Phrase, words []Word) {
	hash := words[0].Key
	pair := hash
	if len(words) > 1 {
		pair = headHash(hash, words[1].Key)
		hash = pair
	}
	if len(words) > 2 {
		hash = headHash(hash, words[2].Key)
	}
	switch {
	case p.Starts:
		w.starts[hash>>(64-startBits)] |= twoBits(hash)
	case len(words) == 1 && p.Short:
		w.fillers[hash>>(64-aloneBits)] |= twoBits(hash)
	case len(words) == 1:
		w.alone[hash>>(64-aloneBits)] |= twoBits(hash)
	default:
		w.pairs[pair>>(64-pairBits)] |= twoBits(pair)
		w.heads[hash>>(64-headBits)] |= twoBits(hash)
	}
}

// twoBits gives the bits that stand for a hash in one number.
func twoBits(hash uint64) uint64 { return 1<<(hash>>20&63) | 1<<(hash>>26&63) }

// hasBits is 1 where a number has the bits of a hash.
func hasBits(number, hash uint64) uint64 {
	return number >> (hash >> 20 & 63) & (number >> (hash >> 26 & 63)) & 1
}

// headHash makes a hash of two words in a row, or of such a hash and the third;
// its highest bits are a place in heads.
func headHash(first, second uint64) uint64 {
	return (first*0x9e3779b97f4a7c15 ^ second) * 0xff51afd7ed558ccd
}

// record gives the twelve bytes of a phrase, whose first word may have a capital letter.
func (w *tableWriter) record(p *lang.Phrase, capital bool) (r [phraseSize]byte) {
	text := p.Text + p.Replace
	at, ok := w.texts[text]
	if !ok {
		at = w.text.Len()
		w.texts[text] = at
		w.text.WriteString(text)
	}
	flags := index(&w.langs, string(p.Lang)) << phraseFlags
	if p.Starts {
		flags |= phraseStarts
	}
	if p.Ends {
		flags |= phraseEnds
	}
	if p.Open {
		flags |= phraseOpen
	}
	if p.Short {
		flags |= phraseShort
	}
	if capital {
		flags |= phraseCapital
	}
	binary.LittleEndian.PutUint32(r[0:], uint32(at))
	binary.LittleEndian.PutUint16(r[4:], uint16(len(p.Text)))
	binary.LittleEndian.PutUint16(r[6:], uint16(len(p.Replace)))
	binary.LittleEndian.PutUint16(r[8:], uint16(index(&w.rules, p.Rule)))
	binary.LittleEndian.PutUint16(r[10:], uint16(flags))
	return r
}

// index gives the place of a name in a list, to which it adds it.
func index(list *[]string, name string) int {
	for i, n := range *list {
		if n == name {
			return i
		}
	}
	*list = append(*list, name)
	return len(*list) - 1
}

// table puts the sections together.
func (w *tableWriter) table() string {
	var phrases []byte
	for _, found := range w.ends {
		for i, p := range found {
			r := &w.phrases[p]
			if i+1 < len(found) {
				r[phraseSize-2] |= phraseMore
			}
			phrases = append(phrases, r[:]...)
		}
	}
	names := strings.Join(w.rules, "\n") + "\n\n" + strings.Join(w.langs, "\n")
	sieve, edges := w.trie(w.numbers())
	sections := [tableSections]string{names, numbers64(w.starts[:]), numbers64(w.alone[:]), numbers64(w.fillers[:]), numbers64(w.pairs[:]), numbers64(w.heads[:]), string(sieve), string(edges), string(phrases), w.text.String()}
	table := []byte(tableMagic)
	for _, s := range sections {
		table = binary.LittleEndian.AppendUint32(table, uint32(len(s)))
	}
	return string(table) + strings.Join(sections[:], "")
}

// numbers64 gives numbers as a section.
func numbers64(list []uint64) string {
	var section []byte
	for _, n := range list {
		section = binary.LittleEndian.AppendUint64(section, n)
	}
	return string(section)
}

// numbers gives the nodes their final numbers.
func (w *tableWriter) numbers() []int32 {
	numbers := make([]int32, len(w.ends))
	first, next := int32(1), int32(len(w.phrases)+1)
	for node, found := range w.ends {
		switch {
		case len(found) > 0:
			numbers[node] = first
			first += int32(len(found))
		case node > 0:
			numbers[node] = next
			next++
		}
	}
	return numbers
}

// trie gives the sieve of the edges, with eight bits or more for each, and
// their hash table, a third of it empty.
func (w *tableWriter) trie(numbers []int32) (sieve, table []byte) {
	sieve = make([]byte, 1<<bits.Len(uint(len(w.edges))))
	shift := sieveShift(len(sieve))
	size := len(w.edges)*3/2 + 1
	table = make([]byte, size*edgeSize)
	goesOn := make([]bool, len(w.ends))
	for _, e := range w.edges {
		goesOn[e.node] = true
	}
	for i, e := range w.edges {
		e.node = numbers[e.node]
		h := e.hash()
		sieve[h>>shift>>3] |= 1 << (h >> shift & 7)
		at := place(h, size)
		for binary.LittleEndian.Uint64(table[at*edgeSize:]) != 0 {
			if at++; at == size {
				at = 0
			}
		}
		to := h>>edgeBits<<edgeBits | uint64(numbers[i+1])
		if goesOn[i+1] {
			to |= edgeGoesOn
		}
		binary.LittleEndian.PutUint64(table[at*edgeSize:], to)
	}
	return sieve, table
}

// sieveShift gives how far to shift a hash for its bit in a sieve of a size in bytes.
func sieveShift(size int) int { return 64 - bits.Len(uint(8*size-1)) }

// place gives the first place of a hash in a table.
func place(hash uint64, size int) int { return int(hash & (1<<32 - 1) * uint64(size) >> 32) }

// readPhraseTable gives the matcher of a table. It panics when the table was
// made by another version: a mistake in this program.
func readPhraseTable(table string) *Matcher {
	rest, ok := strings.CutPrefix(table, tableMagic)
	if !ok {
		panic("rules/phrases.bin is of another version: go tool rulegen packs makes it anew")
	}
	var sections [tableSections]string
	at := tableSections * 4
	for i := range sections {
		size := int(uint32At(rest, i*4))
		sections[i] = rest[at : at+size]
		at += size
	}
	ruleNames, langNames, _ := strings.Cut(sections[0], "\n\n")
	m := &Matcher{
		langs: strings.Split(langNames, "\n"),
		sieve: sections[6], edges: sections[7], records: sections[8], text: sections[9],
		shift: sieveShift(len(sections[6])), size: len(sections[7]) / edgeSize,
		patterns: make([]patternPointer, len(sections[8])/phraseSize),
	}
	if ruleNames != "" {
		m.rules = strings.Split(ruleNames, "\n")
	}
	for i := range m.starts {
		m.starts[i] = uint64At(sections[1], i*8)
	}
	for i := range m.alone {
		m.alone[i] = uint64At(sections[2], i*8)
	}
	for i := range m.fillers {
		m.fillers[i] = uint64At(sections[3], i*8)
	}
	for i := range m.pairs {
		m.pairs[i] = uint64At(sections[4], i*8)
	}
	for i := range m.heads {
		m.heads[i] = uint64At(sections[5], i*8)
	}
	m.groups = placesOf(m.rules)
	m.verbs = slices.Index(m.rules, speechVerbs)
	return m
}

func uint16At(s string, at int) uint16 {
	s = s[at : at+2]
	return uint16(s[0]) | uint16(s[1])<<8
}

func uint32At(s string, at int) uint32 {
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func uint64At(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
