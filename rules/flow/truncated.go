package flow

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Truncated flags a paragraph that ends in the middle of a sentence, which may
// go on in the next.
var Truncated = Family.Add(rules.Rule{
	ID:      "truncated",
	Summary: "Paragraph that ends in the middle of a sentence",
	Why: `Engines have a limit to what they take in, and feeds cut a story after so many characters.
What the reader is not told may be what matters.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\nThe owners met on Monday in the old town hall,\n\nThe line is closed."},
		{
			Bad:  "Ferry talks\n\nThe owners met on Monday in the...\n\nThe owners met on Monday in the town hall.",
			Good: "Ferry talks\n\nThe owners met on Monday in the town hall.",
		},
		{Good: "Ferry talks\n\nThe owners met on Monday in the town hall.\n\nIn brief\n\nThe line is closed."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "omission",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Unended | rules.SameBlocks | rules.LooseSingle | rules.AnyOf(rules.Stop),
	Check:    truncated,
})

const (
	clauseWords   = 6  // words from which a block with a verb may be a sentence
	sentenceWords = 8  // words from which a block is a sentence and no label
	commaWords    = 4  // words from which a block may be a sentence that breaks off at a comma
	certainWords  = 14 // words from which a missing stop is no habit of headings
	bodyLeast     = 2  // paragraphs that show the habit of the article
)

func truncated(p *rules.Pass) {
	var (
		commas []rules.Diagnostic
		open   []int // blocks that may be sentences without a stop
		torn   tears
	)
	for i := range p.Blocks {
		if ended(p, i) {
			continue
		}
		torn.look(p, i)
		if teaser(p, i) {
			continue
		}
		b := &p.Blocks[i]
		n := long(p, i)
		if !isParagraph(b) || saysLittle(p, b.Span, n) {
			continue
		}
		s, message := cut(p, i)
		switch {
		case message != "" && s.In(p.Text) == ",":
			commas = append(commas, rules.Diagnostic{Span: s, Message: message})
		case message != "":
			p.Report(rules.Diagnostic{Span: s, Message: message})
		case !beforeName(p, i) && (n >= certainWords || likeSentence(p, b.Span)):
			open = append(open, i)
		}
	}
	withoutStop(p, open)
	atCommas(p, commas)
	torn.report(p)
}

// ended reports whether block i ends as a sentence does, and reports one that does
// so at a word that no sentence ends with.
func ended(p *rules.Pass, i int) bool {
	b := &p.Blocks[i]
	if n := b.End; b.Len() > 1 && p.Text[n-1] == '.' && (p.Text[n-2]|0x20)-'a' <= 'z'-'a' {
		switch p.Text[n-2] {
		case 'a', 'e', 'n', 'd', 'r': // of “a”, “the”, “an”, “and”, “or”
			stopped(p, i)
		}
		return true // a letter and a stop, as nearly always
	}
	if !whole(p, b.Span) {
		return false
	}
	if end := p.SkipSpacesBack(b.End); p.Text[end-1] == '\'' || p.Text[end-1] >= utf8.RuneSelf {
		inPossessive(p, i)
	}
	return true
}

// saysLittle reports whether a paragraph of n words says too little to be a sentence
// that breaks off, or was reported here by how it ends.
func saysLittle(p *rules.Pass, b rules.Span, n int) bool {
	few := (n < clauseWords || n < sentenceWords && !clause(p, b)) && (n < commaWords || !unnamed(p, b))
	if s, ok := feedSign(p, b); ok && few && n >= clauseWords {
		p.Report(rules.Diagnostic{Span: s, Message: "The paragraph is cut"})
		return true
	}
	return trailsOff(p, b, n) || cutAtEnd(p, b, n) || few
}

// cutAtEnd reports the end of an article that breaks off at an ellipsis behind a word
// that news is not full of, and may be the beginning of one: “… the cause of the acci…”.
func cutAtEnd(p *rules.Pass, b rules.Span, n int) bool {
	words, last := p.Words(), p.WordAt(b.End)-1
	if n < clauseWords || last < 0 || last != len(words)-1 || words[last].Case != rules.Lower || words[last].Len() < 3 || rules.EverydayEnglish().Has(words[last].Key) {
		return false
	}
	if tail := p.Text[words[last].End:p.SkipSpacesBack(b.End)]; tail != "…" && tail != "..." {
		return false
	}
	p.Report(rules.Diagnostic{Span: rules.Span{Start: words[last].Start, End: p.SkipSpacesBack(b.End)}, Severity: rules.Info, Message: "The article is cut"})
	return true
}

// withoutStop flags the blocks that have no stop where the others of the
// article have one, or that break off at a word no sentence ends with.
func withoutStop(p *rules.Pass, open []int) {
	habit := len(open) > 0 && stopsAll(p)
	for _, i := range open {
		if b := p.Blocks[i].Span; habit || hanging(p, b) || i+1 == len(p.Blocks) && awaiting(p, b) || i+1 == len(p.Blocks) && dashed(p, b) {
			unstopped(p, i)
		}
	}
}

// likeSentence reports whether a block of some words is a sentence, or a piece
// of one, and no heading.
func likeSentence(p *rules.Pass, b rules.Span) bool {
	return sentenceInside(p, b) || hanging(p, b) || clause(p, b) || leads(p, b) || dashed(p, b)
}

// tornMost is how many sentences of an article a line ending may tear apart:
// more are the lines of a poem, or of a page that was printed so.
const tornMost = 3

// tears are the sentences that a line ending has torn apart: “The mayor said
// that the” ¶ “gate will be shut on Monday”.
type tears struct {
	before [tornMost]int // the blocks that they begin in
	count  int
}

// look takes note of block i, which does not end as nearly all do.
func (t *tears) look(p *rules.Pass, i int) {
	if i == 0 || i+1 == len(p.Blocks) || !isParagraph(&p.Blocks[i]) || !isParagraph(&p.Blocks[i+1]) || !tornBehind(p, i) {
		return
	}
	if t.count < tornMost {
		t.before[t.count] = i
	}
	t.count++
}

func (t *tears) report(p *rules.Pass) {
	if t.count > tornMost {
		return
	}
	for _, i := range t.before[:t.count] {
		gap, space := rules.Span{Start: p.Blocks[i].End, End: p.SkipSpaces(p.Blocks[i+1].Start)}, " "
		if rules.IsSpace(p.Before(gap.Start)) {
			space = "" // the line has one at its end
		}
		from, _ := p.BlockWords(i + 1)
		p.Report(rules.Diagnostic{
			Severity: rules.Info,
			Span:     rules.Span{Start: p.Words()[from-1].Start, End: p.Words()[from].End},
			Message:  "A line ending tears the sentence apart",
			Fix:      rules.Replace(rules.Unsafe, "Join the two lines", gap, space),
		})
	}
}

// tornBehind reports whether block i, a piece of a sentence, breaks off behind
// a word, and the next goes on in lower case and ends the sentence.
func tornBehind(p *rules.Pass, i int) bool {
	words := p.Words()
	from, to := p.BlockWords(i)
	first, end := p.BlockWords(i + 1)
	if to-from < clauseWords && (to-from < linkedWords || !awaits.Has(words[to-1].Key) && !hanging(p, p.Blocks[i].Span)) || end-first < clauseWords || words[to-1].End != p.SkipSpacesBack(p.Blocks[i].End) || words[first].Start != p.SkipSpaces(p.Blocks[i+1].Start) {
		return false
	}
	return words[from].Case != rules.Lower && words[to-1].Case != rules.Upper && words[first].Case == rules.Lower && words[first].Script == rules.Latin && !words[first].HasDigit &&
		p.After(words[first].End) == ' ' && ends(p, last(p, p.Blocks[i+1].Span))
}

// linkedWords is how many words a line has at least that breaks off behind a word
// that waits for another.
const linkedWords = 3

// awaits are words that wait for another as hangers do, though some end a sentence
// now and then.
var awaits = rules.KeysOf("has", "have", "had", "is", "are", "be", "been", "will", "would", "could", "should", "can", "may", "might", "must", "that", "to", "in", "on", "at", "for", "by", "as",
	"who", "which", "her", "not", "when", "while")

// How many words the beginning of a paragraph has at least that stands before it
// once more, and how far behind it the paragraph may stand.
const (
	teaserLeast  = 3
	teaserSure   = 6
	teaserBlocks = 3
)

// teaser reports block i when it is the beginning of a paragraph below it, or of
// the headline, as pages print it in a list of articles: “The owners met on …”.
func teaser(p *rules.Pass, i int) bool {
	from, to := p.BlockWords(i)
	if i == 0 || to-from < teaserLeast {
		return false
	}
	text, marked := uncut(p.Trim(p.Blocks[i].Span).In(p.Text))
	if marked {
		from, to = p.WordsIn(rules.Span{Start: p.Blocks[i].Start, End: p.SkipSpaces(p.Blocks[i].Start) + len(text)})
	}
	if to-from < teaserLeast || !marked && to-from < teaserSure {
		return false
	}
	message, severity := "The beginning of a paragraph below, cut off", rules.Warning
	if head, ok := p.Headline(); ok && head < i && begins(p.Trim(p.Blocks[head].Span).In(p.Text), text) {
		message = "The headline again, cut off"
	} else {
		copied := false
		for b := i + 1; b < len(p.Blocks) && b <= i+teaserBlocks && (marked || b == i+1) && !copied; b++ {
			copied = begins(p.Trim(p.Blocks[b].Span).In(p.Text), text)
		}
		if !copied {
			return false
		}
		if to-from < teaserSure {
			severity = rules.Info // the refrain of a speech, perhaps
		}
	}
	p.Report(rules.Diagnostic{
		Severity: severity, Span: p.Trim(p.Blocks[i].Span), Message: message, Slip: rules.NoSlip,
		Fix: &rules.Fix{Title: "Remove it", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
	})
	return true
}

// begins reports whether a text begins with another and goes on.
func begins(text, start string) bool {
	return len(text) > len(start) && strings.EqualFold(text[:len(start)], start)
}

// cutReach is how many bytes the sign that a text was cut at and the link behind
// it take, at most.
const cutReach = 48

// uncut gives a text without the sign that it was cut at, and whether it has
// one: "…", "[...]", "… Read more".
func uncut(text string) (string, bool) {
	n := len(text)
	if n > 1 && text[n-1] == '.' && rules.IsLetter(rune(text[n-2])) {
		return text, false // as nearly all end
	}
	head := n - min(n, cutReach)
	tail := text[head:]
	dots := strings.Contains(tail, "…") || strings.Contains(tail, "...")
	square, round := strings.IndexByte(tail, '[') >= 0, strings.IndexByte(tail, '(') >= 0
	for _, sign := range [...]string{"[…]", "[...]", "(…)", "(...)", "[&hellip;]", "…", "...", "[more]", "(more)"} {
		switch sign[0] {
		case '[':
			if !square {
				continue
			}
		case '(':
			if !round {
				continue
			}
		default:
			if !dots {
				continue
			}
		}
		at := strings.LastIndex(tail, sign)
		if at >= 0 {
			at += head
		}
		if at <= 0 || len(text)-at > len(sign)+len(" continue reading →") {
			continue
		}
		if cutLabels[strings.ToLower(strings.Trim(text[at+len(sign):], " .…»›→>[]"))] {
			return strings.TrimRight(text[:at], " .…"), true
		}
	}
	return text, false
}

// cutLabels are the words of the link behind a text that is cut.
var cutLabels = map[string]bool{"": true, "more": true, "read more": true, "read on": true, "continue reading": true, "continue": true, "full story": true, "read full story": true, "see more": true, "show more": true}

// stopped reports a paragraph that breaks off at a word that no sentence ends with, and has a stop there.
func stopped(p *rules.Pass, i int) {
	b := &p.Blocks[i]
	last := p.WordAt(b.End) - 1
	if last < 0 || !isParagraph(b) {
		return
	}
	w := &p.Words()[last]
	if w.End != b.End-1 || w.Case != rules.Lower || w.Len() > len("the") || !never.Has(w.Key) || p.Before(w.Start) != ' ' || long(p, i) < clauseWords {
		return
	}
	p.Report(rules.Diagnostic{Span: rules.Span{Start: w.Start, End: b.End}, Message: "The paragraph breaks off at “" + w.In(p.Text) + "”"})
}

// never are words that no sentence ends with.
var never = rules.KeysOf("a", "an", "the", "and", "or")

// inPossessive reports a paragraph that is cut before the s of a possessive:
// “It was typical of the album'”. No quotation may be open that the apostrophe
// closes, and no plural may stand before it.
func inPossessive(p *rules.Pass, i int) {
	b := &p.Blocks[i]
	end := p.SkipSpacesBack(b.End)
	r := p.Before(end)
	if r != '\'' && r != '’' || !isParagraph(b) || long(p, i) < clauseWords {
		return
	}
	at := end - len(string(r))
	w := &p.Words()[p.WordAt(at)-1]
	if before := p.Before(at); w.End != at || w.Len() < 4 || before == 's' || before == 'n' && p.Before(at-1) == 'i' {
		return // “the owners'”, “goin'”, “a bit o'”
	}
	for _, i := range p.MarksOf(rules.QuoteMark) {
		if m := p.Marks()[i]; m.Start >= b.Start && m.Start < at && strings.ContainsRune("'‘’‚‹›`´", m.Rune) && !(rules.IsLetter(p.Before(m.Start)) && rules.IsLetter(p.After(m.End))) {
			return
		}
	}
	s := rules.Span{Start: at, End: end}
	p.Report(rules.Diagnostic{Span: s, Severity: rules.Info, Message: "The paragraph breaks off at an apostrophe"})
}

