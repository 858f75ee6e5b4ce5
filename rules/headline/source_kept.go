package headline

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// SourceKept flags a headline in the language of the source beside its
// translation.
var SourceKept = Family.Add(rules.Rule{
	ID:      "source-kept",
	Summary: "Headline of the source kept beside its translation",
	Why: `Some pages keep the title in a place of its own, and the engine that translates the story never sees it.
The reader gets a line that most cannot read.`,
	Examples: []rules.Example{
		{
			Bad: "Ferry line reopens after storm\n\n" + "\u041f\u0430\u0440\u043e\u043c \u0441\u043d\u043e\u0432\u0430 \u0445\u043e\u0434\u0438\u0442" +
				"\n\nThe first boat left at six.\n\nThe next leaves at noon.",
			Good: "Ferry line reopens after storm\n\nThe first boat left at six.\n\nThe next leaves at noon.",
		},
		{Good: "Ferry line reopens after storm\n\nThe first boat left at six.\n\nThe next leaves at noon."},
	},
	Severity: rules.Error,
	Fix:      rules.Unsafe,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Needs:    rules.NonLatin,
	Check:    sourceKept,
})

const (
	top     = 3 // blocks at the head of the article in which titles stand
	foreign = 2 // words in another script that make a title
)

func sourceKept(p *rules.Pass) {
	if len(p.Blocks) < top || !slices.Contains(p.Conventions().Scripts, "Latn") {
		return
	}
	if !otherLetters(p) {
		return
	}
	body := p.Blocks[top-1:]
	if n, all := scripts(wordsOf(p, rules.Span{Start: body[0].Start, End: body[len(body)-1].End})); 4*n > all {
		return // the story itself is in another script
	}
	for i, b := range p.Blocks[:top] {
		n, all := scripts(wordsOf(p, b.Span))
		if n < foreign || 4*n < 3*all {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    p.Trim(b.Span),
			Message: "Headline in the language of the source",
			Fix:     &rules.Fix{Title: "Remove the headline of the source", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
		})
	}
}

// otherLetters reports whether the text has words in a script other than Latin.
func otherLetters(p *rules.Pass) bool {
	for s := rules.Latin + 1; s <= rules.Mixed; s++ {
		if p.Writes(s) {
			return true
		}
	}
	return false
}

// scripts counts the words in a script other than Latin, and all that have letters.
func scripts(words []rules.Word) (other, all int) {
	for _, w := range words {
		switch w.Script {
		case rules.Digits:
		case rules.Latin:
			all++
		default:
			other++
			all++
		}
	}
	return other, all
}
