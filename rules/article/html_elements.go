package article

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/mtlint/mtlint/rules"
)

// role says what an element is to the prose; without any it is inline.
type role uint16

const (
	block   role = 1 << iota // ends the paragraph before it
	alone                    // goes with the only block in it
	sibling                  // ends one of its name
	skip                     // its text is no prose
	void                     // has no end tag
	ends                     // ends a line
	image                    // shows something that is no text
	story                    // may be the article
	chrome                   // stands around the article, where it is not in it
	data                     // <script> with JSON-LD
)

// roles gives the roles of elements.
var roles = map[atom.Atom]role{
	atom.P: block | alone, atom.Blockquote: block | alone, atom.Pre: block | alone, atom.Address: block | alone,
	atom.H1: block | alone, atom.H2: block | alone, atom.H3: block | alone, atom.H4: block | alone, atom.H5: block | alone, atom.H6: block | alone,
	atom.Li: block | alone | sibling, atom.Dd: block | alone | sibling, atom.Dt: block | alone | sibling,
	atom.Figcaption: block | alone, atom.Caption: block, atom.Summary: block,
	atom.Td: block | sibling, atom.Th: block | sibling, atom.Tr: block | sibling,

	atom.Html: block, atom.Body: block, atom.Head: block, atom.Title: block,
	atom.Div: block, atom.Section: block, atom.Center: block, atom.Details: block, atom.Figure: block, atom.Hgroup: block,
	atom.Ul: block, atom.Ol: block, atom.Dl: block,
	atom.Table: block, atom.Thead: block, atom.Tbody: block, atom.Tfoot: block, atom.Fieldset: block,
	atom.Article: block | story, atom.Main: block | story,
	atom.Header: block | chrome, atom.Footer: block | chrome, atom.Aside: block | chrome,

	atom.Nav: block | skip, atom.Form: block | skip, atom.Dialog: block | skip, atom.Menu: block | skip,
	atom.Script: skip, atom.Style: skip, atom.Noscript: skip, atom.Template: skip, atom.Svg: skip, atom.Math: skip,
	atom.Iframe: skip, atom.Object: skip, atom.Video: skip, atom.Audio: skip, atom.Canvas: skip, atom.Textarea: skip,
	atom.Button: skip, atom.Select: skip, atom.Noframes: skip, atom.Noembed: skip, atom.Xmp: skip, atom.Plaintext: skip,

	atom.Br: void | ends, atom.Hr: void | ends | image,
	atom.Img: void | image, atom.Embed: void | image, atom.Input: void | image, atom.Area: void,
	atom.Meta: void, atom.Link: void, atom.Base: void, atom.Wbr: void, atom.Col: void, atom.Source: void, atom.Track: void, atom.Param: void,
}

// kinds gives the kinds of blocks that elements make of what is in them.
var kinds = map[atom.Atom]rules.BlockKind{
	atom.Title: rules.Headline,
	atom.H1:    rules.Headline,
	atom.H2:    rules.Heading, atom.H3: rules.Heading, atom.H4: rules.Heading, atom.H5: rules.Heading, atom.H6: rules.Heading,
	atom.Li: rules.ListItem, atom.Dt: rules.ListItem, atom.Dd: rules.ListItem,
	atom.Figcaption: rules.Caption, atom.Caption: rules.Caption,
	atom.Blockquote: rules.Quote,
}

// The attributes that matter.
const (
	alt = iota
	title
	class
	itemprop
	aria // role=
	kind // type=
	property
	content
	names
)

// attributeNames are the names of the attributes that matter.
var attributeNames = [names]string{"alt", "title", "class", "itemprop", "role", "type", "property", "content"}

// attributes are those of a start tag.
type attributes struct {
	raw    string
	values [names]rules.Span // in raw
	quotes [names]byte       // '"', '\'' or ' '; 0 where the tag has no such attribute
}

// read finds the attributes of a start tag.
func (a *attributes) read(raw string) {
	*a = attributes{raw: raw}
	at := 1
	for at < len(raw) && raw[at] != '=' {
		at++ // nothing matters before the first value
	}
	if at == len(raw) {
		return
	}
	for at = strings.IndexAny(raw, space+"/"); at >= 0 && at < len(raw); {
		at = skipAny(raw, at, space+"/")
		name := at
		at = skipTo(raw, at, space+"/=>")
		end := at
		at = skipAny(raw, at, space)
		if at >= len(raw) || raw[at] != '=' {
			if at == name {
				at++
			}
			continue
		}
		at = skipAny(raw, at+1, space)
		value, quote := rules.Span{Start: at, End: at}, byte(' ')
		if at < len(raw) && (raw[at] == '"' || raw[at] == '\'') {
			quote = raw[at]
			value.Start++
			n := strings.IndexByte(raw[value.Start:], quote)
			if n < 0 {
				return
			}
			value.End = value.Start + n
			at = value.End + 1
		} else {
			at = skipTo(raw, at, space+">")
			value.End = at
		}
		a.set(raw[name:end], value, quote)
	}
}

// set keeps an attribute that matters; the first of its name.
func (a *attributes) set(name string, value rules.Span, quote byte) {
	for i, known := range attributeNames {
		if len(name) == len(known) && a.quotes[i] == 0 && strings.EqualFold(name, known) {
			a.values[i], a.quotes[i] = value, quote
		}
	}
}

// has reports whether the value of an attribute holds one of some words.
func (a *attributes) has(name int, words ...string) bool {
	if a.quotes[name] == 0 {
		return false
	}
	value := a.values[name].In(a.raw)
	for _, word := range words {
		if strings.Contains(value, word) {
			return true
		}
	}
	return false
}

func skipAny(s string, at int, chars string) int {
	for at < len(s) && strings.IndexByte(chars, s[at]) >= 0 {
		at++
	}
	return at
}

func skipTo(s string, at int, chars string) int {
	for at < len(s) && strings.IndexByte(chars, s[at]) < 0 {
		at++
	}
	return at
}

// prose keeps the attributes of a start tag that people read: alt and title,
// and og:title, which is shown where the page is shared.
func (p *page) prose(name atom.Atom) {
	a := &p.found
	if name == atom.Meta && p.social < 0 && a.has(property, "og:title") {
		p.social = len(p.blocks)
		p.attribute(content, htmlBlock{kind: rules.Headline, region: inHead})
	}
	if p.skipping > 0 {
		return
	}
	b := htmlBlock{kind: rules.Caption, region: p.top().region}
	if name == atom.Img || name == atom.Area {
		p.attribute(alt, b)
	}
	p.attribute(title, b)
}

// attribute keeps the block of an attribute until the block around it ends.
// The same text again, as of a picture and of the link around it, is one.
func (p *page) attribute(name int, b htmlBlock) {
	a := &p.found
	text := strings.Trim(a.values[name].In(a.raw), space)
	if text == "" || p.seen[text] || strings.IndexByte(text, ' ') < 0 && name != content {
		return // "IMG_2041" is no prose
	}
	p.seen[text] = true
	s := a.values[name]
	s.Start, s.End = s.Start+p.at, s.End+p.at
	b.quote, b.from, b.to = a.quotes[name], len(p.runs), len(p.runs)+1
	if b.quote != ' ' && b.region != inHead {
		b.element = s
	}
	p.waiting = append(p.waiting, b)
	p.late = append(p.late, s)
}
