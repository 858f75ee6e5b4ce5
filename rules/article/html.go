package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mtlint/mtlint/rules"
)

// looksHTML reports whether a file that begins so is HTML.
func looksHTML(head string) bool {
	head = strings.ToLower(head)
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body", "<main", "<article", "<section", "<div", "<p>", "<p ", "<h1", "<h2", "<figure", "<!--"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	return false
}

// looksMarkup reports whether text that may be HTML holds any: a tag or an entity.
func looksMarkup(text string) bool {
	for at := 0; ; at++ {
		i := strings.IndexAny(text[at:], "<&")
		if i < 0 || at+i+1 >= len(text) {
			return false
		}
		at += i
		if next := text[at+1]; isLetter(next) || text[at] == '<' && (next == '/' || next == '!') || text[at] == '&' && next == '#' {
			return true
		}
	}
}

// readHTML reads a page or a fragment of one: one article.
func readHTML(in *input) ([]*rules.Document, error) {
	p := newPage(in.source, rules.Paragraph)
	p.scan()
	b := in.builder()
	p.emitStory(in, b)
	return []*rules.Document{b.Document()}, nil
}

// htmlBlocks adds the blocks of a fragment of HTML that stands in another
// format. Text is that of the layer that the builder has entered, and kind is
// what its paragraphs are to the story.
func htmlBlocks(in *input, b *rules.Builder, text string, kind rules.BlockKind) {
	htmlBlocksBut(in, b, text, kind, func(string) bool { return false })
}

// htmlBlocksBut does as htmlBlocks, without the lines in no tags that skip names.
func htmlBlocksBut(in *input, b *rules.Builder, text string, kind rules.BlockKind, skip func(line string) bool) {
	p := newPage(text, kind)
	p.parted = true
	p.scan()
	e := newEmitter(in, b, p)
	for i := range p.blocks {
		bl := &p.blocks[i]
		if bl.region == inHead {
			continue
		}
		if bl.quote == 0 && bl.to == bl.from+1 && bl.element == trimSpan(text, p.runs[bl.from]) && skip(bl.element.In(text)) {
			continue
		}
		e.block(bl, kind != rules.Headline) // the format around it has the headline
	}
}

// deepest is how deep elements may lie; what is deeper is read as if it lay there.
const deepest = 512

// space is the white space of HTML.
const space = " \t\r\n\f"

// A page is HTML at the reading: the stretches of its prose, block by block.
// Which of them are the article is known only at its end.
type page struct {
	text    string
	blocks  []htmlBlock
	runs    []rules.Span // of text, of all blocks
	regions []region
	data    []rules.Span // of JSON-LD
	parted  bool         // whether blank lines part paragraphs that are in no tags, as in WordPress and in many feeds

	z        *html.Tokenizer
	at, end  int // of the token
	stack    []element
	beyond   int               // elements deeper than the stack goes
	count    map[atom.Atom]int // of stack
	skipping int               // elements of stack whose text is no prose
	found    attributes        // of the start tag at hand
	waiting  []htmlBlock       // of attributes, until the block ends
	seen     map[attribute]bool
	captions map[string]bool // texts of captions

	open   int  // index of the block being read; -1: none
	edge   int  // where the block begins, with the inline tags before its text
	depth  int  // of inline elements, from the edge on
	least  int  // the least depth since
	images bool // whether anything but text and inline tags stands behind the edge
}

// An htmlBlock is a block as found.
type htmlBlock struct {
	kind     rules.BlockKind
	region   int
	from, to int        // of page.runs
	element  rules.Span // what goes with it
	value    rules.Span // of an attribute
	quote    byte       // of an attribute: its quotation mark, or ' ' where it has none; 0: no attribute
}

// An attribute is the text of one, and the region it is in.
type attribute struct {
	region int
	text   string
}

// A region is a part of a page that may be the article.
type region struct {
	story bool // <article>, or what says that it is the story
	size  int  // of its paragraphs, in bytes
}

// The regions that each page has.
const (
	inBody = iota
	inHead
	around // headers, footers and asides of the page
)

