package rules

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Run knows which paragraphs stand in several of the articles that are
// linted together. It is filled first, article by article in their order; then
// any number of goroutines may read it.
type Run struct {
	known   map[uint64]standing
	stories []sketch        // by number, from 1
	begins  map[uint64]bool // how paragraphs begin that stand in several stories: most others need no hash
}

// runMost is how many different paragraphs a Run keeps. Those that come later
// are not told apart any more; what stands on the pages of an outlet has come
// long before.
const runMost = 1 << 20

// several is how many stories have a paragraph that belongs to the page: two
// may quote each other.
const several = 3

// A standing names the first stories that have a paragraph, negative where it
// stands in the second half of one; 0: no further.
type standing [several]int32

// A Digest is what a Run has to know of an article: some bytes a paragraph.
type Digest struct {
	paragraphs []digested
	sketch     sketch
}

type digested struct {
	hash  uint64
	begin uint64 // see begin
	size  int32  // letters
	early bool   // whether it stands in the first half of the article
}

// recurrent is how many letters and digits a paragraph has at least that does
// not return by chance, as “The cause of the fire is being investigated.” does.
const recurrent = 56

// NewDigest reads the paragraphs of an article. Units of a translation memory
// are none: they are meant to return.
func NewDigest(d *Document) Digest {
	var g Digest
	if d.Sources != nil {
		return g
	}
	whole := 0
	var starts []int
	for i := range d.Blocks {
		if !paragraph(d.Blocks[i].Kind) {
			continue
		}
		var p digested
		text := d.Blocks[i].In(d.Text)
		p.hash, p.size = hashed(text, math.MaxInt32)
		p.begin = begin(text)
		p.early = whole == 0
		starts = append(starts, whole)
		whole += int(p.size)
		g.paragraphs = append(g.paragraphs, p)
	}
	for i := range g.paragraphs {
		p := &g.paragraphs[i]
		p.early = p.early || 2*starts[i]+int(p.size) <= whole
	}
	g.sketch.draw(d.Text[:min(len(d.Text)/2, sketched)])
	return g
}

// A sketch is the least hashes of the long words, names and figures with which
// an article begins, in rising order: of two tellings of one story many are the same.
type sketch [16]uint32

const (
	sketched = 1536 // bytes of text that are sketched, at most
	longWord = 6    // bytes
	alike    = 5    // hashes that two tellings of one story share, at least
)

// draw makes the sketch of text.
func (s *sketch) draw(text string) {
	for i := range s {
		s[i] = ^uint32(0)
	}
	start, hash := -1, uint32(0)
	for i := range len(text) {
		c := text[i]
		if c < utf8.RuneSelf && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			if start >= 0 && i-start >= longWord {
				s.add(hash * 0x9e3779b1)
			}
			start = -1
			continue
		}
		if start < 0 {
			start, hash = i, 2166136261
		}
		hash = (hash ^ uint32(c|0x20)) * 16777619
	}
}

// add keeps a hash that is among the least.
func (s *sketch) add(hash uint32) {
	last := len(s) - 1
	if hash >= s[last] {
		return
	}
	at, known := slices.BinarySearch(s[:], hash)
	if !known {
		copy(s[at+1:], s[at:last])
		s[at] = hash
	}
}