// atCommas reports paragraphs that break off at a comma, where they are few.
func atCommas(p *rules.Pass, found []rules.Diagnostic) {
	if len(found) >= verse {
		return
	}
	for _, d := range found {
		p.Report(d)
	}
}

// verse is how many paragraphs that end with a comma are the lines of a poem, a
// law or a list.
const verse = 3

// whole reports whether a block ends as nearly all do: with one stop behind a
// word, with another mark that ends a sentence, or with a closing mark.
func whole(p *rules.Pass, b rules.Span) bool {
	end := p.SkipSpacesBack(b.End)
	if end-len("..") < b.Start {
		return false
	}
	switch p.Text[end-1] {
	case '.':
		before := p.Text[end-2]
		return before != '.' && before != ' ' && before < utf8.RuneSelf
	case ')':
		last := p.Text[end-2]
		return last < utf8.RuneSelf && last != '.' && (last != 'e' && last != 'd' || cutSign(p.Text[b.Start:end]) < 0) // "(more)", "(continued)"
	case '?', '!', '"', '\'':
		return true
	}
	return strings.HasSuffix(p.Text[b.Start:end], "”") || strings.HasSuffix(p.Text[b.Start:end], "’")
}

// stopsAll reports whether the article ends its long paragraphs with a stop.
func stopsAll(p *rules.Pass) bool {
	whole, open, dot := 0, 0, ends(p, '.')
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if !isParagraph(b) || long(p, i) < certainWords {
			continue
		}
		if end := p.SkipSpacesBack(b.End); dot && end > b.Start && p.Text[end-1] == '.' {
			whole++ // nearly all
		} else if r := last(p, b.Span); ends(p, r) || r == ':' {
			whole++
		} else {
			open++
		}
	}
	return whole >= bodyLeast && 8*open <= whole+7
}

