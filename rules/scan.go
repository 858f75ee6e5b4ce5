package rules

import (
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Script is the script of the letters of a word.
type Script uint8

// The scripts that rules tell apart; Mixed is a word with letters of more
// than one, Digits a word without letters.
const (
	Digits Script = iota
	Latin
	Cyrillic
	Greek
	Han
	Kana
	Hangul
	Arabic
	Hebrew
	Devanagari
	Thai
	OtherScript
	Mixed
)

// Case is the way a word is written.
type Case uint8

// The cases. A single capital letter is Title.
const (
	NoCase    Case = iota // digits, or a script without case
	Lower                 // "word"
	Title                 // "Word", "A"
	Upper                 // "WORD"
	MixedCase             // "iPhone", "McDonald"
)

// A Word is an unbroken run of letters, digits and combining marks: "isn’t"
// is two words and a mark. Each Han and Kana character is a word of its own.
type Word struct {
	Span
	Key      uint64 // of the word with its case folded: equal words have equal keys
	Script   Script
	Case     Case
	HasDigit bool
}

// Class groups the marks that rules ask for together.
type Class uint8

// The classes of marks.
const (
	OtherMark    Class = iota
	SpaceRun           // two or more spaces, a tab, a no-break or other odd space: one mark for the run
	QuoteMark          // quotation marks of all kinds, primes, and apostrophes within words
	Dash               // hyphens and dashes
	Comma              // ,
	Stop               // .
	Colon              // :
	Semicolon          // ;
	Question           // ? !
	Ellipsis           // …
	OpenBracket        // ( [ {
	CloseBracket       // ) ] }
	Angle              // < >
	Ampersand          // &
	Slash              // / \ |
	Currency           // $ € £ …
	Sign               // % ° № # * + = @ ~ ^ _ and other symbols
	WidePunct          // marks of CJK, Arabic, Indic and Spanish writing
	Control            // C0 and C1 controls, but tab
	Invisible          // joiners, zero-width spaces, soft hyphens, direction marks
	BadText            // U+FFFD, and bytes that are no UTF-8
	classes
)

// A Mark is one code point that is no letter, digit or single space, or a
// whole run of spaces.
type Mark struct {
	Span
	Rune  rune
	Class Class
	Next  int32 // index in Words of the first word behind it
	role  quoteRole
}

// scan is what one reading of a text finds, in buffers that are used again.
type scan struct {
	words   []Word
	marks   []Mark
	wide    []Span
	beyond  []int32 // words with a code point above U+007F
	byClass [classes][]int32

	blocks   []blockWords
	near     []int32 // of each nearBytes of the text, the first block that does not end before
	until    int     // behind the end of the last block
	headline headline

	start                int // of the block that is being read
	wideStart, wideCount int // of the run that is being read; -1: none

	paired bool
	quotes []Quotation
	pairer pairer

	styled bool
	style  Style

	matched   bool
	begins    []onset
	hits, own hitLists

	gated bool
	may   [][]int32

	facts  facts
	names  names
	starts starts

	toAsk   ruleSet
	pass    Pass
	claims  []claim
	claimed claims

	shown   Signs
	looked  Signs  // what shown tells of, if the text shows it
	scripts uint32 // a bit for each Script of a word with letters beyond ASCII
	leads   uint64 // a bit for the lowest six of each byte that begins a code point above U+007F
}

// blockWords is a block with the ranges of its words and marks.
type blockWords struct {
	Span
	from, to           int
	firstMark, endMark int
}

// reset empties s for the next document and keeps its buffers.
func (s *scan) reset() {
	s.words, s.marks, s.wide, s.beyond, s.quotes = s.words[:0], s.marks[:0], s.wide[:0], s.beyond[:0], s.quotes[:0]
	for i := range s.byClass {
		s.byClass[i] = s.byClass[i][:0]
	}
	s.hits.reset()
	s.own.reset()
	for i := range s.may {
		s.may[i] = s.may[i][:0]
	}
	s.blocks, s.headline = s.blocks[:0], headline{}
	f := &s.facts
	*f = facts{titled: f.titled[:0], inner: f.inner[:0], long: f.long[:0], figures: f.figures[:0], spelt: f.spelt[:0], doubled: f.doubled[:0], again: f.again[:0]}
	s.names.found = false
	s.paired, s.styled, s.matched, s.gated = false, false, false, false
	s.shown, s.looked, s.leads, s.scripts = 0, 0, 0, 0
}

// read finds the words and marks of all blocks.
func (s *scan) read(d *Document) {
	s.scripts |= 1<<Digits | 1<<Latin
	c := d.Conventions()
	s.pairer.usual.of(c)
	g := glance{text: d.Text, decimal: c.Decimal, group: c.Group, usual: &s.pairer.usual}
	for _, b := range d.Blocks {
		from, first := len(s.words), len(s.marks)
		s.block(d.Text, b.Start, b.End)
		s.blocks = append(s.blocks, blockWords{b.Span, from, len(s.words), first, len(s.marks)})
		g.words = s.words
		g.first(b, from)
		g.look(b.Span, s.marks[first:], int32(from))
	}
	s.shown = g.shown
	for i := range s.marks {
		c := s.marks[i].Class
		s.byClass[c] = append(s.byClass[c], int32(i))
	}
}

// wordFrom gives the index of the first word of a block that begins at or
// behind a byte offset, or the one behind its last. Words are as long as others,
// so it is near the place where the offset is in the block.
func wordFrom(words []Word, b blockWords, offset int) int {
	lo, hi := b.from, b.to // the word sought is among these, or hi
	switch {
	case lo == hi || words[lo].Start >= offset:
		return lo
	case words[hi-1].Start < offset:
		return hi
	}
	const near = 8
	if guess := lo + int(uint64(offset-b.Start)*uint64(hi-lo)/uint64(b.Len())); hi-lo > near {
		if from := guess - near; from > lo && words[from].Start < offset {
			lo = from
		}
		if to := guess + near; to < hi && words[to].Start >= offset {
			hi = to
		}
	}
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); words[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// A keyer makes the key of a word: the bytes of its folded letters are taken
// eight at a time and mixed. The mixing numbers are those of MurmurHash3.
type keyer struct {
	key, bytes uint64
	n          int // bytes that wait to be mixed
}

func (k *keyer) add(c byte) {
	k.bytes = k.bytes<<8 | uint64(c)
	if k.n++; k.n == 8 {
		k.key = mix(k.key, k.bytes)
		k.bytes, k.n = 0, 0
	}
}

// addRune adds a folded code point.
func (k *keyer) addRune(r rune) {
	for ; r >= utf8.RuneSelf; r >>= 7 {
		k.add(byte(r&0x7f | 0x80))
	}
	k.add(byte(r))
}

func (k *keyer) sum() uint64 { return mix(k.key, k.bytes) }

func mix(key, bytes uint64) uint64 {
	key = (key ^ bytes) * 0xff51afd7ed558ccd
	return key ^ key>>33
}

// Key gives the key of a word, as in Word.Key.
func Key(word string) uint64 {
	var k keyer
	for _, r := range word {
		k.addRune(fold(r))
	}
	return k.sum()
}

// block reads one block, [at, end) of text.
func (s *scan) block(text string, at, end int) {
	s.start, s.wideStart, s.wideCount = at, -1, 0
	for at < end {
		if c := text[at]; c < utf8.RuneSelf {
			s.wideEnd(at)
			if asciiClass[c] != asciiLetter {
				at = s.ascii(text, at, end)
				continue
			}
			at = s.asciiWords(text, at, end)
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:end])
		switch {
		case wordRune(r):
			at = s.word(text, at, end)
		case IsSpace(r):
			s.wideRune(text, at)
			at = s.spaces(text, at, end)
		default:
			s.wideRune(text, at)
			s.mark(text, Span{at, at + n}, r, classOf(r))
			at += n
		}
	}
	s.wideEnd(end)
}

// ascii reads the space or mark that begins with a code point below U+0080,
// and gives its end.
func (s *scan) ascii(text string, at, end int) int {
	switch class := asciiClass[text[at]]; class {
	case asciiSpace:
		if next := at + 1; text[at] != '\t' && (next >= end || text[next] < utf8.RuneSelf && asciiClass[text[next]] != asciiSpace) {
			return next
		}
		return s.spaces(text, at, end)
	default:
		s.mark(text, Span{at, at + 1}, rune(text[at]), Class(class))
		return at + 1
	}
}

// asciiWords reads words of ASCII letters and digits with one space between
// them, eight bytes at a time, and gives the end of the last: the hot loop. In
// the numbers made of eight bytes the first byte is the lowest.
func (s *scan) asciiWords(text string, start, end int) int {
	words := s.words
	for {
		var x uint64
		if start+8 <= end {
			x = uint64At(text, start)
		} else {
			x = lastBytes(text[start:end])
		}
		letter, digit := lettersIn(x)
		width := leadingBits(letter | digit) // 8 to 56, or 64
		at := start + width/8
		within := ^uint64(0) >> ((64 - width) & 63)
		letter, digit = letter&within, digit&within
		upper := letter &^ (x << 2)
		lower := letter ^ upper
		head := upper & 0xff
		key := mix(0, bits.ReverseBytes64(x|upper>>2)>>((64-width)&63)) // in lower case
		upper ^= head                                                   // from here on those behind the first
		for width == 64 {
			x = bytesAt(text, at, end)
			letter, more := lettersIn(x)
			width = leadingBits(letter | more)
			at += width / 8
			within = uint64(1)<<width - 1
			capital := letter &^ (x << 2) & within
			key = mix(key, bits.ReverseBytes64(x|capital>>2)>>(64-width)) // as a keyer does
			upper, lower, digit = upper|capital, lower|letter&within&^capital, digit|more&within
		}
		if at < end && text[at] >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(text[at:end]); wordRune(r) {
				s.words = words
				return s.word(text, start, end)
			}
		}
		if len(words) == cap(words) {
			words = slices.Grow(words, 1)
		}
		words = words[:len(words)+1]
		w := &words[len(words)-1] // a word that is made elsewhere and copied costs the processor a wait
		w.Start, w.End, w.Key = start, at, key
		w.Case, w.HasDigit = asciiCases[anyBit(lower)|anyBit(head)<<1|anyBit(upper)<<2], digit != 0
		w.Script = Script(anyBit(uint64(w.Case))) // Digits or Latin
		if at+1 >= end || text[at] != ' ' || asciiClass[text[at+1]] != asciiLetter {
			s.words = words
			return at
		}
		start = at + 1
	}
}