// alike reports whether two sketches are of one story.
func (s *sketch) alike(other *sketch) bool {
	n := 0
	for i, j := 0, 0; i < len(s) && j < len(other); {
		switch cmp.Compare(s[i], other[j]) {
		case 0:
			if s[i] != ^uint32(0) {
				n++
			}
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return n >= alike
}

// paragraph reports whether blocks of a kind may belong to the page: a
// headline or caption may stand over many stories.
func paragraph(k BlockKind) bool { return k == Paragraph || k == ListItem || k == Quote }

// Add adds the next article.
func (r *Run) Add(g Digest) {
	if r.known == nil {
		r.known, r.begins = map[uint64]standing{}, map[uint64]bool{}
	}
	story := r.story(g)
	for _, p := range g.paragraphs {
		at, known := r.known[p.hash]
		if p.size < recurrent || !known && len(r.known) >= runMost || known && at[several-1] != 0 {
			continue
		}
		at = at.with(story, p.early)
		r.known[p.hash] = at
		if at[several-1] != 0 {
			r.begins[p.begin] = true
		}
		if int(story) > len(r.stories) {
			r.stories = append(r.stories, g.sketch)
		}
	}
}

// with adds a story to those that have a paragraph.
func (s standing) with(story int32, early bool) standing {
	if !early {
		story = -story
	}
	for i, other := range s {
		if other == story || other == -story {
			s[i] = max(story, other)
			return s
		}
		if other == 0 {
			s[i] = story
			return s
		}
	}
	return s
}

// story gives the number of the story that an article tells: that of an
// earlier one that begins with the same words, or of which it repeats much of
// the first half, as updates and live reports do, else the next.
func (r *Run) story(g Digest) int32 {
	early := int32(0)
	shared := map[int32]int32{} // letters, by story
	for _, p := range g.paragraphs {
		if p.early {
			early += p.size
		}
		for _, other := range r.known[p.hash] {
			if other > 0 || p.early {
				shared[max(other, -other)] += p.size
			} else if other < 0 {
				shared[-other] += 0
			}
		}
	}
	best := int32(0)
	for other, size := range shared {
		if other > 0 && (4*size >= early || g.sketch.alike(&r.stories[other-1])) && (best == 0 || other < best) {
			best = other
		}
	}
	if best == 0 {
		best = int32(len(r.stories)) + 1
	}
	return best
}

// Recurs reports whether a paragraph stands in three or more stories of the
// run that the article is linted in.
func (d *Document) Recurs(b int) bool {
	if d.Run == nil || len(d.Run.begins) == 0 || d.Sources != nil || !paragraph(d.Blocks[b].Kind) {
		return false
	}
	text := d.Blocks[b].In(d.Text)
	if !d.Run.begins[begin(text)] {
		return false
	}
	hash, size := hashed(text, math.MaxInt32)
	return size >= recurrent && d.Run.known[hash][several-1] != 0
}

// How many letters of a paragraph tell how it begins, and in how many bytes they stand at most.
const (
	began     = 8
	beginning = 64
)

// begin gives a hash of the first letters of text; 0 where they stand behind
// too many marks.
func begin(text string) uint64 {
	hash, size := hashed(text[:min(len(text), beginning)], began)
	if size < began {
		return 0
	}
	return hash
}

// hashBy spreads the bits of a hash: 2⁶⁴ over the golden ratio.
const hashBy = 0x9e3779b97f4a7c15

// hashSteps say what a byte does to a hash: a letter or digit multiplies it and
// adds its lower case, a mark leaves it as it is.
var hashSteps = func() (table [utf8.RuneSelf]struct{ times, plus uint64 }) {
	for c := range table {
		table[c].times = 1
		if asciiFlags[c] != 0 {
			table[c].times, table[c].plus = hashBy, uint64(asciiLower[c])
		}
	}
	return table
}()

// hashed gives a hash of the letters and digits of text, in lower case, which
// stays the same when its marks are mended, and their number; an ideograph is
// two. It reads no further once it has enough of them.
func hashed(text string, enough int32) (hash uint64, size int32) {
	for i := 0; i < len(text) && size < enough; {
		if c := text[i]; c < utf8.RuneSelf {
			s := &hashSteps[c]
			hash = hash*s.times + s.plus
			size += int32(s.plus+0xff) >> 8 // no branch: what follows on a letter cannot be foreseen
			i++
			continue
		}
		r, length := utf8.DecodeRuneInString(text[i:])
		if r>>8 != 0x20 && (unicode.IsLetter(r) || unicode.IsDigit(r)) { // U+20xx are dashes, quotation marks and signs
			hash = hash*hashBy + uint64(unicode.ToLower(r))
			size += int32(utf8.RuneLen(r)+1) / 2
		}
		i += length
	}
	return hash, size
}
