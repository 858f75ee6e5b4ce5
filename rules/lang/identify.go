package lang

import (
	_ "embed" // for the table
	"math"
	"slices"
	"strings"
	"sync"
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
	"ru": "\u0456\u0457\u0454\u0491\u045e\u0458\u0459\u045a\u045b\u0452\u045f" + ofTurkic,
	"uk": "\u044b\u044d\u0451\u044a\u045e\u0458\u0459\u045a\u045b\u0452\u045f" + ofTurkic,
	"be": "\u0438\u0457\u0454\u0491\u0449\u044a\u0458\u0459\u045a\u045b\u0452\u045f" + ofTurkic,
	"bg": "\u044b\u044d\u0451\u0456\u0457\u0454\u0491\u045e\u0458\u0459\u045a\u045b\u0452\u045f" + ofTurkic,
	"sr": "\u0439\u0449\u044a\u044b\u044c\u044d\u044e\u044f\u0456\u0457\u0454\u0491\u045e" + ofTurkic,
	"hr": ofCzech, "sl": ofCzech,
}

// Letters of Turkic languages in Cyrillic, and of Czech, Slovak and Polish.
const (
	ofTurkic = "\u04d9\u04e9\u0493\u04af\u04bb\u04a3\u049b\u04b1\u049d\u04b9"
	ofCzech  = "\u011b\u0159\u016f\u00fd\u0165\u010f\u0148\u013a\u013e\u0155\u0105\u0119\u0142"
)

// Excludes reports whether a text has letters that a language does not write,
// as Russian does not write those of Ukrainian, nor Slovene those of Czech.
func Excludes(t Tag, text string) bool {
	letters, ok := unwritten[t]
	return ok && strings.ContainsFunc(text, func(r rune) bool { return strings.ContainsRune(letters, unicode.ToLower(r)) })
}

// A Model tells languages apart. It is a hash table of buckets with two places
// for a gram. Grams that are not in it say nothing.
type Model struct {
	checks  [Buckets]uint32 // of the first place in the lower half, of the second in the upper; 0: nothing stands there
	weights [Buckets][2][2]uint64
}

// The shape of a table that a Model is read from: of each bucket two checks of
// two bytes, then twice sixteen bytes with four bits for each language.
const (
	Lanes      = 32      // languages of one writing system
	Buckets    = 1 << 13 // in the table
	BucketSize = 4 + Lanes
)

// NewModel reads a table. It panics where that is too short.
func NewModel(table string) *Model {
	m := new(Model)
	for i := range Buckets {
		b := table[i*BucketSize:]
		m.checks[i] = uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
		m.weights[i] = [2][2]uint64{{word64(b[4:]), word64(b[12:])}, {word64(b[20:]), word64(b[28:])}}
	}
	return m
}

// bitsPerWeight is what a difference of one weight says, in bits, as grams
// that overlap repeat one another.
const bitsPerWeight = 0.15

// leastKnown says of how many grams one must be in the table for Identify to be sure.
const leastKnown = 5

// Place gives the bucket of a gram in a Model, and the check of two bytes that
// stands there when the gram is in it; a check is never 0.
func Place(key uint64) (bucket uint64, check uint32) {
	h := key * 0x9e3779b97f4a7c15
	return h >> 51, uint32(h>>35&0xffff) | 1
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
func Identify(text string) (Tag, float64) { return model().Identify(text) }

var model = sync.OnceValue(func() *Model { return NewModel(identifyTable) })

// tally adds up weights: eight bits a language until they might run over, then
// sixteen, then 32.
type tally struct {
	sums   [shared][Lanes]uint32
	wide   [8]uint64
	narrow [4]uint64
	now    Writing
	deep   int // how many weights were added to a language in narrow
	wider  int // and how often narrow was added to wide
	known  [shared]int
	grams  [shared]int
}

// How many weights of four bits fit into eight bits, and how many of those into sixteen.
const (
	deepest = 17
	widest  = 256
)

// Identify is the function Identify with the table m.
func (m *Model) Identify(text string) (Tag, float64) {
	var t tally
	g := GramsOf(text)
	for w, keys := g.Next(); keys != nil; w, keys = g.Next() {
		t.add(m, w, keys)
	}
	t.flush()
	letters := &g.Letters
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

// add adds the weights of the grams of a word.
func (t *tally) add(m *Model, w Writing, keys []uint64) {
	if w != t.now {
		t.flush()
		t.now = w
	}
	t.grams[w] += len(keys)
	for len(keys) > 0 {
		if t.deep == deepest {
			t.widen()
		}
		some := keys[:min(len(keys), deepest-t.deep)]
		keys = keys[len(some):]
		t.deep += len(some)
		t.known[w] += m.sum(&t.narrow, some)
	}
}

// sum adds the weights of at most so many grams as fit, and gives how many it
// knows. It does not branch on that, as no branch could be foretold.
func (m *Model) sum(sums *[4]uint64, keys []uint64) int {
	const nibbles = 0x0f0f0f0f0f0f0f0f
	known := uint64(0)
	for _, key := range keys {
		at, check := Place(key)
		first, second := equal(m.checks[at]&0xffff, check), equal(m.checks[at]>>16, check)
		hit := first | second
		known -= hit
		weights := &m.weights[at][second&1]
		x, y := weights[0]&hit, weights[1]&hit
		sums[0] += x & nibbles
		sums[1] += x >> 4 & nibbles
		sums[2] += y & nibbles
		sums[3] += y >> 4 & nibbles
	}
	return int(known)
}

// equal gives all bits set where a and b are the same, else none.
func equal(a, b uint32) uint64 { return uint64((int64(a^b) - 1) >> 63) }

func word64(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// widen moves what narrow holds to wide.
func (t *tally) widen() {
	const bytes = 0x00ff00ff00ff00ff
	for i, n := range t.narrow {
		t.wide[2*i] += n & bytes
		t.wide[2*i+1] += n >> 8 & bytes
	}
	t.narrow, t.deep = [4]uint64{}, 0
	if t.wider++; t.wider == widest {
		t.flush()
	}
}

// flush moves what narrow and wide hold to the sums. Weights that stand side by
// side in a byte of a Model went to two words of narrow, bytes side by side to
// two words of wide.
func (t *tally) flush() {
	if t.deep > 0 {
		t.widen()
	}
	sums := &t.sums[t.now]
	for i, n := range t.wide {
		half, odd, second := i/4*16, i/2%2, i%2
		for lane := range 4 {
			sums[half+4*lane+2*second+odd] += uint32(n >> (16 * lane) & 0xffff)
		}
	}
	t.wide, t.wider = [8]uint64{}, 0
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
