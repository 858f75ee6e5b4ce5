package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// looksRSS knows RSS 2.0, and RSS 1.0 by its RDF.
var looksRSS = xmlRootIs("rss", "RDF")

// readRSS reads a feed: each item is an article.
func readRSS(in *input) ([]*rules.Document, error) {
	s := newXMLStory(in, "rss", "RDF")
	for s.next() {
		if s.name == "item" {
			s.rssItem(s.element())
		}
	}
	return s.result()
}

// rssItem adds an item: its headline, its description, and where it has one,
// its full text.
func (s *xmlStory) rssItem(item xmlElement) {
	if title := item.named("title"); title.is() {
		s.packed(rules.Headline, title, rules.Span{})
	}
	description, content := item.named("description"), item.named("content:encoded")
	switch {
	case !content.is():
		s.removable(rules.Paragraph, description)
	case !isExcerpt(description, content):
		s.removable(rules.Standfirst, description)
	}
	for i := item.at + 1; i < item.node().behind; i++ {
		if item.nodes[i].name == "media:description" {
			s.removable(rules.Caption, xmlElement{item.xmlTree, i})
		}
	}
	if content.is() {
		s.packed(rules.Paragraph, content, rules.Span{})
	}
	id := item.named("guid").string()
	if id == "" {
		id = item.named("link").string()
	}
	s.article(id)
}

// removable adds the text of an element that goes with it.
func (s *xmlStory) removable(kind rules.BlockKind, e xmlElement) {
	if e.is() {
		s.packed(kind, e, e.node().Span)
	}
}

// isExcerpt reports whether a description is but the beginning of the full
// text, cut off by the program that made the feed: "The bridge is […]". It is
// made anew when the full text is mended.
func isExcerpt(description, content xmlElement) bool {
	begin := description.string()
	if end := strings.LastIndexAny(begin, "[\u2026"); end > 0 {
		begin = begin[:end]
	}
	if begin == "" {
		return false
	}
	one, other := letters{text: begin}, letters{text: content.beginning(8*len(begin) + 4096)} // with room for tags
	n := 0
	for {
		r := one.next()
		if r < 0 {
			return n > 0
		}
		if r != other.next() {
			return false
		}
		n++
	}
}

// letters gives the letters and digits of text that may be HTML, one by one.
type letters struct{ text string }

func (l *letters) next() rune {
	for l.text != "" {
		r, n := utf8.DecodeRuneInString(l.text)
		switch r {
		case '<', '&':
			end := strings.IndexByte(l.text, map[rune]byte{'<': '>', '&': ';'}[r])
			if end > 0 && (r == '<' || end < longestReference) {
				n = end + 1
			}
		}
		l.text = l.text[n:]
		if n <= utf8.UTFMax && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
	}
	return -1
}
