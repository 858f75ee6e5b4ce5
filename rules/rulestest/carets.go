package rulestest

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// caretLine is a line under a fault: "      ^^^ Message".
var caretLine = regexp.MustCompile(`^ *\^+ \S`)

// strip takes the caret lines out of a text. It is an error when the text
// begins with one, for then it stands under nothing.
func strip(text string) (string, error) {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case !caretLine.MatchString(line):
			b.WriteString(line)
		case b.Len() == 0:
			return "", fmt.Errorf("%q looks like a caret line, and no text stands above it", line)
		}
	}
	return b.String(), nil
}

// message is what a caret line of an archive says: a rule is alone there.
func message(d rules.Diagnostic) string { return d.Message }

// messageWithID is what a caret line of an article says.
func messageWithID(d rules.Diagnostic) string { return d.Rule.ID + ": " + d.Message }

// carets writes a line of carets under each line of text for each fault that
// begins there, in the order of the text.
func carets(text string, found []rules.Diagnostic, say func(rules.Diagnostic) string) string {
	var b strings.Builder
	lines := rules.NewLines(text)
	start := 0
	for line := range strings.Lines(text) {
		b.WriteString(line)
		end := start + len(line)
		for len(found) > 0 && found[0].Span.Start < end {
			if !strings.HasSuffix(line, "\n") {
				b.WriteByte('\n')
				line += "\n"
			}
			b.WriteString(under(lines, found[0], say) + "\n")
			found = found[1:]
		}
		start = end
	}
	return b.String()
}

// under gives the caret line of one fault, without the line ending.
func under(lines *rules.Lines, d rules.Diagnostic, say func(rules.Diagnostic) string) string {
	from := lines.Position(d.Span.Start)
	line := lines.Line(from.Line)
	end := lines.Position(d.Span.End)
	width, more := end.Column-from.Column, ""
	if end.Line != from.Line {
		width = max(1, lines.Position(max(line.End, d.Span.Start)).Column-from.Column)
		more = fmt.Sprintf(" (to %d:%d)", end.Line, end.Column)
	}
	return strings.Repeat(" ", from.Column-1) + strings.Repeat("^", width) + " " + say(d) + more
}
