package punct

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// UnpairedBracket flags a bracket without its partner in the paragraph.
var UnpairedBracket = Family.Add(rules.Rule{
	ID:      "unpaired-bracket",
	Summary: "Bracket without its partner",
	Why: `Engines drop one bracket of a pair when they move words, and scrapers cut captions in brackets.
The reader waits for the aside to end.`,
	Examples: []rules.Example{
		{Bad: "The ferry (built in 1988 was sold."},
		{Good: "The town has: a) a ferry, b) a pier (old) and :) no bridge."},
	},
	Severity: rules.Info,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.OpenBracket, rules.CloseBracket),
	Check:    unpairedBracket,
})

// nested is how many brackets may stand inside one another.
const nested = 8

func unpairedBracket(p *rules.Pass) {
	if alternate(p) {
		return
	}
	marks, i := p.Marks(), 0
	for n, b := range p.Blocks {
		var open [nested]rules.Mark
		var inner [2]rules.Mark // the pair closed last
		depth, before := 0, unknown
		for ; i < len(marks) && marks[i].Start < b.End; i++ {
			switch m := marks[i]; m.Class {
			case rules.OpenBracket:
				if depth < nested && !smiley(p, m) { // deeper ones are no prose
					open[depth] = m
					depth++
				}
			case rules.CloseBracket:
				depth--
				switch {
				case depth >= 0 && partner(open[depth&(nested-1)].Rune) == m.Rune:
					twice(p, open[depth&(nested-1)], m, &inner)
				case depth >= 0 || m.Rune == '}' || numbering(p, m, b.Span) || smiley(p, m) || carriedOnce(p, n, &before):
				default:
					p.Report(closesNone(p, m))
				}
				depth = max(depth, 0)
			default:
			}
		}
		after := unknown
		for _, m := range open[:depth] {
			if m.Rune != '{' && !carriedOnce(p, n+1, &after) {
				p.Reportf(m.Span, "“%c” is not closed in its paragraph", m.Rune)
			}
		}
	}
}

// twice reports a pair of brackets around another, which is the pair closed last, and
// makes it that: “((at noon))”.
func twice(p *rules.Pass, open, closing rules.Mark, inner *[2]rules.Mark) {
	around := open.End == inner[0].Start && inner[1].End == closing.Start
	if around && open.Rune == '(' && inner[0].Rune == '(' && !rules.IsLetter(p.Before(open.Start)) {
		p.Report(rules.Diagnostic{
			Span: open.Span, Message: "Brackets around brackets", Slip: rules.NoSlip,
			Related: []rules.Related{{Span: closing.Span, Message: "the outer closing one"}},
			Fix:     &rules.Fix{Title: "Leave one pair", Applicability: rules.Safe, Edits: []rules.Edit{{Span: open.Span}, {Span: closing.Span}}},
		})
	}
	*inner = [2]rules.Mark{open, closing}
}

// closesNone describes a closing bracket without an opening one. Behind another
// that is closed it is the same mark twice, and nobody misses the second of “(SEC))”
// there.
func closesNone(p *rules.Pass, m rules.Mark) rules.Diagnostic {
	d := rules.Diagnostic{Span: m.Span, Message: fmt.Sprintf("“%c” closes no bracket", m.Rune)}
	if p.Before(m.Start) == m.Rune {
		d.Slip, d.Fix = rules.NoSlip, rules.Replace(rules.Safe, "Remove the second", m.Span, "")
	}
	return d
}

// alternate reports whether each opening bracket is followed by its partner in
// the same block, with no other bracket between them, as in most articles.
func alternate(p *rules.Pass) bool {
	marks, open, closing := p.Marks(), p.MarksOf(rules.OpenBracket), p.MarksOf(rules.CloseBracket)
	if len(open) != len(closing) {
		return false
	}
	b := 0
	for n, i := range open {
		o, c := &marks[i], &marks[closing[n]]
		for p.Blocks[b].End < o.End {
			b++
		}
		if c.Start < o.End || n+1 < len(open) && marks[open[n+1]].Start < c.End || partner(o.Rune) != c.Rune || c.End > p.Blocks[b].End {
			return false
		}
	}
	return true
}

// answer is what is known of a question that is asked at most once.
type answer int8

const (
	unknown answer = iota
	no
	yes
)

// carriedOnce is carried, which is asked once for a block.
func carriedOnce(p *rules.Pass, n int, known *answer) bool {
	if n == 0 || n == len(p.Blocks) {
		return false
	}
	if *known == unknown {
		*known = no
		if carried(p, n) {
			*known = yes
		}
	}
	return *known == yes
}

// carried reports whether an aside may go on from the paragraph before into block n.
func carried(p *rules.Pass, n int) bool {
	from, to := p.MarkAt(p.Blocks[n-1].Start), p.MarkAt(p.Blocks[n].End)
	depth := 0
	for _, m := range p.Marks()[from:to] {
		switch m.Class {
		case rules.OpenBracket:
			depth++
		case rules.CloseBracket:
			depth--
		default:
		}
	}
	return depth == 0
}

// numbering reports whether a closing bracket numbers an item: "a) ropes", "12) tar", "iii) nets".
func numbering(p *rules.Pass, m rules.Mark, b rules.Span) bool {
	i := int(m.Next) - 1
	if i < 0 || p.Words()[i].End != m.Start {
		return false
	}
	w := p.Words()[i]
	return w.Len() <= 4 && (w.Start == p.SkipSpaces(b.Start) || w.Len() <= 2 || w.HasDigit)
}

// smiley reports whether a bracket is the mouth of a face: ":)", ";-)", "=(".
func smiley(p *rules.Pass, m rules.Mark) bool {
	switch p.Before(m.Start) {
	case ':', ';', '=':
		return true
	case '-', '^', '\'':
		r := p.Before(m.Start - 1)
		return r == ':' || r == ';' || r == '='
	case ')', '(':
		return p.Before(m.Start-1) == m.Rune || m.Start >= 2 && (p.Text[m.Start-2] == ':' || p.Text[m.Start-2] == ';')
	}
	return false
}
