package boilerplate

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

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
var groups = [...]string{
	"boilerplate/comment-form", "boilerplate/subscribe", "boilerplate/share", "boilerplate/paywall", "boilerplate/cookie",
	"boilerplate/syndication", "boilerplate/report-error", "boilerplate/advert", "boilerplate/reading-time", "boilerplate/related",
	"boilerplate/navigation", "boilerplate/copyright", "boilerplate/credit", "boilerplate/byline", "boilerplate/embed", "boilerplate/dateline",
}

var groupNames = rules.NameAllPhrases(groups[:]...)

// dates is the place of the dateline's phrases in groups.
const dates = len(groups) - 1

// A cover says how far the phrases of the family fill a block.
type cover struct {
	owner string              // the rule of the first phrase
	first *rules.Hit          // the first phrase; of those that begin at one word, the longest
	open  *rules.Hit          // the first open phrase, if any
	tail  *rules.Hit          // the first phrase that ends with the block, if any
	hits  int                 // phrases
	words int                 // words in all
	plain int                 // words that are no figures
	known int                 // words of phrases, and numbers beside them
	dated int                 // words of dates among them
	rest  int                 // words that an open phrase takes in
	left  int                 // words that no phrase accounts for
	grade rules.Applicability // how sure it is that the block belongs to the page; NoFix: it does not
}

// lines reports the blocks that belong to the page and that the phrases of one
// rule of the family begin.
func lines(p *rules.Pass, rule, message string, best rules.Applicability) {
	hits := p.OwnPhrases()
	if len(hits) == 0 {
		return
	}
	b, looked := 0, -1
	var all found
	var f *found
	info := infoOnly(rule)
	for i := range hits {
		h := &hits[i]
		for p.Blocks[b].End < h.Start {
			b++
		}
		if b == looked {
			continue
		}
		looked = b
		if info && within(p.Document, b, h) {
			continue
		}
		if f == nil {
			all.find(p.Document)
			f = &all
		}
		c := f.read(p.Document, b)
		switch {
		case c.owner != rule:
			continue
		case c.grade == rules.NoFix:
			label(p, b, c, message)
			continue
		}
		p.Report(rules.Diagnostic{
			Severity: severity(p.Document, b, c),
			Span:     text(p.Document, b),
			Message:  message,
			Fix:      removal(p, b, min(c.grade, best)),
		})
	}
	if f != nil && !info {
		inline(p, f, rule, message)
	}
}

// inline reports calls of the page among the sentences of a paragraph:
// “… he said. Subscribe to our newsletter. The vote is on Monday.” Phrases
// of some length alone are certain there.
func inline(p *rules.Pass, f *found, rule, message string) {
	severity := rules.Warning
	if rule == "boilerplate/comment-form" {
		severity = rules.Info // authors ask for comments too
	}
	hits := p.OwnPhrases()
	for i := range hits {
		h := &hits[i]
		if h.To-h.From < strongWords || h.Phrase.Starts || p.Words()[h.From].Case == rules.Lower {
			continue
		}
		b := p.BlockAt(h.Start)
		from, to := p.BlockWords(b)
		if h.From == from || !behindSentence(p.Document, h) {
			continue
		}
		c := f.read(p.Document, b)
		if c.grade != rules.NoFix || h.To == to && !h.Phrase.Open && c.first != nil && c.first.From == h.From {
			continue // label has told it
		}
		p.Report(rules.Diagnostic{Severity: severity, Span: rules.Span{Start: h.Start, End: p.Words()[h.To-1].End}, Message: message})
	}
}

// within reports whether the first phrase of a rule stands among the words of
// a block that ends like a sentence. Where no phrase of another rule stands
// before it, the words that do belong to the story, as in “It opens on Monday”.
func within(d *rules.Document, b int, first *rules.Hit) bool {
	from, _ := d.BlockWords(b)
	words := d.Words()
	for i := from; i < first.From; i++ {
		if words[i].Script != rules.Digits {
			return endsInStop(d, b)
		}
	}
	return false
}

