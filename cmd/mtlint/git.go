package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// A repository is a Git repository, by the real path of its work tree.
type repository struct{ root string }

// git runs a command of Git and gives its output. Its error is the first line
// of what Git says.
func (r repository) git(ctx context.Context, command string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-c", "core.quotePath=false", command}, args...)...) //nolint:gosec // what a person names goes behind --verify or --
	c.Dir = r.root
	c.Env = append(os.Environ(), "LC_ALL=C")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	switch {
	case err == nil:
		return out, nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed, or not in PATH")
	}
	if line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n"); line != "" {
		err = errors.New(strings.TrimPrefix(line, "fatal: "))
	}
	return nil, fmt.Errorf("git %s: %w", command, err)
}

// repositoryHere gives the repository of the current folder.
func repositoryHere(ctx context.Context) (repository, error) {
	out, err := repository{}.git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			err = errors.New("not in a Git repository")
		}
		return repository{}, err
	}
	root, err := filepath.EvalSymlinks(strings.TrimSuffix(string(out), "\n"))
	return repository{root}, err
}

// path gives the path of a file from the root on, as Git has it; empty where it lies elsewhere.
func (r repository) path(file string) string {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return ""
	}
	if folder, unreal := filepath.EvalSymlinks(filepath.Dir(absolute)); unreal == nil {
		absolute = filepath.Join(folder, filepath.Base(absolute))
	}
	below, err := filepath.Rel(r.root, absolute)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.ToSlash(below)
}

// A lineRange is a range of lines, from 1, both ends included.
type lineRange struct{ first, last int }

// everyLine is the range of a file that is new.
var everyLine = []lineRange{{1, 1 << 62}}

