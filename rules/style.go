package rules

import (
	"slices"

	"github.com/mtlint/mtlint/rules/lang"
)

// A Style is what an article does where its language leaves a choice.
type Style struct {
	Outer, Inner lang.Pair // the quotation marks it uses; those of the language where it uses none
	Apostrophe   string    // "’" or "'"
	CommaInside  bool      // a comma after quoted speech stands before the closing mark
}

// Pair gives the marks for a quotation inside as many others.
func (s *Style) Pair(depth int) lang.Pair {
	if depth%2 == 0 {
		return s.Outer
	}
	return s.Inner
}

var (
	straightOuter = lang.Pair{Open: `"`, Close: `"`}
	straightInner = lang.Pair{Open: "'", Close: "'"}
)

// Style gives the habits of the article, as most of its marks show them.
func (d *Document) Style() *Style {
	s := d.scanned()
	if !s.styled {
		s.styled = true
		s.style = d.findStyle()
	}
	return &s.style
}

func (d *Document) findStyle() Style {
	c := d.Conventions()
	var room [8]lang.Pair // more than any language has
	pairs := append(append(room[:0], c.Outer), c.Accepted...)
	if c.Straight {
		pairs = append(pairs, straightOuter)
	}
	var numbers [8]int
	counts := append(numbers[:0], make([]int, len(pairs))...)
	commas := 0 // inside the closing mark, less those outside
	for i := range d.Quotes() {
		q := &d.Quotes()[i]
		if q.Depth > 0 || !q.Closed() {
			continue
		}
		if j := slices.Index(pairs, lang.Pair{Open: q.Open.In(d.Text), Close: q.Close.In(d.Text)}); j >= 0 {
			counts[j]++
		}
		commas += d.commaInside(q)
	}
	style := Style{Outer: pairs[slices.Index(counts, slices.Max(counts))], Inner: c.Inner, CommaInside: c.CommaInside}
	switch style.Outer {
	case straightOuter:
		style.Inner = straightInner
	case c.Inner:
		style.Inner = c.Outer
	}
	if commas != 0 {
		style.CommaInside = commas > 0
	}
	style.Apostrophe = d.apostropheStyle(style.Outer == straightOuter)
	return style
}

// commaInside is 1 for a quotation with a comma before its closing mark, -1
// for one with a comma between it and who spoke, else 0.
func (d *Document) commaInside(q *Quotation) int {
	if d.Before(q.Close.Start) == ',' {
		return 1
	}
	if d.After(q.Close.End) == ',' && d.Before(q.Close.Start) != '.' { // “….”, he said is no habit
		if by, ok := d.Attribution(q.Close.End); ok && by.Start == d.SkipSpaces(q.Close.End+1) {
			return -1
		}
	}
	return 0
}

// apostropheStyle gives the apostrophe that stands within most words; of as
// many, the straight one where quotation marks are straight.
func (d *Document) apostropheStyle(straight bool) string {
	lead := 0
	for _, i := range d.MarksOf(QuoteMark) {
		m := d.Marks()[i]
		switch {
		case !d.apostrophe(m):
		case m.Rune == '\'':
			lead++
		case m.Rune == '’':
			lead--
		}
	}
	if lead > 0 || lead == 0 && straight {
		return "'"
	}
	return "’"
}
