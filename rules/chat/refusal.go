package chat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Refusal flags sentences in which a model says what it is and cannot do.
var Refusal = Family.Add(rules.Rule{
	ID:      "refusal",
	Summary: "Language model speaking of itself instead of translating",
	Why: `A chat model that will not or cannot translate says so, in the first person, where the text should stand. What the
source says there is missing.`,
	Examples: []rules.Example{
		{Bad: "The court sat on Monday. I’m sorry, but I can’t assist with that request.", Good: "The court sat on Monday."},
		{Good: "The chatbot replied: “As an AI language model, I cannot say who will win.”"},
	},
	Severity: rules.Error,
	Fix:      rules.Unsafe,
	Maps:     "omission",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    refusal,
})

func refusal(p *rules.Pass) {
	end := 0
	for _, h := range p.OwnPhrases() {
		start, ok := sentenceOf(p, h)
		s := rules.Span{Start: start, End: p.Words()[h.To-1].End}
		if !ok || h.Start < end || quoted(p, h.Start) || attributed(p, s.End) {
			continue
		}
		end = s.End
		p.Report(rules.Diagnostic{Span: s, Message: fmt.Sprintf("Language model speaking of itself: “%s”", show(s.In(p.Text))), Fix: unsaid(p, s.Start)})
	}
}

// unsaid takes out the sentence that begins at a byte offset, and the block
// where the model speaks in all its sentences.
func unsaid(p *rules.Pass, start int) *rules.Fix {
	block := p.BlockAt(start)
	s := span(p, block)
	all, sentence := true, rules.Span{}
	for at := s.Start; at < s.End; {
		one := rules.Span{Start: at, End: sentenceEnd(p, at, s.End)}
		if one.Start <= start && start < one.End {
			sentence = one
		} else {
			all = all && speaks(p, one)
		}
		at = p.SkipSpaces(one.End)
	}
	const title = "Delete what the model said"
	if all {
		return &rules.Fix{Title: title, Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(block, block+1)}}
	}
	if sentence.Start > s.Start {
		sentence.Start = p.SkipSpacesBack(sentence.Start)
	} else {
		sentence.End = p.SkipSpaces(sentence.End)
	}
	return rules.Replace(rules.Unsafe, title, sentence, "")
}

// sentenceEnd gives where the sentence at a byte offset ends, at end at the latest.
func sentenceEnd(p *rules.Pass, at, end int) int {
	for i := p.MarkAt(at); i < len(p.Marks()) && p.Marks()[i].End < end; i++ {
		m := p.Marks()[i]
		if m.Class == rules.Question || m.Rune == '。' || m.Class == rules.Stop && p.EndsSentence(m.Start) {
			return m.End
		}
	}
	return end
}

// speaks reports whether in a sentence somebody says I, or you to whoever asked.
func speaks(p *rules.Pass, s rules.Span) bool {
	from, to := p.WordsIn(s)
	return slices.ContainsFunc(p.Words()[from:to], func(w rules.Word) bool { return me.Has(w.Key) || asks.Has(w.Key) })
}

// sorry are the words of an apology before a refusal.
var sorry = rules.KeysOf("i", "m", "am", "very", "so", "sorry", "afraid", "but", "apologize", "apologise", "apologies", "my", "unfortunately", "regrettably", "however")

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

// sentenceOf gives the start of the sentence that a phrase opens, perhaps
// behind an apology: “Unfortunately, I cannot translate …”.
// An open phrase, which anybody may say, counts behind an apology alone, in a
// block that speaks of the task.
func sentenceOf(p *rules.Pass, h rules.Hit) (start int, ok bool) {
	block := p.BlockAt(h.Start)
	first, _ := p.BlockWords(block)
	w := h.From
	for w > first && sorry.Has(p.Words()[w-1].Key) && !strings.ContainsAny(p.Text[p.Words()[w-1].End:p.Words()[w].Start], ".!?") {
		w--
	}
	if h.Phrase.Open && (w == h.From || !speaksOfTask(p, block)) {
		return 0, false
	}
	start = p.Words()[w].Start
	at := p.SkipSpacesBack(start)
	if at <= p.Blocks[block].Start {
		return start, true
	}
	switch p.Before(at) {
	case '.', '!', '?', '…', '。', '！', '？':
		return start, true
	}
	return 0, false
}
