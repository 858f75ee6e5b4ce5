package boilerplate

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// LooseLine flags a short line that is no sentence, between the headline and the
// story or behind its last sentence.
var LooseLine = Family.Add(rules.Rule{
	ID:      "loose-line",
	Summary: "Short line that is no sentence, before or behind the story",
	Why: `Pages have more buttons, labels and menus than any list knows, and each engine words them in its own way. ` +
		`A few words without a stop under the headline or behind the last sentence are most often one of these, or what is left of a sentence that was cut.`,
	Examples: []rules.Example{
		{Bad: "Ferry returns to service\n\nFrom the photo store\n\nThe ferry sailed again on Monday, the town hall said.\n\nNews tape"},
		{Good: "Ferry returns to service\n\nHarbour opens for the first time since the storm of May\n\nThe ferry sailed again on Monday, the town hall said.\n\nNo sailings\n\nThe pier stays closed, it said."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "addition",
	Since:    "0.1.0",
	Hunch:    true,
	Check:    looseLine,
})

const (
	underMost   = 6  // words of a line under the headline; a standfirst has more
	behindMost  = 10 // words of a line behind the story
	behindLines = 5  // lines behind the story that are no list of results
	proseWords  = 6  // words of a sentence of the story, at least
)

func looseLine(p *rules.Pass) {
	if len(p.Blocks) < 2 || p.Blocks[0].Kind != rules.Headline {
		return
	}
	if c := p.Conventions(); !slices.Contains(c.Scripts, "Latn") && !slices.Contains(c.Scripts, "Cyrl") {
		return
	}
	first, last := 1, len(p.Blocks)-1
	for first < len(p.Blocks) && !prose(p, first) {
		first++
	}
	for last > first && !prose(p, last) {
		last--
	}
	if first == len(p.Blocks) {
		return
	}
	for b := 1; b < first; b++ {
		if from, to := p.BlockWords(b); to-from > storyWords {
			break // what follows may be a heading
		}
		if loose(p, b, underMost) {
			p.Reportf(text(p.Document, b), "Line under the headline that is no sentence")
		}
	}
	if len(p.Blocks)-1-last > behindLines || verses(p, last+1) {
		return
	}
	for b := last + 1; b < len(p.Blocks); b++ {
		if loose(p, b, behindMost) {
			p.Reportf(text(p.Document, b), "Line behind the story that is no sentence")
		}
	}
}

// verses reports whether one of the blocks from a number on ends with a comma.
func verses(p *rules.Pass, b int) bool {
	for ; b < len(p.Blocks); b++ {
		if p.Before(text(p.Document, b).End) == ',' {
			return true
		}
	}
	return false
}

// prose reports whether block b ends like a sentence of the story.
func prose(p *rules.Pass, b int) bool {
	from, to := p.BlockWords(b)
	if to-from < proseWords {
		return false
	}
	end := text(p.Document, b).End
	switch p.Before(end) {
	case '”', '"', '’', '\'', '»', '“', ')', ':', '…':
		return true
	}
	return endsInStop(p.Document, b) || p.Before(end) == '.'
}

// loose reports whether block b is a paragraph of one to most words that no mark
// of a sentence, a quotation or a list opens or ends.
func loose(p *rules.Pass, b, most int) bool {
	from, to := p.BlockWords(b)
	if p.Blocks[b].Kind != rules.Paragraph || to-from > most || !slices.ContainsFunc(p.Words()[from:to], func(w rules.Word) bool { return w.Script != rules.Digits }) {
		return false
	}
	s := text(p.Document, b)
	switch first := p.After(s.Start); first {
	case '"', '“', '„', '«', '‘', '\'', '-', '–', '—', '•', '*':
		return false
	}
	switch last := p.Before(s.End); last {
	case '.', '!', '?', ':', ';', ',', '"', '”', '’', '\'', '»', '…', '-', '–', '—':
		return false
	}
	return true
}
