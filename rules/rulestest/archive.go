package rulestest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

// Archive gives the path of a rule's archive: testdata/rules/FAMILY/NAME.txtar.
func Archive(tb testing.TB, r *rules.Rule) string {
	tb.Helper()
	return filepath.Join(Root(tb), "testdata", "rules", filepath.FromSlash(r.ID)+".txtar")
}

// Documents gives the texts of a rule's archive without their carets.
func Documents(tb testing.TB, r *rules.Rule) []*rules.Document {
	tb.Helper()
	a := load(tb, r)
	var all []*rules.Document
	for _, f := range a.Files {
		if strings.HasSuffix(f.Name, ".txt") {
			all = append(all, document(tb, a, f))
		}
	}
	gather(r, all)
	return all
}

// Config gives the configuration that a rule is tested with: it alone, and of a
// newsroom what the comment of its archive names: "phrase: wrong => right",
// "outlet: Harbour Post".
func Config(tb testing.TB, r *rules.Rule) rules.Config {
	tb.Helper()
	config := rules.Config{Select: []string{r.ID}}
	for line := range strings.Lines(string(load(tb, r).Comment)) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(line), ": "); key {
		case "phrase":
			phrases, err := lang.ParseLine(value)
			if err != nil {
				tb.Fatal(err)
			}
			for _, p := range phrases {
				p.Rule, p.Lang = r.ID, lang.Undetermined
				config.Own = append(config.Own, p)
			}
		case "outlet":
			config.Outlets = append(config.Outlets, value)
		}
	}
	return config
}

// load reads the archive of a rule and refuses files of unknown kinds.
func load(tb testing.TB, r *rules.Rule) *txtar.Archive {
	tb.Helper()
	path := Archive(tb, r)
	a, err := txtar.ParseFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		tb.Fatalf("%s has no archive: write testdata/rules/%s.txtar with faulty and clean texts, "+
			"then UPDATE=1 go test ./rules/%s writes the carets and the mended texts", r.ID, r.ID, r.Family())
	}
	if err != nil {
		tb.Fatal(err)
	}
	texts := map[string]bool{}
	for _, f := range a.Files {
		if texts[f.Name] {
			tb.Fatalf("%s: %s stands twice: give the second another name", path, f.Name)
		}
		texts[f.Name] = true
	}
	for _, f := range a.Files {
		switch ext := filepath.Ext(f.Name); ext {
		case ".txt":
		case ".fixed", ".unsafe":
			if !texts[strings.TrimSuffix(f.Name, ext)+".txt"] {
				tb.Fatalf("%s: %s has no text %s.txt beside it", path, f.Name, strings.TrimSuffix(f.Name, ext))
			}
		default:
			tb.Fatalf("%s: %s: a file of an archive is NAME.txt, NAME.fixed or NAME.unsafe", path, f.Name)
		}
	}
	return a
}

// document makes a document of a text of an archive, without its carets and
// in the languages that the comment of the archive names: "target: de", "from: ru".
func document(tb testing.TB, a *txtar.Archive, f txtar.File) *rules.Document {
	tb.Helper()
	text, err := strip(string(f.Data))
	if err != nil {
		tb.Fatalf("%s: %v", f.Name, err)
	}
	d := article.Text(f.Name, text)
	for line := range strings.Lines(string(a.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if key != "target" && key != "from" {
			continue
		}
		for name := range strings.SplitSeq(value, ",") {
			tag, err := lang.Parse(strings.TrimSpace(name))
			if err != nil {
				tb.Fatal(err)
			}
			if key == "target" {
				d.Target = tag
			} else {
				d.From = append(d.From, tag)
			}
		}
	}
	return d
}

// testArchive compares the archive of a rule with what the rule says and
// mends now, or writes it.
func testArchive(t *testing.T, f *rules.Family, r *rules.Rule) {
	t.Helper()
	old := load(t, r)
	fresh := &txtar.Archive{Comment: old.Comment}
	engine := alone(t, f, r)
	run := gather(r, Documents(t, r))
	faulty, clean := 0, 0
	for _, file := range old.Files {
		if !strings.HasSuffix(file.Name, ".txt") {
			continue
		}
		d := document(t, old, file)
		d.Run = run
		files := render(t, engine, d)
		if string(files[0].Data) == stripped(t, file) {
			clean++
		} else {
			faulty++
			if strings.HasPrefix(file.Name, "clean") {
				t.Errorf("%s must stay silent:\n%s", file.Name, files[0].Data)
			}
		}
		fresh.Files = append(fresh.Files, files...)
	}
	if t.Failed() {
		return
	}
	if updating() {
		write(t, Archive(t, r), txtar.Format(fresh))
	} else {
		fresh = txtar.Parse(txtar.Format(fresh)) // an archive ends every file with a newline
		compare(t, old, fresh, r)
	}
	if faulty == 0 {
		t.Errorf("testdata/rules/%s.txtar has no text in which the rule finds a fault: add some as NAME.txt", r.ID)
	}
	if clean == 0 {
		t.Errorf("testdata/rules/%s.txtar has no clean text: add what is right and looks like the fault as cleanNAME.txt", r.ID)
	}
}

func stripped(tb testing.TB, f txtar.File) string {
	tb.Helper()
	text, err := strip(string(f.Data))
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

// render gives the files of one text as they should stand in the archive: the
// text with carets, and what the fixes make of it where they change something.
func render(t *testing.T, e *rules.Engine, d *rules.Document) []txtar.File {
	t.Helper()
	name := strings.TrimSuffix(d.Path, ".txt")
	files := []txtar.File{{Name: d.Path, Data: []byte(carets(d.Text, e.Lint(d), message))}}
	safe := mend(t, e, d, rules.Safe).Document.Text
	if safe != d.Text {
		files = append(files, txtar.File{Name: name + ".fixed", Data: []byte(safe)})
	}
	if unsafe := mend(t, e, d, rules.Unsafe).Document.Text; unsafe != safe {
		files = append(files, txtar.File{Name: name + ".unsafe", Data: []byte(unsafe)})
	}
	for _, f := range files {
		if txtar.NeedsQuote(f.Data) {
			t.Fatalf("%s: a line looks like the name of a file in an archive (-- NAME --)", f.Name)
		}
	}
	return files
}

// compare shows where two archives differ, file by file.
func compare(t *testing.T, old, fresh *txtar.Archive, r *rules.Rule) {
	t.Helper()
	const absent = "\x00"
	data := func(a *txtar.Archive, name string) string {
		for _, f := range a.Files {
			if f.Name == name {
				return string(f.Data)
			}
		}
		return absent
	}
	shown := false
	for _, f := range old.Files {
		switch got := data(fresh, f.Name); got {
		case string(f.Data):
		case absent:
			t.Errorf("%s stands in the archive, but no such fix changes the text now", f.Name)
			shown = true
		default:
			t.Errorf("%s differs:\n%s", f.Name, diff("archive", string(f.Data), "now", got))
			shown = true
		}
	}
	for _, f := range fresh.Files {
		if data(old, f.Name) == absent {
			t.Errorf("%s is missing in the archive:\n%s", f.Name, f.Data)
			shown = true
		}
	}
	if shown {
		t.Logf("if the rule is right now: UPDATE=1 go test ./rules/%s, and read what git diff shows", r.Family())
	}
}

// write puts data into a file unless it is there already.
func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if old, err := os.ReadFile(path); err == nil && string(old) == string(data) {
		return
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("wrote %s", path)
}
