package report_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/mtlint/mtlint/report"
)

// written gives a report of results.
func written(t *testing.T, format string, results []report.Result, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := report.New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGoldenFormats writes each format for machines and pages, and compares it
// with the file that a person has read; UPDATE=1 writes the file.
func TestGoldenFormats(t *testing.T) {
	found := results(t, false)
	for format, file := range map[string]string{
		"sarif": "report.sarif", "github": "github.golden", "markdown": "markdown.golden.md", "gitlab": "gitlab.json",
		"checkstyle": "checkstyle.xml", "junit": "junit.xml", "rdjsonl": "report.rdjsonl", "html": "report.html",
	} {
		t.Run(format, func(t *testing.T) {
			golden(t, filepath.Join(folder, file), written(t, format, found, report.Options{Version: "v0.1.0"}))
		})
	}
}
