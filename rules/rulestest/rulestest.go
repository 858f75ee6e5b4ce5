// Package rulestest tests rules against text that a person can read: the
// examples of a rule, its archive of faults under carets, and whole articles.
// It knows how these are written down and no particular rule; only tests
// import it.
//
// A faulty text has a line of carets under each line with a fault, the way a
// compiler shows one, and what the rule says:
//
//	“In the worst case», the analyst told the agency.
//	                  ^ Quotation opened with “ closes with »
//
// Columns count code points. With UPDATE=1 in the environment the carets and
// the mended texts are written instead of compared; read the difference as an
// editor would before you keep it.
package rulestest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/aymanbagabas/go-udiff"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

// Run tests each rule of a family, alone, against its examples and its
// archive testdata/rules/FAMILY/NAME.txtar.
func Run(t *testing.T, f *rules.Family) {
	t.Helper()
	for _, r := range f.Rules() {
		t.Run(strings.TrimPrefix(r.ID, f.Name+"/"), func(t *testing.T) {
			if r.Check == nil {
				t.Fatalf("%s has no Check", r.ID)
			}
			for i, e := range r.Examples {
				t.Run(fmt.Sprintf("example-%d", i+1), func(t *testing.T) { testExample(t, f, r, e) })
			}
			t.Run("archive", func(t *testing.T) { testArchive(t, f, r) })
		})
	}
}

// Read gives the function with which Engine.Fix reads the mended source of a
// plain text again: the new document keeps path and languages of d.
func Read(d *rules.Document) func(source string) (*rules.Document, error) {
	return func(source string) (*rules.Document, error) {
		next := article.Text(d.Path, source)
		next.Target, next.From = d.Target, d.From
		return next, nil
	}
}

// Examples gives the texts of a rule's examples: first the bad, then the good one of each.
func Examples(r *rules.Rule) []*rules.Document {
	var all []*rules.Document
	for _, e := range r.Examples {
		for _, text := range []string{e.Bad, e.Good} {
			if text != "" {
				all = append(all, exampleDocument(text, e.Target))
			}
		}
	}
	gather(r, all)
	return all
}

// gather makes one run of all texts of a rule that compares articles.
func gather(r *rules.Rule, documents []*rules.Document) *rules.Run {
	if !r.Across {
		return nil
	}
	run := new(rules.Run)
	for _, d := range documents {
		run.Add(rules.NewDigest(d))
		d.Run = run
	}
	return run
}

func exampleDocument(text, target string) *rules.Document {
	d := article.Text("example.txt", text)
	d.Target = lang.Tag(target)
	return d
}

// testExample holds an example to what its fields promise.
func testExample(t *testing.T, f *rules.Family, r *rules.Rule, e rules.Example) {
	t.Helper()
	engine := alone(t, f, r)
	run := gather(r, Examples(r))
	document := func(text string) *rules.Document {
		d := exampleDocument(text, e.Target)
		d.Run = run
		return d
	}
	if e.Bad == "" {
		if e.Good == "" {
			t.Fatal("the example is empty: give it Bad, Good or both")
		}
		if found := engine.Lint(document(e.Good)); len(found) > 0 {
			t.Errorf("an example without Bad must stay silent:\n%s", carets(e.Good, found, message))
		}
		return
	}
	if len(engine.Lint(document(e.Bad))) == 0 {
		t.Fatalf("nothing is reported in Bad:\n%s", e.Bad)
	}
	mended := mend(t, engine, document(e.Bad), rules.Unsafe)
	switch {
	case e.Good == "" && len(mended.Applied) > 0:
		t.Errorf("Good is missing; the fix makes of Bad:\n%s", mended.Document.Text)
	case e.Good != "" && mended.Document.Text != e.Good:
		t.Errorf("the fix makes something else of Bad than Good:\n%s", diff("Good", e.Good, "fixed", mended.Document.Text))
	case e.Good != "" && len(mended.Left) > 0:
		t.Errorf("a fault is left in Good:\n%s", carets(e.Good, mended.Left, message))
	}
}

// alone gives an engine that runs one rule.
func alone(tb testing.TB, f *rules.Family, r *rules.Rule) *rules.Engine {
	tb.Helper()
	config := Config(tb, r)
	config.Phrases = phrases(tb)
	e, err := rules.NewEngine([]*rules.Family{f}, config)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// phrases is the matcher of all packs as they are written, so that a rule can
// be tested before they are compiled.
func phrases(tb testing.TB) *rules.Matcher {
	tb.Helper()
	m, err := packs()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

var packs = sync.OnceValues(func() (*rules.Matcher, error) {
	all, err := lang.Phrases()
	return rules.NewMatcher(all), err
})

// mend applies the fixes of at least the given grade.
func mend(tb testing.TB, e *rules.Engine, d *rules.Document, least rules.Applicability) rules.Mended {
	tb.Helper()
	mended, err := e.Fix(d, least, Read(d))
	if err != nil {
		tb.Fatal(err)
	}
	return mended
}

// updating reports whether files are to be written instead of compared.
func updating() bool { return os.Getenv("UPDATE") != "" }

// diff shows what changed from want to got, line by line; it is empty when nothing did.
func diff(wantName, want, gotName, got string) string {
	return udiff.Unified(wantName, gotName, want, got)
}

// Root gives the folder of the repository: the nearest one above the test's
// working directory that holds go.mod.
func Root(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			tb.Fatal("no go.mod above the working directory")
		}
		dir = up
	}
}
