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

// A fullName is a first name and a surname, by their keys and first letters.
type fullName struct {
	key      uint64 // of the name
	initials uint32 // how they sound
	at       int32  // the first name, in Words
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
	var names [rollMost]fullName
	var seen bitSet // of their initials and keys
	n := 0
	words, parts := p.Words(), wholesOf(p)
	var hyphened []int32 // surnames before a first name with a hyphen
	var told []uint64    // names that stand in one word elsewhere
	for _, t := range pairs {
		if n == rollMost {
			break
		}
		first, last := &words[t-1], &words[t]
		if parts.mayBeOne(p.Text, first, last) {
			told = oneWord(p, int(t-1), told)
		}
		if last.End < len(p.Text) && p.Text[last.End] == '-' {
			hyphened = append(hyphened, t-1)
		}
		name := &names[n]
		name.key, name.initials, name.at = first.Key*spread64^last.Key, soundOfInitials(p.Text[first.Start], p.Text[last.Start]), t-1
		n++
		if seen.add(name.initials)|seen.add(uint32(first.Key+last.Key)) == 0 {
			continue
		}
		turned := last.Key*spread64 ^ first.Key
		other, again := likeLast(names[:n], turned)
		switch {
		case again:
			n--
			names[other].at = later(p, names[other].at, name.at)
		case other < 0:
		case names[other].key == turned:
			if alone(p, int(names[other].at)) && alone(p, int(name.at)) && !writtenLow(p, first.Key, last.Key) {
				reportName(p, int(names[other].at), int(name.at), "“%s” is written “%s” elsewhere")
			}
		case soundAlike(p, int(names[other].at), int(name.at)):
			compareNames(p, int(names[other].at), int(name.at))
		}
	}
	if len(hyphened) > 0 {
		respeltKorean(p, hyphened)
	}
}

// Wholes has a bit for each name that may be two names in one, by its first and
// last letters and its length: of a pair of names, few have it.
type wholes struct{ bitSet }

const (
	joinedLeast = 6  // bytes of two names in one
	joinedMost  = 16 // the same, at most
)

func wholesOf(p *rules.Pass) (j wholes) {
	words := p.Words()
	for _, i := range p.Names() {
		w := &words[i]
		j.add(joint(p.Text[w.Start], p.Text[w.End-1], w.Len()))
	}
	return j
}

// joint gives a number for a word by its first and last byte and its length.
func joint(first, last byte, length int) uint32 {
	return uint32(first&31)<<10 | uint32(last&31)<<5 | uint32(length&31)
}

// mayBeOne reports whether two names may stand elsewhere as one.
func (j *wholes) mayBeOne(text string, first, last *rules.Word) bool {
	length := first.Len() + last.Len()
	return j.has(joint(text[first.Start], text[last.End-1], length)) && length >= joinedLeast && length <= joinedMost && first.Len() <= joinedMost/2
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

// likeLast gives the last of the names before the last one that has its
// initials or is the same in the other order, by its key, or -1, and whether the
// last one is among them.
func likeLast(names []fullName, turned uint64) (like int, again bool) {
	like = -1
	last := &names[len(names)-1]
	for i := range names[:len(names)-1] {
		switch name := &names[i]; {
		case name.key == last.key:
			return i, true
		case name.initials == last.initials, name.key == turned: // seldom
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
	return uint32(firstSounds[a])<<8 | uint32(firstSounds[b])
}

// firstSounds are the sounds of the first bytes of words.
var firstSounds = func() (of [256]byte) {
	for c := range utf8.RuneSelf {
		of[c] = sounds[c&31]
	}
	return of
}()

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
