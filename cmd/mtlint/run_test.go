package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

const faulty = "Bridge reopens in Marlow\n\n“We are ready,” — said the mayor of Marlow.\n"

// write makes a file in a folder of the test's own.
func write(tb testing.TB, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "wire.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
	return path
}

// TestSaveRefusesChangedFile holds that nobody's work of the last second is lost.
func TestSaveRefusesChangedFile(t *testing.T) {
	path := write(t, "an editor was faster")
	err := save(path, []byte("what was read"), []byte("what was mended"))
	if err == nil || !strings.Contains(err.Error(), "wire.txt: the file changed while it was being linted") {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "an editor was faster" {
		t.Errorf("the file holds %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".mtlint-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestSaveInReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is read-only to root")
	}
	path := write(t, faulty)
	if err := os.Chmod(filepath.Dir(path), 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o755) })
	var stdout, stderr bytes.Buffer
	if code := run([]string{"lint", "--fix", path}, nil, &stdout, &stderr); code != exitFailure {
		t.Errorf("exit code %d, want %d", code, exitFailure)
	}
	if !strings.Contains(stderr.String(), "wire.txt: permission denied") {
		t.Errorf("standard error: %s", &stderr)
	}
	if got, _ := os.ReadFile(path); string(got) != faulty {
		t.Errorf("the file holds %q", got)
	}
}

// closed is an output that nobody reads, or a disk that is full.
type closed struct{ err error }

func (c closed) Write([]byte) (int, error) { return 0, c.err }

func TestBrokenPipeEndsQuietly(t *testing.T) {
	for _, format := range []string{"text", "json", "jsonl"} {
		var stderr bytes.Buffer
		code := run([]string{"lint", "--format", format, write(t, faulty)}, nil, closed{syscall.EPIPE}, &stderr)
		if code != exitFindings || stderr.Len() > 0 {
			t.Errorf("%s: exit code %d, standard error %q", format, code, &stderr)
		}
	}
}

func TestFullDiskIsTold(t *testing.T) {
	var stderr bytes.Buffer
	code := run([]string{"lint", write(t, faulty)}, nil, closed{errors.New("no space left on device")}, &stderr)
	if code != exitFailure || !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("exit code %d, standard error %q", code, &stderr)
	}
}

// TestInterrupt holds that Ctrl-C ends a run that waits for its input.
func TestInterrupt(t *testing.T) {
	command := exec.CommandContext(t.Context(), "mtlint", "lint", "-") // testscript.Main puts it on the path
	stdin, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond) // until it waits
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("ended with %v, want exit code %d", err, exitInterrupted)
	}
}

// TestManyFiles holds that the report is in the order of the paths, and the
// same for any number of jobs.
func TestManyFiles(t *testing.T) {
	folder := t.TempDir()
	for i := range 200 {
		text := faulty + strings.Repeat("\nThe mayor spoke for an hour.\n", i*7%50)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lint := func(jobs string) string {
		var stdout bytes.Buffer
		if code := run([]string{"lint", "--format", "jsonl", "--jobs", jobs, folder}, nil, &stdout, io.Discard); code != exitFindings {
			t.Errorf("exit code %d", code)
		}
		return stdout.String()
	}
	one := lint("1")
	if strings.Count(one, "dash-attribution") != 200 {
		t.Errorf("%d diagnostics", strings.Count(one, "\n"))
	}
	if many := lint("16"); many != one {
		t.Error("another report with 16 jobs")
	}
}

// TestLinear holds that no text makes the program slow: twice the text may take
// little more than twice the time.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, unit := range map[string]string{
		"one line":  "“We are ready,” — said the mayor of Marlow. ",
		"marks":     "“",
		"quotes":    "\" ",
		"lines":     "“We are ready,” — said the mayor.\n",
		"controls":  "a\x01b ",
		"bad bytes": "é\xffé ",
	} {
		t.Run(name, func(t *testing.T) {
			lint := func(size int) time.Duration {
				path := write(t, "Bridge reopens\n\n"+strings.Repeat(unit, size/len(unit)))
				best := time.Hour
				for range 2 {
					start := time.Now() //nolint:forbidigo // the time it takes is what is tested
					run([]string{"lint", "--format", "jsonl", path}, nil, io.Discard, io.Discard)
					best = min(best, time.Since(start))
				}
				return best
			}
			small, large := lint(100_000), lint(800_000)
			if large > 20*small+time.Second {
				t.Errorf("eight times the text took %v after %v", large, small)
			}
		})
	}
}

// BenchmarkStart is what a person waits for: the program started on one article.
func BenchmarkStart(b *testing.B) {
	path := write(b, faulty+strings.Repeat("\nThe mayor of Marlow spoke for an hour about the new bridge.\n", 50))
	for b.Loop() {
		_ = exec.CommandContext(b.Context(), "mtlint", "lint", path).Run() //nolint:gosec // a file of the test's own
	}
}

// BenchmarkFolder lints many articles.
func BenchmarkFolder(b *testing.B) {
	folder, size := b.TempDir(), int64(0)
	for i := range 1000 {
		text := faulty + strings.Repeat("\nThe mayor of Marlow spoke for an hour about the new bridge.\n", 30)
		size += int64(len(text))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(size)
	for b.Loop() {
		run([]string{"lint", "--format", "jsonl", folder}, nil, io.Discard, io.Discard)
	}
}

// TestReadAheadChangesNothing holds that it makes no difference how many files
// are kept that were read ahead, or how many are linted at once.
func TestReadAheadChangesNothing(t *testing.T) {
	folder := t.TempDir()
	const notice = "The Harbour Gazette has told the coast since 1921 what the tide brings."
	for i := range 40 {
		text := fmt.Sprintf("Story%d\n\n%s\n\n%s\n", i, strings.Repeat(fmt.Sprintf("Long%dword ", i), 30), notice)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := walk([]string{folder}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err = newSetups(Settings{Select: []string{"boilerplate/across-files"}, FailOn: "warning"}, "", true).give(sources); err != nil {
		t.Fatal(err)
	}
	for _, l := range []linter{{jobs: 1}, {jobs: 8}, {jobs: 8, keep: 1 << 10}, {jobs: 1, keep: keptMost}} {
		found := 0
		err := l.all(t.Context(), sources, func(o outcome) error {
			for _, a := range o.result.Articles {
				found += len(a.Left)
			}
			return o.err
		})
		if err != nil || found != len(sources) {
			t.Errorf("%d found, %v", found, err)
		}
		if i := slices.IndexFunc(sources, func(s source) bool { return s.ahead != nil }); i >= 0 {
			t.Errorf("%s is kept after the run", sources[i].path)
		}
	}
}
