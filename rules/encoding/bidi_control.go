package encoding

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// BidiControl flags controls of the writing direction that have nothing to turn.
var BidiControl = Family.Add(rules.Rule{
	ID:      "bidi-control",
	Summary: "Control of the writing direction where it has no use",
	Why: `Text copied from pages in Arabic or Hebrew brings overrides and isolates along (Unicode annex 9). In text of one
direction they do nothing, and one without its partner may turn round everything that follows.`,
	Examples: []rules.Example{
		{Bad: "The firm will \u202dreturn\u202c to growth.", Good: "The firm will return to growth."},
		{Good: "The paper \u2067\u05d4\u05d0\u05e8\u05e5\u2069 reported it."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Invisible),
	Check:    bidiControl,
})

func bidiControl(p *rules.Pass) {
	var open []rules.Mark // of the block, not yet closed
	block, mixed := -1, false
	unclosed := func() {
		for _, m := range open {
			reportDirection(p, m, rules.Span{}, mixed)
		}
		open = open[:0]
	}
	for _, i := range p.MarksOf(rules.Invisible) {
		m := p.Marks()[i]
		if !directs(m.Rune) {
			continue
		}
		if b := p.BlockAt(m.Start); b != block {
			unclosed()
			block, mixed = b, turns(p, p.Blocks[b].Span)
		}
		switch {
		case m.Rune != 0x202c && m.Rune != 0x2069:
			open = append(open, m)
		case len(open) == 0:
			reportDirection(p, m, rules.Span{}, mixed)
		default:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if !mixed {
				reportDirection(p, last, m.Span, mixed)
			}
		}
	}
	unclosed()
}

// directs reports whether r opens or closes a stretch of writing in one direction.
func directs(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// turns reports whether a span has letters that are written from right to left.
func turns(p *rules.Pass, s rules.Span) bool {
	from, to := p.WordsIn(s)
	for _, w := range p.Words()[from:to] {
		if w.Script == rules.Arabic || w.Script == rules.Hebrew {
			return true
		}
	}
	return false
}

// reportDirection reports a control and, where it is not empty, the one that closes it.
func reportDirection(p *rules.Pass, m rules.Mark, closing rules.Span, mixed bool) {
	d := rules.Diagnostic{Span: m.Span, Message: fmt.Sprintf("Control of the writing direction (U+%04X) without a partner", m.Rune)}
	if !mixed {
		d.Message = fmt.Sprintf("Control of the writing direction (U+%04X) in text of one direction", m.Rune)
		d.Fix = rules.Replace(rules.Safe, "Remove it", removal(p, m.Span), "")
		if !closing.Empty() {
			d.Fix.Edits = append(d.Fix.Edits, rules.Edit{Span: removal(p, closing)})
			d.Related = []rules.Related{{Span: closing, Message: "ends here"}}
		}
	}
	p.Report(d)
}
