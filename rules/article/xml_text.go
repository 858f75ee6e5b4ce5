package article

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// An xmlStory turns elements of a file into the blocks of its Documents.
type xmlStory struct {
	*rules.Builder
	*xmlReader
	documents []*rules.Document
	texts     []xmlNode    // of a block, for reuse
	layer     *rules.Layer // of what was decoded last
	joints    []int        // where texts meet in it

	inText, inCDATA, inBoth, inMarkup rules.Escape
}

// newXMLStory gives a story of a file whose root element has one of some local
// names; without names, any.
func newXMLStory(in *input, roots ...string) *xmlStory {
	s := &xmlStory{
		Builder: in.builder(), xmlReader: newXMLReader(in),
		inText:   in.escape(writeXML, characterReference),
		inCDATA:  in.escape(writeCDATA, nil),
		inBoth:   in.escape(writeBoth, nil),
		inMarkup: writeMarkup,
	}
	s.layer = s.NewLayer()
	if tag := xmlRoot(in.source); tag != "" && len(roots) > 0 && !slices.Contains(roots, rootName(tag)) {
		s.fail(strings.Index(in.source, tag), "the root element is <%s>, not <%s>", rootName(tag), roots[0])
	}
	return s
}

// article ends a Document.
func (s *xmlStory) article(id string) *rules.Document {
	d := s.Document()
	d.ID = id
	if len(s.documents) == xmlArticles {
		s.fail(s.Start, "more than %d articles", xmlArticles)
	}
	s.documents = append(s.documents, d)
	return d
}

// result gives the documents of a file read to its end. There is one at least:
// a feed may be empty.
func (s *xmlStory) result() ([]*rules.Document, error) {
	if len(s.documents) == 0 {
		s.article("")
	}
	if s.err != nil {
		return nil, s.err
	}
	return s.documents, nil
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// writeXML writes text between tags.
func writeXML(text string) (string, error) {
	if err := writable(text); err != nil {
		return "", err
	}
	return unended(xmlEscapes.Replace(text)), nil
}

// writeMarkup makes XML of what is written as HTML.
func writeMarkup(text string) (string, error) {
	return unended(strings.ReplaceAll(text, "&nbsp;", "&#160;")), nil
}

// unended writes text so that it makes no "]]>" with a > behind it, which may
// stand in CDATA alone.
func unended(text string) string {
	if strings.HasSuffix(text, "]]") {
		return text[:len(text)-1] + "&#93;"
	}
	return text
}

// writeCDATA writes text into CDATA. What stands around it is not known, so it
// may not begin or end as a part of "]]>".
func writeCDATA(text string) (string, error) {
	if err := writable(text); err != nil {
		return "", err
	}
	if strings.HasSuffix(text, "]") || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "]>") {
		return "", rules.ErrMarkup
	}
	return strings.ReplaceAll(text, "]]>", "]]]]><![CDATA[>"), nil
}

// writeBoth writes text that is the same in CDATA and between tags.
func writeBoth(text string) (string, error) {
	if strings.ContainsAny(text, "&<>]") {
		return "", rules.ErrMarkup
	}
	return text, writable(text)
}

// writable gives an error for text that XML cannot hold.
func writable(text string) error {
	for _, r := range text {
		if !isXML(r) || r == '\r' || r == '\n' { // a line break would be read as a space
			return fmt.Errorf("%U: %w", r, errNoReference)
		}
	}
	return nil
}

// isXML reports whether XML may hold a character: Char of XML 1.0, §2.2.
func isXML(r rune) bool {
	return r >= ' ' && r != 0xfffe && r != 0xffff && !(r >= 0xd800 && r < 0xe000) && r <= utf8.MaxRune || r == '\t' || r == '\n' || r == '\r'
}

// longestReference is more than a reference to a character has, in bytes.
const longestReference = 48

