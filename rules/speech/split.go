package speech

import (
	"fmt"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Split flags an attribution that cuts a quotation in two, the rest behind
// its stop in lower case.
var Split = Family.Add(rules.Rule{
	ID:      "split",
	Summary: "The end of a quotation stands, in lower case, behind the attribution",
	Why: `In the source the attribution stands inside the quotation, between dashes. The engine ends the sentence
with it and leaves the rest of the speech outside the marks, as if the reporter said it.`,
	Examples: []rules.Example{
		{Bad: "“He can order a strike,” the analyst told the agency. under the pretext of a drill."},
		{Good: "“He can order a strike,” the analyst told the agency. Nobody was hurt."},
	},
	Severity: rules.Warning,
	Fix:      rules.NoFix,
	Maps:     "omission",
	Since:    "0.1.0",
	Needs:    rules.LowBehind,
	Check:    split,
})

// splitReach is how many words may stand between the verb and the stop.
const splitReach = 12

func split(p *rules.Pass) {
	quotes, stops := p.Quotes(), p.MarksOf(rules.Stop)
	for i := range quotes {
		q := &quotes[i]
		if q.OpenMark == 0 || q.Continues {
			continue
		}
		if stops = lowBehind(p, stops, q.Open.Start); len(stops) == 0 {
			return
		}
		if p.Marks()[stops[0]].Start >= p.Blocks[p.BlockAt(q.Close.Start)].End {
			continue
		}
		t, ok := tailAt(p, q)
		if !ok {
			continue
		}
		stop, ok := stopBehind(p, t.by.End, q)
		if !ok {
			continue
		}
		next := p.WordAt(stop)
		w := p.Words()[next]
		if w.Start != stop+2 || w.Case != rules.Lower || w.Len() < 2 || w.HasDigit {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: stop, End: w.End},
			Message: fmt.Sprintf("“%s …” belongs to the quotation before “%s”", w.In(p.Text), t.by.Verb.In(p.Text)),
		})
	}
}

// stopBehind gives the stop that follows the verb of an attribution, at most
// splitReach words later in its block, with a word behind it.
func stopBehind(p *rules.Pass, verb int, q *rules.Quotation) (int, bool) {
	end := p.Blocks[p.BlockAt(q.Close.Start)].End
	first := p.WordAt(verb)
	for i := p.MarkAt(verb); i < len(p.Marks()); i++ {
		m := p.Marks()[i]
		if m.Start >= end {
			break
		}
		if m.Class == rules.Comma || m.Class == rules.Dash {
			continue
		}
		next := int(m.Next)
		ends := m.Class == rules.Stop && next-first <= splitReach && next < len(p.Words()) && p.Words()[next].Start < end && !p.Abbreviated(m.Start)
		return m.Start, ends
	}
	return 0, false
}

// lowBehind gives the stops from the first at or behind a byte offset that a word in
// lower case may follow, going by its first byte.
func lowBehind(p *rules.Pass, stops []int32, from int) []int32 {
	marks := p.Marks()
	for ; len(stops) > 0; stops = stops[1:] {
		m := &marks[stops[0]]
		if at := m.End + 1; m.Start >= from && at < len(p.Text) && (p.Text[at] >= 'a' && p.Text[at] <= 'z' || p.Text[at] >= utf8.RuneSelf) {
			break
		}
	}
	return stops
}
