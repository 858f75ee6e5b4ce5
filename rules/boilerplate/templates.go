package boilerplate

import (
	"sort"

	"github.com/mtlint/mtlint/rules"
)

// wordsMost is the length in words of the longest paragraph that can belong to the page.
const wordsMost = 80

// An open phrase ("subscribe to *") takes in this many words at most where it
// is sure, and this many where a person should look.
const (
	restSafe   = 12
	restUnsafe = 40
)

// strongWords is how many words make a phrase that needs no further evidence:
// “Subscribe to our newsletter” is one, “Subscribe to” is not.
const strongWords = 4

// groups are the rules whose phrases may share a paragraph, as in “Share on
// Facebook Leave a Reply”. Of phrases that begin at the same word and are
// equally long, the first group owns the paragraph.
var groups = []string{
	"boilerplate/comment-form", "boilerplate/subscribe", "boilerplate/share", "boilerplate/paywall", "boilerplate/cookie",
	"boilerplate/syndication", "boilerplate/report-error", "boilerplate/advert", "boilerplate/reading-time", "boilerplate/related",
	"boilerplate/navigation", "boilerplate/copyright", "boilerplate/credit", "boilerplate/byline", "boilerplate/embed", "boilerplate/dateline",
}

// A cover says how far the phrases of the family fill a block.
type cover struct {
	owner string              // the rule of the first phrase
	first *rules.Hit          // the first phrase; of those that begin at one word, the longest
	hits  int                 // phrases
	words int                 // words in all
	known int                 // words of phrases, and numbers beside them
	rest  int                 // words that an open phrase takes in
	left  int                 // words that no phrase accounts for
	grade rules.Applicability // how sure it is that the block belongs to the page; NoFix: it does not
}

// lines reports the blocks that belong to the page and that the phrases of one
// rule of the family begin.
func lines(p *rules.Pass, rule, message string, best rules.Applicability) {
	done := -1
	for _, h := range p.Phrases(rule) {
		b := p.BlockAt(h.Start)
		if b == done {
			continue
		}
		done = b
		c := read(p.Document, b)
		if c.owner != rule || c.grade == rules.NoFix {
			continue
		}
		p.Report(rules.Diagnostic{
			Severity: severity(p.Document, b, c),
			Span:     text(p.Document, b),
			Message:  message,
			Fix: &rules.Fix{
				Title: "Remove the paragraph", Applicability: min(c.grade, best),
				Edits: []rules.Edit{p.RemoveBlocks(b, b+1)},
			},
		})
	}
}

// severity is zero, the rule's own, unless words remain that may belong to the story.
func severity(d *rules.Document, b int, c cover) rules.Severity {
	if c.grade == rules.Safe || d.Blocks[b].Kind == rules.Headline || infoOnly[c.owner] {
		return 0
	}
	return rules.Warning
}

// infoOnly are the rules that are never more than worth a look.
var infoOnly = map[string]bool{
	"boilerplate/copyright": true, "boilerplate/credit": true, "boilerplate/byline": true, "boilerplate/embed": true, "boilerplate/dateline": true,
}

// text gives the span of a block without the spaces around it.
func text(d *rules.Document, b int) rules.Span {
	s := d.Blocks[b].Span
	return rules.Span{Start: d.SkipSpaces(s.Start), End: d.SkipSpacesBack(s.End)}
}

// read finds out whether the phrases of the family fill block b.
func read(d *rules.Document, b int) cover {
	from, to := d.WordsIn(d.Blocks[b].Span)
	c := cover{words: to - from}
	if c.words == 0 || c.words > wordsMost {
		return c
	}
	var known, taken [wordsMost]bool
	for _, g := range groups {
		hits := d.Phrases(g)
		for i := sort.Search(len(hits), func(i int) bool { return hits[i].From >= from }); i < len(hits) && hits[i].From < to; i++ {
			h := &hits[i]
			c.hits++
			if c.first == nil || h.From < c.first.From || h.From == c.first.From && longer(h, c.first) {
				c.first, c.owner = h, g
			}
			for w := h.From; w < h.To; w++ {
				known[w-from] = true
			}
			for w := h.To; h.Phrase.Open && w < to; w++ {
				taken[w-from] = true
			}
		}
	}
	if c.first == nil {
		return c
	}
	for i, w := range d.Words()[from:to] {
		switch {
		case known[i], w.Script == rules.Digits:
			c.known++
		case taken[i]:
			c.rest++
		default:
			c.left++
		}
	}
	c.grade = grade(d, b, from, c)
	return c
}

