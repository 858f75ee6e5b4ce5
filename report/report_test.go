package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// desk is a family made up for these tests: its rules look for plain strings,
// so that no report depends on what real rules find.
var desk = rules.NewFamily("desk", "Made up for tests")

func looksFor(id, old, fresh string, severity rules.Severity, grade rules.Applicability) {
	desk.Add(rules.Rule{
		ID: id, Summary: "Text with " + id, Severity: severity, Fix: grade, Since: "0.1.0",
		Check: func(p *rules.Pass) {
			first := rules.Span{}
			for at := 0; ; {
				i := strings.Index(p.Text[at:], old)
				if i < 0 {
					return
				}
				d := rules.Diagnostic{Span: rules.Span{Start: at + i, End: at + i + len(old)}, Message: "Found " + old}
				if grade != rules.NoFix {
					d.Fix = rules.Replace(grade, "Write "+id, d.Span, fresh)
				}
				if !first.Empty() {
					d.Related = []rules.Related{{Span: first, Message: "The first"}}
				}
				p.Report(d)
				if id == "twice" {
					first = d.Span
				}
				at += i + len(old)
			}
		},
	})
}

func TestMain(m *testing.M) {
	looksFor("dash", ",” —", ",”", rules.Error, rules.Safe)
	looksFor("entity", "<b>&amp;", "&", rules.Warning, rules.Safe)
	looksFor("invisible", "\u200b", "", rules.Warning, rules.Safe)
	looksFor("nbsp", "\u00a0", " ", rules.Info, rules.Unsafe)
	looksFor("accent", "\u0301", "", rules.Info, rules.Manual)
	looksFor("twice", "桥梁重新开放", "", rules.Warning, rules.NoFix)
	looksFor("lines", "lost\nlines", "found", rules.Error, rules.Unsafe)
	looksFor("paragraph", "Share this story\n\n", "", rules.Error, rules.Safe)
	looksFor("bad-byte", "\xff", "", rules.Error, rules.NoFix)
	looksFor("tab", "\t", " ", rules.Info, rules.Safe)
	m.Run()
}

// results lints the articles in testdata/report, in the order of their names.
func results(t *testing.T, fix bool) []report.Result {
	t.Helper()
	engine, err := rules.NewEngine([]*rules.Family{desk}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles in %s: %v", folder, err)
	}
	var all []report.Result
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		file, err := article.Read(name, data, article.Options{})
		if err != nil {
			t.Fatal(err)
		}
		mended := engine.LintAll(file.Documents)
		if fix {
			if mended, err = engine.FixAll(file.Documents, rules.Safe, file.Articles); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, report.Result{Path: name, Before: file.Source, Source: mended[0].Document.Source, Articles: mended})
	}
	return all
}

var folder = filepath.Join("..", "testdata", "report")

