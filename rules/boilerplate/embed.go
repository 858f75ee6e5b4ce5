package boilerplate

import "github.com/mtlint/mtlint/rules"

// Embed flags the remains of an embedded post.
var Embed = Family.Add(rules.Rule{
	ID:      "embed",
	Summary: "Remains of an embedded post",
	Why:     `A post of a social network within an article loses its frame on the way, and its address or label stays: “pic.twitter.com/…”, “View this post on Instagram”.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nView this post on Instagram\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Bad: "Ferry returns to service\n\nWe are back on the water! pic.twitter.com/x4Gh81LmQ"},
		{Good: "Ferry returns to service\n\nThe captain showed his post on Instagram to the court."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    embed,
})

func embed(p *rules.Pass) {
	const rule, message = "boilerplate/embed", "Remains of an embedded post"
	lines(p, rule, message, rules.Unsafe)
	done := -1
	for _, h := range p.OwnPhrases() {
		b := p.BlockAt(h.Start)
		if b == done || h.Phrase.Starts || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		done = b
		p.Reportf(address(p.Document, b, h.Span), message)
	}
}

// address lengthens the span of a phrase to the next space: "pic.twitter.com/x4Gh81LmQ".
func address(d *rules.Document, b int, s rules.Span) rules.Span {
	for i := d.WordAt(s.End); i < len(d.Words()) && d.Words()[i].End <= d.Blocks[b].End; i++ {
		for _, r := range d.Text[s.End:d.Words()[i].Start] {
			if rules.IsSpace(r) {
				return s
			}
		}
		s.End = d.Words()[i].End
	}
	return s
}