// longer reports whether h says more than g, which begins at the same word.
func longer(h, g *rules.Hit) bool {
	if h.To != g.To {
		return h.To > g.To
	}
	return h.Phrase.Ends && !g.Phrase.Ends
}

// grade says how sure it is that block b, whose first word is from, belongs to the page.
func grade(d *rules.Document, b, from int, c cover) rules.Applicability {
	headline := d.Blocks[b].Kind == rules.Headline
	switch {
	case c.rest == 0 && c.left == 0:
		if c.words == 1 && !c.first.Phrase.Ends {
			return rules.NoFix // “Facebook” alone may head a part of the story
		}
		if headline {
			return rules.Unsafe
		}
		return rules.Safe
	case headline, quoted(d, b):
		return rules.NoFix
	case c.left == 0 && c.first.From == from:
		return gradeOpen(d, b, c)
	case c.first.Phrase.Starts && c.left <= restSafe && !endsInStop(d, b):
		return rules.Unsafe
	case c.hits >= 3 && c.left <= c.known && !endsInStop(d, b):
		return rules.Unsafe // “News Sport Oskar wins again Subscribe Share”
	}
	return rules.NoFix
}

// gradeOpen grades a block that an open phrase takes in as a whole.
func gradeOpen(d *rules.Document, b int, c cover) rules.Applicability {
	strong := c.first.To-c.first.From >= strongWords || colonBehind(d, c.first)
	sentences := sentencesBehind(d, b, c.first)
	switch {
	case c.rest <= restSafe && sentences == 0 && (strong || !endsInStop(d, b)):
		return rules.Safe
	case !strong && endsInStop(d, b):
		return rules.NoFix // “Subscribe to the view that prices fall and you will wait for years.”
	case c.rest <= restUnsafe && sentences <= 2:
		return rules.Unsafe
	}
	return rules.NoFix
}

// colonBehind reports whether a colon follows the words of a phrase, as in “Read also: …”.
func colonBehind(d *rules.Document, h *rules.Hit) bool {
	r := d.After(d.SkipSpaces(d.Words()[h.To-1].End))
	return r == ':' || r == 0xff1a
}

// quoted reports whether block b begins with a quotation mark.
func quoted(d *rules.Document, b int) bool {
	s := text(d, b)
	i := d.MarkAt(s.Start)
	return i < len(d.Marks()) && d.Marks()[i].Start == s.Start && d.Marks()[i].Class == rules.QuoteMark
}

// endsInStop reports whether block b ends like a sentence.
func endsInStop(d *rules.Document, b int) bool {
	switch d.Before(text(d, b).End) {
	case '.', '!', '?', 0x3002, 0xff01, 0xff1f:
		return true
	}
	return false
}

// sentencesBehind counts the sentences that end behind a phrase and before the end of block b.
func sentencesBehind(d *rules.Document, b int, h *rules.Hit) int {
	n, end := 0, d.Words()[wordBefore(d, d.Blocks[b].End)].Start
	for i := d.MarkAt(d.Words()[h.To-1].End); i < len(d.Marks()) && d.Marks()[i].Start < end; i++ {
		m := d.Marks()[i]
		if m.Class == rules.Question || m.Rune == 0x3002 || m.Class == rules.Stop && d.EndsSentence(m.Start) {
			n++
		}
	}
	return n
}

// wordBefore gives the index of the last word that begins before a byte offset.
func wordBefore(d *rules.Document, offset int) int { return max(d.WordAt(offset)-1, 0) }
