package headline

import "github.com/mtlint/mtlint/rules"

// DanglingDash flags a headline that ends with the mark before a lost name.
var DanglingDash = Family.Add(rules.Rule{
	ID:      "dangling-dash",
	Summary: "Headline that ends with a dash or a bar",
	Why: `The title of a page is the headline, a dash and the name of the site. When a tool takes the name away and forgets the dash, ` +
		`the reader waits for the rest.`,
	Examples: []rules.Example{
		{Bad: "Ferry line reopens after storm –\n\nThe first boat left at six.", Good: "Ferry line reopens after storm\n\nThe first boat left at six."},
		{Good: "“I only wanted –”\n\nThe first boat left at six."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.Divided,
	Check:    danglingDash,
})

func danglingDash(p *rules.Pass) {
	for i := range p.Blocks {
		if p.Blocks[i].Kind != rules.Headline {
			continue
		}
		b := p.Trim(p.Blocks[i].Span)
		switch r := p.Before(b.End); r {
		case '-', '–', '—', '|', '·', '»':
			s := rules.Span{Start: b.End - len(string(r)), End: b.End}
			gap := p.SkipSpacesBack(s.Start)
			if gap == s.Start || gap <= b.Start || r == '»' && quoted(p, s) {
				return
			}
			p.Report(rules.Diagnostic{
				Span: s, Message: "Headline ends with " + string(r),
				Fix: rules.Replace(rules.Safe, "Remove it", rules.Span{Start: gap, End: s.End}, ""),
			})
		}
		return
	}
}

// quoted reports whether a mark closes a quotation.
func quoted(p *rules.Pass, s rules.Span) bool {
	quotes := p.Quotes()
	for i := range quotes {
		if quotes[i].Open.Start > s.Start {
			break
		}
		if quotes[i].Close == s {
			return true
		}
	}
	return false
}
