package name

import (
	"slices"
	"strings"
	"unicode"
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
	var names [rollMost]fullName // most articles have a few
	var seen uint64              // some bits of their initials and keys
	var hyphened []int32         // surnames before a first name with a hyphen
	words, titled, n := p.Words(), p.Titled(), 0
	for k := 1; k < len(titled) && n < rollMost; k++ {
		if titled[k-1]+1 != titled[k] {
			continue
		}
		first, last := &words[titled[k-1]], &words[titled[k]]
		if first.End+1 != last.Start || p.Text[first.End] != ' ' {
			continue
		}
		if p.After(last.End) == '-' {
			hyphened = append(hyphened, titled[k-1])
		}
		names[n] = fullName{first.Key*spread64 ^ last.Key, last.Key*spread64 ^ first.Key, soundOfInitials(p.Text[first.Start], p.Text[last.Start]), titled[k-1]}
		bits := names[n].bits()
		if seen&bits == 0 {
			seen |= bits
			n++
			continue
		}
		seen |= bits
		other, again := likeLast(names[:n+1])
		switch {
		case again:
			names[other].at = later(p, names[other].at, names[n].at)
			continue
		case other < 0:
		case names[other].key == names[n].turned:
			if alone(p, int(names[other].at)) && alone(p, int(names[n].at)) && !writtenLow(p, first.Key, last.Key) {
				reportName(p, int(names[other].at), int(names[n].at), "“%s” is written “%s” elsewhere")
			}
		case soundAlike(p, int(names[other].at), int(names[n].at)):
			compareNames(p, int(names[other].at), int(names[n].at))
		}
		n++
	}
	respeltKorean(p, hyphened)
}

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
	if kind := p.Blocks[p.BlockAt(p.Words()[first].Start)].Kind; kind == rules.Headline || kind == rules.Heading {
		return second
	}
	return first
}

