package rules

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Gate is literal text that a pattern of a rule cannot match without, or one
// of several such texts. Where none of them stands, the pattern is not tried.
type Gate struct {
	Rule string // the ID
	Text string // of GateBytes or more
	Fold bool   // whether any case will do
}

// GateBytes is how long the text of a Gate is at least, in bytes.
const GateBytes = 3

// gates finds the texts of all gates in one pass over a document, whatever
// their number: the first three bytes of each, ASCII letters in lower case,
// are looked up in a bit set at every byte.
type gates struct {
	groups map[string]int // rule → index of its blocks
	filter [1 << 16 / 8]byte
	grams  map[uint32][]gate // three bytes → the gates that begin with them
}

// gate is a Gate with its group.
type gate struct {
	Gate
	group int
}

func newGates(all []Gate) *gates {
	g := &gates{groups: map[string]int{}, grams: map[uint32][]gate{}}
	for _, next := range all {
		group, ok := g.groups[next.Rule]
		if !ok {
			group = len(g.groups)
			g.groups[next.Rule] = group
		}
		for gram := range beginnings(next) {
			g.grams[gram] = append(g.grams[gram], gate{next, group})
			bit := gramBit(gram)
			g.filter[bit>>3] |= 1 << (bit & 7)
		}
	}
	return g
}

// gramBit gives the bit in a filter for three bytes.
func gramBit(gram uint32) uint32 { return gram * 0x9e3779b1 >> 16 }

// beginnings gives the ways in which the first three bytes of a gate may be written.
func beginnings(g Gate) map[uint32]bool {
	ways := []string{""}
	for _, r := range g.Text {
		if len(ways[0]) >= GateBytes {
			break
		}
		var longer []string
		for _, way := range ways {
			longer = append(longer, way+string(r))
			for f := unicode.SimpleFold(r); g.Fold && f != r; f = unicode.SimpleFold(f) {
				longer = append(longer, way+string(f))
			}
		}
		slices.SortStableFunc(longer, func(a, b string) int { return len(a) - len(b) })
		ways = longer
	}
	grams := map[uint32]bool{}
	for _, way := range ways {
		if len(way) < GateBytes {
			continue // a letter that is longer in its other case
		}
		gram := uint32(0)
		for i := range GateBytes {
			gram = gram<<8 | uint32(asciiLower[way[i]])
		}
		grams[gram] = true
	}
	return grams
}

// find adds the blocks that hold a gate to the blocks of its group.
func (g *gates) find(d *Document, open [][]int32) [][]int32 {
	for len(open) < len(g.groups) {
		open = append(open, nil)
	}
	for block, b := range d.Blocks {
		gram := uint32(0)
		for i := b.Start; i < b.End; i++ {
			gram = gram<<8&0xffffff | uint32(asciiLower[d.Text[i]])
			if bit := gramBit(gram); g.filter[bit>>3]&(1<<(bit&7)) == 0 {
				continue
			}
			for _, gate := range g.grams[gram] {
				blocks := open[gate.group]
				if len(blocks) > 0 && blocks[len(blocks)-1] == int32(block) {
					continue
				}
				if at := i + 1 - GateBytes; at >= b.Start && gate.at(d.Text[at:b.End]) {
					open[gate.group] = append(blocks, int32(block))
				}
			}
		}
	}
	return open
}

// at reports whether text begins with the text of g.
func (g *gate) at(text string) bool {
	if !g.Fold {
		return len(text) >= len(g.Text) && text[:len(g.Text)] == g.Text
	}
	for _, want := range g.Text {
		r, size := utf8.DecodeRuneInString(text)
		if size == 0 || !sameLetter(r, want) {
			return false
		}
		text = text[size:]
	}
	return true
}

// sameLetter reports whether two code points differ in case at most.
func sameLetter(a, b rune) bool {
	for f := a; ; {
		if f == b {
			return true
		}
		if f = unicode.SimpleFold(f); f == a {
			return false
		}
	}
}
