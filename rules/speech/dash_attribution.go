package speech

import (
	"fmt"

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
		if t.dash.Empty() {
			continue
		}
		if !ok {
			stray(p, q, &t)
			continue
		}
		if t.piled() || !attributes(p, q, &t) {
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
			Fix:     t.mended(p, q, grade, "Take out the dash"),
		})
	}
}

// stray reports a dash behind a comma and a closing mark, where English has
// none whatever follows: “…,” — according to the ministry.
func stray(p *rules.Pass, q *rules.Quotation, t *tail) {
	words := p.SkipSpaces(t.dash.End)
	if t.inner != ',' && !t.comma || !rules.IsLetter(p.After(words)) || words >= p.Blocks[p.BlockAt(q.Close.Start)].End {
		return
	}
	t.by.Start = words
	s := rules.Span{Start: t.mark.Start, End: t.End}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Dash behind a comma and a closing mark: %s for %s", show(s.In(p.Text)), show(t.restored(p, q))),
		Fix:     t.mended(p, q, rules.Unsafe, "Take out the dash"),
	})
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
	r, ok := restBehind(p, t.by.End, p.Blocks[p.BlockAt(q.Close.Start)].End)
	from, to := p.WordsIn(q.Inside())
	if q.OpenMark != 0 && to-from < 4 && !(ok && r.dash.Empty() && t.certain() && p.BeginsSentence(q)) {
		return false
	}
	if nextIn(p, t.by.Verb.End, clauses) {
		return false
	}
	if ok && r.mark == 0 && !r.dash.Empty() {
		next := p.SkipSpaces(r.End)
		if !isQuote(p.After(next)) || p.Target.Base() != "en" {
			return false // “The Pier” – says Kolar, who wrote it – is a song; „Ja“ – so Kolar – „und bald“
		}
	}
	tight := t.dash.Start == t.mark.End && t.by.Start == t.dash.End // ”—she said it quietly, as if they might hear—“and
	return t.certain() && !tight || t.ends(p)
}

// clauses are what a clause or an infinitive begins with: “… – said to be ill”.
var clauses = rules.KeysOf("to", "that", "que", "che", "dass", "dat", "att", "zu", "te")
