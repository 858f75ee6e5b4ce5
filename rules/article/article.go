// Package article owns the file formats that articles come in: it turns the
// bytes of a file into a Document and says which files it can read. It knows
// no rule, and it opens no file itself.
package article

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Extensions lists the extensions of the files that a walk through a folder
// takes, in lower case and with their dot.
func Extensions() []string { return []string{".txt"} }

// Known reports whether a walk through a folder takes the file, by its name.
func Known(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	for _, e := range Extensions() {
		if e == ext {
			return true
		}
	}
	return false
}

// Read turns the bytes of a file into a Document. A few bytes that are no
// UTF-8 are text all the same, and a rule reports them; a file that is in
// another character set is an error that names it and its first bad byte.
func Read(path string, data []byte) (*rules.Document, error) {
	for _, bom := range []struct{ bytes, name string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(data, []byte(bom.bytes)) {
			return nil, fmt.Errorf("%s: %s text; convert it to UTF-8 first", path, bom.name)
		}
	}
	source := string(data)
	if at := foreign(source); at >= 0 {
		line := rules.NewLines(source).Position(at)
		return nil, fmt.Errorf("%s:%d:%d: byte 0x%02x is no UTF-8, and most of the text is not; convert the file to UTF-8 first", path, line.Line, line.Column, source[at])
	}
	return Text(path, source), nil
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
