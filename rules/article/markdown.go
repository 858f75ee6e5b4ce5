package article

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extensions "github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/mtlint/mtlint/rules"
)

// looksMarkdown reports whether a file that begins so is Markdown: with front
// matter, or with a heading.
func looksMarkdown(head string) bool {
	line, behind, _ := strings.Cut(head, "\n")
	switch strings.TrimRight(line, " \t\r") {
	case "---", "+++":
		return strings.Contains(behind, "\n"+line[:3])
	}
	return strings.HasPrefix(line, "# ")
}

// readMarkdown reads CommonMark with tables, and the front matter before it: one article.
func readMarkdown(in *input) ([]*rules.Document, error) {
	b := in.builder()
	front, err := readFrontMatter(in, b)
	if err != nil {
		return nil, err
	}
	m := newMarkdown(in, b, front)
	if err := m.limits(); err != nil {
		return nil, err
	}
	m.blocks(m.parse(), rules.Paragraph)
	d := b.Document()
	d.ID = front.id
	return []*rules.Document{d}, nil
}

// A markdown adds the blocks of Markdown to a builder.
type markdown struct {
	in       *input
	b        *rules.Builder
	source   string // the Markdown, behind the front matter
	base     int    // where it begins in the file
	headline bool   // whether there was one
	images   []ast.Node

	kind    rules.BlockKind // of the block being read
	inline  rules.Escape    // of its text
	first   rules.Escape    // of the first character of a line of it
	fresh   bool            // whether a line begins
	line    rules.Span      // element of the block, where it follows a line break
	follows bool            // whether it does
}

func newMarkdown(in *input, b *rules.Builder, front frontMatter) *markdown {
	return &markdown{in: in, b: b, source: in.source[front.end:], base: front.end, headline: front.headline}
}

// parse gives the blocks of the Markdown.
func (m *markdown) parse() ast.Node {
	p := goldmark.New(goldmark.WithExtensions(extensions.Table, extensions.Strikethrough, extensions.TaskList)).Parser()
	return p.Parse(text.NewReader([]byte(m.source)), parser.WithContext(parser.NewContext()))
}

// span gives the place in the file of a segment.
func (m *markdown) span(s text.Segment) rules.Span {
	return rules.Span{Start: m.base + s.Start, End: m.base + s.Stop}
}

// blocks adds the blocks in a block.
func (m *markdown) blocks(parent ast.Node, kind rules.BlockKind) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			m.heading(n)
		case *ast.Paragraph, *ast.TextBlock:
			m.block(n, kind, "")
		case *ast.Blockquote:
			m.blocks(n, rules.Quote)
		case *ast.ListItem:
			m.blocks(n, rules.ListItem)
		case *ast.List, *tables.Table, *tables.TableHeader, *tables.TableRow:
			m.blocks(n, kind)
		case *tables.TableCell:
			m.block(n, kind, "|\n")
		case *ast.HTMLBlock:
			m.html(n)
		}
	}
}

// heading adds a heading; the first of level 1 is the headline, where none stands before it.
func (m *markdown) heading(n *ast.Heading) {
	kind := rules.Heading
	if n.Level == 1 && !m.headline {
		kind, m.headline = rules.Headline, true
	}
	m.block(n, kind, "#\n")
}

// html adds the blocks of a block of HTML.
func (m *markdown) html(n *ast.HTMLBlock) {
	l := m.b.NewLayer()
	l.Escape(m.in.escape(nil, characterReference))
	for i := range n.Lines().Len() {
		l.Copy(m.span(n.Lines().At(i)))
	}
	if n.HasClosure() {
		l.Copy(m.span(n.ClosureLine))
	}
	m.b.Enter(l)
	htmlBlocks(m.in, m.b, l.Text(), rules.Paragraph)
	m.b.Enter(nil)
}

// block adds a block of text, and the captions of the images in it. Special
// are the marks that are markup in it, but not everywhere.
func (m *markdown) block(n ast.Node, kind rules.BlockKind, special string) {
	m.kind, m.follows, m.fresh, m.line = kind, false, true, rules.Span{}
	m.inline = m.in.escape(markdownWriter(special, false), characterReference)
	m.first = m.in.escape(markdownWriter(special, true), characterReference)
	m.images = nil
	m.b.Begin(kind)
	m.inlines(n)
	if m.follows {
		m.b.End(m.line)
	} else {
		m.b.End(m.element(n))
	}
	for len(m.images) > 0 {
		image := m.images[0]
		m.images = m.images[1:] // more may follow: an image stands in the text of another
		m.kind, m.follows, m.fresh = rules.Caption, false, false
		m.b.Begin(rules.Caption)
		m.inlines(image)
		m.b.End(rules.Span{})
	}
}

// inlines adds the text of what stands in a block.
func (m *markdown) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			m.text(n)
		case *ast.CodeSpan:
			m.code(n)
		case *ast.Image:
			m.images = append(m.images, n)
		case *ast.AutoLink:
			m.link(n)
		case *ast.RawHTML:
			if s := m.span(n.Segments.At(0)); strings.HasPrefix(strings.ToLower(s.In(m.in.source)), "<br") {
				m.b.Put("\n", s)
			}
		default:
			m.inlines(n)
		}
	}
}

