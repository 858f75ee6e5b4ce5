package repeat

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Loop flags places where the engine could not stop.
var Loop = Family.Add(rules.Rule{
	ID:      "loop",
	Summary: "The same words again and again: the engine stuck",
	Why: `A neural engine that does not know how to end a sentence repeats its last words until it runs out of room.
What the source said there is lost.`,
	Examples: []rules.Example{
		{Bad: "The mayor said that that that that that that the port was open.", Good: "The mayor said that the port was open."},
		{Good: "“No, no, no,” she said, and it was far, far, far away."},
	},
	Severity: rules.Error,
	Fix:      rules.Unsafe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Check:    loop,
})

func loop(p *rules.Pass) {
	report := func(r run) {
		all := p.Words()[r.from : r.from+r.length]
		if r.joint != "" && r.joint != "," || tabular(all) || r.length == 1 && cries.Has(all[0].Key) {
			return
		}
		p.Report(rules.Diagnostic{
			Span:    r.span(p),
			Message: fmt.Sprintf("“%s” %d times in a row", show(r.first(p).In(p.Text)), r.copies),
			Fix:     r.leaveOne(p, rules.Unsafe, "Leave one of them"),
		})
	}
	words(p, stuck, report)
	phrases(p, stuck, report)
	filled(p)
	stutter(p)
}

// stutter reports words that repeat some of their letters, or were begun once before.
func stutter(p *rules.Pass) {
	all := p.Words()
	for _, i := range p.LongWords() {
		if i > 0 && p.Text[all[i-1].Start] == p.Text[all[i].Start] && begun(p, &all[i-1], &all[i]) {
			p.Report(rules.Diagnostic{
				Severity: rules.Info,
				Span:     rules.Span{Start: all[i-1].Start, End: all[i].End},
				Message:  fmt.Sprintf("“%s” is the beginning of “%s”", all[i-1].In(p.Text), all[i].In(p.Text)),
				Fix:      rules.Replace(rules.Unsafe, "Remove the beginning", rules.Span{Start: all[i-1].Start, End: all[i].Start}, ""),
			})
			continue
		}
		if all[i].Len() < stutterLeast {
			continue
		}
		if w := all[i].In(p.Text); mayStutter(w) && stutters(w) {
			p.Reportf(all[i].Span, "The same letters again and again: “%s”", show(w))
		}
	}
}

// begun reports whether w stands behind its first letters, which are no word: “rece received”.
func begun(p *rules.Pass, half, w *rules.Word) bool {
	if half.Case != rules.Lower || w.Case != rules.Lower || half.End+1 != w.Start || p.Text[half.End] != ' ' || half.Len() < begunLeast || half.Len()+1 >= w.Len() || half.HasDigit {
		return false
	}
	return p.Text[w.Start:w.Start+half.Len()] == half.In(p.Text) && p.Target.Base() == "en" && !beginnings.Has(half.Key) && !isBound(p, half.Start)
}

// isBound reports whether a hyphen or an apostrophe stands before a byte offset.
func isBound(p *rules.Pass, at int) bool {
	switch p.Before(at) {
	case '-', '‑', '\'', '’', '.', '/', '@', '#', '_':
		return true
	}
	return false
}

// begunLeast is how many letters of a word are its beginning at least.
const begunLeast = 4

// beginnings are words that longer ones begin with.
var beginnings = rules.KeysOf("them", "real", "inform", "breath", "over", "under", "with", "some", "cost", "count", "court", "cross", "deal", "down", "ever", "even", "every", "fast", "fish", "free", "fund", "hand", "hard", "head", "heart", "high", "home", "house", "land", "life", "light", "long", "main", "many", "mark", "mass", "more", "most", "name", "news", "paper", "part", "past", "play", "post", "press", "rest", "road", "short", "side", "stand", "step", "sure", "test", "this", "through", "time", "wash", "water", "well", "wide", "wild", "wind", "wood", "work", "world", "year", "young", "support", "employ", "manage", "market", "nation", "person", "profession", "region", "form", "differ", "perform", "operate", "produce", "provide", "require", "include", "appear", "attract", "consider", "depart", "direct", "invest", "interest", "develop", "establish", "treat", "govern", "organ", "port", "import", "export", "report", "comment", "document", "event", "product", "protest", "respect", "social", "super", "inter", "multi", "mini", "trans", "ultra", "tele")

// A word in which an engine stuck has some letters four times in a row, and
// others beside them; laughter has none.
const (
	stutterLeast  = 12 // bytes
	stutterCopies = 4
	cried         = 9
)

