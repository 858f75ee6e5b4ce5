package rules_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules"
)

func span(start, end int) rules.Span { return rules.Span{Start: start, End: end} }

func TestSpansRelate(t *testing.T) {
	for _, test := range []struct {
		a, b               rules.Span
		overlaps, contains bool
	}{
		{span(2, 5), span(2, 5), true, true},
		{span(2, 5), span(3, 4), true, true},
		{span(2, 5), span(4, 6), true, false},
		{span(2, 5), span(5, 6), false, false},
		{span(2, 5), span(0, 2), false, false},
		{span(2, 5), span(3, 3), true, true},
		{span(2, 5), span(5, 5), false, true},
	} {
		if got := test.a.Overlaps(test.b); got != test.overlaps {
			t.Errorf("%v.Overlaps(%v) = %v", test.a, test.b, got)
		}
		if got := test.a.Contains(test.b); got != test.contains {
			t.Errorf("%v.Contains(%v) = %v", test.a, test.b, got)
		}
	}
}

func TestPositionsCountCodePoints(t *testing.T) {
	const text = "\ufeffA\r\nж “b”\n\xff\xfec\n\n"
	lines := rules.NewLines(text)
	for _, test := range []struct {
		offset       int
		line, column int
	}{
		{0, 1, 1},
		{3, 1, 2},
		{4, 1, 3},
		{6, 2, 1},
		{8, 2, 2},
		{9, 2, 3},
		{12, 2, 4},
		{13, 2, 5},
		{16, 2, 6},
		{17, 3, 1},
		{18, 3, 2},
		{19, 3, 3},
		{21, 4, 1},
		{22, 5, 1},
	} {
		if got, want := lines.Position(test.offset), (rules.Position{Line: test.line, Column: test.column}); got != want {
			t.Errorf("Position(%d) = %v, want %v", test.offset, got, want)
		}
	}
	if len(text) != 22 || lines.Count() != 5 {
		t.Errorf("%d bytes and %d lines, want 22 and 5", len(text), lines.Count())
	}
}

func TestLinesLeaveTheirEndingsOut(t *testing.T) {
	const text = "one\r\n\r\ntwo\nthree"
	lines := rules.NewLines(text)
	for i, want := range []string{"one", "", "two", "three"} {
		if got := lines.Line(i + 1).In(text); got != want {
			t.Errorf("Line(%d) = %q, want %q", i+1, got, want)
		}
	}
	if got := rules.NewLines("").Line(1); got != (rules.Span{}) {
		t.Errorf("the line of an empty text is %v", got)
	}
}
