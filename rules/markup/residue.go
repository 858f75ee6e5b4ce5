package markup

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// removal gives the edit that takes residue out of its block, or the block
// where nothing else stands in it. The space before it goes with
// it at the end of a block, before a space and before a mark; the space behind
// it at the start of a block.
func removal(p *rules.Pass, s rules.Span) rules.Edit {
	i := p.BlockAt(s.Start)
	b := p.Blocks[i].Span
	before, after := max(p.SkipSpacesBack(s.Start), b.Start), min(p.SkipSpaces(s.End), b.End)
	switch {
	case before == b.Start && after == b.End:
		return p.RemoveBlocks(i, i+1)
	case after == b.End:
		return rules.Edit{Span: rules.Span{Start: before, End: b.End}}
	case before == b.Start:
		return rules.Edit{Span: rules.Span{Start: b.Start, End: after}}
	case after > s.End || strings.ContainsRune(".,;:!?)]”’»", p.After(s.End)):
		return rules.Edit{Span: rules.Span{Start: before, End: s.End}}
	}
	return rules.Edit{Span: s}
}

// endsBlock reports whether nothing but spaces stands behind s in its block.
func endsBlock(p *rules.Pass, s rules.Span) bool {
	return p.SkipSpaces(s.End) >= p.Blocks[p.BlockAt(s.Start)].End
}

// remove gives the fix that takes residue out of its block.
func remove(p *rules.Pass, a rules.Applicability, title string, s rules.Span) *rules.Fix {
	return &rules.Fix{Title: title, Applicability: a, Edits: []rules.Edit{removal(p, s)}}
}

// clip shortens what a message shows.
func clip(text string) string {
	n := 0
	for i := range text {
		if n++; n > 32 {
			return strings.TrimSpace(text[:i]) + " …"
		}
	}
	return text
}

// isQuote reports whether r is a quotation mark that may stand around the
// value of an attribute: typesetting and engines curl the straight ones.
func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '„', '‘', '’', '«', '»', '″', '′':
		return true
	}
	return false
}

// name reads the name of a tag, attribute or shortcode at the start of text.
func name(text string) string {
	n := 0
	for n < len(text) {
		c := text[n]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if n == 0 || (c < '0' || c > '9') && c != '-' && c != '_' && c != ':' {
				break
			}
		}
		n++
	}
	return text[:n]
}

// isFlush reports whether nothing but spaces stands in text.
func isFlush(text string) bool { return strings.TrimSpace(text) == "" }
