package all_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestArticles(t *testing.T) { rulestest.Articles(t, all.Families()) }

// corpus gives every text that the tests of the rules have: articles, clean
// news, and the archives and examples of all rules.
func corpus(tb testing.TB) map[string]*rules.Document {
	tb.Helper()
	texts := map[string]*rules.Document{}
	for _, folder := range []string{"articles", "clean"} {
		for _, d := range rulestest.Folder(tb, folder) {
			texts[folder+"/"+filepath.Base(d.Path)] = d
		}
	}
	for _, r := range everyRule() {
		if _, err := os.Stat(rulestest.Archive(tb, r)); err != nil {
			continue // TestEveryRuleIsWhole says so
		}
		for _, d := range append(rulestest.Documents(tb, r), rulestest.Examples(r)...) {
			name := r.ID + "/" + d.Path
			for texts[name] != nil {
				name += "'"
			}
			texts[name] = d
		}
	}
	return texts
}

// everything gives an engine that runs all rules, those that are off by default too.
func everything(tb testing.TB) *rules.Engine {
	tb.Helper()
	var config rules.Config
	for _, r := range everyRule() {
		config.Select = append(config.Select, r.ID)
	}
	return newEngine(tb, config)
}

func newEngine(tb testing.TB, config rules.Config) *rules.Engine {
	tb.Helper()
	e, err := rules.NewEngine(all.Families(), config)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func TestOneCauseGivesOneDiagnostic(t *testing.T) {
	e := everything(t)
	for name, d := range corpus(t) {
		type claim struct {
			rules.Span
			by *rules.Diagnostic
		}
		var claims []claim
		found := e.Lint(d)
		for i := range found {
			claims = append(claims, claim{found[i].Span, &found[i]})
			for _, r := range found[i].Related {
				claims = append(claims, claim{r.Span, &found[i]})
			}
		}
		slices.SortFunc(claims, func(a, b claim) int { return a.Start - b.Start })
		for i := 1; i < len(claims); i++ {
			if a, b := claims[i-1], claims[i]; a.Overlaps(b.Span) && a.by != b.by {
				t.Errorf("%s: %s and %s both speak of %q", name, a.by.Rule.ID, b.by.Rule.ID, d.Text[b.Start:min(a.End, b.End)])
			}
		}
	}
}

func TestFixingTheCorpusSettles(t *testing.T) {
	e := everything(t)
	for name, d := range corpus(t) {
		for _, least := range []rules.Applicability{rules.Safe, rules.Unsafe} {
			once, err := e.Fix(d, least, rulestest.Read(d))
			if err != nil {
				t.Errorf("%s: %s fixes: %v", name, least, err)
				continue
			}
			for _, left := range once.Left {
				if left.Fix != nil && left.Fix.Applicability >= least {
					t.Errorf("%s: the %s fix of %s is left: %q", name, least, left.Rule.ID, left.Span.In(once.Document.Text))
				}
			}
		}
	}
}

// decoding names the families that put characters in place of others that
// stand for them, and take out what the page or the engine left behind.
var decoding = map[string]bool{"encoding": true, "markup": true, "residue": true}

// marking names the families that touch nothing but marks and spaces.
var marking = map[string]bool{"speech": true, "quotes": true, "dash": true, "punct": true}

func TestSafeFixesKeepTheWording(t *testing.T) {
	e := everything(t)
	for name, d := range corpus(t) {
		for _, found := range e.Lint(d) {
			if found.Fix == nil || found.Fix.Applicability != rules.Safe || decoding[found.Rule.Family()] {
				continue
			}
			fixed, err := rules.Apply(d.Text, found.Fix.Edits)
			if err != nil {
				t.Errorf("%s: %s: %v", name, found.Rule.ID, err)
				continue
			}
			if wording(fixed) == wording(d.Text) {
				continue
			}
			if !marking[found.Rule.Family()] && (takesBlocks(d, found.Fix) || takesOrSpells(d, found.Fix)) {
				continue
			}
			t.Errorf("%s: a safe fix of %s changes the wording at %q", name, found.Rule.ID, found.Span.In(d.Text))
		}
	}
}

// wording gives the letters and digits of a text.
func wording(text string) string {
	return strings.Map(func(r rune) rune {
		if rules.IsLetter(r) || rules.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// takesBlocks reports whether a fix does nothing but take out whole blocks:
// each edit deletes, and cuts no block in two.
func takesBlocks(d *rules.Document, f *rules.Fix) bool {
	for _, e := range f.Edits {
		if e.New != "" {
			return false
		}
		for _, b := range d.Blocks {
			if e.Span.Overlaps(b.Span) && !e.Span.Contains(b.Span) {
				return false
			}
		}
	}
	return true
}

// takesOrSpells reports whether each edit of a fix leaves the wording as it
// is, takes out what stands beside it again (“the the”), or puts letters in
// place of a sign that has none (“№”).
func takesOrSpells(d *rules.Document, f *rules.Fix) bool {
	for _, e := range f.Edits {
		old, before, after := folded(e.Span.In(d.Text)), folded(d.Text[:e.Span.Start]), folded(d.Text[e.Span.End:])
		switch {
		case old == folded(e.New), old == "":
		case e.New == "" && (strings.HasSuffix(before, old) || strings.HasPrefix(after, old)):
		default:
			return false
		}
	}
	return true
}

// folded gives the letters and digits of a text in lower case.
func folded(text string) string { return strings.ToLower(wording(text)) }
