package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// emit adds the blocks of an article to a builder, and gives its ID.
func (r *jsonReader) emit(b *rules.Builder, fields []jsonField) (id string) {
	for role := headline; role <= body; role++ {
		read := r.table.read(fields, role)
		if r.table.versions {
			read = r.versions(read, fields)
		}
		for n := 0; n < len(read); {
			from := n
			n++
			for n < len(read) && read[n].inline && read[n].array == read[from].array {
				n++
			}
			r.block(b, read[from:n])
		}
	}
	if read := r.table.read(fields, identity); len(read) > 0 {
		l := rules.NewBuilder("", r.in.source).NewLayer()
		unescapeJSON(l, r.in.source, read[0].raw)
		id = l.Text()
	}
	return id
}

// block adds what fields that continue each other hold: one block, or, of one field, any number.
func (r *jsonReader) block(b *rules.Builder, fields []jsonField) {
	f := &fields[0]
	if len(fields) == 1 {
		r.text(b, f)
		return
	}
	b.Escape(r.escape)
	b.Begin(f.kind)
	for i := range fields {
		unescapeJSON(b, r.in.source, fields[i].raw)
	}
	b.End(f.element)
}

// text adds the blocks of a string: of HTML, or of plain text.
func (r *jsonReader) text(b *rules.Builder, f *jsonField) {
	text := f.raw.In(r.in.source)
	b.Grow(len(text), 0)
	escaped := strings.IndexByte(text, '\\') >= 0
	if !escaped && (r.flat || !looksMarkup(text)) {
		if b.Escape(r.plain); r.flat {
			b.Escape(r.escape)
		}
		addLines(b, text, f.raw.Start, f.kind, f.whole)
		return
	}
	if r.layer == nil {
		r.layer = b.NewLayer()
	}
	l := r.layer
	l.Reset()
	l.Grow(len(text), 0)
	l.Escape(r.escape)
	unescapeJSON(l, r.in.source, f.raw)
	text = l.Text()
	back := func() rules.Span {
		b.Enter(nil)
		return f.whole()
	}
	b.Enter(l)
	if !r.flat && looksMarkup(text) {
		n := b.Count()
		htmlBlocks(r.in, b, text, f.kind)
		back()
		b.Alone(n, f.element)
		return
	}
	if !r.flat {
		b.Escape(noMarkup)
	}
	addLines(b, text, 0, f.kind, back)
	back()
}

// whole gives what goes with a field that is one block: its item of an array,
// or its text. A headline stays.
func (f *jsonField) whole() rules.Span {
	if f.element.Empty() && f.kind != rules.Headline {
		return f.raw
	}
	return f.element
}

// addLines adds the blocks of plain text that stands at an offset of what the
// builder reads. A line goes with the line ending before it, the first with
// that behind it, and a lone one with what whole gives, of the source.
func addLines(b *rules.Builder, text string, at int, kind rules.BlockKind, whole func() rules.Span) {
	blocks := textBlocks(text)
	for i, s := range blocks {
		element := rules.Span{Start: s.Start + at, End: s.End + at}
		b.Begin(kind)
		b.Copy(element)
		switch {
		case len(blocks) == 1:
			element = whole()
		case i == 0:
			element.End = blocks[1].Start + at
		default:
			element.Start = blocks[i-1].End + at
		}
		b.End(element)
	}
}

// textBlocks gives the blocks of plain text: its lines, or, where it is
// hard-wrapped, its paragraphs.
func textBlocks(text string) []rules.Span {
	var blocks []rules.Span
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, '\r') < 0 {
		if !blank(text) {
			blocks = append(blocks, rules.Span{End: len(text)})
		}
		return blocks
	}
	for _, b := range Text("", text).Blocks {
		blocks = append(blocks, b.Span)
	}
	return blocks
}
