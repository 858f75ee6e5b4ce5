package article

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/mtlint/mtlint/rules"
)

// An emitter turns blocks of a page into those of a Document.
type emitter struct {
	*rules.Builder
	page    *page
	escapes map[byte]rules.Escape // by htmlBlock.quote
	quote   byte                  // of the escape set
	set     bool

	empty   bool       // whether the block has no text yet
	pending rules.Span // white space that is text when more text follows
	folded  bool       // whether pending is a line break, which is shown as a space
}

// newEmitter gives an emitter into a builder that reads the text of a page.
func newEmitter(in *input, b *rules.Builder, p *page) *emitter {
	escape := func(pairs ...string) rules.Escape {
		table := strings.NewReplacer(append(pairs, "&", "&amp;", "\u00a0", "&nbsp;")...)
		return in.escape(func(text string) (string, error) { return table.Replace(text), nil }, characterReference)
	}
	return &emitter{Builder: b, page: p, escapes: map[byte]rules.Escape{
		0:    escape("<", "&lt;", ">", "&gt;"),
		'"':  escape(`"`, "&quot;"),
		'\'': escape("'", "&#39;"),
		' ': func(text string) (string, error) {
			if strings.ContainsAny(text, space+"\"'=<>`&") {
				return "", rules.ErrMarkup
			}
			return text, nil
		},
	}}
}

// characterReference writes a character as HTML and XML do: &#8212;.
func characterReference(r rune) string { return fmt.Sprintf("&#%d;", r) }

// block adds a block; lower makes a heading of a headline.
func (e *emitter) block(b *htmlBlock, lower bool) {
	if b.quote != 0 && e.page.captions[strings.Trim(b.value.In(e.page.text), space)] {
		return
	}
	if !e.set || e.quote != b.quote {
		e.set, e.quote = true, b.quote
		e.Escape(e.escapes[b.quote])
	}
	kind := b.kind
	if lower && kind == rules.Headline {
		kind = rules.Heading
	}
	e.Begin(kind)
	e.empty, e.pending = true, rules.Span{}
	if b.quote != 0 {
		e.text(b.value)
	} else {
		for _, r := range e.page.runs[b.from:b.to] {
			e.text(r)
		}
	}
	e.End(b.element)
}

// text adds the text of a run: with entities read, and each line break, with
// the indentation around it, as the space that it is shown as. White space at
// the ends of the block is left out, and what follows white space of the run before.
func (e *emitter) text(s rules.Span) {
	text, at := e.page.text, s.Start
	for at < s.End {
		next := at
		for next < s.End && !special[text[next]] {
			next++
		}
		if next < s.End && text[next] != '&' { // a line break, with the spaces before it
			end := next
			for end > at && text[end-1] == ' ' {
				end--
			}
			e.plain(rules.Span{Start: at, End: end})
			for next < s.End && strings.IndexByte(space, text[next]) >= 0 {
				next++
			}
			e.wait(rules.Span{Start: end, End: next}, true)
			at = next
			continue
		}
		e.plain(rules.Span{Start: at, End: next})
		at = next
		if at == s.End {
			return
		}
		char, n := entity(text[at:s.End], e.quote != 0)
		if n == 0 {
			e.flush()
			e.Copy(rules.Span{Start: at, End: at + 1})
			n = 1
		} else {
			e.flush()
			e.Put(char, rules.Span{Start: at, End: at + n})
		}
		at += n
	}
}

// special tells the bytes of text that are not copied as they are.
var special = [256]bool{'&': true, '\n': true, '\r': true, '\f': true}

// plain adds text without entities and line breaks.
func (e *emitter) plain(s rules.Span) {
	text := e.page.text
	start, end := s.Start, s.End
	for start < end && (text[start] == ' ' || text[start] == '\t') {
		start++
	}
	if start > s.Start {
		e.wait(rules.Span{Start: s.Start, End: start}, false)
	}
	if start == end {
		return
	}
	for text[end-1] == ' ' || text[end-1] == '\t' {
		end--
	}
	e.flush()
	e.Copy(rules.Span{Start: start, End: end})
	e.empty = false
	if end < s.End {
		e.wait(rules.Span{Start: end, End: s.End}, false)
	}
}

