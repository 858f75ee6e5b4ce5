package name

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Respelt flags a name that the article also spells in another way that sounds
// the same, or has in the other order.
var Respelt = Family.Add(rules.Rule{
	ID:      "respelt",
	Summary: "Name spelt in two ways that sound the same, or set in two orders",
	Why: `Names from another script have many spellings, and an engine takes another one in each sentence; accents come and go, and so does the order of Chinese, Japanese and Hungarian names.
The reader takes one person for two, and search finds half of the story.`,
	Examples: []rules.Example{
		{Bad: "Mill burns\n\nThe mill belongs to Andriy Melnyk. On Monday Andrei Melnik met the mayor."},
		{Bad: "Mill burns\n\nThe mill belongs to Tarek Saleem. On Monday, Salim met the mayor."},
		{Bad: "Mill burns\n\nThe mill belongs to Wang Jialin. On Monday, Jialin Wang met the mayor."},
		{Good: "Mill burns\n\nThe mill belongs to Maria Miller. On Monday Mario Muller met the mayor."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "inconsistent-spelling",
	Since:    "0.1.0",
	Check:    respelt,
})

// How many full names of an article are compared, and how many most have.
const (
	rollMost  = 64
	rollOften = 16
)

// A fullName is a first name and a surname, by their keys and first letters.
type fullName struct {
	key, turned uint64 // of the name, and of the name in the other order
	initials    uint32 // how they sound
	at          int32  // the first name, in Words
}

func respelt(p *rules.Pass) {
	fullNames(p)
	lone(p)
}

// fullNames compares the first names and surnames of the article.
func fullNames(p *rules.Pass) {
	names := make([]fullName, 0, rollOften)
	var seen uint64      // some bits of their initials and keys
	var hyphened []int32 // surnames before a first name with a hyphen
	words, titled := p.Words(), p.Titled()
	parts := wholesOf(words, titled, p.Text)
	var told []uint64 // names that stand in one word elsewhere
	for k := 1; k < len(titled) && len(names) < rollMost; k++ {
		if titled[k-1]+1 != titled[k] {
			continue
		}
		first, last := &words[titled[k-1]], &words[titled[k]]
		if first.End+1 != last.Start || p.Text[first.End] != ' ' {
			continue
		}
		if parts.mayBeOne(p.Text, first, last) {
			told = oneWord(p, int(titled[k-1]), told)
		}
		if p.After(last.End) == '-' {
			hyphened = append(hyphened, titled[k-1])
		}
		names = append(names, fullName{first.Key*spread64 ^ last.Key, last.Key*spread64 ^ first.Key, soundOfInitials(p.Text[first.Start], p.Text[last.Start]), titled[k-1]})
		at := &names[len(names)-1]
		bits := at.bits()
		known := seen&bits != 0
		if seen |= bits; !known {
			continue
		}
		other, again := likeLast(names)
		switch {
		case again:
			names[other].at = later(p, names[other].at, at.at)
			names = names[:len(names)-1]
		case other < 0:
		case names[other].key == at.turned:
			if alone(p, int(names[other].at)) && alone(p, int(at.at)) && !writtenLow(p, first.Key, last.Key) {
				reportName(p, int(names[other].at), int(at.at), "“%s” is written “%s” elsewhere")
			}
		case soundAlike(p, int(names[other].at), int(at.at)):
			compareNames(p, int(names[other].at), int(at.at))
		}
	}
	respeltKorean(p, hyphened)
}

// Wholes has a bit for the words with a capital that may be two names in one, by
// their first letter and their length: of a pair of names, few have it.
type wholes [32]uint16

const (
	joinedLeast = 6  // bytes of two names in one
	joinedMost  = 16 // the same, at most
)

func wholesOf(words []rules.Word, titled []int32, text string) (j wholes) {
	for _, i := range titled {
		if w := &words[i]; w.Len() >= joinedLeast && w.Len() <= joinedMost {
			j[text[w.Start]&31] |= 1 << (w.Len() - joinedLeast)
		}
	}
	return j
}

// mayBeOne reports whether two names may stand elsewhere as one.
func (j *wholes) mayBeOne(text string, first, last *rules.Word) bool {
	n := first.Len() + last.Len() - joinedLeast
	return n >= 0 && n <= joinedMost-joinedLeast && first.Len() <= joinedMost/2 && j[text[first.Start]&31]>>n&1 != 0
}

// oneWord reports two names, words[i] and the next, that the article also has in
// one: “Dong Lin” and “Donglin”, but those told already.
func oneWord(p *rules.Pass, i int, told []uint64) []uint64 {
	words := p.Words()
	first, last := words[i].In(p.Text), words[i+1].In(p.Text)
	if begins.Has(words[i].Key) || ends.Has(words[i+1].Key) || heads(p, p.BlockAt(words[i].Start)) {
		return told
	}
	both := rules.Key(first + last)
	if slices.Contains(told, both) {
		return told
	}
	for _, t := range p.Titled() {
		if words[t].Key == both && !heads(p, p.BlockAt(words[t].Start)) && !writtenLow(p, both, words[i+1].Key) {
			p.Reportf(rules.Span{Start: words[i].Start, End: words[i+1].End}, "“%s %s” is spelt “%s” elsewhere", first, last, words[t].In(p.Text))
			return append(told, both)
		}
	}
	return told
}

// What names of regions and firms begin and end with, in one word or two.
var (
	ends   = rules.KeysOf("kong", "news", "line", "lines", "bank", "net", "land", "house", "field", "work", "works", "time", "times", "town", "side", "book", "tech", "soft", "way", "ways", "ball", "man", "men")
	begins = rules.KeysOf("north", "south", "east", "west", "mid", "new", "old", "super", "ultra", "mini", "multi", "anti", "every", "the", "high", "white", "black", "red", "blue", "news", "face", "you", "net", "inter", "home", "air")
)

// bits gives a bit for the initials of a name, and one for the two words of it in
// any order: names without a bit in common are not alike.
func (n *fullName) bits() uint64 {
	return 1<<(n.initials*spread>>26) | 1<<((n.key+n.turned)*spread64>>58)
}

// likeLast gives the last of the names before the last one that has its
// initials or is the same in the other order, or -1, and whether the last one is
// among them.
func likeLast(names []fullName) (like int, again bool) {
	like = -1
	last := &names[len(names)-1]
	for i := range names[:len(names)-1] {
		switch {
		case names[i].key == last.key:
			return i, true
		case names[i].initials == last.initials, names[i].key == last.turned: // seldom
			like = i
		}
	}
	return like, false
}

// later gives the second of two places of a name if the first is in a headline.
func later(p *rules.Pass, first, second int32) int32 {
	if heads(p, p.BlockAt(p.Words()[first].Start)) {
		return second
	}
	return first
}

// alone reports whether the words at words[i] and behind it are a name and no
// part of a title of more words.
func alone(p *rules.Pass, i int) bool {
	words := p.Words()
	return words[i].Len() > 2 && words[i+1].Len() > 2 && (i == 0 || words[i-1].Case != rules.Title || words[i-1].End+1 != words[i].Start || titles.Has(words[i-1].Key)) &&
		(i+2 == len(words) || words[i+2].Case != rules.Title || words[i+1].End+1 != words[i+2].Start)
}

// soundOfInitials gives a number for how two first letters sound: those above
// U+007F sound alike.
func soundOfInitials(a, b byte) uint32 {
	if a >= utf8.RuneSelf {
		a = 0
	}
	if b >= utf8.RuneSelf {
		b = 0
	}
	return uint32(sounds[a&31])<<8 | uint32(sounds[b&31])
}

// soundAlike reports whether the full names at words[a] and words[b] sound the same.
func soundAlike(p *rules.Pass, a, b int) bool {
	words := p.Words()
	for i := range 2 {
		if !sameSound(words[a+i].In(p.Text), words[b+i].In(p.Text)) {
			return false
		}
	}
	return true
}

// compareNames reports the full name whose first word is words[b] if it is
// another spelling of the one at words[a].
func compareNames(p *rules.Pass, a, b int) {
	words := p.Words()
	if words[a].Key == words[b].Key && words[a+1].Key == words[b+1].Key {
		return
	}
	for i := range 2 {
		one, other := words[a+i].In(p.Text), words[b+i].In(p.Text)
		if longer(one, other) || commonWord(one) || commonWord(other) || one != other && inflected(one, other) || gendered(one, other) {
			return
		}
		if one != other && words[a+1-i].Key == words[b+1-i].Key && min(len(one), len(other)) >= shortest && resemble(p, one, other) {
			return // the fault of name/variant
		}
	}
	reportName(p, a, b, "“%s” is spelt “%s” elsewhere")
}

// longer reports whether one of two names is the other with a syllable more:
// “Aliyu”, “Aliyugo”.
func longer(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(b)-len(a) > 1 && strings.HasPrefix(b, a)
}

// reportName reports the full name whose first word is words[b] beside the one at
// words[a], unless one is a part of a headline or a form of address.
func reportName(p *rules.Pass, a, b int, message string) {
	words := p.Words()
	for _, i := range []int{a, b} {
		if heads(p, p.BlockAt(words[i].Start)) || titles.Has(words[i].Key) {
			return
		}
	}
	span, other := rules.Span{Start: words[b].Start, End: words[b+1].End}, rules.Span{Start: words[a].Start, End: words[a+1].End}
	p.Reportf(span, message, span.In(p.Text), other.In(p.Text))
}
