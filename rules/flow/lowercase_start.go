package flow

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// LowercaseStart flags a paragraph or sentence that starts in lower case.
var LowercaseStart = Family.Add(rules.Rule{
	ID:      "lowercase-start",
	Summary: "Paragraph or sentence that starts in lower case",
	Why: `Engines that translate a piece at a time take the piece for the middle of a sentence, and some pages cut a sentence in two.
The reader looks for the words that are missing before it.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry talks\n\nthe Ferry has been idle since May.\n\nThe owners met on Monday.",
			Good: "Ferry talks\n\nThe Ferry has been idle since May.\n\nThe owners met on Monday.",
		},
		{
			Bad:  "Brücke\n\nder Bürgermeister hofft auf Hilfe.\n\nDie Brücke bleibt zu.",
			Good: "Brücke\n\nDer Bürgermeister hofft auf Hilfe.\n\nDie Brücke bleibt zu.", Target: "de",
		},
		{Good: "Ferry talks\n\niFerry has been idle since May.\n\nvan Doorn, its owner, was away.\n\nThe town owns two boats:\n\nthe Amber Queen."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.LowFirst | rules.LowBehind | rules.Quoted,
	Check:    lowercaseStart,
})

func lowercaseStart(p *rules.Pass) {
	speech(p)
	if p.Shows(rules.LowFirst) && !lowBlocks(p) {
		return
	}
	if p.Shows(rules.LowBehind) {
		inside(p)
	}
}

// lowBlocks flags the headline and the paragraphs that start in lower case; it is
// false where that is the habit of the text: subtitles, or an author who writes
// that way.
func lowBlocks(p *rules.Pass) bool {
	low := 0
	for i := range p.Blocks {
		if i > 0 && startsLow(p, &p.Blocks[i]) {
			low++
		}
	}
	if low > 2 && habitual(p) {
		return false
	}
	if b := &p.Blocks[0]; b.Kind == rules.Headline && low == 0 && len(p.Blocks) > 2 && startsLow(p, b) && !ends(p, last(p, b.Span)) {
		mend(p, rules.Info, p.WordAt(b.Start), "Headline")
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		switch {
		case low == 0 || i == 0 || !isParagraph(b) || !startsLow(p, b) || !ends(p, last(p, b.Span)):
		case saidBefore(p, i):
			if last(p, p.Blocks[i-1].Span) == ',' {
				break // lines of one paragraph
			}
			w := p.Words()[p.WordAt(b.Start)]
			p.Report(rules.Diagnostic{Span: w.Span, Severity: rules.Info, Message: fmt.Sprintf("Who spoke stands apart from the quotation: “%s …”", w.In(p.Text))})
		case follows(p, i):
			mend(p, rules.Warning, p.WordAt(b.Start), "Paragraph")
		}
	}
	return true
}

// speech flags the quotations that start in lower case behind a colon or where
// a paragraph begins, and are sentences, as in: The mayor said: “the gate is shut”.
func speech(p *rules.Pass) {
	quotes, words := p.Quotes(), p.Words()
	for i := range quotes {
		q := &quotes[i]
		if q.OpenMark == 0 || q.Single || q.Depth > 0 || !mayBeLow(p, q.Open.End) {
			continue
		}
		before := p.SkipSpacesBack(q.Open.Start)
		first := before <= p.Blocks[q.Block].Start
		if first && q.Block < 2 || !first && p.Before(before) != ':' && (p.Before(before) != '.' || p.Abbreviated(before-1)) {
			continue // “the first boat” was not the last
		}
		w := p.WordAt(q.Open.End)
		if w >= len(words) || words[w].Start != q.Open.End || !heads.Has(words[w].Key) && !spoken.Has(words[w].Key) || !lowWord(p, &words[w]) {
			continue
		}
		if from, to := p.WordsIn(q.Inside()); to-from < spokenWords {
			continue
		}
		if r := p.Before(p.SkipSpacesBack(q.Close.Start)); !ends(p, r) && r != ',' {
			if _, said := p.Attribution(q.Close.End); !said {
				continue
			}
		}
		mend(p, rules.Info, w, "Quotation")
	}
}

// spokenWords is how many words a sentence has at least that is spoken.
const spokenWords = 5

// spoken are words that speech begins with, beside heads.
var spoken = rules.KeysOf("we", "you", "my", "our", "what", "how", "why", "there", "nobody", "everyone")

// habitual reports whether nearly all blocks with a sentence start in lower case.
func habitual(p *rules.Pass) bool {
	low, all := 0, 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if end := last(p, b.Span); i == 0 || !ends(p, end) {
			continue
		}
		all++
		if startsLow(p, b) {
			low++
		}
	}
	return low > 2 && 4*low > 3*all
}

// mend reports words[i], in lower case at the start of what: a sentence, a headline.
func mend(p *rules.Pass, s rules.Severity, i int, what string) {
	w := p.Words()[i]
	r, n := utf8.DecodeRuneInString(p.Text[w.Start:])
	p.Report(rules.Diagnostic{
		Severity: s,
		Span:     w.Span,
		Message:  what + " starts in lower case with “" + p.Text[w.Start:w.End] + "”",
		Fix:      rules.Replace(rules.Unsafe, "Start with a capital", rules.Span{Start: w.Start, End: w.Start + n}, string(unicode.ToUpper(r))),
	})
}

// particles are the small words that names begin with: "van Doorn", "al-Amin".
var particles = rules.KeysOf("de", "del", "della", "der", "den", "di", "da", "dal", "do", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ben", "von", "van", "ten", "ter", "te", "zu", "af", "abu", "ul", "ur", "d", "l", "e", "i", "o")

// startsLow reports whether a block begins with a word in lower case that may not do so.
func startsLow(p *rules.Pass, b *rules.Block) bool {
	at := p.SkipSpaces(b.Start)
	if !mayBeLow(p, at) {
		return false
	}
	i := p.WordAt(at)
	if i >= len(p.Words()) || p.Words()[i].Start != at {
		return false
	}
	return lowWord(p, &p.Words()[i])
}

// mayBeLow reports whether a word in lower case may begin at a byte offset,
// going by its first byte.
func mayBeLow(p *rules.Pass, at int) bool {
	return at < len(p.Text) && (p.Text[at] >= 'a' && p.Text[at] <= 'z' || p.Text[at] >= utf8.RuneSelf)
}

// lowWord reports whether w is in lower case, and is no name, address or list mark that must be.
func lowWord(p *rules.Pass, w *rules.Word) bool {
	first := p.After(w.Start)
	if w.Case != rules.Lower || w.HasDigit || w.Script == rules.Mixed || unicode.ToUpper(first) == first || particles.Has(w.Key) && !atHome(p, w.Key) {
		return false // “ɝ” has no capital
	}
	switch p.After(w.End) {
	case '.':
		return w.Len() > 3 && rules.IsSpace(p.After(w.End+1)) // “28 percent. votes.”
	case ' ', ',':
		return w.Len() > 1 || w.Key == keyA
	case '\'', '’':
		return w.Len() > 1
	case '-':
		return w.Len() > 3
	}
	return false
}

var keyA = rules.Key("a")

// homeArticles are the particles of names that are articles in the language of the text.
var homeArticles = map[lang.Tag]*rules.Keys{
	"de": keysOf("der", "den", "dem", "die", "das"), "fr": keysOf("la", "le", "les", "du", "des"), "es": keysOf("la", "el", "los", "las", "del"),
	"it": keysOf("la", "lo", "il", "i", "gli", "le"), "pt": keysOf("o", "a", "os", "as", "do", "da", "dos", "das"), "nl": keysOf("de", "het", "den"),
}

// atHome reports whether a particle of names is an article in the language of the text.
func atHome(p *rules.Pass, particle uint64) bool {
	articles := homeArticles[p.Target.Base()]
	return articles != nil && articles.Has(particle)
}

func keysOf(words ...string) *rules.Keys {
	k := rules.KeysOf(words...)
	return &k
}

// saidBefore reports whether block i says who spoke the words at the end of the
// block before it: “…” ¶ said the mayor.
func saidBefore(p *rules.Pass, i int) bool {
	before := p.Blocks[i-1].Span
	if p.SkipSpacesBack(before.End)-1 <= before.Start || !quoted(p, before) {
		return false
	}
	_, said := p.Attribution(p.Blocks[i].Start)
	return said
}

// follows reports whether a block, which is a sentence, stands where a new one
// must begin: block i-1 is one, or the headline.
func follows(p *rules.Pass, i int) bool {
	before := p.Blocks[i-1]
	end := last(p, before.Span)
	if before.Kind == rules.Headline || before.Kind == rules.Heading || before.Kind == rules.Caption || credit(p, before.Span) || labelled(p, before.Span) || i == 2 && repeats(p, before.Span, p.Blocks[0].Span) {
		w := p.WordAt(before.End) - 1
		return w >= 0 && end != ',' && !links.Has(p.Words()[w].Key) // else it is the first half of a sentence
	}
	return ends(p, end) && end != '…'
}

// repeats reports whether a block begins or ends with the words of the headline.
func repeats(p *rules.Pass, b, headline rules.Span) bool {
	text, head := strings.TrimSpace(b.In(p.Text)), strings.TrimSpace(headline.In(p.Text))
	return head != "" && (strings.HasSuffix(text, head) || strings.HasPrefix(text, head))
}

// credit reports whether a block names who made a picture: “Photo: Ann Lee”.
func credit(p *rules.Pass, b rules.Span) bool {
	i := p.WordAt(b.Start)
	return i < len(p.Words()) && p.Words()[i].End < b.End && pictures.Has(p.Words()[i].Key) && p.After(p.Words()[i].End) == ':'
}

// labelled reports whether a block is a word, a colon and a few words, as a credit or
// a byline is in any language: “Фото: Ada Lund”.
func labelled(p *rules.Pass, b rules.Span) bool {
	from, to := p.WordsIn(b)
	return to-from > 1 && to-from <= labelWords && p.After(p.Words()[from].End) == ':' && p.Words()[from].Case != rules.Lower
}

// labelWords is how many words such a block has at most.
const labelWords = 6

var pictures = rules.KeysOf("photo", "photos", "image", "images", "picture", "pictures", "foto", "video", "illustration", "source")

// quoted reports whether a block ends with a quotation mark.
func quoted(p *rules.Pass, b rules.Span) bool {
	switch p.Before(p.SkipSpacesBack(b.End)) {
	case '"', '“', '”', '’', '\'', '»', '‘':
		return true
	}
	return false
}

// inside flags the sentences that start in lower case within a paragraph.
func inside(p *rules.Pass) {
	marks := p.Marks()
	for _, class := range []rules.Class{rules.Stop, rules.Question} {
		for _, n := range p.MarksOf(class) {
			m := &marks[n]
			if class == rules.Stop && m.End < len(p.Text) && (p.Text[m.End] == '"' || p.Text[m.End] >= utf8.RuneSelf) {
				afterQuote(p, m)
			}
			if mayBeLow(p, m.End+1) && lowBehind(p, m) {
				mend(p, rules.Info, int(m.Next), "Sentence")
			}
		}
	}
}

// lowBehind reports whether a sentence starts in lower case behind a stop,
// question or exclamation mark.
func lowBehind(p *rules.Pass, m *rules.Mark) bool {
	words, i := p.Words(), int(m.Next)
	if i == 0 || i+1 >= len(words) || words[i].Start != m.End+1 || p.Text[m.End] != ' ' || !lowWord(p, &words[i]) {
		return false
	}
	before, head := &words[i-1], heads.Has(words[i].Key)
	switch {
	case before.End != m.Start: // “… (a third of it). the bridge”, “… of it”. the bridge”
		switch r := p.Before(m.Start); r {
		case ')', '”', '"':
			if m.Rune != '.' || before.End+len(string(r)) != m.Start || !head {
				return false
			}
		default:
			return false
		}
	case m.Class == rules.Stop:
		if !sentence(p, i) {
			return false
		}
	case before.Case != rules.Lower && !head, m.Rune == '!' && (before.Case != rules.Lower || !head):
		return false
	}
	if by, said := p.Attribution(words[i].Start); said && (by.Inverted || by.Words <= 3 && openAt(p, m.Start)) {
		return false // “Who will pay? asked the mayor” has lost a quotation mark
	}
	return !lowBefore(p, i-1) // “officer says he is held. officer means himself.”
}

// openAt reports whether the last quotation that begins before a byte offset,
// in its block, is never closed.
func openAt(p *rules.Pass, offset int) bool {
	quotes := p.Quotes()
	i := sort.Search(len(quotes), func(i int) bool { return quotes[i].Open.Start >= offset }) - 1
	return i >= 0 && quotes[i].OpenMark != 0 && quotes[i].CloseMark == 0 && quotes[i].Block == p.BlockAt(offset)
}

// afterQuote flags a sentence that starts in lower case behind a quotation that
// is a sentence: “… of the town.” the owners were away.
func afterQuote(p *rules.Pass, m *rules.Mark) {
	r := p.After(m.End)
	if r != '”' && r != '"' {
		return
	}
	at := m.End + len(string(r))
	if p.After(at) != ' ' || !mayBeLow(p, at+1) {
		return
	}
	words, i := p.Words(), int(m.Next)
	if i == 0 || i+1 >= len(words) || words[i].Start != at+1 || words[i-1].End != m.Start || words[i-1].Case != rules.Lower || words[i-1].Len() < 3 {
		return
	}
	if !lowWord(p, &words[i]) || !heads.Has(words[i].Key) || lowBefore(p, i-1) {
		return
	}
	if by, said := p.Attribution(words[i].Start); said && by.Words <= 3 {
		return // “We stay.” he said
	}
	mend(p, rules.Info, i, "Sentence")
}

// reach is how many words back the start of a sentence is looked for.
const reach = 40

// lowBefore reports whether the sentence that ends with words[i] starts in
// lower case as well, as the writer's habit is.
func lowBefore(p *rules.Pass, i int) bool {
	words := p.Words()
	for j := i; j > 0 && j > i-reach; j-- {
		gap := p.Text[words[j-1].End:words[j].Start]
		if len(gap) == 1 || words[j].HasDigit {
			continue // “1.3”
		}
		if strings.ContainsAny(gap, ".?!…:\n") || strings.HasSuffix(gap, ", “") || strings.HasSuffix(gap, `, "`) {
			return words[j].Case == rules.Lower
		}
	}
	return false
}

