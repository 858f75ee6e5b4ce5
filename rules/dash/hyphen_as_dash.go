package dash

import "github.com/mtlint/mtlint/rules"

// HyphenAsDash flags a hyphen between spaces that stands for a dash.
var HyphenAsDash = Family.Add(rules.Rule{
	ID:      "hyphen-as-dash",
	Summary: "Hyphen for a dash",
	Why: `Keyboards have a hyphen and no dash, and engines write what they have read most.
Many papers print it so; the rule is for those that do not.`,
	Examples: []rules.Example{
		{Bad: "The bridge - the only one - was closed.", Good: "The bridge — the only one — was closed."},
		{Good: "The bridge – the only one – was closed. They won 3 - 1."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Off:      true,
	Needs:    rules.AnyOf(rules.Dash),
	Check:    hyphenAsDash,
})

func hyphenAsDash(p *rules.Pass) {
	style := styleOf(p)
	for _, mark := range []string{"-", "\u2010", "\u2011"} {
		delete(style.marks, mark)
	}
	dash := style.mark()
	lines(p, func(l line) {
		if l.kind != hyphen || l.spaced != both || rules.IsDigit(l.before) && rules.IsDigit(l.after) || !l.closed(p) {
			return
		}
		p.Report(rules.Diagnostic{
			Span: l.Span, Message: "Hyphen for a dash",
			Fix: rules.Replace(rules.Unsafe, "Put a dash", l.Span, dash),
		})
	})
}
