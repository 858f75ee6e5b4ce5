package main

import (
	"go/format"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

func TestDocsAreFresh(t *testing.T) {
	if err := run([]string{"docs", "-check"}, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestPhraseTableIsFresh(t *testing.T) {
	if err := run([]string{"packs", "-check"}, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestNewMakesARule(t *testing.T) {
	root := t.TempDir()
	var out strings.Builder
	if err := newRule(root, "quotes/half-open", &out); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"rules/quotes/half_open.go":             "var HalfOpen = Family.Add(rules.Rule{\n\tID:      \"half-open\",",
		"rules/quotes/quotes.go":                `rules.NewFamily("quotes", "")`,
		"rules/quotes/quotes_test.go":           "rulestest.Run(t, quotes.Family)",
		"testdata/rules/quotes/half-open.txtar": "-- fault.txt --",
	} {
		text := read(t, root, path)
		if !strings.Contains(text, want) {
			t.Errorf("%s does not contain %q:\n%s", path, want, text)
		}
		if strings.HasSuffix(path, ".go") {
			if formatted, err := format.Source([]byte(text)); err != nil || string(formatted) != text {
				t.Errorf("%s is not as gofmt writes it (%v)", path, err)
			}
		}
	}
	if !strings.Contains(out.String(), "rules/all/all.go") {
		t.Errorf("a new family must be listed, and nothing says so:\n%s", &out)
	}
}

func TestNewOverwritesNothing(t *testing.T) {
	root := t.TempDir()
	if err := newRule(root, "quotes/range", io.Discard); err != nil {
		t.Fatal(err)
	}
	archive := filepath.Join(root, "testdata", "rules", "quotes", "range.txtar")
	if err := os.WriteFile(archive, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(root, "rules", "quotes", "range.go")); err != nil {
		t.Fatal(err)
	}
	if err := newRule(root, "quotes/range", io.Discard); err == nil || !strings.Contains(err.Error(), "range.txtar is there already") {
		t.Errorf("newRule over an archive: %v", err)
	}
	if got := read(t, root, "testdata/rules/quotes/range.txtar"); got != "mine" {
		t.Errorf("the archive was overwritten with %q", got)
	}
	if _, err := os.Stat(filepath.Join(root, "rules", "quotes", "range.go")); err == nil {
		t.Error("a part of the rule was written all the same")
	}
	if err := newRule(root, "quotes/other", io.Discard); err != nil {
		t.Errorf("a second rule of the family: %v", err)
	}
}

func TestNamesOfRules(t *testing.T) {
	for _, id := range []string{"", "quotes", "quotes/", "Quotes/x", "quotes/Half", "quotes/a_b", "quotes/a--b", "../x/y", "quotes/x/y", "a-b/c", "quotes/a-test"} {
		if err := newRule(t.TempDir(), id, io.Discard); err == nil {
			t.Errorf("%q is taken for the name of a rule", id)
		}
	}
	for name, want := range map[string][2]string{
		"mixed":        {"Mixed", "mixed"},
		"half-open":    {"HalfOpen", "halfOpen"},
		"invalid-utf8": {"InvalidUTF8", "invalidUTF8"},
		"range":        {"Range", "checkRange"},
	} {
		if got := [2]string{camel(name), checkName(name)}; got != want {
			t.Errorf("names of %s: %v, want %v", name, got, want)
		}
	}
}

func TestTableEscapesMarkdown(t *testing.T) {
	f := rules.NewFamily("marks", "Marks")
	f.Add(rules.Rule{ID: "bar", Summary: "A <b> | of * marks", Severity: rules.Error, Fix: rules.Safe, Off: true})
	const want = "| [marks/bar](marks/README.md#bar) | A &lt;b> \\| of \\* marks | error, off unless selected | safe |\n"
	if got := table([]*rules.Family{f}); !strings.Contains(got, want) {
		t.Errorf("table gives\n%s\nwant in it\n%s", got, want)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"new"}, {"docs", "now"}, {"packs", "now"}, {"help"}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("run(%q) succeeds", args)
		}
	}
}

func read(t *testing.T, root, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
