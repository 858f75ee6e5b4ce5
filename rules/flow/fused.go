package flow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Fused flags a sentence that begins in the middle of another.
var Fused = Family.Add(rules.Rule{
	ID:      "fused",
	Summary: "Two sentences run together without a stop",
	Why: `A standfirst, a caption or a crosshead has no stop at its end, and scrapers glue it to the next line. The engine then translates both as one sentence.
The reader has to find the border alone.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry talks\n\nUnder what terms can the line reopen The owners and the town met on Monday. They agreed on little.",
			Good: "Ferry talks\n\nUnder what terms can the line reopen? The owners and the town met on Monday. They agreed on little.",
		},
		{
			Bad:  "Ferry talks\n\nThe owners left the hall They were not seen again.",
			Good: "Ferry talks\n\nThe owners left the hall. They were not seen again.",
		},
		{Good: "Ferry talks\n\nWhat the owners read in The Times was news to The Hague. He hummed the song They Call It Home."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.OpenerInside | rules.HeadStop,
	Check:    fused,
})

func fused(p *rules.Pass) {
	for number := range p.Blocks {
		if b := &p.Blocks[number]; b.Kind == rules.Headline {
			from, to := p.BlockWords(number)
			if i := ledeIn(p, b, from, to); i > 0 {
				report(p, rules.Info, "Headline run into the sentence that begins with “%s”", i, "")
			}
		}
	}
	words, done := p.Words(), -1
	for _, t := range p.Titled() {
		i := int(t)
		if i == 0 || !openers.Has(words[i].Key) && !rules.Groups.Has(words[i].Key) || !mayStart(p, i) { // all people and things are among the openers
			continue
		}
		number := p.BlockAt(words[i].Start)
		from, to := p.BlockWords(number)
		if number == done || i == from {
			continue
		}
		done = number
		if b := &p.Blocks[number]; isParagraph(b) && to-from >= 6 && !shouted(words[from:to]) {
			sentences(p, b, from, to)
		}
	}
}

// mayStart reports whether words[i] may begin a sentence within a paragraph,
// going by the gap before it.
func mayStart(p *rules.Pass, i int) bool {
	words := p.Words()
	switch p.Text[words[i-1].End:words[i].Start] {
	case " ", ", ", "” ", "\" ", "; ", " - ", " – ", ") ", "— ", " — ":
		return true
	}
	return false
}

// sentences looks at a paragraph whose words are words[from:to].
func sentences(p *rules.Pass, b *rules.Block, from, to int) {
	words := p.Words()
	question, credit := -1, credited(p, b, from, to)
	start, first := true, from // whether words[i] begins a sentence, and where the last began
	for i := from; i < to; i++ {
		if start {
			question, first = asks(p, i, to), i
		}
		start = i+1 < to && !plain(p, &words[i], &words[i+1]) && stops(p, words[i].End, words[i+1].Start)
		if i == from || words[i].Case != rules.Title {
			continue
		}
		switch {
		case i == credit:
			report(p, rules.Warning, "Caption run into the sentence that begins with “%s”", i, ".")
		case question >= 0 && i > question && breaks(p, i, to):
			report(p, rules.Warning, "Question run into the sentence that begins with “%s”", i, "?")
			question = -1
		case !starts(words[i].Key): // most are names
		case contractionStarts(p, i, to), pronounStarts(p, i, to) && !devout(words[first:i], &words[i]):
			report(p, rules.Warning, "No stop before the sentence that begins with “%s”", i, endOf(&words[first]))
		case articleStarts(p, i, to):
			report(p, rules.Info, "No stop before the sentence that begins with “%s”", i, endOf(&words[first]))
		case groupStarts(p, i, to):
			report(p, rules.Info, "No stop before the sentence that begins with “%s”", i, endOf(&words[first]))
		case adverbStarts(p, i, to):
			report(p, rules.Info, "No stop before the sentence that begins with “%s”", i, endOf(&words[first]))
		case commaStarts(p, i, to):
			report(p, rules.Info, "Comma before the sentence that begins with “%s”", i, ".")
		case semicolonStarts(p, i, to):
			report(p, rules.Info, "Semicolon before the sentence that begins with “%s”", i, ".")
		case dashStarts(p, i, to):
			report(p, rules.Info, "Dash before the sentence that begins with “%s”", i, ".")
		}
	}
}

// starts reports whether a word is one of those that begin a sentence for one
// of the reasons that sentences knows, beside a credit and a question.
func starts(key uint64) bool {
	return people.Has(key) || things.Has(key) || articles.Has(key) || demonstratives.Has(key) || commaAdverbs.Has(key) || adverbs.Has(key) || nearby.Has(key) || rules.Groups.Has(key) || key == keyNow
}

func report(p *rules.Pass, s rules.Severity, message string, i int, mark string) {
	words := p.Words()
	before, w := words[i-1], words[i]
	d := rules.Diagnostic{
		Severity: s,
		Span:     rules.Span{Start: before.Start, End: w.End},
		Message:  fmt.Sprintf(message, p.Text[w.Start:w.End]),
	}
	if mark != "" {
		gap := rules.Span{Start: before.End, End: p.SkipSpacesBack(w.Start)}
		if r := p.After(gap.Start); r == '”' || r == '"' {
			gap.End = gap.Start // the stop goes before the mark
		} else if r == ')' {
			gap.Start++
		}
		d.Fix = rules.Replace(rules.Unsafe, "End the sentence before it", gap, mark)
	}
	p.Report(d)
}

// endOf gives the mark that ends a sentence which begins with w.
func endOf(w *rules.Word) string {
	if auxiliaries.Has(w.Key) || questions.Has(w.Key) {
		return "?"
	}
	return "."
}

// stops reports whether a sentence may end between two byte offsets.
func stops(p *rules.Pass, from, to int) bool {
	for _, r := range p.Text[from:to] {
		if r == ' ' || r == ',' || r == '-' || r == '\'' || r == '’' {
			continue // most are
		}
		if ends(p, r) || r == ':' || r == ';' || r == '"' || r == '“' || r == '”' {
			return true
		}
	}
	return false
}

// shouted reports whether most words have a capital, as in a headline or a title.
func shouted(words []rules.Word) bool {
	capitals := 0
	for i := range words {
		if c := words[i].Case; c != rules.Lower && c != rules.NoCase {
			capitals++
		}
	}
	return 2*capitals > len(words)
}

var (
	questions   = rules.KeysOf("what", "how", "why", "when", "where", "who", "which", "whom", "whose")
	prefaces    = rules.KeysOf("under", "in", "on", "at", "for", "by", "to", "with", "about", "from", "against", "and", "but", "so")
	auxiliaries = rules.KeysOf("can", "could", "will", "would", "may", "might", "should", "must", "is", "are", "was", "were", "does", "do", "did", "has", "have", "had")
	subjects    = rules.KeysOf("the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "i", "there", "his", "her", "its", "their", "our", "my", "your", "be")
)

// asks reports whether a question begins with words[i]: a question word,
// perhaps behind a preposition, and a verb before its subject. It gives the
// index of the verb, or -1, also where the sentence ends with a question mark.
func asks(p *rules.Pass, i, to int) int {
	words := p.Words()
	at := i
	if at < to && prefaces.Has(words[at].Key) {
		at++
	}
	if at >= to || !questions.Has(words[at].Key) {
		return -1
	}
	verb := -1
	for j := at + 1; j < min(to, at+5); j++ {
		if !plain(p, &words[j-1], &words[j]) {
			return -1
		}
		if auxiliaries.Has(words[j].Key) {
			verb = j
			break
		}
		if subjects.Has(words[j].Key) {
			return -1 // "What the owners read was news"
		}
	}
	if verb < 0 || verb+1 >= to {
		return -1
	}
	// "What is clear is …" asks nothing; "What is the town to do" does.
	if words[at].Key == keyWhat || words[at].Key == keyWho || words[at].Key == keyWhich {
		if verb == at+1 && words[verb+1].Case == rules.Lower && !subjects.Has(words[verb+1].Key) && verb+1 < to {
			return -1
		}
	}
	if end := sentenceMark(p, words[i].Start); end == '?' {
		return -1
	}
	return verb
}

var keyWhat, keyWho, keyWhich = rules.Key("what"), rules.Key("who"), rules.Key("which")

// sentenceMark gives the mark that ends the sentence that begins at a byte offset.
func sentenceMark(p *rules.Pass, offset int) rune {
	marks := p.Marks()
	first := p.MarkAt(offset)
	for i := first; i < min(len(marks), first+20); i++ {
		switch marks[i].Class {
		case rules.Question:
			return '?'
		case rules.Stop:
			if p.EndsSentence(marks[i].Start) {
				return '.'
			}
		default:
		}
	}
	return 0
}

// breaks reports whether words[i] begins a sentence inside a question: it is a
// word that sentences begin with, and no name can go on with it.
func breaks(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	return openers.Has(w.Key) && plain(p, before, w) && before.Case == rules.Lower && !links.Has(before.Key) && i+1 < to
}

var (
	people = rules.KeysOf("he", "she", "they", "we", "it")
	things = rules.KeysOf("it", "this", "there", "these", "but")
	verbs  = rules.KeysOf("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should", "must", "does", "did",
		"said", "says", "also", "added", "became", "becomes", "took", "takes", "made", "makes", "came", "comes", "means", "compares", "includes", "included",
		"follows", "followed", "began", "begins", "gave", "gives", "went", "lost", "won", "year", "time", "by", "in", "after", "the", "for", "they", "he", "she", "there")
	// names are the links that end sentences as well.
	names = rules.KeysOf("cover", "see", "all", "watch", "read", "said", "says", "wrote")
)

// clauses are words that a sentence goes on with behind “But”.
var clauses = rules.KeysOf("if", "when", "while", "even", "that", "what", "how", "a", "an", "some", "many", "as", "at", "on", "not", "most", "with", "despite", "we", "it")

var keyBut = rules.Key("but")

// prepositions are links that a sentence may end with, before a pronoun that no
// preposition goes with: “the data to cope with He said”.
var (
	prepositions = rules.KeysOf("in", "at", "of", "to", "on", "for", "from", "by", "with", "about", "into", "over", "under", "through", "against")
	speaks       = rules.KeysOf("said", "says", "added", "told", "was", "is", "had", "has", "also")
)

var keyHe, keyIt = rules.Key("he"), rules.Key("it")

// adverbStarts reports whether words[i] begins a sentence because it is an adverb
// of time or a link between sentences: “for the line However the town”.
func adverbStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	if i+2 >= to || before.Case != rules.Lower || before.Len() < 3 || links.Has(before.Key) || !plain(p, before, w) || words[i+1].Case != rules.Lower {
		return false
	}
	if p.Text[w.End:words[i+1].Start] == ", " {
		return commaAdverbs.Has(w.Key)
	}
	if !plain(p, w, &words[i+1]) {
		return false
	}
	return adverbs.Has(w.Key) || nearby.Has(w.Key) && times.Has(words[i+1].Key)
}

// commaAdverbs are adverbs that a sentence begins with before a comma: “on schedule
// Earlier, residents had asked”.
var commaAdverbs = rules.KeysOf("earlier", "however", "meanwhile", "later", "then", "now", "therefore", "moreover", "furthermore", "previously", "recently", "today", "yesterday", "finally", "besides", "nevertheless")

var (
	adverbs = rules.KeysOf("yet", "like", "however", "meanwhile", "according", "although", "despite", "earlier", "now", "then", "later", "because", "since", "during")
	nearby  = rules.KeysOf("last", "next")
	times   = rules.KeysOf("week", "month", "year", "night", "season", "summer", "autumn", "winter", "spring", "weekend")
)

// groupStarts reports whether words[i] begins a sentence because it is a group of
// people with a capital that no name explains, before what they do: “lessons
// move online Engineers are at work”.
func groupStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	return i+2 < to && rules.Groups.Has(w.Key) && before.Case == rules.Lower && before.Len() > 2 && !links.Has(before.Key) && plain(p, before, w) &&
		words[i+1].Case == rules.Lower && plain(p, w, &words[i+1]) && (verbs.Has(words[i+1].Key) || deeds.Has(words[i+1].Key))
}

// deeds are what Groups do, beside verbs, or how their sentence goes on.
var deeds = rules.KeysOf("say", "believe", "believed", "fear", "hope", "expect", "found", "told", "called", "worked", "arrived", "saw", "heard", "know", "think", "warn", "warned", "want", "wanted",
	"who", "from", "at", "still", "already", "need", "reported", "report", "claim", "estimate", "managed", "noted", "note", "confirmed", "arrested", "detained", "recommend", "advise", "continue", "of", "seller", "person", "man", "woman", "resident", "driver", "passenger", "employee", "witness", "visitor")

// commaStarts reports whether words[i] begins a sentence behind a comma: a
// pronoun or an article with a capital and a small word behind it.
func commaStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	return i+1 < to && p.Text[before.End:w.Start] == ", " && (people.Has(w.Key) || things.Has(w.Key) || articles.Has(w.Key)) &&
		words[i+1].Case == rules.Lower && plain(p, w, &words[i+1]) && (before.Case == rules.Lower || before.Case == rules.Title && w.Key != keyA) ||
		i+2 < to && p.Text[before.End:w.Start] == ", " && w.Key == keyNow && before.Case == rules.Lower && words[i+1].Case == rules.Lower && plain(p, w, &words[i+1])
}

var keyNow = rules.Key("now")

// semicolonStarts reports whether words[i] begins a sentence behind a semicolon:
// an item of a list goes on with a name, or in lower case.
func semicolonStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	return i+2 < to && p.Text[before.End:w.Start] == "; " && (people.Has(w.Key) || things.Has(w.Key) || articles.Has(w.Key)) &&
		words[i+1].Case == rules.Lower && plain(p, w, &words[i+1]) && before.Case == rules.Lower
}

// dashStarts reports whether words[i], a pronoun, begins a sentence behind a dash.
func dashStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	if i+2 >= to || !people.Has(w.Key) && w.Key != keyBut || before.Case != rules.Lower || words[i+1].Case != rules.Lower || !plain(p, w, &words[i+1]) || w.Key != keyBut && !verbs.Has(words[i+1].Key) {
		return false
	}
	switch p.Text[before.End:w.Start] {
	case " - ", " – ", " — ", "— ":
		return true
	}
	return false
}

// pronounStarts reports whether words[i] begins a sentence for want of another
// reading: a pronoun with a capital before a verb, and a space before it.
func pronounStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	w := &words[i]
	if i+1 >= to || !plain(p, w, &words[i+1]) {
		return false
	}
	if quoted := words[i-1].Case == rules.Lower && quoteBetween(p, &words[i-1], w); words[i+1].Case != rules.Lower {
		return w.Key == keyBut && quoted && words[i+1].Case == rules.Title // “ever run” But Lund said no
	} else if quoted && people.Has(w.Key) && w.Key != keyIt && strings.HasSuffix(words[i+1].In(p.Text), "ed") {
		return true // “to be around” He hinted at more
	}
	certain := people.Has(w.Key) && (w.Key != keyIt || words[i-1].Case == rules.Lower) // "the show Faking It and others"
	if !certain && (!things.Has(w.Key) || !verbs.Has(words[i+1].Key) && (w.Key != keyBut || !clauses.Has(words[i+1].Key))) {
		return false
	}
	before := &words[i-1]
	if w.Key == keyHe && before.Case == rules.Title {
		return false // "Liu He meets"
	}
	if (certain || w.Key == keyBut) && before.Case == rules.Lower && quoteBetween(p, before, w) {
		return verbs.Has(words[i+1].Key) || w.Key == keyBut
	}
	linked := links.Has(before.Key) && !names.Has(before.Key) && (!prepositions.Has(before.Key) || w.Key == keyIt || !speaks.Has(words[i+1].Key))
	if !plain(p, before, w) || linked || p.Before(before.Start) == '.' {
		return false // "the site harbor.example He runs"
	}
	return before.Case != rules.Upper && before.Case != rules.MixedCase
}

// contractionStarts reports whether words[i], a pronoun with a shortened verb, begins a
// sentence behind a word that ends one: “to work with them It's a joy”.
func contractionStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	return i+1 < to && people.Has(w.Key) && shortened(p, w, &words[i+1]) && before.Case == rules.Lower && plain(p, before, w) &&
		(!links.Has(before.Key) || names.Has(before.Key) || objects.Has(before.Key))
}

// shortened reports whether a verb is shortened behind a pronoun: “It's”, “they’ve”.
func shortened(p *rules.Pass, w, verb *rules.Word) bool {
	gap := p.Text[w.End:verb.Start]
	return (gap == "'" || gap == "’") && rules.IsClitic(p.Before(w.End), verb.In(p.Text))
}

// objects are what a clause may end with: “working with them”.
var objects = rules.KeysOf("them", "him", "her", "us", "me", "it", "you", "myself", "himself", "herself", "themselves")

// devout reports whether w is a pronoun that means God, whom the words before it name.
func devout(before []rules.Word, w *rules.Word) bool {
	return w.Key == keyHe && slices.ContainsFunc(before, func(w rules.Word) bool { return gods.Has(w.Key) })
}

var gods = rules.KeysOf("god", "lord", "allah", "jesus", "christ")

// lettered are words that a letter goes with.
var lettered = rules.KeysOf("hepatitis", "vitamin", "vitamins", "grade", "type", "plan", "class", "group", "level", "section", "influenza", "block", "terminal", "team", "side", "category", "schedule", "factor", "blood", "exhibit", "option", "point", "zone")

// quoteBetween reports whether a closing mark and a space stand between two words.
func quoteBetween(p *rules.Pass, a, b *rules.Word) bool {
	gap := p.Text[a.End:b.Start]
	return gap == "” " || gap == "\" "
}

// articleStarts reports whether words[i] begins a sentence because it is an
// article, a possessive or a form of address with a capital that a title of a
// work would not go on from: "The government", "His lawyers", "Mr Lind said".
func articleStarts(p *rules.Pass, i, to int) bool {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	if i+2 >= to || !articles.Has(w.Key) && !demonstratives.Has(w.Key) || words[i+1].Len() < 3 || !plain(p, w, &words[i+1]) {
		return false
	}
	if words[i+1].Case == rules.Upper { // “in the region The NTSB office said so”
		return w.Key == keyThe && before.Case == rules.Lower && before.Len() > 2 && plain(p, before, w) && !links.Has(before.Key) && words[i+2].Case == rules.Lower && plain(p, &words[i+1], &words[i+2])
	}
	if words[i+1].Case != rules.Lower {
		return false
	}
	if w.Key == keyA && lettered.Has(before.Key) {
		return false // "the hepatitis A virus"
	}
	if quoteBetween(p, before, w) {
		return before.Case == rules.Lower
	}
	if p.Text[before.End:w.Start] == ") " {
		return w.Key != keyA && articles.Has(w.Key) && before.Script != rules.Digits && before.Len() > 2 && asideBefore(p, before.Start)
	}
	if before.Case != rules.Lower && (before.Case != rules.Title || w.Key == keyA) {
		return false // "Serie A clubs"
	}
	return plain(p, before, w) && before.Len() > 2 && (!links.Has(before.Key) || names.Has(before.Key))
}

// demonstratives stand before a noun as articles do.
var demonstratives = rules.KeysOf("this", "these", "those")

// asideBefore reports whether the bracket around a byte offset stands within a
// sentence: a credit stands alone.
func asideBefore(p *rules.Pass, offset int) bool {
	for _, i := range slices.Backward(p.MarksOf(rules.OpenBracket)) {
		if m := p.Marks()[i]; m.Start < offset {
			return rules.IsLetter(p.Before(p.SkipSpacesBack(m.Start)))
		}
	}
	return false
}

var articles = rules.KeysOf("the", "a", "an", "his", "her", "its", "their", "our", "some", "many", "most", "several", "both", "another")

// ledeIn gives the index of the word that begins the lede in a headline that
// is a paragraph: behind a stop or a dash, else the first capital behind a
// small word that no name follows.
func ledeIn(p *rules.Pass, b *rules.Block, from, to int) int {
	words := p.Words()
	if p.Before(p.SkipSpacesBack(b.End)) != '.' {
		return -1
	}
	if to-from < ledeWords {
		return certainLede(p, from, to)
	}
	guess := -1
	for i := from + headWords - 1; i < min(to-1, from+3*headWords); i++ {
		before, w := &words[i-1], &words[i]
		switch gap := strings.TrimSpace(p.Text[before.End:w.Start]); {
		case w.Case == rules.Lower || w.Case == rules.NoCase:
		case gap == "." && p.EndsSentence(before.End), gap == "-", gap == "–", gap == "—", gap == "|":
			return i
		}
		if stops(p, before.End, w.Start) {
			break
		}
		quoted := strings.ContainsAny(p.Text[before.End:w.Start], "'’”\"") && rules.IsSpace(p.Before(w.Start))
		if w.Case == rules.Lower || w.Case == rules.NoCase || !plain(p, before, w) && !quoted {
			continue
		}
		switch {
		case i >= from+headWords && w.Case == rules.Title && before.Case == rules.Lower && !links.Has(before.Key):
			return i
		case guess < 0 && articles.Has(w.Key) && before.Case != rules.Lower && words[i+1].Case == rules.Lower:
			guess = i // “Console hits US The latest …”
		}
	}
	if guess < 0 {
		return certainLede(p, from, to)
	}
	return guess
}

// certainLede does as ledeIn for a headline of fewer words, which may be a sentence
// of its own: the lede begins with a pronoun or an article, with a day, or as the
// headline does.
func certainLede(p *rules.Pass, from, to int) int {
	words := p.Words()
	for i := from + headWords; i+headWords <= to; i++ {
		before, w, next := &words[i-1], &words[i], &words[i+1]
		if w.Case != rules.Title || !plain(p, before, w) || !plain(p, w, next) || before.Case == rules.Title || links.Has(before.Key) {
			continue
		}
		switch {
		case before.Case == rules.Lower && (people.Has(w.Key) || w.Key == keyThe), before.Case == rules.Lower && w.Len() > 3 && w.Key == words[from].Key,
			days.Has(w.Key) && (rules.Weekdays.Has(next.Key) || rules.Months.Has(next.Key)):
			return i
		}
	}
	return -1
}

// days are what a day stands behind.
var days = rules.KeysOf("on", "in")

const (
	headWords = 4  // words that a headline has at least
	ledeWords = 20 // words from which a headline holds more than a headline
)

var (
	credits  = rules.KeysOf("photo", "image", "picture", "caption", "foto", "credit", "illustration", "source")
	agencies = rules.KeysOf("istock", "reuters", "getty", "images", "afp", "ap", "tass", "dpa", "epa", "shutterstock", "pixabay", "unsplash", "depositphotos", "bloomberg", "novosti", "interfax", "imago", "pexels", "flickr", "zuma")
)

// credited gives the index of the word that begins the lede behind the credit
// of a picture: "Photo: iStock How may …"; -1 where there is none.
func credited(p *rules.Pass, b *rules.Block, from, to int) int {
	words := p.Words()
	head := credits.Has(words[from].Key) || p.After(p.SkipSpaces(b.Start)) == '©'
	for i := from; i+2 < to && i < from+8; i++ {
		if !agencies.Has(words[i].Key) {
			continue
		}
		for j := from + 1; j <= i; j++ {
			if stops(p, words[j].End, words[j+1].Start) {
				return -1
			}
		}
		if !head && i > from+1 || !plain(p, &words[i], &words[i+1]) {
			continue
		}
		if w := &words[i+1]; w.Case == rules.Title && openers.Has(w.Key) && words[i+2].Case == rules.Lower && (head || words[i].Case == rules.MixedCase) {
			return i + 1
		}
	}
	return -1
}
