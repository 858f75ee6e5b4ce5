package main

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/mtlint/mtlint/report"
)

// fullDisk is a report that has no room.
type fullDisk struct{ report.Writer }

func (fullDisk) Write(report.Result) error { return syscall.ENOSPC }
func (fullDisk) Close() error              { return syscall.ENOSPC }

// silent is a report that shows nothing.
type silent struct{}

func (silent) Write(report.Result) error { return nil }
func (silent) Close() error              { return nil }

// TestReportKeepsOld holds that a report that fails at any step, or a run that
// does not come to its end, leaves the old report, and nothing beside it.
func TestReportKeepsOld(t *testing.T) {
	for _, test := range []struct {
		name  string
		fails bool // the disk is full
		write bool // something is written before the end
		whole bool // the run comes to its end
	}{
		{"full while writing", true, true, true},
		{"full at the end", true, false, true},
		{"interrupted", false, true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "page.html")
			if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
				t.Fatal(err)
			}
			files, err := reportFiles([]string{"html=" + path}, report.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if test.fails {
				files[0].Writer = fullDisk{}
			}
			all := reports{shown: silent{}, files: files}
			if test.write {
				if err := all.Write(report.Result{Path: "a.txt"}); err != nil {
					t.Errorf("one report stops the others: %v", err)
				}
			}
			if err := all.end(test.whole); errors.Is(err, syscall.ENOSPC) != test.fails {
				t.Errorf("error %v", err)
			}
			if now, err := os.ReadFile(path); err != nil || string(now) != "old" {
				t.Errorf("the old report is %q, %v", now, err)
			}
			if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
				t.Errorf("left behind: %v, %v", entries, err)
			}
		})
	}
}
