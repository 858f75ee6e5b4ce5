package article

import "strings"

// What no article has, and what a parser of Markdown takes quadratic time for.
const (
	deepestQuote = 200  // lists and quotes that open in one line
	mostMarks    = 4000 // of emphasis and links in a paragraph
)

// limits gives an error where the Markdown is none that a person writes.
func (m *markdown) limits() error {
	count := 0
	for line := range lines(m.source) {
		text := line.In(m.source)
		depth, at := opened(text)
		if depth > deepestQuote {
			return m.in.errorAt(m.base+line.Start, "lists and quotes are nested deeper than %d", deepestQuote)
		}
		if depth > 0 || at == len(text) {
			count = 0
		}
		if count += countMarks(text[at:]); count > mostMarks {
			return m.in.errorAt(m.base+line.Start, "more than %d marks of emphasis and links in a paragraph", mostMarks)
		}
	}
	return nil
}

// opened gives the number of list items and quotes that a line may open, and
// where its text begins.
func opened(line string) (depth, at int) {
	for ; at < len(line); at++ {
		c := line[at]
		end := at + 1
		switch {
		case c == ' ' || c == '\t':
			continue
		case c == '>':
		case strings.IndexByte("-+*", c) >= 0 && gap(line, end):
		case c >= '0' && c <= '9':
			end = skipAny(line, at, "0123456789")
			if end == len(line) || line[end] != '.' && line[end] != ')' || !gap(line, end+1) {
				return depth, at
			}
			at = end
		default:
			return depth, at
		}
		depth++
	}
	return depth, at
}

// gap reports whether a line ends or has a space at an offset.
func gap(line string, at int) bool {
	return at >= len(line) || line[at] == ' ' || line[at] == '\t'
}

func countMarks(text string) int {
	n := 0
	for _, mark := range []string{"*", "_", "["} {
		n += strings.Count(text, mark)
	}
	return n
}
