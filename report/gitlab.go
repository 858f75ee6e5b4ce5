package report

import (
	"bufio"
	"io"
	"path/filepath"

	"github.com/mtlint/mtlint/rules"
)

// gitLab writes a Code Quality report, which GitLab shows in merge requests:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
type gitLab struct {
	out   *bufio.Writer
	found int
}

func newGitLab(w io.Writer, _ Options) Writer { return &gitLab{out: bufio.NewWriterSize(w, 1<<16)} }

// gitLabFinding is a violation; GitLab drops one whose fingerprint it has seen.
type gitLabFinding struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

// gitLabLocation is a place: the path from the root of the repository, the line from 1.
type gitLabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
	} `json:"lines"`
}

// Write writes the diagnostics of one file.
func (g *gitLab) Write(r Result) error {
	if r.found() == 0 {
		return nil
	}
	lines, prints := rules.NewLines(r.Source), newFingerprints(r.Path)
	e := newEncoder(&withoutNewline{w: g.out})
	var failed error
	r.each(func(article *rules.Document, d *rules.Diagnostic) {
		f := gitLabFinding{
			Description: said(article, d),
			CheckName:   d.Rule.ID,
			Fingerprint: prints.of(article, d),
			Severity:    gitLabSeverity(d.Severity),
			Location:    gitLabLocation{Path: filepath.ToSlash(r.Path)},
		}
		f.Location.Lines.Begin = placeOf(article, lines, d.Span).Line
		between := ",\n"
		if g.found == 0 {
			between = "[\n"
		}
		g.found++
		_, _ = g.out.WriteString(between) // the buffer keeps an error for the next Flush
		failed = firstOf(failed, e.Encode(f))
	})
	return firstOf(failed, g.out.Flush())
}

// Close writes the end of the list.
func (g *gitLab) Close() error {
	end := "\n]\n"
	if g.found == 0 {
		end = "[]\n"
	}
	_, _ = g.out.WriteString(end)
	return g.out.Flush()
}

// gitLabSeverity gives a severity as GitLab names it, below "critical" and
// "blocker": no stray comma stops a business.
func gitLabSeverity(s rules.Severity) string {
	switch s {
	case rules.Error:
		return "major"
	case rules.Warning:
		return "minor"
	default:
		return "info"
	}
}
