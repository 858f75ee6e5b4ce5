package boilerplate

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// storyWords is how many words make a sentence that may belong to the story.
const storyWords = 15

// TrailingBlock flags what follows the end of the story.
var TrailingBlock = Family.Add(rules.Rule{
	ID:      "trailing-block",
	Summary: "Lines of the page behind the end of the story",
	Why: `Behind the comment form or the call to subscribe, a page goes on with headlines of other news, names and menus. ` +
		`They match no known wording, but where they stand says that the story is over.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nLeave a Reply\n\nHarbour chief resigns\n\nTen dishes with rhubarb",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nLeave a Reply",
		},
		{Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nLeave a Reply\n\nPassengers had waited for three weeks while divers searched the harbour for the anchor of the ship."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Phrases:  enders,
	Check:    trailingBlock,
})

func trailingBlock(p *rules.Pass) {
	f := foundIn(p.Document)
	first := f.terminator(p.Document)
	if first < 0 {
		return
	}
	var edits []rules.Edit
	var spans []rules.Span
	for b := first + 1; b < len(p.Blocks); b++ {
		if f.read(p.Document, b).grade != rules.NoFix {
			continue
		}
		from := b
		for b+1 < len(p.Blocks) && f.read(p.Document, b+1).grade == rules.NoFix {
			b++
		}
		edits = append(edits, p.RemoveBlocks(from, b+1))
		spans = append(spans, rules.Span{Start: text(p.Document, from).Start, End: text(p.Document, b).End})
	}
	if len(spans) == 0 {
		return
	}
	d := rules.Diagnostic{
		Span:    spans[0],
		Message: "Lines of the page behind the end of the story",
		Fix:     &rules.Fix{Title: "Remove what follows the story", Applicability: rules.Unsafe, Edits: edits},
	}
	for _, s := range spans[1:] {
		d.Related = append(d.Related, rules.Related{Span: s, Message: "Another line of the page"})
	}
	p.Report(d)
}

// terminator gives the block that ends the story: the first that certainly
// belongs to the page and is followed by no sentence of the story; else -1.
func (f *found) terminator(d *rules.Document) int {
	first := -1
	for b := len(d.Blocks) - 1; b > 0; b-- {
		c := f.read(d, b)
		if c.grade == rules.NoFix && sentence(d, b) {
			break
		}
		if c.grade == rules.Safe && slices.Contains(enders, c.owner) {
			first = b
		}
	}
	for b := range max(first, 0) {
		if d.Blocks[b].Kind != rules.Headline && endsInStop(d, b) && f.read(d, b).grade == rules.NoFix {
			return first
		}
	}
	return -1 // no story yet that could have ended
}

// enders are the rules whose phrases stand behind a story and seldom within it.
var enders = []string{
	"boilerplate/comment-form", "boilerplate/subscribe", "boilerplate/syndication",
	"boilerplate/report-error", "boilerplate/share", "boilerplate/navigation", "boilerplate/related",
}

// sentence reports whether a sentence of block b is long enough for the story.
func sentence(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	if to-from < storyWords || !endsInStop(d, b) {
		return to-from > wordsMost
	}
	if quotes(d, b, from, to) {
		return true
	}
	start := from
	for i := d.MarkAt(d.Blocks[b].Start); i < len(d.Marks()) && d.Marks()[i].Start < d.Blocks[b].End; i++ {
		m := d.Marks()[i]
		if m.Class == rules.Question || m.Class == rules.Stop && d.EndsSentence(m.Start) {
			at := int(m.Next)
			if at-start >= storyWords {
				return true
			}
			start = at
		}
	}
	return to-start >= storyWords
}

// quotes reports whether somebody is quoted in block b, whose words are in the
// range [from, to), with a word that says so: “We wait,” the couple wrote.
func quotes(d *rules.Document, b, from, to int) bool {
	verbs := d.PhrasesOf(speechVerbs)
	i := rules.HitFrom(verbs, from)
	return i < len(verbs) && verbs[i].From < to && slices.ContainsFunc(d.Quotes(), func(q rules.Quotation) bool { return q.Block == b && q.Closed() })
}

var speechVerbs = rules.NamePhrases("speech/verb")