// long gives the number of words of block i.
func long(p *rules.Pass, i int) int {
	from, to := p.BlockWords(i)
	return to - from
}

// cut gives where block i breaks off and how one can tell; no message where no mark tells.
func cut(p *rules.Pass, i int) (rules.Span, string) {
	b := p.Blocks[i].Span
	end := p.SkipSpacesBack(b.End)
	r := p.Before(end)
	s := rules.Span{Start: end - len(string(r)), End: end}
	switch r {
	case ',':
		if !goesOn(p, i) && !spokenNext(p, i) {
			return s, "The paragraph breaks off at a comma"
		}
	case '(', '[':
		return s, "The paragraph breaks off at an opening bracket"
	case '$', '£', '€', '¥', '₽', '₴', '₹', '#', '&', '@':
		return s, "The paragraph breaks off before a figure"
	case '-':
		if rules.IsLetter(p.Before(s.Start)) && !goesOn(p, i) {
			return s, "The paragraph breaks off in a word"
		}
	}
	if sign, ok := feedSign(p, b); ok {
		return sign, "The paragraph is cut"
	}
	return s, ""
}

// feedSign gives the sign of a feed at the end of a block.
func feedSign(p *rules.Pass, b rules.Span) (rules.Span, bool) {
	end := p.SkipSpacesBack(b.End)
	if r := p.Before(end); r != ']' && r != ')' {
		return rules.Span{}, false
	}
	at := cutSign(p.Text[b.Start:end])
	return rules.Span{Start: b.Start + at, End: end}, at >= 0
}

