package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Recase gives what is to stand instead of words found, in their case: a
// phrase in lower case may be found as “In the frame of” or “IN THE FRAME OF”.
// A phrase with capital letters is found as it is written, and so is what
// stands instead of it.
func Recase(found, phrase, instead string) string {
	if strings.ContainsFunc(phrase, unicode.IsUpper) {
		return instead
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(found, func(r rune) bool { return !unicode.IsLetter(r) }))
	if !unicode.IsUpper(first) {
		return instead
	}
	if strings.Count(found, "")-1 > 2 && !strings.ContainsFunc(found, unicode.IsLower) {
		return strings.ToUpper(instead)
	}
	return Capital(instead)
}

// Capital gives text with a capital letter at its start.
func Capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 || r == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}

// PartOf reports whether a span stands within a text of which it is a part:
// “Marlow” within “Marlow Bay”.
func (d *Document) PartOf(s Span, text string) bool {
	found := s.In(d.Text)
	for from := 0; ; {
		at := strings.Index(text[from:], found)
		if at < 0 {
			return false
		}
		at += from
		if start := s.Start - at; start >= 0 && strings.HasPrefix(d.Text[start:], text) {
			return true
		}
		from = at + 1
	}
}
