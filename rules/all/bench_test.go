package all_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/rulestest"
)

// benchFolder names the environment variable with a folder of articles to
// measure instead of the project's own articles.
const benchFolder = "MTLINT_BENCH"

// BenchmarkLint measures all rules on whole articles.
func BenchmarkLint(b *testing.B) {
	lint(b, newEngine(b, rules.Config{}), benchTexts(b))
}

// BenchmarkScan measures what all rules share: words, marks, quotations and phrases.
func BenchmarkScan(b *testing.B) {
	f := rules.NewFamily("scan", "Nothing but the scan")
	f.Add(rules.Rule{ID: "all", Severity: rules.Info, Check: func(p *rules.Pass) {
		p.Words()
		p.Quotes()
		p.Phrases("")
	}})
	e, err := rules.NewEngine([]*rules.Family{f}, rules.Config{})
	if err != nil {
		b.Fatal(err)
	}
	lint(b, e, benchTexts(b))
}

// BenchmarkRule measures each rule alone, and with it the part of the scan that it asks for.
func BenchmarkRule(b *testing.B) {
	texts := benchTexts(b)
	for _, r := range everyRule() {
		b.Run(r.ID, func(b *testing.B) {
			lint(b, newEngine(b, rules.Config{Select: []string{r.ID}}), texts)
		})
	}
}

// BenchmarkFix measures the safe fixes of whole articles, until they settle.
func BenchmarkFix(b *testing.B) {
	e, texts := newEngine(b, rules.Config{}), benchTexts(b)
	b.SetBytes(size(texts))
	for b.Loop() {
		for _, d := range texts {
			if _, err := e.Fix(d, rules.Safe, rulestest.Read(d)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkNewEngine measures the start of a run, once the packs are read.
func BenchmarkNewEngine(b *testing.B) {
	for b.Loop() {
		if _, err := rules.NewEngine(all.Families(), rules.Config{}); err != nil {
			b.Fatal(err)
		}
	}
}

func lint(b *testing.B, e *rules.Engine, texts []*rules.Document) {
	b.Helper()
	b.ReportAllocs()
	b.SetBytes(size(texts))
	for b.Loop() {
		for _, d := range texts {
			e.Lint(d)
		}
	}
}

func size(texts []*rules.Document) (bytes int64) {
	for _, d := range texts {
		bytes += int64(len(d.Text))
	}
	return bytes
}

// benchTexts gives the texts to measure.
func benchTexts(b *testing.B) []*rules.Document {
	b.Helper()
	folder := os.Getenv(benchFolder)
	if folder == "" {
		return append(rulestest.Folder(b, "articles"), rulestest.Folder(b, "clean")...)
	}
	var paths []string
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && article.Known(path) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	var texts []*rules.Document
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, article.Text(path, string(data)))
	}
	if len(texts) == 0 {
		b.Fatalf("%s: no article in %s", benchFolder, folder)
	}
	return texts
}
