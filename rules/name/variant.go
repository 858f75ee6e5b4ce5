package name

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Variant flags a name that the article also spells in another way.
var Variant = Family.Add(rules.Rule{
	ID:      "variant",
	Summary: "One name spelt in two ways",
	Why: `Engines spell a name anew in each sentence, above all one from another script or with endings of its own.
The reader takes one person for two, and search finds half of the story.`,
	Examples: []rules.Example{
		{
			Bad:  "Mill burns\n\nOresta Dravnik owned the mill. The town, Dravnik said, is insured. On Monday, Oresta Drawnik met the mayor.",
			Good: "Mill burns\n\nOresta Dravnik owned the mill. The town, Dravnik said, is insured. On Monday, Oresta Dravnik met the mayor.",
		},
		{Good: "Mühle\n\nDer Garten ist zu. Die Gärten von Kernau sind offen, und jeder Garten hat ein Tor.", Target: "de"},
		{Good: "Mill burns\n\nThe Norwegian Ada Hansen and the Dane Ole Hanson met in Norway. The Hansens left."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "inconsistent-spelling",
	Since:    "0.1.0",
	Slip:     true,
	Check:    variant,
})

const (
	shortest = 6  // letters of a name that is compared
	broadest = 24 // letters of a name that is compared, at most
	reach    = 8  // names of the same beginning that each name is compared with
)

// A spelling is a word with a capital letter and its places in the article.
type spelling struct {
	text   string
	places []int  // indices in Words
	begin  uint64 // of its first three letters
	end    uint64 // of its first and its last three letters
	inside bool   // it stands somewhere else than at the start of a sentence
}

func variant(p *rules.Pass) {
	kin, sure := near(p)
	if sure && len(kin) == 0 {
		return
	}
	all := spellings(p, kin, sure)
	if len(all) < 2 {
		return
	}
	c := comparison{p: p, all: all, sure: sure}
	order := make([]place, len(all))
	for i := range all {
		order[i] = place{all[i].begin, i}
	}
	c.neighbors(all, order)
	for i := range all {
		order[i] = place{all[i].end, i}
	}
	c.neighbors(all, order)
}

// comparedMost is how many different words with a capital near compares.
const comparedMost = 128

// A kinship holds words with a capital by what a change leaves of them.
type kinship struct {
	ends  [3][comparedMost]uint32
	seen  [3]rules.BitSet
	at    [comparedMost]int32
	n     int
	odd   bool     // two of the names may have the same key
	kin   []uint64 // the keys of those that may be spellings of one
	looks int      // how often they were looked for in lower case
}

// near gives the keys of the words with a capital that may be spellings of one
// name: most articles have none, and need no more than this. It compares those
// that are alike at one end: a change before the last three letters leaves these
// and the first, one behind the first three leaves those, and two letters that
// change places between them leave two at each end. It is not sure in a long
// article, and where many words are alike.
func near(p *rules.Pass) (kin []uint64, sure bool) {
	var k kinship
	k.odd = oddLetters(p)
	names := p.Names()
	for {
		known := k.add(p.Text, p.Words(), &names)
		if known == 0 {
			return k.kin, true
		}
		if known&tooMany != 0 || !k.compare(p, known) {
			return nil, false
		}
	}
}

// compare compares the name added last with those that may have an end of it, and
// reports whether it is sure of what it found.
func (k *kinship) compare(p *rules.Pass, known uint) bool {
	words, last := p.Words(), k.n-1
	w := &words[k.at[last]]
	for ; known != 0; known &= known - 1 {
		ends := &k.ends[bits.TrailingZeros(known)]
		for n, other := range ends[:last] {
			if other != ends[last] {
				continue
			}
			first := &words[k.at[n]]
			if !resemble(p, first.In(p.Text), w.In(p.Text)) {
				continue
			}
			if k.looks++; k.looks > mostLooks {
				return false
			}
			if !writtenLow(p, first.Key, w.Key) {
				k.kin = append(k.kin, first.Key, w.Key)
			}
		}
	}
	return true
}

// tooMany says that there are more names than are compared, beside a bit for each
// end that two of them share.
const tooMany = 1 << 3

// add adds names up to the first that may have an end of one before it, and gives
// a bit for each such end. It leaves the names that are still to come.
func (k *kinship) add(text string, words []rules.Word, names *[]int32) (known uint) {
	for i, t := range *names {
		w := &words[t]
		if w.Len() < shortest || k.odd && k.has(words, w.Key) {
			continue
		}
		if k.n == comparedMost {
			return tooMany
		}
		head, tail, middle := endsOf(text, w.Start, w.End)
		k.ends[0][k.n], k.ends[1][k.n], k.ends[2][k.n], k.at[k.n] = head, tail, middle, t
		k.n++
		known = k.seen[0].Add(uint64(head)*spread64) | k.seen[1].Add(uint64(tail)*spread64)<<1 | k.seen[2].Add(uint64(middle)*spread64)<<2
		if known != 0 {
			*names = (*names)[i+1:]
			return known
		}
	}
	return 0
}

// oddLetters reports whether the article may have a letter that is folded to one of
// fewer bytes: i with a capital’s dot or with none, the signs for kelvin and ångström.
func oddLetters(p *rules.Pass) bool {
	words := p.Words()
	return p.HasLead(0xc4) || slices.ContainsFunc(p.WideWords(), func(i int32) bool { return p.Text[words[i].Start] == 0xe2 })
}

// has reports whether a name with a key was added.
func (k *kinship) has(words []rules.Word, key uint64) bool {
	return slices.ContainsFunc(k.at[:k.n], func(at int32) bool { return words[at].Key == key })
}

// mostLooks is how many words that resemble others are looked for in lower case.
const mostLooks = 4

// endsOf gives what a change leaves of the word text[start:end]: its first three letters, its
// first and its last three, its first two and its last two.
func endsOf(text string, start, end int) (head, tail, middle uint32) {
	head, tail = fourBytes(text, start)>>8, fourBytes(text, end-4)&0xffffff
	first := uint32(text[start] | 0x20)
	if first >= utf8.RuneSelf {
		first = uint32(initial(text[start:end]))
	}
	return first<<16 | head&0xffff, first<<24 | tail, first<<24 | head>>8<<16 | tail&0xffff
}

// fourBytes gives four bytes of a text, the last the lowest.
func fourBytes(text string, at int) uint32 {
	t := text[at : at+4]
	return uint32(t[0])<<24 | uint32(t[1])<<16 | uint32(t[2])<<8 | uint32(t[3])
}

// initial gives the first letter of a word in lower case and without an accent.
func initial(word string) rune {
	if c := word[0]; c < utf8.RuneSelf {
		return rune(c | 0x20)
	}
	r, _ := utf8.DecodeRuneInString(word)
	if c := plainLetter(r); c != 0 {
		return rune(c)
	}
	return unicode.ToLower(r)
}

// resemble reports whether two words may be alike, going by the bytes that
// they begin and end with alike, and are no forms of one word in the language of
// the text.
func resemble(p *rules.Pass, a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > utf8.UTFMax {
		return false
	}
	head := 0
	for head < len(a) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	rest, other := b[head:len(b)-tail], a[head:len(a)-tail]
	if len(rest) > 2*utf8.UTFMax {
		return false
	}
	if ascii(rest) && ascii(other) {
		return differ(rest, other) && !inflected(a, b) && !declined(p, a, b)
	}
	return alike(a, b) && !inflected(a, b) && !declined(p, a, b)
}

// differ reports whether two different pieces between what two words have in
// common are one letter more, less or other, or two that changed places.
func differ(longer, shorter string) bool {
	switch len(longer) {
	case 1:
		return true
	case 2:
		return len(shorter) == 2 && shorter[0] == longer[1] && shorter[1] == longer[0]
	}
	return false
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// A comparison holds spellings against those that are found by the same key.
type comparison struct {
	p     *rules.Pass
	all   []spelling
	sure  bool            // the article writes none of them without a capital as well
	lower map[uint64]bool // those that it does, where that is not sure
	told  map[string]bool // the spellings that were reported
}

// A place is a key of a spelling, and its index.
type place struct {
	key uint64
	at  int
}

// neighbors compares the spellings of the same key.
func (c *comparison) neighbors(all []spelling, order []place) {
	slices.SortFunc(order, func(a, b place) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return a.at - b.at
	})
	for i := range order {
		for j := i + 1; j < len(order) && j <= i+reach && order[j].key == order[i].key; j++ {
			if a, b := &all[order[i].at], &all[order[j].at]; resemble(c.p, a.text, b.text) && c.names(a, b) {
				c.told[report(c.p, a, b)] = true
			}
		}
	}
}

// names reports whether both spellings are names that were not reported yet.
func (c *comparison) names(a, b *spelling) bool {
	if c.told == nil {
		c.told = map[string]bool{}
		if !c.sure {
			c.lower = lowerWords(c.p, c.all)
		}
	}
	return !c.lower[rules.Key(a.text)] && !c.lower[rules.Key(b.text)] && !c.told[a.text] && !c.told[b.text] && (a.inside || b.inside)
}

// candidates gives the indices in Words of the words below the headline that
// may be names: those of kin alone, where that is sure.
func candidates(p *rules.Pass, kin []uint64, sure bool) []int {
	words := p.Words()
	places := make([]int, 0, 64)
	for _, t := range p.Titled() {
		if w := &words[t]; w.Len() >= shortest && (!sure || slices.Contains(kin, w.Key)) && w.Len() <= broadest*utf8.UTFMax && !w.HasDigit && w.Script != rules.Mixed && !heads(p, p.BlockAt(w.Start)) {
			places = append(places, int(t))
		}
	}
	return places
}

// spellings gathers the words that may be names by what they are: those of kin
// alone, where that is sure.
func spellings(p *rules.Pass, kin []uint64, sure bool) (all []spelling) {
	words, places := p.Words(), candidates(p, kin, sure)
	slices.SortFunc(places, func(a, b int) int {
		if words[a].Key != words[b].Key {
			return cmp.Compare(words[a].Key, words[b].Key)
		}
		return a - b
	})
	distinct := 0
	for i := range places {
		if i == 0 || words[places[i]].Key != words[places[i-1]].Key {
			distinct++
		}
	}
	all = make([]spelling, 0, distinct)
	for i := 0; i < len(places); {
		j := i
		for j < len(places) && words[places[j]].Key == words[places[i]].Key {
			j++
		}
		text := words[places[i]].In(p.Text)
		if n := utf8.RuneCountInString(text); n >= shortest && n <= broadest {
			s := spelling{text: text, places: places[i:j]}
			s.keys()
			for _, at := range s.places {
				s.inside = s.inside || inside(p, at)
			}
			all = append(all, s)
		}
		i = j
	}
	return all
}

// keys sets what s is found by.
func (s *spelling) keys() {
	three, last := 0, 0
	n := utf8.RuneCountInString(s.text)
	i := 0
	for at := range s.text {
		switch i {
		case 3:
			three = at
		case n - 3:
			last = at
		}
		i++
	}
	if n == shortest {
		last = three
	}
	s.begin = rules.Key(s.text[:three])
	s.end = uint64(initial(s.text)) ^ rules.Key(s.text[last:])<<1
}

// inside reports whether words[i] stands within a sentence.
func inside(p *rules.Pass, i int) bool {
	if i == 0 {
		return false
	}
	before := &p.Words()[i-1]
	gap := p.Text[before.End:p.Words()[i].Start]
	return gap == " " || gap == ", " || gap == "-" && arabicArticles.Has(before.Key)
}

// arabicArticles stand before Arabic names, with a hyphen: “Al-Amin”.
var arabicArticles = rules.KeysOf("al", "el", "ar", "as", "ash", "ad", "an", "at", "az", "ul")

// writtenLow reports whether the article writes one of two words without a capital as well.
func writtenLow(p *rules.Pass, one, other uint64) bool {
	words := p.Words()
	for i := range words {
		if w := &words[i]; (w.Key == one || w.Key == other) && w.Case == rules.Lower {
			return true
		}
	}
	return false
}

// lowerWords gives the spellings that the article writes without a capital as well.
func lowerWords(p *rules.Pass, all []spelling) map[uint64]bool {
	keys := make([]uint64, len(all))
	for i := range all {
		keys[i] = rules.Key(all[i].text)
	}
	names, lower := rules.KeySet(keys), map[uint64]bool{}
	words := p.Words()
	for i := range words {
		if w := &words[i]; w.Case == rules.Lower && names.Has(w.Key) {
			lower[w.Key] = true
		}
	}
	return lower
}

// report speaks of the rarer of two spellings, or of the one that has lost its
// accents, and gives it; it is empty where both may be right.
func report(p *rules.Pass, a, b *spelling) string {
	if len(a.places) < len(b.places) || len(a.places) == len(b.places) && a.places[0] > b.places[0] {
		a, b = b, a
	}
	if ascii(a.text) && strings.EqualFold(plainName(b.text), a.text) {
		a, b = b, a
	}
	shared, apart := company(p, a, b)
	shared = shared || !apart && office(p, a, b)
	if apart && !shared {
		return "" // two people
	}
	if known(p, b) {
		return "" // "Anthony" is another man
	}
	common := commonWord(a.text) || commonWord(b.text)
	if common || !shared && !(slavicPair(a.text, b.text) && bare(p, a) && bare(p, b)) && len(a.places) < 3*len(b.places) && max(len(a.text), len(b.text)) < shortest+2 &&
		(!sameSound(a.text, b.text) || !oneName(a.text, b.text) || !onePerson(p, a.places[0], b.places[0])) {
		return ""
	}
	d := rules.Diagnostic{Message: fmt.Sprintf("“%s” is spelt “%s” elsewhere", b.text, a.text)}
	if shared && surname(a.text, b.text) {
		d.Severity = rules.Warning
	}
	var edits []rules.Edit
	for i, at := range b.places {
		span := p.Words()[at].Span
		if i == 0 {
			d.Span = span
		} else {
			d.Related = append(d.Related, rules.Related{Span: span, Message: "here as well"})
		}
		edits = append(edits, rules.Edit{Span: span, New: a.text})
	}
	if len(a.places) > len(b.places) && !gendered(a.text, b.text) {
		d.Fix = &rules.Fix{Title: "Spell the name as elsewhere", Applicability: rules.Unsafe, Edits: edits}
	}
	p.Report(d)
	return b.text
}

var ofKnown = rules.NamePhrases("name/known")

// known reports whether a spelling is part of a well-known name that is spelt right.
func known(p *rules.Pass, s *spelling) bool {
	for _, h := range p.PhrasesOf(ofKnown) {
		if _, in := slices.BinarySearchFunc(s.places, h.From, func(at, from int) int {
			switch {
			case at < from:
				return -1
			case at >= h.To:
				return 1
			}
			return 0
		}); in {
			return true
		}
	}
	return false
}

// company reports whether both names have the same word with a capital before
// them ("Oresta Dravnik", "Oresta Drawnik"), and whether each has one of its own.
func company(p *rules.Pass, a, b *spelling) (shared, apart bool) {
	const most = 16
	first, second := map[uint64]bool{}, 0
	for _, at := range a.places[:min(most, len(a.places))] {
		if k := given(p, at); k != 0 {
			first[k] = true
		}
	}
	for _, at := range b.places[:min(most, len(b.places))] {
		if k := given(p, at); k != 0 {
			second++
			shared = shared || first[k]
		}
	}
	return shared, second > 0 && len(first) > 0
}

// office reports whether the same office stands before both names, of which a
// town or a team has one: “Mayor Müller”, “Mayor Miller”.
func office(p *rules.Pass, a, b *spelling) bool {
	words := p.Words()
	var of [2]uint64
	for side, s := range []*spelling{a, b} {
		for _, at := range s.places {
			if at > 0 && words[at-1].End+1 == words[at].Start && offices.Has(words[at-1].Key) {
				of[side] = words[at-1].Key
			}
		}
	}
	return of[0] != 0 && of[0] == of[1]
}

var offices = rules.KeysOf("mayor", "chancellor", "president", "governor", "coach", "captain", "director", "chairman", "chairwoman", "commissioner", "premier", "king", "prince", "patriarch", "bishop", "ambassador", "spokesman", "spokeswoman", "headmaster")

// given gives the key of the word with a capital directly before words[i], or 0.
func given(p *rules.Pass, i int) uint64 {
	if i == 0 {
		return 0
	}
	w := p.Words()[i-1]
	if w.Case != rules.Title || w.Len() < 3 || p.Text[w.End:p.Words()[i].Start] != " " || titles.Has(w.Key) {
		return 0
	}
	return w.Key
}

// titles stand before the names of many people.
var titles = rules.KeysOf("mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "the", "and", "president", "minister", "general", "deputy", "governor", "mayor", "coach", "captain", "colonel", "mp", "secretary", "chancellor", "ambassador", "director", "chairman", "sheikh", "justice", "judge", "senator", "professor", "king", "prince", "but", "for", "former",
	"both", "with", "when", "while", "after", "also", "even", "new", "old", "north", "south", "east", "west", "san", "saint", "los", "las", "from", "not", "that", "this", "his", "her", "their")

// alike reports whether two words are one or two letters apart: one letter
// more, less or other, or two that changed places.
func alike(a, b string) bool {
	first, second := []rune(a), []rune(b)
	if len(first) > len(second) {
		first, second = second, first
	}
	if len(second)-len(first) > 1 {
		return false
	}
	head := 0
	for head < len(first) && first[head] == second[head] {
		head++
	}
	tail := 0
	for tail < len(first)-head && first[len(first)-1-tail] == second[len(second)-1-tail] {
		tail++
	}
	rest, other := first[head:len(first)-tail], second[head:len(second)-tail]
	switch len(other) {
	case 1:
		return len(rest) <= 1
	case 2:
		return len(rest) == 2 && rest[0] == other[1] && rest[1] == other[0]
	}
	return false
}

// inflected reports whether two words are forms of one, such as a name and
// its people: "Norway", "Norways"; "Russia", "Russian".
func inflected(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < len(b) && strings.HasPrefix(b, a) {
		switch b[len(a):] {
		case "s", "n", "r", "d", "e", "i", "t", "h", "o", "l":
			return true
		case "y":
			return a[len(a)-1] != 'y' // “Dravnytsky”, “Dravnytskyy” are one name
		}
	}
	if a[:len(a)-1] != b[:len(b)-1] {
		return false
	}
	const endings = "aeiorsd" // "Argentina", "Argentine"; "Employer", "Employee"
	return strings.IndexByte(endings, a[len(a)-1]) >= 0 && strings.IndexByte(endings, b[len(b)-1]) >= 0
}

// withCases are languages that give names endings of many kinds.
var withCases = map[lang.Tag]bool{
	"be": true, "bg": true, "cs": true, "el": true, "et": true, "fi": true, "hr": true, "hu": true, "is": true, "kk": true, "lt": true, "lv": true,
	"pl": true, "ro": true, "ru": true, "sk": true, "sl": true, "sq": true, "sr": true, "tr": true, "az": true, "uk": true,
}

// declined reports whether two words are forms of one in a language that
// declines names ("Moskva", "Moskvu") or changes the vowels of nouns ("Garten", "Gärten").
func declined(p *rules.Pass, a, b string) bool {
	switch target := p.Target.Base(); {
	case target == "de":
		return umlauts.Replace(a) == umlauts.Replace(b)
	case !withCases[target]:
		return false
	}
	first, second := []rune(a), []rune(b)
	head := 0
	for head < min(len(first), len(second)) && first[head] == second[head] {
		head++
	}
	return max(len(first), len(second))-head <= longestEnding
}

// longestEnding is how many letters the ending of a case has, at most.
const longestEnding = 3

var umlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")

// gendered reports whether one name ends with an a that the other has not:
// a wife's name and her husband's, or a case of the same.
func gendered(a, b string) bool { return a+"a" == b || b+"a" == a }

// slavicPair reports whether two names are those of a man and a woman of one Slavic
// family: “Lashin”, “Lashina”.
func slavicPair(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return gendered(a, b) && (strings.HasSuffix(a, "in") || strings.HasSuffix(a, "ov") || strings.HasSuffix(a, "ev"))
}

// bare reports whether no name stands behind a spelling, as none does behind a surname.
func bare(p *rules.Pass, s *spelling) bool {
	words := p.Words()
	return !slices.ContainsFunc(s.places, func(at int) bool {
		return at+1 < len(words) && words[at+1].Case != rules.Lower && words[at].End+1 == words[at+1].Start && p.Text[words[at].End] == ' '
	})
}

// surname reports whether two spellings are too long and too near each other for two people
// that share a given name.
func surname(a, b string) bool {
	return utf8.RuneCountInString(a) >= shortest && utf8.RuneCountInString(b) >= shortest && !gendered(a, b)
}

// commonWord reports whether a word has an ending of English nouns and adjectives that names have seldom.
func commonWord(w string) bool {
	for _, ending := range []string{"tion", "ing", "ment", "ness", "ist", "ism", "ical", "ional", "ship", "ious", "able", "ance", "ence", "ency", "isation", "ization", "ese", "ish"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}
