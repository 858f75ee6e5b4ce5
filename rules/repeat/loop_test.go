package repeat

import (
	"math/rand/v2"
	"testing"
)

// TestMayStutter holds the quick look at words against the slow one.
func TestMayStutter(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 200000 {
		word := make([]byte, stutterLeast+random.IntN(20))
		for i := range word {
			word[i] = "abct"[random.IntN(4)]
		}
		unit, at := 1+random.IntN(3), random.IntN(len(word))
		for i := at + unit; i < min(at+unit*(stutterCopies+1), len(word)); i++ {
			word[i] = word[i-unit]
		}
		if w := string(word); stutters(w) {
			if found++; !mayStutter(w) {
				t.Fatalf("%q stutters", w)
			}
		}
	}
	if found == 0 {
		t.Error("no word stutters")
	}
}