// xmlReference reads the reference that text begins with, and gives its length
// in bytes; 0 where it is none that is known. Entities of a document type are not.
func xmlReference(text string) (char string, n int) {
	end := strings.IndexByte(text[:min(len(text), longestReference)], ';')
	if end < 2 {
		return "", 0
	}
	name := text[1:end]
	switch name {
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "amp":
		return "&", end + 1
	}
	if name[0] != '#' {
		if char, n = entity(text[:end+1], true); n != end+1 {
			return "", 0
		}
		return char, n
	}
	digits, base := name[1:], 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || code > utf8.MaxRune || !isXML(rune(code)) {
		return "", 0
	}
	return string(rune(code)), end + 1
}

// xmlString gives what text says, with references read as far as they are known.
func xmlString(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '&')
		if n < 0 {
			n = len(text) - at
		}
		b.WriteString(text[at : at+n])
		if at += n; at == len(text) {
			break
		}
		char, n := xmlReference(text[at:])
		if n == 0 {
			char, n = "&", 1
		}
		b.WriteString(char)
		at += n
	}
	return b.String()
}

// decode gives the layer of what some texts say: with references read, and
// white space once where it stands on both sides of a tag. It is valid until
// the next call.
func (s *xmlStory) decode(texts []xmlNode) *rules.Layer {
	texts = trimTexts(s.text, texts)
	l := s.layer
	l.Reset()
	l.Escape(s.escapeOf(texts))
	size, spaced := 0, true
	s.joints = s.joints[:0]
	for i, n := range texts {
		if i > 0 {
			s.joints = append(s.joints, size)
		}
		part := n.Span
		if text := part.In(s.text); spaced {
			part.Start += len(text) - len(strings.TrimLeft(text, space))
		}
		for !part.Empty() {
			amp := -1
			if n.kind == xmlText {
				amp = strings.IndexByte(part.In(s.text), '&')
			}
			if amp < 0 {
				l.Copy(part)
				size += part.Len()
				spaced = isSpaceAt(s.text, part.End-1)
				break
			}
			l.Copy(rules.Span{Start: part.Start, End: part.Start + amp})
			part.Start += amp
			char, n := xmlReference(part.In(s.text))
			if n == 0 {
				s.unknown(part.Start, part.In(s.text))
				break
			}
			l.Put(char, rules.Span{Start: part.Start, End: part.Start + n})
			part.Start += n
			size += amp + len(char)
			spaced = isSpaceAt(char, len(char)-1)
		}
	}
	return l
}

// unknown fails at an & that begins no known reference.
func (s *xmlStory) unknown(at int, rest string) {
	rest = rest[:min(len(rest), longestReference)]
	if end := strings.IndexByte(rest, ';'); end > 0 && !strings.ContainsAny(rest[1:end], space+"&") {
		s.fail(at, "the entity %s is not expanded: write what it stands for", rest[:end+1])
		return
	}
	s.fail(at, "not XML: & that begins no reference; write &amp;")
}

// escapeOf gives how to write into some texts.
func (s *xmlStory) escapeOf(texts []xmlNode) rules.Escape {
	text, data := false, false
	for _, n := range texts {
		if n.kind == xmlCDATA {
			data = true
		} else {
			text = true
		}
	}
	switch {
	case text && data:
		return s.inBoth
	case data:
		return s.inCDATA
	}
	return s.inText
}

// trimTexts leaves out the texts at both ends that are white space.
func trimTexts(text string, texts []xmlNode) []xmlNode {
	blank := func(n *xmlNode) bool { return strings.Trim(n.In(text), space) == "" }
	for len(texts) > 0 && blank(&texts[0]) {
		texts = texts[1:]
	}
	for len(texts) > 0 && blank(&texts[len(texts)-1]) {
		texts = texts[:len(texts)-1]
	}
	return texts
}

func isSpaceAt(text string, at int) bool { return strings.IndexByte(space, text[at]) >= 0 }

// plain adds the text of an element: a block, or, with blank lines, several.
// Removable is what goes with it.
func (s *xmlStory) plain(kind rules.BlockKind, e xmlElement, removable rules.Span) {
	s.texts = e.runs(s.texts[:0])
	s.paragraphs(kind, s.decode(s.texts), removable, nil)
}

