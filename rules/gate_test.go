package rules_test

import (
	"slices"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

func TestGated(t *testing.T) {
	gates := []rules.Gate{
		{Rule: "own/tons", Text: "ton"},
		{Rule: "own/tons", Text: "Kilo"},
		{Rule: "own/any", Text: "case", Fold: true},
		{Rule: "own/any", Text: "дело", Fold: true},
		{Rule: "own/sign", Text: "№ 5"},
	}
	text := "Ten tons and a ton.\n\nTONS of it, one kilo.\n\nKilos; CaſE 5.\n\nДЕЛО № 5.\n\nto\n\nn № 6.\n\nca"
	for rule, want := range map[string][]int32{
		"own/tons": {0, 2}, "own/any": {2, 3}, "own/sign": {3}, "own/none": nil,
	} {
		d := article.Text("t.txt", text)
		if got := rules.NewGated(d, gates, rule); !slices.Equal(got, want) {
			t.Errorf("%s may match in the blocks %v, want %v", rule, got, want)
		}
	}
	if found := article.Text("t.txt", text).Gated("own/tons"); found != nil {
		t.Errorf("a document without gates has %v", found)
	}
}