// label reports words of the page that begin the headline (“Source title: …”)
// or stand behind the last sentence of a paragraph (“… he said. Continue
// reading”). They are no block of their own, and a person takes them out.
func label(p *rules.Pass, b int, c cover, message string) {
	from, _ := p.BlockWords(b)
	h := c.first
	switch {
	case infoOnly(c.owner):
	case p.Blocks[b].Kind == rules.Headline:
		if h.Phrase.Open && h.From == from && h.To < h.From+c.words && (colonBehind(p.Document, h) || h.To-h.From >= 3) {
			p.Report(rules.Diagnostic{Severity: rules.Warning, Span: rules.Span{Start: h.Start, End: p.Words()[h.To-1].End}, Message: message})
		}
	case c.tail != nil && h.From == c.tail.From && h.From > from && h.To-h.From > 1 && p.Words()[h.From].Case != rules.Lower && behindSentence(p.Document, h):
		p.Report(rules.Diagnostic{Severity: rules.Warning, Span: h.Span, Message: message})
	}
}

// behindSentence reports whether a sentence ends before a phrase: “… he said. Continue reading”.
func behindSentence(d *rules.Document, h *rules.Hit) bool {
	switch d.Before(d.SkipSpacesBack(h.Start)) {
	case '.', '!', '?', 0x2026, ']', ')', '”', '"':
		return true
	}
	return false
}

// severity is zero, the rule's own, unless words remain that may belong to the story.
func severity(d *rules.Document, b int, c cover) rules.Severity {
	switch {
	case c.grade == rules.Safe, d.Blocks[b].Kind == rules.Headline, infoOnly(c.owner):
		return 0
	case c.rest == 0 && c.left == 0:
		return rules.Info // a heading of the story, perhaps
	}
	return rules.Warning
}

// infoOnly holds for the rules that are never more than worth a look.
func infoOnly(rule string) bool {
	switch rule {
	case "boilerplate/copyright", "boilerplate/credit", "boilerplate/byline", "boilerplate/embed", "boilerplate/dateline":
		return true
	}
	return false
}

// text gives the span of a block without the spaces around it.
func text(d *rules.Document, b int) rules.Span {
	return d.Trim(d.Blocks[b].Span)
}

// removal gives the fix that takes block b out of the text.
func removal(p *rules.Pass, b int, grade rules.Applicability) *rules.Fix {
	return &rules.Fix{Title: "Remove the paragraph", Applicability: grade, Edits: []rules.Edit{p.RemoveBlocks(b, b+1)}}
}

// reportBlock reports a block that is no part of the story.
func reportBlock(p *rules.Pass, b int, message string, grade rules.Applicability) {
	p.Report(rules.Diagnostic{Span: text(p.Document, b), Message: message, Fix: removal(p, b, grade)})
}

// found are the phrases of an article, by their places in groups.
type found struct {
	of   [len(groups)][]rules.Hit
	some uint64 // a bit for each place that has any
}

// foundIn looks up the phrases of the family.
func foundIn(d *rules.Document) *found {
	f := new(found)
	f.find(d)
	return f
}

func (f *found) find(d *rules.Document) { f.some = d.PhrasesOfEach(groupNames, f.of[:]) }

// read finds out whether the phrases of the family fill block b.
func read(d *rules.Document, b int) cover {
	return foundIn(d).read(d, b)
}

// read finds out whether the phrases fill block b.
func (f *found) read(d *rules.Document, b int) cover {
	from, to := d.BlockWords(b)
	c := cover{words: to - from}
	if c.words == 0 || c.words > wordsMost {
		return c
	}
	var known, taken [wordsMost]bool
	for some := f.some; some != 0; some &= some - 1 {
		g := bits.TrailingZeros64(some)
		hits := f.of[g]
		for i := rules.HitFrom(hits, from); i < len(hits) && hits[i].From < to; i++ {
			c.add(&hits[i], groups[g], to)
			if g == dates {
				c.dated += hits[i].To - hits[i].From
			}
			mark(known[:], hits[i].From-from, hits[i].To-from)
			if hits[i].Phrase.Open {
				mark(taken[:], hits[i].To-from, to-from)
			}
		}
	}
	if c.first == nil {
		return c
	}
	sentence := c.open == nil && endsInStop(d, b) // every word of it must be known
	words := d.Words()[from:to]
	for i := range words {
		w := &words[i]
		number := w.Script == rules.Digits || w.HasDigit && figure(d, w)
		if !number {
			c.plain++
		}
		switch {
		case known[i], number:
			c.known++
		case taken[i]:
			c.rest++
		case sentence:
			return c
		default:
			c.left++
		}
	}
	c.grade = grade(d, b, from, c)
	return c
}

