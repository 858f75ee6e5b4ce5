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
				s.claimed.claim(d, f)
				kept = append(kept, c)
			}
		}
		claims = kept
		slices.SortStableFunc(claims, func(a, b claim) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
	}
	var settled []Diagnostic
	if len(claims) > 0 {
		settled = make([]Diagnostic, len(claims))
	}
	for i, c := range claims {
		settled[i] = found[c.at]
	}
	d.engine = d.engine || engineAtWork(settled)
	if !d.engine {
		excuseSlips(settled)
	}
	return settled
}

// A claim is what settle goes by of a diagnostic.
type claim struct {
	Span
	at      int // of the diagnostic
	removes int // 1 where its fix takes out whole blocks
	rank    int // of its family
	grade   Applicability
}

// rankClaims gives the claims of diagnostics in the order in which they are heard.
func (s *scan) rankClaims(d *Document, found []Diagnostic) []claim {
	s.claims = s.claims[:0]
	for i := range found {
		f := &found[i]
		s.claims = append(s.claims, claim{f.Span, i, removes(d, f), f.rank, grade(f)})
	}
	slices.SortStableFunc(s.claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.removes, a.removes), cmp.Compare(a.rank, b.rank), cmp.Compare(b.grade, a.grade), cmp.Compare(a.Start, b.Start))
	})
	return s.claims
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

// removes is 1 for a diagnostic whose fix takes out whole blocks, else 0.
func removes(d *Document, f *Diagnostic) int {
	if f.Fix == nil {
		return 0
	}
	for _, e := range f.Fix.Edits {
		if e.New != "" {
			continue
		}
		if b := d.BlockAt(e.Span.Start); b < len(d.Blocks) {
			if d.Blocks[b].End <= e.Span.Start {
				b++ // the edit begins with the line ending before its first block
			}
			if b < len(d.Blocks) && e.Span.Contains(d.Blocks[b].Span) {
				return 1
			}
		}
	}
	return 0
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
	for _, r := range f.Related {
		if c.any(r.Span) {
			return false
		}
	}
	return true
}

func (c claims) claim(d *Document, f *Diagnostic) {
	c.add(f.Span)
	for _, r := range f.Related {
		c.add(r.Span)
	}
	if removes(d, f) == 1 {
		for _, e := range f.Fix.Edits {
			c.add(e.Span)
		}
	}
}

func (c claims) any(s Span) bool {
	for i := s.Start; i < s.End; {
		if i%64 == 0 && i+64 <= s.End {
			if c[i/64] != 0 {
				return true
			}
			i += 64
			continue
		}
		if c[i/64]&(1<<(i%64)) != 0 {
			return true
		}
		i++
	}
	return false
}

func (c claims) add(s Span) {
	for i := s.Start; i < s.End; {
		if i%64 == 0 && i+64 <= s.End {
			c[i/64] = ^uint64(0)
			i += 64
			continue
		}
		c[i/64] |= 1 << (i % 64)
		i++
	}
}