// An element is one that is open, of those that are more than inline.
type element struct {
	name   atom.Atom
	is     tagRole
	kind   rules.BlockKind
	region int
	start  int
	blocks int  // in it, but for attributes
	last   int  // index of the last of them
	other  bool // whether it holds what is no text, such as an image
}

func newPage(text string, kind rules.BlockKind) *page {
	return &page{
		text: text, open: -1,
		z: html.NewTokenizer(strings.NewReader(text)), count: map[atom.Atom]int{},
		regions: make([]region, around+1),
		stack:   []element{{kind: kind}},
		blocks:  make([]htmlBlock, 0, len(text)/512),
		runs:    make([]rules.Span, 0, len(text)/256),
		seen:    map[attribute]bool{}, captions: map[string]bool{},
	}
}

// scan reads the page, token by token.
func (p *page) scan() {
	for {
		token := p.z.Next()
		p.at, p.end = p.end, p.end+len(p.z.Raw())
		switch token {
		case html.ErrorToken:
			p.at = len(p.text)
			p.end = p.at
			p.popTo(1)
			p.finish(p.end)
			return
		case html.TextToken:
			p.run()
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := p.z.TagName()
			p.startTag(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := p.z.TagName()
			p.endTag(atom.Lookup(name))
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

func (p *page) top() *element { return &p.stack[len(p.stack)-1] }

// run takes a stretch of text.
func (p *page) run() {
	s := rules.Span{Start: p.at, End: p.end}
	if p.at == 0 && strings.HasPrefix(p.text, "\ufeff") {
		s.Start = len("\ufeff")
	}
	top := p.top()
	if p.skipping > 0 {
		if top.name == atom.Script && top.is&isData != 0 {
			p.data = append(p.data, s)
		}
		return
	}
	if p.parted && (top.is&isAlone == 0 || top.name == atom.Blockquote) {
		s = p.part(s)
	}
	p.add(s)
}

// add adds a stretch of text to the block at hand, or begins one.
func (p *page) add(s rules.Span) {
	if p.open < 0 {
		if strings.Trim(s.In(p.text), space) == "" {
			return
		}
		top := p.top()
		p.open = len(p.blocks)
		p.blocks = append(p.blocks, htmlBlock{kind: top.kind, region: top.region, from: len(p.runs)})
		top.blocks++
		top.last = p.open
	}
	p.runs = append(p.runs, s)
}

// part ends a block at each blank line of a stretch of text, and gives what
// stands behind the last.
func (p *page) part(s rules.Span) rules.Span {
	for at := s.Start; ; {
		n := strings.IndexByte(p.text[at:s.End], '\n')
		if n < 0 {
			return s
		}
		line := at + n
		at = skipAny(p.text[:s.End], line+1, space)
		if strings.IndexByte(p.text[line+1:at], '\n') >= 0 {
			p.add(rules.Span{Start: s.Start, End: line})
			p.finish(line)
			p.edge, s.Start = at, at
		}
	}
}

// finish ends the block being read at an offset, and puts those of attributes
// behind it. Where nothing else stands with it, what goes with the block is
// all from the edge on.
func (p *page) finish(end int) {
	if p.open >= 0 {
		b := &p.blocks[p.open]
		b.to = len(p.runs)
		if p.depth == 0 && p.least == 0 && !p.images {
			b.element = trimSpan(p.text, rules.Span{Start: p.edge, End: end})
		}
		if b.kind == rules.Paragraph || b.kind == rules.Quote {
			p.regions[b.region].size += b.size(p)
		}
		if b.kind == rules.Caption {
			p.captions[strings.Trim(p.runs[b.from].In(p.text), space)] = true
		}
		p.open = -1
	}
	p.blocks = append(p.blocks, p.waiting...)
	p.waiting = p.waiting[:0]
	p.edge, p.depth, p.least, p.images = p.end, 0, 0, false
}

// size gives the bytes of a block's text.
func (b *htmlBlock) size(p *page) int {
	n := 0
	for _, r := range p.runs[b.from:b.to] {
		n += r.Len()
	}
	return n
}

// startTag takes a start tag.
func (p *page) startTag(name atom.Atom) {
	is := tagRoles[name]
	if p.skipping == 0 || is&isSkip != 0 || name == atom.Meta {
		p.found.read(p.text[p.at:p.end])
		p.prose(name)
	} else {
		p.found = attributes{}
	}
	switch {
	case is&(isBlock|isSkip) != 0:
		p.push(name, is)
	case is&isBreak != 0:
		p.finish(p.end) // <br>: it goes with the line before it
	case is&isImage != 0:
		p.images = true
		p.top().other = true
	case is&isVoid == 0:
		p.depth++
	}
}

// push opens an element.
func (p *page) push(name atom.Atom, is tagRole) {
	if is&isBlock != 0 {
		if p.top().name == atom.P || p.top().name == name && is&isSibling != 0 {
			p.popTo(len(p.stack) - 1)
		}
		p.finish(p.at)
	}
	if len(p.stack) >= deepest {
		p.beyond++
		return
	}
	top := p.top()
	e := element{name: name, is: is, kind: top.kind, region: top.region, start: p.at, last: -1}
	if kind, own := kinds[name]; own && top.kind != rules.Caption {
		e.kind = kind
	}
	if top.kind != rules.Caption && p.found.has(attrClass, "standfirst", "subtitle", "subheadline") {
		e.kind = rules.Standfirst
	}
	if is&isSkip != 0 {
		p.skipping++
		p.images, top.other = true, true
		if p.found.has(attrType, "application/ld+json") {
			e.is |= isData
		}
	}
	e.region = p.region(name, is, top.region)
	p.stack = append(p.stack, e)
	p.count[name]++
	if is&isBlock != 0 {
		p.edge = p.end
	}
}

// region gives the region of an element that opens in another.
func (p *page) region(name atom.Atom, is tagRole, outer int) int {
	switch {
	case name == atom.Head || name == atom.Title && outer == inBody:
		return inHead
	case is&isStory != 0 && (name == atom.Article || !p.regions[outer].story),
		outer <= around && (p.found.has(attrItemprop, "articleBody") || p.found.has(attrRole, "main")):
		p.regions = append(p.regions, region{story: true})
		return len(p.regions) - 1
	case is&isChrome != 0 && !p.regions[outer].story:
		return around
	}
	return outer
}

// endTag takes an end tag. One that closes nothing is passed over.
func (p *page) endTag(name atom.Atom) {
	is := tagRoles[name]
	switch {
	case is&(isBlock|isSkip) == 0:
		if is&isVoid == 0 {
			p.depth--
			p.least = min(p.least, p.depth)
		}
	case p.beyond > 0:
		p.beyond--
	case name == atom.P && p.count[name] == 0:
		p.finish(p.at) // an empty paragraph, to browsers
	case p.count[name] > 0:
		i := len(p.stack) - 1
		for p.stack[i].name != name {
			i--
		}
		p.popTo(i + 1)
		p.pop(p.end)
	}
}

// popTo closes the elements above, where the token begins.
func (p *page) popTo(n int) {
	for len(p.stack) > n {
		p.pop(p.at)
	}
}

// pop closes an element that ends at an offset.
func (p *page) pop(end int) {
	if p.top().is&isBlock != 0 {
		p.finish(p.at)
	}
	e := *p.top()
	p.stack = p.stack[:len(p.stack)-1]
	p.count[e.name]--
	if e.is&isSkip != 0 {
		p.skipping--
		return
	}
	outer := p.top()
	if e.blocks == 1 && !e.other && e.is&isAlone != 0 && outer.region == e.region {
		p.blocks[e.last].element = trimSpan(p.text, rules.Span{Start: e.start, End: end})
	}
	outer.blocks += e.blocks
	outer.other = outer.other || e.other
	if e.last >= 0 {
		outer.last = e.last
	}
}

// trimSpan leaves out the white space at both ends of a span.
func trimSpan(text string, s rules.Span) rules.Span {
	part := s.In(text)
	s.Start += len(part) - len(strings.TrimLeft(part, space))
	s.End -= len(part) - len(strings.TrimRight(part, space))
	return rules.Span{Start: s.Start, End: max(s.Start, s.End)}
}
