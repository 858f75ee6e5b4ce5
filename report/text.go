package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/fatih/color"

	"github.com/mtlint/mtlint/rules"
)

// The widths of a report, in columns.
const (
	widthLeast   = 40
	widthMost    = 120
	widthDefault = 100
)

// TextOptions says how a Text report looks.
type TextOptions struct {
	Width int  // columns of the terminal; 0: unknown
	Color bool // with terminal colors
	Quiet bool // without the closing summary
}

// Text is the report for people: each fault with its line, the fault
// underlined, and what the fix would do.
type Text struct {
	out    *bufio.Writer
	width  int
	quiet  bool
	styles styles
	totals Totals
	cells  []cell // of the line at hand
}

// NewText gives a Writer for people.
func NewText(w io.Writer, o TextOptions) *Text {
	width := min(o.Width, widthMost)
	if o.Width <= 0 {
		width = widthDefault
	}
	return &Text{out: bufio.NewWriterSize(w, 1<<16), width: max(width, widthLeast), quiet: o.Quiet, styles: newStyles(o.Color)}
}

// Write writes the diagnostics of one file.
func (t *Text) Write(r Result) error {
	t.totals.Add(&r)
	if r.found() == 0 {
		return nil
	}
	lines := rules.NewLines(r.Source)
	for i := range r.Articles {
		m := &r.Articles[i]
		for j := range m.Left {
			t.diagnostic(r.Path, m.Document, lines, &m.Left[j])
		}
	}
	return t.out.Flush()
}

// diagnostic writes one diagnostic:
//
//	wire.txt:3:14: error: Comma outside the quotation [quotes/comma-outside]
//	  3 | “We are ready”, said the minister.
//	    |              ^^
//	    | fix (safe): Put the comma inside: ready”, → ready,”
func (t *Text) diagnostic(path string, article *rules.Document, lines *rules.Lines, d *rules.Diagnostic) {
	s := t.styles
	span, _ := article.Origin(d.Span)
	at := lines.Position(span.Start)
	mark := s.severity(d.Severity)
	fmt.Fprintf(t.out, "%s %s %s %s\n",
		s.place(fmt.Sprintf("%s:%d:%d:", visible(path), at.Line, at.Column)), mark(d.Severity.String()+":"),
		s.message(visible(d.Message)), s.faint("["+d.Rule.ID+"]"+inArticle(article)))

	related := make([]rules.Span, len(d.Related))
	for i, other := range d.Related {
		related[i], _ = article.Origin(other.Span)
	}
	gutter := len(strconv.Itoa(at.Line)) + 2
	e := excerptOf(&t.cells, article.Source, lines, span, related, t.width-gutter-3)
	bar := strings.Repeat(" ", gutter) + s.faint(" | ")
	fmt.Fprintf(t.out, "%s%s\n", s.faint(fmt.Sprintf("  %d | ", at.Line)), e.text)
	fmt.Fprintf(t.out, "%s%s\n", bar, mark(e.marks))
	for i, other := range d.Related {
		if other.Message != "" {
			p := lines.Position(related[i].Start)
			fmt.Fprintf(t.out, "%salso %d:%d: %s\n", bar, p.Line, p.Column, visible(other.Message))
		}
	}
	if d.Fix != nil {
		t.fix(article, d.Fix, bar, t.width-gutter-3)
	}
	fmt.Fprintln(t.out)
}

// inArticle names the article of a file that has several.
func inArticle(article *rules.Document) string {
	switch {
	case article.Article == 0:
		return ""
	case article.ID == "":
		return fmt.Sprintf(" in article %d", article.Article)
	}
	return fmt.Sprintf(" in article %d (%s)", article.Article, visible(article.ID))
}

