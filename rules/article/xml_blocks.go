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
	open, others := []xmlBlock{{element: -1}}, 0
	texts := s.texts[:0]
	flush := func() {
		last := open[len(open)-1]
		if last.element >= 0 && len(trimTexts(s.text, texts)) > 0 {
			l, kind := s.decode(texts), s.kindNow(last.kind)
			if packed {
				s.unpack(kind, l, rules.Span{})
			} else {
				s.paragraphs(kind, l, rules.Span{}, nil)
			}
		}
		texts = texts[:0]
	}
	for i := e.at; i <= e.node().behind; i++ {
		for last := open[len(open)-1]; last.element >= 0 && i >= e.nodes[last.element].behind; last = open[len(open)-1] {
			flush()
			if others == last.others && last.kind != rules.Headline && last.element != e.at { // a file without its root is none
				s.Alone(last.count, e.nodes[last.element].Span)
			}
			open = open[:len(open)-1]
		}
		if i == e.node().behind {
			break
		}
		n := &e.nodes[i]
		name := localName(n.name)
		kind, block := xmlBlocks[name]
		switch {
		case n.kind != xmlStart:
			if len(open) > 1 {
				texts = append(texts, *n)
			}
		case slices.Contains(noProse, name):
			others++
			i = n.behind - 1
		case block:
			flush()
			if outer := open[len(open)-1].kind; outer == rules.Caption || outer == rules.Standfirst || outer == rules.Quote || outer == rules.ListItem {
				kind = outer // <abstract><p>
			}
			open = append(open, xmlBlock{i, kind, s.Count(), others})
		case name == "br":
			flush()
		case n.behind == i+1:
			others++
		}
	}
	s.texts = texts
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
