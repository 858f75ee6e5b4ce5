package rules

import (
	"errors"
	"sort"
	"strings"
	"unicode/utf8"
)

// ErrMarkup says that a fix crosses markup of the file, so that a person has to make it.
var ErrMarkup = errors.New("it crosses markup")

// An Escape writes text as a place of the file wants it: "&amp;" for "&" in
// HTML. Its error says why it cannot be written there.
type Escape func(text string) (string, error)

// A piece is a stretch of Text and the stretch of Source that it was read from.
type piece struct {
	text, source Span
	escape       int  // index in Layer.escapes
	verbatim     bool // byte for byte the same; else one escape, such as "&eacute;"
	torn         bool // markup stands within source: "&eac<b>ute;"
}

// before gives the place in Source of an offset in the piece, where something begins.
func (p *piece) before(offset int) int {
	if p.verbatim {
		return p.source.Start + max(offset-p.text.Start, 0)
	}
	return p.source.Start
}

// behind gives the place in Source of an offset in the piece, where something ends.
func (p *piece) behind(offset int) int {
	if p.verbatim {
		return p.source.Start + min(offset, p.text.End) - p.text.Start
	}
	return p.source.End
}

// piecesOf gives the range of indices of the pieces that share a byte with s.
func piecesOf(pieces []piece, s Span) (from, to int) {
	from = sort.Search(len(pieces), func(i int) bool { return pieces[i].text.End > s.Start })
	for to = from; to < len(pieces) && pieces[to].text.Start < s.End; {
		to++
	}
	return from, to
}

// unbroken reports whether pieces follow each other without a gap, in Text and
// in Source, and have none in them.
func unbroken(pieces []piece) bool {
	for i := range pieces {
		if pieces[i].torn {
			return false
		}
		if i > 0 && (pieces[i-1].text.End != pieces[i].text.Start || pieces[i-1].source.End != pieces[i].source.Start) {
			return false
		}
	}
	return true
}

// hull gives the stretch of Source from the first byte of s to the last.
func hull(pieces []piece, s Span) Span {
	h := Span{pieces[0].before(s.Start), pieces[0].behind(s.End)}
	for i := range pieces[1:] {
		p := &pieces[1+i]
		h.Start, h.End = min(h.Start, p.before(s.Start)), max(h.End, p.behind(s.End))
	}
	return h
}

// Origin gives the place in Source of a span of Text: the stretch from its
// first byte to its last. It is false where that is not all that the stretch
// holds, because markup stands between.
func (d *Document) Origin(s Span) (Span, bool) {
	if d.pieces == nil {
		return s, true
	}
	from, to := piecesOf(d.pieces, s)
	if from == to {
		at, _ := d.insertion(s.Start, false)
		return Span{at, at}, s.Empty()
	}
	cut := d.pieces[from:to]
	whole := unbroken(cut) && cut[0].text.Start <= s.Start && cut[len(cut)-1].text.End >= s.End
	return hull(cut, s), whole
}

// insertion gives the place in Source where text put in at an offset of Text
// belongs, and the piece it belongs to: the one that ends there, or with ahead
// set the one that begins there.
func (d *Document) insertion(offset int, ahead bool) (at int, p *piece) {
	next := sort.Search(len(d.pieces), func(i int) bool { return d.pieces[i].text.End > offset })
	if next < len(d.pieces) {
		p = &d.pieces[next]
		if p.text.Start < offset || p.text.Start == offset && (ahead || next == 0 || d.pieces[next-1].text.End < offset) {
			return p.before(offset), p
		}
	}
	if next > 0 {
		p = &d.pieces[next-1]
		return p.source.End, p
	}
	if p != nil {
		return p.source.Start, p
	}
	return 0, nil
}

