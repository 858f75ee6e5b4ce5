package rules

import (
	"unicode"
	"unicode/utf8"
)

// IsSpace reports whether r is white space or a space of some width (Unicode
// White_Space, without U+0085, which is a control here).
func IsSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

// IsLetter reports whether r is a letter.
func IsLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

// IsDigit reports whether r is a decimal digit of any script.
func IsDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

// IsUpper reports whether r is a capital letter.
func IsUpper(r rune) bool { return isUpper(r) }

// IsLower reports whether r is a small letter.
func IsLower(r rune) bool { return isLower(r) }

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return r < 0x2e80 && unicode.IsUpper(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return r < 0x2e80 && unicode.IsLower(r)
}

// fold gives the small letter of r; the dotted and dotless i of Turkish fold to i.
func fold(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return rune(asciiLower[r])
	case r >= 0x0430 && r <= 0x044f:
		return r
	case r >= 0x0410 && r <= 0x042f:
		return r + 0x20
	case r == 0x130 || r == 0x131:
		return 'i'
	case r >= 0x2e80:
		return r
	}
	return unicode.ToLower(r)
}

// wordRune reports whether r belongs to a word: a letter, a digit or a combining mark.
func wordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return asciiFlags[r] != 0
	case r < 0xc0:
		return r == 0xaa || r == 0xb5 || r == 0xba
	case r < 0x2b0:
		return r != 0xd7 && r != 0xf7
	case r >= 0x400 && r <= 0x52f:
		return r != 0x482
	case unseen(r):
		return false
	case r >= 0x2000 && r <= 0x206f, r >= 0x3000 && r <= 0x3004, r >= 0x3007 && r <= 0x3020, r >= 0xff00 && r <= 0xff0f, r >= 0xfe00 && r <= 0xfe0f:
		return false
	case r >= 0x3041 && r <= 0x30ff:
		return r != 0x30fb && r != 0x30a0
	case r >= 0x4e00 && r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3:
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// unseen reports whether r is a letter or combining mark to Unicode that fonts
// do not show (Default_Ignorable_Code_Point): fillers, joiners of marks and
// choices of a form.
func unseen(r rune) bool {
	switch r {
	case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x3164, 0xffa0:
		return true
	}
	return r >= 0xe0100 && r <= 0xe01ef
}

// scriptOf gives the script of a letter; digits and combining marks are Digits.
func scriptOf(r rune) Script {
	switch {
	case r < utf8.RuneSelf:
		if asciiFlags[r]&flagDigit != 0 {
			return Digits
		}
		return Latin
	case r < 0x250:
		return Latin
	case r >= 0x400 && r <= 0x52f:
		if r >= 0x483 && r <= 0x489 {
			return Digits
		}
		return Cyrillic
	case r >= 0x300 && r <= 0x36f:
		return Digits
	case r >= 0x370 && r <= 0x3ff, r >= 0x1f00 && r <= 0x1fff:
		return Greek
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3400 && r <= 0x4dbf, r == 0x3005, r == 0x3006, r >= 0x20000 && r <= 0x3ffff, r >= 0xf900 && r <= 0xfaff:
		return Han
	case r >= 0x3041 && r <= 0x30ff, r >= 0x31f0 && r <= 0x31ff, r >= 0xff66 && r <= 0xff9d:
		return Kana
	case r >= 0xac00 && r <= 0xd7a3, r >= 0x1100 && r <= 0x11ff, r >= 0x3131 && r <= 0x318e:
		return Hangul
	}
	return scriptOfRare(r)
}

func scriptOfRare(r rune) Script {
	switch {
	case unicode.IsDigit(r), unicode.Is(unicode.M, r):
		return Digits
	case unicode.Is(unicode.Latin, r):
		return Latin
	case unicode.Is(unicode.Arabic, r):
		return Arabic
	case unicode.Is(unicode.Hebrew, r):
		return Hebrew
	case unicode.Is(unicode.Devanagari, r):
		return Devanagari
	case unicode.Is(unicode.Thai, r):
		return Thai
	case unicode.Is(unicode.Cyrillic, r):
		return Cyrillic
	case unicode.Is(unicode.Greek, r):
		return Greek
	}
	return OtherScript
}

// classOf gives the class of a mark; a byte that is no UTF-8 comes as U+FFFD.
func classOf(r rune) Class {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '´', '′', '″', '‴', '‵', '‶', '〝', '〞', '〟',
		'「', '」', '『', '』', '＂', '＇', '｢', '｣', '❛', '❜', '❝', '❞', 'ʼ':
		return QuoteMark
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '⸺', '⸻', '﹘', '﹣', '－':
		return Dash
	case ',':
		return Comma
	case '.':
		return Stop
	case ':':
		return Colon
	case ';':
		return Semicolon
	case '?', '!', '‼', '⁇', '⁈', '⁉':
		return Question
	case '…':
		return Ellipsis
	case '(', '[', '{':
		return OpenBracket
	case ')', ']', '}':
		return CloseBracket
	case '<', '>':
		return Angle
	case '&':
		return Ampersand
	case '/', '\\', '|', '⁄', '∕', '¦':
		return Slash
	case '¿', '¡', '،', '؛', '؟', '٪', '٫', '٬', '۔', '।', '॥', '、', '。', '，', '．', '：', '；', '？', '！', '（', '）', '％', '～', '〜',
		'【', '】', '〔', '〕', '〖', '〗', '《', '》', '〈', '〉', '［', '］', '｛', '｝', '・', '｡', '､', '／', '｜', '＆', '＠', '＃', '＊', '＋', '＝':
		return WidePunct
	case 0xfffd:
		return BadText
	case 0xad, 0x61c, 0x180e, 0x2800, 0xfeff, 0xfffc:
		return Invisible
	}
	switch {
	case unseen(r):
		return Invisible
	case r < 0x20 || r >= 0x7f && r <= 0x9f:
		return Control
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r >= 0xfe00 && r <= 0xfe0f, r >= 0xfff0 && r <= 0xfff8,
		r >= 0x1bca0 && r <= 0x1bca3, r >= 0x1d173 && r <= 0x1d17a, r >= 0xe0000 && r <= 0xe0fff:
		return Invisible
	case unicode.Is(unicode.Sc, r):
		return Currency
	case r < utf8.RuneSelf, unicode.IsSymbol(r), r == '°', r == '§', r == '¶', r == '·', r == '•', r == '†', r == '‡', r == '‰':
		return Sign
	}
	return OtherMark
}
