package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// looksAtom knows Atom (RFC 4287): a feed, or an entry that stands alone.
func looksAtom(head string) bool { return strings.Contains(xmlRoot(head), "w3.org/2005/Atom") }

// readAtom reads a feed: each entry is an article.
func readAtom(in *input) ([]*rules.Document, error) {
	s := newXMLStory(in, "feed", "entry")
	for s.next() {
		if s.local() == "entry" {
			s.atomEntry(s.element())
		}
	}
	return s.result()
}

// atomEntry adds an entry.
func (s *xmlStory) atomEntry(entry xmlElement) {
	s.atomText(rules.Headline, entry.child("title"))
	summary, content := entry.child("summary"), entry.child("content")
	switch {
	case !content.is() || content.attr("src") != "":
		s.atomText(rules.Paragraph, summary)
	case summary.is() && !isExcerpt(summary, content):
		s.atomText(rules.Standfirst, summary)
	}
	s.atomText(rules.Paragraph, content)
	s.article(entry.child("id").string())
}

// atomText adds a text construct (RFC 4287, 3.1) or a content element (4.1.3).
func (s *xmlStory) atomText(kind rules.BlockKind, e xmlElement) {
	if !e.is() {
		return
	}
	switch t := strings.ToLower(e.attr("type")); t {
	case "xhtml", "application/xhtml+xml":
		if kind != rules.Paragraph {
			s.plain(kind, e, rules.Span{})
			return
		}
		s.xhtml(e)
	case "html", "text/html":
		s.packed(kind, e, rules.Span{})
	case "", "text", "text/plain":
		s.plain(kind, e, rules.Span{})
	}
}
