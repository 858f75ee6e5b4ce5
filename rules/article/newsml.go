package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// looksNewsML knows NewsML-G2 of the IPTC: an item, or a message that holds several.
var looksNewsML = xmlRootIs("newsItem", "newsMessage", "packageItem")

// readNewsML reads a message: each item of news in it is an article, and so is
// a package, which has its own headline.
func readNewsML(in *input) ([]*rules.Document, error) {
	s := newXMLStory(in, "newsItem", "newsMessage", "packageItem")
	for s.next() {
		if name := s.local(); name == "newsItem" || name == "packageItem" {
			s.newsItem(s.element())
		}
	}
	return s.result()
}

// newsItem adds an item: the headline and the description of its metadata, then
// the story in the form that it comes in.
func (s *xmlStory) newsItem(item xmlElement) {
	meta := item.child("contentMeta")
	for part := range meta.children() {
		if part.local() == "headline" {
			s.plain(s.kindNow(rules.Headline), part, rules.Span{})
		}
	}
	if s.Count() == 0 {
		if title := item.child("itemMeta", "title"); title.is() {
			s.plain(rules.Headline, title, rules.Span{})
		}
	}
	for part := range meta.children() {
		if part.local() != "description" {
			continue
		}
		kind := rules.Standfirst
		if strings.Contains(part.attr("role"), "caption") {
			kind = rules.Caption
		}
		s.plain(kind, part, part.node().Span)
	}
	for part := range item.child("contentSet").children() {
		s.newsContent(part)
	}
	s.article(item.attr("guid"))
}

// newsContent adds a rendition of the story.
func (s *xmlStory) newsContent(part xmlElement) {
	switch part.local() {
	case "inlineXML":
		for root := range part.children() {
			switch root.local() {
			case "nitf":
				s.nitf(root)
			case "html", "body", "div", "section", "article":
				s.xhtml(root)
			default:
				s.blocks(root, true)
			}
		}
	case "inlineData":
		if t := part.attr("contenttype"); t == "text/html" {
			s.packed(rules.Paragraph, part, rules.Span{})
		} else if (t == "" || strings.HasPrefix(t, "text/plain")) && part.attr("encoding") == "" {
			s.plain(rules.Paragraph, part, rules.Span{})
		}
	}
}
