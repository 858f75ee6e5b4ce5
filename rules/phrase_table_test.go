package rules_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// TestPhraseTableIsReproducible compiles the packs twice: maps have another order each time.
func TestPhraseTableIsReproducible(t *testing.T) {
	phrases, err := lang.Phrases()
	if err != nil {
		t.Fatal(err)
	}
	table := rules.PhraseTable(phrases)
	if rules.PhraseTable(phrases) != table {
		t.Error("the same phrases give two tables")
	}
	if len(table) > 12<<20 {
		t.Errorf("the table has %d bytes; every program that embeds it has to carry them", len(table))
	}
}

// TestNoPhrases finds nothing with a matcher of nothing.
func TestNoPhrases(t *testing.T) {
	for _, phrases := range [][]lang.Phrase{nil, {{Rule: "t", Text: "…"}}} {
		if hits := rules.Scanned(plain("The ferry sails."), rules.NewMatcher(phrases)).Phrases("t"); len(hits) > 0 {
			t.Errorf("hits without phrases: %v", hits)
		}
	}
}