// fix writes how a diagnostic can be mended, on one line where it has room.
func (t *Text) fix(article *rules.Document, f *rules.Fix, bar string, width int) {
	s := t.styles
	plain := func(text string) string { return text }
	head := fmt.Sprintf("fix (%s): ", f.Applicability)
	if _, err := article.SourceEdits(f); err != nil {
		head = fmt.Sprintf("fix (%s: %s): ", rules.Manual, visible(err.Error()))
	}
	title := visible(f.Title)
	shown := make([]string, 0, changes)
	columns := 0
	for _, c := range changesOf(article, f) {
		before, after := c.sides(plain, plain)
		columns += displaywidth.String(before) + displaywidth.String(after) + len(" > , ")
		before, after = c.sides(s.old, s.fresh)
		shown = append(shown, before+s.faint(" → ")+after)
	}
	fmt.Fprint(t.out, bar, s.fresh(head), title)
	switch change := strings.Join(shown, s.faint(", ")); {
	case change == "":
		fmt.Fprintln(t.out)
	case len(head)+displaywidth.String(title)+columns <= width:
		fmt.Fprintf(t.out, ": %s\n", change)
	default:
		fmt.Fprintf(t.out, "\n%s%s%s\n", bar, strings.Repeat(" ", len("fix ")), change)
	}
}

// Close writes the summary.
func (t *Text) Close() error {
	if !t.quiet && t.totals.Files > 0 {
		t.summary()
	}
	return t.out.Flush()
}

// summary writes how many files, what was found, what was mended, what can be.
func (t *Text) summary() {
	n, s := &t.totals, t.styles
	if n.Fixed > 0 {
		fmt.Fprintf(t.out, "%s.\n", s.fresh("Fixed "+n.Mended()))
	}
	fmt.Fprintf(t.out, "%s, %s: ", Count(n.Files, "file", "files"), Count(n.Words, "word", "words"))
	var found []string
	for _, kind := range []struct {
		n         int
		severity  rules.Severity
		one, many string
	}{
		{n.Errors, rules.Error, "error", "errors"},
		{n.Warnings, rules.Warning, "warning", "warnings"},
		{n.Infos, rules.Info, "info", "infos"},
	} {
		if kind.n > 0 {
			found = append(found, s.severity(kind.severity)(Count(kind.n, kind.one, kind.many)))
		}
	}
	switch {
	case len(found) > 0:
		fmt.Fprintf(t.out, "%s.\n", strings.Join(found, ", "))
	case n.Fixed > 0:
		fmt.Fprintf(t.out, "%s.\n", s.fresh("nothing left"))
	default:
		fmt.Fprintf(t.out, "%s.\n", s.fresh("nothing found"))
	}
	if aside := n.Aside(); aside != "" {
		fmt.Fprintf(t.out, "%s\n", s.faint("Not counted: "+aside+"."))
	}
	if hint := n.hint(); hint != "" {
		fmt.Fprintf(t.out, "%s.\n", hint)
	}
}

// hint says which faults a flag would mend.
func (t *Totals) hint() string {
	switch {
	case t.Safe > 0 && t.Unsafe > 0:
		return fmt.Sprintf("%s can be fixed safely with --fix, %s more with --fix --unsafe-fixes", Thousands(t.Safe), Thousands(t.Unsafe))
	case t.Safe > 0:
		return Thousands(t.Safe) + " can be fixed safely with --fix"
	case t.Unsafe > 0:
		return Thousands(t.Unsafe) + " can be fixed with --fix --unsafe-fixes; read what they change"
	}
	return ""
}

// styles are the colors of a report; without color each gives its text as it is.
type styles struct {
	place, message, faint, old, fresh func(string) string
	severities                        [rules.Error + 1]func(string) string
}

func newStyles(on bool) styles {
	style := func(attributes ...color.Attribute) func(string) string {
		if !on {
			return func(text string) string { return text }
		}
		c := color.New(attributes...)
		c.EnableColor()
		return func(text string) string { return c.Sprint(text) }
	}
	s := styles{
		place:   style(color.Bold),
		message: style(color.Bold),
		faint:   style(color.Faint),
		old:     style(color.FgRed),
		fresh:   style(color.FgGreen),
	}
	s.severities[0] = style()
	s.severities[rules.Info] = style(color.FgCyan, color.Bold)
	s.severities[rules.Warning] = style(color.FgYellow, color.Bold)
	s.severities[rules.Error] = style(color.FgRed, color.Bold)
	return s
}

func (s styles) severity(v rules.Severity) func(string) string { return s.severities[v] }
