package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// annotations is how many annotations of a kind GitHub shows for a step; the
// others are in the log alone.
const annotations = 10

// gitHub writes workflow commands, which GitHub Actions shows as annotations
// of a change: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
type gitHub struct {
	out    *bufio.Writer
	totals Totals
}

func newGitHub(w io.Writer, _ Options) Writer { return &gitHub{out: bufio.NewWriter(w)} }

// Write writes the diagnostics of one file.
func (g *gitHub) Write(r Result) error {
	g.totals.Add(&r)
	if r.found() == 0 {
		return nil
	}
	lines := rules.NewLines(r.Source)
	r.each(func(article *rules.Document, d *rules.Diagnostic) {
		p := placeOf(article, lines, d.Span)
		kind := d.Severity.String()
		if d.Severity == rules.Info {
			kind = "notice"
		}
		fmt.Fprintf(g.out, "::%s file=%s,line=%d,endLine=%d", kind, property(r.Path), p.Line, p.EndLine)
		if p.Line == p.EndLine { // columns are refused where the lines differ
			fmt.Fprintf(g.out, ",col=%d,endColumn=%d", p.Column, p.EndColumn)
		}
		fmt.Fprintf(g.out, ",title=%s::%s\n", property("mtlint "+d.Rule.ID), data(said(article, d)))
	})
	return g.out.Flush()
}

// Close says how much there is when GitHub shows only part of it.
func (g *gitHub) Close() error {
	n := &g.totals
	if max(n.Errors, n.Warnings, n.Infos) > annotations {
		fmt.Fprintf(g.out, "::notice title=mtlint::%s, %s and %s in %s; GitHub shows the first %d of each kind, the log has all\n",
			Count(n.Errors, "error", "errors"), Count(n.Warnings, "warning", "warnings"), Count(n.Infos, "info", "infos"),
			Count(n.Files, "file", "files"), annotations)
	}
	return g.out.Flush()
}

// data escapes the message of a workflow command.
func data(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.ToValidUTF8(text, "\ufffd"))
}

// property escapes a property of a workflow command.
func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(text))
}
