package encoding

import "github.com/mtlint/mtlint/rules"

// InvalidUTF8 flags bytes that are no text.
var InvalidUTF8 = Family.Add(rules.Rule{
	ID:      "invalid-utf8",
	Summary: "Bytes that are no UTF-8",
	Why: `Part of the text comes from a page in another character set, or a character was cut in the middle. Programs show such
bytes as �, drop them or refuse the whole file.`,
	Examples: []rules.Example{
		{Bad: "The port\x92s owner."},
		{Good: "The port’s owner."},
	},
	Severity: rules.Error,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.BadText),
	Check:    invalidUTF8,
})

func invalidUTF8(p *rules.Pass) {
	badText(p, func(s rules.Span) {
		if s.Len() == 1 {
			p.Reportf(s, "Byte 0x%02X is no UTF-8", p.Text[s.Start])
			return
		}
		p.Reportf(s, "Bytes 0x% X are no UTF-8", s.In(p.Text))
	}, false)
}
