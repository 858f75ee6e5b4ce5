package boilerplate

import "github.com/mtlint/mtlint/rules"

// Share flags the share buttons of the page among the story.
var Share = Family.Add(rules.Rule{
	ID:      "share",
	Summary: "Share buttons of the page among the story",
	Why:     `The labels of the buttons beside an article are text to a crawler: “Share on Facebook”, “Copy link”, a line of network names.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nShare on Facebook\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nShare prices of the ferry company rose by a tenth."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.ZeroFirst,
	Check:    share,
})

func share(p *rules.Pass) {
	const message = "Share buttons of the page, not part of the story"
	lines(p, "boilerplate/share", message, rules.Safe)
	for b := range p.Blocks {
		if b > 0 && zeros(p.Document, b) {
			p.Report(rules.Diagnostic{
				Span:    text(p.Document, b),
				Message: "Counters of the page, not part of the story",
				Fix:     &rules.Fix{Title: "Remove the paragraph", Applicability: rules.Safe, Edits: []rules.Edit{p.RemoveBlocks(b, b+1)}},
			})
		}
	}
}

// zeros reports whether block b is a row of counters that nobody has moved yet: “0 0”.
func zeros(d *rules.Document, b int) bool {
	if start := d.SkipSpaces(d.Blocks[b].Start); d.After(start) != '0' {
		return false
	}
	s := text(d, b)
	if s.Len() < 3 || s.Len() > 20 {
		return false
	}
	for _, r := range d.Text[s.Start:s.End] {
		if r != '0' && !rules.IsSpace(r) {
			return false
		}
	}
	return true
}
