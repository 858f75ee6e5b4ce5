package boilerplate

import "github.com/mtlint/mtlint/rules"

// Copyright flags the copyright or the terms of use of the page.
var Copyright = Family.Add(rules.Rule{
	ID:      "copyright",
	Summary: "Copyright or terms of use among the story",
	Why:     `The footer of the source page is translated with its last paragraph: “All rights reserved”, “When using materials, a link is required”. Whether it has to stay is for the newsroom to say.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nAll rights reserved",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\n© Nora Lind/Aurora Press",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nAll rights of passengers remain as they were."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.Sign),
	Check:    copyright,
})

func copyright(p *rules.Pass) {
	const message = "Copyright or terms of use of the page"
	lines(p, "boilerplate/copyright", message, rules.Unsafe)
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '\u00a9' {
			continue
		}
		b := p.BlockAt(m.Start)
		s := text(p.Document, b)
		if from, to := p.WordsIn(s); b == 0 || s.Start != m.Start || to == from || to-from > restSafe || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: message,
			Fix:     &rules.Fix{Title: "Remove the paragraph", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(b, b+1)}},
		})
	}
}
