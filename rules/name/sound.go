package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// soundLeast is how many letters a name has at least that has a sound.
const soundLeast = 3

// sameSound reports whether two names sound the same. Words that are too short or
// not in Latin letters have no sound.
func sameSound(a, b string) bool {
	if !ascii(a) {
		a = plainName(a)
	}
	if !ascii(b) {
		b = plainName(b)
	}
	if len(a) < soundLeast || len(b) < soundLeast {
		return false
	}
	if a == b {
		return strings.IndexFunc(a, func(r rune) bool { return r < 'A' }) < 0
	}
	one, other := hearing{name: a}, hearing{name: b}
	for {
		switch s := one.next(); {
		case s != other.next(), s == noSound:
			return false
		case s == 0:
			return true
		}
	}
}

// A hearing gives the sounds of a name without accents, whatever the spelling: vowels
// by their kind, letters that stand for each other as one, silent ones not at all.
type hearing struct {
	name string
	at   int
	last byte // the sound given last; 's' behind the k of an x
	held bool // the s of an x is still to come
}

// noSound is given for what is no letter.
const noSound = 0xff

// next gives the next sound, or 0 at the end.
func (h *hearing) next() byte {
	if h.held {
		h.held = false
		return 's'
	}
	for name := h.name; h.at < len(name); {
		i := h.at
		h.at++
		c := name[i]
		if c < 'A' {
			return noSound
		}
		s := sounds[c&31]
		switch {
		case s == 't' && i+1 < len(name) && name[i+1]|0x20 == 's':
			s = 'k' // “Okolitsa” and “Okolica”
		case s == 's' && h.last == 'k' && name[i-1]|0x20 == 't':
			continue
		case s == 'u' && i > 1 && name[i-1]|0x20 == 'y' && c|0x20 == 'o' && sounds[name[i-2]&31] != 'i' && sounds[name[i-2]&31] != 'u' && sounds[name[i-2]&31] != 'a':
			continue // “Dyomin” and “Demin”
		}
		switch {
		case s == h.last, s == 'h' && i > 0:
			continue // “Oleh” and “Oleg”, “Sergei” and “Serhii”
		case s == 'x': // “Alexei” and “Aleksey”
			h.last, h.held = 's', true
			return 'k'
		}
		h.last = s
		return s
	}
	return 0
}

// plainName gives a name without its accents, or nothing if it has other signs than letters.
func plainName(name string) string {
	plain := make([]byte, 0, len(name))
	for _, r := range name {
		switch {
		case r < 'A':
			return ""
		case r < utf8.RuneSelf:
			plain = append(plain, byte(r))
		default:
			c := plainLetter(r)
			if c == 0 {
				return ""
			}
			plain = append(plain, c)
		}
	}
	return string(plain)
}

// sounds are the letters from a to z by what they stand for; h is silent within a name.
var sounds = [32]byte{
	'a' & 31: 'a', 'b' & 31: 'b', 'c' & 31: 'k', 'd' & 31: 'd', 'e' & 31: 'i', 'f' & 31: 'f', 'g' & 31: 'h', 'h' & 31: 'h', 'i' & 31: 'i',
	'j' & 31: 'i', 'k' & 31: 'k', 'l' & 31: 'l', 'm' & 31: 'm', 'n' & 31: 'n', 'o' & 31: 'u', 'p' & 31: 'p', 'q' & 31: 'k', 'r' & 31: 'r',
	's' & 31: 's', 't' & 31: 't', 'u' & 31: 'u', 'v' & 31: 'v', 'w' & 31: 'v', 'x' & 31: 'x', 'y' & 31: 'i', 'z' & 31: 's',
}

// plainLetter gives the letter that an accented one of Latin is spelt like without its mark, or 0.
func plainLetter(r rune) byte {
	const first, last = 0xc0, 0x17f
	const plain = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	if r < first || r > last || !unicode.IsLetter(r) {
		return 0
	}
	return plain[r-first]
}

// An outline is a number for the sounds that a name has, and how it begins and
// ends: most names that do not sound the same have another.
type outline uint32

// accented is set in an outline by a byte above U+007F.
const accented outline = 1 << 15

// outlineOf gives the outline of the name text[start:end], and whether it has no
// accents. Names that sound the same have the same sounds in it.
func outlineOf(text string, start, end int) (o outline, plain bool) {
	at := start
	for ; at < end && at+8 <= len(text); at += 8 {
		o |= soundsIn(rules.EightBytes(text, at), end-at)
	}
	for ; at < end; at++ { // at the end of the text
		o |= outline(soundBits[text[at]])
	}
	if o&accented == 0 {
		last := end - 1
		for last > start+1 && sounds[text[last]&31] == 'h' { // h and g are silent there
			last--
		}
		return o | beginnings[text[start]&31] | endings[text[last]&31], true
	}
	name := plainName(text[start:end])
	if name == "" {
		return 0, false // it has no sound
	}
	o, _ = outlineOf(name, 0, len(name))
	return o, false
}

// soundsIn gives the bits of the sounds of the first n of eight bytes, or of all:
// without a loop, whose end no processor guesses well.
func soundsIn(x uint64, n int) outline {
	others := 8 - n
	others &^= others >> 63 // 0 where there are none
	x = x << (8 * others & 63) >> (8 * others & 63)
	return outline(soundBits[byte(x)] | soundBits[byte(x>>8)] | soundBits[byte(x>>16)] | soundBits[byte(x>>24)] |
		soundBits[byte(x>>32)] | soundBits[byte(x>>40)] | soundBits[byte(x>>48)] | soundBits[byte(x>>56)])
}

// What letters add to an outline: soundBits wherever they stand, beginnings and
// endings where they are the first and the last. H may be silent, and so may o;
// t, k, s and x stand for each other.
var soundBits, beginnings, endings = outlines()

func outlines() (within [256]uint16, first, last [32]outline) {
	for c, s := range sounds {
		first[c], last[c] = outline(s&31)<<21, outline(s&31)<<16
		if s == 'x' {
			first[c], last[c] = 'k'&31<<21, 's'&31<<16
		}
	}
	for c := range within {
		switch s := sounds[c&31]; {
		case c >= utf8.RuneSelf:
			within[c] = uint16(accented)
		case s != 0 && s != 'h' && s != 'u':
			within[c] = 1 << (1 + strings.IndexByte("abdfilmnprv", s))
		}
	}
	return within, first, last
}

// spread64 spreads the bits of a number: 2⁶⁴ over the golden ratio.
const spread64 = 0x9e3779b97f4a7c15
