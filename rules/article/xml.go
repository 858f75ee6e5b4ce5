package article

import (
	"errors"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Limits of what is read. News has a hundredth of it; what goes beyond is an
// attack, or a file that is something else.
const (
	xmlDeepest  = 4096    // elements in each other
	xmlElements = 1 << 22 // elements and pieces of text of one article
	xmlArticles = 1 << 18
)

// An xmlKind says what a token of XML is.
type xmlKind uint8

const (
	xmlStart xmlKind = iota
	xmlEnd
	xmlText
	xmlCDATA
)

// An xmlToken is a tag, or a stretch of text between tags. Comments,
// instructions and the document type are none.
type xmlToken struct {
	rules.Span // of the tag; of text as it stands, without the marks of CDATA
	kind       xmlKind
	empty      bool   // <br/>: no end tag follows
	name       string // as written: "content:encoded"
}

// An xmlOpen is an element whose end tag is awaited.
type xmlOpen struct {
	name string
	at   int
}

// An xmlReader reads XML from its start to its end, in time that is linear in
// its size. It copies nothing, expands no entity, and does not recur.
type xmlReader struct {
	xmlToken
	in   *input
	text string
	at   int // behind the token
	open []xmlOpen
	root bool // whether the root element was seen
	err  error
	tree xmlTree // of the element read last
}

func newXMLReader(in *input) *xmlReader {
	r := &xmlReader{in: in, text: in.source}
	if strings.HasPrefix(r.text, "\ufeff") {
		r.at = len("\ufeff")
	}
	return r
}

// fail keeps the first error, and ends the reading.
func (r *xmlReader) fail(at int, format string, args ...any) bool {
	if r.err == nil {
		r.err = r.in.errorAt(at, format, args...)
	}
	r.at = len(r.text)
	return false
}

// next goes to the next start tag.
func (r *xmlReader) next() bool {
	for r.token() {
		if r.kind == xmlStart {
			return true
		}
	}
	return false
}

// token goes to the next token. It is false at the end of the file, and where
// the file is no XML.
func (r *xmlReader) token() bool {
	for r.err == nil && r.at < len(r.text) {
		start := r.at
		if r.text[start] != '<' {
			if r.characters() {
				return true
			}
			continue
		}
		rest := r.text[start:]
		switch {
		case r.pass(rest):
		case strings.HasPrefix(rest, "<![CDATA["):
			if !r.skip(len("<![CDATA["), "]]>", "CDATA") {
				return false
			}
			if len(r.open) == 0 {
				return r.fail(start, "not XML: text outside of the root element")
			}
			r.xmlToken = xmlToken{kind: xmlCDATA, Span: rules.Span{Start: start + len("<![CDATA["), End: r.at - len("]]>")}}
			return true
		case strings.HasPrefix(rest, "</"):
			return r.endTag()
		default:
			return r.startTag()
		}
	}
	return r.ended()
}

// ended says what the file lacks at its end.
func (r *xmlReader) ended() bool {
	switch {
	case r.err != nil:
	case len(r.open) > 0:
		last := r.open[len(r.open)-1]
		return r.fail(last.at, "not XML: <%s> is not closed", last.name)
	case !r.root:
		return r.fail(0, "not XML: it has no element")
	}
	return false
}

// characters takes the text up to the next tag; it is false for white space
// outside of the root element.
func (r *xmlReader) characters() bool {
	start := r.at
	if n := strings.IndexByte(r.text[start:], '<'); n >= 0 {
		r.at += n
	} else {
		r.at = len(r.text)
	}
	r.xmlToken = xmlToken{kind: xmlText, Span: rules.Span{Start: start, End: r.at}}
	if len(r.open) > 0 {
		return true
	}
	if text := r.In(r.text); strings.Trim(text, space) != "" {
		return r.fail(start+len(text)-len(strings.TrimLeft(text, space)), "not XML: text outside of the root element")
	}
	return false
}

// pass goes behind a comment, an instruction or the document type; it is false
// where the rest begins with none.
func (r *xmlReader) pass(rest string) bool {
	switch {
	case strings.HasPrefix(rest, "<!--"):
		r.skip(len("<!--"), "-->", "comment")
	case strings.HasPrefix(rest, "<?"):
		r.skip(len("<?"), "?>", "instruction")
	case strings.HasPrefix(rest, "<!") && !strings.HasPrefix(rest, "<![CDATA["):
		r.doctype()
	default:
		return false
	}
	return true
}

// skip goes behind what ends as given.
func (r *xmlReader) skip(from int, end, what string) bool {
	n := strings.Index(r.text[r.at+from:], end)
	if n < 0 {
		return r.fail(r.at, "not XML: %s that does not end", what)
	}
	r.at += from + n + len(end)
	return true
}

// doctype passes over the document type: its entities are not expanded.
func (r *xmlReader) doctype() {
	start, depth := r.at, 0
	if !strings.HasPrefix(r.text[start:], "<!DOCTYPE") || r.root {
		r.fail(start, "not XML: <! where no document type may be")
		return
	}
	for r.at++; r.at < len(r.text); {
		n := strings.IndexAny(r.text[r.at:], "\"'<>")
		if n < 0 {
			break
		}
		r.at += n
		switch mark := r.text[r.at]; {
		case mark == '>' && depth == 0:
			r.at++
			return
		case mark == '>':
			depth--
			r.at++
		case strings.HasPrefix(r.text[r.at:], "<!--"):
			if !r.skip(len("<!--"), "-->", "comment") {
				return
			}
		case mark == '<':
			depth++
			r.at++
		default:
			if !r.skip(1, string(rune(mark)), "document type") {
				return
			}
		}
	}
	r.fail(start, "not XML: document type that does not end")
}

// startTag takes a start tag.
func (r *xmlReader) startTag() bool {
	start := r.at
	name := r.tagName(start + 1)
	if name == "" {
		return r.fail(start, "not XML: < that begins no tag; write &lt;")
	}
	if r.root && len(r.open) == 0 {
		return r.fail(start, "not XML: <%s> behind the root element", name)
	}
	at := start + 1 + len(name)
	for {
		n := strings.IndexAny(r.text[at:], "\"'<>")
		if n < 0 || r.text[at+n] == '<' {
			return r.fail(start, "not XML: the tag <%s has no end", name)
		}
		at += n + 1
		mark := r.text[at-1]
		if mark == '>' {
			break
		}
		if n = strings.IndexByte(r.text[at:], mark); n < 0 {
			return r.fail(start, "not XML: an attribute of <%s> has no end", name)
		}
		at += n + 1
	}
	r.root, r.at = true, at
	r.xmlToken = xmlToken{kind: xmlStart, Span: rules.Span{Start: start, End: at}, name: name, empty: r.text[at-2] == '/'}
	if !r.empty {
		if len(r.open) == xmlDeepest {
			return r.fail(start, "more than %d elements in each other", xmlDeepest)
		}
		r.open = append(r.open, xmlOpen{name, start})
	}
	return true
}

// endTag takes an end tag.
func (r *xmlReader) endTag() bool {
	start := r.at
	name := r.tagName(start + 2)
	n := strings.IndexByte(r.text[start:], '>')
	if n < 0 || name == "" || strings.Trim(r.text[start+2+len(name):start+n], space) != "" {
		return r.fail(start, "not XML: end tag that is none")
	}
	if len(r.open) == 0 || r.open[len(r.open)-1].name != name {
		if len(r.open) == 0 {
			return r.fail(start, "not XML: </%s> closes nothing", name)
		}
		return r.fail(start, "not XML: </%s> where <%s> is open", name, r.open[len(r.open)-1].name)
	}
	r.open = r.open[:len(r.open)-1]
	r.at += n + 1
	r.xmlToken = xmlToken{kind: xmlEnd, Span: rules.Span{Start: start, End: r.at}, name: name}
	return true
}

// longestName is how long the name of an element may be, in bytes.
const longestName = 1024

// tagName gives the name that stands at an offset; empty where none does.
func (r *xmlReader) tagName(at int) string {
	end := at
	for end < len(r.text) && end-at <= longestName && strings.IndexByte(space+"/>=<\"'&", r.text[end]) < 0 {
		end++
	}
	if end == at || end-at > longestName || !isLetter(r.text[at]) && r.text[at] != '_' && r.text[at] < 0x80 {
		return ""
	}
	return r.text[at:end]
}

// local gives the name of an element without its prefix.
func (t *xmlToken) local() string { return localName(t.name) }

func localName(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// attr gives the value of an attribute of the start tag; empty without it.
func (r *xmlReader) attr(name string) string { return xmlAttribute(r.In(r.text), name) }

// xmlAttribute gives the value of an attribute of a start tag, without the
// white space at its ends; empty without it.
func xmlAttribute(tag, name string) string {
	for at := strings.IndexAny(tag, space); at >= 0 && at < len(tag); {
		at = skipAny(tag, at, space)
		start := at
		at = skipTo(tag, at, space+"=/>")
		found := tag[start:at]
		at = skipAny(tag, at, space)
		if at >= len(tag) || tag[at] != '=' {
			return ""
		}
		at = skipAny(tag, at+1, space)
		if at >= len(tag) || tag[at] != '"' && tag[at] != '\'' {
			return ""
		}
		n := strings.IndexByte(tag[at+1:], tag[at])
		if n < 0 {
			return ""
		}
		if found == name {
			return strings.TrimSpace(xmlString(tag[at+1 : at+1+n]))
		}
		at += n + 2
	}
	return ""
}

// xmlRoot gives the start tag of the root element of a file that begins so, as
// far as it goes; empty where it does not begin with XML.
func xmlRoot(head string) string {
	r := newXMLReader(&input{source: head})
	for r.err == nil {
		r.at = skipAny(head, r.at, space)
		switch rest := head[r.at:]; {
		case r.pass(rest):
		case strings.HasPrefix(rest, "<"):
			tag, _, _ := strings.Cut(rest, ">")
			return tag
		default:
			return ""
		}
	}
	return ""
}

// xmlRootIs gives the sniff of a format whose root element has one of some
// local names.
func xmlRootIs(names ...string) func(head string) bool {
	return func(head string) bool {
		return slices.Contains(names, rootName(xmlRoot(head)))
	}
}

// rootName gives the local name in a start tag that may have no end.
func rootName(tag string) string {
	if tag == "" {
		return ""
	}
	return localName(tag[1:skipTo(tag, 1, space+"/>")])
}

// errNoReference says that a character cannot be written at a place.
var errNoReference = errors.New("XML has no way to write it there")
