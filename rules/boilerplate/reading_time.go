package boilerplate

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// ReadingTime flags a reading time, a counter or a page tool among the story.
var ReadingTime = Family.Add(rules.Rule{
	ID:      "reading-time",
	Summary: "Reading time, counter or page tool among the story",
	Why:     `Counters and tools stand around the headline of a page: “4 min read”, “12 views”, “Print this page”. They say nothing about the news.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\n4 min read\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nViews of the harbour draw 12 ships of tourists a week."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.Sign),
	Check:    readingTime,
})

func readingTime(p *rules.Pass) {
	const message = "Reading time or counter of the page, not part of the story"
	lines(p, "boilerplate/reading-time", message, rules.Safe)
	done := -1
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if !strings.ContainsRune(pictures, m.Rune) {
			continue
		}
		b := p.BlockAt(m.Start)
		if b == done || !counters(p.Document, b) {
			continue
		}
		done = b
		reportBlock(p, b, message, rules.Safe)
	}
}

// pictures are the signs that pages draw beside their counters.
const pictures = "\U0001f441\U0001f440\U0001f4ac\U0001f5e8\U0001f44d\U0001f44e\u2764\u2665\U0001f552\U0001f550\u23f1\u23f0\u231a\u231b\u23f3\U0001f4c5\U0001f5d3\U0001f4f7\U0001f4f8\U0001f525\U0001f464\U0001f4d6\U0001f4ca\U0001f501\U0001f517\U0001f50a\U0001f3a7"

// countersMost is how many words a row of counters has at most.
const countersMost = 8

// counters reports whether block b has figures and no words but those that
// counters have: “2 min. 👁 1 452”. A phrase of the family may tell it as well.
func counters(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	if from == to || to-from > countersMost || d.Blocks[b].Kind == rules.Headline {
		return false
	}
	figures := 0
	for i := range d.Words()[from:to] {
		w := &d.Words()[from+i]
		switch {
		case figure(d, w):
			figures++
		case !units.Has(w.Key):
			return false
		}
	}
	return figures > 0 && read(d, b).grade == rules.NoFix
}

var units = rules.KeysOf("k", "m", "w", "min", "mins", "minute", "minutes", "sec", "seconds", "read", "reads", "views", "likes", "comments", "shares", "thousand", "h", "d", "ago")
