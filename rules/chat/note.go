package chat

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Note flags notes in brackets in which a translator, man or machine, explains itself.
var Note = Family.Add(rules.Rule{
	ID:      "note",
	Summary: "Note of the translator in the text",
	Why: `Models explain in brackets what a word of the source means, or why they chose another. Such a note is for whoever
asked for the translation, not for the reader.`,
	Examples: []rules.Example{
		{
			Bad:  "He called it a mess [Translator’s note: literally “a salad”] and left.",
			Good: "He called it a mess and left.",
		},
		{Good: "The fee is 5 percent (note: students pay nothing)."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    note,
})

func note(p *rules.Pass) {
	end := 0
	for _, h := range p.OwnPhrases() {
		s, ok := brackets(p, h)
		if !ok || h.Start < end || quoted(p, s.Start) {
			continue
		}
		end = s.End
		if block := p.BlockAt(s.Start); span(p, block) == s {
			p.Report(rules.Diagnostic{Span: s, Message: message(p, s), Fix: &rules.Fix{Title: "Delete the note", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(block, block+1)}}})
			continue
		}
		from := p.SkipSpacesBack(s.Start)
		if from <= p.Blocks[p.BlockAt(s.Start)].Start {
			from = s.Start
			if next := p.SkipSpaces(s.End); next < p.Blocks[p.BlockAt(s.Start)].End {
				p.Report(rules.Diagnostic{Span: s, Message: message(p, s), Fix: rules.Replace(rules.Unsafe, "Delete the note", rules.Span{Start: from, End: next}, "")})
				continue
			}
		}
		p.Report(rules.Diagnostic{Span: s, Message: message(p, s), Fix: rules.Replace(rules.Unsafe, "Delete the note", rules.Span{Start: from, End: s.End}, "")})
	}
}

func message(p *rules.Pass, s rules.Span) string {
	return fmt.Sprintf("Note of the translator: %s", show(s.In(p.Text)))
}

// brackets gives the brackets that hold a phrase: those that open before it
// in the same block.
func brackets(p *rules.Pass, h rules.Hit) (s rules.Span, ok bool) {
	const before, reach = 160, 400 // bytes
	marks := p.Marks()
	block := p.Blocks[p.BlockAt(h.Start)]
	first := p.MarkAt(h.Start)
	depth := 0
	for i := first - 1; i >= 0 && marks[i].Start >= max(block.Start, h.Start-before); i-- {
		if marks[i].Class == rules.CloseBracket {
			depth++
		}
		if marks[i].Class != rules.OpenBracket {
			continue
		}
		if depth--; depth < 0 {
			s.Start = marks[i].Start
			s.End, ok = closing(p, i, min(block.End, h.Start+reach))
			return s, ok
		}
	}
	return s, false
}

// closing gives the end of the bracket that closes the one at marks[open].
func closing(p *rules.Pass, open, end int) (int, bool) {
	depth := 0
	for _, m := range p.Marks()[open:] {
		if m.Start >= end {
			break
		}
		if m.Class == rules.OpenBracket {
			depth++
		}
		if m.Class != rules.CloseBracket {
			continue
		}
		if depth--; depth == 0 {
			return m.End, true
		}
	}
	return 0, false
}