// add takes note of a phrase of one group in the block whose words end at to.
func (c *cover) add(h *rules.Hit, group string, to int) {
	c.hits++
	if c.first == nil || h.From < c.first.From || h.From == c.first.From && longer(h, c.first) {
		c.first, c.owner = h, group
	}
	if h.Phrase.Open && (c.open == nil || h.From < c.open.From) {
		c.open = h
	}
	if h.To == to && !h.Phrase.Starts && !h.Phrase.Open && (c.tail == nil || h.From < c.tail.From) {
		c.tail = h
	}
}

// mark sets the words in the range [from, to).
func mark(words []bool, from, to int) {
	for i := from; i < to; i++ {
		words[i] = true
	}
}

// longer reports whether h says more than g, which begins at the same word.
func longer(h, g *rules.Hit) bool {
	if h.To != g.To {
		return h.To > g.To
	}
	return h.Phrase.Ends && !g.Phrase.Ends
}

// counter reports whether the block is one word of the page and a figure that
// goes with it: “Comments 12”, “12 shares”, “March 19”.
func (c *cover) counter() bool {
	if c.words == c.plain || c.first.Phrase.Starts {
		return false
	}
	switch c.owner {
	case "boilerplate/comment-form", "boilerplate/dateline":
		return true
	}
	return strings.HasSuffix(c.first.Phrase.Text, "s") || scores.Has(rules.Key(c.first.Phrase.Text))
}

// scores are what pages count, and name by one.
var scores = rules.KeysOf("popularity", "viewed", "heat", "hits")

// figure reports whether a word is a number, perhaps with the letter of its
// thousands: “1452”, “3k”; Chinese pages count in ten thousands: “3.2w”.
func figure(d *rules.Document, w *rules.Word) bool {
	if w.Script == rules.Digits {
		return true
	}
	if !w.HasDigit || w.Len() < 2 || w.Len() > 5 || strings.IndexByte("kKmMwW", d.Text[w.End-1]) < 0 {
		return false
	}
	return strings.Trim(d.Text[w.Start:w.End-1], "0123456789") == ""
}

// grade says how sure it is that block b, whose first word is from, belongs to the page.
func grade(d *rules.Document, b, from int, c cover) rules.Applicability {
	headline := d.Blocks[b].Kind == rules.Headline
	switch {
	case quoted(d, b):
		return rules.NoFix // “Yes,” in the mouth of somebody
	case c.rest == 0 && c.left == 0:
		return gradeFull(d, b, c)
	case headline:
		return rules.NoFix
	case c.open != nil && c.open != c.first && c.first.Phrase.Starts && c.first.From == from && c.left <= restUnsafe && c.open.To-c.open.From >= 3:
		if endsInStop(d, b) {
			return rules.Unsafe // “The article was originally published in the weekend edition.”
		}
		return rules.Safe // “The post Ferry returns appeared first on Harbour Post”
	case c.left == 0 && c.first.From == from:
		return gradeOpen(d, b, c)
	case c.left > restSafe || endsInStop(d, b):
		return rules.NoFix
	case c.first.Phrase.Starts && (c.hits > 1 || c.first.To-c.first.From > 2):
		return rules.Unsafe
	case c.tail != nil && c.tail.From == c.first.From && c.first.Phrase.Ends && setApart(d, c.tail):
		return rules.Unsafe // “Coast Radio | Follow favorite”
	case c.tail != nil && c.tail.To-c.tail.From > 1 && anew(d, from, c.tail):
		return rules.Unsafe // “Bridge to close again Partner material”
	case c.hits >= 3 && c.left <= c.known:
		return rules.Unsafe // “News Sport Oskar wins again Subscribe Share”
	}
	return rules.NoFix
}

