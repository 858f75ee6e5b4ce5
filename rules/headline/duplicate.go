package headline

import "github.com/mtlint/mtlint/rules"

// Duplicate flags a block that says the headline once more, word for word.
var Duplicate = Family.Add(rules.Rule{
	ID:      "duplicate",
	Summary: "The headline again as a line of its own",
	Why: `Pages print the headline above the story, under the picture and in the path at the top, and scrapers keep every copy.
The reader begins the same article twice.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry line reopens after storm\n\nFERRY LINE REOPENS AFTER STORM.\n\nThe first boat left at six.",
			Good: "Ferry line reopens after storm\n\nThe first boat left at six.",
		},
		{Good: "Ferry line reopens after storm\n\nThe ferry line has reopened after the storm.\n\nThe first boat left at six."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Needs:    rules.SameBlocks,
	Check:    duplicate,
})

// fewest is the number of words from which a headline cannot return by chance.
const fewest = 3

func duplicate(p *rules.Pass) {
	block, ok := p.Headline()
	if !ok || len(p.Blocks) < 3 {
		return
	}
	from, to := p.BlockWords(block)
	all := p.Words()
	whole := all[from:to] // with the name of the site behind it
	var words []rules.Word
	for i := range p.Blocks {
		from, to := p.BlockWords(i)
		if i == block || len(whole) < fewest || to-from < fewest || all[from].Key != whole[0].Key {
			continue // nearly all
		}
		if words == nil {
			if _, words, ok = find(p); !ok || len(words) < fewest {
				return
			}
		}
		if to-from != len(words) && to-from != len(whole) {
			continue
		}
		b := &p.Blocks[i]
		if b.Len() > 4*p.Blocks[block].Len() {
			continue
		}
		other := all[from:to]
		if !same(words, other) && !same(whole, other) {
			continue
		}
		p.Report(headlineAgain(p, block, i, same(whole, other)))
	}
}

// headlineAgain describes block i, which says the headline in block again: all of
// it, or without the name of the site.
func headlineAgain(p *rules.Pass, block, i int, all bool) rules.Diagnostic {
	d := rules.Diagnostic{
		Span:    p.Trim(p.Blocks[i].Span),
		Message: "The headline again",
		Fix:     &rules.Fix{Title: "Remove the second headline", Applicability: rules.Safe, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
	}
	if i > block+1 || !all {
		d.Slip = rules.IsSlip // a page printed by people has it below its credits, or its path above it
	}
	if p.Before(d.Span.End) == '.' && i > block+2 {
		d.Severity, d.Fix.Applicability = rules.Info, rules.Unsafe // a sentence of the story, if the first line was one too
	}
	return d
}

// same reports whether two rows of words are equal but for case, marks and spaces.
func same(a, b []rules.Word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Key != b[i].Key {
			return false
		}
	}
	return true
}
