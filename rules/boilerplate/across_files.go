package boilerplate

import "github.com/mtlint/mtlint/rules"

// AcrossFiles flags a paragraph that several articles of a run have.
var AcrossFiles = Family.Add(rules.Rule{
	ID:      "across-files",
	Summary: "The same paragraph in three or more articles of one run",
	Why: `What an outlet puts under each article, such as a note on its sources or a word about itself, is worded like a story ` +
		`and differs from outlet to outlet. Only beside other articles does it show that it belongs to the page. ` +
		`Versions of one story count as one article, and a paragraph that stands amid a story is no more than worth a look: ` +
		`newsrooms repeat the background of a story themselves, and say below a column who wrote it.`,
	Examples: []rules.Example{
		{Bad: "Ferry returns to service\n\nThe ferry to Lund Island sailed again on Monday.\n\nThe Harbour Gazette has told the coast what the tide brings since 1921."},
		{Bad: "Mill burns down in Osk\n\nNobody was hurt when the old mill burned down at night.\n\nThe Harbour Gazette has told the coast what the tide brings since 1921."},
		{Bad: "Swans are back on the pond\n\nFor the first time since the flood, swans breed in Tarn.\n\nThe Harbour Gazette has told the coast what the tide brings since 1921."},
		{Good: "Town band looks for a drummer\n\nThe band of Brenn plays on without a drummer.\n\nThe Harbour Gazette is no part of the town band, its editor said."},
	},
	Severity: rules.Warning,
	Fix:      rules.Manual,
	Maps:     "addition",
	Since:    "0.1.0",
	Across:   true,
	Check:    acrossFiles,
})

// lineWords is how many words a line may have that stands among the
// paragraphs of a page without a meaning for where they stand: “Read more”.
const lineWords = 5

func acrossFiles(p *rules.Pass) {
	if p.Run == nil {
		return
	}
	var recurring []int
	for b := range p.Blocks {
		if p.Recurs(b) {
			recurring = append(recurring, b)
		}
	}
	if len(recurring) == 0 {
		return
	}
	first, last := story(p.Document, recurring)
	for _, b := range recurring {
		d := rules.Diagnostic{Span: text(p.Document, b), Message: "Three or more articles of this run have this paragraph"}
		switch {
		case first < b && b < last, introduces(p.Document, b):
			d.Severity = rules.Info // and what else is wrong with it is said first
		default:
			d.Fix = removal(p, b, rules.Manual)
		}
		p.Report(d)
	}
}

// introduces reports whether block b says who wrote the article, as in “Ada
// Brook is a writer and teaches at Lund”.
func introduces(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	words := d.Words()
	return to-from > 3 && words[from].Case == rules.Title && words[from+1].Case == rules.Title && introductions.Has(words[from+2].Key)
}

var introductions = rules.KeysOf("is", "was", "writes", "edits", "reports", "covers", "teaches")

// story gives the first and the last block that belong to the story: neither
// recurring nor known as boilerplate, nor too short to tell.
func story(d *rules.Document, recurring []int) (first, last int) {
	f := foundIn(d)
	first, last = len(d.Blocks), -1
	for b := range d.Blocks {
		if len(recurring) > 0 && recurring[0] == b {
			recurring = recurring[1:]
			continue
		}
		from, to := d.BlockWords(b)
		if b == 0 || d.Blocks[b].Kind == rules.Headline || to-from <= lineWords || f.read(d, b).grade != rules.NoFix {
			continue
		}
		first, last = min(first, b), b
	}
	return first, last
}
