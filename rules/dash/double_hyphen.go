package dash

import "github.com/mtlint/mtlint/rules"

// DoubleHyphen flags two hyphens that stand for a dash.
var DoubleHyphen = Family.Add(rules.Rule{
	ID:      "double-hyphen",
	Summary: "Two hyphens for a dash",
	Why: `Typewriters and some wires have no dash, and engines copy what they see.
Many papers print it so; the rule is for those that do not.`,
	Examples: []rules.Example{
		{Bad: "The bridge -- the only one -- was closed.", Good: "The bridge — the only one — was closed."},
		{Good: "The bridge — the only one — was closed."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Off:      true,
	Needs:    rules.AnyOf(rules.Dash),
	Check:    doubleHyphen,
})

func doubleHyphen(p *rules.Pass) {
	lines(p, func(l line) {
		if l.kind == double && (l.spaced == both || l.spaced == 0) {
			p.Report(rules.Diagnostic{
				Span: l.Span, Message: "Two hyphens for a dash",
				Fix: rules.Replace(rules.Unsafe, "Put an em dash", l.Span, "—"),
			})
		}
	})
}
