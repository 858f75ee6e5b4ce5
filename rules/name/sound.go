package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sameSound reports whether two names sound the same.
func sameSound(a, b string) bool {
	if one, other := endSound(a), endSound(b); one != other && one != 0 && other != 0 {
		return false // nearly always
	}
	sound := soundOf(a)
	return sound != 0 && sound == soundOf(b)
}

// endSound gives the last sound of a name, or 0 where it may be another.
func endSound(name string) byte {
	end := len(name) - 1
	if end < 1 || name[end] >= utf8.RuneSelf || name[end-1]|0x20 == 't' {
		return 0
	}
	switch c := name[end] | 0x20; c {
	case 'g', 'h', 'o', 'x':
		return 0
	default:
		return sounds[c&31]
	}
}

// soundOf gives a hash of how a name sounds, whatever the spelling: vowels by
// their kind, letters that stand for each other as one, silent ones not at all.
// It is 0 for a word that is too short or not in Latin letters.
func soundOf(name string) uint64 {
	if len(name) < 3 {
		return 0
	}
	hash, last := uint64(0), byte(0)
	for i := range len(name) {
		c := name[i]
		if c < 'A' {
			return 0
		}
		if c >= utf8.RuneSelf {
			return soundOf(plainName(name))
		}
		s := sounds[c&31]
		switch {
		case s == 't' && i+1 < len(name) && name[i+1]|0x20 == 's':
			s = 'k' // “Okolitsa” and “Okolica”
		case s == 's' && last == 'k' && name[i-1]|0x20 == 't':
			continue
		case s == 'u' && i > 1 && name[i-1]|0x20 == 'y' && c|0x20 == 'o' && sounds[name[i-2]&31] != 'i' && sounds[name[i-2]&31] != 'u' && sounds[name[i-2]&31] != 'a':
			continue // “Dyomin” and “Demin”
		}
		if s == last || s == 'h' && i > 0 {
			continue // “Oleh” and “Oleg”, “Sergei” and “Serhii”
		}
		if s == 'x' {
			hash = hash*spread64 + 'k' // “Alexei” and “Aleksey”
			s = 's'
		}
		hash = hash*spread64 + uint64(s)
		last = s
	}
	return hash | 1
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

// outlineOf gives a number for how a name begins and ends and for the sounds that
// it has: names that sound the same have the same, and few others. Plain is false
// for a name with accents.
func outlineOf(name string) (outline uint32, plain bool) {
	for i := range len(name) {
		outline |= soundBits[name[i]]
	}
	if outline&accented == 0 {
		return outline | endSounds(name)<<16, true
	}
	if name = plainName(name); name == "" {
		return 0, false // it has no sound
	}
	outline, _ = outlineOf(name)
	return outline, false
}

// accented is the bit of bytes above U+007F in an outline.
const accented = 1 << 15

// soundBits has a bit for the sound of each letter, wherever it stands, and one for
// all of t, k, s and x, which stand for each other: h may be silent, and so may o.
var soundBits = func() (bits [256]uint32) {
	for c := range bits {
		switch s := sounds[c&31]; {
		case c >= utf8.RuneSelf:
			bits[c] = accented
		case s != 0 && s != 'h' && s != 'u':
			bits[c] = 1 << (1 + strings.IndexByte("abdfilmnprv", s))
		}
	}
	return bits
}()

// endSounds gives a number below 1 << 10 for how a word without accents begins and
// ends: h and g are silent at the end.
func endSounds(word string) uint32 {
	end := len(word) - 1
	for end > 1 && sounds[word[end]&31] == 'h' {
		end--
	}
	first, last := sounds[word[0]&31], sounds[word[end]&31]
	if first == 'x' {
		first = 'k'
	}
	if last == 'x' {
		last = 's'
	}
	return uint32(first&31)<<5 | uint32(last&31)
}

// spread64 spreads the bits of a number: 2⁶⁴ over the golden ratio.
const spread64 = 0x9e3779b97f4a7c15
