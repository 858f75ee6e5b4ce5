package chat

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Refusal flags sentences in which a model says what it is and cannot do.
var Refusal = Family.Add(rules.Rule{
	ID:      "refusal",
	Summary: "Language model speaking of itself instead of translating",
	Why: `A chat model that will not or cannot translate says so, in the first person, where the text should stand. What the
source says there is missing.`,
	Examples: []rules.Example{
		{Bad: "The court sat on Monday. I’m sorry, but I can’t assist with that request."},
		{Good: "The chatbot replied: “As an AI language model, I cannot say who will win.”"},
	},
	Severity: rules.Error,
	Maps:     "omission",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    refusal,
})

func refusal(p *rules.Pass) {
	end := 0
	for _, h := range p.Phrases("chat/refusal") {
		if h.Start < end || quoted(p, h.Start) || !opensSentence(p, h) || attributed(p, h.End) {
			continue
		}
		end = h.End
		p.Report(rules.Diagnostic{Span: h.Span, Message: fmt.Sprintf("Language model speaking of itself: “%s”", show(h.In(p.Text)))})
	}
}

// attributed reports whether a comma behind a byte offset, in its sentence,
// says who spoke: I can't help with that, the clerk told her.
func attributed(p *rules.Pass, at int) bool {
	for i := p.MarkAt(at); i < len(p.Marks()); i++ {
		switch m := p.Marks()[i]; m.Class {
		case rules.QuoteMark, rules.SpaceRun, rules.Dash:
		case rules.Comma:
			by, ok := p.Attribution(m.End)
			return ok && by.Words <= 3 && by.Start == p.SkipSpaces(m.End)
		default:
			return false
		}
	}
	return false
}

// opensSentence reports whether a phrase stands at the start of a sentence.
func opensSentence(p *rules.Pass, h rules.Hit) bool {
	at := p.SkipSpacesBack(h.Start)
	if at <= p.Blocks[p.BlockAt(h.Start)].Start {
		return true
	}
	switch p.Before(at) {
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}
