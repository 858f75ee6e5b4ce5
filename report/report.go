// Package report owns the forms in which diagnostics are shown: to people, as
// JSON, as a diff. It turns byte offsets into lines and columns, and writes to
// the io.Writer that it is given. It knows no rule by name, no file and no
// command line.
package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// A Writer shows results, in the order in which they are written. Close writes
// what belongs behind the last one; it does not close the io.Writer below.
type Writer interface {
	Write(r Result) error
	Close() error
}

// A Result is what was found in one file.
type Result struct {
	Path     string // as the person named it
	Before   string // the Source as it was read, before any fix
	Source   string // as it reads now, fixes included
	Articles []rules.Mended
	Aside    []Aside // found, and not counted

	Thresholds Thresholds // by which its articles are judged
}

// Aside is a diagnostic that was found and does not count, because somebody
// said so. Only SARIF shows it.
type Aside struct {
	Document   *rules.Document
	Diagnostic rules.Diagnostic
	InText     bool   // the article itself says so; else a file beside it
	Known      bool   // a baseline says so: it was there before
	Reason     string // what was said
}

// words gives the number of words in the file.
func (r *Result) words() int {
	n := 0
	for i := range r.Articles {
		n += r.Articles[i].Document.WordCount()
	}
	return n
}

// fixed gives the number of faults that were mended.
func (r *Result) fixed() int {
	n := 0
	for i := range r.Articles {
		n += len(r.Articles[i].Applied)
	}
	return n
}

// found gives the number of diagnostics.
func (r *Result) found() int {
	n := 0
	for i := range r.Articles {
		n += len(r.Articles[i].Left)
	}
	return n
}

// Totals counts over results.
type Totals struct {
	Files    int `json:"files"`
	Words    int `json:"words"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
	Safe     int `json:"fixable_safely"`   // diagnostics with a safe fix
	Unsafe   int `json:"fixable_unsafely"` // diagnostics with an unsafe fix
	Fixed    int `json:"fixed"`            // faults that were mended
	Changed  int `json:"files_changed"`    // files in which faults were mended
	Ignored  int `json:"ignored"`          // diagnostics that somebody said must not count
	Known    int `json:"in_baseline"`      // diagnostics that were there before
}

// Add counts a result.
func (t *Totals) Add(r *Result) {
	if len(r.Articles) == 0 || slices.ContainsFunc(r.Articles, func(m rules.Mended) bool { return !m.NoArticle }) {
		t.Files++
	}
	t.Words += r.words()
	if n := r.fixed(); n > 0 {
		t.Fixed += n
		t.Changed++
	}
	for i := range r.Articles {
		m := &r.Articles[i]
		for j := range m.Left {
			t.add(m.Document, &m.Left[j])
		}
	}
	for i := range r.Aside {
		if r.Aside[i].Known {
			t.Known++
		} else {
			t.Ignored++
		}
	}
}

// add counts a diagnostic.
func (t *Totals) add(article *rules.Document, d *rules.Diagnostic) {
	switch d.Severity {
	case rules.Error:
		t.Errors++
	case rules.Warning:
		t.Warnings++
	default:
		t.Infos++
	}
	switch grade(article, d.Fix) {
	case rules.Safe:
		t.Safe++
	case rules.Unsafe:
		t.Unsafe++
	default:
	}
}

// AtLeast gives the number of diagnostics of a severity or a graver one.
func (t *Totals) AtLeast(s rules.Severity) int {
	n := t.Errors
	if s <= rules.Warning {
		n += t.Warnings
	}
	if s <= rules.Info {
		n += t.Infos
	}
	return n
}

// Mended says what was fixed, for people: "7 faults in 3 files".
func (t *Totals) Mended() string {
	return Count(t.Fixed, "fault", "faults") + " in " + Count(t.Changed, "file", "files")
}

// Aside says what does not count, for people: "2 ignored, 297 in the baseline";
// empty where all counts.
func (t *Totals) Aside() string {
	var parts []string
	if t.Ignored > 0 {
		parts = append(parts, Thousands(t.Ignored)+" ignored")
	}
	if t.Known > 0 {
		parts = append(parts, Thousands(t.Known)+" in the baseline")
	}
	return strings.Join(parts, ", ")
}

// grade gives how far a fix can be trusted in the file: one that the file has
// no place for is left to a person.
func grade(article *rules.Document, f *rules.Fix) rules.Applicability {
	if f == nil {
		return rules.NoFix
	}
	if _, err := article.SourceEdits(f); err != nil {
		return rules.Manual
	}
	return f.Applicability
}

// Count gives a number with its noun: "1 file", "1,204 files".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Thousands writes a number as news does: 1,204.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
