package rules

import (
	"strings"
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

// A Matcher finds all phrases of the packs in one pass over the words of a
// text: a trie whose edges are words and what stands between them, kept in
// one hash table. Its cost does not depend on the number of phrases.
type Matcher struct {
	phrases []pattern
	groups  map[string]int  // name of a rule → index of its hits
	filter  [1 << 10]uint64 // which keys can begin a phrase: 16 bits of the key
	edges   []edge          // open addressing; a power of two
	ends    [][]int32       // node → phrases that end there
	mask    uint64
}

type pattern struct {
	*lang.Phrase
	group      int
	head, tail string   // the marks before its first and behind its last word
	exact      []string // its words that have a capital letter; empty where any case will do
}

// An edge leads from a node over a gap and a word to the next node. Node 0 is
// the root; an edge to node 0 is an empty place of the table.
type edge struct {
	key  uint64
	node int32
	next int32
}

// NewMatcher prepares phrases for matching.
func NewMatcher(phrases []lang.Phrase) *Matcher {
	size := uint64(1024)
	for i := range phrases {
		size += 4 * uint64(1+strings.Count(phrases[i].Text, " "))
	}
	for size&(size-1) != 0 {
		size += size & -size
	}
	m := &Matcher{
		phrases: make([]pattern, 0, len(phrases)),
		groups:  map[string]int{},
		edges:   make([]edge, size),
		ends:    make([][]int32, 1, len(phrases)),
		mask:    size - 1,
	}
	var s scan
	for i := range phrases {
		p := pattern{Phrase: &phrases[i]}
		group, ok := m.groups[p.Rule]
		if !ok {
			group = len(m.groups)
			m.groups[p.Rule] = group
		}
		p.group = group
		s.reset()
		s.block(p.Text, 0, len(p.Text))
		if len(s.words) == 0 {
			continue // marks alone are no phrase; a test refuses them
		}
		first, last := s.words[0], s.words[len(s.words)-1]
		p.head, p.tail = p.Text[:first.Start], p.Text[last.End:]
		node := int32(0)
		for j, w := range s.words {
			gap := uint32(0)
			if j > 0 {
				gap = gapKey(p.Text[s.words[j-1].End:w.Start])
			} else {
				bit := w.Key & 0xffff
				m.filter[bit>>6] |= 1 << (bit & 63)
			}
			word := p.Text[w.Start:w.End]
			if w.Case == Title || w.Case == Upper || w.Case == MixedCase {
				if p.exact == nil {
					p.exact = make([]string, len(s.words))
				}
				p.exact[j] = word
			}
			next, at := m.step(node, gap, w.Key)
			if next == 0 {
				next = int32(len(m.ends))
				m.ends = append(m.ends, nil)
				m.edges[at] = edge{edgeKey(node, gap, w.Key), node, next}
			}
			node = next
		}
		m.ends[node] = append(m.ends[node], int32(len(m.phrases)))
		m.phrases = append(m.phrases, p)
	}
	return m
}

func edgeKey(node int32, gap uint32, key uint64) uint64 {
	k := key ^ uint64(node)*0x9e3779b97f4a7c15 ^ uint64(gap)*0xc2b2ae3d27d4eb4f
	return k ^ k>>29
}

// step follows an edge; next is 0 where there is none, and at its place in the table.
func (m *Matcher) step(node int32, gap uint32, key uint64) (next int32, at uint64) {
	k := edgeKey(node, gap, key)
	for at = k & m.mask; m.edges[at].next != 0; at = (at + 1) & m.mask {
		if m.edges[at].key == k && m.edges[at].node == node {
			return m.edges[at].next, at
		}
	}
	return 0, at
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
	if r == ',' || r == '.' || r == ':' {
		return r
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

// match finds the phrases of the document's matcher.
func (s *scan) match(d *Document) {
	m := d.phrases
	for len(s.hits) < len(m.groups) {
		s.hits = append(s.hits, nil)
	}
	block := 0
	for i, w := range s.words {
		bit := w.Key & 0xffff
		if m.filter[bit>>6]&(1<<(bit&63)) == 0 {
			continue
		}
		node, _ := m.step(0, 0, w.Key)
		if node == 0 {
			continue
		}
		for d.Blocks[block].End < w.End {
			block++
		}
		s.matchAt(d, i, block, node)
	}
}

// matchAt follows the phrases that begin at word i.
func (s *scan) matchAt(d *Document, i, block int, node int32) {
	m, end := d.phrases, d.Blocks[block].End
	var found [8]struct {
		node int32
		last int
	}
	n := 0
	for j := i; ; {
		if len(m.ends[node]) > 0 {
			if n == len(found) {
				copy(found[:], found[1:])
				n--
			}
			found[n].node, found[n].last = node, j
			n++
		}
		j++
		if j == len(s.words) || s.words[j].Start >= end {
			break
		}
		if node, _ = m.step(node, gapKey(d.Text[s.words[j-1].End:s.words[j].Start]), s.words[j].Key); node == 0 {
			break
		}
	}
	for n--; n >= 0; n-- {
		for _, p := range m.ends[found[n].node] {
			if span, ok := s.fits(d, &m.phrases[p], i, found[n].last, d.Blocks[block]); ok {
				g := m.phrases[p].group
				s.hits[g] = append(s.hits[g], Hit{span, m.phrases[p].Phrase, i, found[n].last + 1})
			}
		}
	}
}

// fits looks at what a phrase asks for besides its words, from word i to word last.
func (s *scan) fits(d *Document, p *pattern, i, last int, b Block) (Span, bool) {
	span := Span{s.words[i].Start, s.words[last].End}
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
	if p.Starts && i > 0 && s.words[i-1].Start >= b.Start {
		return span, false
	}
	if p.Ends && last+1 < len(s.words) && s.words[last+1].Start < b.End {
		return span, false
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
