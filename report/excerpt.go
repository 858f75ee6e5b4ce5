package report

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// ellipsis stands where a line is cut.
const ellipsis = "…"

// ragged is how many columns a cut may give away to fall between words.
const ragged = 12

// An excerpt is the piece of a line around a fault, and the marks below it.
type excerpt struct {
	line  int    // from 1
	text  string // what the terminal shows
	marks string // ^ below the fault, ~ below related places, spaces elsewhere
}

// excerptOf cuts the line in which a fault begins to width columns around it.
// It looks at no more of the line than it may show. The buffer is for its
// cells, and is used again.
func excerptOf(buffer *[]cell, source string, lines *rules.Lines, fault rules.Span, related []rules.Span, width int) excerpt {
	number := lines.Position(fault.Start).Line
	line := lines.Line(number)
	from := min(fault.Start, line.End)
	to := max(from, min(fault.End, line.End))

	before, cutBefore := backward(source[line.Start:from], width)
	inside, cutInside := forward(source[from:to], width)
	if i := strings.IndexByte(inside, '\r'); i > 0 {
		inside, to, line.End = inside[:i], from+i, from+i
	}
	after, cutAfter := "", false
	if !cutInside {
		after, cutAfter = forward(source[to:line.End], width)
	}
	if i := strings.IndexByte(after, '\r'); i >= 0 {
		after, cutAfter = after[:i], false
	}

	cells := appendCells((*buffer)[:0], before, from-len(before), false)
	i := len(cells)
	cells = appendCells(cells, inside, from, true)
	if len(cells) == i {
		cells = append(cells, cell{text: " ", width: 1, at: from})
	}
	j := len(cells)
	cells = appendCells(cells, after, to, false)
	if fault.End > line.End {
		cells = append(cells, cell{text: ellipsis, width: 1, at: line.End}) // the fault goes on
	}
	*buffer = cells
	head, body, tail := cells[:i], cells[i:j], cells[j:]
	head, body, tail = fit(head, body, tail, cut{cutBefore, cutInside, cutAfter}, width)
	return excerpt{number, join(head) + join(body) + join(tail), marksOf(head, body, tail, related)}
}

// backward gives at most n code points from the end of text, from behind the
// last carriage return in them: in some files it alone ends a line.
func backward(text string, n int) (part string, isCut bool) {
	from := len(text)
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	if i := strings.LastIndexByte(text[from:], '\r'); i >= 0 {
		return text[from+i+1:], false
	}
	return text[from:], from > 0
}

// forward gives at most n code points from the start of text.
func forward(text string, n int) (part string, isCut bool) {
	to := 0
	for ; n > 0 && to < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return text[:to], to < len(text)
}

// cut says which parts of a line have been cut already.
type cut struct{ before, inside, after bool }

// fit cuts head at its start and tail at its end, so that all have room in
// width columns, and puts an ellipsis where something is missing. A fault that
// is too wide by itself keeps its start.
func fit(head, body, tail []cell, c cut, width int) (h, b, t []cell) {
	if !c.before && !c.inside && !c.after && widthOf(head)+widthOf(body)+widthOf(tail) <= width {
		return head, body, tail
	}
	room := width - widthOf(body)
	if room < width/3 || c.inside { // the fault takes most of the line
		least := min(width/4, widthOf(head)+1)
		body = cutEnd(body, width-least, c.inside || len(tail) > 0)
		tail, room = nil, width-widthOf(body)
	}
	left := room / 2
	if w := widthOf(tail); !c.after && w < room-left {
		left = room - w
	}
	head = cutStart(head, left, c.before)
	tail = cutEnd(tail, room-widthOf(head), c.after)
	return head, body, tail
}

// cutStart leaves at most width columns of the end of cells.
func cutStart(cells []cell, width int, isCut bool) []cell {
	if !isCut && widthOf(cells) <= width {
		return cells
	}
	i, room := len(cells), width-1
	for i > 0 && cells[i-1].width <= room {
		i--
		room -= cells[i].width
	}
	for j := i; j < len(cells) && j < i+ragged; j++ {
		if cells[j].space && j+1 < len(cells) {
			i = j + 1
			break
		}
	}
	return append([]cell{{text: ellipsis, width: 1, at: -1}}, cells[i:]...)
}

// cutEnd leaves at most width columns of the start of cells.
func cutEnd(cells []cell, width int, isCut bool) []cell {
	if !isCut && widthOf(cells) <= width {
		return cells
	}
	i, room := 0, width-1
	for i < len(cells) && cells[i].width <= room {
		room -= cells[i].width
		i++
	}
	if i < len(cells) || isCut {
		for j := i - 1; j > 0 && j > i-ragged; j-- {
			if cells[j].space {
				i = j
				break
			}
		}
	}
	return append(cells[:i:i], cell{text: ellipsis, width: 1, at: -1})
}

// marksOf underlines the fault and the related places.
func marksOf(head, body, tail []cell, related []rules.Span) string {
	var b strings.Builder
	under := func(cells []cell) {
		for _, c := range cells {
			mark := " "
			for _, s := range related {
				if s.Start <= c.at && c.at < s.End {
					mark = "~"
				}
			}
			b.WriteString(strings.Repeat(mark, c.width))
		}
	}
	under(head)
	b.WriteString(strings.Repeat("^", widthOf(body)))
	under(tail)
	return strings.TrimRight(b.String(), " ")
}
