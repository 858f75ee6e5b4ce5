package rules

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A Span is a stretch of text: bytes, half-open, so that Text[s.Start:s.End]
// is the text it covers.
type Span struct{ Start, End int }

// Len gives the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing; an empty Span is still a place.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In gives the text that the span covers in text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// EightBytes gives the eight bytes of text from a byte offset on as one number,
// the first lowest.
func EightBytes(text string, at int) uint64 { return uint64At(text, at) }

// A Position is a place for people: Line and Column count from 1, Column in
// code points. A byte that is no UTF-8 counts as one code point.
type Position struct{ Line, Column int }

// Lines turns byte offsets of a text into positions. Lines end at LF.
type Lines struct {
	text   string
	starts []int
	stops  []stop
}

// A stop is a place within a long line whose column is known, so that no
// column is counted from far: a whole book may stand in one line.
type stop struct {
	offset int
	before int // code points of the line before it
}

// stride is the distance of stops, in bytes.
const stride = 1024

// NewLines finds the lines of text, once.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: make([]int, 1, 1+strings.Count(text, "\n"))}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			l.divide(at, len(text))
			return l
		}
		l.divide(at, at+i)
		at += i + 1
		l.starts = append(l.starts, at)
	}
}

// divide sets the stops of a line.
func (l *Lines) divide(at, end int) {
	for before := 0; end-at > stride; {
		next := at + stride
		for back := range utf8.UTFMax {
			if utf8.RuneStart(l.text[next-back]) {
				next -= back
				break
			}
		}
		before += utf8.RuneCountInString(l.text[at:next])
		l.stops = append(l.stops, stop{next, before})
		at = next
	}
}

// Position gives the line and column of a byte offset.
func (l *Lines) Position(offset int) Position {
	line := l.number(offset) - 1
	from, before := l.starts[line], 0
	if i := sort.Search(len(l.stops), func(i int) bool { return l.stops[i].offset > offset }); i > 0 && l.stops[i-1].offset > from {
		from, before = l.stops[i-1].offset, l.stops[i-1].before
	}
	return Position{line + 1, before + utf8.RuneCountInString(l.text[from:offset]) + 1}
}

// number gives the line of a byte offset, counted from 1.
func (l *Lines) number(offset int) int { return sort.SearchInts(l.starts, offset+1) }

// Line gives the span of a line, counted from 1, without its line ending.
func (l *Lines) Line(line int) Span {
	s := Span{l.starts[line-1], len(l.text)}
	if line < len(l.starts) {
		s.End = l.starts[line] - 1
	}
	if s.End > s.Start && l.text[s.End-1] == '\r' {
		s.End--
	}
	return s
}

// Count gives the number of lines.
func (l *Lines) Count() int { return len(l.starts) }
