package repeat_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules/repeat"
)

// TestMayStutter holds the quick look at words against the slow one.
func TestMayStutter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []byte(rapid.StringMatching("[abct]{12,31}").Draw(t, "word"))
		unit, at := rapid.IntRange(1, 3).Draw(t, "unit"), rapid.IntRange(0, len(word)-1).Draw(t, "at")
		for i := at + unit; i < min(at+unit*(repeat.StutterCopies+1), len(word)); i++ {
			word[i] = word[i-unit]
		}
		if w := string(word); len(w) >= repeat.StutterLeast && repeat.Stutters(w) && !repeat.MayStutter(w) {
			t.Fatalf("%q stutters", w)
		}
	})
}
