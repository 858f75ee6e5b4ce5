package encoding

import (
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A page is a character set of one byte a character in which UTF-8 is
// misread. Its number is its bit in entry.
type page uint8

// The pages. Latin-1 needs none of its own: where it differs from
// Windows-1252 it has C1 controls, and those stand for their byte in every page.
const (
	windows1252 page = iota
	windows1250
	windows1251
	macRoman
	dos437
	dos850
	dos866
	twice // the pages before it are those in which text is misread more than once
)

// In these pages the marks of typography alone are looked for.
const (
	windows1253 = twice + iota
	windows1257
	koi8R
	macCyrillic
	dos852
	windows1255
	windows874
	pages
)

var pageNames = [pages]string{
	"Windows-1252", "Windows-1250", "Windows-1251", "Mac OS Roman", "code page 437", "code page 850", "code page 866",
	"Windows-1253", "Windows-1257", "KOI8-R", "Mac OS Cyrillic", "code page 852",
	"Windows-1255", "Windows-874",
}

// An entry says of a character which byte it is in each page, and in which
// pages that byte begins or continues a UTF-8 sequence.
type entry struct {
	bytes            [pages]byte
	known            uint16 // the pages that have the character
	leads, continues uint16
}

// The characters of the pages lie below tableEnd, but for a few.
const tableEnd = 0x2600

// A table finds the entry of a character: index 0 is no entry.
type table struct {
	index   [tableEnd]uint16
	beyond  map[rune]uint16
	entries []entry
	count   uint16
}

// tables is built when the first run of characters beyond ASCII asks for it.
var tables = sync.OnceValue(func() *table {
	t := &table{beyond: map[rune]uint16{}, entries: make([]entry, 1, 512)}
	for p, m := range [pages]*charmap.Charmap{
		charmap.Windows1252, charmap.Windows1250, charmap.Windows1251,
		charmap.Macintosh, charmap.CodePage437, charmap.CodePage850, charmap.CodePage866,
		charmap.Windows1253, charmap.Windows1257, charmap.KOI8R, charmap.MacintoshCyrillic, charmap.CodePage852,
		charmap.Windows1255, charmap.Windows874,
	} {
		for b := 0x80; b <= 0xff; b++ {
			if r := m.DecodeByte(byte(b)); r != utf8.RuneError {
				t.add(r, page(p), byte(b))
			}
		}
		for b := rune(0x80); b <= 0x9f; b++ { // Latin-1, and bytes that the page leaves open
			t.add(b, page(p), byte(b))
		}
	}
	return t
})

func (t *table) add(r rune, p page, b byte) {
	i := t.at(r)
	if i == 0 {
		t.count++
		i = t.count
		t.entries = append(t.entries, entry{})
		if r < tableEnd {
			t.index[r] = i
		} else {
			t.beyond[r] = i
		}
	}
	e := &t.entries[i]
	if e.known&(1<<p) != 0 {
		return
	}
	e.known |= 1 << p
	e.bytes[p] = b
	switch {
	case b >= 0xc2 && b <= 0xf4:
		e.leads |= 1 << p
	case b < 0xc0:
		e.continues |= 1 << p
	}
}

func (t *table) at(r rune) uint16 {
	if r < tableEnd {
		return t.index[r]
	}
	return t.beyond[r]
}

// entry gives the entry of a character; ASCII and unknown characters have an empty one.
func (t *table) entry(r rune) *entry { return &t.entries[t.at(r)] }

// byte gives the byte of a character in a page.
func (t *table) byte(r rune, p page) (byte, bool) {
	e := t.entry(r)
	return e.bytes[p], e.known&(1<<p) != 0
}

// sequence reads one character that was misread in a page from the start of
// text, which may be several characters long there: "â€™" is one, and 8 bytes
// of text. Size is 0 where there is none.
func (t *table) sequence(text string, p page) (r rune, size int) {
	var raw [utf8.UTFMax]byte
	n, need := 0, 1
	for n < need {
		c, width := utf8.DecodeRuneInString(text[size:])
		b, ok := t.byte(c, p)
		if !ok || width == 0 {
			return 0, 0
		}
		if n == 0 {
			if need = sequenceLen(b); need == 0 {
				return 0, 0
			}
		}
		raw[n] = b
		n++
		size += width
	}
	r, width := utf8.DecodeRune(raw[:n])
	if width != n || r == utf8.RuneError && !slices.Equal(raw[:n], []byte("\ufffd")) {
		return 0, 0
	}
	return r, size
}

// sequenceLen gives the length of the UTF-8 sequence that a byte begins.
func sequenceLen(b byte) int {
	switch {
	case b >= 0xc2 && b <= 0xdf:
		return 2
	case b >= 0xe0 && b <= 0xef:
		return 3
	case b >= 0xf0 && b <= 0xf4:
		return 4
	}
	return 0
}
