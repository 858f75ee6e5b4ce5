package flow

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// SplitWord flags a word that a space cuts in two.
var SplitWord = Family.Add(rules.Rule{
	ID:      "split-word",
	Summary: "Word cut in two by a space",
	Why: `Pages divide words at the ends of lines, and programs that take the text out of them leave a space where the hyphen was: “govern ment”.
Spelling checkers pass the first half, and search finds neither.`,
	Examples: []rules.Example{
		{Bad: "The govern ment has no plan for the ferry.", Good: "The government has no plan for the ferry."},
		{Good: "The ness beyond the fort is bare, and a tion is no word."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    splitWord,
})

func splitWord(p *rules.Pass) {
	words := p.Words()
	for _, h := range p.OwnPhrases() {
		i := h.From
		if i == 0 || p.Target.Base() != "en" {
			continue
		}
		before, w := &words[i-1], &words[i]
		if w.Case != rules.Lower || before.Case != rules.Lower && before.Case != rules.Title || before.HasDigit || before.Len() < 3 || links.Has(before.Key) || !plain(p, before, w) || bound(p, w) {
			continue
		}
		s := rules.Span{Start: before.Start, End: w.End}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: fmt.Sprintf("“%s%s” with a space inside", before.In(p.Text), w.In(p.Text)),
			Fix:     rules.Replace(rules.Unsafe, "Join the word", rules.Span{Start: before.End, End: w.Start}, ""),
		})
	}
}
