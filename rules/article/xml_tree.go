package article

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// An xmlTree is an element with all that is in it, in the order of the file.
type xmlTree struct {
	text  string
	nodes []xmlNode
}

// An xmlNode is an element, or a stretch of text.
type xmlNode struct {
	rules.Span            // of the element with its tags
	inner      rules.Span // of the element without them
	kind       xmlKind    // xmlStart, xmlText or xmlCDATA
	name       string     // of the element
	behind     int        // index of the first node that is not in it
}

// An xmlElement is an element of a tree; the zero xmlElement is none.
type xmlElement struct {
	*xmlTree
	at int
}

// element reads all of the element whose start tag is at hand. It is valid
// until the next call. It is empty where the file is no XML.
func (r *xmlReader) element() xmlElement {
	t := &r.tree
	t.text, t.nodes = r.text, t.nodes[:0]
	var open []int
	for {
		switch r.kind {
		case xmlEnd:
			n := &t.nodes[open[len(open)-1]]
			n.End, n.inner.End, n.behind = r.End, r.Start, len(t.nodes)
			open = open[:len(open)-1]
		default:
			if r.kind == xmlStart && !r.empty {
				open = append(open, len(t.nodes))
			}
			t.nodes = append(t.nodes, xmlNode{Span: r.Span, inner: rules.Span{Start: r.End, End: r.End}, kind: r.kind, name: r.name, behind: len(t.nodes) + 1})
		}
		if len(open) == 0 {
			return xmlElement{t, 0}
		}
		if len(t.nodes) > xmlElements {
			r.fail(t.nodes[0].Start, "more than %d elements in one article", xmlElements)
		}
		if !r.token() {
			t.nodes = append(t.nodes[:0], xmlNode{behind: 1})
			return xmlElement{t, 0}
		}
	}
}

func (e xmlElement) node() *xmlNode { return &e.nodes[e.at] }

// is reports whether there is an element.
func (e xmlElement) is() bool { return e.xmlTree != nil }

// local gives the name of the element without its prefix.
func (e xmlElement) local() string { return localName(e.node().name) }

// attr gives the value of an attribute; empty without it.
func (e xmlElement) attr(name string) string {
	if !e.is() {
		return ""
	}
	n := e.node()
	return xmlAttribute(e.text[n.Start:n.inner.Start], name)
}

// children yields the elements right in the element.
func (e xmlElement) children() func(yield func(xmlElement) bool) {
	return func(yield func(xmlElement) bool) {
		if !e.is() {
			return
		}
		for i := e.at + 1; i < e.node().behind; i = e.nodes[i].behind {
			if e.nodes[i].kind == xmlStart && !yield(xmlElement{e.xmlTree, i}) {
				return
			}
		}
	}
}

// child goes down to the first child of each local name in turn.
func (e xmlElement) child(names ...string) xmlElement {
	for _, name := range names {
		found := xmlElement{}
		for c := range e.children() {
			if c.local() == name {
				found = c
				break
			}
		}
		e = found
	}
	return e
}

// named gives the first child that has exactly this name, with its prefix.
func (e xmlElement) named(name string) xmlElement {
	for c := range e.children() {
		if c.node().name == name {
			return c
		}
	}
	return xmlElement{}
}

// string gives the text of an element, with references read, without the white
// space at its ends.
func (e xmlElement) string() string { return strings.TrimSpace(e.beginning(len(e.source()))) }

// source gives the element as it stands in the file.
func (e xmlElement) source() string {
	if !e.is() {
		return ""
	}
	return e.node().In(e.text)
}

// beginning gives what so many bytes of the text of an element say.
func (e xmlElement) beginning(most int) string {
	if !e.is() {
		return ""
	}
	var b strings.Builder
	for _, n := range e.nodes[e.at+1 : e.node().behind] {
		if n.kind == xmlStart {
			continue
		}
		n.End = min(n.End, n.Start+most)
		most -= n.Len()
		switch n.kind {
		case xmlText:
			b.WriteString(xmlString(n.In(e.text)))
		case xmlCDATA:
			b.WriteString(n.In(e.text))
		default:
		}
	}
	return b.String()
}

// runs gives the texts in the element, but for those in elements of some local names.
func (e xmlElement) runs(to []xmlNode, without ...string) []xmlNode {
	if !e.is() {
		return to
	}
	for i := e.at + 1; i < e.node().behind; i++ {
		n := &e.nodes[i]
		if n.kind != xmlStart {
			to = append(to, *n)
		} else if slices.Contains(without, localName(n.name)) {
			i = n.behind - 1
		}
	}
	return to
}
