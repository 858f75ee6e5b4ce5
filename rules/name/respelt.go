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

// rollMost is how many full names of an article are compared.
const rollMost = 64

// A roll holds the different full names of an article, a first name and a surname.
type roll struct {
	keys     [rollMost]uint64
	initials [rollMost]uint32 // how their first letters sound
	at       [rollMost]int32  // the first names, in Words
	n        int
	seen     rules.BitSet // initials
	heard    rules.BitSet // names in either order
	parts    rules.BitSet // of wholesOf
	headed   int32        // of headsTo, once it was asked; -1: it was not
}

func respelt(p *rules.Pass) {
	fullNames(p)
	lone(p)
}

// fullNames compares the first names and surnames of the article.
func fullNames(p *rules.Pass) {
	pairs := p.Pairs()
	if len(pairs) == 0 {
		return
	}
	var r roll
	wholesOf(p, &r.parts)
	r.headed = -1
	words := p.Words()
	var hyphened []int32 // surnames before a first name with a hyphen
	var told []uint64    // names that stand in one word elsewhere
	for {
		t, shown := r.add(p.Text, words, &pairs)
		if shown == 0 {
			break
		}
		first, last := &words[t-1], &words[t]
		if shown&inOne != 0 && mayBeOne(first, last) {
			told = oneWord(p, int(t-1), told)
		}
		if shown&hyphen != 0 {
			hyphened = append(hyphened, t-1)
		}
		if shown&(familiar|initialled) != 0 {
			r.compare(p, t-1, shown)
		}
	}
	if len(hyphened) > 0 {
		respeltKorean(p, hyphened)
	}
}

// What a full name shows.
const (
	initialled uint = 1 << iota // one before it may have the same initials
	familiar                    // one before it may have the same words, in any order
	inOne                       // a name in one word may be the same
	hyphen                      // a hyphen stands behind it
)

// add adds full names, given the places of their surnames, up to the first that
// shows something, and gives its place and what it shows. It leaves the pairs that
// are still to come.
func (r *roll) add(text string, words []rules.Word, pairs *[]int32) (at int32, shown uint) {
	for k, t := range *pairs {
		if r.n == rollMost {
			break
		}
		first, last := &words[t-1], &words[t]
		initials := uint32(firstSound(text, first.Start))<<8 | uint32(firstSound(text, last.Start))
		r.keys[r.n], r.initials[r.n], r.at[r.n] = nameKey(first, last), initials, t-1
		r.n++
		shown = r.seen.Add(uint64(initials)*spread64)*initialled | r.heard.Add((first.Key+last.Key)*spread64)*familiar |
			r.parts.Has(joint(text[first.Start], text[last.End-1], first.Len()+last.Len()))*inOne
		if last.End < len(text) && text[last.End] == '-' {
			shown |= hyphen
		}
		if shown != 0 {
			*pairs = (*pairs)[k+1:]
			return t, shown
		}
	}
	return 0, 0
}

// compare compares the name added last, whose first word is words[at], with the one
// before it that may be like it.
func (r *roll) compare(p *rules.Pass, at int32, shown uint) {
	words := p.Words()
	first, last := &words[at], &words[at+1]
	turned := nameKey(last, first)
	other, again := r.like(shown, turned)
	if other < 0 {
		return
	}
	switch before := &r.at[other]; {
	case again:
		r.n--
		if r.headed < 0 {
			r.headed = headsTo(p)
		}
		if *before < r.headed && heads(p, p.BlockAt(words[*before].Start)) {
			*before = at // the first is in a headline
		}
	case r.keys[other] == turned:
		if alone(p, int(*before)) && alone(p, int(at)) && !writtenLow(p, first.Key, last.Key) {
			reportName(p, int(*before), int(at), "“%s” is written “%s” elsewhere")
		}
	case soundAlike(p, int(*before), int(at)):
		compareNames(p, int(*before), int(at))
	}
}

// nameKey gives the key of a full name.
func nameKey(first, last *rules.Word) uint64 { return first.Key*spread64 ^ last.Key }

