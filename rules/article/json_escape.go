package article

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// A sink takes text as it stands, and text that is written otherwise.
type sink interface {
	Copy(s rules.Span)
	Put(text string, s rules.Span)
}

// simpleEscapes are the letters of escapes of one letter, with what they stand for.
const simpleEscapes = "\"\"\\\\//b\bf\fn\nr\rt\t"

// unescapeJSON adds the content of a string of JSON, without its quotation marks.
func unescapeJSON(to sink, source string, raw rules.Span) {
	for at := raw.Start; ; {
		n := strings.IndexByte(source[at:raw.End], '\\')
		if n < 0 {
			to.Copy(rules.Span{Start: at, End: raw.End})
			return
		}
		to.Copy(rules.Span{Start: at, End: at + n})
		at += n
		text, end := escapeOfJSON(source, at, raw.End)
		to.Put(text, rules.Span{Start: at, End: end})
		at = end
	}
}

// escapeOfJSON gives what the escape at an offset stands for, and where it ends:
// half a surrogate pair stands for U+FFFD.
func escapeOfJSON(source string, at, end int) (string, int) {
	if at+1 >= end {
		return source[at:end], end
	}
	for i := 0; i < len(simpleEscapes); i += 2 {
		if simpleEscapes[i] == source[at+1] {
			return simpleEscapes[i+1 : i+2], at + 2
		}
	}
	high, ok := unit(source[at:end])
	if !ok {
		return source[at : at+1], at + 1
	}
	if utf16.IsSurrogate(high) {
		if low, ok := unit(source[at+6 : end]); ok {
			if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
				return string(r), at + 12
			}
		}
	}
	return string(high), at + 6
}

// unit gives the code unit that text begins with as \uXXXX.
func unit(text string) (rune, bool) {
	if len(text) < 6 || text[:2] != `\u` {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 16)
	return rune(n), err == nil
}

// jsonWriter gives what writes text into strings of a file: one that is all
// ASCII stays so.
func jsonWriter(source string) func(string) (string, error) {
	for i := range len(source) {
		if source[i] >= utf8.RuneSelf {
			return stringWriter(false)
		}
	}
	return stringWriter(true)
}

// stringWriter gives what writes text into strings between ", in ASCII or as it is.
func stringWriter(ascii bool) func(string) (string, error) {
	return func(text string) (string, error) {
		var b strings.Builder
		for i, r := range text {
			switch n := strings.IndexRune(simpleEscapes, r); {
			case r == utf8.RuneError && text[i] != "\ufffd"[0]:
				b.WriteByte(text[i]) // no UTF-8, as it was
			case r == '"' || r == '\\':
				b.WriteByte('\\')
				b.WriteRune(r)
			case r < ' ' && n > 0:
				b.WriteByte('\\')
				b.WriteByte(simpleEscapes[n-1])
			case r < ' ' || r >= utf8.RuneSelf && ascii:
				b.WriteString(jsonReference(r))
			default:
				b.WriteRune(r)
			}
		}
		return b.String(), nil
	}
}

// jsonReference writes a character as \uXXXX, or as two of them.
func jsonReference(r rune) string {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return fmt.Sprintf(`\u%04x\u%04x`, high, low)
	}
	return fmt.Sprintf(`\u%04x`, r)
}