// anyBit is 1 for a number that is not 0.
func anyBit(x uint64) uint64 { return (x | -x) >> 63 }

// asciiCases gives the case of a word: the lowest bit of the index says that a
// letter is small, the next that the first letter or digit is a capital, the
// third that another one is.
var asciiCases = [8]Case{NoCase, Lower, Title, Title, Upper, MixedCase, Upper, MixedCase}

// Eight bytes at once: a number that has one value in all of them, the highest
// bit of each, and the bit that lower case has and upper case has not.
const (
	eachByte = 0x0101010101010101
	highBits = 0x80 * eachByte
	caseBits = 0x20 * eachByte
)

// bytesAt gives eight bytes of text; those from end on are 0.
func bytesAt(text string, at, end int) uint64 {
	if at+8 <= end {
		return uint64At(text, at)
	}
	return lastBytes(text[at:end])
}

// lastBytes gives up to eight bytes, the others 0.
func lastBytes(text string) (x uint64) {
	for i := min(len(text), 8) - 1; i >= 0; i-- {
		x = x<<8 | uint64(text[i])
	}
	return x
}

// lettersIn gives the highest bit of each byte that is an ASCII letter, and of
// each that is a digit. Of 'a' to 'z' the first addition makes that bit and the
// second does not; no addition reaches the next byte.
func lettersIn(x uint64) (letter, digit uint64) {
	low, ascii := x&^highBits, ^x&highBits
	folded := low | caseBits
	letter = (folded + (0x80-'a')*eachByte) &^ (folded + (0x7f-'z')*eachByte) & ascii
	digit = (low + (0x80-'0')*eachByte) &^ (low + (0x7f-'9')*eachByte) & ascii
	return letter, digit
}

