package rules

import (
	"cmp"
	"slices"
)

// settle leaves one diagnostic for each cause. First, one that removes whole
// blocks swallows what else was said inside them. Then, family by family,
// each claims its span and its related spans; one that overlaps a claimed
// span is a consequence and is dropped. Within a family, what can be mended
// more safely comes first, then what begins earlier.
func (s *scan) settle(d *Document, found []Diagnostic) []Diagnostic {
	claims := s.rankClaims(d, found)
	if len(claims) > 1 {
		s.claimed = s.claimed.emptied(len(d.Text))
		kept := claims[:0]
		for _, c := range claims {
			if f := &found[c.at]; s.claimed.free(f) {
				s.claimed.claim(f, c.key < lastPlace)
				kept = append(kept, claim{uint64(f.Span.Start)<<32 | uint64(f.Span.End), c.at})
			}
		}
		claims = kept
		sortClaims(claims)
	}
	var settled []Diagnostic
	if len(claims) > 0 {
		settled = make([]Diagnostic, len(claims))
	}
	for i := range claims {
		settled[i] = found[claims[i].at]
	}
	d.engine = d.engine || engineAtWork(settled)
	if !d.engine {
		excuseSlips(settled)
	}
	return settled
}

// A claim is what settle goes by of a diagnostic.
type claim struct {
	key uint64 // what it is sorted by
	at  int    // of the diagnostic
}

// grades is how many bits an Applicability takes.
const grades = 2

// lastPlace is above the keys of the claims whose fixes take out whole blocks.
const lastPlace = 1 << 60

// rankClaims gives the claims of diagnostics in the order in which they are
// heard: by their place among the causes, then by that in the text.
func (s *scan) rankClaims(d *Document, found []Diagnostic) []claim {
	s.claims = s.claims[:0]
	for i := range found {
		f := &found[i]
		key := uint64((f.rank+1)<<grades-int(grade(f)))<<40 | uint64(f.Span.Start)
		if !removes(d, f) {
			key |= lastPlace
		}
		s.claims = append(s.claims, claim{key, i})
	}
	sortClaims(s.claims)
	return s.claims
}

// fewClaims is how many claims an article has at most, but for a very bad one.
const fewClaims = 24

// sortClaims sorts claims by their keys, those with the same as they are.
func sortClaims(claims []claim) {
	if len(claims) > fewClaims {
		slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(a.key, b.key) })
		return
	}
	for i := 1; i < len(claims); i++ {
		c, at := claims[i], i
		for ; at > 0 && claims[at-1].key > c.key; at-- {
			claims[at] = claims[at-1]
		}
		claims[at] = c
	}
}

// How much evidence makes slips the habit of an engine, and how much a fault
// that is no slip counts; a slip counts 1. Four slips of whatever kind will do,
// or one beside a fault that people do not make.
const (
	habit   = 4
	certain = 3
)

// engineAtWork reports whether an article shows enough to say that an engine
// made its slips.
func engineAtWork(found []Diagnostic) bool {
	evidence := 0
	for i := range found {
		switch d := &found[i]; {
		case slip(d) && (d.Severity > Info || grade(d) == Safe):
			evidence++
		case d.Severity > Info && !slip(d):
			evidence += certain
		}
	}
	return evidence >= habit
}

func slip(d *Diagnostic) bool { return d.Slip == IsSlip || d.Slip == SlipOfRule && d.Rule.Slip }

// excuseSlips makes of slips that would be errors warnings, of those that would
// be warnings infos, and their fixes unsafe.
func excuseSlips(found []Diagnostic) {
	for i := range found {
		d := &found[i]
		if !slip(d) {
			continue
		}
		d.Severity = max(Info, d.Severity-1)
		if grade(d) == Safe {
			fix := *d.Fix
			fix.Applicability = Unsafe
			d.Fix = &fix
		}
	}
}

func grade(d *Diagnostic) Applicability {
	if d.Fix == nil {
		return NoFix
	}
	return d.Fix.Applicability
}

// removes reports whether the fix of a diagnostic takes out whole blocks.
func removes(d *Document, f *Diagnostic) bool {
	if f.Fix == nil {
		return false
	}
	for i := range f.Fix.Edits {
		e := &f.Fix.Edits[i]
		if e.New != "" {
			continue
		}
		if b := d.BlockAt(e.Span.Start); b < len(d.Blocks) {
			if d.Blocks[b].End <= e.Span.Start {
				b++ // the edit begins with the line ending before its first block
			}
			if b < len(d.Blocks) && e.Span.Contains(d.Blocks[b].Span) {
				return true
			}
		}
	}
	return false
}

// claims is the set of bytes that diagnostics have claimed.
type claims []uint64

// emptied gives an empty set for a text of a size in bytes, in the same place where it fits.
func (c claims) emptied(size int) claims {
	c = resize(c, size/64+1)
	clear(c)
	return c
}

func (c claims) free(f *Diagnostic) bool {
	if c.any(f.Span) {
		return false
	}
	for i := range f.Related {
		if c.any(f.Related[i].Span) {
			return false
		}
	}
	return true
}

func (c claims) claim(f *Diagnostic, removes bool) {
	c.add(f.Span)
	for i := range f.Related {
		c.add(f.Related[i].Span)
	}
	if removes {
		for _, e := range f.Fix.Edits {
			c.add(e.Span)
		}
	}
}

func (c claims) any(s Span) bool {
	if s.Empty() {
		return false
	}
	first, last, head, tail := bitsOf(s)
	if first == last {
		return c[first]&head&tail != 0
	}
	for _, between := range c[first+1 : last] {
		if between != 0 {
			return true
		}
	}
	return c[first]&head|c[last]&tail != 0
}

func (c claims) add(s Span) {
	if s.Empty() {
		return
	}
	first, last, head, tail := bitsOf(s)
	if first == last {
		c[first] |= head & tail
		return
	}
	for i := first + 1; i < last; i++ {
		c[i] = ^uint64(0)
	}
	c[first] |= head
	c[last] |= tail
}

// bitsOf gives the first and the last number of a set that hold bits of a span,
// and which bits may be its in each.
func bitsOf(s Span) (first, last uint, head, tail uint64) {
	start, end := uint(s.Start), uint(s.End-1)
	return start / 64, end / 64, ^uint64(0) << (start % 64), ^uint64(0) >> (63 - end%64)
}
