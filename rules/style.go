package rules

import "github.com/mtlint/mtlint/rules/lang"

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
	style := Style{Outer: c.Outer, Inner: c.Inner, Apostrophe: "’", CommaInside: c.CommaInside}
	pairs := append([]lang.Pair{c.Outer}, c.Accepted...)
	if c.Straight {
		pairs = append(pairs, straightOuter)
	}
	counts := make([]int, len(pairs))
	in, out := 0, 0
	for i := range d.Quotes() {
		q := &d.Quotes()[i]
		if q.Depth > 0 || !q.Closed() {
			continue
		}
		for j, p := range pairs {
			if p.Open == q.Open.In(d.Text) && p.Close == q.Close.In(d.Text) {
				counts[j]++
			}
		}
		if d.Before(q.Close.Start) == ',' {
			in++
		} else if d.After(q.Close.End) == ',' {
			if by, ok := d.Attribution(q.Close.End); ok && by.Start == d.SkipSpaces(q.Close.End+1) {
				out++
			}
		}
	}
	best := 0
	for j, n := range counts {
		if n > counts[best] {
			best = j
		}
	}
	if best > 0 {
		style.Outer = pairs[best]
		switch {
		case pairs[best] == straightOuter:
			style.Inner = straightInner
		case pairs[best] == c.Inner:
			style.Inner = c.Outer
		}
	}
	if in != out {
		style.CommaInside = in > out
	}
	straight, curly := 0, 0
	for _, i := range d.MarksOf(QuoteMark) {
		m := d.Marks()[i]
		if !d.apostrophe(m) {
			continue
		}
		switch m.Rune {
		case '\'':
			straight++
		case '’':
			curly++
		}
	}
	if straight > curly || straight == curly && style.Outer == straightOuter {
		style.Apostrophe = "'"
	}
	return style
}
