package speech

import (
	"github.com/mtlint/mtlint/rules"
)

// Resumed flags a dash where speech goes on behind the words that say who spoke.
var Resumed = Family.Add(rules.Rule{
	ID:      "resumed",
	Summary: "Dash where speech goes on behind the words that say who spoke",
	Why: `Russian, Ukrainian and Polish set a dash on both sides of the attribution: «Yes», — said he. — «It is ready».
Engines mend the first half and leave the second dash, often without the mark that opens the speech again.`,
	Examples: []rules.Example{
		{Bad: "“The bridge opens in May,” said the mayor. — “It will be free.”", Good: "“The bridge opens in May,” said the mayor. “It will be free.”"},
		{Bad: "“The bridge opens in May,” said the mayor. — It will be free.”", Good: "“The bridge opens in May,” said the mayor. “It will be free.”"},
		{Good: "“One more thing,” he said – “and it is the last.”"},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.DashBehind,
	Check:    resumed,
})

func resumed(p *rules.Pass) {
	if p.Conventions().DialogueDash || len(p.MarksOf(rules.Dash)) == 0 {
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if q.CloseMark == 0 && q.OpenMark == 0 || q.Depth > 0 {
			continue
		}
		t, ok := tailAt(p, q)
		if !ok {
			continue
		}
		around := outermost(quotes, i, -1) // of two closing marks either may be the one that nothing opened
		if q.OpenMark == 0 && (around < 0 || quotes[around].Close.Start < q.Close.End) {
			continue
		}
		end := p.Blocks[p.BlockAt(q.Close.Start)].End
		r, ok := restBehind(p, t.by.End, end)
		if !ok || r.mark == 0 || r.dash.Empty() {
			continue
		}
		d := rules.Diagnostic{Span: r.Span, Message: "Dash where the speech goes on"}
		if goOn(p, &d, &r, quotes, i, around, end) {
			p.Report(d)
		}
	}
}

// outermost gives the index of the quotation before or behind quotes[i] that
// stands in no other, by a step of -1 or 1; it is past the ends where there is none.
func outermost(quotes []rules.Quotation, i, step int) int {
	i += step
	for i >= 0 && i < len(quotes) && quotes[i].Depth > 0 {
		i += step
	}
	return i
}

// goOn gives d its fix, by what the speech that goes on behind the dash has of
// its marks. It is false where it is no speech. Quotes[i] is the quotation before
// it, quotes[around] the one before that, and the block ends at end.
func goOn(p *rules.Pass, d *rules.Diagnostic, r *rest, quotes []rules.Quotation, i, around, end int) bool {
	q, next, j := &quotes[i], p.SkipSpaces(r.End), outermost(quotes, i, 1)
	switch {
	case j < len(quotes) && quotes[j].OpenMark != 0 && quotes[j].Open.Start == next:
		d.Fix = rules.Replace(rules.Safe, "Take out the dash", rules.Span{Start: r.Start + 1, End: next}, " ")
	case !speechStarts(p, r, next, end):
		return false
	case q.OpenMark == 0:
		if quotes[around].Close.Start < next {
			return false
		}
		d.Related = []rules.Related{{Span: q.Close, Message: "here it was closed"}}
		d.Fix = &rules.Fix{Title: "Open the quotation again", Applicability: rules.Unsafe, Edits: []rules.Edit{r.reopened(p, quotes[around].Open.In(p.Text))}}
	case j == len(quotes) || quotes[j].Open.Start >= end: // the speech ends the paragraph
		last := p.SkipSpacesBack(end)
		if !oneSentence(p, next, last) {
			return true // where it ends is not sure
		}
		d.Fix = &rules.Fix{Title: "Put the speech in quotation marks", Applicability: rules.Unsafe, Edits: []rules.Edit{
			r.reopened(p, q.Open.In(p.Text)), {Span: rules.Span{Start: last, End: last}, New: closingMark(p, q)},
		}}
	case quotes[j].OpenMark == 0:
		d.Related = []rules.Related{{Span: quotes[j].Close, Message: "the closing mark"}}
		d.Fix = &rules.Fix{Title: "Open the quotation again", Applicability: rules.Unsafe, Edits: []rules.Edit{r.reopened(p, q.Open.In(p.Text))}}
	default:
		return false
	}
	return true
}

// oneSentence reports whether a text has a stop or a question mark at its end alone.
func oneSentence(p *rules.Pass, from, end int) bool {
	for i := p.MarkAt(from); i < len(p.Marks()) && p.Marks()[i].End < end; i++ {
		switch m := p.Marks()[i]; m.Class {
		case rules.Question, rules.Ellipsis:
			return false
		case rules.Stop:
			if p.EndsSentence(m.Start) {
				return false
			}
		default:
		}
	}
	return true
}

// speechStarts reports whether what follows the dash of a rest, to the end of
// the block, reads as speech that goes on: some words that end a sentence, a
// new one behind a stop. A credit “. — Northern Wire” does not.
func speechStarts(p *rules.Pass, r *rest, next, end int) bool {
	from, to := p.WordsIn(rules.Span{Start: next, End: end})
	if to-from < 3 || r.mark == '.' != (p.Words()[from].Case == rules.Title) {
		return false
	}
	switch p.Before(p.SkipSpacesBack(end)) {
	case '.', '?', '!', '…', '”', '"', '»':
		return true
	}
	return false
}
