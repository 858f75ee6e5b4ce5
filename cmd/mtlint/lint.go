package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

// lintOptions are the flags of mtlint lint.
type lintOptions struct {
	fix, unsafeFixes, diff bool
	format                 *choice
	statistics, quiet      bool
	color                  *choice
	selected, ignored      []string
	from                   []string
	target                 string
	reports                []string
	failOn                 *choice
	minScore               float64
	exitZero               bool
	stdinFilename          string
	input, encoding        string
	fields                 []string
	jobs                   int
	config                 string
	noConfig               bool
}

// lint gives the command mtlint lint.
func (p *program) lint() *cobra.Command {
	o := lintOptions{
		format: newChoice("text", slices.DeleteFunc(report.FormatNames(), func(s string) bool { return s == "diff" })...),
		color:  newChoice("auto", "auto", "always", "never"),
		failOn: newChoice("warning", "never", "error", "warning", "info"),
	}
	c := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Find translation artifacts, and mend them with --fix",
		Long: `Lint finds translation artifacts in articles.

A PATH is a file, a folder (all articles in it and in its folders, but for
hidden ones and those that .gitignore or .mtlintignore names), or - for standard
input. Without one the current folder is linted.

` + exitCodes,
		Example: `  mtlint lint                              all articles in the current folder
  mtlint lint --fix wire.txt               mend what can be mended safely
  mtlint lint --diff --unsafe-fixes wire/  show what all fixes would do
  mtlint lint --from ru,uk wire/           articles translated from Russian or Ukrainian
  mtlint lint --fix - < raw.txt > wire.txt mend a stream; what is left goes to standard error
  mtlint lint --statistics wire/           count the faults of each rule
  mtlint lint --report html=faults.html wire/
                                           a page for editors beside the text report
  mtlint lint --fail-on never --min-score 80 wire/
                                           fail on what is worse than a few faults`,
		RunE: func(c *cobra.Command, paths []string) error { return p.runLint(c.Context(), &o, paths) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.BoolVar(&o.fix, "fix", false, "mend what can be mended safely, in the files themselves")
	f.BoolVar(&o.unsafeFixes, "unsafe-fixes", false, "with --fix or --diff: mend also what is only likely right")
	f.BoolVar(&o.diff, "diff", false, "show what --fix would do as a unified diff, and change nothing")
	o.format.flag(c, "format", "form of the report")
	f.StringArrayVar(&o.reports, "report", nil, "write a further report, `FORMAT=FILE`, such as html=faults.html; may be repeated")
	f.BoolVar(&o.statistics, "statistics", false, "count the faults of each rule instead of showing them")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "no summary at the end")
	o.color.flag(c, "color", "color in the text report; auto: on a terminal, unless NO_COLOR is set")
	f.StringSliceVar(&o.selected, "select", nil, "run only these `rules` or families, such as quotes,speech/dash-attribution")
	f.StringSliceVar(&o.ignored, "ignore", nil, "do not run these `rules` or families; stronger than --select")
	f.StringSliceVar(&o.from, "from", nil, "`languages` the articles may have been translated from, such as ru,zh")
	f.StringVar(&o.target, "lang", "", "`language` of the articles, such as en-GB or de (default told from the text, else "+string(lang.Default)+")")
	o.failOn.flag(c, "fail-on", "least severity for exit code 1")
	f.Float64Var(&o.minScore, "min-score", 0, "exit code 1 also when an article has a lower `score` (0 to 100)")
	f.BoolVar(&o.exitZero, "exit-zero", false, "exit code 0 whatever is found; wrong usage and failures keep theirs")
	f.StringVar(&o.input, "input", "", "`format` of the files; empty: told from the extension, then from the content")
	f.StringVar(&o.encoding, "encoding", "", "`charset` of the files, such as windows-1251; empty: told from the file")
	f.StringSliceVar(&o.fields, "field", nil, "`role=path` of a field of JSON articles, such as headline=title, body=content.rendered")
	f.StringVar(&o.stdinFilename, "stdin-filename", "", "`name` of standard input in the report")
	f.StringVar(&o.config, "config", "", "`file` of the configuration; empty: for each article the nearest "+configName+" in its folder or above")
	f.BoolVar(&o.noConfig, "no-config", false, "read no "+configName)
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`number` of files linted at once")
	for _, name := range []string{"select", "ignore"} {
		if err := c.RegisterFlagCompletionFunc(name, completeRuleList); err != nil {
			panic(err) // the flag does not exist: a mistake in this program
		}
	}
	complete(c, "input", article.Formats())
	complete(c, "encoding", nil)
	complete(c, "min-score", nil)
	complete(c, "report", reportPrefixes())
	complete(c, "field", nil)
	complete(c, "from", nil)
	complete(c, "lang", nil)
	complete(c, "jobs", nil)
	c.MarkFlagsMutuallyExclusive("fix", "diff")
	c.MarkFlagsMutuallyExclusive("diff", "statistics")
	c.MarkFlagsMutuallyExclusive("config", "no-config")
	return c
}