// wait keeps white space until text follows.
func (e *emitter) wait(s rules.Span, folded bool) {
	if s.Empty() || e.empty {
		return
	}
	switch {
	case e.pending.Empty():
		e.pending, e.folded = s, folded
	case e.pending.End == s.Start:
		e.pending.End, e.folded = s.End, e.folded || folded
	}
}

// flush adds the white space kept.
func (e *emitter) flush() {
	if !e.pending.Empty() {
		if e.folded {
			e.Put(" ", e.pending)
		} else {
			e.Copy(e.pending)
		}
	}
	e.pending, e.empty = rules.Span{}, false
}

// longestEntity is more than the longest name of an entity has, in bytes.
const longestEntity = 40

// entity reads the entity that text begins with and gives its length in
// bytes; 0 where the & is only that. In an attribute the old names need their
// semicolon: "&copy=1" is a part of an address.
func entity(text string, attribute bool) (char string, n int) {
	n = 1
	if n < len(text) && text[n] == '#' {
		n++
		if n < len(text) && (text[n] == 'x' || text[n] == 'X') {
			n++
		}
		for n < len(text) && isHex(text[n]) {
			n++
		}
	} else {
		for n < len(text) && n < longestEntity && (isLetter(text[n]) || text[n] >= '0' && text[n] <= '9') {
			n++
		}
	}
	if n < len(text) && text[n] == ';' {
		n++
	}
	name := text[:n]
	char = html.UnescapeString(name)
	if char == name || attribute && !strings.HasSuffix(name, ";") {
		return "", 0
	}
	if name == "&semi;" {
		return char, n
	}
	for name != "" && char != "" && name[len(name)-1] == char[len(char)-1] && char[len(char)-1] < 0x80 && len(char) > 1 {
		name, char = name[:len(name)-1], char[:len(char)-1] // "&notit;" is "¬" and "it;"
	}
	return char, len(name)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// emitStory adds the blocks of the article of a page, and before them its
// headline where that stands outside. What the page has not, its JSON-LD may have.
func (p *page) emitStory(in *input, b *rules.Builder) {
	e := newEmitter(in, b, p)
	chosen := p.chosen()
	head := p.headline(chosen)
	e.Grow(p.regions[chosen].size+p.regions[chosen].size/8, 2*len(p.runs))
	if head < 0 || p.blocks[head].region == inHead && p.blocks[head].quote == 0 {
		p.emitData(in, b, true, false) // it is better than the title of the window, “Bridge reopens | The Paper”
		e.set = false
	}
	if head >= 0 && p.blocks[head].region != chosen && b.Count() == 0 {
		e.block(&p.blocks[head], false)
	}
	for i := range p.blocks {
		if p.blocks[i].region == chosen {
			e.block(&p.blocks[i], i != head)
		}
	}
	if p.regions[chosen].size == 0 {
		p.emitData(in, b, false, true)
	}
}

// chosen gives the region of the article: the part that says it is one and has
// the most text, unless the rest of the page has far more.
func (p *page) chosen() int {
	best := inBody
	for i, r := range p.regions {
		if r.story && (best == inBody || r.size > p.regions[best].size) {
			best = i
		}
	}
	if best != inBody && p.regions[inBody].size > 2*p.regions[best].size {
		return inBody
	}
	return best
}

// headline gives the index of the block that is the headline of the article:
// the first of it, else the first of the page, else og:title, else the title
// of the window, which gives way to JSON-LD; -1: none.
func (p *page) headline(chosen int) int {
	best, rank := -1, 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind != rules.Headline {
			continue
		}
		r := 3
		switch {
		case b.region == chosen:
			return i
		case b.region != inHead:
			r = 4
		case b.quote == 0:
			r = 2
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}
