package punct

import "github.com/mtlint/mtlint/rules"

// Ellipsis flags an ellipsis that is taken apart or away from its word.
var Ellipsis = Family.Add(rules.Rule{
	ID:      "ellipsis",
	Summary: "Ellipsis with a space before it, or within it",
	Why: `Engines treat each dot as a word. The dots may then open a line.
Some papers set spaces on both sides; that is left alone.`,
	Examples: []rules.Example{
		{Bad: "The boat was late . . . again.", Good: "The boat was late... again."},
		{Bad: "The boat was late …", Good: "The boat was late…"},
		{Good: "The boat was late ... and the pier… was wet."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Ellipsis) | rules.Piled,
	Check:    ellipsis,
})

func ellipsis(p *rules.Pass) {
	marks := p.Marks()
	for _, i := range p.MarksOf(rules.Ellipsis) {
		if trails(p, marks[i].Span) {
			reportGap(p, marks[i].Span)
		}
	}
	stops := p.MarksOf(rules.Stop)
	for n := 0; n+2 < len(stops); {
		s := marks[stops[n]].Span
		count, apart := 1, false
		for n+count < len(stops) {
			next := marks[stops[n+count]].Start
			if next != s.End && (next != s.End+1 || p.Text[s.End] != ' ') {
				break
			}
			apart = apart || next != s.End
			s.End = next + 1
			count++
		}
		n += count
		switch {
		case count < 3:
		case apart && count == 3:
			s.Start = p.SkipSpacesBack(s.Start)
			p.Report(rules.Diagnostic{Span: s, Message: "Ellipsis taken apart", Fix: rules.Replace(rules.Unsafe, "Close up the ellipsis", s, "...")})
		case !apart && trails(p, s):
			reportGap(p, s)
		}
	}
}

func reportGap(p *rules.Pass, s rules.Span) {
	gap := rules.Span{Start: p.SkipSpacesBack(s.Start), End: s.Start}
	p.Report(rules.Diagnostic{
		Span: rules.Span{Start: gap.Start, End: s.End}, Message: "Space before the ellipsis",
		Fix: rules.Replace(rules.Unsafe, "Remove the space", gap, ""),
	})
}

// trails reports whether an ellipsis has a space before it, a word before
// that, and none behind it: the end of what is said, or a mark.
func trails(p *rules.Pass, s rules.Span) bool {
	at := p.SkipSpacesBack(s.Start)
	if at == s.Start || !rules.IsLetter(p.Before(at)) && p.Before(at) != ',' {
		return false
	}
	if b := p.BlockAt(s.Start); b == len(p.Blocks) || at <= p.Blocks[b].Start {
		return false
	}
	switch r := p.After(s.End); r {
	case '\n', '\r', '”', '’', '"', '\'', '»', ')', ']', '.', ',', '?', '!':
		return true
	}
	return false
}
