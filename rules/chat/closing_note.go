package chat

import (
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// ClosingNote flags last lines in which a model says how it translated and
// what else it can do.
var ClosingNote = Family.Add(rules.Rule{
	ID:      "closing-note",
	Summary: "Last line is what a language model said after the text",
	Why: `A chat model ends its answer with an offer to change it, a note on what it kept, or a sign that the translation is
over. Readers take it for the end of the story.`,
	Examples: []rules.Example{
		{
			Bad:  "Bridge to close\n\nThe old bridge closes on Monday.\n\nLet me know if you would like any changes!",
			Good: "Bridge to close\n\nThe old bridge closes on Monday.",
		},
		{Good: "Bridge to close\n\nThe old bridge closes on Monday.\n\n“Let me know if you see smoke,” the guard told them."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    closingNote,
})

func closingNote(p *rules.Pass) {
	hits := p.OwnPhrases()
	if len(hits) == 0 {
		return
	}
	b := len(p.Blocks) - 1
tail:
	for first := max(0, b-lastBlocks); b > first; b-- {
		h := opener(p, hits, b)
		switch {
		case h != nil && said(p, h, b) && !quoted(p, h.Start) && !edited(p, b):
			remove(p, b, fmt.Sprintf("Said by the language model after the text: “%s”", show(line(p, b))), "Delete what the model said")
			continue
		case h == nil && (fence(p, b) || blank(p, b)):
			continue
		default:
			break tail
		}
	}
	for i := range hits {
		if at := p.BlockAt(hits[i].Start); at > 0 && at <= b && (i == 0 || hits[i-1].From != hits[i].From) {
			amid(p, &hits[i])
		}
	}
}

// edited reports whether block b is a newsroom's own note, as in “Note: some names have been changed”.
func edited(p *rules.Pass, b int) bool {
	from, to := p.BlockWords(b)
	return slices.ContainsFunc(p.Words()[from:to], func(w rules.Word) bool { return edits.Has(w.Key) })
}

var edits = rules.KeysOf("amended", "changed", "condensed", "corrected", "edited", "shortened", "updated", "withheld")
