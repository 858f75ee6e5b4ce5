package article

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// looksXML knows XML by its prolog.
func looksXML(head string) bool { return strings.HasPrefix(head, "<?xml") }

// stories are the elements that newsrooms call an article in files of several.
var stories = []string{"article", "story", "newsitem", "news", "item", "doc", "document", "post", "entry"}

// readXML reads XML that is in none of the other formats: the headlines and
// paragraphs that its elements name. Where there are none it is an error, so
// that no file counts as clean that was not read.
func readXML(in *input) ([]*rules.Document, error) {
	s := newXMLStory(in)
	if !s.next() {
		return s.result()
	}
	root, name := s.Start, s.name
	if s.local() == "html" {
		return readHTML(in)
	}
	several := !slices.Contains(stories, strings.ToLower(s.local()))
	for several && s.next() {
		if slices.Contains(stories, strings.ToLower(s.local())) {
			s.other()
		}
	}
	if s.err == nil && len(s.documents) == 0 {
		s.xmlReader = newXMLReader(in)
		s.next()
		s.other()
		s.next()
	}
	for _, d := range s.documents {
		if len(d.Blocks) > 0 {
			return s.result()
		}
	}
	s.fail(root, "%w: <%s> holds no headline or paragraph that is known; of XML, %s are read", ErrNoArticle, name, "RSS, Atom, WordPress exports, NewsML-G2, NITF, XLIFF and TMX")
	return s.result()
}

// other adds the article that the element at hand is.
func (s *xmlStory) other() {
	e := s.element()
	s.blocks(e, true)
	id := e.attr("id")
	for _, name := range []string{"id", "guid"} {
		if id == "" {
			id = e.child(name).string()
		}
	}
	s.article(id)
}
