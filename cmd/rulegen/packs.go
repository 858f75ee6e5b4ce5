package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

func phraseTable(root string) string { return filepath.Join(root, "rules", "phrases.bin") }

// writePacks brings rules/phrases.bin up to date.
func writePacks(root string, out io.Writer) error {
	phrases, err := lang.Phrases()
	if err != nil {
		return err
	}
	table := rules.PhraseTable(phrases)
	part := phraseTable(root) + ".part" // put in place whole: a build may read it now
	if err = os.WriteFile(part, []byte(table), 0o644); err != nil {
		return err
	}
	if err = os.Rename(part, phraseTable(root)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: %d phrases, %d bytes\n", phraseTable(root), len(phrases), len(table))
	return err
}

// checkPacks fails when writePacks would change anything.
func checkPacks(root string) error {
	phrases, err := lang.Phrases()
	if err != nil {
		return err
	}
	old, err := os.ReadFile(phraseTable(root))
	if err != nil {
		return err
	}
	if string(old) != rules.PhraseTable(phrases) {
		return errors.New("rules/phrases.bin is older than the packs: go tool rulegen packs makes it anew")
	}
	return nil
}
