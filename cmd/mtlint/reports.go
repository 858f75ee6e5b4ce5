package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/report"
)

// A reportFile is a report that is written to a file. It is written beside the
// file and put in its place when it is whole, so that a full disk or a Ctrl-C
// leaves the old report as it was.
type reportFile struct {
	report.Writer
	path   string // as the person named it
	target string // the file itself, behind links; what is no regular file is written to directly
	file   *os.File
}

// reportFiles begins the reports that values of --report, FORMAT=FILE, ask
// for. When one cannot be written, none is begun.
func reportFiles(values []string, o report.Options) (begun []*reportFile, err error) {
	for _, value := range values {
		format, path, _ := strings.Cut(value, "=")
		r, err := beginReport(format, path, o)
		if err != nil {
			for _, r := range begun {
				r.drop()
			}
			return nil, err
		}
		begun = append(begun, r)
	}
	return begun, nil
}

// checkReports says what makes no sense in the values of --report.
func checkReports(values []string, mends bool) error {
	var paths []string
	for _, value := range values {
		format, path, _ := strings.Cut(value, "=")
		switch {
		case !slices.Contains(report.FormatNames(), format):
			return fmt.Errorf("--report %s: must be FORMAT=FILE, with a FORMAT of %s", value, strings.Join(report.FormatNames(), ", "))
		case path == "":
			return fmt.Errorf("--report %s: must be FORMAT=FILE, such as %s=report", value, format)
		case path == standardInput:
			return fmt.Errorf("--report %s: to write to standard output, use --format %s", value, format)
		case format == "diff" && !mends:
			return fmt.Errorf("--report %s needs --fix or --diff", value)
		case slices.Contains(paths, filepath.Clean(path)):
			return fmt.Errorf("--report %s: another report goes to the same file", value)
		}
		paths = append(paths, filepath.Clean(path))
	}
	return nil
}

// beginReport begins a report.
func beginReport(format, path string, o report.Options) (*reportFile, error) {
	r := &reportFile{path: path, target: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.file, err = createBeside(path)
	case err != nil:
	case info.IsDir():
		err = errors.New("is a folder")
	case !info.Mode().IsRegular():
		r.target = ""
		r.file, err = os.OpenFile(path, os.O_WRONLY, 0)
	default:
		err = r.replace(path, info)
	}
	if err == nil {
		r.Writer, err = report.New(format, r.file, o)
	}
	if err != nil {
		r.drop()
		return nil, fmt.Errorf("report not written: %w", unwrapped(path, err))
	}
	return r, nil
}

// replace begins a report in place of a file, with its mode.
func (r *reportFile) replace(path string, info os.FileInfo) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	r.target = target
	old, err := os.OpenFile(target, os.O_RDWR, 0) // a read-only file is one that nobody wants changed
	if err != nil {
		return err
	}
	if err = old.Close(); err != nil {
		return err
	}
	if r.file, err = createBeside(target); err != nil {
		return err
	}
	return r.file.Chmod(info.Mode().Perm())
}

// createBeside creates a new file in the folder of another, hidden, with the
// mode of any new file.
func createBeside(path string) (*os.File, error) {
	folder, name := filepath.Split(path)
	for n := 0; ; n++ {
		file, err := os.OpenFile(fmt.Sprintf("%s.%s.%d-%d", folder, name, os.Getpid(), n), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) || n > 100 {
			return file, err
		}
	}
}

// finish ends the report and puts it in place.
func (r *reportFile) finish() error {
	err := r.Close()
	if err == nil && r.target != "" {
		err = r.file.Sync()
	}
	if err == nil {
		err = r.file.Close()
	}
	if err == nil && r.target != "" {
		err = os.Rename(r.file.Name(), r.target)
	}
	if err != nil {
		r.drop()
		return r.failed(err)
	}
	return nil
}

// drop ends the report and leaves what was there.
func (r *reportFile) drop() {
	if r.file == nil {
		return
	}
	_ = r.file.Close() // it is not wanted any more
	if r.target != "" {
		_ = os.Remove(r.file.Name())
	}
}

// failed says of an error that the report is not there.
func (r *reportFile) failed(err error) error {
	return fmt.Errorf("report not written: %w", unwrapped(r.path, err))
}

// A reports is the report to show and those that go to files, written at once.
type reports struct {
	shown  report.Writer
	files  []*reportFile
	failed []error // of files, each once
}

// Write writes a result to all. A file that cannot take it ends with an error
// of its own, and does not stop the others.
func (r *reports) Write(result report.Result) error {
	r.files = slices.DeleteFunc(r.files, func(f *reportFile) bool {
		err := f.Write(result)
		if err != nil {
			f.drop()
			r.failed = append(r.failed, f.failed(err))
		}
		return err != nil
	})
	return r.shown.Write(result)
}

// end ends all reports. When the run did not come to its end, those in files
// are left as they were before it.
func (r *reports) end(whole bool) error {
	for _, f := range r.files {
		if !whole {
			f.drop()
		} else if err := f.finish(); err != nil {
			r.failed = append(r.failed, err)
		}
	}
	return errors.Join(r.failed...)
}
