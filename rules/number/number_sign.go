package number

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// NumberSign flags the sign that Cyrillic writing has for “number”.
var NumberSign = Family.Add(rules.Rule{
	ID:      "number-sign",
	Summary: "The sign № where the target writes a word",
	Why:     `Russian and other Slavic languages write № before a number; few readers of other languages know it, and few of their typefaces have it.`,
	Examples: []rules.Example{
		{Bad: "School № 5 reopened.", Good: "School No. 5 reopened."},
		{Bad: "Wagon №14 was empty.", Good: "Wagon No. 14 was empty."},
		{Good: "School No. 5 reopened; its #1 pupil was Ada."},
		{Good: "\u0428\u043a\u043e\u043b\u0430 № 5 \u043e\u0442\u043a\u0440\u044b\u0442\u0430.", Target: "ru"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Sign),
	Check:    numberSign,
})

func numberSign(p *rules.Pass) {
	if slices.Contains(p.Conventions().Scripts, "Cyrl") {
		return
	}
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune == '°' || m.Rune == 'º' {
			romance(p, m)
			continue
		}
		if m.Rune != '№' || p.Before(m.Start) == '№' {
			continue
		}
		d := rules.Diagnostic{Span: m.Span, Message: "The sign № for “number”"}
		at := next(p, m.End)
		switch {
		case !english(p):
		case digit(p.After(at)):
			d.Fix = rules.Replace(rules.Safe, "Write out the word", rules.Span{Start: m.Start, End: at}, "No. ")
		case p.After(m.End) == '№':
			d.Span.End = m.End + len("№")
			d.Fix = rules.Replace(rules.Unsafe, "Write out the word", rules.Span{Start: m.Start, End: next(p, d.Span.End)}, "Nos. ")
		}
		p.Report(d)
	}
}

// romance reports the sign of French, Italian and Spanish: "n° 5".
func romance(p *rules.Pass, m rules.Mark) {
	w, ok := wordBefore(p, m.Start)
	if !ok || w.Len() != 1 || w.In(p.Text) != "n" && w.In(p.Text) != "N" || !digit(p.After(next(p, m.End))) || !english(p) {
		return
	}
	s := rules.Span{Start: w.Start, End: m.End}
	p.Report(rules.Diagnostic{
		Span: s, Message: "The sign " + s.In(p.Text) + " for “number”",
		Fix: rules.Replace(rules.Unsafe, "Write out the word", rules.Span{Start: w.Start, End: next(p, m.End)}, "No. "),
	})
}
