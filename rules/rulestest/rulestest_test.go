package rulestest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/rulestest"
)

// faults gives a diagnostic for each pair of offsets.
func faults(offsets ...int) (all []rules.Diagnostic) {
	for pair := range slices.Chunk(offsets, 2) {
		all = append(all, rules.Diagnostic{Span: rules.Span{Start: pair[0], End: pair[1]}, Message: "Fault"})
	}
	return all
}

func TestCaretsStandUnderFaults(t *testing.T) {
	for _, test := range []struct {
		name, text, want string
		found            []rules.Diagnostic
	}{
		{"nothing", "One.\nTwo.\n", "One.\nTwo.\n", nil},
		{"a word", "One.\nTwo.\n", "One.\n^^^ Fault\nTwo.\n", faults(0, 3)},
		{"code points", "Ж «a», b\n", "Ж «a», b\n    ^^ Fault\n", faults(6, 9)},
		{"bad bytes", "a\xff\xfeb\n", "a\xff\xfeb\n ^^ Fault\n", faults(1, 3)},
		{"two on a line", "ab cd\n", "ab cd\n^^ Fault\n   ^^ Fault\n", faults(0, 2, 3, 5)},
		{"over lines", "ab\ncd\n", "ab\n ^ Fault (to 2:2)\ncd\n", faults(1, 4)},
		{"the line ending", "ab\r\ncd\n", "ab\r\n  ^ Fault (to 2:1)\ncd\n", faults(2, 4)},
		{"no last newline", "ab", "ab\n^^ Fault\n", faults(0, 2)},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := rulestest.Carets(test.text, test.found, rulestest.Message)
			if got != test.want {
				t.Errorf("Carets(%q) = %q, want %q", test.text, got, test.want)
			}
			back, err := rulestest.Strip(got)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSuffix(back, "\n") != strings.TrimSuffix(test.text, "\n") {
				t.Errorf("Strip(%q) = %q, want %q", got, back, test.text)
			}
		})
	}
}

func TestStripKeepsText(t *testing.T) {
	for _, text := range []string{"", "2 ^ 3\n", "^\n", "a ^ b\n", "^^^\n"} {
		if got, err := rulestest.Strip(text); err != nil || got != text {
			t.Errorf("Strip(%q) = %q, %v", text, got, err)
		}
	}
	if _, err := rulestest.Strip("  ^ Fault\nText.\n"); err == nil {
		t.Error("a caret line above all text is accepted")
	}
}
