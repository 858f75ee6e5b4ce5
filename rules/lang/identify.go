package lang

import (
	_ "embed" // for the table
	"math"
	"slices"
	"strings"
	"unicode"
)

// identifyTable is what Identify knows. It holds no text, only figures:
// how much more often than by chance a run of three letters or a word stands in
// each language. They were counted in the Universal Declaration of Human
// Rights (udhr2 of the NLTK data collection), in news of the WMT21 test sets
// and in words.txt. "go tool rulegen langid" makes it; see cmd/rulegen/langid.go.
//
//go:embed identify.bin
var identifyTable string

// lanes names the languages of the writing systems that several share, in the
// order of their weights in the table.
var lanes = [shared][]Tag{
	Latin: {
		"en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "ro", "hu", "sv", "da", "no", "fi",
		"is", "tr", "id", "vi", "sq", "hr", "sl", "lt", "lv", "et", "ca", "ha", "sw", "az",
	},
	Cyrillic: {"ru", "uk", "bg", "sr", "be", "kk"},
	Arabic:   {"ar", "fa"},
}

// kin are languages that a sentence cannot always tell apart: the confidence
// of Identify is then that of the group. "hr" stands for all Latin forms of
// Serbo-Croatian, "id" for Malay too.
var kin = map[Tag]Tag{"da": "no", "nb": "no", "nn": "no", "sk": "cs", "bs": "hr", "sr": "hr", "sh": "hr", "ms": "id"}

// byWriting are the languages that a writing system gives away.
var byWriting = [writings]Tag{
	Greek: "el", Hebrew: "he", Devanagari: "hi", Thai: "th", Hangul: "ko", Kana: "ja", Han: "zh",
	Armenian: "hy", Georgian: "ka", Bengali: "bn", Tamil: "ta",
}

// ByScript reports whether the script of a language gives it away: then the
// confidence of Identify is the share of the letters that are in it.
func ByScript(t Tag) bool { return slices.Contains(byWriting[:], t) }

// unwritten are small letters of a script that a language does not have, while
// others of the script do.
var unwritten = map[Tag]string{
	"ru": "\u0456\u0457\u0454\u0491\u045e\u0458\u0459\u045a\u045b\u0452\u045f", "uk": "\u044b\u044d\u0451\u044a\u045e\u0458\u0459\u045a\u045b\u0452\u045f", "be": "\u0438\u0457\u0454\u0491\u0449\u044a\u0458\u0459\u045a\u045b\u0452\u045f", "bg": "\u044b\u044d\u0451\u0456\u0457\u0454\u0491\u045e\u0458\u0459\u045a\u045b\u0452\u045f", "sr": "\u0439\u0449\u044a\u044b\u044c\u044d\u044e\u044f\u0456\u0457\u0454\u0491\u045e",
}

// Excludes reports whether a text has letters that a language does not write,
// as Russian does not write those of Ukrainian.
func Excludes(t Tag, text string) bool {
	letters, ok := unwritten[t]
	return ok && strings.ContainsFunc(text, func(r rune) bool { return strings.ContainsRune(letters, unicode.ToLower(r)) })
}

// A Model tells languages apart. It is a hash table of buckets with two
// places: two checks of two bytes, then twice sixteen bytes with four bits
// for each of 32 languages. Grams that are not in it say nothing.
type Model string

// The shape of a Model, in bytes.
const (
	Lanes       = 32      // languages of one writing system
	Buckets     = 1 << 13 // in the table
	BucketSize  = 2*checkSize + 2*weightsSize
	checkSize   = 2
	weightsSize = Lanes / 2
)

// bitsPerWeight is what a difference of one weight says, in bits, as grams
// that overlap repeat one another.
const bitsPerWeight = 0.15

// leastKnown says of how many grams one must be in the table for Identify to be sure.
const leastKnown = 5

// Place gives the offset in a Model of the bucket of a gram, and the check
// that stands there when the gram is in it; a check is never 0.
func Place(key uint64) (offset int, check uint16) {
	h := key * 0x9e3779b97f4a7c15
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return int(h>>51) * BucketSize, uint16(h>>20) | 1
}

