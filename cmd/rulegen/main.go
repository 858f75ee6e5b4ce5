// Command rulegen is for those who write rules. It knows where the parts of a
// rule stand and how they are called.
//
//	go tool rulegen new FAMILY/NAME   begins a rule: its file and its archive
//	go tool rulegen docs              writes the table of rules in rules/README.md and the pages of the families
//	go tool rulegen docs -check       fails when one of them is out of date
//	go tool rulegen packs             compiles the packs of phrases into rules/phrases.bin
//	go tool rulegen packs -check      fails when that file is out of date
//	go tool rulegen langid KITFOLDER  makes the table by which languages are told apart
//
// It overwrites nothing but what it has made: the generated part of
// rules/README.md, the pages of the families, and tables.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("usage: go tool rulegen new FAMILY/NAME | go tool rulegen docs|packs [-check] | go tool rulegen langid KITFOLDER")

// run does what the arguments say, in the repository that holds the working directory.
func run(args []string, out io.Writer) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	root, err := findRoot(dir)
	if err != nil {
		return err
	}
	switch {
	case len(args) == 2 && args[0] == "new":
		return newRule(root, args[1], out)
	case len(args) == 1 && args[0] == "docs":
		return writeDocs(root)
	case len(args) == 2 && args[0] == "docs" && args[1] == "-check":
		return checkDocs(root)
	case len(args) == 1 && args[0] == "packs":
		return writePacks(root, out)
	case len(args) == 2 && args[0] == "packs" && args[1] == "-check":
		return checkPacks(root)
	case len(args) == 2 && args[0] == "langid":
		return writeLangid(root, args[1], out)
	}
	return errUsage
}

// findRoot gives the nearest folder at or above dir that holds rules/all.
func findRoot(dir string) (string, error) {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "rules", "all")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("%s is not inside the repository", dir)
		}
	}
}