// TestGolden writes every report and compares it with the file that a person
// has read; UPDATE=1 writes the file.
func TestGolden(t *testing.T) {
	found, fixed := results(t, false), results(t, true)
	for _, test := range []struct {
		file    string
		results []report.Result
		writer  func(*bytes.Buffer) report.Writer
	}{
		{"text.golden", found, func(b *bytes.Buffer) report.Writer { return report.NewText(b, report.TextOptions{}) }},
		{"text-60.golden", found, func(b *bytes.Buffer) report.Writer { return report.NewText(b, report.TextOptions{Width: 60}) }},
		{"text-color.golden", found, func(b *bytes.Buffer) report.Writer {
			return report.NewText(b, report.TextOptions{Width: 80, Color: true})
		}},
		{"text-fixed.golden", fixed, func(b *bytes.Buffer) report.Writer { return report.NewText(b, report.TextOptions{}) }},
		{"json.golden", found, func(b *bytes.Buffer) report.Writer { return report.NewJSON(b, "v0.1.0") }},
		{"jsonl.golden", found, func(b *bytes.Buffer) report.Writer { return report.NewJSONL(b) }},
		{"diff.golden", fixed, func(b *bytes.Buffer) report.Writer { return report.NewDiff(b) }},
		{"statistics.golden", found, func(b *bytes.Buffer) report.Writer {
			return report.NewStatistics(b, "text", report.TextOptions{})
		}},
	} {
		t.Run(test.file, func(t *testing.T) {
			var b bytes.Buffer
			w := test.writer(&b)
			for _, r := range test.results {
				if err := w.Write(r); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(folder, test.file), b.Bytes())
		})
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

// decoded is what a program reads of a JSON diagnostic.
type decoded struct {
	Path                 string
	Line, Column, Offset int
	EndLine              int `json:"end_line"`
	EndColumn            int `json:"end_column"`
	EndOffset            int `json:"end_offset"`
	Rule, Severity, Text string
	Related              []json.RawMessage
	Fix                  *struct {
		Edits []struct{ Offset, EndOffset int }
	}
}

func TestJSONDecodes(t *testing.T) {
	var lines, document bytes.Buffer
	jsonl, whole := report.NewJSONL(&lines), report.NewJSON(&document, "v0.1.0")
	n := 0
	for _, r := range results(t, false) {
		n += len(r.Articles[0].Left)
		if err := jsonl.Write(r); err != nil {
			t.Fatal(err)
		}
		if err := whole.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := whole.Close(); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(&lines)
	count := 0
	for ; decoder.More(); count++ {
		var d decoded
		if err := decoder.Decode(&d); err != nil {
			t.Fatal(err)
		}
		if d.Path == "" || d.Rule == "" || d.Line < 1 || d.Column < 1 || d.EndOffset <= d.Offset || d.Related == nil {
			t.Errorf("incomplete: %+v", d)
		}
	}
	if count != n {
		t.Errorf("%d lines for %d diagnostics", count, n)
	}
	var all struct {
		Tool  struct{ Name, Version string }
		Files []struct {
			Path        string
			Words       int
			Diagnostics []decoded
		}
		Totals report.Totals
	}
	if err := json.Unmarshal(document.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	if got := all.Totals.AtLeast(rules.Info); got != n || all.Tool.Version != "v0.1.0" || len(all.Files) != all.Totals.Files {
		t.Errorf("%d diagnostics in the totals, want %d; tool %+v, %d files", got, n, all.Tool, len(all.Files))
	}
}

// TestSeveralArticles holds that what is found in a file of several articles
// says in which, at its place in the file, and why a fix is left to a person.
func TestSeveralArticles(t *testing.T) {
	source := "<t>One</t><p>He said &ldquo;yes&rdquo;,” —no</p>\n<t>Two</t><p>A \u00a0B,<i>” </i>— C</p>"
	b := rules.NewBuilder("feed.xml", source)
	add := func(text string) {
		at := strings.LastIndex(source, text)
		b.Copy(rules.Span{Start: at, End: at + len(text)})
	}
	b.Begin(rules.Headline)
	add("One")
	b.End(rules.Span{})
	b.Begin(rules.Paragraph)
	add("He said ")
	b.Put("“", rules.Span{Start: 21, End: 28})
	add(",” —no")
	b.End(rules.Span{})
	one := b.Document()
	b.Begin(rules.Headline)
	add("Two")
	b.End(rules.Span{})
	b.Begin(rules.Paragraph)
	add("\u00a0B,")
	add("” ")
	add("— C")
	b.End(rules.Span{})
	two := b.Document()
	one.Article, two.Article, two.ID = 1, 2, "urn:two"
	engine, err := rules.NewEngine([]*rules.Family{desk}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	result := report.Result{Path: "feed.xml", Before: source, Source: source, Articles: engine.LintAll([]*rules.Document{one, two})}
	var text, jsonl bytes.Buffer
	for _, w := range []report.Writer{report.NewText(&text, report.TextOptions{}), report.NewJSONL(&jsonl)} {
		if err := w.Write(result); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		"feed.xml:1:39: error: Found ,” — [desk/dash] in article 1\n",
		"feed.xml:2:18: error: Found ,” — [desk/dash] in article 2 (urn:two)\n",
		"| fix (manual: it crosses markup): Write dash: ",
		"1 file, 7 words: 2 errors, 1 info.",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, &text)
		}
	}
	for _, want := range []string{
		`{"path":"feed.xml","article":1,"line":1,"column":39,`,
		`{"path":"feed.xml","article":2,"id":"urn:two","line":2,"column":18,`,
		`"applicability":"manual","why_manual":"it crosses markup","edits":[]`,
	} {
		if !strings.Contains(jsonl.String(), want) {
			t.Errorf("no %q in\n%s", want, &jsonl)
		}
	}
	for _, name := range report.FormatNames() {
		if name == "diff" {
			continue // it shows what changes and not why
		}
		var out bytes.Buffer
		w, err := report.New(name, &out, report.Options{FailOn: rules.Info})
		if err != nil {
			t.Fatal(err)
		}
		if err = w.Write(result); err != nil {
			t.Fatal(err)
		}
		if err = w.Close(); err != nil {
			t.Fatal(err)
		}
		if numbered := regexp.MustCompile(`article"?:? ?2`); !numbered.MatchString(out.String()) || !strings.Contains(out.String(), "urn:two") {
			t.Errorf("%s does not name the article:\n%s", name, &out)
		}
	}
}

// TestEmpty holds what is written when nothing was linted.
func TestEmpty(t *testing.T) {
	var text, jsonl, document, diff bytes.Buffer
	for _, w := range []report.Writer{
		report.NewText(&text, report.TextOptions{}), report.NewJSONL(&jsonl), report.NewJSON(&document, ""), report.NewDiff(&diff),
	} {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if text.Len()+jsonl.Len()+diff.Len() != 0 {
		t.Errorf("text %q, jsonl %q, diff %q, want nothing", &text, &jsonl, &diff)
	}
	if !json.Valid(document.Bytes()) {
		t.Errorf("no JSON: %s", &document)
	}
}
