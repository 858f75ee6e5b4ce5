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
	Check:    inlineLink,
})

var (
	pointers = rules.KeysOf("see", "read")
	alsoKey  = rules.Key("also")
	// continues are the first words of the labels behind a teaser, and more their last.
	continues = rules.KeysOf("continue", "keep", "read")
	more      = rules.KeysOf("reading", "more", "on")
)

func inlineLink(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words, titled := p.Words(), p.Titled()
	for number, b := range p.Blocks {
		from, to := p.BlockWords(number)
		if to-from < strongWords {
			continue
		}
		for ; len(titled) > 0 && int(titled[0]) < to-2; titled = titled[1:] {
			i := int(titled[0])
			w := &words[i]
			if i > from && words[i+1].Key == alsoKey && pointers.Has(w.Key) && words[i+1].Start == w.End+1 && startsSentence(p, w.Start) &&
				(words[i+2].Case == rules.Title || words[i+2].Case == rules.Upper) {
				p.Reportf(rules.Span{Start: w.Start, End: words[i+1].End}, "“%s” points to another article", p.Text[w.Start:words[i+1].End])
			}
		}
		first, last := &words[to-2], &words[to-1]
		if first.Case == rules.Title && continues.Has(first.Key) && more.Has(last.Key) && last.Case == rules.Lower && last.Start == first.End+1 && p.SkipSpaces(last.End) >= b.End {
			s := rules.Span{Start: first.Start, End: last.End}
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
