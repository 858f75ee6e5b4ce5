package repeat

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Word flags a word that stands twice in a row.
var Word = Family.Add(rules.Rule{
	ID:      "word",
	Summary: "The same word twice in a row",
	Why: `Engines translate two words of the source by one, or a word at the border of two pieces twice.
The reader trips over it, and takes the text for unread.`,
	Examples: []rules.Example{
		{Bad: "They met in the the hall.", Good: "They met in the hall."},
		{Bad: "The council voted on the budget budget on Monday.", Good: "The council voted on the budget on Monday."},
		{Bad: "Le maire ouvre les les travaux du pont.", Good: "Le maire ouvre les travaux du pont.", Target: "fr"},
		{Good: "Nous nous sommes vus.", Target: "fr"},
		{Good: "He had had enough; he said that that was it. Li Li waved bye bye. What it was was a whale."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Twice,
	Check:    word,
})

// small is the length in bytes below which a word of a language other than
// English may be a pronoun or an article that stands twice.
const small = 6

func word(p *rules.Pass) {
	language := p.Target.Base()
	english := language == "en"
	var abroad rules.Keys
	listed := false
	if !english {
		abroad, listed = doubledAbroad[language]
	}
	words(p, 2, func(r run) {
		w := p.Words()[r.from]
		never := listed && abroad.Has(w.Key) // it stands twice by mistake alone
		if r.copies >= stuck || r.joint != "" && !joined(p, &r) || !doubled(p, &r, never) {
			return
		}
		if !english && w.Len() < small && !never {
			return // "nous nous", "die die"
		}
		d := rules.Diagnostic{
			Span:    r.span(p),
			Message: fmt.Sprintf("“%s” twice in a row", w.In(p.Text)),
			Fix:     r.leaveOne(p, rules.Unsafe, "Leave one of them"),
		}
		second := p.Words()[r.from+1]
		switch {
		case !english && never:
		case !english:
			d.Severity = rules.Info // "yavaş yavaş"
		case w.HasDigit, r.joint == ",", w.Case == rules.Title && second.Case == rules.Title:
			d.Severity = rules.Info // it may be the name of a band
		case functions.Has(w.Key), w.Case == rules.Title && doubtful.Has(w.Key):
			d.Fix.Applicability = rules.Safe
			if w.Case == rules.Title && second.Case == rules.Lower {
				d.Slip = rules.NoSlip // "The the": fingers that type a word twice do not let go of the shift key
			}
		}
		if r.copies > 2 {
			d.Message = fmt.Sprintf("“%s” %d times in a row", w.In(p.Text), r.copies)
		}
		p.Report(d)
	})
}

// doubledAbroad are small words of other languages than English that never stand
// twice, as pronouns and articles may.
var doubledAbroad = map[lang.Tag]rules.Keys{
	"de": rules.KeysOf("und", "oder", "von", "mit", "f\u00fcr", "ein", "eine", "einer", "einen", "bei", "nicht"),
	"fr": rules.KeysOf("les", "des", "de", "du", "et", "un", "une", "dans", "pour", "par", "sur", "au", "aux", "avec"),
	"es": rules.KeysOf("el", "los", "las", "de", "del", "en", "y", "un", "una", "por", "con", "al", "para"),
	"it": rules.KeysOf("il", "gli", "di", "del", "della", "dei", "e", "un", "una", "per", "con", "nel", "nella", "alla"),
	"pt": rules.KeysOf("os", "as", "de", "do", "da", "dos", "das", "em", "um", "uma", "e", "para", "com", "por"),
	"nl": rules.KeysOf("de", "het", "een", "en", "van", "met", "naar"),
	"pl": rules.KeysOf("na", "do", "od", "dla", "przez", "oraz"),
	"cs": rules.KeysOf("na", "do", "pro", "od"),
	"sv": rules.KeysOf("och", "en", "ett", "av", "med"),
	"tr": rules.KeysOf("ve", "ile"),
	"ru": rules.KeysOf("\u0438", "\u0432", "\u043d\u0430", "\u0434\u043b\u044f", "\u043e\u0442", "\u0438\u0437", "\u043f\u043e"),
	"uk": rules.KeysOf("\u0456", "\u0432", "\u043d\u0430", "\u0434\u043b\u044f", "\u0432\u0456\u0434", "\u0434\u043e"),
}

// joined reports whether two copies may be one fault in spite of the mark
// between them: a sum said twice, “a £20m £20m deal”, “up 7% 7%”, or a long
// word with a comma, “the owners, owners of the pier”.
func joined(p *rules.Pass, r *run) bool {
	w := p.Words()[r.from]
	switch r.joint {
	case "$", "£", "€":
		return r.copies == 2 && w.HasDigit && strings.HasSuffix(p.Text[:w.Start], r.joint)
	case "%":
		return r.copies == 2 && w.HasDigit && p.After(r.span(p).End) == '%'
	case ",":
		return r.copies == 2 && w.Len() >= longName && w.Case == rules.Lower && p.After(r.span(p).End) == ' '
	}
	return false
}

// doubled reports whether the copies of r cannot be meant: they are no name,
// no figure, no cry and no grammar. Never says of a word that it may not stand twice.
func doubled(p *rules.Pass, r *run, never bool) bool {
	first, second := p.Words()[r.from], p.Words()[r.from+1]
	switch {
	case first.HasDigit:
		return r.joint != "" || figures(p, r)
	case first.Script == rules.Han, first.Script == rules.Kana, first.Script == rules.Thai:
		return false
	case first.Case == rules.Upper && second.Case == rules.Upper && r.copies == 2 && r.from > 0:
		before := p.Words()[r.from-1] // “350 TL TL”
		return before.Script == rules.Digits && before.End+1 == first.Start && p.Text[before.End] == ' '
	case first.Case == rules.Lower && second.Case != rules.Lower, first.Case != rules.Lower && first.Case != rules.Title, second.Case != first.Case && second.Case != rules.Lower:
		return false // "the The Hague", "FC FC"
	case first.Case == rules.Title && second.Case == rules.Title && first.Script != rules.OtherScript:
		return r.copies == 2 && (first.Len() >= longName || starts(p, r) && functions.Has(first.Key) && p.After(second.End) == ' ') // not "Li Li"
	case allowed.Has(first.Key) && !never, len(first.In(p.Text)) == 1 && first.Key != keyA:
		return false
	}
	if verbs.Has(first.Key) && r.from > 0 && pronouns.Has(p.Words()[r.from-1].Key) {
		return false // "What it is", then its verb
	}
	s := r.span(p)
	switch p.Before(s.Start) {
	case '-', '’', '\'', '‑', '.', '/', '@', '_', '#', '*':
		return false // "a drive-in in town"
	}
	switch p.After(s.End) {
	case '-', '’', '\'', '‑', '/', '@', '_', '*':
		return false // "to to-do lists", "it it’s"
	}
	return !quoted(p, s)
}

// longName is the length in bytes from which a name is no doubled one: "Humbert Humbert".
const longName = 8

// starts reports whether a sentence begins with a run.
func starts(p *rules.Pass, r *run) bool {
	switch p.Before(p.SkipSpacesBack(p.Words()[r.from].Start)) {
	case '.', '?', '!', '\n', '"', '“', 0:
		return true
	}
	return p.BlockAt(p.Words()[r.from].Start) >= 0 && p.Blocks[p.BlockAt(p.Words()[r.from].Start)].Start == p.Words()[r.from].Start
}

// figures reports whether a figure between words stands twice: "for 33 33 years".
func figures(p *rules.Pass, r *run) bool {
	words, s := p.Words(), r.span(p)
	end := r.from + r.copies
	text := words[r.from].In(p.Text)
	if len(text) != 2 && (len(text) != 4 || text[:2] != "19" && text[:2] != "20") {
		return false // "call 505 505 now"
	}
	return r.copies == 2 && words[r.from].Script == rules.Digits && r.from > 0 && end < len(words) &&
		words[r.from-1].Case == rules.Lower && words[r.from-1].End+1 == s.Start && words[end].Case == rules.Lower && s.End+1 == words[end].Start
}

var (
	keyA  = rules.Key("a")
	verbs = rules.KeysOf("is", "was", "does", "do", "did")
)

// functions are small words that no grammar sets twice.
var functions = rules.KeysOf("the", "a", "an", "and", "or", "but", "of", "from", "with", "their", "its", "our", "his", "my", "your", "these", "those", "this",
	"they", "we", "he", "she", "at", "by", "for", "as", "be", "been", "has", "have", "will", "would", "were", "are", "who", "which", "not", "than", "into",
	"about", "between", "during", "because", "when", "where", "while", "also", "after", "before", "should", "could", "must", "may", "might", "shall")

// doubtful are small words that stand twice in a few sentences, as a particle
// and as a preposition: “the house they moved in” and “in winter”.
var doubtful = rules.KeysOf("in", "on", "to", "is", "was", "it", "you", "her", "do", "does", "did", "if", "up", "out", "over", "through", "what", "there", "one", "all", "can", "then")

// allowed are words that may rightly stand twice.
var allowed = rules.KeysOf("had", "that", "very", "no", "bye", "ha", "hah", "heh", "ho", "blah", "yeah", "yes", "really", "never", "now", "well", "many", "much", "far", "long",
	"more", "again", "night", "chop", "knock", "yo", "wow", "hip", "hear", "win", "go", "please", "same", "too", "tut", "hush", "tsk", "tuk", "pom", "cha", "goo", "boo",
	"choo", "beep", "woof", "oh", "la", "na", "da", "ta", "bla", "boom", "bang", "ding", "tick", "hey", "big", "old", "way", "fifty", "aye", "wee", "pee", "poo", "bling", "couscous", "quack", "mama", "papa", "dum", "doo",
	"dee", "ooh", "ah", "aha", "er", "um", "uh", "so", "etc", "surprise")
