package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// context is how many lines of a diff stand around a change.
const context = 3

// Diff writes what the fixes change as a unified diff that git apply and patch take.
type Diff struct{ out *bufio.Writer }

// NewDiff gives a Writer of a unified diff.
func NewDiff(w io.Writer) *Diff { return &Diff{bufio.NewWriter(w)} }

// Write writes the changes of one file.
func (d *Diff) Write(r Result) error {
	if r.Before == r.Source {
		return nil
	}
	name := strings.TrimLeft(r.Path, "/")
	text, err := udiff.ToUnified(label("a/"+name), label("b/"+name), r.Before, udiff.Lines(r.Before, r.Source), context)
	if err != nil {
		return err
	}
	if _, err := d.out.WriteString(text); err != nil {
		return err
	}
	return d.out.Flush()
}

// Close has nothing to add.
func (d *Diff) Close() error { return d.out.Flush() }

// label writes a name as git does: with a tab behind it where it holds a
// space, and quoted where it holds what a header cannot.
func label(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7f }) {
		return quoted(name)
	}
	if strings.Contains(name, " ") {
		return name + "\t"
	}
	return name
}

// quoted writes a name in quotation marks, its controls and bytes above 0x7f in octal.
func quoted(name string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