// alone reports whether the words at words[i] and behind it are a name and no
// part of a title of more words.
func alone(p *rules.Pass, i int) bool {
	words := p.Words()
	return words[i].Len() > 2 && words[i+1].Len() > 2 && (i == 0 || words[i-1].Case != rules.Title || words[i-1].End+1 != words[i].Start) &&
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

// spread64 spreads the bits of a number: 2⁶⁴ over the golden ratio.
const spread64 = 0x9e3779b97f4a7c15

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

// heardLeast is how many bytes a name has, at least, that is compared alone: a
// shorter one may be another name or a word.
const heardLeast = 5

// heardMost is how many different names of an article are compared alone.
const heardMost = 255

// A heard name is one with its first place in Words, and the name before it that
// begins and ends with the same sounds, + 1.
type heard struct {
	key    uint64
	at     int32
	length uint8
	before uint8
}

// lone compares the words with a capital that may be names alone.
func lone(p *rules.Pass) {
	var last [1 << 10]uint8 // by their first and last sounds: the last such name, + 1
	var names [heardMost]heard
	var told []uint64
	words, n := p.Words(), 0
next:
	for _, t := range p.Titled() {
		w := &words[t]
		if w.Len() < heardLeast || w.Len() > broadest {
			continue
		}
		text := w.In(p.Text)
		ends, length, other := endSounds(text), uint8(len(text)), int32(-1)
		for i := last[ends]; i > 0; i = names[i-1].before {
			first := &names[i-1]
			if first.key == w.Key {
				continue next
			}
			if other < 0 && max(first.length, length)-min(first.length, length) <= 2 && sameSound(words[first.at].In(p.Text), text) {
				other = first.at
			}
		}
		if n == heardMost {
			return
		}
		if other < 0 && utf8.RuneCountInString(text) < heardLeast {
			other = plainOf(p, text)
		}
		names[n] = heard{w.Key, t, length, last[ends]}
		n++
		last[ends] = uint8(n)
		if other >= 0 && heardAlike(p, int(other), int(t)) && !slices.Contains(told, w.Key) && onePerson(p, int(other), int(t)) {
			reportPlainer(p, int(other), int(t))
			told = append(told, w.Key)
		}
	}
}

// sameSound reports whether two names sound the same.
func sameSound(a, b string) bool {
	sound := soundOf(a)
	return sound != 0 && sound == soundOf(b)
}

// plainOf gives the first place of a short name without its accents, which is too
// short to be compared, or -1: “Tunc” for “Tunç”.
func plainOf(p *rules.Pass, name string) int32 {
	plain := rules.Key(plainName(name))
	words := p.Words()
	for _, t := range p.Titled() {
		if words[t].Key == plain {
			return t
		}
	}
	return -1
}

// endSounds gives a number below 1 << 10 for how a word begins and ends: h and g
// are silent at the end.
func endSounds(word string) int {
	end := len(word) - 1
	for end > 1 && sounds[word[end]&31] == 'h' {
		end--
	}
	if word[0] >= utf8.RuneSelf || word[end] >= utf8.RuneSelf {
		if plain := plainName(word); plain != "" {
			return endSounds(plain)
		}
		return 0
	}
	first, last := sounds[word[0]&31], sounds[word[end]&31]
	if first == 'x' {
		first = 'k'
	}
	if last == 'x' {
		last = 's'
	}
	return int(first&31)<<5 | int(last&31)
}

// heardAlike reports whether the words at words[a] and words[b], which sound the
// same, may be one name and are no fault of name/variant.
func heardAlike(p *rules.Pass, a, b int) bool {
	one, other := p.Words()[a].In(p.Text), p.Words()[b].In(p.Text)
	return oneName(one, other) && !longer(one, other) && !pet(one, other) && !inflected(one, other) && !gendered(one, other) && !declined(p, one, other) &&
		!commonWord(one) && !commonWord(other) && (min(len(one), len(other)) < shortest || !resemble(p, one, other))
}

// oneName reports whether two words that sound the same are spellings of one
// name as systems of romanization have them, and no two words: “Shore” and
// “Sorry”, “Whether” and “Whittier”, “Chile” and “Kelly”.
func oneName(one, other string) bool {
	plain := ascii(one) && ascii(other)
	one, other = strings.ToLower(one), strings.ToLower(other)
	if strings.Count(one, "g") != strings.Count(other, "g") || (initial(one) == 'z') != (initial(other) == 'z') {
		return false
	}
	if !plain {
		return true
	}
	for _, pair := range []string{"sh", "th", "wh", "qu"} {
		if strings.Count(one, pair) != strings.Count(other, pair) {
			return false
		}
	}
	return min(len(one), len(other)) >= shortest || one[0] == other[0] && consonants(one) == consonants(other)
}

// consonants gives those of a name in lower case, doubled ones once, without h.
func consonants(name string) string {
	var all []byte
	for i := range len(name) {
		c := name[i]
		if strings.IndexByte("aeiouyh", c) < 0 && (len(all) == 0 || all[len(all)-1] != c) {
			all = append(all, c)
		}
	}
	return string(all)
}

// onePerson reports whether the words at words[a] and words[b] may be one name
// of one person, wherever they stand: neither has another first name or surname
// than the other, or a first name where the other has a surname.
func onePerson(p *rules.Pass, a, b int) bool {
	words := p.Words()
	var first, last [2]uint64
	for _, t := range p.Titled() {
		i, side := int(t), 0
		switch words[i].Key {
		case words[a].Key:
		case words[b].Key:
			side = 1
		default:
			continue
		}
		if before := given(p, i); before != 0 {
			first[side] = before
		}
		if i+1 == len(words) || words[i+1].Start > words[i].End+1 {
			continue
		}
		switch next := &words[i+1]; {
		case p.Text[words[i].End] != ' ', particles.Has(next.Key):
			return false
		case next.Case == rules.Title:
			last[side] = next.Key
		case next.Case != rules.Lower:
			return false
		}
	}
	for _, keys := range [][2]uint64{first, last, {first[0], last[1]}, {last[0], first[1]}} {
		if keys[0] != 0 && keys[1] != 0 && keys[0] != keys[1] {
			return false
		}
	}
	return !writtenLow(p, words[a].Key, words[b].Key)
}

// particles stand within names.
var particles = rules.KeysOf("bin", "ibn", "al", "el", "ben", "de", "da", "di", "van", "von", "der", "den", "la", "le", "of", "und", "y")

// reportPlainer reports the word at words[a] or words[b] that has lost its
// accents, or the second.
func reportPlainer(p *rules.Pass, a, b int) {
	span, other := p.Words()[b].Span, p.Words()[a].Span
	if ascii(other.In(p.Text)) && !ascii(span.In(p.Text)) {
		span, other = other, span
	}
	p.Reportf(span, "“%s” is spelt “%s” elsewhere", span.In(p.Text), other.In(p.Text))
}

// longer reports whether one of two names is the other with a syllable more:
// “Aliyu”, “Aliyugo”.
func longer(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(b)-len(a) > 1 && strings.HasPrefix(b, a)
}

// longerWord is how many bytes a name has, at least, whose spellings may be two
// bytes apart in length.
const longerWord = 8

// pet reports whether one of two words is too long to be the other in another
// spelling, or its pet form or plural: “Stevie” of “Steve”.
func pet(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(b)-len(a) > 2 || len(b)-len(a) == 2 && len(b) < longerWord && ascii(b) || strings.HasSuffix(b, "ie")
}

// reportName reports the full name whose first word is words[b] beside the one at
// words[a], unless one is a part of a headline or a form of address.
func reportName(p *rules.Pass, a, b int, message string) {
	words := p.Words()
	for _, i := range []int{a, b} {
		if kind := p.Blocks[p.BlockAt(words[i].Start)].Kind; kind == rules.Headline || kind == rules.Heading || titles.Has(words[i].Key) {
			return
		}
	}
	span, other := rules.Span{Start: words[b].Start, End: words[b+1].End}, rules.Span{Start: words[a].Start, End: words[a+1].End}
	p.Reportf(span, message, span.In(p.Text), other.In(p.Text))
}

// soundOf gives a hash of how a name sounds, whatever the spelling: vowels by
// their kind, letters that stand for each other as one, silent ones not at all.
// It is 0 for a word that is too short or not in Latin letters.
func soundOf(name string) uint64 {
	if len(name) < 3 {
		return 0
	}
	hash, last := uint64(0), byte(0)
	for i := range len(name) {
		c := name[i]
		if c < 'A' {
			return 0
		}
		if c >= utf8.RuneSelf {
			return soundOfAny(name)
		}
		s := sounds[c&31]
		if s == last || s == 'h' && i > 0 {
			continue // “Oleh” and “Oleg”, “Sergei” and “Serhii”
		}
		if s == 'x' {
			hash = hash*spread64 + 'k' // “Alexei” and “Aleksey”
			s = 's'
		}
		hash = hash*spread64 + uint64(s)
		last = s
	}
	return hash | 1
}

// soundOfAny is soundOf for a name with accents, or 0.
func soundOfAny(name string) uint64 {
	plain := plainName(name)
	if plain == "" {
		return 0
	}
	return soundOf(plain)
}

// plainName gives a name without its accents, or nothing if it has other signs than letters.
func plainName(name string) string {
	plain := make([]byte, 0, len(name))
	for _, r := range name {
		switch {
		case r < 'A':
			return ""
		case r < utf8.RuneSelf:
			plain = append(plain, byte(r))
		default:
			c := plainLetter(r)
			if c == 0 {
				return ""
			}
			plain = append(plain, c)
		}
	}
	if len(plain) < 3 {
		return ""
	}
	return string(plain)
}

// sounds are the letters from a to z by what they stand for; h is silent within a name.
var sounds = [32]byte{
	'a' & 31: 'a', 'b' & 31: 'b', 'c' & 31: 'k', 'd' & 31: 'd', 'e' & 31: 'i', 'f' & 31: 'f', 'g' & 31: 'h', 'h' & 31: 'h', 'i' & 31: 'i',
	'j' & 31: 'i', 'k' & 31: 'k', 'l' & 31: 'l', 'm' & 31: 'm', 'n' & 31: 'n', 'o' & 31: 'u', 'p' & 31: 'p', 'q' & 31: 'k', 'r' & 31: 'r',
	's' & 31: 's', 't' & 31: 't', 'u' & 31: 'u', 'v' & 31: 'v', 'w' & 31: 'v', 'x' & 31: 'x', 'y' & 31: 'i', 'z' & 31: 's',
}

// plainLetter gives the letter that an accented one of Latin is spelt like without its mark, or 0.
func plainLetter(r rune) byte {
	const first, last = 0xc0, 0x17f
	const plain = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	if r < first || r > last || !unicode.IsLetter(r) {
		return 0
	}
	return plain[r-first]
}