// gradeFull grades a block that has no other words than those of phrases.
func gradeFull(d *rules.Document, b int, c cover) rules.Applicability {
	heads := c.plain == 1 && d.Target.Base() == "en" && everyday(d, c)
	switch {
	case c.words == 1 && !c.first.Phrase.Ends:
		return rules.NoFix // “Facebook” alone may head a part of the story
	case c.plain == 1 && c.words > 1 && !c.first.Phrase.Ends && !c.counter():
		return rules.NoFix // “Article 7”
	case heads && (endsInStop(d, b) || d.Blocks[b].Kind == rules.Headline):
		return rules.NoFix // “Yes.”, “Sec. 2.”
	case d.Blocks[b].Kind == rules.Headline, heads && amid(d, b):
		return rules.Unsafe
	}
	return rules.Safe
}

// everyday reports whether the one word of a line may as well head a part of
// the story, as “Consent” and “90 minutes” do. No page has a headline for its
// counters but those of time.
func everyday(d *rules.Document, c cover) bool {
	word := d.Words()[c.first.From].Key
	switch {
	case c.words > c.plain:
		return minutes.Has(word)
	case c.first.Phrase.Lang != "en":
		return alike.Has(word)
	}
	return !buttons.Has(word)
}

var (
	minutes = rules.KeysOf("min", "mins", "minute", "minutes", "sec", "seconds")
	alike   = rules.KeysOf("contact", "culture", "promotion", "radio", "sport", "video") // English has them as well
	buttons = rules.KeysOf("ad", "ads", "advert", "adverts", "advertisement", "advertisements", "advertising", "advertorial", "sponsored", "promo", "promoted",
		"comment", "comments", "faq", "fullscreen", "homepage", "login", "logout", "menu", "newsletter", "pdf", "register", "retweet", "rss", "share", "sitemap", "subscribe", "tweet", "username")
)

// amid reports whether block b stands between two paragraphs of the story.
func amid(d *rules.Document, b int) bool {
	return b > 1 && b+1 < len(d.Blocks) && tells(d, b-1) && tells(d, b+1)
}

// tells reports whether block b is a sentence or more of the story, or of what somebody says in it.
func tells(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	if to-from < 5 {
		return false
	}
	if end := d.Blocks[b].End; d.Text[end-1] == '.' {
		return d.Text[end-2] != '.' // most are
	}
	switch d.Before(end(d, b)) {
	case '"', '”', '’', '\'', ')':
		return true
	}
	return endsInStop(d, b)
}

// setApart reports whether a mark parts a phrase from the words before it:
// “Coast Radio | Follow favorite”, “Ada Brook - archival”, and not “4,000 jobs created”.
func setApart(d *rules.Document, h *rules.Hit) bool {
	if h.Start < d.Words()[h.From].Start {
		return true // the phrase has the mark
	}
	gap := d.SkipSpacesBack(h.Start)
	return gap < h.Start && !rules.IsLetter(d.Before(gap)) && !behindSentence(d, h)
}

// anew reports whether a phrase begins with a capital behind a word in lower
// case, with nothing but a space between them, and goes on in lower case.
func anew(d *rules.Document, from int, h *rules.Hit) bool {
	words := d.Words()
	if h.From == from || words[h.From-1].Case != rules.Lower || words[h.From].Case != rules.Title || words[h.From+1].Case != rules.Lower {
		return false
	}
	return words[h.From].Start == words[h.From-1].End+1
}

