package lang

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Writing is the writing system of a word, as far as Identify tells them apart.
type Writing uint8

// The writing systems. Those up to Arabic are shared by several languages.
const (
	Latin Writing = iota
	Cyrillic
	Arabic
	Greek
	Hebrew
	Devanagari
	Thai
	Hangul
	Kana
	Han
	Armenian
	Georgian
	Bengali
	Tamil
	writings
	noWriting Writing = 255
)

// shared is the number of writing systems that several languages share.
const shared = int(Arabic) + 1

// Keys of grams: whole words get a bit that no code points reach.
const (
	wordSeed  = 0xcbf29ce484222325
	wordPrime = 0x100000001b3
	wordBit   = 1 << 63
	trigram   = 1<<48 - 1
)

// Grams reads what Identify knows languages by off a text, a word at a time.
// Capital letters count as small ones.
type Grams struct {
	Letters [writings]int // in each writing system, as far as the text was read
	fold    *folds
	text    string
	at      int
	keys    [2 + longestWord]uint64
}

// longestWord is from how many letters on grams within a word are left out.
const longestWord = 62

// Next gives the keys of the grams of the next word and its writing system:
// each run of three letters, of which the first or last may be the border of
// the word, and the whole word. They hold until it is called again. Without a
// further word it gives none. Words of writing systems that no languages share
// are only counted.
func (g *Grams) Next() (w Writing, keys []uint64) {
	fold, text, at := g.fold, g.text, g.at
	var code uint16
	size := 1
	for ; at < len(text); at += size {
		if c := text[at]; c < utf8.RuneSelf {
			code, w, size = fold[c], Latin, 1
		} else {
			code, w, size = letter(fold, text[at:])
		}
		if code == 0 {
			continue
		}
		if int(w) < shared {
			break
		}
		g.Letters[w]++
	}
	if at >= len(text) {
		g.at = at
		return noWriting, nil
	}
	last, n := uint64(0), 0
	word := uint64(wordSeed)
	for code != 0 {
		last = last<<16 | uint64(code)
		word = (word ^ uint64(code)) * wordPrime
		g.keys[n%len(g.keys)] = last & trigram
		n++
		if at += size; at == len(text) {
			break
		}
		if c := text[at]; c < utf8.RuneSelf {
			code, size = fold[c], 1
		} else {
			code, _, size = letter(fold, text[at:])
		}
	}
	g.at = at
	g.Letters[w] += n
	end := min(n, longestWord)
	g.keys[end], g.keys[end+1] = last<<16&trigram, word|wordBit
	return w, g.keys[1 : end+2] // the first is half a gram
}

// GramsOf begins to read a text.
func GramsOf(text string) Grams { return Grams{fold: folded(), text: text} }

// folds gives the small letter of each letter below foldEnd, and 0 for what is no letter.
type folds [foldEnd]uint16

const foldEnd = 0x700

var folded = sync.OnceValue(func() *folds {
	t := new(folds)
	for r := range rune(foldEnd) {
		if unicode.IsLetter(r) {
			t[r] = uint16(unicode.ToLower(r))
		}
	}
	t[0x130] = 'i' // the dotted capital of Turkish
	return t
})

// letter gives the small letter of the code point with which text begins, 0
// for what is no letter, with its writing system and its length in bytes.
func letter(fold *folds, text string) (uint16, Writing, int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r < 0x250:
		return fold[r], Latin, size
	case r < foldEnd:
		return fold[r], lowWriting(r), size
	case r >= 0x1e00 && r <= 0x1eff:
		return uint16(r | 1), Latin, size
	case r > 0xffff && (r < 0x20000 || r > 0x3ffff):
		return 0, noWriting, size
	}
	for _, b := range blocks {
		if r >= b.first && r <= b.last {
			return 1, b.writing, size
		}
	}
	return 0, noWriting, size
}

func lowWriting(r rune) Writing {
	switch {
	case r < 0x370:
		return Latin
	case r < 0x400:
		return Greek
	case r < 0x530:
		return Cyrillic
	case r < 0x590:
		return Armenian
	case r < 0x600:
		return Hebrew
	}
	return Arabic
}

// blocks are the letters of the writing systems above foldEnd (Unicode, Blocks.txt).
var blocks = []struct {
	first, last rune
	writing     Writing
}{
	{0x4e00, 0x9fff, Han},
	{0x3041, 0x3096, Kana},
	{0x30a1, 0x30fa, Kana},
	{0xac00, 0xd7a3, Hangul},
	{0x0904, 0x0939, Devanagari},
	{0x0e01, 0x0e30, Thai},
	{0x1f00, 0x1fff, Greek},
	{0x10a0, 0x10ff, Georgian},
	{0x0985, 0x09b9, Bengali},
	{0x0b85, 0x0bb9, Tamil},
	{0x3400, 0x4dbf, Han},
	{0x20000, 0x3ffff, Han},
	{0xfb50, 0xfdff, Arabic},
	{0xfe70, 0xfefc, Arabic},
}