// cutSign gives where the sign of a feed begins that it left more out: "[…]",
// "(more)", "[+1234 chars]"; -1 where there is none.
func cutSign(text string) int {
	at := strings.LastIndexAny(text, "[(")
	if at < 0 {
		return -1
	}
	switch in := text[at+1 : len(text)-1]; {
	case in == "…", in == "...", in == "more", in == "cut", in == "truncated", in == "continued", in == "cont'd", in == "cont’d", in == "to be continued", in == "read more", in == "more to come", strings.HasPrefix(in, "+") && strings.HasSuffix(in, " chars"):
		return at
	}
	return -1
}

// unstopped flags block i when it ends with a word, at a mark that a sentence
// goes on behind, or trails off where nobody speaks. With a whole sentence
// before, it can be no heading.
func unstopped(p *rules.Pass, i int) {
	b := p.Blocks[i].Span
	end := p.SkipSpacesBack(b.End)
	if goesOn(p, i) || strings.ContainsAny(p.Text[b.Start:end], "|@") {
		return
	}
	switch r := p.Before(end); r {
	case ';', ':', '–', '—', '-':
		if !leadsOn(p, i, r) {
			s := rules.Span{Start: end - len(string(r)), End: end}
			p.Report(rules.Diagnostic{Span: s, Severity: rules.Info, Message: "The paragraph breaks off at " + string(r)})
		}
		return
	}
	tail := strings.TrimRight(p.Text[b.Start:end], ".… ")
	dots := end - b.Start - len(tail)
	at := b.Start + len(tail)
	figure := rules.IsDigit(p.Before(at))
	if dots == 1 || p.Text[at:end] == " ." || !rules.IsLetter(p.Before(at)) && !figure {
		return
	}
	w := p.Words()[p.WordAt(at)-1]
	d := rules.Diagnostic{Span: w.Span, Severity: rules.Info, Message: "The paragraph ends without a stop"}
	switch {
	case dots > 1:
		d.Span, d.Message = rules.Span{Start: w.End, End: end}, "The paragraph trails off"
	case titles.Has(w.Key) && w.Case == rules.Title:
		d.Message = "The paragraph breaks off before a name"
	case w.Case != rules.Lower && !sentenceInside(p, b):
		return
	case spokenNext(p, i) && (figure || w.Case != rules.Lower || speakers.Has(w.Key)):
		return // “The mayor told reporters” ¶ “We will rebuild it.”
	}
	p.Report(d)
}

