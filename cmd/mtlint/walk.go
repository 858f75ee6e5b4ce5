package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules/article"
)

// standardInput is the argument that stands for standard input.
const standardInput = "-"

// A source is an article to lint: a file, or standard input.
type source struct {
	path   string // for people: as it was given, or below the folder that was given
	stdin  bool
	walked bool // whether it was found in a folder
	setup  *setup

	ignores  *list[ignoreEntry]                    // faults that must not count; nil: none
	baseline *list[baselineEntry]                  // faults that were there before; nil: none
	lines    []lineRange                           // the lines whose faults count; nil: all
	load     func(context.Context) ([]byte, error) // gives its bytes; nil: the file does
	ahead    *opened                               // what was read ahead
}

// walk gives the articles that arguments name, in the order of their paths and
// each once. A folder stands for the articles in it and in its folders, but for
// hidden ones and those that .gitignore and .mtlintignore name; links in a folder are not followed, for what lies outside was
// not named and what lies inside is found anyway. The error, joined of many,
// names each argument or folder that cannot be read; the articles are good
// even then. Files that the run itself writes are no articles of a folder.
func walk(args []string, stdinName string, written ...string) ([]source, error) {
	w := walker{seen: map[string]bool{}, written: map[string]bool{}}
	for _, path := range written {
		if target, err := realPath(path); err == nil {
			w.written[target] = true
		}
	}
	for _, arg := range args {
		if arg == standardInput {
			w.add(arg, source{path: stdinName, stdin: true})
			continue
		}
		if err := w.argument(arg); err != nil {
			w.errs = append(w.errs, err)
		}
	}
	slices.SortStableFunc(w.found, func(a, b source) int { return strings.Compare(a.path, b.path) })
	return w.found, errors.Join(w.errs...)
}

// A walker collects articles.
type walker struct {
	found []source
	seen  map[string]bool // by real path
	errs  []error

	written map[string]bool // by real path: what the run writes
}

// realPath gives the path of a file itself, behind links.
func realPath(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(target)
}

// add adds an article unless it is there already under its real path, target.
func (w *walker) add(target string, s source) {
	if !w.seen[target] {
		w.seen[target] = true
		w.found = append(w.found, s)
	}
}

// argument adds what one argument names.
func (w *walker) argument(arg string) error {
	info, err := os.Stat(arg)
	if err != nil {
		return unwrapped(arg, err)
	}
	target, err := realPath(arg)
	if err != nil {
		return unwrapped(arg, err)
	}
	switch {
	case info.Mode().IsRegular():
		w.add(target, source{path: filepath.Clean(arg)})
		return nil
	case !info.IsDir():
		return fmt.Errorf("%s: is %s, not a file; to read standard input, use %s", arg, kind(info.Mode()), standardInput)
	}
	articles, failed := len(w.found), len(w.errs)
	folders := map[string]*ignored{filepath.Dir(target): ignoredAbove(target)}
	err = filepath.WalkDir(arg+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		if err != nil {
			w.errs = append(w.errs, unwrapped(path, err))
			return nil
		}
		below, err := filepath.Rel(arg, path)
		if err != nil {
			return err
		}
		return w.entry(filepath.Join(target, below), path, entry, folders)
	})
	if err == nil && len(w.found) == articles && len(w.errs) == failed {
		err = fmt.Errorf("%s: no article in this folder (%s)", arg, strings.Join(article.Extensions(), ", "))
	}
	return err
}

// entry takes a file or folder that a walk comes to. Hidden ones, and what the
// ignore files name, are left out, but for the folder that was given. Folders
// has what is left out in the folders that were entered.
func (w *walker) entry(target, path string, entry fs.DirEntry, folders map[string]*ignored) error {
	above, entered := folders[filepath.Dir(target)]
	first := len(folders) == 1 && entered
	switch {
	case !first && (strings.HasPrefix(entry.Name(), ".") || above.has(target, entry.IsDir())):
		if entry.IsDir() {
			return filepath.SkipDir
		}
	case entry.IsDir():
		folders[target] = above.below(target)
	case entry.Type().IsRegular() && article.Known(path) && !w.written[target]:
		w.add(target, source{path: path, walked: true})
	}
	return nil
}

// kind names what is neither a file nor a folder.
func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// unwrapped gives an error of the system as "path: what is wrong".
func unwrapped(path string, err error) error {
	var inPath *fs.PathError
	var inLink *os.LinkError
	switch {
	case errors.As(err, &inPath):
		err = inPath.Err
	case errors.As(err, &inLink):
		err = inLink.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
