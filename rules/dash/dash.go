// Package dash finds dashes and hyphens with a space on one side only.
package dash

import (
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about dashes and hyphens.
var Family = rules.NewFamily("dash", "Dashes and hyphens with a space on one side")

// A line is an unbroken run of dashes between two stretches of prose, such as
// "—" or "--", with what stands around it in its block.
type line struct {
	rules.Span
	kind          kind
	spaced        side // where spaces stand
	before, after rune // the nearest characters that are no space; '\n' at the border of the block
	outer         rules.Span
}

type kind uint8

const (
	hyphen kind = iota // - ‐ ‑
	short              // – ‒ −
	double             // --
	long               // — ―
)

type side uint8

const (
	left side = 1 << iota
	right
	both = left | right
)

// longest is the number of hyphens in a row that can still be a dash; more are a ruler.
const longest = 3

// lines calls visit for every dash that stands between two characters of one
// line of prose.
func lines(p *rules.Pass, visit func(l line)) {
	marks, dashes, block := p.Marks(), p.MarksOf(rules.Dash), 0
	for i := 0; i < len(dashes); {
		first := marks[dashes[i]]
		l := line{Span: first.Span, kind: kindOf(first.Rune)}
		count := 1
		for i++; i < len(dashes) && marks[dashes[i]].Start == l.End; i++ {
			l.End = marks[dashes[i]].End
			count++
		}
		for p.Blocks[block].End < l.End {
			block++
		}
		if count > longest || count > 1 && l.kind == short {
			continue
		}
		if count > 1 && l.kind == hyphen {
			l.kind = double
		}
		if l.look(p, p.Blocks[block].Span) {
			visit(l)
		}
	}
}

// uneven reports whether a dash may have a space on one side only, or stand in a
// compound with a figure, going by the bytes beside it: most articles have none.
func uneven(p *rules.Pass) bool {
	marks := p.Marks()
	for _, i := range p.MarksOf(rules.Dash) {
		m := &marks[i]
		if m.Start == 0 || m.End == len(p.Text) {
			continue
		}
		before, after := p.Text[m.Start-1], p.Text[m.End]
		if before == ' ' && after == ' ' && m.Start > 1 && rules.IsDigit(rune(p.Text[m.Start-2])) {
			return true // perhaps “the 19 - year-old”
		}
		if (before != ' ' || after != ' ') && (mayBeSpace(before) || mayBeSpace(after)) {
			return true
		}
	}
	return false
}

// mayBeSpace reports whether a byte is a space, or a part of a character that may be one.
func mayBeSpace(b byte) bool { return b <= ' ' || b >= utf8.RuneSelf }

// look finds what stands around l. It is false at the border of the block and
// where a line is wrapped, as there a space says nothing.
func (l *line) look(p *rules.Pass, b rules.Span) bool {
	l.outer = rules.Span{Start: p.SkipSpacesBack(l.Start), End: p.SkipSpaces(l.End)}
	if l.outer.Start <= b.Start || l.outer.End >= b.End {
		return false
	}
	l.before, l.after = p.Before(l.outer.Start), p.After(l.outer.End)
	for _, r := range p.Text[l.outer.Start:l.outer.End] {
		if r == '\n' || r == '\r' {
			return false
		}
	}
	if l.outer.Start < l.Start {
		l.spaced |= left
	}
	if l.outer.End > l.End {
		l.spaced |= right
	}
	return true
}

func kindOf(r rune) kind {
	switch r {
	case '–', '‒', '−':
		return short
	case '—', '―', '⸺':
		return long
	}
	return hyphen
}

// wordBefore gives the word that ends where l and its spaces begin.
func (l *line) wordBefore(p *rules.Pass) (rules.Word, bool) {
	i := p.WordAt(l.outer.Start) - 1
	if i < 0 || p.Words()[i].End != l.outer.Start {
		return rules.Word{}, false
	}
	return p.Words()[i], true
}

// wordAfter gives the word that begins where l and its spaces end.
func (l *line) wordAfter(p *rules.Pass) (rules.Word, bool) {
	i := p.WordAt(l.outer.End)
	if i == len(p.Words()) || p.Words()[i].Start != l.outer.End {
		return rules.Word{}, false
	}
	return p.Words()[i], true
}

// suspended are the words behind a hyphen that waits for its other half:
// "pre- and post-war", "two- or three-year".
var suspended = rules.KeysOf("and", "or", "to", "nor", "but", "through", "than", "plus", "versus", "vs", "as", "rather", "not", "und", "oder", "bis", "wie",
	"et", "ou", "y", "e", "o", "och", "eller", "en", "of", "og", "i", "lub", "a", "sowie", "noch", "beziehungsweise", "bzw", "als", "statt", "resp", "ale", "ani", "nebo", "oraz")

// clauses are the words that a clause behind a dash begins with, and that no
// compound has as its second half.
var clauses = rules.KeysOf("the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "you", "his", "her", "its", "their", "our",
	"is", "was", "are", "were", "be", "been", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must", "should", "did", "does",
	"which", "who", "whose", "whom", "where", "when", "while", "if", "because", "although", "though", "since", "until", "whether", "why", "how",
	"and", "but", "or", "nor", "so", "yet", "not", "only", "even", "just", "also", "then", "there", "here", "perhaps", "including", "such",
	"of", "with", "in", "for", "from", "at", "as", "to", "within", "among", "between", "against", "without", "despite", "during", "after", "before",
	"himself", "herself", "itself", "themselves", "all", "some", "many", "most", "one", "each", "what", "my", "i")