// dashed reports whether a span ends with a dash behind a space.
func dashed(p *rules.Pass, s rules.Span) bool {
	end := p.SkipSpacesBack(s.End)
	r := p.Before(end)
	return (r == '–' || r == '—' || r == '-') && rules.IsSpace(p.Before(end-len(string(r))))
}

// titles are forms of address that a name follows.
var titles = rules.KeysOf("mr", "mrs", "ms", "dr", "prof", "gen", "col", "sen", "gov", "rev", "sgt", "lt", "capt", "messrs")

// beforeName reports a block that ends with a form of address behind a small
// word: “… is addressed to Dr”.
func beforeName(p *rules.Pass, i int) bool {
	b := &p.Blocks[i]
	from, to := p.BlockWords(i)
	if to-from < clauseWords || !isParagraph(b) {
		return false
	}
	w, before := &p.Words()[to-1], &p.Words()[to-2]
	if w.Case != rules.Title || before.Case != rules.Lower || !titles.Has(w.Key) || w.End != p.SkipSpacesBack(b.End) || p.Text[before.End:w.Start] != " " {
		return false
	}
	p.Report(rules.Diagnostic{Span: w.Span, Severity: rules.Info, Message: "The paragraph breaks off before a name"})
	return true
}

// leads reports whether a sentence of some length ends with a word that leads
// on, without a stop: “… the council said, which”.
func leads(p *rules.Pass, b rules.Span) bool {
	from, to := p.WordsIn(b)
	w := &p.Words()[to-1]
	return to-from >= sentenceWords && w.End == p.SkipSpacesBack(b.End) && w.Case == rules.Lower && conjunctions.Has(w.Key)
}