// leadingBits gives the width in bits of the bytes before the first whose highest bit is not set.
func leadingBits(set uint64) int { return bits.TrailingZeros64(^set&highBits) &^ 7 }

// wideRune counts a code point above U+007F that begins at a byte offset, and notes its first byte.
func (s *scan) wideRune(text string, at int) {
	s.leads |= 1 << (text[at] & 0x3f)
	if s.wideStart < 0 {
		s.wideStart, s.wideCount = at, 0
	}
	s.wideCount++
}

// wideEnd ends a run of code points above U+007F; one alone is none.
func (s *scan) wideEnd(at int) {
	if s.wideStart >= 0 && s.wideCount > 1 {
		s.wide = append(s.wide, Span{s.wideStart, at})
	}
	s.wideStart = -1
}

// mark adds a mark. Two marks that stand for one quotation mark become one,
// with the rune that they stand for: „ for ,, before a word, “ and ” for two
// single ones.
func (s *scan) mark(text string, m Span, r rune, class Class) {
	if n := len(s.marks) - 1; n >= 0 && s.marks[n].End == m.Start && s.marks[n].Rune == r && s.marks[n].Len() == m.Len() {
		last := &s.marks[n]
		switch r {
		case '`', '‘':
			last.Rune, last.End = '“', m.End
			return
		case '\'', '’', '´':
			last.Rune, last.End = '”', m.End
			return
		case ',', '‚':
			before, _ := utf8.DecodeLastRuneInString(text[s.start:last.Start])
			after, _ := utf8.DecodeRuneInString(text[m.End:])
			if (last.Start == s.start || IsSpace(before) || before == '(') && wordRune(after) {
				last.Rune, last.End, last.Class = '„', m.End, QuoteMark
				return
			}
		}
	}
	s.addMark(m, r, class)
}