// mayStutter reports whether two letters in a row stand again one, two or three
// letters before themselves, as in all words that stutter: eight letters at a time,
// where a stutter shows in one of the eight or in the next.
func mayStutter(word string) bool {
	last := len(word) - 8
	for at := 0; at < last; at += 8 {
		if againIn(word[at:]) {
			return true
		}
	}
	return againIn(word[last:])
}

// againIn reports whether, of eight bytes, two in a row stand one, two or three
// bytes before themselves.
func againIn(text string) bool {
	x := rules.EightBytes(text, 0)
	return anyZero(differs(x, 8))|anyZero(differs(x, 16))|anyZero(differs(x, 24)) != 0
}

// differs gives a byte that is 0 for each byte of a row that, with the one before
// it, stands a number of bits before itself.
func differs(x uint64, bits int) uint64 {
	d := x ^ x<<bits
	return d | d<<8
}

// anyZero gives 0 where no byte is 0.
func anyZero(x uint64) uint64 {
	const each = 0x0101010101010101
	return (x - each) &^ x & (0x80 * each)
}

// stutters reports whether a word holds two or three letters four times in a
// row, between or beside others: “ratatatatatather”.
func stutters(word string) bool {
	for i, n := 1, 1; i < len(word); i++ {
		if word[i] != word[i-1] {
			n = 0
		}
		if n++; n > stutterCopies && strings.IndexByte("bcdfgkpqtvwxj", word[i]) >= 0 || n >= cried && i-n > 1 {
			return true // “allowinggggg”; vowels, h, m, r and s are cried, but seldom so long
		}
	}
	for unit := 2; unit <= 3; unit++ {
		n := 0
		for i := unit; i < len(word); i++ {
			if word[i] != word[i-unit] {
				n = 0
				continue
			}
			if n++; n >= unit*(stutterCopies-1) {
				return !laughs(word[i+1-unit:i+1]) && n < len(word)-unit-1
			}
		}
	}
	return false
}

// laughs reports whether letters are those of laughter and cries, or one letter
// again and again: “muhahahahaha”, “trololololo”.
func laughs(unit string) bool {
	return strings.Trim(strings.ToLower(unit), "haeiolkjx") == "" || strings.Trim(unit, unit[:1]) == ""
}

// tabular reports whether a word of all is a figure, as tables have the same
// again and again, or one character of a script that writes laughter so.
func tabular(all []rules.Word) bool {
	for _, w := range all {
		if w.HasDigit || w.Script == rules.Thai || len(all) == 1 && (w.Script == rules.Han || w.Script == rules.Kana) {
			return true
		}
	}
	return false
}

// cries are what people shout, sing and laugh.
var cries = rules.KeysOf("no", "yes", "ha", "hah", "ho", "la", "na", "da", "blah", "yeah", "go", "bye", "hey", "oh", "goal", "never", "x",
	"very", "so", "really", "far", "many", "more", "much", "long")

const (
	window = 60 // words that are looked at together
	least  = 24 // different rows of three words that a window of prose has at least
)

// filled reports blocks in which a few rows of three words come again and
// again, though not as a run: "we are a good team and we are a good team but …".
func filled(p *rules.Pass) {
	all := p.Words()
	for number := range p.Blocks {
		from, to := p.BlockWords(number)
		if to-from < window {
			continue
		}
		first, last := -1, -1
		for at := from; at+window <= to; at += window {
			if variety(all[at:at+window]) < least {
				if first < 0 {
					first = at
				}
				last = at + window - 1
			}
		}
		if first >= 0 && !periodic(p, first, last) {
			p.Reportf(rules.Span{Start: all[first].Start, End: all[last].End}, "A few words again and again, beginning with “%s”", show(rules.Span{Start: all[first].Start, End: all[first+longest].End}.In(p.Text)))
		}
	}
}

// variety counts the different rows of three words, up to least.
func variety(all []rules.Word) (n int) {
	var seen rules.BitSet
	for i := range all[2:] {
		if seen.Add((all[i].Key+3*all[i+1].Key+7*all[i+2].Key)*mix) == 0 {
			if n++; n == least {
				return n
			}
		}
	}
	digits := 0
	for i := range all[2:] {
		if all[i].HasDigit || all[i].Script == rules.Han || all[i].Script == rules.Kana || all[i].Script == rules.Thai {
			digits++
		}
	}
	if digits > window/4 {
		return window // a table
	}
	return n
}

// periodic reports whether the words from first to last hold a run that is
// reported as one already.
func periodic(p *rules.Pass, first, last int) bool {
	all := p.Words()[first : last+1]
	for length := 1; length <= longest; length++ {
		n := 0
		for i := length; i < len(all); i++ {
			if all[i].Key == all[i-length].Key {
				n++
			}
		}
		if n > len(all)*3/4 {
			return true
		}
	}
	return false
}
