package speech

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// DashAttribution flags a dash between a quotation and who spoke.
var DashAttribution = Family.Add(rules.Rule{
	ID:      "dash-attribution",
	Summary: "Dash between a quotation and the words that say who spoke",
	Why: `Russian, Ukrainian, Polish and Spanish set a dash between speech and its attribution: “Yes”, — said he.
Engines translate the words and keep the dash, so that English speech reads like a broken dialogue.`,
	Examples: []rules.Example{
		{Bad: "“The bridge opens in May,” — said the mayor.", Good: "“The bridge opens in May,” said the mayor."},
		{Bad: "\"The bridge opens in May\", - he said.", Good: "\"The bridge opens in May,\" he said."},
		{Good: "He called it “a miracle of patience” — and the council agreed."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.DashBehind,
	Check:    dashAttribution,
})

func dashAttribution(p *rules.Pass) {
	if p.Conventions().DashBehind {
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if q.CloseMark == 0 || !marked(p, q) || closesOuter(quotes, i) {
			continue
		}
		t, ok := tailAt(p, q)
		if !ok || t.dash.Empty() || t.piled() || !attributes(p, q, &t) {
			continue
		}
		grade := rules.Safe
		if t.inner == 0 && !t.comma || t.stop || t.inner == '.' && !t.certain() {
			grade = rules.Unsafe
		}
		restored := t.restored(p, q)
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: t.mark.Start, End: t.End},
			Message: fmt.Sprintf("Dash between a quotation and “%s”: %s for %s", t.by.In(p.Text), show(p.Text[t.Start:t.End]), show(restored)),
			Fix:     rules.Replace(grade, "Take out the dash", rules.Span{Start: t.Start, End: t.by.Start}, restored),
		})
	}
}

// attributes weighs whether the words behind the dash say who spoke, and are
// no clause of the sentence: “the ‘Yes’ campaign” — said to be ahead — won.
func attributes(p *rules.Pass, q *rules.Quotation, t *tail) bool {
	if t.inner == ',' || t.comma {
		return true
	}
	if t.stop {
		return t.certain() || p.Target.Base() != "en" // “…”. - The council said that it would: a sentence of its own
	}
	from, to := p.WordsIn(q.Inside())
	if q.OpenMark != 0 && to-from < 4 {
		return false
	}
	if next := p.WordAt(t.by.Verb.End); next < len(p.Words()) {
		switch strings.ToLower(p.Words()[next].In(p.Text)) {
		case "to", "that", "que", "che", "dass", "dat", "att", "zu", "te":
			return false
		}
	}
	tight := t.dash.Start == t.mark.End && t.by.Start == t.dash.End // ”—she said it quietly, as if they might hear—“and
	return t.certain() && !tight || t.ends(p)
}
