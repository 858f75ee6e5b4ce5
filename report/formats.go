package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Options say how reports are made. Each format takes what concerns it.
type Options struct {
	Version  string         // of the tool
	Text     TextOptions    // how the text report looks
	FailOn   rules.Severity // the least severity that fails a test of JUnit; 0: warning
	Baseline bool           // a baseline was compared: what it does not hold is new
}

// A Format is a form of report.
type Format struct {
	Name    string // as the command line names it
	Summary string // what it is for
	make    func(w io.Writer, o Options) Writer
}

// Formats lists the forms of report, in the order in which help shows them.
func Formats() []Format {
	return []Format{
		{"text", "for people, in a terminal", func(w io.Writer, o Options) Writer { return NewText(w, o.Text) }},
		{"json", "one document: files, scores, totals", func(w io.Writer, o Options) Writer { return newJSON(w, o) }},
		{"jsonl", "one object a diagnostic", func(w io.Writer, _ Options) Writer { return NewJSONL(w) }},
		{"sarif", "SARIF 2.1.0, for code scanning and editors", newSARIF},
		{"github", "workflow commands, shown as annotations", newGitHub},
		{"markdown", "a summary, such as for $GITHUB_STEP_SUMMARY", newMarkdown},
		{"gitlab", "Code Quality of GitLab", newGitLab},
		{"checkstyle", "XML of Checkstyle", newCheckstyle},
		{"junit", "XML of JUnit, a test for each rule and file", newJUnit},
		{"rdjsonl", "for reviewdog, with one-click changes", newRDJSONL},
		{"diff", "what was mended, as a unified diff", func(w io.Writer, _ Options) Writer { return NewDiff(w) }},
		{"html", "a page for editors, in one file", newHTML},
	}
}

// FormatNames lists the names of the forms of report.
func FormatNames() []string {
	formats := Formats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

// New gives a Writer of a format by its name. It is an error when there is none.
func New(format string, w io.Writer, o Options) (Writer, error) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == format })
	if i < 0 {
		return nil, fmt.Errorf("no report format %q: use %s", format, strings.Join(FormatNames(), ", "))
	}
	return formats[i].make(w, o), nil
}

// each calls do with each diagnostic of the file, in the order of its articles.
func (r *Result) each(do func(article *rules.Document, d *rules.Diagnostic)) {
	for i := range r.Articles {
		m := &r.Articles[i]
		for j := range m.Left {
			do(m.Document, &m.Left[j])
		}
	}
}

// said gives the message of a diagnostic in one line, with what its fix would do.
func said(article *rules.Document, d *rules.Diagnostic) string {
	message := visible(d.Message) + inArticle(article)
	if d.Fix == nil {
		return message
	}
	return message + ". " + remedy(article, d.Fix)
}

// remedy says what a fix would do: "Fix (safe): Take out the dash: ,” — said → ,” said".
func remedy(article *rules.Document, f *rules.Fix) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Fix (%s): %s", grade(article, f), visible(f.Title))
	plain := func(text string) string { return text }
	between := ": "
	for _, c := range changesOf(article, f) {
		before, after := c.sides(plain, plain)
		b.WriteString(between + before + " → " + after)
		between = ", "
	}
	return b.String()
}
