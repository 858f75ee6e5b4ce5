package rules

import (
	"fmt"
	"slices"
	"strings"
)

// Applicability says how far a fix can be trusted.
type Applicability int

// The grades, in rising order.
const (
	NoFix  Applicability = iota // the rule offers no fix
	Manual                      // shown to a person, never applied
	Unsafe                      // likely right; a person should look
	Safe                        // only one original could have produced this, and the fix restores it
)

// String gives the grade as reports write it: none, manual, unsafe or safe.
func (a Applicability) String() string {
	switch a {
	case NoFix:
		return "none"
	case Manual:
		return "manual"
	case Unsafe:
		return "unsafe"
	case Safe:
		return "safe"
	}
	return fmt.Sprintf("Applicability(%d)", int(a))
}

// An Edit replaces the text of a Span. An empty Span inserts, an empty New deletes.
type Edit struct {
	Span Span
	New  string
}

// A Fix mends one Diagnostic. Its edits are made all or none.
type Fix struct {
	Title         string // a command: "Close the quotation before the attribution"
	Applicability Applicability
	Edits         []Edit
}

// Apply makes the edits in text. They may come in any order; it is an error
// when one lies outside the text or two overlap.
func Apply(text string, edits []Edit) (string, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.End - b.Span.End
	})
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(text) {
			return "", fmt.Errorf("edit at bytes %d to %d lies outside the text of %d bytes", e.Span.Start, e.Span.End, len(text))
		}
		if e.Span.Start < at {
			return "", fmt.Errorf("edit at bytes %d to %d overlaps the edit before it", e.Span.Start, e.Span.End)
		}
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String(), nil
}

// applicable picks the fixes of at least the given grade that can be made
// together: in the order of the text, leaving out each fix that touches one
// taken before it, unless both only delete, and each that the file has no
// place for. The fix loop comes to those that touch in a later round.
func applicable(d *Document, diagnostics []Diagnostic, least Applicability) []mending {
	byStart := make([]*Diagnostic, 0, len(diagnostics))
	for i := range diagnostics {
		if f := &diagnostics[i]; f.Fix != nil && f.Fix.Applicability >= max(least, Unsafe) {
			byStart = append(byStart, f)
		}
	}
	slices.SortStableFunc(byStart, func(a, b *Diagnostic) int { return reach(a.Fix.Edits).Start - reach(b.Fix.Edits).Start })
	var picked []mending
	end, deleted := -1, false
	for _, f := range byStart {
		r, only := reach(f.Fix.Edits), deletes(f)
		if r.Start < end || r.Start == end && !(only && deleted) {
			continue
		}
		edits, err := d.SourceEdits(f.Fix)
		if err != nil {
			continue
		}
		picked = append(picked, mending{*f, edits, 0})
		end, deleted = r.End, only
	}
	return picked
}

// A mending is a diagnostic whose fix can be made, and the edits of Source that make it.
type mending struct {
	Diagnostic
	edits    []Edit
	document int // index of its document
}

// apart leaves out what overlaps in Source: two edits of one escape, or one of
// a block that another removes.
func apart(picked []mending) []mending {
	slices.SortStableFunc(picked, func(a, b mending) int { return reach(a.edits).Start - reach(b.edits).Start })
	kept, end := picked[:0], -1
	for _, m := range picked {
		if r := reach(m.edits); r.Start >= end {
			kept = append(kept, m)
			end = r.End
		}
	}
	return kept
}

// deletes reports whether a fix does nothing but delete.
func deletes(d *Diagnostic) bool {
	for _, e := range d.Fix.Edits {
		if e.New != "" {
			return false
		}
	}
	return true
}

// reach is the stretch from the first edit to the last.
func reach(edits []Edit) Span {
	r := edits[0].Span
	for _, e := range edits[1:] {
		r.Start, r.End = min(r.Start, e.Span.Start), max(r.End, e.Span.End)
	}
	return r
}