// changes gives the lines of files that were changed since a revision, in the
// order of each file: in the work tree, or with staged in the index. An empty
// revision is HEAD, or nothing before the first commit.
func (r repository) changes(ctx context.Context, revision string, staged bool) (map[string][]lineRange, error) {
	args := []string{"--unified=0", "--diff-filter=d", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/"}
	if staged {
		args = append(args, "--cached")
	}
	if revision != "" {
		base, err := r.base(ctx, revision)
		if err != nil {
			return nil, err
		}
		args = append(args, base)
	}
	out, err := r.git(ctx, "diff", append(args, "--")...)
	if err != nil {
		return nil, err
	}
	changed, err := parseHunks(out)
	if err != nil {
		return nil, err
	}
	out, err = r.git(ctx, "diff", append([]string{"--numstat", "--no-renames", "-z"}, append(args[1:], "--")...)...)
	if err != nil {
		return nil, err
	}
	for line := range strings.SplitSeq(string(out), "\x00") {
		if path, binary := strings.CutPrefix(line, "-\t-\t"); binary { // in UTF-16 or packed
			changed[path] = everyLine
		}
	}
	if staged {
		return changed, nil
	}
	out, err = r.git(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	for path := range strings.SplitSeq(string(out), "\x00") {
		changed[path] = everyLine
	}
	return changed, nil
}

// base gives the commit where the current branch left that of a revision: what
// was changed there since is no change made here.
func (r repository) base(ctx context.Context, revision string) (string, error) {
	id, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("no revision %q in this repository; in CI, fetch the whole history (fetch-depth: 0)", revision)
	}
	base, err := r.git(ctx, "merge-base", strings.TrimSpace(string(id)), "HEAD")
	if err != nil {
		return "", fmt.Errorf("%q and HEAD have no commit in common; in CI, fetch the whole history (fetch-depth: 0)", revision)
	}
	return strings.TrimSpace(string(base)), nil
}

// parseHunks reads the new lines of a unified diff without context.
func parseHunks(diff []byte) (map[string][]lineRange, error) {
	changed := map[string][]lineRange{}
	path, skip := "", 0
	for line := range bytes.Lines(diff) {
		text := strings.TrimSuffix(string(line), "\n")
		switch {
		case strings.HasPrefix(text, `\`): // "\ No newline at end of file" is no line
		case skip > 0:
			skip--
		case strings.HasPrefix(text, "+++ "):
			path = diffPath(text[len("+++ "):])
		case strings.HasPrefix(text, "@@ "):
			old, now, err := hunk(text)
			if err != nil {
				return nil, err
			}
			skip = old.count + now.count
			if now.count > 0 {
				changed[path] = append(changed[path], lineRange{now.first, now.first + now.count - 1})
			}
		}
	}
	return changed, nil
}

// diffPath reads the name of a file in a diff: b/wire.txt, or in quotes with escapes.
func diffPath(name string) string {
	name = strings.TrimSuffix(name, "\t")
	if strings.HasPrefix(name, `"`) {
		if plain, err := strconv.Unquote(name); err == nil {
			name = plain
		}
	}
	return strings.TrimPrefix(name, "b/")
}

// A side is what a hunk is on one side: its first line and the number of lines.
type side struct{ first, count int }

// hunk reads the head of a hunk: @@ -12,0 +13,2 @@.
func hunk(head string) (old, now side, err error) {
	parts := strings.Fields(head)
	if len(parts) >= 3 {
		if old, err = sideOf(parts[1]); err == nil {
			now, err = sideOf(parts[2])
		}
	}
	if len(parts) < 3 || err != nil {
		err = fmt.Errorf("git diff: cannot read %q", head)
	}
	return old, now, err
}

// sideOf reads one side of the head of a hunk: +13,2, or +13 for one line.
func sideOf(text string) (s side, err error) {
	first, count, some := strings.Cut(text[1:], ",")
	s.count = 1
	if s.first, err = strconv.Atoi(first); err == nil && some {
		s.count, err = strconv.Atoi(count)
	}
	return s, err
}

// touches reports whether a range of lines shares a line with one of ranges, which are in order.
func touches(ranges []lineRange, first, last int) bool {
	i, _ := slices.BinarySearchFunc(ranges, first, func(r lineRange, line int) int { return r.last - line })
	return i < len(ranges) && ranges[i].first <= last
}

// keepChanged takes from the faults of articles those that stand in no changed line.
func keepChanged(ranges []lineRange, articles []rules.Mended) {
	if len(articles) == 0 {
		return
	}
	lines := rules.NewLines(articles[0].Document.Source)
	for i := range articles {
		m := &articles[i]
		m.Left = slices.DeleteFunc(m.Left, func(f rules.Diagnostic) bool {
			in := func(s rules.Span) bool {
				first, last := linesOf(lines, m.Document, s)
				return touches(ranges, first, last)
			}
			return !in(f.Span) && !slices.ContainsFunc(f.Related, func(r rules.Related) bool { return in(r.Span) })
		})
	}
}

// changedSources leaves of articles those that differ from a revision, with their lines.
func changedSources(ctx context.Context, sources []source, revision string) ([]source, error) {
	r, err := repositoryHere(ctx)
	if err != nil {
		return nil, err
	}
	changed, err := r.changes(ctx, revision, false)
	if err != nil {
		return nil, err
	}
	var kept []source
	for _, s := range sources {
		if s.stdin {
			return nil, errors.New("standard input has no revision")
		}
		if s.lines = changed[r.path(s.path)]; s.lines != nil {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// stagedSources gives the articles of the index that differ from a revision,
// below the paths given; their text is that of the index.
func stagedSources(ctx context.Context, paths []string, revision string) ([]source, error) {
	r, err := repositoryHere(ctx)
	if err != nil {
		return nil, err
	}
	changed, err := r.changes(ctx, revision, true)
	if err != nil {
		return nil, err
	}
	below := []string{"."}
	if len(paths) > 0 {
		below = nil
	}
	for _, path := range paths {
		b := r.path(path)
		switch {
		case path == standardInput:
			return nil, errors.New("standard input is not in the index")
		case b == "":
			return nil, fmt.Errorf("%s is not in this repository", path)
		}
		below = append(below, b)
	}
	folders := map[string]*ignored{}
	var sources []source
	for _, path := range sortedKeys(changed) {
		named := slices.Contains(below, path)
		if !named && (!article.Known(path) || !within(path, below) || leftOut(r.root, path, folders)) {
			continue
		}
		sources = append(sources, source{
			path: shown(filepath.Join(r.root, filepath.FromSlash(path))), walked: !named, lines: changed[path],
			load: func(ctx context.Context) ([]byte, error) { return r.git(ctx, "cat-file", "blob", ":"+path) },
		})
	}
	return sources, nil
}

// within reports whether a path lies in one of folders. All have slashes and
// count from the same folder.
func within(path string, folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		return f == "." || f == ".." || strings.HasSuffix(f, "/..") || strings.HasPrefix(path, f+"/")
	})
}

// leftOut reports whether a walk from the root of a repository would leave out
// a file. Folders has what is left out in the folders that were seen.
func leftOut(root, path string, folders map[string]*ignored) bool {
	at := root
	if _, seen := folders[at]; !seen {
		folders[at] = ignoredAbove(at).below(at)
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		above, folder := folders[at], i < len(parts)-1
		at = filepath.Join(at, part)
		if strings.HasPrefix(part, ".") || above.has(at, folder) {
			return true
		}
		if _, seen := folders[at]; folder && !seen {
			folders[at] = above.below(at)
		}
	}
	return false
}