// gradeOpen grades a block that an open phrase takes in as a whole.
func gradeOpen(d *rules.Document, b int, c cover) rules.Applicability {
	strong := c.known-c.dated >= strongWords || colonBehind(d, c.open)
	if lowBehind(d, c.open) && endsInStop(d, b) {
		strong = false // “Related: the cost of oil, which rose again.”
	}
	sentences := sentencesBehind(d, b, c.open)
	switch {
	case endsInStop(d, b) && reported(d, b), endsInSpeech(d, b, c.open):
		return rules.NoFix // “Sign up for the race by Friday, the club says.”
	case c.owner == "boilerplate/syndication" && endsInStop(d, b) && acknowledges(d, b):
		return rules.Unsafe // a licence may ask for it
	case c.rest <= restSafe && (sentences == 0 || sentences == 1 && c.hits > 1) && (strong || !endsInStop(d, b)):
		return rules.Safe
	case !strong && endsInStop(d, b):
		return rules.NoFix // “Subscribe to the view that prices fall and you will wait for years.”
	case c.rest <= restUnsafe && sentences <= 2:
		return rules.Unsafe
	}
	return rules.NoFix
}

// acknowledges reports whether block b says where the article comes from, as in
// “This article first appeared in the Harbour Post”.
func acknowledges(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	return slices.ContainsFunc(d.Words()[from:to], func(w rules.Word) bool { return appearances.Has(w.Key) })
}

var appearances = rules.KeysOf("appeared", "published", "adapted", "excerpted", "republished")

// reported reports whether block b says whose words it gives.
func reported(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	return slices.ContainsFunc(d.Words()[from:to], func(w rules.Word) bool { return speech.Has(w.Key) })
}

var speech = rules.KeysOf("said", "says", "added", "told", "called")

// endsInSpeech reports whether block b leads to what somebody says, as in “Follow
// us, she told him: ‘I know the way’”. A headline may follow a phrase and a colon.
func endsInSpeech(d *rules.Document, b int, h *rules.Hit) bool {
	s := text(d, b)
	closing := d.Before(s.End)
	if closing != '"' && closing != '”' && closing != '’' {
		return false
	}
	opening := strings.LastIndexAny(d.Text[s.Start:s.End-utf8.RuneLen(closing)], "\"“‘")
	if opening < 0 {
		return false
	}
	at := d.SkipSpacesBack(s.Start + opening)
	r := d.Before(at)
	return (r == ':' || r == ',') && at > d.SkipSpaces(d.Words()[h.To-1].End)+1
}

// colonBehind reports whether a colon follows the words of a phrase, as in “Read also: …”.
func colonBehind(d *rules.Document, h *rules.Hit) bool {
	r := d.After(d.SkipSpaces(d.Words()[h.To-1].End))
	return r == ':' || r == 0xff1a
}

// lowBehind reports whether a word in lower case follows the words of a phrase
// and a colon: a sentence that goes on, and no headline.
func lowBehind(d *rules.Document, h *rules.Hit) bool {
	return h.To < len(d.Words()) && d.Words()[h.To].Case == rules.Lower && colonBehind(d, h)
}

// quoted reports whether block b begins with a quotation mark.
func quoted(d *rules.Document, b int) bool {
	start := d.SkipSpaces(d.Blocks[b].Start)
	if start < len(d.Text) && (d.Text[start]|0x20)-'a' <= 'z'-'a' {
		return false // nearly always
	}
	i := d.MarkAt(start)
	return i < len(d.Marks()) && d.Marks()[i].Start == start && d.Marks()[i].Class == rules.QuoteMark
}

// endsInStop reports whether block b ends like a sentence; “...” cuts one.
func endsInStop(d *rules.Document, b int) bool {
	if s := &d.Blocks[b].Span; s.Len() > 1 && d.Text[s.End-1] == '.' {
		return d.Text[s.End-2] != '.' // most do
	}
	end := end(d, b)
	switch d.Before(end) {
	case '.':
		return d.Before(end-1) != '.'
	case '!', '?', 0x3002, 0xff01, 0xff1f:
		return true
	}
	return false
}

// end gives where the text of block b ends, without the spaces behind it.
func end(d *rules.Document, b int) int {
	if end := d.SkipSpacesBack(d.Blocks[b].End); end > d.Blocks[b].Start {
		return end
	}
	return text(d, b).End
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
