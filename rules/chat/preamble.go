package chat

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Preamble flags a first line in which a model says that it will translate.
var Preamble = Family.Add(rules.Rule{
	ID:      "preamble",
	Summary: "First line is what a language model said before the text",
	Why: `A chat model answers: it says that here is the translation, and then gives it. Copied whole, its courtesy becomes
the headline.`,
	Examples: []rules.Example{
		{
			Bad:  "Sure! Here is the translation of the article:\n\nBridge to close for a week\n\nThe old bridge closes on Monday.",
			Good: "Bridge to close for a week\n\nThe old bridge closes on Monday.",
		},
		{Good: "Here is the translation app that everyone talks about\n\nIt opens on Monday."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    preamble,
})

func preamble(p *rules.Pass) {
	hits := p.OwnPhrases()
	if len(hits) == 0 {
		return
	}
	between(p, hits)
	for b := range min(firstBlocks, len(p.Blocks)) {
		h := opener(p, hits, b)
		switch {
		case h == nil:
			if !fence(p, b) {
				return
			}
		case said(p, h, b):
			if b+1 < len(p.Blocks) {
				remove(p, b, fmt.Sprintf("Said by the language model before the text: “%s”", show(line(p, b))), "Delete what the model said")
			}
		default:
			sameLine(p, h, b)
			return
		}
	}
}

// between reports the lines with which a model goes on in the middle of a text
// that it translates in parts: “Continuing the translation:”.
func between(p *rules.Pass, hits []rules.Hit) {
	for i := range hits {
		h := &hits[i]
		b := p.BlockAt(h.Start)
		if from, to := p.BlockWords(b); to-from == 1 && !works.Has(p.Words()[from].Key) {
			continue // “English:” above the marks of a school
		}
		if b >= firstBlocks && b+1 < len(p.Blocks) && !strings.HasSuffix(line(p, b), ":") && !h.Phrase.Ends {
			amid(p, h)
			continue
		}
		if b < firstBlocks || b+1 == len(p.Blocks) || p.WordAt(p.Blocks[b].Start) != h.From || !strings.HasSuffix(line(p, b), ":") && !h.Phrase.Ends || !said(p, h, b) || i > 0 && hits[i-1].From == h.From {
			continue
		}
		d := rules.Diagnostic{Message: fmt.Sprintf("Said by the language model among the text: “%s”", show(line(p, b)))}
		grade := rules.Safe
		if rewordings.Has(p.Words()[h.From].Key) {
			d.Severity, grade = rules.Warning, rules.Unsafe
		}
		removeAs(p, b, d, grade, "Delete what the model said")
	}
}

// rewordings begin lines that a writer may have as well: “Or, more formally:”.
var rewordings = rules.KeysOf("or", "alternatively")

// sameLine reports a remark before the text, with the text behind it: "Here is
// the translation: The port opens on Monday".
func sameLine(p *rules.Pass, h *rules.Hit, block int) {
	const reach = 120 // bytes
	b := p.Blocks[block]
	words := p.Words()
	start := words[h.To-1].End
	n := strings.IndexAny(p.Text[start:min(b.End, start+reach)], ":.!?\n")
	if n < 0 || p.Text[start+n] != ':' {
		return
	}
	s := rules.Span{Start: p.SkipSpaces(b.Start), End: start + n + 1}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Said by the language model before the text: “%s”", show(s.In(p.Text))),
		Fix:     rules.Replace(rules.Unsafe, "Delete what the model said", rules.Span{Start: s.Start, End: p.SkipSpaces(s.End)}, ""),
	})
}