// sentence reports whether the stop before words[i] ends a sentence rather
// than an abbreviation or a web address.
func sentence(p *rules.Pass, i int) bool {
	before := &p.Words()[i-1]
	if before.HasDigit { // “in 2004. the year”
		return before.Script == rules.Digits && i > 1 && (p.Words()[i-2].Case == rules.Lower || before.Len() == len("2004")) && p.Words()[i-2].End+1 == before.Start && heads.Has(p.Words()[i].Key)
	}
	if before.Len() < 3 {
		return before.Case == rules.Lower && brief.Has(before.Key) && heads.Has(p.Words()[i].Key)
	}
	if short.Has(before.Key) {
		return false
	}
	if r := p.Before(before.Start); r == '.' || r == '@' || r == '#' {
		return false
	}
	if before.Script != rules.Latin && before.Len() <= longAbbreviation {
		return false
	}
	switch {
	case before.Case == rules.Lower && before.Len() > 3:
		return true
	case before.Case == rules.Title && before.Len() > 5:
		return true
	}
	return (before.Len() > 3 || before.Case != rules.Title) && heads.Has(p.Words()[i].Key)
}

// brief are words of two letters that end sentences and are no abbreviations.
var brief = rules.KeysOf("to", "in", "it", "us", "so", "go", "up", "on", "do", "be", "me", "he", "we", "by", "of", "at")

