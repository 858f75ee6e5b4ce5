package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestIgnoresAsGit walks a repository and compares what is left out with what
// git check-ignore says.
func TestIgnoresAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	root := t.TempDir()
	put := func(name, text string) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{
		"a.txt", "b.txt", "note.txt", "draft-1.txt", "draft-2.txt", "keep/draft-3.txt", "out/a.txt", "out/deep/b.txt", "wire/out/a.txt",
		"wire/a.txt", "wire/b.txt", "wire/logs/a.txt", "wire/logs/keep.txt", "logs/a.txt", "logs/deep/a.txt", "x/y/z.txt", "x/z.txt", "x/deep/er/z.txt",
		"all/a.txt", "all/keep.txt", "abc/a.txt", "abc/d/e.txt", "{a}.txt", "a b .txt", "#hash.txt", "!bang.txt", "[1].txt", "1.txt", "2.txt", "3.txt",
		"one/two/three/a.txt", "one/three/a.txt", "star*.txt", "starling.txt", "back/a.txt", "back/b.txt", "q1.txt", "q12.txt", "upper.TXT",
		"bäume.txt", "space .txt", "m/foo/a.txt", "n/m/foo/a.txt", "cr.txt", "dot/.hidden/a.txt", "tail/x/a.txt", "w**w.txt", "wxw.txt", "wx/yw.txt",
	} {
		put(name, faulty)
	}
	put(".gitignore", "# what is generated\n\nout/\n/draft-*.txt\n!draft-2.txt\nlogs/*\n!logs/keep.txt\nx/**/z.txt\nall/*\n!all/keep.txt\nabc/**\n{a}.txt\n\\#hash.txt\n\\!bang.txt\n[[]1].txt\n[!13].txt\none/**/three\nstar\\*.txt\nq?.txt\nm/foo\nspace\\ .txt\na b .txt   \ncr.txt\r\n[\ntail/**/\nw**w.txt\n**/none\n")
	put("wire/.gitignore", "/b.txt\nlogs/*\n!keep.txt\n")
	put("back/.gitignore", "*\n!b.txt\n!.gitignore\n")
	git := func(stdin string, args ...string) string {
		command := exec.CommandContext(t.Context(), "git", args...) //nolint:gosec // arguments of the test's own
		command.Dir, command.Stdin = root, strings.NewReader(stdin)
		command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		out, _ := command.Output() // check-ignore ends with 1 when it names nothing
		return string(out)
	}
	git("", "init", "-q")
	var all []string
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		case !entry.IsDir() && strings.HasSuffix(strings.ToLower(path), ".txt"):
			all = append(all, filepath.ToSlash(path[len(root)+1:]))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	out := strings.Split(git(strings.Join(all, "\x00"), "check-ignore", "-z", "--stdin"), "\x00")
	for _, folder := range []string{"", "wire", "x", "back"} {
		var want, got []string
		for _, name := range all {
			if !slices.Contains(out, name) && strings.HasPrefix(name, folder) && (folder == "" || strings.HasPrefix(name, folder+"/")) {
				want = append(want, name)
			}
		}
		found, err := walk([]string{filepath.Join(root, folder)}, "")
		if err != nil && len(want) > 0 {
			t.Fatal(err)
		}
		for _, s := range found {
			got = append(got, filepath.ToSlash(s.path[len(root)+1:]))
		}
		slices.Sort(want)
		slices.Sort(got)
		for _, name := range all {
			if slices.Contains(want, name) != slices.Contains(got, name) && (folder == "" || strings.HasPrefix(name, folder+"/")) {
				t.Errorf("walk of %q: %s: taken %v, by git %v", folder, name, slices.Contains(got, name), slices.Contains(want, name))
			}
		}
		if len(got) == 0 && folder == "" {
			t.Error("nothing taken")
		}
	}
}
