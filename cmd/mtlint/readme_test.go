package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// block gives the first block of code of the README that begins with a line.
func block(t *testing.T, first string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(data), "\n"+first+"\n")
	code, _, ended := strings.Cut(after, "```\n")
	if !found || !ended {
		t.Fatalf("the README has no block of code that begins with %q", first)
	}
	return []byte(first + "\n" + code)
}

// TestReadmePack holds that the pack and the glossary of the README work as written.
func TestReadmePack(t *testing.T) {
	files := map[string][]byte{
		configName:  []byte("packs: [desk.yaml]\nglossary: names.csv\noutlets: [Harbor Post, Vessa Courier]\n"),
		"desk.yaml": block(t, "# desk.yaml"),
		"names.csv": block(t, "wrong,right,note,lang"),
		"wire.txt":  []byte("Ferry line reopens after storm - Vessa Courier\n\nOresta Dravnyk of Kestrelbank saw the Veskaya river.\n"),
	}
	t.Chdir(t.TempDir())
	for name, data := range files {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for command, want := range map[string]string{
		"config verify":     ".mtlint.yaml: good\ndesk.yaml: good (3 rules, 5 examples)\nnames.csv: good (3 wrong forms)\n",
		"lint --statistics": "own/river",
		"rules":             "own/channel-line",
	} {
		var out, errs bytes.Buffer
		run(strings.Fields(command), strings.NewReader(""), &out, &errs)
		if !strings.Contains(out.String(), want) || errs.Len() > 0 {
			t.Errorf("mtlint %s says %s%s, want %s", command, &out, &errs, want)
		}
	}
}