// text adds a stretch of text, and the line break behind it.
func (m *markdown) text(n *ast.Text) {
	s := m.span(n.Segment)
	if m.fresh && !s.Empty() {
		m.fresh = false
		end := m.unit(s)
		m.b.Escape(m.first)
		m.stretch(rules.Span{Start: s.Start, End: end})
		s.Start = end
	}
	m.b.Escape(m.inline)
	m.stretch(s)
	if !n.SoftLineBreak() && !n.HardLineBreak() {
		return
	}
	end := s.End + strings.IndexByte(m.in.source[s.End:], '\n') + 1
	if end <= s.End {
		return
	}
	m.fresh = true
	if n.HardLineBreak() {
		m.lineBreak(rules.Span{Start: s.End, End: end})
		return
	}
	if end == s.End+1 {
		m.b.Copy(rules.Span{Start: s.End, End: end})
		return
	}
	m.b.Put("\n", rules.Span{Start: s.End, End: end})
}

// lineBreak ends a block at a line break, and begins one of the same kind,
// which goes with its line.
func (m *markdown) lineBreak(at rules.Span) {
	m.b.End(m.line)
	m.b.Begin(m.kind)
	m.follows, m.line = true, rules.Span{}
	if at.In(m.in.source)[0] == '\\' {
		return // without a line behind it, it would be a backslash
	}
	end := len(m.in.source)
	if n := strings.IndexByte(m.in.source[at.End:], '\n'); n >= 0 {
		end = at.End + n + 1
	}
	m.line = rules.Span{Start: at.End, End: end}
}

// unit gives the end of the first character of text, or of its escape.
func (m *markdown) unit(s rules.Span) int {
	part := s.In(m.in.source)
	if _, n := escapeOfMarkdown(part); n > 0 {
		return s.Start + n
	}
	_, n := utf8.DecodeRuneInString(part)
	return s.Start + n
}

// stretch adds text with escapes.
func (m *markdown) stretch(s rules.Span) {
	for at := s.Start; at < s.End; {
		n := strings.IndexAny(m.in.source[at:s.End], `\&`)
		if n < 0 {
			m.b.Copy(rules.Span{Start: at, End: s.End})
			return
		}
		text, length := escapeOfMarkdown(m.in.source[at+n : s.End])
		if length == 0 {
			m.b.Copy(rules.Span{Start: at, End: at + n + 1})
			at += n + 1
			continue
		}
		m.b.Copy(rules.Span{Start: at, End: at + n})
		m.b.Put(text, rules.Span{Start: at + n, End: at + n + length})
		at += n + length
	}
}

// code adds a word in the place of code, which is no prose and holds the
// sentence together.
func (m *markdown) code(n ast.Node) {
	first, _ := n.FirstChild().(*ast.Text)
	last, _ := n.LastChild().(*ast.Text)
	if first == nil || last == nil {
		return
	}
	s := rules.Span{Start: m.base + first.Segment.Start, End: m.base + last.Segment.Stop}
	m.fixed(s)
}

// link adds an address that is shown, as a word.
func (m *markdown) link(n *ast.AutoLink) {
	label := string(n.Label([]byte(m.source)))
	if at := n.Pos(); at >= 0 && strings.HasPrefix(m.source[at:], "<"+label) {
		m.fixed(rules.Span{Start: m.base + at + 1, End: m.base + at + 1 + len(label)})
	}
}

// fixed adds a word that no fix may change: the letters of a stretch.
func (m *markdown) fixed(s rules.Span) {
	word := strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (isLetter(byte(r)) || r >= '0' && r <= '9') {
			return r
		}
		return -1
	}, s.In(m.in.source))
	if word == "" {
		word = "x"
	}
	m.b.Escape(func(string) (string, error) { return "", rules.ErrMarkup })
	m.b.Put(word, s)
	m.fresh = false
}

// escapeOfMarkdown gives what the escape or entity that text begins with
// stands for, and its length; 0: it begins with none.
func escapeOfMarkdown(text string) (string, int) {
	if len(text) < 2 {
		return "", 0
	}
	if text[0] == '\\' && util.IsPunct(text[1]) {
		return text[1:2], 2
	}
	if text[0] != '&' {
		return "", 0
	}
	name, _, found := strings.Cut(text[1:min(len(text), 40)], ";")
	if !found || name == "" {
		return "", 0
	}
	if name[0] == '#' {
		if r, ok := numbered(name[1:]); ok {
			return string(r), len(name) + 2
		}
		return "", 0
	}
	entity, ok := util.LookUpHTML5EntityByName(name)
	if !ok {
		return "", 0
	}
	return string(entity.Characters), len(name) + 2
}

// numbered gives the character of a numeric entity, such as "#8212" or "#x2014".
func numbered(digits string) (rune, bool) {
	base, most := 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return 0, false
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return utf8.RuneError, true
	}
	return rune(n), true
}
