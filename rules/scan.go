package rules

import (
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
}

// scan is what one reading of a text finds, in buffers that are used again.
type scan struct {
	words   []Word
	marks   []Mark
	wide    []Span
	byClass [classes][]int32

	blocks []blockWords
	walked int     // the block that WordsIn is probably asked for next
	wordAt []int32 // multiple of wordStride → the first word that begins there or behind; empty until asked for

	start                int // of the block that is being read
	wideStart, wideCount int // of the run that is being read; -1: none

	paired bool
	quotes []Quotation
	pairer pairer

	styled bool
	style  Style

	matched   bool
	hits, own [][]Hit

	gated bool
	may   [][]int32

	facts facts

	done bool
}

// blockWords is a block with the range of its words.
type blockWords struct {
	Span
	from, to int
}

// reset empties s for the next document and keeps its buffers.
func (s *scan) reset() {
	s.words, s.marks, s.wide, s.quotes, s.wordAt = s.words[:0], s.marks[:0], s.wide[:0], s.quotes[:0], s.wordAt[:0]
	for i := range s.byClass {
		s.byClass[i] = s.byClass[i][:0]
	}
	for i := range s.hits {
		s.hits[i] = s.hits[i][:0]
	}
	for i := range s.own {
		s.own[i] = s.own[i][:0]
	}
	for i := range s.may {
		s.may[i] = s.may[i][:0]
	}
	s.blocks, s.walked = s.blocks[:0], 0
	s.facts = facts{titled: s.facts.titled[:0], figures: s.facts.figures[:0]}
	s.done, s.paired, s.styled, s.matched, s.gated = false, false, false, false, false
}

// read finds the words and marks of all blocks.
func (s *scan) read(d *Document) {
	s.done = true
	for _, b := range d.Blocks {
		from := len(s.words)
		s.block(d.Text, b.Start, b.End)
		s.blocks = append(s.blocks, blockWords{b.Span, from, len(s.words)})
	}
	for i := range s.marks {
		c := s.marks[i].Class
		s.byClass[c] = append(s.byClass[c], int32(i))
	}
}

// wordStride is the distance of the places in a text whose words are listed, in
// bytes: a word is found from there in a few steps.
const wordStride = 32

// index lists the words at every multiple of wordStride in a text of a size.
func (s *scan) index(size int) {
	for i, w := range s.words {
		for len(s.wordAt)*wordStride <= w.Start {
			s.wordAt = append(s.wordAt, int32(i))
		}
	}
	for len(s.wordAt)*wordStride <= size {
		s.wordAt = append(s.wordAt, int32(len(s.words)))
	}
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
			at = s.ascii(text, at, end)
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:end])
		switch {
		case wordRune(r):
			at = s.word(text, at, end)
		case IsSpace(r):
			s.wideRune(at)
			at = s.spaces(text, at, end)
		default:
			s.wideRune(at)
			s.mark(text, Mark{Span{at, at + n}, r, classOf(r)})
			at += n
		}
	}
	s.wideEnd(end)
}

// ascii reads the word, space or mark that begins with a code point below
// U+0080, and gives its end.
func (s *scan) ascii(text string, at, end int) int {
	switch class := asciiClass[text[at]]; class {
	case asciiLetter:
		return s.asciiWord(text, at, end)
	case asciiSpace:
		if next := at + 1; text[at] != '\t' && (next >= end || text[next] < utf8.RuneSelf && asciiClass[text[next]] != asciiSpace) {
			return next
		}
		return s.spaces(text, at, end)
	default:
		s.mark(text, Mark{Span{at, at + 1}, rune(text[at]), Class(class)})
		return at + 1
	}
}

// asciiWord reads a word of ASCII letters and digits: the hot loop.
func (s *scan) asciiWord(text string, start, end int) int {
	head, tail := asciiFlags[text[start]], uint8(0)
	key, bytes := uint64(0), uint64(asciiLower[text[start]])
	at := start + 1
	for ; at < end; at++ {
		c := text[at]
		f := asciiFlags[c]
		if f == 0 {
			break
		}
		tail |= f
		if (at-start)&7 == 0 {
			key, bytes = mix(key, bytes), 0
		}
		bytes = bytes<<8 | uint64(asciiLower[c])
	}
	if (at-start)&7 == 0 {
		key, bytes = mix(key, bytes), 0 // as a keyer does
	}
	key = mix(key, bytes)
	if at < end && text[at] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[at:end]); wordRune(r) {
			return s.word(text, start, end)
		}
	}
	s.words = append(s.words, Word{Span{start, at}, key, asciiScript(head | tail), asciiCase(head, tail), (head|tail)&flagDigit != 0})
	return at
}

// wideRune counts a code point above U+007F that begins at a byte offset.
func (s *scan) wideRune(at int) {
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
func (s *scan) mark(text string, m Mark) {
	if n := len(s.marks) - 1; n >= 0 && s.marks[n].End == m.Start && s.marks[n].Rune == m.Rune && s.marks[n].Len() == m.Len() {
		last := &s.marks[n]
		switch m.Rune {
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
	s.marks = append(s.marks, m)
}

// word reads a word with letters above U+007F and gives its end.
func (s *scan) word(text string, start, end int) int {
	w := Word{Span: Span{start, end}}
	var key keyer
	var letters caseCount
	at := start
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
			s.wideRune(at)
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
		s.marks = append(s.marks, Mark{Span{start, at}, first, SpaceRun})
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

func asciiScript(flags uint8) Script {
	if flags&(flagLower|flagUpper) == 0 {
		return Digits
	}
	return Latin
}

// asciiCase gives the case of a word from the flags of its first letter or
// digit and those of the others.
func asciiCase(head, tail uint8) Case {
	all := head | tail
	switch {
	case all&(flagLower|flagUpper) == 0:
		return NoCase
	case all&flagUpper == 0:
		return Lower
	case all&flagLower == 0 && tail&flagUpper != 0:
		return Upper
	case tail&flagUpper == 0:
		return Title
	}
	return MixedCase
}
