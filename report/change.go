package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

const (
	near      = 24 // bytes: edits closer than this are shown as one change
	nearby    = 14 // bytes of the words around a change
	changes   = 3  // how many changes of one fix are shown
	changeMax = 36 // columns of one side of a change
)

// A change is what a fix does at one place: the words around it, what stood
// there and what will stand there.
type change struct{ before, old, new, after string }

// changesOf shows a fix by its edits of the prose, in the order of the text;
// none where whole lines go.
func changesOf(d *rules.Document, f *rules.Fix) []change {
	edits := slices.Clone(f.Edits)
	slices.SortStableFunc(edits, func(a, b rules.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var shown []change
	for len(edits) > 0 && len(shown) < changes {
		n := 1
		for n < len(edits) && edits[n].Span.Start-edits[n-1].Span.End < near {
			n++
		}
		if c, ok := changeOf(d.Text, edits[:n]); ok {
			shown = append(shown, c)
		}
		edits = edits[n:]
	}
	return shown
}

// changeOf shows edits that stand close together.
func changeOf(text string, edits []rules.Edit) (change, bool) {
	reach := rules.Span{Start: edits[0].Span.Start, End: edits[0].Span.End}
	var b strings.Builder
	at := reach.Start
	for _, e := range edits {
		if e.Span.Start < at {
			return change{}, false
		}
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	reach.End = at
	old := reach.In(text)
	if b.Len() == 0 && strings.ContainsAny(old, "\r\n") {
		return change{}, false
	}
	return change{wordsBefore(text, reach.Start), old, b.String(), wordsAfter(text, reach.End)}, true
}

// wordsBefore gives the word before a place, of a long one the end.
func wordsBefore(source string, at int) string {
	from := at
	for from > 0 && at-from < nearby {
		r, n := utf8.DecodeLastRuneInString(source[:from])
		if r == '\n' || r == '\r' || rules.IsSpace(r) && from < at-1 {
			break
		}
		from -= n
	}
	return source[from:at]
}

// wordsAfter gives the word behind a place, of a long one the start.
func wordsAfter(source string, at int) string {
	to := at
	for to < len(source) && to-at < nearby {
		r, n := utf8.DecodeRuneInString(source[to:])
		if r == '\n' || r == '\r' || rules.IsSpace(r) && to > at+1 {
			break
		}
		to += n
	}
	return source[at:to]
}

// sides gives both sides of the change, what differs in the given styles.
func (c change) sides(old, fresh func(string) string) (before, after string) {
	side := func(middle string, style func(string) string) string {
		text := shortened(middle, changeMax)
		if text != "" {
			text = style(text)
		}
		return visible(c.before) + text + visible(c.after)
	}
	return side(c.old, old), side(c.new, fresh)
}

// shortened shows a text in at most width columns, without its middle where it is longer.
func shortened(text string, width int) string {
	cells := appendCells(nil, text, 0, true)
	if widthOf(cells) > width {
		cells = slices.Concat(cutEnd(cells, width/2, true), cutStart(cells, width/2, true)[1:])
	}
	return join(cells)
}
