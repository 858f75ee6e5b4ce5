package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/mtlint/mtlint/rules"
)

// A cell is what a terminal shows for one character: a grapheme cluster, or a
// name in place of what cannot be seen.
type cell struct {
	text  string
	width int // columns
	at    int // byte offset of the character in the text it is from
	space bool
}

// appendCells adds the cells of text, which begins at byte offset at. Odd
// spaces are named when spaces is set, else shown as plain ones.
func appendCells(cells []cell, text string, at int, spaces bool) []cell {
	for plainASCII(text) { // nearly all text: no cluster to look for
		cells = append(cells, cell{text[:1], 1, at, text[0] == ' '})
		text = text[1:]
		at++
	}
	for clusters := displaywidth.StringGraphemes(text); clusters.Next(); {
		cluster := clusters.Value()
		cells = appendCluster(cells, cluster, clusters.Width(), at, spaces)
		at += len(cluster)
	}
	return cells
}

// plainASCII reports whether text begins with a visible ASCII character that
// nothing joins.
func plainASCII(text string) bool {
	return len(text) > 0 && text[0] >= ' ' && text[0] < 0x7f && (len(text) == 1 || text[1] < utf8.RuneSelf)
}

// appendCluster adds a grapheme cluster, each of its runes that cannot be seen
// as a cell of its own.
func appendCluster(cells []cell, cluster string, width, at int, spaces bool) []cell {
	base, size := utf8.DecodeRuneInString(cluster)
	if seen(cluster, base, size) {
		text := cluster
		if width == 0 && unicode.Is(unicode.M, base) {
			text, width = "\u25cc"+cluster, 1 // a dotted circle carries a mark that stands alone
		}
		return append(cells, cell{text, width, at, cluster == " "})
	}
	for i := 0; i < len(cluster); {
		r, n := utf8.DecodeRuneInString(cluster[i:])
		text := cluster[i : i+n]
		if name := nameOf(r, text, spaces); name != "" {
			text = name
		} else if i > 0 && unicode.Is(unicode.M, r) && nameOf(base, cluster[:size], spaces) == "" && len(cells) > 0 {
			cells[len(cells)-1].text += text
			i += n
			continue
		}
		cells = append(cells, cell{text, displaywidth.String(text), at + i, text == " "})
		i += n
	}
	return cells
}

// seen reports whether all of a cluster can be seen. Joiners and variation
// selectors have their place in emoji and in the scripts from Hebrew on.
func seen(cluster string, base rune, size int) bool {
	if nameOf(base, cluster[:size], true) != "" {
		return false
	}
	for i, r := range cluster[size:] {
		if base >= 0x590 && (r == 0x200c || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0020 && r <= 0xe007f) {
			continue
		}
		if nameOf(r, cluster[size+i:], true) != "" {
			return false
		}
	}
	return true
}

// nameOf gives what is shown for a rune that cannot be seen or that would move
// the cursor; it is empty for all others. Text begins with the rune.
func nameOf(r rune, text string, spaces bool) string {
	switch {
	case r >= ' ' && r < 0x7f, r > 0xa0 && r < 0x300 && r != 0xad, r >= 0x2010 && r <= 0x2027:
		return "" // the most frequent, for speed
	case r == '\t':
		return "\u21e5"
	case r == '\n':
		return "\u21b5"
	case r < ' ':
		return string('\u2400' + r)
	case r == 0x7f:
		return "\u2421"
	case r == utf8.RuneError && !strings.HasPrefix(text, "\ufffd"):
		return fmt.Sprintf("<0x%02X>", text[0])
	case rules.IsSpace(r):
		if !spaces && r != 0x2028 && r != 0x2029 {
			return " "
		}
	case r >= 0x600 && r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x890, r == 0x891, r == 0x8e2:
		return "" // format characters that are drawn
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Variation_Selector):
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0: // joiner and fillers
	default:
		return ""
	}
	return fmt.Sprintf("<U+%04X>", r)
}

// visible gives a text for one line of a terminal: what cannot be seen is named.
func visible(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r >= 0x7f }) {
		return text
	}
	return join(appendCells(nil, text, 0, false))
}

// join gives the text of cells.
func join(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

// widthOf gives the columns that cells take.
func widthOf(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}
