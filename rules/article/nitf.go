package article

import "github.com/mtlint/mtlint/rules"

// looksNITF knows the News Industry Text Format of the IPTC.
var looksNITF = xmlRootIs("nitf")

// readNITF reads one article, or each of those in an element around them.
func readNITF(in *input) ([]*rules.Document, error) {
	s := newXMLStory(in)
	for s.next() {
		if s.local() != "nitf" {
			continue
		}
		nitf := s.element()
		s.nitf(nitf)
		s.article(nitf.child("head", "docdata", "doc-id").attr("id-string"))
	}
	return s.result()
}

// nitf adds the blocks of a story: the headline, the lines below it, the abstract, the text.
func (s *xmlStory) nitf(nitf xmlElement) {
	head := nitf.child("body", "body.head")
	if title := nitf.child("head", "title"); title.is() && s.Count() == 0 && !head.child("hedline", "hl1").is() {
		s.plain(rules.Headline, title, rules.Span{})
	}
	s.blocks(head.child("hedline"), false)
	s.blocks(head.child("abstract"), false)
	s.blocks(nitf.child("body", "body.content"), false)
	s.blocks(nitf.child("body", "body.end"), false)
}
