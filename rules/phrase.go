package rules

import (
	"sync/atomic"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules/lang"
)

// A Hit is a phrase of a pack found in a text. Its span covers the marks that
// belong to the phrase, and what an open phrase ("… *") takes in.
type Hit struct {
	Span
	Phrase   *lang.Phrase
	From, To int // the range of its words in Words, without what an open phrase takes in
}

// HitFrom gives the index of the first of hits that begins with words[first] or
// a later word, len(hits) where none does. The hits stand in the order of the text.
func HitFrom(hits []Hit, first int) int {
	lo, hi := 0, len(hits)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); hits[mid].From < first {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// hitLists are the hits of a text by the groups of a Matcher.
type hitLists struct {
	of     [][]Hit
	groups []int32 // those that have hits
}

func (h *hitLists) add(group int32, hit Hit) {
	if len(h.of[group]) == 0 {
		h.groups = append(h.groups, group)
	}
	h.of[group] = append(h.of[group], hit)
}

func (h *hitLists) reset() {
	for _, g := range h.groups {
		h.of[g] = h.of[g][:0]
	}
	h.groups = h.groups[:0]
}

// A Matcher finds all phrases of the packs in one pass over the words of a
// text: a trie whose edges are words and what stands between them, in which
// what follows a beginning lies close behind it. Its cost does not depend on the number of phrases. Any
// number of goroutines may use it at once.
type Matcher struct {
	rules  []string // names of rules; the place of a name is its group
	groups places   // of names of rules: the indices of their hits
	verbs  int      // index of the hits that Attribution asks for; -1: none
	langs  []string

	roots, nodes, records, text string // sections of a phrase table

	starts  [1 << startBits]uint64
	alone   [1 << aloneBits]uint64
	fillers [1 << aloneBits]uint64
	pairs   [1 << pairBits]uint64
	heads   [1 << headBits]uint64

	size     int              // places in roots
	patterns []patternPointer // by the number of the phrase
}

// A pattern is a phrase as the matcher needs it. What decides whether it fits
// stands first, as all of it is seldom at hand of the processor.
type pattern struct {
	group      int32
	asks       bool     // for more than its words
	head, tail string   // the marks before its first and behind its last word
	exact      []string // its words that have a capital letter; empty where any case will do
	lang.Phrase
}

// places finds the place of a name in a list: a hash table for a few names,
// which a rule asks for in every article.
type places struct {
	names []string
	slots []uint16 // open addressing; a power of two; place + 1; 0: none
}

func placesOf(names []string) places {
	size := 4
	for size < 4*len(names) {
		size *= 2
	}
	p := places{names, make([]uint16, size)}
	for i, name := range names {
		at := p.first(name)
		for p.slots[at] != 0 {
			at = (at + 1) % len(p.slots)
		}
		p.slots[at] = uint16(i + 1)
	}
	return p
}

// first gives the slot of a name, where no other has it.
func (p *places) first(name string) int {
	if name == "" {
		return 0
	}
	n := len(name)
	return (n*131 + int(name[n-1])*31 + int(name[n/2])*17 + int(name[n*3/4])) & (len(p.slots) - 1)
}

// of gives the place of a name; it is false where there is none.
func (p *places) of(name string) (int, bool) {
	for at := p.first(name); p.slots[at] != 0; at = (at + 1) & (len(p.slots) - 1) {
		if place := int(p.slots[at]) - 1; p.names[place] == name {
			return place, true
		}
	}
	return 0, false
}

// A patternPointer is nil until its phrase is met for the first time: of a
// hundred thousand phrases an article has a few.
type patternPointer = atomic.Pointer[pattern]

// NewMatcher prepares phrases for matching. The phrases of its hits have no
// witness and no line.
func NewMatcher(phrases []lang.Phrase) *Matcher { return readPhraseTable(PhraseTable(phrases)) }

// pattern gives a phrase by its number.
func (m *Matcher) pattern(number int32) *pattern {
	known := &m.patterns[number]
	if p := known.Load(); p != nil {
		return p
	}
	known.CompareAndSwap(nil, m.read(int(number)))
	return known.Load()
}

// read makes the pattern of a phrase.
func (m *Matcher) read(number int) *pattern {
	p := new(pattern)
	record := m.records[number*phraseSize : (number+1)*phraseSize]
	at, size, flags := int(uint32At(record, 0)), int(uint16At(record, 4)), uint16At(record, 10)
	p.group = int32(uint16At(record, 8))
	p.Phrase = lang.Phrase{
		Rule: m.rules[p.group], Lang: lang.Tag(m.langs[flags>>phraseFlags]),
		Text: m.text[at : at+size], Replace: m.text[at+size : at+size+int(uint16At(record, 6))],
		Starts: flags&phraseStarts != 0, Ends: flags&phraseEnds != 0, Open: flags&phraseOpen != 0, Short: flags&phraseShort != 0,
	}
	var s scan
	s.block(p.Text, 0, size)
	p.head, p.tail = p.Text[:s.words[0].Start], p.Text[s.words[len(s.words)-1].End:]
	for i, w := range s.words {
		if w.Case == Title || w.Case == Upper || w.Case == MixedCase {
			if p.exact == nil {
				p.exact = make([]string, len(s.words))
			}
			p.exact[i] = w.In(p.Text)
		}
	}
	p.asks = p.exact != nil || p.head != "" || p.tail != "" || p.Starts || p.Ends || p.Open || p.Short
	return p
}

// begin gives the node that an edge from the root leads to, by its hash, or 0.
func (m *Matcher) begin(hash uint64) node {
	for at := place(hash, m.size); ; {
		found := uint64At(m.roots, at*edgeSize)
		if found>>nodeBits == hash>>nodeBits || found == 0 {
			return node(found & (1<<nodeBits - 1))
		}
		if at++; at == m.size {
			at = 0
		}
	}
}

// step gives the node that an edge from another node leads to, by its hash, or 0.
func (m *Matcher) step(from node, hash uint64) node {
	if from&nodeLeaf != 0 {
		return 0
	}
	at := int(from) * nodeUnit
	lo, hi := 0, int(uint32At(m.nodes, at)&mostEdges)
	at += headSize
	for hi-lo > fewEdges { // sorted by their hashes
		if mid := int(uint(lo+hi) >> 1); uint64At(m.nodes, at+mid*edgeSize)>>nodeBits <= hash>>nodeBits {
			lo = mid
		} else {
			hi = mid
		}
	}
	for ; lo < hi; lo++ {
		if found := uint64At(m.nodes, at+lo*edgeSize); found>>nodeBits == hash>>nodeBits {
			return node(found & (1<<nodeBits - 1))
		}
	}
	return 0
}

// ends gives the number of the first phrase that ends at a node; -1: none does.
func (m *Matcher) ends(n node) int32 {
	if n&nodeLeaf != 0 {
		return int32(n &^ nodeLeaf)
	}
	return int32(uint32At(m.nodes, int(n)*nodeUnit)>>edgesBits) - 1
}

// gapKey gives a number for what stands between two words: spaces are one,
// all apostrophes are one, all dashes are one.
func gapKey(gap string) uint32 {
	if gap == " " {
		return ' '
	}
	key, space := uint32(0), false
	for _, r := range gap {
		if IsSpace(r) {
			space = true
			continue
		}
		if space {
			key, space = key*31+' ', false
		}
		key = key*31 + uint32(plainMark(r))
	}
	if space {
		key = key*31 + ' '
	}
	return key
}

// plainMark gives the ASCII mark that stands for the marks of its kind.
func plainMark(r rune) rune {
	if r < utf8.RuneSelf && r != '\'' && r != '"' && r != '`' {
		return r // most are; "-" stands for all dashes
	}
	switch class := classOf(r); {
	case class == QuoteMark:
		return '\''
	case class == Dash:
		return '-'
	case r == '：':
		return ':'
	}
	return r
}

// match finds the phrases of a matcher, and adds them to the hits of its groups.
func (s *scan) match(d *Document, m *Matcher, hits *hitLists) {
	for len(hits.of) < len(m.rules) {
		hits.of = append(hits.of, nil)
	}
	s.begins = resize(s.begins, len(s.words))
	rest := m.begins(s.words, s.begins)
	for number, b := range s.blocks {
		short := b.to-b.from <= lang.ShortBlock
		if b.from < b.to && (len(rest) == 0 || rest[0].word() > b.from) && (m.mayStart(s.words, b.from) || short && m.filler(s.words[b.from].Key) != 0) {
			s.matchAt(d, m, hits, b.from, number, true)
		}
		at := b.from + 1 // where to look for fillers
		for ; len(rest) > 0 && rest[0].word() < b.to; rest = rest[1:] {
			i := rest[0].word()
			if short {
				s.matchFillers(d, m, hits, at, i, number)
				at = i + 1
			}
			s.matchAt(d, m, hits, i, number, rest[0].longer() || i == b.from)
		}
		if short {
			s.matchFillers(d, m, hits, at, b.to, number)
		}
	}
}

// matchFillers finds the phrases of one word in [from, to) that count in short blocks alone.
func (s *scan) matchFillers(d *Document, m *Matcher, hits *hitLists, from, to, block int) {
	for i := from; i < to; i++ {
		if m.filler(s.words[i].Key) != 0 {
			s.matchAt(d, m, hits, i, block, false)
		}
	}
}

// mayStart reports whether a phrase may begin with words[i] at the start of a
// block only; nearly always rightly.
func (m *Matcher) mayStart(words []Word, i int) bool {
	hash := words[i].Key
	found := m.start(hash)
	for j := i + 1; j < min(i+3, len(words)); j++ {
		hash = headHash(hash, words[j].Key)
		found |= m.start(hash)
	}
	return found != 0
}

func (m *Matcher) start(hash uint64) uint64 {
	return hasBits(m.starts[hash>>(64-startBits)], hash)
}

// An onset is the index of a word that a phrase may begin with, twice, and one
// more where the phrase may have two words or more.
type onset int32

func (o onset) word() int { return int(o >> 1) }

func (o onset) longer() bool { return o&1 != 0 }

// begins lists the words that a phrase may begin with, nearly always rightly;
// those of phrases at the start of a block are not among them. Each word is
// written to the list, which is as long as words, and kept or not: which it is,
// no processor guesses well.
func (m *Matcher) begins(words []Word, list []onset) []onset {
	n := 0
	whole := max(len(words)-2, 0) // those with two words behind them
	var first, second uint64
	if whole > 0 {
		first, second = words[0].Key, words[1].Key
	}
	for i := range whole {
		third := words[i+2].Key
		pair := headHash(first, second)
		longer := uint64(0)
		if m.pair(pair) != 0 {
			longer = m.head(pair) | m.head(headHash(pair, third))
		}
		list[n] = onset(i<<1) | onset(longer)
		n += int(m.single(first, words[i].Case) | longer)
		first, second = second, third
	}
	for i := whole; i < len(words); i++ {
		longer := m.leads(words, i)
		list[n] = onset(i<<1) | onset(longer)
		n += int(m.single(words[i].Key, words[i].Case) | longer)
	}
	return list[:n]
}

// leads is 1 where a phrase of two words or more may begin with words[i].
func (m *Matcher) leads(words []Word, i int) uint64 {
	var second, third uint64
	if i+2 < len(words) {
		second, third = words[i+1].Key, words[i+2].Key
	} else if i+1 < len(words) {
		second = words[i+1].Key
	}
	pair := headHash(words[i].Key, second)
	return m.head(pair) | m.head(headHash(pair, third))
}

// head is 1 where heads has a hash; pair and filler are where pairs and fillers have it.
func (m *Matcher) head(hash uint64) uint64 {
	return hasBits(m.heads[hash>>(64-headBits)], hash)
}

func (m *Matcher) pair(hash uint64) uint64 {
	return hasBits(m.pairs[hash>>(64-pairBits)], hash)
}

func (m *Matcher) filler(key uint64) uint64 {
	return hasBits(m.fillers[key>>(64-aloneBits)], key)
}

// single is 1 where alone has a word, as it is written.
func (m *Matcher) single(key uint64, c Case) uint64 {
	number := m.alone[key>>(64-aloneBits)]
	return hasBits(number, key) | hasBits(number, key>>capitalShift)&uint64(capitals[c&7])
}

// capitals is 1 for the cases with a capital letter.
var capitals = [8]uint8{Title: 1, Upper: 1, MixedCase: 1}

// matchAt finds the phrases that begin at word i, the longest first; longer says
// whether some may have two words or more.
func (s *scan) matchAt(d *Document, m *Matcher, hits *hitLists, i, block int, longer bool) {
	first := s.words[i].Key
	if longer {
		s.matchLonger(d, m, hits, i, block)
	}
	if i == s.blocks[block].from || m.single(first, s.words[i].Case)|m.filler(first) != 0 {
		if n := m.begin(oneWord(first).hash()); n != 0 {
			s.ending(d, m, hits, m.ends(n), i, i, block)
		}
	}
}

// matchLonger finds the phrases of two words or more that begin at word i.
func (s *scan) matchLonger(d *Document, m *Matcher, hits *hitLists, i, block int) {
	j, to := i+1, s.blocks[block].to
	if j >= to {
		return
	}
	var found [8]struct {
		first int32 // phrase
		last  int   // word
	}
	n := 0
	for at := m.begin(twoWords(s.words[i].Key, s.gap(d, j), s.words[j].Key).hash()); at != 0; at = m.step(at, edge{0, s.gap(d, j), s.words[j].Key}.hash()) {
		if first := m.ends(at); first >= 0 {
			if n == len(found) {
				copy(found[:], found[1:])
				n--
			}
			found[n].first, found[n].last = first, j
			n++
		}
		if j++; j >= to || at&nodeLeaf != 0 {
			break
		}
	}
	for n--; n >= 0; n-- {
		s.ending(d, m, hits, found[n].first, i, found[n].last, block)
	}
}

// gap gives a number for what stands before word i.
func (s *scan) gap(d *Document, i int) uint32 {
	return gapKey(d.Text[s.words[i-1].End:s.words[i].Start])
}

// ending adds the phrases that end at a node, the first of which it is given, from
// word i to word last.
func (s *scan) ending(d *Document, m *Matcher, hits *hitLists, first int32, i, last, block int) {
	if first < 0 {
		return
	}
	var never uint16 // what the flags of a phrase that fits here do not say
	b := &s.blocks[block]
	if b.to-b.from > lang.ShortBlock {
		never |= phraseShort
	}
	if i > b.from {
		never |= phraseStarts
	}
	if last+1 < b.to {
		never |= phraseEnds
	}
	if s.words[i].Case <= Lower {
		never |= phraseCapital
	}
	for number, more := first, true; more; number++ {
		flags := uint16At(m.records, int(number)*phraseSize+phraseSize-2)
		more = flags&phraseMore != 0
		if flags&never != 0 {
			continue // as most: nothing more of the phrase is read
		}
		p := m.pattern(number)
		if span, ok := s.fits(d, p, i, last, block); ok {
			hits.add(p.group, Hit{span, &p.Phrase, i, last + 1})
		}
	}
}

// fits looks at what a phrase asks for besides its words, from word i to word
// last, and what its flags say.
func (s *scan) fits(d *Document, p *pattern, i, last, block int) (Span, bool) {
	span := Span{s.words[i].Start, s.words[last].End}
	if !p.asks {
		return span, true
	}
	b := &s.blocks[block]
	for j, word := range p.exact {
		if word != "" && d.Text[s.words[i+j].Start:s.words[i+j].End] != word {
			return span, false
		}
	}
	if p.head != "" {
		n, ok := marksBack(d.Text[b.Start:span.Start], p.head)
		if !ok {
			return span, false
		}
		span.Start -= n
	}
	if p.tail != "" {
		n, ok := marksForth(d.Text[span.End:b.End], p.tail)
		if !ok {
			return span, false
		}
		span.End += n
	}
	if p.Open {
		span.End = d.SkipSpacesBack(b.End)
	}
	return span, true
}

// marksForth reports whether text begins with marks, spaces apart, and how long they are there.
func marksForth(text, marks string) (n int, ok bool) {
	for _, m := range marks {
		if IsSpace(m) {
			continue
		}
		for {
			r, size := utf8.DecodeRuneInString(text[n:])
			if size == 0 {
				return 0, false
			}
			n += size
			if IsSpace(r) {
				continue
			}
			if plainMark(r) != plainMark(m) {
				return 0, false
			}
			break
		}
	}
	return n, true
}

// marksBack reports whether text ends with marks, spaces apart, and how long they are there.
func marksBack(text, marks string) (n int, ok bool) {
	for marks != "" {
		m, size := utf8.DecodeLastRuneInString(marks)
		marks = marks[:len(marks)-size]
		if IsSpace(m) {
			continue
		}
		for {
			r, size := utf8.DecodeLastRuneInString(text[:len(text)-n])
			if size == 0 {
				return 0, false
			}
			n += size
			if IsSpace(r) {
				continue
			}
			if plainMark(r) != plainMark(m) {
				return 0, false
			}
			break
		}
	}
	return n, true
}
