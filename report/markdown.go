package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// What a summary may hold. GitHub drops one of more than 1,024 KiB:
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits.
const (
	summaryMost  = 900 << 10 // bytes
	summaryRows  = 100       // articles in the table
	summaryRules = 25        // rules in the table
)

// markdownWriter writes a summary in GitHub Flavored Markdown
// (https://github.github.com/gfm/), for $GITHUB_STEP_SUMMARY or a comment:
// the verdicts, the articles from the worst on, the rules, and the faults of
// each article as far as there is room.
type markdownWriter struct {
	out      io.Writer
	totals   Totals
	verdicts [Publish + 1]int
	rows     []markdownRow
	rules    map[*rules.Rule]int
	details  bytes.Buffer
	left     int // articles that found no room in details
}

// markdownRow is an article in the table.
type markdownRow struct {
	name    string
	tally   tally
	verdict Verdict
}

func newMarkdown(w io.Writer, _ Options) Writer {
	return &markdownWriter{out: w, rules: map[*rules.Rule]int{}}
}

// Write takes in one file.
func (w *markdownWriter) Write(r Result) error {
	w.totals.Add(&r)
	for i := range r.Articles {
		m := &r.Articles[i]
		t := tallyOf(m)
		row := markdownRow{visible(r.Path) + inArticle(m.Document), t, r.Thresholds.verdict(t)}
		if !m.NoArticle {
			w.verdicts[row.verdict]++
		}
		if len(m.Left) == 0 {
			continue
		}
		if !m.NoArticle {
			w.rows = append(w.rows, row)
		}
		for j := range m.Left {
			w.rules[m.Left[j].Rule]++
		}
		w.detail(&r, m, row)
	}
	return nil
}

// detail writes the faults of an article while there is room.
func (w *markdownWriter) detail(r *Result, m *rules.Mended, row markdownRow) {
	var b strings.Builder
	lines := rules.NewLines(r.Source)
	fmt.Fprintf(&b, "<details><summary>%s: %s</summary>\n\n", markdown(row.name), Count(len(m.Left), "fault", "faults"))
	for i := range m.Left {
		d := &m.Left[i]
		p := placeOf(m.Document, lines, d.Span)
		fmt.Fprintf(&b, "- %d:%d **%s** %s (%s)\n", p.Line, p.Column, d.Severity, markdown(visible(d.Message)), markdown(d.Rule.ID))
		if d.Fix != nil {
			fmt.Fprintf(&b, "  <br>%s\n", markdown(remedy(m.Document, d.Fix)))
		}
	}
	b.WriteString("\n</details>\n")
	if w.details.Len()+b.Len() > summaryMost {
		w.left++
		return
	}
	w.details.WriteString(b.String())
}

// Close writes the summary.
func (w *markdownWriter) Close() error {
	var b bytes.Buffer
	n := &w.totals
	b.WriteString("## mtlint\n\n")
	fmt.Fprintf(&b, "%s, %s: %s, %s, %s.\n\n", Count(n.Files, "file", "files"), Count(n.Words, "word", "words"),
		Count(n.Errors, "error", "errors"), Count(n.Warnings, "warning", "warnings"), Count(n.Infos, "info", "infos"))
	if n.Files > 0 {
		fmt.Fprintf(&b, "Verdicts: %s to publish, %s to review, %s to hold.\n\n",
			Thousands(w.verdicts[Publish]), Thousands(w.verdicts[Review]), Thousands(w.verdicts[Hold]))
	}
	if aside := n.Aside(); aside != "" {
		fmt.Fprintf(&b, "Not counted: %s.\n\n", aside)
	}
	if n.Fixed > 0 {
		fmt.Fprintf(&b, "Fixed %s.\n\n", n.Mended())
	}
	if hint := n.hint(); hint != "" {
		fmt.Fprintf(&b, "%s.\n\n", hint)
	}
	if len(w.rows) > 0 {
		w.articles(&b)
	}
	if len(w.rules) > 0 {
		w.byRule(&b)
		b.WriteString("### Faults\n\n")
		b.Write(w.details.Bytes())
		if w.left > 0 {
			fmt.Fprintf(&b, "\nThe faults of %s more found no room here.\n", Count(w.left, "article", "articles"))
		}
	}
	_, err := w.out.Write(b.Bytes())
	return err
}

// articles writes the table of articles with faults, the worst first.
func (w *markdownWriter) articles(b *bytes.Buffer) {
	slices.SortStableFunc(w.rows, func(x, y markdownRow) int {
		return cmp.Or(cmp.Compare(x.verdict, y.verdict), cmp.Compare(y.tally.rate(), x.tally.rate()))
	})
	b.WriteString("| Article | Words | Errors | Warnings | Infos | Score | Verdict |\n|---|---:|---:|---:|---:|---:|---|\n")
	for _, r := range w.rows[:min(len(w.rows), summaryRows)] {
		t := r.tally
		fmt.Fprintf(b, "| %s | %s | %d | %d | %d | %.1f | %s |\n",
			markdown(r.name), Thousands(t.words), t.errors, t.warnings, t.infos, t.score(), r.verdict)
	}
	if more := len(w.rows) - summaryRows; more > 0 {
		fmt.Fprintf(b, "\n%s more with faults.\n", Thousands(more))
	}
	b.WriteString("\n")
}

// byRule writes the table of rules, the most frequent first.
func (w *markdownWriter) byRule(b *bytes.Buffer) {
	found := make([]*rules.Rule, 0, len(w.rules))
	for r := range w.rules {
		found = append(found, r)
	}
	slices.SortFunc(found, func(x, y *rules.Rule) int {
		return cmp.Or(cmp.Compare(w.rules[y], w.rules[x]), cmp.Compare(x.ID, y.ID))
	})
	b.WriteString("| Rule | Faults | |\n|---|---:|---|\n")
	for _, r := range found[:min(len(found), summaryRules)] {
		fmt.Fprintf(b, "| %s | %s | %s |\n", markdown(r.ID), Thousands(w.rules[r]), markdown(r.Summary))
	}
	b.WriteString("\n")
}

// markdown writes text so that Markdown shows it as it is: its marks as
// character references, which begin nothing
// (https://github.github.com/gfm/#entity-and-numeric-character-references).
func markdown(text string) string {
	if !strings.ContainsAny(text, markdownMarks) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune(markdownMarks, r):
			fmt.Fprintf(&b, "&#%d;", r)
		case r == '\n':
			b.WriteString("<br>")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// markdownMarks are the characters that can begin something in a line of
// GitHub Flavored Markdown, and those of HTML.
const markdownMarks = "\\`*_{}[]<>()#!|~&@$\n"
