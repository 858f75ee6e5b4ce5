package rulestest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// Articles tests all rules together: each testdata/articles/NAME.txt gives
// NAME.carets, the article with its faults under carets, and NAME.fixed, what
// the safe fixes make of it; and each testdata/clean/NAME.txt has no error and
// no warning.
func Articles(t *testing.T, families []*rules.Family) {
	t.Helper()
	engine, err := rules.NewEngine(families, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Folder(t, "articles") {
		t.Run("articles/"+filepath.Base(d.Path), func(t *testing.T) {
			base := strings.TrimSuffix(d.Path, ".txt")
			golden(t, base+".carets", carets(d.Text, engine.Lint(d), messageWithID))
			golden(t, base+".fixed", mend(t, engine, d, rules.Safe).Document.Text)
		})
	}
	for _, d := range Folder(t, "clean") {
		t.Run("clean/"+filepath.Base(d.Path), func(t *testing.T) {
			var alarms []rules.Diagnostic
			for _, f := range engine.Lint(d) {
				if f.Severity > rules.Info {
					alarms = append(alarms, f)
				}
			}
			if len(alarms) > 0 {
				t.Errorf("clean news must stay silent:\n%s", onlyFaulty(carets(d.Text, alarms, messageWithID)))
			}
		})
	}
}

// Folder gives the plain texts of a folder below testdata, in the order of their names.
func Folder(tb testing.TB, name string) []*rules.Document {
	tb.Helper()
	paths, err := filepath.Glob(filepath.Join(Root(tb), "testdata", name, "*.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	if len(paths) == 0 {
		tb.Fatalf("no text in testdata/%s", name)
	}
	all := make([]*rules.Document, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		file, err := article.Read(path, data, article.Options{Input: "text"})
		if err != nil {
			tb.Fatal(err)
		}
		all[i] = file.Documents[0]
	}
	return all
}

// golden compares a file with what stands in it, or writes it.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if updating() {
		write(t, path, []byte(got))
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; UPDATE=1 go test ./rules/all writes it", err)
	}
	if string(want) != got {
		t.Errorf("%s differs; if it is right now, UPDATE=1 go test ./rules/all writes it:\n%s",
			filepath.Base(path), diff("file", string(want), "now", got))
	}
}

// onlyFaulty leaves the lines with carets and the lines above them.
func onlyFaulty(text string) string {
	lines := strings.SplitAfter(text, "\n")
	var b strings.Builder
	for i, line := range lines {
		if caretLine.MatchString(line) || i+1 < len(lines) && caretLine.MatchString(lines[i+1]) {
			b.WriteString(line)
		}
	}
	return b.String()
}