// conjunctions are words with which no sentence of news ends.
var conjunctions = rules.KeysOf("while", "whom", "though", "unless", "until", "whether", "against", "without", "towards", "toward", "despite", "via", "upon", "within", "which", "who", "would", "to", "by", "as", "according", "including")

// speakers are the words at the end of a paragraph that a quotation may follow.
var speakers = rules.KeysOf("said", "says", "added", "told", "asked", "wrote", "reporters", "him", "her", "us", "me", "them", "continued", "explained", "statement", "read", "reads", "that", "as", "journalists")

// clause reports whether a block begins with a subject and a verb in the past
// tense, as a sentence does and a heading seldom: “The pier was …”.
func clause(p *rules.Pass, b rules.Span) bool {
	from, to := p.WordsIn(b)
	words := p.Words()
	if words[to-1].Case != rules.Lower || questions.Has(words[from].Key) {
		return false
	}
	for i := from + 1; i < min(to-2, from+clauseWords); i++ {
		if words[i].Case == rules.Lower && past.Has(words[i].Key) {
			return true
		}
	}
	return false
}

var past = rules.KeysOf("was", "were", "had", "has", "have", "did")

// leadsOn reports whether block i may end with a colon, a semicolon or a dash
// because what follows is a list or a quotation.
func leadsOn(p *rules.Pass, i int, mark rune) bool {
	if i+1 == len(p.Blocks) {
		return false
	}
	switch next := p.Blocks[i+1]; mark {
	case ':':
		return !hanging(p, rules.Span{Start: p.Blocks[i].Start, End: p.SkipSpacesBack(p.Blocks[i].End) - 1})
	case ';':
		return p.Before(p.SkipSpacesBack(next.End)) == ';' || i > 0 && p.Before(p.SkipSpacesBack(p.Blocks[i-1].End)) == ';'
	}
	return spokenNext(p, i)
}

