package punct

import "github.com/mtlint/mtlint/rules"

// SpacedSlash flags a slash with spaces around it between two short words.
var SpacedSlash = Family.Add(rules.Rule{
	ID:      "spaced-slash",
	Summary: "Spaces around a slash",
	Why: `Engines take the slash for a word of its own: “FDP / FW”, “km / h”.
What was one term breaks over two lines.`,
	Examples: []rules.Example{
		{Bad: "The wind blew at 90 km / h.", Good: "The wind blew at 90 km/h."},
		{Good: "Two of cod and one of eel, / a leek as long as a wheel. Photo: Ann Lee / Agency"},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Slash),
	Check:    spacedSlash,
})

func spacedSlash(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Slash) {
		m := p.Marks()[i]
		next := int(m.Next)
		if m.Rune != '/' || next == 0 || next >= len(p.Words()) {
			continue
		}
		before, after := p.Words()[next-1], p.Words()[next]
		if p.Text[before.End:m.Start] != " " || p.Text[m.End:after.Start] != " " {
			continue
		}
		units := before.Case == rules.Lower && after.Case == rules.Lower && before.Len() <= 3 && after.Len() <= 3 && next > 1 && p.Words()[next-2].HasDigit
		if !units && (before.Case != rules.Upper || after.Case != rules.Upper) {
			continue
		}
		s := rules.Span{Start: before.End, End: after.Start}
		p.Report(rules.Diagnostic{Span: s, Message: "Spaces around the slash", Fix: rules.Replace(rules.Unsafe, "Close up the slash", s, "/")})
	}
}
