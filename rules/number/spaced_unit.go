package number

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// SpacedUnit flags a degree or percent sign with a space before it.
var SpacedUnit = Family.Add(rules.Rule{
	ID:      "spaced-unit",
	Summary: "Space before a degree or percent sign",
	Why: `Many languages write “50 %” and “38 °C”, and engines put spaces around each sign of their own: “38 ° C”.
The line may break at the space, and the sign stands alone.`,
	Examples: []rules.Example{
		{Bad: "It will be 38 ° C in the shade.", Good: "It will be 38°C in the shade."},
		{Bad: "Turnout was 50 % at noon.", Good: "Turnout was 50% at noon."},
		{Good: "It was 22 °C at noon and 50% humid."},
		{Good: "\u041d\u043e\u0447\u044c\u044e \u0431\u044b\u043b\u043e +15°\u0421.", Target: "ru"},
		{Good: "Die Beteiligung lag bei 50 %.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.AnyOf(rules.Sign),
	Check:    spacedUnit,
})

func spacedUnit(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Sign) {
		switch m := p.Marks()[i]; m.Rune {
		case '°':
			degree(p, m)
		case '%':
			if p.Conventions().PercentTight {
				percent(p, m)
				oddPercent(p, m)
			}
		}
	}
}

// degree reports spaces on both sides of a degree sign, and the Cyrillic
// letter that looks like the C of Celsius.
func degree(p *rules.Pass, m rules.Mark) {
	before, after := back(p, m.Start), next(p, m.End)
	w, ok := wordAt(p, after)
	if !ok || !digit(p.Before(before)) {
		return
	}
	unit := w.In(p.Text)
	if unit == "\u0421" {
		if slices.Contains(p.Conventions().Scripts, "Cyrl") {
			return // nobody sees it there
		}
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: before, End: w.End},
			Message: "Cyrillic \u0421 for the C of Celsius",
			Fix:     rules.Replace(rules.Safe, "Write the Latin C", rules.Span{Start: before, End: w.End}, "°C"),
		})
		return
	}
	if before == m.Start || after == m.End || unit != "C" && unit != "F" {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: before, End: w.End},
		Message: "Spaces around the degree sign",
		Fix:     rules.Replace(rules.Safe, "Close up the figure and its unit", rules.Span{Start: before, End: after}, "°"),
	})
}

// oddPercent reports a percent sign that stands twice, is said again in a word,
// stands behind a hyphen or before its figure: "5%%", "5% percent", "5-%", "% 5".
func oddPercent(p *rules.Pass, m rules.Mark) {
	before := p.Before(m.Start)
	w, worded := wordNext(p, m.End)
	switch {
	case digit(before) && p.After(m.End) == '%' && p.After(m.End+1) != '%':
		s := rules.Span{Start: m.Start, End: m.End + 1}
		p.Report(rules.Diagnostic{
			Span: s, Message: "The percent sign twice",
			Fix: rules.Replace(rules.Safe, "Leave one", s, "%"),
		})
	case digit(before) && worded && w.Start > m.End && w.Start <= m.End+len("\u00a0") && (w.Key == keyPercent || w.Key == keyPer && centBehind(p, w)):
		p.Report(rules.Diagnostic{
			Span: rules.Span{Start: m.Start, End: w.End}, Message: "Percent said twice",
			Fix: &rules.Fix{Title: "Remove the word", Applicability: rules.Unsafe, Edits: remove(rules.Span{Start: m.End, End: percentEnd(p, w)})},
		})
	case before == '-' && digit(p.Before(m.Start-1)) && !digit(p.After(m.End)):
		p.Report(rules.Diagnostic{
			Span: rules.Span{Start: m.Start - 1, End: m.End}, Message: "Hyphen before the percent sign",
			Fix: &rules.Fix{Title: "Close up the figure and the sign", Applicability: rules.Unsafe, Edits: remove(rules.Span{Start: m.Start - 1, End: m.Start})},
		})
	case rules.IsSpace(before) && !digit(p.Before(back(p, m.Start))) && english(p):
		figure := digitsAfter(p, next(p, m.End))
		if sum := amountAfter(p, figure.Start); !figure.Empty() && !rules.IsLetter(p.After(sum.End)) {
			p.Report(rules.Diagnostic{
				Span: rules.Span{Start: m.Start, End: sum.End}, Message: "Percent sign before its figure",
				Fix: &rules.Fix{Title: "Put the sign behind the figure", Applicability: rules.Unsafe, Edits: []rules.Edit{
					{Span: rules.Span{Start: m.Start, End: sum.Start}}, {Span: rules.Span{Start: sum.End, End: sum.End}, New: "%"},
				}},
			})
		}
	}
}

var keyPercent, keyPer, keyCent = rules.Key("percent"), rules.Key("per"), rules.Key("cent")

// percentEnd gives the end of “percent” or “per cent”, which begins with w.
func percentEnd(p *rules.Pass, w rules.Word) int {
	if cent, ok := wordNext(p, w.End); ok && w.Key == keyPer {
		return cent.End
	}
	return w.End
}

// centBehind reports whether "cent" follows "per".
func centBehind(p *rules.Pass, per rules.Word) bool {
	w, ok := wordNext(p, per.End)
	return ok && w.Key == keyCent
}

// percent reports a space before a percent sign; scientists and human
// translators leave one as well.
func percent(p *rules.Pass, m rules.Mark) {
	before := back(p, m.Start)
	if before == m.Start || !digit(p.Before(before)) || rules.IsLetter(p.After(m.End)) || digit(p.After(m.End)) {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: before, End: m.End},
		Message:  "Space before the percent sign",
		Fix:      &rules.Fix{Title: "Close up the figure and the sign", Applicability: rules.Safe, Edits: remove(rules.Span{Start: before, End: m.Start})},
	})
}
