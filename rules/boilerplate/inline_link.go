package boilerplate

import "github.com/mtlint/mtlint/rules"

// InlineLink flags the label of a link within a paragraph.
var InlineLink = Family.Add(rules.Rule{
	ID:      "inline-link",
	Summary: "Label of a link within a paragraph",
	Why: `Pages put links to other articles within the text: “See also”, “Continue reading”. Without the link the label, ` +
		`and often the headline of the other article, stands among the sentences of the story.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday… Continue reading",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday…",
		},
		{Bad: "Ferry returns to service\n\nThe ferry sailed again. See also Bridge to close for a week The captain was glad."},
		{Good: "Ferry returns to service\n\nTo see also the old ferry, continue to the pier. Children like to read more."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    inlineLink,
})

var alsoKey = rules.Key("also")

func inlineLink(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for _, h := range p.OwnPhrases() {
		first, last := &words[h.From], &words[h.To-1]
		b := p.BlockAt(h.Start)
		from, to := p.BlockWords(b)
		if s := (rules.Span{Start: first.Start - 1, End: last.End + 1}); h.To == to && to-from >= strongWords && p.Before(first.Start) == '[' && p.After(last.End) == ']' && p.SkipSpaces(s.End) >= p.Blocks[b].End {
			p.Report(rules.Diagnostic{
				Span: s, Message: "“" + s.In(p.Text) + "” is the label of a link",
				Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: p.SkipSpacesBack(s.Start), End: s.End}, ""),
			})
			continue
		}
		if first.Case != rules.Title || h.To-h.From == 2 && last.Start != first.End+1 || to-from < strongWords {
			continue
		}
		s := rules.Span{Start: first.Start, End: last.End}
		switch {
		case last.Key == alsoKey:
			if h.From > from && h.To < to && (words[h.To].Case == rules.Title || words[h.To].Case == rules.Upper) && startsSentence(p, first.Start) {
				p.Reportf(s, "“%s” points to another article", s.In(p.Text))
			}
		case h.To == to && last.Case == rules.Lower && p.SkipSpaces(last.End) >= p.Blocks[b].End:
			p.Report(rules.Diagnostic{
				Span: s, Message: "“" + s.In(p.Text) + "” is the label of a link",
				Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: arrow(p, s.Start), End: s.End}, ""),
			})
		}
	}
}

// startsSentence reports whether the mark before a word ends a sentence.
func startsSentence(p *rules.Pass, at int) bool {
	switch p.Before(p.SkipSpacesBack(at)) {
	case '.', '?', '!', '…', '”', '"', '»', ')', ']':
		return true
	}
	return false
}

// arrow gives where the spaces and arrows before a label begin.
func arrow(p *rules.Pass, at int) int {
	for {
		at = p.SkipSpacesBack(at)
		switch r := p.Before(at); r {
		case '→', '»', '>', '›', '►', '⟶', '➔', '➜':
			at -= len(string(r))
			continue
		}
		return at
	}
}
