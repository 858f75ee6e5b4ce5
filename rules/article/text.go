package article

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Lines of hard-wrapped text are this long, in bytes, but for the last of a paragraph.
const (
	wrapLeast = 60
	wrapMost  = 90
)

// readText reads plain text: one article, whose text is the file's.
func readText(in *input) ([]*rules.Document, error) {
	d := Text(in.path, in.source)
	if in.charset != nil {
		d.Escape = in.escape(nil, nil)
	}
	return []*rules.Document{d}, nil
}

// Text makes a Document of plain text. The first block is the headline. A
// line ending ends a block, unless the text is hard-wrapped: then a blank
// line does.
func Text(path, source string) *rules.Document {
	d := &rules.Document{Path: path, Source: source, Text: source}
	wrapped := hardWrapped(source)
	open := false // whether the line before belongs to the last block
	for line := range lines(source) {
		if blank(source[line.Start:line.End]) {
			open = false
			continue
		}
		if open && wrapped {
			d.Blocks[len(d.Blocks)-1].End = line.End
			continue
		}
		kind := rules.Paragraph
		if len(d.Blocks) == 0 {
			kind = rules.Headline
		}
		d.Blocks = append(d.Blocks, rules.Block{Span: line, Kind: kind})
		open = true
	}
	return d
}

// lines yields the lines of source, without their endings (LF, CR LF or CR)
// and without a byte order mark before the first.
func lines(source string) func(yield func(rules.Span) bool) {
	return func(yield func(rules.Span) bool) {
		at := 0
		if strings.HasPrefix(source, "\ufeff") {
			at = len("\ufeff")
		}
		returns := strings.Contains(source, "\r")
		for at < len(source) {
			n := strings.IndexByte(source[at:], '\n')
			if returns {
				n = strings.IndexAny(source[at:], "\r\n")
			}
			if n < 0 {
				yield(rules.Span{Start: at, End: len(source)})
				return
			}
			if !yield(rules.Span{Start: at, End: at + n}) {
				return
			}
			at += n + 1
			if source[at-1] == '\r' && at < len(source) && source[at] == '\n' {
				at++
			}
		}
	}
}

func blank(line string) bool {
	for _, r := range line {
		if !rules.IsSpace(r) {
			return false
		}
	}
	return true
}

// hardWrapped reports whether most lines that another line follows have the
// length of wrapped lines and are continued in lower case.
func hardWrapped(source string) bool {
	long, continued, followed := 0, 0, 0
	before := rules.Span{}
	for line := range lines(source) {
		text := source[line.Start:line.End]
		if !blank(text) && before.Len() > 0 {
			followed++
			if before.Len() >= wrapLeast && before.Len() <= wrapMost {
				long++
			}
			if r, _ := utf8.DecodeRuneInString(text); rules.IsLower(r) {
				continued++
			}
		}
		before = line
		if blank(text) {
			before = rules.Span{}
		}
	}
	return followed >= 3 && 2*long > followed && 2*continued > followed
}
