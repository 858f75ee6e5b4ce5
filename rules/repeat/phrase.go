package repeat

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Phrase flags two to eight words that stand twice in a row.
var Phrase = Family.Add(rules.Rule{
	ID:      "phrase",
	Summary: "The same phrase twice in a row",
	Why: `Engines that lose their place translate the same words again, and scrapers join a label or caption that stands on the page twice.
The reader begins the same sentence two times.`,
	Examples: []rules.Example{
		{Bad: "FILE PHOTO: FILE PHOTO: The old mill.", Good: "FILE PHOTO: The old mill."},
		{Bad: "The ferry will leave for the island for the island at noon.", Good: "The ferry will leave for the island at noon."},
		{Good: "It grew more and more and more. He won 6-4 6-4 in New York, New York. If it is it is. Step by step by step they went."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Twice,
	Check:    phrase,
})

func phrase(p *rules.Pass) {
	phrases(p, 2, func(r run) {
		if r.copies >= stuck || !strays(p, &r) {
			return
		}
		d := rules.Diagnostic{
			Severity: r.weight(p),
			Span:     r.span(p),
			Message:  fmt.Sprintf("“%s” twice in a row", show(r.first(p).In(p.Text))),
			Fix:      r.leaveOne(p, rules.Unsafe, "Leave one of them"),
		}
		if r.copies > 2 {
			d.Message = fmt.Sprintf("“%s” %d times in a row", show(r.first(p).In(p.Text)), r.copies)
		}
		p.Report(d)
	})
}

// strays reports whether the copies of r cannot be meant: they are no figures,
// no name, no rising "more and more and more" and no chant.
func strays(p *rules.Pass, r *run) bool {
	all := p.Words()[r.from : r.from+r.length]
	lower, figures := 0, 0
	for _, w := range all {
		switch {
		case w.HasDigit:
			figures++
		case w.Case == rules.Lower:
			lower++
		case w.Script == rules.Han || w.Script == rules.Kana || w.Script == rules.Thai:
			return false
		}
	}
	switch {
	case r.joint == ":" && gapAfter(p, r) == ':':
		return figures == 0
	case r.joint == "," && r.copies == 2 && r.length >= clause && lower >= clause-1 && figures == 0:
		return !quoted(p, r.span(p))
	case r.joint == "," && r.copies == 2 && r.length == clause-1 && lower == r.length && hangs.Has(all[r.length-1].Key) && !anew.Has(all[0].Key) && gapAfter(p, r) == ' ':
		return !quoted(p, r.span(p)) // “low-key movies that could, movies that could make it big”
	case r.joint == "," && r.copies == 2 && r.length == clause-1 && lower == r.length && p.Target.Base() == "en":
		// “in the case, in the case would be heard”
		return prepositions.Has(all[0].Key) && articles.Has(all[1].Key) && gapAfter(p, r) == ' ' && !quoted(p, r.span(p))
	case r.joint == "." && r.copies == 2 && r.length >= clause-1 && lower >= clause-2 && figures == 0:
		return tail(p, r)
	case r.joint == "" && r.length == 2 && figures == 1 && r.copies == 2 && dated.Has(all[0].Key) && all[1].Script == rules.Digits && all[1].Len() == len("2001"):
		return true
	case r.joint == "," && r.copies > 2 && r.length > 2 && lower == r.length:
		return !quoted(p, r.span(p)) // “and beaded, and beaded, and beaded”
	case r.copies == 2 && r.length == 2 && (r.joint == "" || r.joint == ",") && pronouns.Has(all[0].Key) && tells.Has(all[1].Key):
		return strings.ContainsRune(".,", gapAfter(p, r)) // “he said he said.”
	case r.joint != "" || figures > 0 && r.length-figures < 2:
		return false
	case lower == 0 && r.length <= 3 && (r.copies > 2 || all[0].Key == keyNew):
		return false // "New York New York"
	case r.copies == 2 && r.chained(p), r.rises(p):
		return false
	case r.length == 2 && r.linked(p) && (r.goesOn(p) || r.idiom(p)), r.length == 2 && pronouns.Has(all[0].Key) && r.copies == 2 && !(all[0].Case == rules.Title && p.Words()[r.from+2].Case == rules.Lower): // “It is it is”
		return false
	}
	return !quoted(p, r.span(p))
}

// prepositions and articles begin a phrase that speakers do not say twice with a
// comma between, as they do “day after day”.
var (
	prepositions = rules.KeysOf("in", "on", "at", "for", "from", "to", "of", "with", "by", "about", "under", "during")
	articles     = rules.KeysOf("the", "a", "an", "this", "its", "their", "his", "her")
)

// tail reports whether the end of a sentence is said again as a sentence of its
// own: “… that it would be a super regiment. Would be a super regiment. The …”.
func tail(p *rules.Pass, r *run) bool {
	all := p.Words()
	second := r.from + r.length
	return r.from > 0 && p.Before(all[r.from].Start) == ' ' && all[r.from].Case == rules.Lower && all[second].Case != rules.Lower &&
		strings.ContainsRune(".?!", gapAfter(p, r)) && !quoted(p, r.span(p))
}

// tells are verbs that say who spoke.
var tells = rules.KeysOf("said", "says", "added", "told", "explained", "noted", "stressed", "concluded", "continued")

// dated are what stands before a year: “in 2001 in 2001”.
var dated = rules.KeysOf("in", "since", "by", "from", "until", "of", "for", "during")

// hangs are words that no clause ends with.
var hangs = rules.KeysOf("the", "a", "an", "of", "at", "for", "from", "with", "by", "and", "or", "but", "has", "have", "had", "is", "are", "was", "were", "being", "could", "should", "would", "will", "can", "may", "might", "must", "that", "which", "who", "his", "her", "its", "their")

// anew are words that a clause begins with: “that he would, that he would not”.
var anew = rules.KeysOf("that", "who", "which", "if", "when", "what", "how", "where", "why", "as", "to", "and", "but", "or", "not", "it", "he", "she", "they", "we", "you", "i", "there")

// clause is how many words behind a comma are no figure of speech, as “day
// after day, day after day” is.
const clause = 4

// gapAfter gives the character behind a run.
func gapAfter(p *rules.Pass, r *run) rune { return p.After(r.span(p).End) }

// goesOn reports whether the word that begins the run follows it once more:
// "step by step by step".
func (r *run) goesOn(p *rules.Pass) bool {
	end := r.from + r.length*r.copies
	return end < len(p.Words()) && p.Words()[end].Key == p.Words()[r.from].Key
}

// chained reports whether the run speaks of people or things of their like:
// "close contacts of close contacts of guests".
func (r *run) chained(p *rules.Pass) bool {
	words := p.Words()[r.from : r.from+r.length]
	return !prepositions.Has(words[0].Key) && words[r.length-1].Key == keyOf && p.Text[words[r.length-2].End-1] == 's'
}

// rises reports whether the run says that something goes on: "looked and looked
// and", "and lots and lots", "a copy of a copy of a copy".
func (r *run) rises(p *rules.Pass) bool {
	first, last := p.Words()[r.from].Key, p.Words()[r.from+r.length-1].Key
	end := r.from + r.length*r.copies
	switch {
	case r.copies > 2:
		return false
	case r.length == 2 && first == keyAnd && !functions.Has(last):
		return gapAfter(p, r) != ' ' || end == len(p.Words()) || p.Words()[end].Key == keyOf // not "and cut and cut the rent"
	case r.length == 2 && last == keyAnd && !functions.Has(first):
		return true
	case r.length == 2 && last == keyTo && r.from > 0 && p.Words()[r.from-1].Key == keyFrom:
		return true // "from country to country to seek help"
	case r.length == 2 && first == keyA && r.from > 0 && makes.Has(p.Words()[r.from-1].Key):
		return true // "what makes a ship a ship"
	}
	return links.Has(last) && r.goesOn(p)
}

// idiom reports whether one of two words is doubled around the other in idioms:
// "from time to time to", "to back to back".
func (r *run) idiom(p *rules.Pass) bool {
	return idioms.Has(p.Words()[r.from].Key) || idioms.Has(p.Words()[r.from+1].Key)
}

var keyNew, keyAnd, keyOf, keyFrom, keyTo = rules.Key("new"), rules.Key("and"), rules.Key("of"), rules.Key("from"), rules.Key("to")

var idioms = rules.KeysOf("time", "step", "day", "back", "face", "side", "hand", "door", "house", "one", "more", "again", "year", "week", "word", "room", "minute", "end", "top", "bit", "little",
	"two", "three", "brick", "piece", "line", "case", "shoulder", "man", "heart", "head", "mouth", "cheek", "neck", "coast", "wall", "state", "place", "person", "generation", "point", "toe", "night",
	"month", "shop", "town", "city", "round", "less", "better", "worse", "further")

// weight is zero, the rule's own severity, unless the phrase is a name that
// may be doubled, as that of a place: "Walla Creek Walla Creek".
func (r *run) weight(p *rules.Pass) rules.Severity {
	if r.joint == "," || r.joint == "." {
		return rules.Info // speakers say a clause twice
	}
	for i := r.from; i < r.from+r.length; i++ {
		if p.Words()[i].Case == rules.Lower {
			return 0
		}
	}
	return rules.Info
}

// linked reports whether a pair holds a small word that rises: "more and more and", "bit by bit by".
func (r *run) linked(p *rules.Pass) bool {
	return links.Has(p.Words()[r.from].Key) || links.Has(p.Words()[r.from+1].Key)
}

var (
	makes    = rules.KeysOf("make", "makes", "made", "making", "call", "calls")
	links    = rules.KeysOf("and", "or", "by", "after", "to", "on", "upon", "over", "for", "in", "of", "the", "as")
	pronouns = rules.KeysOf("i", "you", "he", "she", "it", "we", "they", "who", "what", "there", "that")
)
