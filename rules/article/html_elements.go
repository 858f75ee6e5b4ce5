package article

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/mtlint/mtlint/rules"
)

// tagRole says what an element is to the prose; without any it is inline.
type tagRole uint16

const (
	isBlock   tagRole = 1 << iota // ends the paragraph before it
	isAlone                       // goes with the only block in it
	isSibling                     // ends one of its name
	isSkip                        // its text is no prose
	isVoid                        // has no end tag
	isBreak                       // ends a line
	isImage                       // shows something that is no text
	isStory                       // may be the article
	isChrome                      // stands around the article, where it is not in it
	isData                        // <script> with JSON-LD
)

// tagRoles gives the roles of elements.
var tagRoles = map[atom.Atom]tagRole{
	atom.P: isBlock | isAlone, atom.Blockquote: isBlock | isAlone, atom.Pre: isBlock | isAlone, atom.Address: isBlock | isAlone,
	atom.H1: isBlock | isAlone, atom.H2: isBlock | isAlone, atom.H3: isBlock | isAlone, atom.H4: isBlock | isAlone, atom.H5: isBlock | isAlone, atom.H6: isBlock | isAlone,
	atom.Li: isBlock | isAlone | isSibling, atom.Dd: isBlock | isAlone | isSibling, atom.Dt: isBlock | isAlone | isSibling,
	atom.Figcaption: isBlock | isAlone, atom.Caption: isBlock, atom.Summary: isBlock,
	atom.Td: isBlock | isSibling, atom.Th: isBlock | isSibling, atom.Tr: isBlock | isSibling,

	atom.Html: isBlock, atom.Body: isBlock, atom.Head: isBlock, atom.Title: isBlock,
	atom.Div: isBlock, atom.Section: isBlock, atom.Center: isBlock, atom.Details: isBlock, atom.Figure: isBlock, atom.Hgroup: isBlock,
	atom.Ul: isBlock, atom.Ol: isBlock, atom.Dl: isBlock,
	atom.Table: isBlock, atom.Thead: isBlock, atom.Tbody: isBlock, atom.Tfoot: isBlock, atom.Fieldset: isBlock,
	atom.Article: isBlock | isStory, atom.Main: isBlock | isStory,
	atom.Header: isBlock | isChrome, atom.Footer: isBlock | isChrome, atom.Aside: isBlock | isChrome,

	atom.Nav: isBlock | isSkip, atom.Form: isBlock | isSkip, atom.Dialog: isBlock | isSkip, atom.Menu: isBlock | isSkip,
	atom.Script: isSkip, atom.Style: isSkip, atom.Noscript: isSkip, atom.Template: isSkip, atom.Svg: isSkip, atom.Math: isSkip,
	atom.Iframe: isSkip, atom.Object: isSkip, atom.Video: isSkip, atom.Audio: isSkip, atom.Canvas: isSkip, atom.Textarea: isSkip,
	atom.Button: isSkip, atom.Select: isSkip, atom.Noframes: isSkip, atom.Noembed: isSkip, atom.Xmp: isSkip, atom.Plaintext: isSkip,

	atom.Br: isVoid | isBreak, atom.Hr: isVoid | isBreak | isImage,
	atom.Img: isVoid | isImage, atom.Embed: isVoid | isImage, atom.Input: isVoid | isImage, atom.Area: isVoid,
	atom.Meta: isVoid, atom.Link: isVoid, atom.Base: isVoid, atom.Wbr: isVoid, atom.Col: isVoid, atom.Source: isVoid, atom.Track: isVoid, atom.Param: isVoid,
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
	attrAlt = iota
	attrTitle
	attrClass
	attrItemprop
	attrRole // role=
	attrType // type=
	attrProperty
	attrContent
	attrCount
)

// attributeNames are the names of the attributes that matter.
var attributeNames = [attrCount]string{"alt", "title", "class", "itemprop", "role", "type", "property", "content"}

// attributes are those of a start tag.
type attributes struct {
	raw    string
	values [attrCount]rules.Span // in raw
	quotes [attrCount]byte       // '"', '\'' or ' '; 0 where the tag has no such attribute
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
	if name == atom.Meta && a.has(attrProperty, "og:title") {
		p.attribute(attrContent, htmlBlock{kind: rules.Headline, region: inHead})
	}
	if p.skipping > 0 || p.top().region == inHead {
		return
	}
	b := htmlBlock{kind: rules.Caption, region: p.top().region}
	if name == atom.Img || name == atom.Area {
		p.attribute(attrAlt, b)
	}
	p.attribute(attrTitle, b)
}

// attribute keeps the block of an attribute until the block around it ends.
// The same text again, as of a picture and of the link around it, is one.
func (p *page) attribute(name int, b htmlBlock) {
	a := &p.found
	text := strings.Trim(a.values[name].In(a.raw), space)
	if text == "" || strings.IndexByte(text, ' ') < 0 && name != attrContent {
		return // "IMG_2041" is no prose
	}
	key := attribute{b.region, p.text[p.at+a.values[name].Start : p.at+a.values[name].End]}
	if p.seen[key] {
		return
	}
	p.seen[key] = true
	b.value, b.quote = a.values[name], a.quotes[name]
	b.value.Start += p.at
	b.value.End += p.at
	if b.quote != ' ' && b.region != inHead {
		b.element = b.value
	}
	p.waiting = append(p.waiting, b)
}
