package residue

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// SourceWord flags words and abbreviations of the source language, as the
// packs list them.
var SourceWord = Family.Add(rules.Rule{
	ID:      "source-word",
	Summary: "Word or abbreviation of the source language",
	Why: `Set phrases and abbreviations of the source language pass through an engine untouched: a pack names them and,
where it knows it, what the target language says for them.`,
	Examples: []rules.Example{
		{Bad: "The council meets at 19.30 Uhr in the old hall."},
		{Bad: "The firm lost 5 \u043c\u043b\u043d in a year.", Good: "The firm lost 5 million in a year."},
		{Good: "Der Rat tagt um 19.30 Uhr im alten Saal.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    sourceWord,
})

func sourceWord(p *rules.Pass) {
	if !spoken(p) {
		return // its words are not known
	}
	end := 0
	hits := p.OwnPhrases()
	for i, h := range hits {
		if ofTarget(p, hits, i) || h.Start < end || cited(p, h.Span) || named(p, h) {
			continue
		}
		end = h.End
		d := rules.Diagnostic{Span: h.Span, Message: fmt.Sprintf("Word of the source language: “%s”", show(h.In(p.Text)))}
		if h.Phrase.Replace != "" && p.Target.Base() == "en" {
			d.Fix = rules.Replace(rules.Unsafe, "Put “"+h.Phrase.Replace+"”", h.Span, h.Phrase.Replace)
		}
		p.Report(d)
	}
}

// ofTarget reports whether the target language has the words of hits[i] as well:
// one of the hits that begin there is its own.
func ofTarget(p *rules.Pass, hits []rules.Hit, i int) bool {
	for i > 0 && hits[i-1].From == hits[i].From {
		i--
	}
	for from := hits[i].From; i < len(hits) && hits[i].From == from; i++ {
		if hits[i].Phrase.Lang.Base() == p.Target.Base() {
			return true
		}
	}
	return false
}

// named reports whether a phrase is a name within the text, all its words with
// capital letters, as in the film Por Otra Parte.
func named(p *rules.Pass, h rules.Hit) bool {
	if h.Phrase.Replace != "" || h.To-h.From == 1 || h.From == p.WordAt(p.Blocks[p.BlockAt(h.Start)].Start) {
		return false
	}
	for _, w := range p.Words()[h.From:h.To] {
		if w.Case != rules.Title && w.Case != rules.Upper {
			return false
		}
	}
	return true
}
