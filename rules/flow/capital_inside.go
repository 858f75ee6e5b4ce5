package flow

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// CapitalInside flags a small word with a capital in the middle of a sentence.
var CapitalInside = Family.Add(rules.Rule{
	ID:      "capital-inside",
	Summary: "Small word with a capital in the middle of a sentence",
	Why: `A stop was lost where two pieces were joined, or the engine translated a piece of a sentence as a sentence of its own.
The reader looks for the end of the sentence before.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\nThe pier was damaged by the storm As a result the line closed.", Good: "Ferry talks\n\nThe pier was damaged by the storm. As a result the line closed."},
		{Good: "Ferry talks\n\nThe owner told The Times that In The Navy is his song."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Check:    capitalInside,
})

// smallWords begin sentences and no names.
var smallWords = rules.KeysOf("as", "at", "but", "and", "however", "although", "while", "when", "if", "because", "after", "before", "according", "since", "despite",
	"during", "for", "from", "with", "therefore", "meanwhile", "also", "these", "those", "moreover", "furthermore", "in", "on", "so")

func capitalInside(p *rules.Pass) {
	words := p.Words()
	for _, b := range p.Blocks {
		if !isParagraph(b) {
			continue
		}
		from, to := p.WordsIn(b.Span)
		if shouted(words[from:to]) {
			continue
		}
		for i := from + 1; i+2 < to; i++ {
			w := &words[i]
			if w.Case != rules.Title || !smallWords.Has(w.Key) {
				continue
			}
			before := &words[i-1]
			if before.Case != rules.Lower || links.Has(before.Key) || !plain(p, before, w) || !plain(p, w, &words[i+1]) || words[i+1].Case != rules.Lower || words[i+2].Case == rules.Title && small(&words[i+1]) {
				continue
			}
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("“%s” has a capital in the middle of the sentence", p.Text[w.Start:w.End]),
				Fix:     rules.Replace(rules.Unsafe, "End the sentence before it", rules.Span{Start: before.End, End: before.End}, "."),
			})
		}
	}
}

// small reports whether titles write w in lower case: "As the Crow Flies".
func small(w *rules.Word) bool { return w.Len() <= 4 }
