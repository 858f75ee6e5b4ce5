package rules

import (
	"cmp"
	_ "embed" // for the table
	"encoding/binary"
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
//	alone    two bits of one number of 1,024, for a key: some phrase of one word has it; two others, if it must have a capital letter
//	fillers  the same for phrases of one word that count in short blocks alone
//	pairs    two bits of one number of 8,192, for two keys: some phrase of two words or more begins with them
//	heads    two bits of one number of 16,384, for two or three keys: some phrase of two words, or more, begins with them
//	roots    the edges of the trie that leave its root: a hash table with open addressing
//	nodes    the nodes that edges leave, each with its edges
//	phrases  what is known of a phrase, those that end at one node in a row
//	text     the words of the phrases, each with its replacement behind
//
// Starts to heads are for speed: nearly all words of a text are told by them
// to lead nowhere, and they are small enough to stay close to the processor. Alone
// to heads know nothing of phrases that stand only at the start of a block.
// An edge is a number of 64 bits: its highest 40 are those of the hash of the
// edge, and the others are the node that it leads to; 0 is an empty place. A node
// that no edge leaves has its highest bit set and is, for the rest, the number of
// the first phrase that ends there. Another is where it stands among the nodes, in
// units of four bytes: one of these, whose lowest twelve bits are the number of
// its edges and whose highest are the first phrase that ends there, from 1; then its
// edges, sorted. What follows a node stands right behind it, and so in the memory
// that is at hand of the processor. From the root
// a phrase of one word is one edge away, and the first two of another as well. A phrase
// is twelve bytes: the offset of its text (4), the lengths of text and
// replacement, the rule, and the language with the flags below it (2 each).
const (
	tableMagic    = "mtlint phrases 14\n"
	tableSections = 10
	startBits     = 11 // of a hash, for the place of its number
	aloneBits     = 10
	pairBits      = 13
	headBits      = 14
	edgeSize      = 8
	headSize      = 4  // of a node, before its edges
	nodeUnit      = 4  // bytes
	nodeBits      = 24 // of an edge, that are no hash
	nodeLeaf      = 1 << (nodeBits - 1)
	edgesBits     = 12
	mostEdges     = 1<<edgesBits - 1
	fewEdges      = 8 // that are looked at one by one
	phraseSize    = 12
	capitalShift  = 12 // of a hash, for the bits of a word that must have a capital letter
)

// A node is a place in the trie; 0: none.
type node uint32

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
		bits := twoBits(hash)
		if words[0].Case > Lower {
			bits = twoBits(hash >> capitalShift)
		}
		w.alone[hash>>(64-aloneBits)] |= bits
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
	names := strings.Join(w.rules, "\n") + "\n\n" + strings.Join(w.langs, "\n")
	roots, nodes, phrases := w.trie()
	sections := [tableSections]string{names, numbers64(w.starts[:]), numbers64(w.alone[:]), numbers64(w.fillers[:]), numbers64(w.pairs[:]), numbers64(w.heads[:]), string(roots), string(nodes), string(phrases), w.text.String()}
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

// trie gives the hash table of the edges that leave the root, a third of it empty,
// the other nodes, and the phrases in the order in which nodes have them.
func (w *tableWriter) trie() (roots, nodes, phrases []byte) {
	t := trieWriter{tableWriter: w, leave: make([][]int32, len(w.ends)), nodes: make([]byte, nodeUnit)}
	for i := range w.edges {
		from := w.edges[i].node
		t.leave[from] = append(t.leave[from], int32(i))
	}
	size := len(t.leave[0])*3/2 + 1
	roots = make([]byte, size*edgeSize)
	for _, i := range t.leave[0] {
		h := w.edges[i].hash()
		at := place(h, size)
		for binary.LittleEndian.Uint64(roots[at*edgeSize:]) != 0 {
			if at++; at == size {
				at = 0
			}
		}
		binary.LittleEndian.PutUint64(roots[at*edgeSize:], h>>nodeBits<<nodeBits|uint64(t.node(i+1)))
	}
	return roots, t.nodes, t.phrases
}

// trieWriter writes the nodes of a table.
type trieWriter struct {
	*tableWriter
	leave          [][]int32 // node → the edges that leave it
	nodes, phrases []byte
}

// node writes a node, with all that follows it, and gives it as edges have it.
func (t *trieWriter) node(number int32) node {
	first := len(t.phrases) / phraseSize
	for i, p := range t.ends[number] {
		r := t.tableWriter.phrases[p]
		if i+1 < len(t.ends[number]) {
			r[phraseSize-2] |= phraseMore
		}
		t.phrases = append(t.phrases, r[:]...)
	}
	edges := t.leave[number]
	if len(edges) == 0 {
		return nodeLeaf | node(first)
	}
	if len(edges) > mostEdges {
		panic("a phrase goes on in too many ways: give an edge of rules/phrases.bin more bits")
	}
	local := func(i int32) uint64 { return edge{0, t.edges[i].gap, t.edges[i].key}.hash() }
	slices.SortFunc(edges, func(a, b int32) int { return cmp.Compare(local(a), local(b)) })
	head := uint32(len(edges))
	if len(t.ends[number]) > 0 {
		head |= uint32(first+1) << edgesBits
	}
	at := len(t.nodes)
	t.nodes = binary.LittleEndian.AppendUint32(t.nodes, head)
	t.nodes = append(t.nodes, make([]byte, len(edges)*edgeSize)...)
	for n, i := range edges {
		to := t.node(i + 1) // which makes nodes longer
		binary.LittleEndian.PutUint64(t.nodes[at+headSize+n*edgeSize:], local(i)>>nodeBits<<nodeBits|uint64(to))
	}
	return node(at / nodeUnit)
}

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
		roots: sections[6], nodes: sections[7], records: sections[8], text: sections[9],
		size:     len(sections[6]) / edgeSize,
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
