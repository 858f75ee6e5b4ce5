package quotes

import "github.com/mtlint/mtlint/rules"

// CommaInside flags a comma before a closing mark where the language sets it behind.
var CommaInside = Family.Add(rules.Rule{
	ID:      "comma-inside",
	Summary: "Comma before the closing mark, as American English sets it",
	Why: `American English sets the comma before the closing mark: “Yes,” he said. Engines copy that into languages
that set it behind, and the reader sees a comma that belongs to no sentence.`,
	Examples: []rules.Example{
		{Bad: "„Wir bauen den Hafen,“ sagte sie.", Good: "„Wir bauen den Hafen“, sagte sie.", Target: "de"},
		{Bad: "«On rouvre le port,» dit-elle.", Good: "«On rouvre le port», dit-elle.", Target: "fr"},
		{Good: "„Wir bauen den Hafen“, sagte sie.", Target: "de"},
		{Good: "“We build the port,” she said."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.Quoted,
	Check:    commaInside,
})

func commaInside(p *rules.Pass) {
	switch p.Target.Base() {
	case "de", "es", "fr", "pl", "ru", "uk":
	default:
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		comma := p.SkipSpacesBack(q.Close.Start)
		if !q.Closed() || p.Before(comma) != ',' || comma <= q.Open.End || p.After(q.Close.End) == ',' {
			continue
		}
		s := rules.Span{Start: p.SkipSpacesBack(comma - 1), End: q.Close.End}
		p.Report(rules.Diagnostic{
			Span: s, Message: "Comma before the closing mark",
			Fix: rules.Replace(rules.Safe, "Set the comma behind the mark", s, p.Text[comma:q.Close.End]+","),
		})
	}
}
