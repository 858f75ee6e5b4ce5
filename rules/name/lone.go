package name

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// heardLeast is how many bytes a name has, at least, that is compared alone: a
// shorter one may be another name or a word.
const heardLeast = 5

// shorterBy is 1 for the letters at the end of a shorter name that two spellings of
// it may differ by: “Rizq” and “Rizk”, “Levi” and “Levy”.
var shorterBy = [256]uint8{'i': 1, 'y': 1, 'k': 1, 'q': 1, 'c': 1}

// heardMost is how many different names of an article are compared alone.
const heardMost = 255

// lone compares the words with a capital that may be names alone.
func lone(p *rules.Pass) {
	var seen rules.BitSet
	var heard [heardMost]outline
	var at [heardMost]int32 // their places in Words
	words, text, n := p.Words(), p.Text, 0
	for _, t := range p.Names() {
		w := &words[t]
		if length := w.Len(); length < heardLeast-int(shorterBy[text[w.End-1]]) || length > broadest {
			continue
		}
		if n == heardMost {
			return
		}
		sound, plain := outlineOf(text, w.Start, w.End)
		heard[n], at[n] = sound, t
		n++
		if seen.Add(uint64(sound)*spread64) == 0 && plain { // nearly always
			continue
		}
		other, again := heardBefore(p, heard[:n], at[:n])
		if again {
			n--
			continue
		}
		if other < 0 && !plain && utf8.RuneCountInString(w.In(text)) < heardLeast {
			other = plainOf(p, w.In(text))
		}
		if other >= 0 && heardAlike(p, int(other), int(t)) && onePerson(p, int(other), int(t)) {
			reportPlainer(p, int(other), int(t))
		}
	}
}

// heardBefore gives the place of the last name before the last of all that sounds
// the same and is not much longer or shorter, or -1, and whether the last one is
// among them: “Ilgaz”, “İlgaz”.
func heardBefore(p *rules.Pass, heard []outline, at []int32) (like int32, again bool) {
	words, last := p.Words(), len(heard)-1
	w := &words[at[last]]
	like = -1
	for i := last - 1; i >= 0; i-- {
		if heard[i] != heard[last] {
			continue
		}
		other := &words[at[i]]
		if other.Key == w.Key {
			if plain, turkish := other.In(p.Text), w.In(p.Text); plain != turkish && ascii(plain) != ascii(turkish) {
				return at[i], false // “Aydın”, “Aydin”: the key is that of both
			}
			return -1, true
		}
		if like < 0 && max(other.Len(), w.Len())-min(other.Len(), w.Len()) <= 2 && sameSound(other.In(p.Text), w.In(p.Text)) {
			like = at[i]
		}
	}
	return like, false
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

// oneName reports whether two words that sound the same are spellings of one name as
// systems of romanization have them, with an h for each g that the other has if any:
// “Hnatiuk” and “Gnatyuk”. They are no two words: “Shore” and “Sorry”, “Whether” and
// “Whittier”, “Chile” and “Kelly”.
func oneName(one, other string) bool {
	plain := ascii(one) && ascii(other)
	one, other = strings.ToLower(one), strings.ToLower(other)
	if g, h := strings.Count(one, "g")-strings.Count(other, "g"), strings.Count(other, "h")-strings.Count(one, "h"); g != 0 && g != h || (initial(one) == 'z') != (initial(other) == 'z') {
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
	if min(words[a].Len(), words[b].Len()) < heardLeast && last != [2]uint64{} && ascii(words[a].In(p.Text)) && ascii(words[b].In(p.Text)) {
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