// addMark writes a mark in its place: one that is made elsewhere and copied
// costs the processor a wait.
func (s *scan) addMark(span Span, r rune, class Class) {
	if len(s.marks) == cap(s.marks) {
		s.marks = slices.Grow(s.marks, 1)
	}
	s.marks = s.marks[:len(s.marks)+1]
	m := &s.marks[len(s.marks)-1]
	m.Start, m.End, m.Rune, m.Class, m.Next, m.role = span.Start, span.End, r, class, int32(len(s.words)), noQuote
}

// word reads a word with letters above U+007F and gives its end.
func (s *scan) word(text string, start, end int) int {
	w := Word{Span: Span{start, end}}
	var key keyer
	var letters caseCount
	at, beyond := start, false
	for at < end {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if !wordRune(r) {
			break
		}
		script := scriptOf(r)
		alone := script == Han || script == Kana
		if alone && at > start {
			break
		}
		if r < utf8.RuneSelf {
			s.wideEnd(at)
		} else {
			s.wideRune(text, at)
			beyond = true
		}
		at += n
		key.addRune(fold(r))
		letters.add(r)
		switch {
		case script == Digits:
			w.HasDigit = w.HasDigit || !unicode.Is(unicode.M, r)
		case w.Script == Digits:
			w.Script = script
		case w.Script != script:
			w.Script = Mixed
		}
		if alone {
			break
		}
	}
	w.End, w.Key = at, key.sum()
	w.Case = letters.of()
	s.scripts |= 1 << w.Script
	if beyond {
		s.beyond = append(s.beyond, int32(len(s.words)))
	}
	s.words = append(s.words, w)
	return at
}

// caseCount counts the letters of a word by their case.
type caseCount struct {
	upper, lower int
	title        bool // the first letter is a capital
}

func (c *caseCount) add(r rune) {
	switch {
	case isUpper(r):
		c.title = c.title || c.upper+c.lower == 0
		c.upper++
	case isLower(r):
		c.lower++
	}
}

func (c *caseCount) of() Case {
	switch {
	case c.upper+c.lower == 0:
		return NoCase
	case c.upper == 0:
		return Lower
	case c.lower == 0 && c.upper > 1:
		return Upper
	case c.upper == 1 && c.title:
		return Title
	}
	return MixedCase
}

// spaces reads a run of spaces as one mark, unless it is one plain space or
// the place where a line is wrapped.
func (s *scan) spaces(text string, start, end int) int {
	at, first, wrapped := start, rune(0), false
	for at < end {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if !IsSpace(r) {
			break
		}
		if first == 0 || first == ' ' && r != ' ' {
			first = r
		}
		wrapped = wrapped || r == '\n' || r == '\r'
		at += n
	}
	if !wrapped && (at-start > 1 || first != ' ') {
		s.addMark(Span{start, at}, first, SpaceRun)
	}
	return at
}

// Letters and digits below U+0080, and what they say of a word.
const (
	flagLower uint8 = 1 << iota
	flagUpper
	flagDigit
)

const (
	asciiLetter = 254
	asciiSpace  = 255
)

var (
	asciiClass = asciiClasses()
	asciiFlags = asciiFlagsTable()
	asciiLower = asciiLowerTable()
)

func asciiClasses() (t [256]uint8) {
	for c := range t {
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			t[c] = asciiSpace
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			t[c] = asciiLetter
		case c < utf8.RuneSelf:
			t[c] = uint8(classOf(rune(c)))
		}
	}
	return t
}

func asciiFlagsTable() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = flagLower, flagUpper
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = flagDigit
	}
	return t
}

func asciiLowerTable() (t [256]uint8) {
	for c := range t {
		t[c] = uint8(c)
		if c >= 'A' && c <= 'Z' {
			t[c] += 'a' - 'A'
		}
	}
	return t
}