// SourceEdits gives the edits of Source that make a fix, in the escapes of the
// file. It is an error when the file has no place or no character for one of
// them: the fix is then left to a person.
func (d *Document) SourceEdits(f *Fix) ([]Edit, error) {
	if d.pieces == nil && d.Escape == nil {
		return f.Edits, nil
	}
	edits := make([]Edit, 0, len(f.Edits))
	for _, e := range f.Edits {
		if from, to := d.removed(e); from < to {
			for _, element := range d.elements[from:to] {
				if element.Empty() {
					return nil, ErrMarkup
				}
				edits = append(edits, Edit{Span: element})
			}
			continue
		}
		mapped, err := d.sourceEdit(e)
		if err != nil {
			return nil, err
		}
		edits = append(edits, mapped)
	}
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Span.Start < edits[j].Span.Start })
	for i := 1; i < len(edits); i++ {
		if edits[i].Span.Start < edits[i-1].Span.End {
			return nil, ErrMarkup // two edits of one escape
		}
	}
	return edits, nil
}

// removed gives the range of blocks that an edit removes whole, elements and
// all; it is empty for other edits, and in plain text, where lines are all.
func (d *Document) removed(e Edit) (from, to int) {
	if e.New != "" || d.elements == nil {
		return 0, 0
	}
	from = sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Start >= e.Span.Start })
	to = sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].End > e.Span.End })
	if from >= to {
		return 0, 0
	}
	if from > 0 && d.Blocks[from-1].End > e.Span.Start || to < len(d.Blocks) && d.Blocks[to].Start < e.Span.End {
		return 0, 0 // a part of a neighbour goes too
	}
	return from, to
}

// sourceEdit gives the edit of Source for an edit of Text.
func (d *Document) sourceEdit(e Edit) (Edit, error) {
	if d.pieces == nil {
		text, err := d.Escape(e.New)
		return Edit{e.Span, text}, err
	}
	e, ahead := trimmed(d.Text, e)
	if e.Span.Empty() && !d.inside(e.Span.Start) {
		at, p := d.insertion(e.Span.Start, ahead)
		if p == nil {
			return e, ErrMarkup
		}
		return d.escaped(p, Edit{Span{at, at}, e.New})
	}
	from, to := piecesOf(d.pieces, Span{e.Span.Start, max(e.Span.End, e.Span.Start+1)})
	cut := d.pieces[from:to]
	if len(cut) == 0 || !unbroken(cut) || cut[0].text.Start > e.Span.Start || cut[len(cut)-1].text.End < e.Span.End {
		return e, ErrMarkup
	}
	if first := &cut[0]; !first.verbatim { // an escape is one: what stays of it is written anew
		e.New = d.Text[first.text.Start:e.Span.Start] + e.New
	}
	if last := &cut[len(cut)-1]; !last.verbatim {
		e.New += d.Text[e.Span.End:last.text.End]
	}
	return d.escaped(&cut[0], Edit{hull(cut, e.Span), e.New})
}

// inside reports whether an offset lies within an escape.
func (d *Document) inside(offset int) bool {
	from, to := piecesOf(d.pieces, Span{offset, offset + 1})
	return from < to && !d.pieces[from].verbatim && d.pieces[from].text.Start < offset
}

// escaped writes the text of an edit as the piece wants it.
func (d *Document) escaped(p *piece, e Edit) (Edit, error) {
	if e.New == "" || d.escapes[p.escape] == nil {
		return e, nil
	}
	text, err := d.escapes[p.escape](e.New)
	return Edit{e.Span, text}, err
}

// trimmed takes from an edit what it leaves as it is, at its start and at its
// end. What is left of an insertion belongs ahead when only its end was kept.
func trimmed(text string, e Edit) (_ Edit, ahead bool) {
	old := e.Span.In(text)
	n := 0
	for n < len(old) && n < len(e.New) && old[n] == e.New[n] {
		n++
	}
	for n > 0 && (n < len(old) && !utf8.RuneStart(old[n]) || n < len(e.New) && !utf8.RuneStart(e.New[n])) {
		n--
	}
	e.Span.Start += n
	e.New, old = e.New[n:], old[n:]
	m := 0
	for m < len(old) && m < len(e.New) && old[len(old)-1-m] == e.New[len(e.New)-1-m] {
		m++
	}
	for m > 0 && !utf8.RuneStart(old[len(old)-m]) {
		m--
	}
	e.Span.End -= m
	e.New = strings.Clone(e.New[:len(e.New)-m])
	return e, n == 0 && m > 0
}
