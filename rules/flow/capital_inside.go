package flow

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// CapitalInside flags a small word with a capital in the middle of a sentence.
var CapitalInside = Family.Add(rules.Rule{
	ID:      "capital-inside",
	Summary: "Small word with a capital in the middle of a sentence",
	Why: `A stop was lost where two pieces were joined, or the engine translated a piece of a sentence as a sentence of its own.
The reader looks for the end of the sentence before.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\nThe pier was damaged by the storm As a result the line closed.", Good: "Ferry talks\n\nThe pier was damaged by the storm. As a result the line closed."},
		{Good: "Ferry talks\n\nThe owner told The Times that In The Navy is his song."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.OpenerInside,
	Check:    capitalInside,
})

// smallWords begin sentences and no names.
var smallWords = rules.KeysOf("as", "at", "but", "and", "however", "although", "while", "when", "if", "because", "after", "before", "according", "since", "despite",
	"during", "for", "from", "with", "therefore", "meanwhile", "also", "these", "those", "moreover", "furthermore", "in", "on", "so", "some", "many", "their", "our")

func capitalInside(p *rules.Pass) {
	words := p.Words()
	for _, t := range p.Titled() {
		i := int(t)
		if i == 0 || i+2 >= len(words) {
			continue
		}
		var fix *rules.Fix
		switch small := smallWords.Has(words[i].Key); {
		case p.Text[words[i].End-1] == 'd' && pastInside(p, i), small && introduced(p, i), articleInside(p, i):
			fix = lowered(p, &words[i])
		case small || words[i-1].Script == rules.Digits:
			fix = afterLostStop(p, i)
		}
		if fix == nil {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    words[i].Span,
			Message: fmt.Sprintf("“%s” has a capital in the middle of the sentence", words[i].In(p.Text)),
			Fix:     fix,
		})
	}
}

// lowered gives the fix that writes a word in lower case.
func lowered(p *rules.Pass, w *rules.Word) *rules.Fix {
	return rules.Replace(rules.Unsafe, "Write it in lower case", w.Span, strings.ToLower(w.In(p.Text)))
}

// afterLostStop gives the fix for words[i] where it begins a sentence without a
// stop before it, else nil.
func afterLostStop(p *rules.Pass, i int) *rules.Fix {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	switch {
	case behindYear(words, i):
		before = &words[i-2] // “it opened in 1974 The town”: the year is no name
	case !smallWords.Has(w.Key) || links.Has(before.Key) && !names.Has(before.Key):
		return nil
	}
	joined := before.Case != rules.Lower && joins.Has(w.Key) && owners.Has(words[i+1].Key)
	if before.Case != rules.Lower && !joined && (before.Case != rules.Title || joins.Has(w.Key) || !subjects.Has(words[i+1].Key)) {
		return nil
	}
	if !plain(p, &words[i-1], w) || !plain(p, w, &words[i+1]) || words[i+1].Case != rules.Lower && !named(w, &words[i+1], &words[i+2]) || words[i+2].Case == rules.Title && small(&words[i+1]) {
		return nil
	}
	n := p.BlockAt(w.Start)
	from, to := p.BlockWords(n)
	if i == from || i+2 >= to || !isParagraph(&p.Blocks[n]) || shouted(words[from:to]) {
		return nil
	}
	return parted(p, words[i-1].End, w, joined)
}

// parted gives the fix that ends a sentence at a byte offset before w, or makes
// w a small word of the same sentence: “Anna And her brother”.
func parted(p *rules.Pass, at int, w *rules.Word, joined bool) *rules.Fix {
	if joined {
		return lowered(p, w)
	}
	return rules.Replace(rules.Unsafe, "End the sentence before it", rules.Span{Start: at, End: at}, ".")
}

// pastInside reports whether words[i] is a verb in the past tense with a capital
// between small words: “met the workers and Praised their efforts”.
func pastInside(p *rules.Pass, i int) bool {
	words := p.Words()
	w, before, next := &words[i], &words[i-1], &words[i+1]
	return w.Len() > 4 && strings.HasSuffix(w.In(p.Text), "ed") && before.Case == rules.Lower && plain(p, before, w) && subjectsOf.Has(before.Key) &&
		next.Case == rules.Lower && plain(p, w, next) && objectsOf.Has(next.Key) && !namesInEd.Has(w.Key)
}

// articleInside reports whether words[i] is an article with a capital between a
// link and a word in lower case: “closed the site, and An expert is to look at it”.
// A title or a name goes on with a capital, as in “of The Times”.
func articleInside(p *rules.Pass, i int) bool {
	words := p.Words()
	w, before, next := &words[i], &words[i-1], &words[i+1]
	return (w.Key == keyThe || w.Key == keyAn) && linking.Has(before.Key) && before.Case == rules.Lower && plain(p, before, w) && next.Case == rules.Lower && next.Len() > 2 && plain(p, w, next)
}

var (
	keyThe, keyAn = rules.Key("the"), rules.Key("an")
	linking       = rules.KeysOf("and", "or", "but", "of", "in", "on", "at", "to", "with", "from", "for", "by", "that", "because", "as", "than", "into", "under", "after", "before")
)

// namesInEd end like verbs in the past tense.
var namesInEd = rules.KeysOf("alfred", "wilfred", "winifred", "manfred", "jared", "mohammed", "muhammed", "mohamed", "ahmed", "hamed", "hameed", "saeed", "waleed", "khaled", "javed", "naveed", "rashed", "rasheed", "majed",
	"united", "allied", "limited", "associated", "consolidated", "incorporated", "federated", "mercedes", "speed", "creed")

// subjectsOf stand right before a verb in the past tense, objectsOf behind it.
var (
	subjectsOf = rules.KeysOf("and", "he", "she", "they", "it", "was", "were", "has", "had", "have", "who", "then", "also")
	objectsOf  = rules.KeysOf("the", "a", "an", "his", "her", "their", "its", "that", "to", "on", "in", "by", "with", "for", "at", "from", "into", "it", "them", "him")
)

// introWords is how many words may lead a sentence in: “As we wrote earlier, In …”.
const introWords = 4

// introduced reports whether words[i] has a capital behind a comma and the few
// words with which the sentence begins, and a word in lower case or a name and
// then one stand behind it: “As reported, In Kernau a tram burned”.
func introduced(p *rules.Pass, i int) bool {
	words := p.Words()
	if p.Text[words[i-1].End:words[i].Start] != ", " || words[i-1].Case != rules.Lower && i > 1 && plain(p, &words[i-2], &words[i-1]) || !plain(p, &words[i], &words[i+1]) {
		return false
	}
	if next, after := &words[i+1], &words[i+2]; next.Case != rules.Lower && (next.Case != rules.Title || p.After(next.End) != ',' && (after.Case != rules.Lower || !plain(p, next, after))) || next.Case == rules.Lower && after.Case == rules.Title && small(next) {
		return false
	}
	block := p.Blocks[p.BlockAt(words[i].Start)]
	for first := i - 1; first >= max(0, i-introWords); first-- {
		if words[first].Start == block.Start || first > 0 && strings.HasPrefix(p.Text[words[first-1].End:words[first].Start], ". ") {
			return isParagraph(&block) && words[first].Case == rules.Title
		}
		if first == 0 || !plain(p, &words[first-1], &words[first]) {
			return false
		}
	}
	return false
}

// behindYear reports whether words[i] may begin a sentence behind a year that
// ends one.
func behindYear(words []rules.Word, i int) bool {
	return i > 1 && words[i-1].Script == rules.Digits && words[i-1].Len() == len("1974") && words[i-2].Case == rules.Lower && yearOpeners.Has(words[i].Key)
}

var yearOpeners = rules.KeysOf("the", "it", "he", "she", "they", "this", "there", "but", "in", "a")

// named reports whether a sentence begins with w though a name or a year
// follows it: “But Lund said”, “In 2003 the”.
func named(w, next, after *rules.Word) bool {
	return after.Case == rules.Lower && after.Len() > 2 && (contrasts.Has(w.Key) && next.Case == rules.Title || w.Key == keyIn && next.Script == rules.Digits && next.Len() == len("2003"))
}

var contrasts, keyIn = rules.KeysOf("but", "however", "although", "while", "when", "since", "if"), rules.Key("in")

// joins stand between two names without a stop, and owners begin the second:
// “Anna And her brother” is no name as “Anna And The Boys” may be.
var (
	joins  = rules.KeysOf("and", "but", "with", "for")
	owners = rules.KeysOf("his", "her", "their", "its", "they", "he", "she", "it", "we", "was", "were", "is", "are",
		"a", "an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "other", "others", "then")
)

// small reports whether titles write w in lower case: "As the Crow Flies".
func small(w *rules.Word) bool { return w.Len() <= 4 }
