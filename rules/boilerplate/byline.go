package boilerplate

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// bylineMost is how many words a byline has at most: “By Jane Maria Doe and John Roe”.
const bylineMost = 8

// Byline flags the line that names the author or the account that posted a text.
var Byline = Family.Add(rules.Rule{
	ID:      "byline",
	Summary: "Byline or name of an account among the story",
	Why: `Pages name the author, the editor or the account that posted an article in a line of its own: “by admin”, “Editor: Li Na”. ` +
		`Aggregators keep it as a paragraph, and engines translate the name.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nby admin\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nBy Monday all sailings were back on time."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Phrases:  []string{"boilerplate/byline", by, rules.OutletPhrases},
	Check:    byline,
})

func byline(p *rules.Pass) {
	const message = "Byline, not part of the story"
	lines(p, "boilerplate/byline", message, rules.Unsafe)
	outlets(p)
	for _, h := range p.Phrases(by) {
		b := p.BlockAt(h.Start)
		from, to := p.BlockWords(b)
		if to-from < 2 || to-from > bylineMost || p.Blocks[b].Kind == rules.Headline {
			continue
		}
		if endsInStop(p.Document, b) || !named(p.Words()[from+1:to]) || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    text(p.Document, b),
			Message: message,
			Fix:     &rules.Fix{Title: "Remove the paragraph", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(b, b+1)}},
		})
	}
}

// outlets reports the paragraphs that hold no more than the name of an outlet
// of the configuration, and figures.
func outlets(p *rules.Pass) {
	for _, h := range p.Outlets() {
		b := p.BlockAt(h.Start)
		from, to := p.BlockWords(b)
		if h.From != from || p.Blocks[b].Kind == rules.Headline || endsInStop(p.Document, b) || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		if rest := p.Words()[h.To:to]; slices.ContainsFunc(rest, func(w rules.Word) bool { return w.Script != rules.Digits }) {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    text(p.Document, b),
			Message: "Name of the outlet, not part of the story",
			Fix:     &rules.Fix{Title: "Remove the paragraph", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(b, b+1)}},
		})
	}
}

// by is what the packs call the word that a byline begins with.
const by = "boilerplate/by"

var joins = rules.KeysOf("and", "with")

// named reports whether words are names, "and" and "with" among them apart.
func named(words []rules.Word) bool {
	for _, w := range words {
		if !joins.Has(w.Key) && (w.Case == rules.Lower || w.HasDigit) {
			return false
		}
	}
	return true
}
