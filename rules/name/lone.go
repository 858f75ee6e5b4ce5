package name

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// heardLeast is how many bytes a name has, at least, that is compared alone: a
// shorter one may be another name or a word.
const heardLeast = 5

// softEnd are the letters at the end of a shorter name that two spellings of it
// may differ by: “Rizq” and “Rizk”, “Levi” and “Levy”.
var softEnd = [256]bool{'i': true, 'y': true, 'k': true, 'q': true, 'c': true}

// How many different names of an article are compared alone, and how many most have.
const (
	heardMost  = 255
	heardOften = 48
)

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
	names := make([]heard, 0, heardOften)
	var told []uint64
	words := p.Words()
next:
	for _, t := range p.Titled() {
		w := &words[t]
		if w.Len() < heardLeast && !(w.Len() == heardLeast-1 && softEnd[p.Text[w.End-1]]) || w.Len() > broadest {
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
		if len(names) == heardMost {
			return
		}
		if other < 0 && utf8.RuneCountInString(text) < heardLeast && !ascii(text) {
			other = plainOf(p, text)
		}
		names = append(names, heard{w.Key, t, length, last[ends]})
		last[ends] = uint8(len(names))
		if other >= 0 && heardAlike(p, int(other), int(t)) && !slices.Contains(told, w.Key) && onePerson(p, int(other), int(t)) {
			reportPlainer(p, int(other), int(t))
			told = append(told, w.Key)
		}
	}
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
	if min(len(one), len(other)) < heardLeast {
		return len(one) == len(other) && one[:len(one)-1] == other[:len(other)-1]
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
	if min(words[a].Len(), words[b].Len()) < heardLeast && last != [2]uint64{} {
		return false // Toni and Tony are two people
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
