package rules_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules"
)

func TestRecase(t *testing.T) {
	for _, test := range []struct{ found, phrase, instead, want string }{
		{"in the frame of", "in the frame of", "as part of", "as part of"},
		{"In the Frame of", "in the frame of", "as part of", "As part of"},
		{"IN THE FRAME OF", "in the frame of", "as part of", "AS PART OF"},
		{"Vesk", "Vesk", "river Vesk", "river Vesk"},
		{"“Vesk", "vesk", "river", "River"},
		{"a", "a", "éa", "éa"},
		{"A", "a", "éa", "Éa"},
		{"5 vesk", "5 vesk", "x", "x"},
		{"X", "x", "", ""},
	} {
		if got := rules.Recase(test.found, test.phrase, test.instead); got != test.want {
			t.Errorf("%q instead of %q, found as %q: %q, want %q", test.instead, test.phrase, test.found, got, test.want)
		}
	}
}

func TestPartOf(t *testing.T) {
	d := plain("Marlow Bay is in Marlow. In old Marlow Bay Marlow")
	for _, test := range []struct {
		start int
		want  bool
	}{{0, true}, {17, false}, {32, true}, {43, false}} {
		if got := d.PartOf(rules.Span{Start: test.start, End: test.start + len("Marlow")}, "Marlow Bay"); got != test.want {
			t.Errorf("Marlow at %d is part of Marlow Bay: %v", test.start, got)
		}
	}
	if !d.PartOf(rules.Span{Start: 43, End: 49}, "Bay Marlow") {
		t.Error("the last Marlow is a part of Bay Marlow")
	}
}
