package report_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"plain":              "plain",
		"“Да” 桥":             "“Да” 桥",
		"cafe\u0301":         "cafe\u0301",
		"\u0301x":            "\u25cc\u0301x",
		"a\tb\r\nc\x00\x1b":  "a⇥b␍↵c␀␛",
		"a\u200bb\u00adc":    "a<U+200B>b<U+00AD>c",
		"co\u200dop":         "co<U+200D>op",
		"👩‍👩‍👧":              "👩‍👩‍👧",
		"نمی\u200cخواهم":     "نمی\u200cخواهم",
		"\u202eabc":          "<U+202E>abc",
		"x\xff\xfe":          "x<0xFF><0xFE>",
		"x\ufffd":            "x\ufffd",
		"10\u00a0000":        "10 000",
		"line\u2028break":    "line<U+2028>break",
		"\u0085":             "<U+0085>",
		"private \ue001 use": "private <U+E001> use",
		"e\u200d\u0301":      "e<U+200D>\u0301",
	} {
		if got := report.Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		name, source, fault string
		width               int
		text, marks         string
	}{
		{"short line", "“Yes” , he said", " ,", 40, "“Yes” , he said", "     ^^"},
		{"wide characters", "他说是,对", ",", 40, "他说是,对", "      ^"},
		{"end of the line", "one two\nthree", "two\n", 40, "one two…", "    ^^^"},
		{"line ending", "one\r\ntwo", "\r\n", 40, "one …", "   ^"},
		{"cut on both sides", "alpha bravo charlie delta echo foxtrot golf", "delta", 30, "…charlie delta echo foxtrot…", "         ^^^^^"},
		{"cut behind", "alpha bravo charlie delta echo foxtrot golf", "alpha", 20, "alpha bravo…", "^^^^^"},
		{"cut before", "alpha bravo charlie delta echo foxtrot golf", "golf", 20, "…echo foxtrot golf", "              ^^^^"},
		{"fault wider than the line", "alpha bravo charlie delta echo foxtrot golf", "charlie delta echo foxtrot", 16, "…bravo charlie…", "       ^^^^^^^^"},
		{"carriage returns alone", "one\rtwo\rthree", "two", 40, "two", "^^^"},
		{"carriage return as fault", "one\rtwo", "\r", 40, "one␍two", "   ^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := strings.Index(test.source, test.fault)
			text, marks := report.Excerpt(test.source, rules.Span{Start: at, End: at + len(test.fault)}, test.width)
			if text != test.text || marks != test.marks {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", text, marks, test.text, test.marks)
			}
		})
	}
}

// FuzzExcerpt holds that no text breaks the width of the report, moves the
// cursor or leaves a fault without a mark.
func FuzzExcerpt(f *testing.F) {
	f.Add("“Yes,” — he said", 3, 5)
	f.Add("a\u0301\u200d👩‍👩‍👧\xff\r\t桥", 0, 4)
	f.Add(strings.Repeat("long line ", 50), 250, 30)
	f.Fuzz(func(t *testing.T, source string, at, size int) {
		if at < 0 || size < 1 || at > len(source) || size > len(source)-at {
			t.Skip()
		}
		const width = 40
		text, marks := report.Excerpt(source, rules.Span{Start: at, End: at + size}, width)
		if !strings.Contains(marks, "^") {
			t.Errorf("no mark below %q", text)
		}
		if w := displaywidth.String(marks); w > width+len("<U+10FFFF>") {
			t.Errorf("marks of %d columns", w)
		}
		if strings.ContainsFunc(text, unicode.IsControl) || !utf8.ValidString(text) {
			t.Errorf("controls in %q", text)
		}
	})
}
