package article_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
)

var folder = filepath.Join("..", "..", "testdata", "formats")

// fewest is how many faults each article of testdata/formats has at least.
const fewest = 10

func engine(tb testing.TB) *rules.Engine {
	tb.Helper()
	e, err := rules.NewEngine(all.Families(), rules.Config{Target: "en-US"})
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func read(tb testing.TB, path string, data []byte) *article.File {
	tb.Helper()
	f, err := article.Read(path, data, article.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// TestFormats lints and mends a realistic article in each format, and compares
// diagnostics and mended file with what a person has read; UPDATE=1 writes them.
func TestFormats(t *testing.T) {
	plain := read(t, "lighthouse.txt", contents(t, filepath.Join(folder, "lighthouse.txt")))
	want := faults(engine(t).LintAll(plain.Documents))
	mendedPlain := read(t, "lighthouse.txt", contents(t, filepath.Join(folder, "lighthouse.txt.fixed"))).Documents[0]
	for _, path := range articles(t) {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			data := contents(t, path)
			f := read(t, name, data)
			found := engine(t).LintAll(f.Documents)
			if got := faults(found); len(got) < fewest {
				t.Errorf("%d faults, want %d or more", len(got), fewest)
			} else if diff := cmp.Diff(want, got); diff != "" && strings.HasPrefix(name, "lighthouse.") {
				t.Errorf("other faults than in plain text (-text +%s):\n%s", f.Format, diff)
			}
			unpacked := read(t, name+".gz", packed(t, bytes.NewReader(data)))
			if diff := cmp.Diff(places(f, found), places(unpacked, engine(t).LintAll(unpacked.Documents))); diff != "" {
				t.Errorf("compressed, it reads otherwise:\n%s", diff)
			}
			golden(t, path+".golden", places(f, found))
			mended, err := engine(t).FixAll(f.Documents, rules.Safe, f.Articles)
			if err != nil {
				t.Fatal(err)
			}
			now := mended[0].Document.Source
			out, err := f.Encode(now)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, path+".fixed", string(out))
			onlyEdits(t, f, found, now)
			oneByOne(t, f, found)
			again := read(t, name, out)
			if strings.HasPrefix(name, "lighthouse.") {
				sameProse(t, mendedPlain, again.Documents[0], strings.HasSuffix(name, ".xlf") || strings.HasSuffix(name, ".tmx"))
			}
			for i, d := range again.Documents {
				if d.Text != mended[i].Document.Text {
					t.Errorf("article %d read again differs:\n%s", i, cmp.Diff(mended[i].Document.Text, d.Text))
				}
			}
		})
	}
}

// oneByOne holds that each safe fix, made alone in the file, makes of its prose
// what it makes of the prose itself.
func oneByOne(t *testing.T, f *article.File, found []rules.Mended) {
	t.Helper()
	for n, m := range found {
		for _, d := range m.Left {
			if d.Fix == nil || d.Fix.Applicability < rules.Safe {
				continue
			}
			edits, err := m.Document.SourceEdits(d.Fix)
			if err != nil {
				continue // it is shown, and left to a person
			}
			source, err := rules.Apply(f.Source, edits)
			if err != nil {
				t.Fatal(err)
			}
			want, err := rules.Apply(m.Document.Text, d.Fix.Edits)
			if err != nil {
				t.Fatal(err)
			}
			again, err := f.Articles(source)
			if err != nil {
				t.Fatalf("%s: %v", d.Message, err)
			}
			if again[n].Text != want {
				t.Errorf("%s: %s", d.Message, cmp.Diff(want, again[n].Text))
			}
		}
	}
}

// sameProse holds that a mended article says what the mended plain text says.
// In a file of units, what belongs to the page cannot be removed.
func sameProse(t *testing.T, plain, mended *rules.Document, units bool) {
	t.Helper()
	want, got := proseOf(plain), proseOf(mended)
	if units {
		got = got[:min(len(got), len(want))]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the mended file says something else than the mended plain text (-text +file):\n%s", diff)
	}
}

