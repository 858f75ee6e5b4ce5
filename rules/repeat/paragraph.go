package repeat

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Paragraph flags a paragraph that the article has had before.
var Paragraph = Family.Add(rules.Rule{
	ID:      "paragraph",
	Summary: "The same paragraph again",
	Why: `Pages print a paragraph in the story and in a box beside it, and scrapers and engines return a piece of text twice.
The reader thinks to have lost the place.`,
	Examples: []rules.Example{
		{
			Bad:  "Mill burns\n\nThe mill at the weir burned down on Friday.\n\nThe mill at the weir burned down on Friday.\n\nNobody was hurt.",
			Good: "Mill burns\n\nThe mill at the weir burned down on Friday.\n\nNobody was hurt.",
		},
		{Good: "Mill burns\n\nNobody was hurt.\n\nThe mill is gone.\n\nNobody was hurt."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.SameStart,
	Check:    paragraph,
})

func paragraph(p *rules.Pass) {
	if !p.Shows(rules.SameBlocks) || !beginAlike(p) {
		return
	}
	all, seen := p.Words(), map[uint64]int{}
	for i, b := range p.Blocks {
		if b.Kind == rules.Headline {
			continue // headline/duplicate speaks of it
		}
		from, to := p.BlockWords(i)
		if to-from < fewest || p.Before(p.Trim(b.Span).End) == ':' {
			continue // "To the editor of the Harbour Post:" stands above each letter
		}
		h := hash(all[from:to])
		before, again := seen[h]
		seen[h] = i
		if !again {
			continue
		}
		f, t := p.BlockWords(before)
		if !same(all[f:t], all[from:to]) {
			continue
		}
		grade := rules.Unsafe
		if before == i-1 && p.Trim(p.Blocks[before].Span).In(p.Text) == p.Trim(b.Span).In(p.Text) {
			grade = rules.Safe
		}
		span := p.Trim(b.Span)
		p.Report(rules.Diagnostic{
			Span:    span,
			Message: fmt.Sprintf("The paragraph “%s” again", show(span.In(p.Text))),
			Fix:     &rules.Fix{Title: "Remove the second", Applicability: grade, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
		})
	}
}

// beginAlike reports whether two paragraphs may have the same length and begin
// with the same words: most articles that say something twice have none.
func beginAlike(p *rules.Pass) bool {
	var seen heads
	all := p.Words()
	for i := range p.Blocks {
		if from, to := p.BlockWords(i); to-from >= fewest && p.Blocks[i].Kind != rules.Headline && seen.add(all[from:to]) {
			return true
		}
	}
	return false
}
