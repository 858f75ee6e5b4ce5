package all_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// units are repeated to texts that would cost too much if any rule looked
// farther from each mark than it has to.
var units = []string{
	"“", "”", "\"", "'", "«", "»", "-", "—", "<", "&", "[", "(", ".", ",", ":", ";", "?", "…", "^", "\u200b", "\ufffd", "\xff", "é", "中",
	"“ ", "” ", "\" ", "«x ", "x» ", "' ", " - ", " — ", "< ", "<a ", "& ", "&amp;", "&amp", "[a ", "( ", ". ", ", ", "&#", "\\u00", "{{", "`", "``",
	"“a” — said ", "“a,— said b. ", "said ", "the ", "Comments\n", "â€™ ", "Read also: x\n", "a\n", "“a\n\n", "A. ", "1 ", "x,y", "x.Y",
}

// common are the marks that a whole file may consist of.
var common = []string{"“", "\"", "<", "&", "[", "(", ".", ","}

// TestCostIsLinear lints ever longer texts of one unit, for some marks up to a
// megabyte, and compares each with the one of half its length. The factor leaves room for a
// busy machine; a quadratic rule gives four.
func TestCostIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const (
		factor = 3.3
		floor  = 40 * time.Millisecond // below it, the clock says little
	)
	e := everything(t)
	for _, unit := range units {
		most := 1 << 18
		if slices.Contains(common, unit) {
			most = 1 << 20
		}
		half := cost(e, unit, 1<<14)
		for size := 1 << 15; size <= most; size *= 2 {
			whole := cost(e, unit, size)
			for try := 0; try < 3 && whole > floor && float64(whole) > factor*float64(half); try++ {
				half, whole = max(half, cost(e, unit, size/2)), min(whole, cost(e, unit, size))
			}
			if whole > floor && float64(whole) > factor*float64(half) {
				t.Errorf("%q: %d bytes take %v, %d bytes %v, most of it in %s", unit, size/2, half, size, whole, slowest(t, unit, size))
				break
			}
			half = whole
		}
	}
}

// cost is the time that an engine takes for a text of one unit.
func cost(e *rules.Engine, unit string, size int) time.Duration {
	d := document(strings.Repeat(unit, size/len(unit)), lang.Default)
	start := time.Now() //nolint:forbidigo // a clock is what is asked for
	e.Lint(d)
	return time.Since(start)
}

// slowest names the rule that takes longest on a text of one unit.
func slowest(t *testing.T, unit string, size int) string {
	t.Helper()
	worst, longest := "", time.Duration(0)
	for _, r := range everyRule() {
		e := newEngine(t, rules.Config{Select: []string{r.ID}})
		if took := cost(e, unit, size); took > longest {
			worst, longest = r.ID, took
		}
	}
	return worst
}