// runLint lints what the paths name. The error, if any, is one of usage; what
// goes wrong with a file is told at once and ends in the exit code.
func (p *program) runLint(ctx context.Context, o *lintOptions, paths []string) error {
	l, err := o.linter()
	if err != nil {
		return err
	}
	flags, err := o.flagSettings()
	if err != nil {
		return err
	}
	setups := newSetups(flags, o.config, o.noConfig)
	if len(paths) == 0 {
		paths = []string{"."}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer context.AfterFunc(ctx, stop)() // a second Ctrl-C ends the program at once
	signal.Ignore(syscall.SIGPIPE)       // a write that nobody reads is an error, not the end in mid-file
	defer signal.Reset(syscall.SIGPIPE)
	name := o.stdinFilename
	if name == "" {
		name = "<stdin>"
	}
	sources, walked := walk(paths, name)
	if l.failOn, err = setups.give(sources); err != nil {
		return err
	}
	if walked != nil {
		p.complain(walked)
	}
	l.stdin = p.stdin

	out := p.stdout
	if o.fix && slices.ContainsFunc(sources, func(s source) bool { return s.stdin }) {
		out = p.stderr // standard output is for the mended text
	}
	w, err := o.begin(out, l)
	if err != nil {
		p.complain(err)
		p.code = exitFailure
		return nil
	}
	r := lintRun{program: p, options: o, reports: w, failed: walked != nil}
	err = l.all(ctx, sources, r.take)
	r.end(ctx, err)
	return nil
}

// A lintRun is what a run of mtlint lint has come to.
type lintRun struct {
	*program
	options *lintOptions
	reports *reports
	totals  report.Totals
	verdict judgement
	failed  bool
	passed  int   // files that walks came by and that have no article
	first   error // of those
}

// take writes what linting one article came to.
func (r *lintRun) take(o outcome) error {
	switch {
	case o.passed:
		r.first = cmp.Or(r.first, o.err)
		r.passed++
	case o.err != nil:
		r.failed = true
		r.complain(o.err)
	}
	if o.result.Path == "" {
		return nil
	}
	r.verdict.join(o.verdict)
	r.totals.Add(&o.result)
	if o.mended != nil {
		if _, err := r.stdout.Write(o.mended); err != nil {
			return err
		}
	}
	return r.reports.Write(o.result)
}

// end closes the reports and finds the exit code; err is what ended the run early.
func (r *lintRun) end(ctx context.Context, err error) {
	if err == nil {
		err = r.reports.shown.Close()
	}
	if unwritten := r.reports.end(err == nil && ctx.Err() == nil); unwritten != nil {
		r.failed = true
		r.complain(unwritten)
	}
	if r.passed > 0 && !r.options.quiet {
		fmt.Fprintf(r.stderr, "Left out, without an article: %s, such as %s\n", counted(r.passed, "file"), harmless(r.first.Error()))
	}
	v := &r.verdict
	if v.below > 0 {
		r.complain(fmt.Errorf("%s below --min-score %g: the lowest score is %.1f, of %s", counted(v.below, "article"), r.options.minScore, v.lowest, v.worst))
	}
	if r.options.diff && !r.options.quiet && r.totals.Fixed > 0 {
		fmt.Fprintf(r.stderr, "Would fix %s.\n", r.totals.Mended())
	}
	switch {
	case err != nil && !errors.Is(err, syscall.EPIPE):
		r.complain(err)
		r.code = exitFailure
	case ctx.Err() != nil:
		r.code = exitInterrupted
	case r.failed:
		r.code = exitFailure
	case (v.grave || v.below > 0) && !r.options.exitZero:
		r.code = exitFindings
	}
}

// linter gives what the flags ask for. It is an error when they make no sense.
func (o *lintOptions) linter() (*linter, error) {
	switch {
	case o.unsafeFixes && !o.fix && !o.diff:
		return nil, errors.New("--unsafe-fixes needs --fix or --diff")
	case o.diff && o.format.value != "text":
		return nil, fmt.Errorf("--diff is a format of its own; leave out --format %s", o.format.value)
	case o.statistics && !slices.Contains([]string{"text", "json", "jsonl"}, o.format.value):
		return nil, fmt.Errorf("--statistics has the formats text, json and jsonl, not %s", o.format.value)
	case o.minScore < 0 || o.minScore > 100:
		return nil, fmt.Errorf("--min-score %g: must be between 0 and 100", o.minScore)
	case o.jobs < 1:
		return nil, fmt.Errorf("--jobs %d: at least one file must be linted at once", o.jobs)
	}
	if err := checkReports(o.reports, o.fix || o.diff); err != nil {
		return nil, err
	}
	l := &linter{jobs: o.jobs, keep: keptMost, minScore: o.minScore, save: o.fix}
	switch {
	case o.unsafeFixes:
		l.least = rules.Unsafe
	case o.fix || o.diff:
		l.least = rules.Safe
	}
	return l, nil
}

// writer gives the report that the flags ask for.
func (o *lintOptions) writer(w io.Writer, l *linter) (report.Writer, error) {
	look := report.TextOptions{Quiet: o.quiet, Color: o.color.value == "always"}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		look.Width, _, _ = term.GetSize(int(file.Fd()))
		if o.color.value == "auto" {
			look.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		}
	}
	switch {
	case o.diff:
		return report.NewDiff(w), nil
	case o.statistics:
		return report.NewStatistics(w, o.format.value, look), nil
	}
	options := reportOptions(l)
	options.Text = look
	return report.New(o.format.value, w, options)
}

// begin begins all reports that the flags ask for.
func (o *lintOptions) begin(out io.Writer, l *linter) (*reports, error) {
	shown, err := o.writer(out, l)
	if err != nil {
		return nil, err
	}
	files, err := reportFiles(o.reports, reportOptions(l))
	return &reports{shown: shown, files: files}, err
}

// reportPrefixes gives the beginnings of values of --report.
func reportPrefixes() []string {
	names := report.FormatNames()
	for i := range names {
		names[i] += "="
	}
	return names
}

// reportOptions gives how reports are made, those in files too.
func reportOptions(l *linter) report.Options {
	return report.Options{Version: version(), FailOn: l.failOn}
}

// trimmed gives the words of a comma list without spaces around them.
func trimmed(list []string) []string {
	words := make([]string, 0, len(list))
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			words = append(words, s)
		}
	}
	return words
}

// completeRuleList completes the last name of a comma list of rules and families.
func completeRuleList(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	done := typed[:strings.LastIndexByte(typed, ',')+1]
	var names []string
	for _, f := range all.Families() {
		names = append(names, done+f.Name)
		for _, r := range f.Rules() {
			names = append(names, done+r.ID)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
