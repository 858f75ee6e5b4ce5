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
		around := i - 1 // of two closing marks either may be the one that nothing opened
		for around >= 0 && quotes[around].Depth > 0 {
			around--
		}
		if q.OpenMark == 0 && (around < 0 || quotes[around].Close.Start < q.Close.End) {
			continue
		}
		block := p.Blocks[p.BlockAt(q.Close.Start)]
		r, ok := restBehind(p, t.by.End, block.End)
		if !ok || r.mark == 0 || r.dash.Empty() {
			continue
		}
		d := rules.Diagnostic{Span: r.Span, Message: "Dash where the speech goes on"}
		next := p.SkipSpaces(r.End)
		j := i + 1
		for j < len(quotes) && quotes[j].Depth > 0 {
			j++
		}
		switch {
		case j < len(quotes) && quotes[j].OpenMark != 0 && quotes[j].Open.Start == next:
			d.Fix = rules.Replace(rules.Safe, "Take out the dash", rules.Span{Start: r.Start + 1, End: next}, " ")
		case !speechStarts(p, &r, next, block.End):
			continue
		case q.OpenMark == 0:
			if quotes[around].Close.Start < next {
				continue
			}
			d.Related = []rules.Related{{Span: q.Close, Message: "here it was closed"}}
			d.Fix = &rules.Fix{Title: "Open the quotation again", Applicability: rules.Unsafe, Edits: []rules.Edit{r.reopened(p, quotes[around].Open.In(p.Text))}}
		case j == len(quotes) || quotes[j].Open.Start >= block.End: // the speech ends the paragraph
			end := p.SkipSpacesBack(block.End)
			if !oneSentence(p, next, end) {
				break // where it ends is not sure
			}
			d.Fix = &rules.Fix{Title: "Put the speech in quotation marks", Applicability: rules.Unsafe, Edits: []rules.Edit{
				r.reopened(p, q.Open.In(p.Text)), {Span: rules.Span{Start: end, End: end}, New: closingMark(p, q)},
			}}
		case quotes[j].OpenMark == 0:
			d.Related = []rules.Related{{Span: quotes[j].Close, Message: "the closing mark"}}
			d.Fix = &rules.Fix{Title: "Open the quotation again", Applicability: rules.Unsafe, Edits: []rules.Edit{r.reopened(p, q.Open.In(p.Text))}}
		default:
			continue
		}
		p.Report(d)
	}
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