// packed adds the text of an element that may be HTML.
func (s *xmlStory) packed(kind rules.BlockKind, e xmlElement, removable rules.Span) {
	s.texts = e.runs(s.texts[:0])
	s.unpack(kind, s.decode(s.texts), removable)
}

// unpack adds a layer that may be HTML.
func (s *xmlStory) unpack(kind rules.BlockKind, l *rules.Layer, removable rules.Span) {
	text := l.Text()
	if !looksMarkup(text) || s.torn(text) {
		s.paragraphs(kind, l, removable, noMarkup)
		return
	}
	n := s.Count()
	s.Enter(l)
	htmlBlocksBut(s.in, s.Builder, text, kind, isShortcode)
	s.Enter(nil)
	s.Alone(n, removable)
}

// torn reports whether a tag or an entity of HTML lies across a tag of XML, as
// that of "&am<b>p;</b>" does. Then it is none.
func (s *xmlStory) torn(text string) bool {
	tag, reference, at := false, false, 0
	for _, joint := range s.joints {
		part := text[at:joint]
		at = joint
		if open, end := strings.LastIndexByte(part, '<'), strings.LastIndexByte(part, '>'); open != end {
			tag = open > end
		}
		if open, end := strings.LastIndexByte(part, '&'), strings.LastIndexAny(part, "; \n"); open != end {
			reference = open > end
		}
		if tag || reference {
			return true
		}
	}
	return false
}

// noMarkup refuses text that would make HTML of plain text.
func noMarkup(text string) (string, error) {
	if strings.ContainsAny(text, "<&") {
		return "", rules.ErrMarkup
	}
	return text, nil
}

// paragraphs adds a layer of plain text.
func (s *xmlStory) paragraphs(kind rules.BlockKind, l *rules.Layer, removable rules.Span, escape rules.Escape) {
	text, n := l.Text(), s.Count()
	s.Enter(l)
	s.Escape(escape)
	for chunk := range chunks(text) {
		s.Begin(kind)
		s.fold(text, chunk)
		element := chunk
		if chunk.Len() == len(strings.Trim(text, space)) {
			element = rules.Span{}
		}
		s.End(element)
	}
	s.Enter(nil)
	s.Alone(n, removable)
}

// fold adds a stretch of the layer at hand, each line break with the white
// space around it as the space that it stands for.
func (s *xmlStory) fold(text string, at rules.Span) {
	for at.Start < at.End {
		n := strings.IndexAny(at.In(text), "\r\n")
		if n < 0 {
			s.Copy(at)
			return
		}
		line := text[at.Start : at.Start+n]
		from := at.Start + len(strings.TrimRight(line, space))
		to := at.Start + n
		for to < at.End && isSpaceAt(text, to) {
			to++
		}
		s.Copy(rules.Span{Start: at.Start, End: from})
		s.Put(" ", rules.Span{Start: from, End: to})
		at.Start = to
	}
}

// chunks yields the stretches of text between blank lines, without the white
// space at their ends.
func chunks(text string) func(yield func(rules.Span) bool) {
	return func(yield func(rules.Span) bool) {
		chunk := rules.Span{}
		for line := range lines(text) {
			if part := line.In(text); strings.Trim(part, space) != "" {
				line = trimSpan(text, line)
				if chunk.Empty() {
					chunk.Start = line.Start
				}
				chunk.End = line.End
			} else if !chunk.Empty() {
				if !yield(chunk) {
					return
				}
				chunk = rules.Span{}
			}
		}
		if !chunk.Empty() {
			yield(chunk)
		}
	}
}

// isShortcode reports whether a paragraph is a code of WordPress, such as
// [gallery ids="4,7"] or [/caption].
func isShortcode(text string) bool {
	name := strings.TrimPrefix(strings.TrimPrefix(text, "["), "/")
	return strings.HasPrefix(text, "[") && strings.IndexByte(text, ']') == len(text)-1 && name[0] >= 'a' && name[0] <= 'z'
}