// Languages lists the languages of a writing system, in the order of their weights in a Model.
func Languages(w Writing) []Tag {
	if int(w) < shared {
		return lanes[w]
	}
	return nil
}

// Kin gives the group that a language is told apart in: "no" for Norwegian and
// Danish, "cs" for Czech and Slovak, "hr" for Serbo-Croatian, "id" for Malay
// too, else the language itself.
func Kin(t Tag) Tag {
	if group, ok := kin[t]; ok {
		return group
	}
	return t
}

// Identify tells the language of a text and how sure it is, from 0 to 1. It is
// made for a sentence or more: below six words it is often wrong, and says so.
// The tag is Undetermined where the text has no letters.
func Identify(text string) (Tag, float64) { return Model(identifyTable).Identify(text) }

// tally adds up weights: eight bits a language until they might run over, then 32.
type tally struct {
	sums   [shared][Lanes]uint32
	narrow [4]uint64
	now    Writing
	room   int // how many grams narrow can take yet
	known  [shared]int
	grams  [shared]int
}

// deep is how many weights of four bits fit into eight.
const deep = 17

// Identify is the function Identify with the table m.
func (m Model) Identify(text string) (Tag, float64) {
	var t tally
	t.room = deep
	letters := Grams(text, func(w Writing, key uint64) { t.add(string(m), w, key) })
	t.flush()
	most := Latin
	for w := range writings {
		if letters[w] > letters[most] {
			most = w
		}
	}
	total := 0
	for _, n := range letters {
		total += n
	}
	switch {
	case total == 0:
		return Undetermined, 0
	case most == Han && letters[Kana]*8 > letters[Han]:
		most = Kana
	}
	share := float64(letters[most]) / float64(total)
	if most == Kana {
		share = float64(letters[Kana]+letters[Han]) / float64(total)
	}
	if int(most) >= shared {
		return byWriting[most], share
	}
	tag, confidence := t.best(most)
	return tag, confidence * share
}

func (t *tally) add(table string, w Writing, key uint64) {
	if w != t.now {
		t.flush()
		t.now = w
	}
	t.grams[w]++
	at, check := Place(key)
	b := table[at : at+BucketSize]
	switch {
	case uint16(b[0])|uint16(b[1])<<8 == check:
		b = b[2*checkSize:]
	case uint16(b[2])|uint16(b[3])<<8 == check:
		b = b[2*checkSize+weightsSize:]
	default:
		return
	}
	const nibbles = 0x0f0f0f0f0f0f0f0f
	x, y := word64(b), word64(b[8:])
	t.narrow[0] += x & nibbles
	t.narrow[1] += x >> 4 & nibbles
	t.narrow[2] += y & nibbles
	t.narrow[3] += y >> 4 & nibbles
	t.known[w]++
	if t.room--; t.room == 0 {
		t.flush()
	}
}

func word64(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// flush moves what narrow holds to the sums.
func (t *tally) flush() {
	sums := &t.sums[t.now]
	for i := range 8 {
		sums[2*i] += uint32(t.narrow[0] >> (8 * i) & 0xff)
		sums[2*i+1] += uint32(t.narrow[1] >> (8 * i) & 0xff)
		sums[2*i+16] += uint32(t.narrow[2] >> (8 * i) & 0xff)
		sums[2*i+17] += uint32(t.narrow[3] >> (8 * i) & 0xff)
	}
	t.narrow, t.room = [4]uint64{}, deep
}

// best gives the language with the greatest sum. It is as sure as the next one
// outside its group is far, and less so where few grams are known.
func (t *tally) best(w Writing) (Tag, float64) {
	tags, sums := lanes[w], &t.sums[w]
	first := 0
	for i := range tags {
		if sums[i] > sums[first] {
			first = i
		}
	}
	second := uint32(0)
	for i, tag := range tags {
		if i != first && Kin(tag) != Kin(tags[first]) && sums[i] > second {
			second = sums[i]
		}
	}
	if sums[first] == 0 {
		return Undetermined, 0
	}
	margin := float64(sums[first]-second) * bitsPerWeight
	known := min(1, leastKnown*float64(t.known[w])/float64(t.grams[w]))
	return tags[first], (1 - math.Exp2(-margin)/2) * known
}
