// Package number finds figures that are written the source language's way: times, sums,
// dates and units with its spaces, separators and abbreviations.
package number

import (
	"slices"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about figures.
var Family = rules.NewFamily("number", "Figures written the source language's way")

// english reports whether the article is in English, whose months and scale
// words some rules know by name.
func english(p *rules.Pass) bool { return p.Target.Base() == "en" }

// next gives the first byte offset at or behind at where no space stands, on the same line.
func next(p *rules.Pass, at int) int {
	for at < len(p.Text) && p.Text[at] == ' ' {
		at++
	}
	if at < len(p.Text) && p.Text[at] > ' ' && p.Text[at] < utf8.RuneSelf {
		return at // nearly always
	}
	for {
		r := p.After(at)
		if r == '\n' || r == '\r' || !rules.IsSpace(r) {
			return at
		}
		at += utf8.RuneLen(r)
	}
}

// back gives the last byte offset at or before at before which no space stands, on the same line.
func back(p *rules.Pass, at int) int {
	for at > 0 && p.Text[at-1] == ' ' {
		at--
	}
	if at > 0 && p.Text[at-1] > ' ' && p.Text[at-1] < utf8.RuneSelf {
		return at // nearly always
	}
	for {
		r := p.Before(at)
		if r == '\n' || r == '\r' || !rules.IsSpace(r) {
			return at
		}
		at -= utf8.RuneLen(r)
	}
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// digitsAfter gives the run of digits that begins at a byte offset.
func digitsAfter(p *rules.Pass, at int) rules.Span {
	s := rules.Span{Start: at, End: at}
	for s.End < len(p.Text) && digit(rune(p.Text[s.End])) {
		s.End++
	}
	return s
}

// digitsBefore gives the run of digits that ends at a byte offset.
func digitsBefore(p *rules.Pass, at int) rules.Span {
	s := rules.Span{Start: at, End: at}
	for figureBefore(p, s.Start) {
		s.Start--
	}
	return s
}

// figureBefore reports whether a digit stands directly before a byte offset.
func figureBefore(p *rules.Pass, at int) bool {
	return at > 0 && digit(rune(p.Text[at-1]))
}

// figureBehind reports whether a digit stands directly behind a byte offset.
func figureBehind(p *rules.Pass, at int) bool {
	return at < len(p.Text) && digit(rune(p.Text[at]))
}

// spaceBefore reports whether a space stands directly before a byte offset.
func spaceBefore(p *rules.Pass, at int) bool {
	if at > 0 && p.Text[at-1] > ' ' && p.Text[at-1] < utf8.RuneSelf {
		return false // nearly always
	}
	return rules.IsSpace(p.Before(at))
}

// amountAfter gives the figure that begins at a byte offset, with its separators: "1,234.5".
func amountAfter(p *rules.Pass, at int) rules.Span {
	s := digitsAfter(p, at)
	for s.End > at && (p.After(s.End) == ',' || p.After(s.End) == '.') && digit(p.After(s.End+1)) {
		s.End = digitsAfter(p, s.End+1).End
	}
	return s
}

// amountBefore gives the figure that ends at a byte offset, with its separators.
func amountBefore(p *rules.Pass, at int) rules.Span {
	s := digitsBefore(p, at)
	for s.Start < at && (p.Before(s.Start) == ',' || p.Before(s.Start) == '.') && digit(p.Before(s.Start-1)) {
		s.Start = digitsBefore(p, s.Start-1).Start
	}
	return s
}

// wordAt gives the word that begins at a byte offset.
func wordAt(p *rules.Pass, at int) (rules.Word, bool) {
	i := p.WordAt(at)
	if i == len(p.Words()) || p.Words()[i].Start != at {
		return rules.Word{}, false
	}
	return p.Words()[i], true
}

// wordBefore gives the word that ends at a byte offset.
func wordBefore(p *rules.Pass, at int) (rules.Word, bool) {
	i := p.WordAt(at) - 1
	if i < 0 || p.Words()[i].End != at {
		return rules.Word{}, false
	}
	return p.Words()[i], true
}

// wordNext gives the next word on the line, with nothing but spaces before it.
func wordNext(p *rules.Pass, at int) (rules.Word, bool) { return wordAt(p, next(p, at)) }

// wordBack gives the last word on the line, with nothing but spaces behind it.
func wordBack(p *rules.Pass, at int) (rules.Word, bool) { return wordBefore(p, back(p, at)) }

// ends reports whether what stands at a byte offset ends a date or a figure:
// a mark, or the end of the line.
func ends(p *rules.Pass, at int) bool {
	switch r := p.After(at); r {
	case '\n', '\r', ',', ';', ')', '"', '”', '’', '?', '!':
		return true
	case '.', ':':
		return !digit(p.After(at + 1))
	}
	return false
}

// numbered gives the words a number, from 1.
func numbered(words ...string) map[uint64]int {
	m := make(map[uint64]int, len(words))
	for i, w := range words {
		m[rules.Key(w)] = i + 1
	}
	return m
}

// The months and days by name. "May" and "March" need their capital letter.
var (
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	months     = numbered(monthNames...)
	dayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	days       = numbered(dayNames...)
)

// month gives the number of the month that w names, or 0.
func month(w rules.Word) int {
	if w.Case != rules.Title {
		return 0
	}
	return months[w.Key]
}

// scales are the words for thousands and more.
var scales = rules.KeysOf("thousand", "million", "billion", "trillion", "thousands", "millions", "billions", "trillions", "mln", "bln", "bn", "m", "mn", "tn", "trln", "mlrd", "mrd", "mio")

// measuresAbroad are scales, currencies and units of other languages than English:
// they follow figures.
var measuresAbroad = rules.KeysOf("million", "millionen", "milliarde", "milliarden", "tausend", "euro", "dollar", "franken", "grad", "kilometer", "tonnen",
	"millions", "milliard", "milliards", "euros", "dollars", "degr\u00e9s", "tonnes", "kilom\u00e8tres", "pour",
	"mill\u00f3n", "millones", "por", "d\u00f3lares", "kil\u00f3metros", "grados", "toneladas", "milioni", "miliardi", "milione", "miliardo", "dollari", "chilometri", "gradi",
	"milh\u00e3o", "milh\u00f5es", "bilh\u00f5es", "mil", "reais", "quil\u00f4metros", "miljoen", "miljard", "procent", "graden",
	"mld", "tys", "proc", "miliona", "milion\u00f3w", "miliarda", "z\u0142", "z\u0142otych", "milionu", "milion\u016f", "miliardy", "korun", "procenta", //nolint:misspell // Polish and Czech
	"miljoner", "miljarder", "kronor", "milyon", "milyar", "bin", "lira",
	"\u043c\u043b\u043d", "\u043c\u043b\u0440\u0434", "\u0442\u044b\u0441", "\u0442\u0438\u0441")

// remove gives the edits that take out the given spans, empty ones apart.
func remove(spans ...rules.Span) (edits []rules.Edit) {
	for _, s := range spans {
		if !s.Empty() {
			edits = append(edits, rules.Edit{Span: s})
		}
	}
	return slices.Clip(edits)
}
