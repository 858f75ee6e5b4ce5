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
	words, n := p.Words(), 0
	for _, t := range p.Titled() {
		i := int(t)
		if i == 0 || i+2 >= len(words) {
			continue
		}
		before, w := &words[i-1], &words[i]
		year := behindYear(words, i)
		switch {
		case year:
			before = &words[i-2] // “it opened in 1974 The town”: the year is no name
		case !smallWords.Has(w.Key) || links.Has(before.Key) && !names.Has(before.Key):
			continue
		}
		joined := before.Case != rules.Lower && joins.Has(w.Key) && owners.Has(words[i+1].Key)
		if before.Case != rules.Lower && !joined && (before.Case != rules.Title || joins.Has(w.Key) || !subjects.Has(words[i+1].Key)) {
			continue
		}
		if !plain(p, &words[i-1], w) || !plain(p, w, &words[i+1]) || words[i+1].Case != rules.Lower && !named(&words[i], &words[i+1], &words[i+2]) || words[i+2].Case == rules.Title && small(&words[i+1]) {
			continue
		}
		for p.Blocks[n].End <= w.Start {
			n++
		}
		from, to := p.BlockWords(n)
		if i == from || i+2 >= to || !isParagraph(p.Blocks[n]) || shouted(words[from:to]) {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    w.Span,
			Message: fmt.Sprintf("“%s” has a capital in the middle of the sentence", p.Text[w.Start:w.End]),
			Fix:     parted(p, words[i-1].End, w, joined),
		})
	}
}

// parted gives the fix that ends a sentence at a byte offset before w, or makes
// w a small word of the same sentence: “Anna And her brother”.
func parted(p *rules.Pass, at int, w *rules.Word, joined bool) *rules.Fix {
	if joined {
		return rules.Replace(rules.Unsafe, "Write it in lower case", w.Span, strings.ToLower(w.In(p.Text)))
	}
	return rules.Replace(rules.Unsafe, "End the sentence before it", rules.Span{Start: at, End: at}, ".")
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
	owners = rules.KeysOf("his", "her", "their", "its", "they", "he", "she", "it", "we", "was", "were", "is", "are")
)

// small reports whether titles write w in lower case: "As the Crow Flies".
func small(w *rules.Word) bool { return w.Len() <= 4 }
