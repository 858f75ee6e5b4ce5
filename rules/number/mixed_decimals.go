package number

import "github.com/mtlint/mtlint/rules"

// MixedDecimals flags an article that writes some fractions with a comma and
// some with a point. It speaks once an article.
var MixedDecimals = Family.Add(rules.Rule{
	ID:      "mixed-decimals",
	Summary: "Decimal comma and decimal point in one article",
	Why: `Engines translate the figures of one sentence and copy those of the next.
Where 1,234 stands beside 4,6, the reader cannot know which of them is a thousand.`,
	Examples: []rules.Example{
		{Bad: "Rain fell for 3,5 hours in Varn. In Lund it fell for 2.5 hours."},
		{Good: "Rain fell for 3.5 hours in Varn, and for 2.5 hours in Lund; 1,200 cellars are wet."},
		{Good: "Es regnete 3,5 Stunden; am 26.01. waren 1.200 Keller nass.", Target: "de"},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "inconsistent",
	Since:    "0.1.0",
	Needs:    rules.Misgrouped,
	Check:    mixedDecimals,
})

func mixedDecimals(p *rules.Pass) {
	own, other, loose := rules.Stop, rules.Comma, true
	switch p.Conventions().Decimal {
	case "":
		return
	case ",":
		own, other, loose = rules.Comma, rules.Stop, false // dates and hours have points
	}
	odd, ok := fraction(p, other, loose)
	if !ok {
		return
	}
	usual, ok := fraction(p, own, false)
	if !ok {
		return
	}
	p.Reportf(odd, "%s beside %s: decimal comma and decimal point in one article", odd.In(p.Text), usual.In(p.Text))
}

// fraction gives the first figure whose fraction is set apart by a mark of the
// class: one or two digits behind it, and, unless loose, a unit or a percent
// sign that dates, hours, scores and lists do not have.
func fraction(p *rules.Pass, c rules.Class, loose bool) (rules.Span, bool) {
	for _, i := range p.MarksOf(c) {
		m := p.Marks()[i]
		if !figureBefore(p, m.Start) {
			continue
		}
		left, right := digitsBefore(p, m.Start), digitsAfter(p, m.End)
		if left.Len() < 1 || left.Len() > 3 || right.Len() < 1 || right.Len() > 2 || !figureStarts(p, left.Start) || !figureEnds(p, right.End) {
			continue
		}
		if measured(p, right.End) || loose && single(p, left, right) {
			return rules.Span{Start: left.Start, End: right.End}, true
		}
	}
	return rules.Span{}, false
}

// single reports whether two figures with a comma between them are one: no
// list goes on behind them, no name of a room or page stands before them, and
// words stand on both sides.
func single(p *rules.Pass, left, right rules.Span) bool {
	before, ok := wordBack(p, left.Start)
	if !ok || before.Case != rules.Lower || labels.Has(before.Key) || counted.Has(before.Key) || inList(p, left, right) {
		return false
	}
	after, ok := wordNext(p, right.End)
	return ok && after.Case == rules.Lower && !after.HasDigit
}

// counted stand before figures that are no sums: "version 2,1", "the score was 6,4".
var counted = rules.KeysOf("version", "versions", "verse", "verses", "score", "won", "win", "lost", "beat", "lead", "by", "points", "item", "items", "figure", "figures", "table", "channels", "channel", "gates", "gate")

// measured reports whether a unit, a scale or a percent sign follows a figure
// that ends at a byte offset: "%", " percent", "bn".
func measured(p *rules.Pass, end int) bool {
	at := next(p, end)
	if r := p.After(at); r == '%' || r == '°' || sign(r) {
		return true
	}
	if at > end {
		w, ok := wordAt(p, at)
		return ok && (w.Case == rules.Lower || !english(p)) && (scales.Has(w.Key) || units.Has(w.Key) || currencies[w.Key] != "" || !english(p) && measuresAbroad.Has(w.Key)) // German “Prozent” has a capital
	}
	for rules.IsLetter(p.After(at)) {
		at += len(string(p.After(at)))
	}
	return at > end && attached.Has(rules.Key(p.Text[end:at]))
}

// attached are the units and scales that stand at the figure itself.
var attached = rules.KeysOf("m", "bn", "tn", "k", "km", "kg", "cm", "mm", "mph", "kmh", "mw", "gb", "mb", "mln", "bln", "mlrd")
