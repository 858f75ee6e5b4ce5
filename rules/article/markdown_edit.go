package article

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"

	"github.com/mtlint/mtlint/rules"
)

// markdownWriter gives what writes text into Markdown so that it stays text.
// Special are further marks that are markup there; first is for the start of a
// line, where more of them are.
func markdownWriter(special string, first bool) func(string) (string, error) {
	return func(text string) (string, error) {
		var b strings.Builder
		fresh, digits := first, first // whether the line begins; whether it has had nothing but digits
		for i := range len(text) {
			c := text[i]
			switch {
			case c == '\n' && (strings.Contains(special, "\n") || i+1 == len(text) || strings.IndexByte(" \t\r\n", text[i+1]) >= 0):
				return "", rules.ErrMarkup // a line of its own would be another block
			case c == '\r':
				return "", rules.ErrMarkup
			case strings.IndexByte("\\`*_[]<~", c) >= 0,
				strings.IndexByte(special, c) >= 0 && c != '\n',
				fresh && strings.IndexByte("#+-=>:|", c) >= 0,
				digits && !fresh && (c == '.' || c == ')'),
				c == '&' && (i+1 == len(text) || text[i+1] == '#' || isLetter(text[i+1])):
				b.WriteByte('\\')
			}
			b.WriteByte(c)
			digits = c == '\n' || (fresh || digits) && c >= '0' && c <= '9'
			fresh = c == '\n'
		}
		return b.String(), nil
	}
}

// element gives what goes with a block: its lines, or those of the list item
// or quote that it alone is in, and the blank lines before. It is empty where
// the block shares its first line with the mark of an item.
func (m *markdown) element(n ast.Node) rules.Span {
	lines, kind := n.Lines(), n.Kind()
	if kind == tables.KindTableCell || lines == nil || lines.Len() == 0 {
		return rules.Span{}
	}
	for only(n) {
		n = n.Parent()
	}
	for p := n; p.Parent() != nil && p.PreviousSibling() == nil; p = p.Parent() {
		if p.Parent().Kind() == ast.KindListItem {
			return rules.Span{}
		}
	}
	s := rules.Span{Start: m.lineStart(lines.At(0).Start), End: m.lineEnd(lines.At(lines.Len()-1).Stop - 1)}
	if kind == ast.KindHeading && !strings.HasPrefix(strings.TrimLeft(s.In(m.source), "> "), "#") {
		s.End = m.lineEnd(s.End) // the line of = or - under it
	}
	s = m.withBlank(s)
	return rules.Span{Start: s.Start + m.base, End: s.End + m.base}
}

// only reports whether a block is all that the list item or quote around it holds.
func only(n ast.Node) bool {
	return n.Parent() != nil && n.Parent().Kind() != ast.KindDocument && n.PreviousSibling() == nil && n.NextSibling() == nil
}

// withBlank adds the blank lines before a block, or, to the first, those
// behind it. Where none is behind it, those before it keep its neighbours apart.
func (m *markdown) withBlank(s rules.Span) rules.Span {
	if !blankLine(m.source[s.End:m.lineEnd(s.End)]) {
		return s
	}
	start := s.Start
	for start > 0 && blankLine(m.source[m.lineStart(start-1):start]) {
		start = m.lineStart(start - 1)
	}
	if start > 0 {
		s.Start = start
		return s
	}
	for s.End < len(m.source) && blankLine(m.source[s.End:m.lineEnd(s.End)]) {
		s.End = m.lineEnd(s.End)
	}
	return s
}

func blankLine(line string) bool { return strings.Trim(line, " \t\r\n") == "" }

// lineStart gives where the line of an offset begins.
func (m *markdown) lineStart(at int) int { return strings.LastIndexByte(m.source[:at], '\n') + 1 }

// lineEnd gives where the line of an offset ends, behind its line ending.
func (m *markdown) lineEnd(at int) int {
	at = min(max(at, 0), len(m.source))
	if n := strings.IndexByte(m.source[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(m.source)
}
