package rules

import (
	"bytes"
	"slices"
)

// A Layer is text read out of a file, with the way back: what each stretch of
// it was in the text it was read from. A Builder has one for the prose; a
// format makes others for what is packed twice, such as HTML in a JSON string.
type Layer struct {
	text    []byte
	whole   string // text as Text gave it
	from    string // what offsets given to Copy and Put are of
	outer   *Layer // the layer that from is the text of; nil: Source
	pieces  []piece
	escapes []Escape
}

// Text gives what the layer holds.
func (l *Layer) Text() string {
	if len(l.whole) != len(l.text) {
		l.whole = string(l.text)
	}
	return l.whole
}

// Reset empties the layer, to be filled again.
func (l *Layer) Reset() {
	l.text, l.whole, l.pieces, l.escapes = l.text[:0], "", l.pieces[:0], l.escapes[:0]
}

// Grow makes room for so many bytes of text in so many stretches.
func (l *Layer) Grow(text, stretches int) {
	l.text, l.pieces = slices.Grow(l.text, text), slices.Grow(l.pieces, stretches)
}

// Escape says how text is written into the places of what is added from now
// on; nil leaves it as it is.
func (l *Layer) Escape(e Escape) {
	if l.outer != nil {
		e = then(e, l.outer.lastEscape())
	}
	if n := len(l.escapes) - 1; n >= 0 && (len(l.pieces) == 0 || l.pieces[len(l.pieces)-1].escape < n) {
		l.escapes[n] = e // the one before was never used
		return
	}
	l.escapes = append(l.escapes, e)
}

// then gives the Escape that does one and then the other.
func then(one, other Escape) Escape {
	if one == nil {
		return other
	}
	if other == nil {
		return one
	}
	return func(text string) (string, error) {
		text, err := one(text)
		if err != nil {
			return "", err
		}
		return other(text)
	}
}

func (l *Layer) lastEscape() Escape {
	if len(l.escapes) == 0 {
		return nil
	}
	return l.escapes[len(l.escapes)-1]
}

// Copy adds text as it stands.
func (l *Layer) Copy(s Span) {
	if s.Empty() {
		return
	}
	at := len(l.text)
	l.text = append(l.text, s.In(l.from)...)
	if l.outer == nil {
		l.add(piece{text: Span{at, at + s.Len()}, source: s, verbatim: true})
		return
	}
	from, to := piecesOf(l.outer.pieces, s)
	for _, p := range l.outer.pieces[from:to] {
		part := Span{max(p.text.Start, s.Start), min(p.text.End, s.End)}
		if p.verbatim {
			p.source = Span{p.before(part.Start), p.behind(part.End)}
		}
		p.text = Span{at + part.Start - s.Start, at + part.End - s.Start}
		l.add(p)
	}
}

// Put adds text that is written otherwise, such as "é" for "&eacute;" at s.
// An edit of a part of it writes the whole anew.
func (l *Layer) Put(text string, s Span) {
	at := len(l.text)
	l.text = append(l.text, text...)
	source, whole := l.origin(s)
	l.add(piece{text: Span{at, at + len(text)}, source: source, torn: !whole})
}

// origin gives the place in Source of a span of what the layer is read from;
// it is false where markup stands in it.
func (l *Layer) origin(s Span) (_ Span, whole bool) {
	if l.outer == nil {
		return s, true
	}
	from, to := piecesOf(l.outer.pieces, s)
	if from == to {
		return Span{}, true
	}
	return hull(l.outer.pieces[from:to], s), unbroken(l.outer.pieces[from:to])
}

// element gives the place in Source of what goes with a block; it is empty
// where markup stands in it whose other half may stand elsewhere.
func (l *Layer) element(s Span) Span {
	if source, whole := l.origin(s); whole {
		return source
	}
	return Span{}
}

// add adds a piece, or lengthens the last one.
func (l *Layer) add(p piece) {
	if len(l.escapes) == 0 {
		l.escapes = append(l.escapes, nil)
	}
	p.escape = len(l.escapes) - 1
	if n := len(l.pieces) - 1; n >= 0 && p.verbatim {
		if last := &l.pieces[n]; last.verbatim && last.escape == p.escape && last.source.End == p.source.Start && last.text.End == p.text.Start {
			last.text.End, last.source.End = p.text.End, p.source.End
			return
		}
	}
	l.pieces = append(l.pieces, p)
}

// A Builder makes a Document of a file that is more than its prose: block by
// block, each of what Copy and Put add. The offsets given to it are of Source,
// or of the Layer entered.
type Builder struct {
	Layer
	path, source string
	blocks       []Block
	elements     []Span
	mark         mark
	kind         BlockKind
}

// mark is what to go back to when a block has no prose.
type mark struct{ text, pieces int }

// NewBuilder gives a Builder of documents of one file.
func NewBuilder(path, source string) *Builder {
	return &Builder{path: path, source: source, Layer: Layer{from: source}}
}

// NewLayer gives an empty Layer, to be filled from what the builder reads now
// and then entered.
func (b *Builder) NewLayer() *Layer { return &Layer{from: b.from, outer: b.outer} }

// Enter makes a layer what the builder reads from; nil is Source again.
func (b *Builder) Enter(l *Layer) {
	b.outer, b.from = l, b.source
	if l != nil {
		b.from = l.Text()
	}
	b.Escape(nil)
}

// separator stands between the blocks of Text, as in plain text, and nowhere in Source.
const separator = "\n\n"

// Begin begins a block.
func (b *Builder) Begin(kind BlockKind) {
	b.mark = mark{len(b.text), len(b.pieces)}
	if len(b.blocks) > 0 {
		b.text = append(b.text, separator...)
	}
	b.kind = kind
}

// End ends the block. Element is what goes when the block is removed; empty
// when that cannot be. A block without prose is forgotten.
func (b *Builder) End(element Span) {
	start := b.mark.text
	if len(b.blocks) > 0 {
		start += len(separator)
	}
	if len(bytes.TrimFunc(b.text[start:], IsSpace)) == 0 {
		b.text = b.text[:b.mark.text]
		b.pieces = b.pieces[:b.mark.pieces]
		return
	}
	b.blocks = append(b.blocks, Block{Span{start, len(b.text)}, b.kind})
	b.elements = append(b.elements, b.element(element))
}

// Count gives the number of blocks since the last document.
func (b *Builder) Count() int { return len(b.blocks) }

// Alone makes element what goes with the block at n when it is the last, unless
// element is empty. It is for what is packed twice, and holds but one block:
// the offsets are of what the builder reads now.
func (b *Builder) Alone(n int, element Span) {
	if len(b.blocks) == n+1 && !element.Empty() {
		b.elements[n] = b.element(element)
	}
}

// likely is for how many blocks and pieces there is room at once, where the
// document before had as many.
const likely = 64

// Document gives the document of all blocks since the last, and begins another.
func (b *Builder) Document() *Document {
	d := &Document{
		Path: b.path, Source: b.source, Text: string(b.text), Blocks: b.blocks,
		pieces: b.pieces, elements: b.elements, escapes: b.escapes,
	}
	b.text, b.pieces = b.text[:0], make([]piece, 0, min(len(b.pieces), likely))
	b.blocks, b.elements = make([]Block, 0, min(len(b.blocks), likely)), make([]Span, 0, min(len(b.elements), likely))
	b.escapes = []Escape{b.lastEscape()}
	return d
}