// proseOf gives the blocks of an article; where a line ends or must not end is
// left to the format.
func proseOf(d *rules.Document) []string {
	var blocks []string
	for _, b := range d.Blocks {
		blocks = append(blocks, strings.Join(strings.Fields(b.In(d.Text)), " "))
	}
	return blocks
}

// articles lists the files of testdata/formats.
func articles(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, path := range all {
		if ext := filepath.Ext(path); ext != ".golden" && ext != ".fixed" {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		t.Fatal("no article in testdata/formats")
	}
	return paths
}

// faults gives the diagnostics without their places.
func faults(found []rules.Mended) []string {
	var list []string
	for _, m := range found {
		for _, d := range m.Left {
			list = append(list, fmt.Sprintf("%s %q: %s", d.Rule.ID, d.Span.In(m.Document.Text), d.Message))
		}
	}
	return list
}

// places gives the diagnostics with the places in the file, and what the file
// has there.
func places(f *article.File, found []rules.Mended) string {
	var b strings.Builder
	lines := rules.NewLines(f.Source)
	for _, m := range found {
		for _, d := range m.Left {
			s, _ := m.Document.Origin(d.Span)
			from, to := lines.Position(s.Start), lines.Position(s.End)
			fmt.Fprintf(&b, "%d:%d-%d:%d ", from.Line, from.Column, to.Line, to.Column)
			if m.Document.Article > 0 {
				fmt.Fprintf(&b, "article %d (%s) ", m.Document.Article, m.Document.ID)
			}
			fmt.Fprintf(&b, "%s: %s\n    %q\n", d.Rule.ID, d.Message, s.In(f.Source))
			if d.Fix == nil {
				continue
			}
			edits, err := m.Document.SourceEdits(d.Fix)
			if err != nil {
				fmt.Fprintf(&b, "    no edit: %v\n", err)
			}
			for _, e := range edits {
				fmt.Fprintf(&b, "    %s: %q → %q\n", d.Fix.Applicability, e.Span.In(f.Source), e.New)
			}
		}
	}
	return b.String()
}

// onlyEdits holds that a mended file differs from what was read only in blocks
// that have a fault, or that were removed.
func onlyEdits(t *testing.T, f *article.File, found []rules.Mended, now string) {
	t.Helper()
	var allowed []rules.Span
	for _, m := range found {
		for _, d := range m.Left {
			if d.Fix == nil {
				continue
			}
			block := m.Document.Blocks[m.Document.BlockAt(d.Span.Start)]
			s, _ := m.Document.Origin(block.Span)
			allowed = append(allowed, s)
			edits, _ := m.Document.SourceEdits(d.Fix)
			for _, e := range edits {
				allowed = append(allowed, e.Span)
			}
		}
	}
	slices.SortFunc(allowed, func(a, b rules.Span) int { return a.Start - b.Start })
	rest, at := now, 0
	for _, s := range allowed { // what stands between two faults is there still, in order
		if s.Start > at {
			kept := f.Source[at:s.Start]
			n := strings.Index(rest, kept)
			if n < 0 || at == 0 && n > 0 {
				t.Fatalf("bytes %d to %d changed outside of all faults: %q", at, s.Start, kept)
			}
			rest = rest[n+len(kept):]
		}
		at = max(at, s.End)
	}
	if !strings.HasSuffix(rest, f.Source[at:]) {
		t.Errorf("bytes %d to the end changed outside of all faults: %q", at, f.Source[at:])
	}
}

func contents(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(contents(t, path)), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

// TestCompressed holds that gzip is read, whatever the name, and not written.
func TestCompressed(t *testing.T) {
	text := "Bridge reopens\n\n“We are ready,” — said the mayor.\n"
	f := read(t, "a.txt.gz", packed(t, strings.NewReader(text)))
	if f.Source != text || f.Format != "text" {
		t.Errorf("%s: %q", f.Format, f.Source)
	}
	if _, err := f.Encode(text); err == nil || !strings.Contains(err.Error(), "a.txt.gz: not saved: a compressed file") {
		t.Errorf("written: %v", err)
	}
}