// longAbbreviation is the length, in bytes, of the longest abbreviations in
// scripts of two bytes a letter.
const longAbbreviation = 10

// short are abbreviations of three letters and more that a sentence goes on behind.
var short = rules.KeysOf("inc", "ltd", "corp", "bros", "plc", "est", "etc", "approx", "dept", "gov", "gen", "sen", "rep", "col", "sgt", "capt", "adm", "rev", "hon", "jan", "feb", "mar",
	"apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "min", "max", "avg", "incl", "excl", "prof", "univ",
	"assoc", "intl", "govt", "calif", "mass", "conn", "mich", "minn", "tenn", "penn", "ave", "blvd", "fig", "vol", "pen", "ret", "tel", "ext", "exc", "co", "jr", "sr", "mrs", "messrs", "ill", "ind", "pts", "mill", "bill", "cent", "sec", "hrs", "lbs", "pop", "mph", "kph", "gal", "wash", "wisc", "colo", "okla", "kans", "comm", "cmdr", "supt", "sqn", "nos", "cap")

// heads are words that begin sentences or their halves, and follow abbreviations less often.
var heads = rules.KeysOf("the", "he", "she", "they", "under", "however", "according", "but", "this", "there", "it", "we", "in", "at", "when", "while", "although", "after", "before",
	"on", "these", "as", "if", "with", "from", "his", "her", "their", "its", "also", "earlier", "later", "meanwhile", "then", "now", "by", "for", "a", "an", "during", "since", "despite", "those", "some", "many", "because", "mr", "mrs", "ms")
