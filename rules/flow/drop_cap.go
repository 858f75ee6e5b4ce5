package flow

import (
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// DropCap flags a large first letter that was cut from its word.
var DropCap = Family.Add(rules.Rule{
	ID:      "drop-cap",
	Summary: "First letter of a paragraph cut from its word",
	Why: `A paragraph may open with one large letter in an element of its own. Crawlers read “T he ferry”; engines translate the rest of the word ` +
		`and leave the letter: German “D” and “er” become “Dhe”.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\nT he ferry sailed again on Monday.", Good: "Ferry talks\n\nThe ferry sailed again on Monday."},
		{Bad: "Ferry talks\n\nDhe ferry sailed again on Monday."},
		{Good: "Ferry talks\n\nA ferry sailed again on Monday.\n\nI think so.\n\nShe sailed.\n\nX marks the place."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Check:    dropCap,
})

// cutWords are small words that an engine writes for the rest of a word that
// lost its first letter, with that letter before them: they make no word, but
// for those that are left out.
var cutWords = withFirstLetter(
	[]string{"he", "the", "after", "with", "from", "when", "that", "which", "they", "their", "during", "according", "what", "since", "before", "despite"},
	"the", "she", "che", "rafter", "dafter", "wafter", "hafter")

func withFirstLetter(words []string, but ...string) rules.Keys {
	var all []string
	for _, w := range words {
		for c := 'a'; c <= 'z'; c++ {
			if whole := string(c) + w; !slices.Contains(but, whole) {
				all = append(all, whole)
			}
		}
	}
	return rules.KeysOf(all...)
}

func dropCap(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for number, b := range p.Blocks {
		i, to := p.BlockWords(number)
		if !isParagraph(b) || i+2 >= to || words[i].Case != rules.Title || words[i].Script != rules.Latin {
			continue
		}
		w, second := &words[i], &words[i+1]
		switch {
		case w.Len() == 1 && plain(p, w, second) && second.Case == rules.Lower && openers.Has(rules.Key(p.Text[w.Start:w.End]+p.Text[second.Start:second.End])):
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: w.Start, End: second.End},
				Message: "First letter cut from its word",
				Fix:     rules.Replace(rules.Safe, "Join it", rules.Span{Start: w.End, End: second.Start}, ""),
			})
		case w.Len() > 2 && p.Text[w.Start] < 0x80 && plain(p, w, second) && cutWords.Has(w.Key):
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("“%s” keeps the first letter of the source before a translated word", w.In(p.Text)),
			})
		}
	}
}
