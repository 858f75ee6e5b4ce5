package speech

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Pile flags a stop or comma, a closing mark and a comma or dash piled up
// where a quotation ends.
var Pile = Family.Add(rules.Rule{
	ID:      "pile",
	Summary: "Stop, comma, closing mark and dash piled up at the end of a quotation",
	Why: `The engine ends the sentence inside the quotation and then copies the source's »,— behind it.
An editor prints a comma and the closing mark.`,
	Examples: []rules.Example{
		{Bad: "“We move towards a dialogue.” ,— the envoy summed up.", Good: "“We move towards a dialogue,” the envoy summed up."},
		{Bad: "“He can order a strike,»,— the analyst told the agency.", Good: "“He can order a strike,” the analyst told the agency."},
		{Good: "“Is it over?” she asked."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.DashBehind | rules.CommaBehind | rules.StopBehind,
	Check:    pile,
})

func pile(p *rules.Pass) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if q.CloseMark == 0 || !marked(p, q) || !mayPile(p, q) || closesOuter(quotes, i) {
			continue
		}
		t, ok := tailAt(p, q)
		if !ok || !t.piled() || t.stop && p.Conventions().DashBehind {
			continue
		}
		if p.Conventions().DashBehind {
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: t.Start, End: t.mark.End},
				Message: fmt.Sprintf("Marks piled up at the end of a quotation: %s", show(p.Text[t.Start:t.End])),
				Fix:     rules.Replace(rules.Safe, "Leave the comma behind the closing mark", rules.Span{Start: t.Start, End: t.mark.Start}, ""),
			})
			continue
		}
		grade := rules.Safe
		if t.stop || t.dash.Empty() && !t.certain() {
			grade = rules.Unsafe
		}
		restored := t.restored(p, q)
		p.Report(rules.Diagnostic{
			Span:    t.Span,
			Message: fmt.Sprintf("Marks piled up at the end of a quotation: %s for %s", show(p.Text[t.Start:t.End]), show(restored)),
			Fix:     t.mended(p, q, grade, "Leave one comma and the closing mark"),
		})
	}
}

// mayPile reports whether a stop or comma stands before the closing mark of a
// quotation, spaces apart, or a stop right behind it.
func mayPile(p *rules.Pass, q *rules.Quotation) bool {
	r := p.Before(p.SkipSpacesBack(q.Close.Start))
	return r == ',' || r == '.' || p.After(q.Close.End) == '.'
}

// piled reports whether a stop or comma stands on both sides of the closing
// mark, or both of them behind it.
func (t *tail) piled() bool {
	return t.comma && (t.inner == ',' || t.inner == '.' || t.stop)
}
