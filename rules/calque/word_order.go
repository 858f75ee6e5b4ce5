package calque

import "github.com/mtlint/mtlint/rules"

// WordOrder flags a verb before its subject, and a subject that is named twice.
var WordOrder = Family.Add(rules.Rule{
	ID:      "word-order",
	Summary: "Verb before its subject, or a subject named twice",
	Why: `Languages with a free order of words begin with the place or the day and end with what the sentence is about: “in the bay is observed a swell”, “on Monday ended the race”. ` +
		`Others name the subject and take it up with a pronoun: “the victim, Ola Brand, he leaves two children”. English puts the subject first, and once.`,
	Examples: []rules.Example{
		{Bad: "In the bay is observed a heavy swell."},
		{Bad: "June 3 ended the race for boats."},
		{Bad: "The victim, Ola Brand, he leaves two children."},
		{Good: "A heavy swell was observed a week ago. On Monday Brand ended the race. According to the captain, Ola Brand, he left."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "awkward",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    wordOrder,
})

var (
	articles = rules.KeysOf("a", "an", "the")
	// spells follow an article behind a verb that has its subject: “was held a week ago”, “was found the same day”.
	spells = rules.KeysOf("week", "day", "month", "year", "hour", "minute", "moment", "decade", "century", "fortnight", "weekend", "season", "few", "couple", "good", "long", "short", "little", "bit",
		"next", "same", "previous", "following", "other", "first", "second", "last", "fourth", "morning", "night", "evening", "afternoon", "summer", "winter", "spring", "autumn", "day's", "whole",
		"entire", "full", "mile", "way", "best", "most", "more", "hard", "old", "wrong", "right", "half", "quarter", "third", "number", "lot", "great", "record", "total", "mere", "further", "only", "late")
	// quotes are verbs of who quotes somebody.
	quotes = rules.KeysOf("quotes", "quoted", "cites", "cited")
	// dates, and what binds days and months, may stand before a verb at the start of a sentence.
	dates = rules.KeysOf("on", "in", "at", "of", "the", "this", "last", "next", "today", "yesterday", "tonight", "recently", "here", "there", "also", "year", "month", "week", "day", "morning", "evening", "afternoon", "night")
	// openers are what a sentence begins with where its subject does not stand first.
	openers = rules.KeysOf("in", "on", "at", "from", "under", "near", "among", "between", "during", "after", "before", "by", "for", "with", "according", "about", "over", "as", "to", "now", "today",
		"yesterday", "also", "here", "there", "recently", "earlier", "currently", "so", "then", "thus", "such", "especially", "only", "tomorrow")
	// predicates show that who is named is no subject.
	predicates = rules.KeysOf("is", "was", "are", "were", "has", "have", "had", "said", "says", "told", "will", "by", "to", "that", "when", "if", "as", "for", "with", "from", "who", "which", "but", "not", "at", "in", "on")
)

// The reach of a rule about the order of words, in words.
const (
	dateReach    = 7
	subjectReach = 9
	frontReach   = 14
)

var (
	keyHe  = rules.Key("he")
	keyShe = rules.Key("she")
	keyOld = rules.Key("old")
	keyAnd = rules.Key("and")
	keyThe = rules.Key("the")
)

func wordOrder(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for _, h := range p.OwnPhrases() {
		switch first, last := words[h.From].Key, words[h.To-1].Key; {
		case first == keyHe || first == keyShe:
			secondSubject(p, h.From)
		case last == keyOld:
			headless(p, h)
		case quotes.Has(last):
			quotedFirst(p, h)
		case articles.Has(last):
			behindDate(p, h)
		case h.To+1 < len(words) && next(p, h.To-1) && next(p, h.To) && articles.Has(words[h.To].Key) && !spells.Has(words[h.To+1].Key) && fronts(p, h.From):
			s := rules.Span{Start: h.Start, End: words[h.To+1].End}
			p.Reportf(s, "“%s”: the verb stands before its subject", s.In(p.Text))
		}
	}
}

// quotedFirst looks at who is quoted between the verb and who quotes: “quoted Brand the club”.
func quotedFirst(p *rules.Pass, h rules.Hit) {
	words, i := p.Words(), h.To
	if i+2 < len(words) && next(p, i-1) && words[i].Case == rules.Title && next(p, i) && words[i+1].Key == keyThe && next(p, i+1) && !spells.Has(words[i+2].Key) && (fronts(p, h.From) || behindDash(p, h.Start)) {
		s := rules.Span{Start: h.Start, End: words[i+2].End}
		p.Reportf(s, "“%s”: who is quoted stands before who quotes", s.In(p.Text))
	}
}

// behindDash reports whether a dash stands before an offset, spaces apart.
func behindDash(p *rules.Pass, offset int) bool {
	switch p.Before(p.SkipSpacesBack(offset)) {
	case '–', '—', '-':
		return true
	}
	return false
}

// fronts reports whether a place, a day or a name of what is told stands before
// words[i], a verb, and no subject that it may belong to: its sentence begins with a
// preposition, or with the verb.
func fronts(p *rules.Pass, i int) bool {
	if i > 0 && (pronouns.Has(p.Words()[i-1].Key) || predicates.Has(p.Words()[i-1].Key)) {
		return false
	}
	for j := i; j >= 0 && i-j <= frontReach; j-- {
		if begins(p, j) {
			return j == i || openers.Has(p.Words()[j].Key)
		}
		if r := p.Before(p.Words()[j].Start); r != ' ' {
			return false
		}
	}
	return false
}

// behindDate looks at a verb and an article behind nothing but a date: “June 3 ended the race”.
func behindDate(p *rules.Pass, h rules.Hit) {
	words := p.Words()
	if h.To == len(words) || spells.Has(words[h.To].Key) {
		return
	}
	for j := h.From - 1; j >= 0 && h.From-j <= dateReach; j-- {
		if w := &words[j]; !dates.Has(w.Key) && !rules.Weekdays.Has(w.Key) && !rules.Months.Has(w.Key) && !w.HasDigit {
			return
		}
		if begins(p, j) {
			s := rules.Span{Start: words[j].Start, End: words[h.To].End}
			p.Reportf(s, "“%s”: the verb stands before its subject", s.In(p.Text))
			return
		}
	}
}

// secondSubject looks at words[i], a pronoun, behind a name between commas that
// is what the sentence is about: “The victim, Ola Brand, he leaves”.
func secondSubject(p *rules.Pass, i int) {
	words := p.Words()
	j := i - 1
	for ; j >= 0 && i-j <= 4 && words[j].Case == rules.Title; j-- {
		if p.Before(words[j].Start) != ' ' {
			return
		}
		if r := p.Before(words[j].Start - 1); r == ',' {
			break
		}
	}
	if j < 1 || i-j > 4 || words[j].Case != rules.Title || p.Before(words[j].Start-1) != ',' {
		return
	}
	for k := j - 1; k >= 0 && j-k <= subjectReach; k-- {
		w := &words[k]
		if w.Key == keyThe || w.Key == keyAnd {
			if begins(p, k) || w.Key == keyThe && k > 0 && words[k-1].Key == keyAnd && p.Before(words[k-1].Start-1) == ',' {
				s := rules.Span{Start: w.Start, End: words[i].End}
				p.Reportf(s, "“%s” is named, and named again by “%s”", rules.Span{Start: words[j].Start, End: words[i-1].End}.In(p.Text), words[i].In(p.Text))
				return
			}
		}
		if predicates.Has(w.Key) || p.Before(w.Start) != ' ' {
			return
		}
	}
}

// headless looks at an age at the start of a sentence: “51-year-old Ola Brand”.
func headless(p *rules.Pass, h rules.Hit) {
	words, i := p.Words(), h.From-1
	if i < 0 || !words[i].HasDigit || words[i].End+1 != h.Start || !begins(p, i) || h.To == len(words) || !next(p, h.To-1) {
		return
	}
	if r := p.Before(p.SkipSpacesBack(words[i].Start)); r == '"' || r == '”' {
		return // “…,” 19-year-old Brand said
	}
	if p.Blocks[p.BlockAt(h.Start)].Kind != rules.Paragraph || !p.EndsSentence(p.SkipSpacesBack(p.Blocks[p.BlockAt(h.Start)].End)-1) {
		return
	}
	s := rules.Span{Start: words[i].Start, End: h.End}
	p.Reportf(s, "“%s” begins a sentence without an article", s.In(p.Text))
}
