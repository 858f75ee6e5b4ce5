package article

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/mtlint/mtlint/rules"
)

// A charset is a character set other than UTF-8.
type charset struct {
	name string
	encoding.Encoding
	all bool // whether it holds all of Unicode
}

// decode turns the bytes of a file into text, and gives its character set; nil
// is UTF-8. It takes the label given, then a byte order mark, then UTF-8 where
// the bytes are that, then the label that the file declares.
func decode(data []byte, label string) (string, *charset, error) {
	marked := byMark(data)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "", nil, errors.New(": UTF-32 text; convert it to UTF-8 first")
	case label != "":
		c, err := byLabel(label)
		if err != nil {
			return "", nil, fmt.Errorf(": %w", err)
		}
		return c.decode(data)
	case marked != nil:
		return marked.decode(data)
	}
	ascii := isASCII(data) // so is ISO-2022-JP, and what a fix adds to ASCII goes by the label
	if !ascii && utf8.Valid(data) {
		return string(data), nil, nil
	}
	if declared := declaredLabel(data); declared != "" {
		c, err := byLabel(declared)
		switch {
		case err != nil && !ascii:
			return "", nil, fmt.Errorf(": %w", err)
		case err == nil && c != nil && !strings.HasPrefix(c.name, "utf-16"): // what reads as ASCII is no UTF-16
			return c.decode(data)
		}
	}
	source := string(data)
	if at := foreign(source); at >= 0 {
		line := rules.NewLines(source).Position(at)
		return "", nil, fmt.Errorf(":%d:%d: byte 0x%02x is no UTF-8, and most of the text is not; name its character set with --encoding", line.Line, line.Column, source[at])
	}
	return source, nil, nil
}

// Binary reports whether the bytes of a file are no text, by the NUL bytes at
// its start. What is compressed or in UTF-16 counts as text.
func Binary(data []byte) bool {
	head := data[:min(len(data), headSize)]
	return byMark(head) == nil && !bytes.HasPrefix(head, []byte(gzipMark)) && bytes.IndexByte(head, 0) >= 0
}

// byMark gives the character set of a file that begins with the mark of
// UTF-16, or with a prolog of XML in it.
func byMark(data []byte) *charset {
	for _, start := range []struct {
		bytes, name string
		endian      unicode.Endianness
	}{
		{"\xff\xfe", "utf-16le", unicode.LittleEndian},
		{"\xfe\xff", "utf-16be", unicode.BigEndian},
		{"<\x00?\x00", "utf-16le", unicode.LittleEndian},
		{"\x00<\x00?", "utf-16be", unicode.BigEndian},
	} {
		if bytes.HasPrefix(data, []byte(start.bytes)) {
			return &charset{start.name, unicode.UTF16(start.endian, unicode.IgnoreBOM), true}
		}
	}
	return nil
}

// byLabel gives the character set of a label, as browsers know it; nil is UTF-8.
func byLabel(label string) (*charset, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("no character set %q", label)
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return nil, fmt.Errorf("no character set %q", label)
	}
	switch name {
	case "utf-8":
		return nil, nil //nolint:nilnil // UTF-8 needs nothing done
	case "utf-16le":
		return &charset{name, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true}, nil
	case "utf-16be":
		return &charset{name, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true}, nil
	case "replacement", "x-user-defined":
		return nil, fmt.Errorf("no character set %q", label)
	}
	return &charset{name, e, name == "gb18030"}, nil
}

// decode turns bytes into text; of a nil charset, as they are.
func (c *charset) decode(data []byte) (string, *charset, error) {
	if c == nil {
		return string(data), nil, nil
	}
	text, err := c.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, fmt.Errorf(": not read as %s: %w", c.name, err)
	}
	return string(text), c, nil
}

// encode turns the text now into bytes. It is an error when the text before
// does not turn into the bytes that it came from.
func (c *charset) encode(before, now string, data []byte) ([]byte, error) {
	same, err := c.NewEncoder().Bytes([]byte(before))
	if err != nil || !bytes.Equal(same, data) {
		return nil, fmt.Errorf("the file holds bytes that are no %s", c.name)
	}
	out, err := c.NewEncoder().Bytes([]byte(now))
	if err != nil {
		return nil, fmt.Errorf("written as %s: %w", c.name, err)
	}
	return out, nil
}

// fit writes the characters that c lacks as references; it is an error where
// there is none.
func (c *charset) fit(text string, reference func(rune) string) (string, error) {
	if c.all || isASCII([]byte(text)) {
		return text, nil
	}
	var b strings.Builder
	encoder := c.NewEncoder()
	for _, r := range text {
		_, err := encoder.String(string(r))
		switch {
		case err == nil:
			b.WriteRune(r)
		case reference == nil:
			return "", fmt.Errorf("the character set %s has no %c", c.name, r)
		default:
			b.WriteString(reference(r))
		}
	}
	return b.String(), nil
}

// declaredLabel gives the label that markup declares: of the prolog of XML, or
// of charset= in the head of HTML.
func declaredLabel(data []byte) string {
	head := data[:min(len(data), headSize)]
	open := bytes.IndexByte(head, '<')
	if open < 0 {
		return "" // as of most plain text
	}
	return labelIn(strings.ToLower(string(head[open:])))
}

// labelIn gives the label that the head of a file declares in lower case.
func labelIn(head string) string {
	if prolog, _, found := strings.Cut(head, "?>"); found && strings.HasPrefix(prolog, "<?xml") {
		if label := valueAfter(prolog, "encoding"); label != "" {
			return label
		}
	}
	for rest := head; ; {
		at := strings.Index(rest, "<meta")
		if at < 0 {
			return ""
		}
		tag, behind, _ := strings.Cut(rest[at:], ">")
		if label := valueAfter(tag, "charset"); label != "" {
			return label
		}
		rest = behind
	}
}

// valueAfter gives the word behind "name=", with or without quotation marks.
func valueAfter(text, name string) string {
	_, value, found := strings.Cut(text, name)
	value = strings.TrimLeft(value, " \t\r\n")
	if !found || !strings.HasPrefix(value, "=") {
		return ""
	}
	value = strings.TrimLeft(value[1:], " \t\r\n\"'")
	if end := strings.IndexAny(value, " \t\r\n\"';>/?"); end >= 0 {
		value = value[:end]
	}
	return value
}

func isASCII(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foreign gives the offset of the first byte that is no UTF-8 when the text
// has at least as many of them as of UTF-8 sequences, else -1.
func foreign(source string) int {
	if utf8.ValidString(source) {
		return -1
	}
	first, bad, good := -1, 0, 0
	for i, r := range source {
		switch {
		case r == utf8.RuneError && source[i] != 0xef:
			if first < 0 {
				first = i
			}
			bad++
		case r >= utf8.RuneSelf:
			good++
		}
	}
	if bad < 4 || bad < good {
		return -1
	}
	return first
}
