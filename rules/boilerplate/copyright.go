package boilerplate

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Copyright flags the copyright or the terms of use of the page.
var Copyright = Family.Add(rules.Rule{
	ID:      "copyright",
	Summary: "Copyright or terms of use among the story",
	Why:     `The footer of the source page is translated with its last paragraph: “All rights reserved”, “When using materials, a link is required”. Whether it has to stay is for the newsroom to say.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nAll rights reserved",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\n© Nora Lind/Aurora Press",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nAll rights of passengers remain as they were."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.Sign),
	Phrases:  []string{"boilerplate/copyright", legal},
	Check:    copyright,
})

func copyright(p *rules.Pass) {
	const message = "Copyright or terms of use of the page"
	lines(p, "boilerplate/copyright", message, rules.Unsafe)
	end := 0
	for _, h := range p.Phrases(legal) {
		if h.Start >= end {
			end = max(end, imposed(p, &h))
		}
	}
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '\u00a9' {
			continue
		}
		b := p.BlockAt(m.Start)
		s := text(p.Document, b)
		if s.Start != m.Start && behindSign(p.Document, m.Start) {
			s.Start = m.Start // “… at noon. © Aurora Press”
			if from, to := p.WordsIn(s); b > 0 && to > from && to-from <= restSafe {
				p.Report(rules.Diagnostic{Span: s, Message: message, Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: p.SkipSpacesBack(s.Start), End: s.End}, "")})
			}
			continue
		}
		if from, to := p.WordsIn(s); b == 0 || s.Start != m.Start || to == from || to-from > restSafe || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: message,
			Fix:     removal(p, b, rules.Unsafe),
		})
	}
}

// behindSign reports whether a sentence or a bar ends before a byte offset.
func behindSign(d *rules.Document, at int) bool {
	switch d.Before(d.SkipSpacesBack(at)) {
	case '.', '!', '?', '…', '”', '"', '|', '–', '—', '-', '/':
		return true
	}
	return false
}

// legal is what the packs call the labels that the law of a country has its
// press print behind names.
const legal = "boilerplate/legal"

// legalMost is how many bytes such a label has at most.
const legalMost = 240

// imposed reports a label of the law in brackets, or in a line that begins with
// an asterisk, and gives its end: “the network (banned in the Russian Federation)”.
func imposed(p *rules.Pass, h *rules.Hit) int {
	b := p.BlockAt(h.Start)
	s := text(p.Document, b)
	line := p.Text[s.Start:s.End]
	at := h.Start - s.Start
	near := max(0, at-legalMost)
	open := strings.LastIndexAny(line[near:at], "([)]")
	if open >= 0 && strings.IndexByte("([", line[near+open]) >= 0 {
		closing := strings.IndexAny(line[at:min(len(line), at+legalMost)], ")]")
		if closing < 0 {
			return 0
		}
		s = rules.Span{Start: s.Start + near + open, End: h.Start + closing + 1}
	} else if line[0] != '*' || read(p.Document, b).grade != rules.NoFix {
		return 0
	}
	if s.Len() > legalMost {
		return 0
	}
	d := rules.Diagnostic{Span: s, Message: "Label that a law of the source's country asks for"}
	if line[0] != '*' {
		d.Fix = rules.Replace(rules.Unsafe, "Remove the label", rules.Span{Start: p.SkipSpacesBack(s.Start), End: s.End}, "")
	}
	p.Report(d)
	return s.End
}
