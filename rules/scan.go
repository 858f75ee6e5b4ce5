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

	paired bool
	quotes []Quotation
	pairer pairer

	styled bool
	style  Style

	matched bool
	hits    [][]Hit

	done bool
}

// reset empties s for the next document and keeps its buffers.
func (s *scan) reset() {
	s.words, s.marks, s.wide, s.quotes = s.words[:0], s.marks[:0], s.wide[:0], s.quotes[:0]
	for i := range s.byClass {
		s.byClass[i] = s.byClass[i][:0]
	}
	for i := range s.hits {
		s.hits[i] = s.hits[i][:0]
	}
	s.done, s.paired, s.styled, s.matched = false, false, false, false
}

// read finds the words and marks of all blocks.
func (s *scan) read(d *Document) {
	s.done = true
	for _, b := range d.Blocks {
		s.block(d.Text, b.Start, b.End)
	}
	for i := range s.marks {
		c := s.marks[i].Class
		s.byClass[c] = append(s.byClass[c], int32(i))
	}
}

// FNV-1a, 64 bits.
const (
	keySeed  = 14695981039346656037
	keyPrime = 1099511628211
)

// Key gives the key of a word, as in Word.Key.
func Key(word string) uint64 {
	key := uint64(keySeed)
	for _, r := range word {
		key = keyRune(key, fold(r))
	}
	return key
}

func keyRune(key uint64, r rune) uint64 {
	for ; r >= utf8.RuneSelf; r >>= 7 {
		key = (key ^ uint64(r&0x7f|0x80)) * keyPrime
	}
	return (key ^ uint64(r)) * keyPrime
}

// block reads one block, [at, end) of text.
func (s *scan) block(text string, at, end int) {
	first := at
	wide := -1 // start of a run of code points above U+007F
	wideCount := 0
	for at < end {
		c := text[at]
		if c < utf8.RuneSelf {
			if wide >= 0 {
				if wideCount > 1 {
					s.wide = append(s.wide, Span{wide, at})
				}
				wide = -1
			}
			switch class := asciiClass[c]; class {
			case asciiLetter:
				// The hot loop: a word of ASCII letters and digits.
				start, key, head, tail := at, uint64(keySeed), asciiFlags[c], uint8(0)
				key = (key ^ uint64(asciiLower[c])) * keyPrime
				for at++; at < end; at++ {
					c := text[at]
					f := asciiFlags[c]
					if f == 0 {
						break
					}
					tail |= f
					key = (key ^ uint64(asciiLower[c])) * keyPrime
				}
				if at < end && text[at] >= utf8.RuneSelf {
					if r, _ := utf8.DecodeRuneInString(text[at:end]); wordRune(r) {
						at = s.word(text, start, end, &wide, &wideCount)
						continue
					}
				}
				s.words = append(s.words, Word{Span{start, at}, key, asciiScript(head | tail), asciiCase(head, tail), (head|tail)&flagDigit != 0})
			case asciiSpace:
				if next := at + 1; next >= end || asciiClass[text[next]] != asciiSpace && text[next] < utf8.RuneSelf {
					if c == ' ' || c == '\n' || c == '\r' {
						at++
						continue
					}
				}
				at = s.spaces(text, at, end)
			default:
				s.mark(text, first, Mark{Span{at, at + 1}, rune(c), Class(class)})
				at++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:end])
		if wide < 0 {
			wide, wideCount = at, 0
		}
		switch {
		case wordRune(r):
			at = s.word(text, at, end, &wide, &wideCount)
		case IsSpace(r):
			wideCount++
			at = s.spaces(text, at, end)
		default:
			wideCount++
			s.mark(text, first, Mark{Span{at, at + n}, r, classOf(r)})
			at += n
		}
	}
	if wide >= 0 && wideCount > 1 {
		s.wide = append(s.wide, Span{wide, end})
	}
}

// mark adds a mark. Two marks that stand for one quotation mark become one,
// with the rune that they stand for: „ for ,, before a word, “ and ” for two
// single ones.
func (s *scan) mark(text string, blockStart int, m Mark) {
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
			before, _ := utf8.DecodeLastRuneInString(text[blockStart:last.Start])
			after, _ := utf8.DecodeRuneInString(text[m.End:])
			if (last.Start == blockStart || IsSpace(before) || before == '(') && wordRune(after) {
				last.Rune, last.End, last.Class = '„', m.End, QuoteMark
				return
			}
		}
	}
	s.marks = append(s.marks, m)
}

// word reads a word with letters above U+007F and gives its end.
func (s *scan) word(text string, start, end int, wide, wideCount *int) int {
	w := Word{Span: Span{start, end}, Key: keySeed}
	letters, upper, lower, first := 0, 0, 0, Lower
	at := start
	for at < end {
		c := text[at]
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[at:end])
		}
		if !wordRune(r) {
			break
		}
		script := scriptOf(r)
		if (script == Han || script == Kana) && at > start {
			break
		}
		if c < utf8.RuneSelf {
			if *wide >= 0 {
				if *wideCount > 1 {
					s.wide = append(s.wide, Span{*wide, at})
				}
				*wide = -1
			}
		} else {
			if *wide < 0 {
				*wide, *wideCount = at, 0
			}
			*wideCount++
		}
		at += n
		w.Key = keyRune(w.Key, fold(r))
		switch {
		case script == Digits:
			if !unicode.Is(unicode.M, r) {
				w.HasDigit = true
			}
		case w.Script == Digits:
			w.Script = script
		case w.Script != script:
			w.Script = Mixed
		}
		switch {
		case isUpper(r):
			if letters == 0 {
				first = Title
			}
			upper++
			letters++
		case isLower(r):
			lower++
			letters++
		}
		if script == Han || script == Kana {
			break
		}
	}
	w.End = at
	switch {
	case letters == 0:
		w.Case = NoCase
	case upper == 0:
		w.Case = Lower
	case lower == 0 && upper > 1:
		w.Case = Upper
	case upper == 1 && first == Title:
		w.Case = Title
	default:
		w.Case = MixedCase
	}
	s.words = append(s.words, w)
	return at
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
