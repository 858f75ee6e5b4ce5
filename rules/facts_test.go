package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

// TestAgainFindsPhrases holds that a phrase said twice has a word in Again,
// wherever it stands.
func TestAgainFindsPhrases(t *testing.T) {
	for length := 2; length <= rules.AgainWithin; length++ {
		for before := range 2 * rules.AgainWithin {
			var words []string
			for i := range before {
				words = append(words, fmt.Sprintf("before%d", i))
			}
			for range 2 {
				for i := range length {
					words = append(words, fmt.Sprintf("phrase%d", i))
				}
			}
			words = append(words, "behind")
			found := plain(strings.Join(words, " ")).Again()
			if !slices.ContainsFunc(found, func(i int32) bool { return int(i) > before+length && int(i) < before+2*length }) {
				t.Errorf("%d words behind %d others: found at %v", length, before, found)
			}
		}
	}
}

func TestFactsOfWords(t *testing.T) {
	d := plain("The the mill opened 2026 in Varn Varn, iFerry said")
	for name, got := range map[string][]int32{"titled": d.Titled(), "figures": d.Figures(), "doubled": d.Doubled(), "names": d.Names(), "pairs": d.Pairs()} {
		want := map[string][]int32{"titled": {0, 6, 7}, "figures": {4}, "doubled": {1, 7}, "names": {6}, "pairs": {7}}[name]
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// TestNamesAreDifferentWords holds that a word is listed once, but twice where a
// letter that is folded to another makes it longer.
func TestNamesAreDifferentWords(t *testing.T) {
	d := plain("Ipek met \u0130pek, Ipek said; Anna Lund-Varn and Anna  Lund saw \u0130pek Varn")
	if got, want := d.Names(), []int32{0, 2, 5, 6, 7}; !slices.Equal(got, want) {
		t.Errorf("names: %v, want %v", got, want)
	}
	if got, want := d.Pairs(), []int32{6, 13}; !slices.Equal(got, want) {
		t.Errorf("pairs: %v, want %v", got, want)
	}
	if got, want := d.WideWords(), []int32{2, 12}; !slices.Equal(got, want) {
		t.Errorf("wide words: %v, want %v", got, want)
	}
}

// TestWordAtIsTheFirst holds WordAt and WordsIn against a walk over all words.
func TestWordAtIsTheFirst(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // the same texts each time
	for range 200 {
		var text strings.Builder
		d := &rules.Document{}
		for range random.IntN(6) {
			start := text.Len()
			for range random.IntN(30) {
				text.WriteString(strings.Repeat("x", 1+random.IntN(12)))
				text.WriteString(strings.Repeat(" ", 1+random.IntN(40)*random.IntN(2)))
			}
			d.Blocks = append(d.Blocks, rules.Block{Span: span(start, text.Len())})
			text.WriteString("\n\n")
		}
		d.Text = text.String()
		words := d.Words()
		for _, offset := range random.Perm(len(d.Text) + 2) {
			want := len(words)
			for i := range words {
				if offset <= words[i].Start {
					want = i
					break
				}
			}
			if got := d.WordAt(offset); got != want {
				t.Fatalf("%q: word %d is the first at %d, want %d", d.Text, got, offset, want)
			}
		}
		for i, b := range d.Blocks {
			from, to := d.BlockWords(i)
			if f, n := d.WordsIn(b.Span); f != from || n != to {
				t.Fatalf("%q: the words of block %d are %d to %d, want %d to %d", d.Text, i, f, n, from, to)
			}
		}
	}
}