// hanging reports whether a span ends with a word that no sentence ends with.
func hanging(p *rules.Pass, s rules.Span) bool {
	words, i := p.Words(), p.WordAt(s.End)-1
	if i < 0 || words[i].End != p.SkipSpacesBack(s.End) || words[i].Case != rules.Lower {
		return false
	}
	return hangers.Has(words[i].Key) || i > 0 && prepositions.Has(words[i].Key) && words[i-1].Case != rules.Lower && plain(p, &words[i-1], &words[i]) // “in the Harbor Parade in”
}

// awaiting reports whether a span ends with a preposition.
func awaiting(p *rules.Pass, s rules.Span) bool {
	i := p.WordAt(s.End) - 1
	return i >= 0 && p.Words()[i].End == p.SkipSpacesBack(s.End) && p.Words()[i].Case == rules.Lower && prepositions.Has(p.Words()[i].Key)
}

// unnamed reports whether a block ends with a comma that no speech follows, and begins
// as sentences do and the lines of an address do not.
func unnamed(p *rules.Pass, b rules.Span) bool {
	from, to := p.WordsIn(b)
	return last(p, b) == ',' && openers.Has(p.Words()[from].Key) && !speakers.Has(p.Words()[to-1].Key)
}

// trailsOff reports a paragraph of three words or more that ends with an ellipsis
// behind a word that no sentence ends with: “The spokeswoman specified that…”.
func trailsOff(p *rules.Pass, s rules.Span, words int) bool {
	end := p.SkipSpacesBack(s.End)
	at := end
	for p.Before(at) == '.' {
		at--
	}
	if p.Before(at) == '…' {
		at -= len("…")
	}
	i := p.WordAt(at) - 1
	if words < 3 || end-at < len("...") || i < 0 || p.Words()[i].End != p.SkipSpacesBack(at) || p.Words()[i].Case != rules.Lower {
		return false
	}
	if key := p.Words()[i].Key; !hangers.Has(key) && !leading.Has(key) {
		return false
	}
	p.Report(rules.Diagnostic{Span: rules.Span{Start: at, End: end}, Severity: rules.Info, Message: "The paragraph trails off"})
	return true
}

// leading are words that a sentence may end with, but not where it trails off.
var leading = rules.KeysOf("that", "to", "in", "on", "at", "for", "by", "as", "about", "which", "who", "where", "when", "is", "are", "has", "have", "will", "would", "not")

var hangers = rules.KeysOf("the", "a", "an", "and", "or", "but", "of", "because", "although", "whose", "their", "its", "my", "our", "your", "his", "from", "with", "into", "than", "between", "among", "during", "if", "was", "were", "nearly", "almost", "very")

// sentenceInside reports whether a sentence ends inside a block.
func sentenceInside(p *rules.Pass, b rules.Span) bool {
	marks := p.Marks()
	for i := p.MarkAt(b.Start); i < len(marks) && marks[i].End < b.End; i++ {
		if marks[i].Class == rules.Stop && p.EndsSentence(marks[i].Start) {
			return true
		}
	}
	return false
}

// goesOn reports whether the block behind block i is the rest of its sentence:
// it starts in lower case, or with the mark of a list.
func goesOn(p *rules.Pass, i int) bool {
	if i+1 == len(p.Blocks) {
		return false
	}
	next := &p.Blocks[i+1]
	if next.Kind == rules.ListItem || next.Kind == rules.Quote {
		return true
	}
	r := p.After(p.SkipSpaces(next.Start))
	return !rules.IsUpper(r) && !isQuote(r) || !isQuote(r) && long(p, i+1) < 3
}

// spokenNext reports whether the block behind block i begins with a quotation.
func spokenNext(p *rules.Pass, i int) bool {
	return i+1 < len(p.Blocks) && isQuote(p.After(p.SkipSpaces(p.Blocks[i+1].Start)))
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“„«‘'", r) }