// like gives the last of the names before the last one that has its initials or
// is the same in the other order, by its key, or -1; the last one itself, if it is
// among them. Shown says which of the three may be.
func (r *roll) like(shown uint, turned uint64) (like int, again bool) {
	like, last := -1, r.n-1
	if shown&familiar != 0 {
		for i, key := range r.keys[:last] {
			switch key {
			case r.keys[last]:
				return i, true
			case turned: // seldom
				like = i
			}
		}
	}
	if shown&initialled != 0 {
		for i := last - 1; i > like; i-- {
			if r.initials[i] == r.initials[last] {
				return i, false
			}
		}
	}
	return like, false
}

const (
	joinedLeast = 6  // bytes of two names in one
	joinedMost  = 16 // the same, at most
)

// wholesOf adds the names that may be two names in one, by what joint gives: few
// pairs of names have it.
func wholesOf(p *rules.Pass, j *rules.BitSet) {
	words := p.Words()
	for _, i := range p.Names() {
		w := &words[i]
		j.Add(joint(p.Text[w.Start], p.Text[w.End-1], w.Len()))
	}
}

// joint gives a hash of a word by its first and last byte and its length.
func joint(first, last byte, length int) uint64 {
	return (uint64(first&31)<<10 | uint64(last&31)<<5 | uint64(length&31)) * spread64
}

// mayBeOne reports whether two names are long and short enough to stand elsewhere as one.
func mayBeOne(first, last *rules.Word) bool {
	length := first.Len() + last.Len()
	return length >= joinedLeast && length <= joinedMost && first.Len() <= joinedMost/2
}

// oneWord reports two names, words[i] and the next, that the article also has in
// one: “Dong Lin” and “Donglin”, but those told already.
func oneWord(p *rules.Pass, i int, told []uint64) []uint64 {
	words := p.Words()
	first, last := words[i].In(p.Text), words[i+1].In(p.Text)
	if !inOneWord(p, first, last) {
		return told
	}
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

// inOneWord reports whether the article may have two names in one, going by its
// length, its first two bytes and its last.
func inOneWord(p *rules.Pass, first, last string) bool {
	words, length := p.Words(), len(first)+len(last)
	for _, t := range p.Names() {
		if words[t].Len() != length {
			continue
		}
		if w := words[t].In(p.Text); w[0] == first[0] && (len(first) == 1 || w[1] == first[1]) && (w[length-1]^last[len(last)-1])&31 == 0 {
			return true
		}
	}
	return false
}

// What names of regions and firms begin and end with, in one word or two.
var (
	ends   = rules.KeysOf("kong", "news", "line", "lines", "bank", "net", "land", "house", "field", "work", "works", "time", "times", "town", "side", "book", "tech", "soft", "way", "ways", "ball", "man", "men")
	begins = rules.KeysOf("north", "south", "east", "west", "mid", "new", "old", "super", "ultra", "mini", "multi", "anti", "every", "the", "high", "white", "black", "red", "blue", "news", "face", "you", "net", "inter", "home", "air")
)

// alone reports whether the words at words[i] and behind it are a name and no
// part of a title of more words.
func alone(p *rules.Pass, i int) bool {
	words := p.Words()
	return words[i].Len() > 2 && words[i+1].Len() > 2 && (i == 0 || words[i-1].Case != rules.Title || words[i-1].End+1 != words[i].Start || titles.Has(words[i-1].Key)) &&
		(i+2 == len(words) || words[i+2].Case != rules.Title || words[i+1].End+1 != words[i+2].Start)
}

// firstSound gives how the first letter of the word at text[at:] sounds, with or
// without an accent; all letters that are none of Latin sound alike.
func firstSound(text string, at int) byte {
	c := text[at]
	if c >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(text[at:])
		c = plainLetter(r)
	}
	return sounds[c&31]
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
	if ascii(other.In(p.Text)) && !ascii(span.In(p.Text)) {
		span, other = other, span // the one that has lost its accents
	}
	p.Reportf(span, message, span.In(p.Text), other.In(p.Text))
}
