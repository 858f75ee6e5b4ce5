package all_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

// asksAll gives an engine whose rules are asked of every text, whatever they need.
func asksAll(tb testing.TB) *rules.Engine {
	tb.Helper()
	var families []*rules.Family
	var config rules.Config
	for _, f := range all.Families() {
		copied := rules.NewFamily(f.Name, f.Summary)
		for _, r := range f.Rules() {
			config.Select = append(config.Select, r.ID)
			needy := *r
			needy.ID, needy.Needs = strings.TrimPrefix(r.ID, f.Name+"/"), 0
			copied.Add(needy)
		}
		families = append(families, copied)
	}
	e, err := rules.NewEngine(families, config)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// TestNeedsHideNothing reads each paragraph of the corpus on its own, so that
// what a rule needs does not stand in another one.
func TestNeedsHideNothing(t *testing.T) {
	asked, unasked := everything(t), asksAll(t)
	for name, d := range corpus(t) {
		for _, b := range d.Blocks {
			text := b.In(d.Text)
			for _, text := range []string{text, "Mill burns in Marlow\n\n" + text} {
				compareNeeds(t, name, asked.Lint(document(text, d.Target)), unasked.Lint(document(text, d.Target)))
			}
		}
	}
}

func TestNeedsHideNothingInAnyText(t *testing.T) {
	asked, unasked := everything(t), asksAll(t)
	rapid.Check(t, func(t *rapid.T) {
		source, target := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), ""), rapid.SampledFrom(targets).Draw(t, "target")
		compareNeeds(t, source, asked.Lint(document(source, target)), unasked.Lint(document(source, target)))
	})
}

func compareNeeds(t rapid.TB, name string, asked, unasked []rules.Diagnostic) {
	t.Helper()
	for i, d := range unasked {
		if i == len(asked) || asked[i].Rule.ID != d.Rule.ID || asked[i].Span != d.Span {
			t.Fatalf("%s: %s would say %q where its Needs are not met", name, d.Rule.ID, d.Message)
		}
	}
}
