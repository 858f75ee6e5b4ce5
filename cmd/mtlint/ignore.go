package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreFiles are the files that name what a walk leaves out, in the language
// of gitignore(5); the last has the last word.
var ignoreFiles = []string{".gitignore", ".mtlintignore"}

// An ignored is what the ignore files of a folder, and of the folders above
// it, leave out.
type ignored struct {
	above    *ignored
	folder   string // absolute
	patterns []pattern
}

// A pattern is a line of an ignore file.
type pattern struct {
	glob    string
	negated bool // it takes in again what another leaves out
	folders bool // it means folders only
	deep    bool // it means a name at any depth, not a path from the file on
}

// ignoredAbove gives what is left out in the folder that a walk begins in by
// the ignore files above it, up to the root of its repository.
func ignoredAbove(folder string) *ignored {
	var folders []string
	for at := folder; ; at = filepath.Dir(at) {
		if at != folder {
			folders = append(folders, at)
		}
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			break
		}
		if at == filepath.Dir(at) {
			return nil // no repository
		}
	}
	var i *ignored
	for _, above := range slices.Backward(folders) {
		i = i.below(above)
	}
	return i
}

// below gives what is left out in a folder below.
func (i *ignored) below(folder string) *ignored {
	var patterns []pattern
	for _, name := range ignoreFiles {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			continue // nearly always there is none; one that cannot be read says nothing
		}
		for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
			if p, ok := patternOf(line); ok {
				patterns = append(patterns, p)
			}
		}
	}
	if patterns == nil {
		return i
	}
	return &ignored{i, folder, patterns}
}

// has reports whether a file or folder, by its absolute path, is left out. The
// last pattern that means it decides, of the deepest folder that has one.
func (i *ignored) has(path string, folder bool) bool {
	for ; i != nil; i = i.above {
		below, err := filepath.Rel(i.folder, path)
		if err != nil {
			continue
		}
		below = filepath.ToSlash(below)
		for n := len(i.patterns) - 1; n >= 0; n-- {
			if p := &i.patterns[n]; p.means(below, folder) {
				return !p.negated
			}
		}
	}
	return false
}

// patternOf reads a line of an ignore file; it is false for one that says nothing.
func patternOf(line string) (p pattern, ok bool) {
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return p, false
	}
	if line[0] == '!' {
		p.negated, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		p.folders, line = true, line[:len(line)-1]
	}
	p.deep = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if strings.HasSuffix(line, "/**") {
		line += "/*" // what is in the folder, not the folder
	}
	p.glob = strings.NewReplacer(`\\`, `\\`, `\{`, `\{`, `\}`, `\}`, "{", `\{`, "}", `\}`).Replace(line) // git has no {a,b}
	return p, line != ""
}

// means reports whether the pattern means a path below the folder of its file.
func (p *pattern) means(below string, folder bool) bool {
	if p.folders && !folder {
		return false
	}
	if p.deep {
		below = below[strings.LastIndexByte(below, '/')+1:]
	}
	match, err := doublestar.Match(p.glob, below)
	return err == nil && match // what is no pattern means nothing
}
