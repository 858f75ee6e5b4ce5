package article

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// xmlBlocks gives the kinds of blocks that elements are, by their local names:
// those of NITF and XHTML, and those that newsrooms name so themselves.
var xmlBlocks = map[string]rules.BlockKind{
	"p": rules.Paragraph, "para": rules.Paragraph, "paragraph": rules.Paragraph, "text": rules.Paragraph, "simpara": rules.Paragraph,
	"td": rules.Paragraph, "th": rules.Paragraph, "pre": rules.Paragraph, "tagline": rules.Paragraph,
	"headline": rules.Headline, "title": rules.Headline, "hl1": rules.Headline, "h1": rules.Headline,
	"hl2": rules.Heading, "h2": rules.Heading, "h3": rules.Heading, "h4": rules.Heading, "h5": rules.Heading, "h6": rules.Heading,
	"heading": rules.Heading, "subhead": rules.Heading, "subheading": rules.Heading, "subtitle": rules.Heading, "crosshead": rules.Heading,
	"standfirst": rules.Standfirst, "lead": rules.Standfirst, "abstract": rules.Standfirst, "summary": rules.Standfirst, "intro": rules.Standfirst, "teaser": rules.Standfirst,
	"caption": rules.Caption, "media-caption": rules.Caption, "figcaption": rules.Caption,
	"li": rules.ListItem, "dt": rules.ListItem, "dd": rules.ListItem,
	"blockquote": rules.Quote, "bq": rules.Quote,
}

// noProse are the elements whose text is no prose, wherever they stand.
var noProse = []string{"script", "style", "media-metadata", "media-object", "media-producer", "datasource", "byline", "dateline"}

// An xmlBlock is one that is open: it may hold others.
type xmlBlock struct {
	element int // index of its node; -1: what is around all
	kind    rules.BlockKind
	count   int // of blocks before it
	others  int // of what is neither text nor markup of it, before it
}

// blocks adds the blocks in an element, by the names of the elements in it.
// What no block holds is left out. Packed says that their text may be HTML.
func (s *xmlStory) blocks(e xmlElement, packed bool) {
	if !e.is() {
		return
	}
	w := xmlWalk{xmlStory: s, e: e, packed: packed, open: []xmlBlock{{element: -1}}, texts: s.texts[:0]}
	for i := e.at; i < e.node().behind; i++ {
		w.close(i)
		n := &e.nodes[i]
		name := localName(n.name)
		kind, block := xmlBlocks[name]
		switch {
		case n.kind != xmlStart:
			if len(w.open) > 1 {
				w.texts = append(w.texts, *n)
			}
		case slices.Contains(noProse, name):
			w.others++
			i = n.behind - 1
		case block:
			w.begin(i, kind)
		case name == "br":
			w.flush()
		case n.behind == i+1:
			w.others++
		}
	}
	w.close(e.node().behind)
	s.texts = w.texts
}

// An xmlWalk goes through an element from block to block.
type xmlWalk struct {
	*xmlStory
	e      xmlElement
	packed bool
	open   []xmlBlock
	texts  []xmlNode // of the block at hand
	others int       // elements so far that hold no prose
}

func (w *xmlWalk) top() *xmlBlock { return &w.open[len(w.open)-1] }

// begin begins the block that an element is; in a caption and its like, what
// it holds is of the same kind: <abstract><p>.
func (w *xmlWalk) begin(i int, kind rules.BlockKind) {
	w.flush()
	if outer := w.top().kind; len(w.open) > 1 && outer != rules.Paragraph && outer != rules.Headline && outer != rules.Heading {
		kind = outer
	}
	w.open = append(w.open, xmlBlock{i, kind, w.Count(), w.others})
}

// flush adds the text of the block at hand.
func (w *xmlWalk) flush() {
	if last := w.top(); last.element >= 0 && len(trimTexts(w.text, w.texts)) > 0 {
		l, kind := w.decode(w.texts), w.kindNow(last.kind)
		if w.packed {
			w.unpack(kind, l, rules.Span{})
		} else {
			w.paragraphs(kind, l, rules.Span{}, nil)
		}
	}
	w.texts = w.texts[:0]
}

// close ends the blocks of elements that end before a node. An element that
// holds one block and nothing else goes with it, but for a headline, which
// formats ask for, and for the element around all.
func (w *xmlWalk) close(i int) {
	for last := w.top(); last.element >= 0 && i >= w.e.nodes[last.element].behind; last = w.top() {
		w.flush()
		if w.others == last.others && last.kind != rules.Headline && last.element != w.e.at {
			w.Alone(last.count, w.e.nodes[last.element].Span)
		}
		w.open = w.open[:len(w.open)-1]
	}
}

// kindNow makes a heading of a headline below the first block.
func (s *xmlStory) kindNow(kind rules.BlockKind) rules.BlockKind {
	if kind == rules.Headline && s.Count() > 0 {
		return rules.Heading
	}
	return kind
}

// xhtml adds the blocks of an element that holds XHTML.
func (s *xmlStory) xhtml(e xmlElement) {
	if !e.is() {
		return
	}
	text := e.node().inner.In(s.text)
	for _, n := range e.nodes[e.at+1 : e.node().behind] {
		if n.kind == xmlCDATA || strings.IndexByte(n.name, ':') > 0 { // HTML knows neither
			s.blocks(e, false)
			return
		}
	}
	l := s.NewLayer()
	l.Escape(s.inMarkup)
	l.Copy(e.node().inner)
	s.Enter(l)
	htmlBlocks(s.in, s.Builder, text, rules.Paragraph)
	s.Enter(nil)
}
