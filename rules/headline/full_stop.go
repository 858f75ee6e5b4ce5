package headline

import "github.com/mtlint/mtlint/rules"

// FullStop flags a stop at the end of a headline of one sentence.
var FullStop = Family.Add(rules.Rule{
	ID:      "full-stop",
	Summary: "Headline that ends with a full stop",
	Why: `Engines close every line with a stop, as most lines that they learn from are sentences.
Headlines have none, and search results show it.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry line reopens after storm.\n\nThe first boat left at six.",
			Good: "Ferry line reopens after storm\n\nThe first boat left at six.",
		},
		{Good: "Ferry sold to Harbor Lines Inc.\n\nThe first boat left at six."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.HeadStop,
	Check:    fullStop,
})

const longest = 20 // words that a headline has at most

func fullStop(p *rules.Pass) {
	block, words, ok := find(p)
	if !ok || len(words) < fewest || len(words) > longest || len(p.Blocks) < 2 {
		return
	}
	b := p.Trim(p.Blocks[block].Span)
	stop := b.End - 1
	last := &words[len(words)-1]
	if p.Text[stop] != '.' || last.End != stop || last.Len() <= 4 && last.Case != rules.Lower && last.Script != rules.Digits || abbreviations.Has(last.Key) {
		return
	}
	marks := p.Marks()
	for i := p.MarkAt(b.Start); i < len(marks) && marks[i].Start < stop; i++ {
		if marks[i].Class == rules.Stop || marks[i].Class == rules.Question {
			return
		}
	}
	s := rules.Span{Start: stop, End: b.End}
	p.Report(rules.Diagnostic{Span: s, Message: "Headline that ends with a full stop", Fix: rules.Replace(rules.Unsafe, "Remove the stop", s, "")})
}

var abbreviations = rules.KeysOf("corp", "inc", "ltd", "co", "bros", "jr", "sr", "etc", "plc", "dept", "calif", "mass", "conn", "sept", "a", "p", "m")
