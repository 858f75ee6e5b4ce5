package rules_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules"
)

func TestApply(t *testing.T) {
	type edits = []rules.Edit
	for _, test := range []struct {
		name, text, want string
		edits            edits
	}{
		{"none", "a\r\nb\xff", "a\r\nb\xff", nil},
		{"replace", "«a»", "“a”", edits{{Span: span(0, 2), New: "“"}, {Span: span(3, 5), New: "”"}}},
		{"out of order", "abc", "xbz", edits{{Span: span(2, 3), New: "z"}, {Span: span(0, 1), New: "x"}}},
		{"insert", "ab", "a-b", edits{{Span: span(1, 1), New: "-"}}},
		{"insert at both ends", "ab", "<ab>", edits{{Span: span(0, 0), New: "<"}, {Span: span(2, 2), New: ">"}}},
		{"insert before a replacement", "ab", "x+b", edits{{Span: span(0, 1), New: "+"}, {Span: span(0, 0), New: "x"}}},
		{"delete all", "\ufeffa\u00a0b", "", edits{{Span: span(0, 7)}}},
		{"side by side", "abcd", "xyd", edits{{Span: span(0, 1), New: "x"}, {Span: span(1, 3), New: "y"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := rules.Apply(test.text, test.edits); err != nil || got != test.want {
				t.Errorf("Apply(%q) = %q, %v, want %q", test.text, got, err, test.want)
			}
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	for name, edits := range map[string][]rules.Edit{
		"overlap":         {{Span: span(0, 2)}, {Span: span(1, 3)}},
		"behind the text": {{Span: span(2, 4)}},
		"before the text": {{Span: span(-1, 1)}},
		"reversed":        {{Span: span(2, 1)}},
	} {
		if got, err := rules.Apply("abc", edits); err == nil {
			t.Errorf("%s: Apply gives %q", name, got)
		}
	}
}
