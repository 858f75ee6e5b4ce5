package rules_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// TestPositionInLongLine compares the columns of a line that is longer than
// the distance of stops with columns counted from its start.
func TestPositionInLongLine(t *testing.T) {
	for name, unit := range map[string]string{
		"ASCII": "a bridge ", "two bytes": "мост ", "three bytes": "桥”", "four bytes": "🌉", "no UTF-8": "\x80\xff\xe2\x82", "mixed": "a\x80é桥🌉",
	} {
		t.Run(name, func(t *testing.T) {
			line := strings.Repeat(unit, 9000/len(unit))
			lines := rules.NewLines("first\n" + line + "\n" + line)
			for _, start := range []int{len("first\n"), len("first\n") + len(line) + 1} {
				for at := 0; at <= len(line); at += 13 {
					want := utf8.RuneCountInString(line[:at]) + 1
					if got := lines.Position(start + at); got.Column != want {
						t.Fatalf("byte %d of the line is in column %d, want %d", at, got.Column, want)
					}
				}
			}
		})
	}
}
