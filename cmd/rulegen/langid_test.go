package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules/lang"
)

// kit gives the folder of training texts, which are no part of the repository.
func kit(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("MTLINT_KIT")
	if folder == "" {
		t.Skip("MTLINT_KIT names no folder of training texts")
	}
	return folder
}

// here gives the repository.
func here(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	root, err := findRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func TestLangidMakesTheTableAgain(t *testing.T) {
	folder, root := kit(t), here(t)
	got, err := trainLangid(folder, func(int) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(root, "rules", "lang", "identify.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("rules/lang/identify.bin is not what the trainer makes: run go tool rulegen langid")
	}
}

// Paragraphs by turns teach and test.
func TestLangidKnowsTextItWasNotTrainedOn(t *testing.T) {
	folder := kit(t)
	table, err := trainLangid(folder, func(i int) bool { return i%2 == 0 })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, perCent int }{{10, 98}, {6, 95}} {
		n, right := 0, 0
		for _, g := range grounds() {
			text, err := readGround(folder, g)
			if err != nil {
				t.Fatal(err)
			}
			tested, good := testRuns(lang.NewModel(string(table)), g.tag, text, c.words)
			if good*100 < tested*c.perCent {
				t.Logf("%s, %d words: %d of %d", g.path, c.words, good, tested)
			}
			n, right = n+min(tested, 500), right+good*min(tested, 500)/max(tested, 1)
		}
		t.Logf("%d words: %d of %d right", c.words, right, n)
		if right*100 < n*c.perCent {
			t.Errorf("%d words: %d of %d right, want %d in 100", c.words, right, n, c.perCent)
		}
	}
}

// testRuns looks at each run of so many words of the odd paragraphs.
func testRuns(m *lang.Model, tag lang.Tag, text string, words int) (tested, good int) {
	for i, p := range paragraphs(text) {
		if i%2 == 0 {
			continue
		}
		for all := strings.Fields(p); len(all) >= words; all = all[words:] {
			tested++
			if got, _ := m.Identify(strings.Join(all[:words], " ")); lang.Kin(got) == lang.Kin(tag) {
				good++
			}
		}
	}
	return tested, good
}
