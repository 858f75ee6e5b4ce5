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
	noConfig, noBaseline   bool
	baseline               string
	newFrom                string
	staged                 bool
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
	f.BoolVarP(&o.quiet, "quiet", "q", false, "no progress and no summary")
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
	f.StringVar(&o.baseline, "baseline", "", "`file` with the faults that were there before; empty: the nearest "+baselineName)
	f.BoolVar(&o.noBaseline, "no-baseline", false, "count also what a baseline holds")
	f.StringVar(&o.newFrom, "new-from", "", "only faults in lines that changed since a Git `revision`, such as origin/main")
	f.BoolVar(&o.staged, "staged", false, "only faults in lines that are staged in Git, in the text that is staged")
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
	complete(c, "new-from", nil)
	c.MarkFlagsMutuallyExclusive("fix", "diff")
	c.MarkFlagsMutuallyExclusive("diff", "statistics")
	c.MarkFlagsMutuallyExclusive("config", "no-config")
	c.MarkFlagsMutuallyExclusive("baseline", "no-baseline")
	for _, name := range []string{"new-from", "staged"} { // a fix mends the whole file, as it lies in the work tree
		c.MarkFlagsMutuallyExclusive("fix", name)
		c.MarkFlagsMutuallyExclusive("diff", name)
	}
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
	setups.anew = o.noBaseline
	if o.baseline != "" {
		if setups.known, err = oldBaseline(o.baseline); err != nil {
			return err
		}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer context.AfterFunc(ctx, stop)() // a second Ctrl-C ends the program at once
	signal.Ignore(syscall.SIGPIPE)       // a write that nobody reads is an error, not the end in mid-file
	defer signal.Reset(syscall.SIGPIPE)
	if len(paths) == 0 && !o.staged {
		paths = []string{"."}
	}
	sources, walked, err := o.sources(ctx, paths)
	if err != nil {
		return err
	}
	if l.failOn, err = setups.give(sources); err != nil {
		return err
	}
	l.baseline = slices.ContainsFunc(sources, func(s source) bool { return s.baseline != nil })
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
	r := lintRun{program: p, options: o, reports: w, failed: walked != nil, paths: paths, seen: usage{}}
	if !o.quiet {
		r.progress = newProgress(p.stderr, len(sources))
	}
	err = l.all(ctx, sources, r.take)
	r.progress.stop()
	if err == nil && ctx.Err() == nil {
		err = r.lists(l)
	}
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
	paths   []string
	seen    usage

	progress *progress
}

// take writes what linting one article came to.
func (r *lintRun) take(o outcome) error {
	return r.progress.note(r.onScreen(&o), func() (words int, err error) {
		before := r.totals.Words
		err = r.write(o)
		return r.totals.Words - before, err
	})
}

// onScreen reports whether something of it is written to a terminal.
func (r *lintRun) onScreen(o *outcome) bool {
	if o.err != nil {
		return !o.passed
	}
	file, ok := r.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return false
	}
	something := func(m rules.Mended) bool { return len(m.Left)+len(m.Applied) > 0 }
	return r.options.format.value != "text" || slices.ContainsFunc(o.result.Articles, something)
}

// write writes it.
func (r *lintRun) write(o outcome) error {
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
	r.seen.note(o.source, o.needed, r.paths)
	r.totals.Add(&o.result)
	if o.mended != nil {
		if _, err := r.stdout.Write(o.mended); err != nil {
			return err
		}
	}
	return r.reports.Write(o.result)
}

// lists writes what is wrong with the lists of ignores. A run over some lines
// alone cannot tell.
func (r *lintRun) lists(l *linter) error {
	if l.part {
		return nil
	}
	results, err := r.seen.results(l.least, l.save)
	if err != nil {
		return err
	}
	for i := range results {
		r.totals.Add(&results[i])
		grave := func(d rules.Diagnostic) bool { return d.Severity >= l.failOn }
		for _, m := range results[i].Articles {
			unmended := !l.save && slices.ContainsFunc(m.Applied, grave)
			r.verdict.grave = r.verdict.grave || unmended || slices.ContainsFunc(m.Left, grave)
		}
		if err := r.reports.Write(results[i]); err != nil {
			return err
		}
	}
	return nil
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
		fmt.Fprintf(r.stderr, "Left out, without an article: %s, such as %s\n", report.Count(r.passed, "file", "files"), harmless(r.first.Error()))
	}
	v := &r.verdict
	if v.below > 0 {
		r.complain(fmt.Errorf("%s below --min-score %g: the lowest score is %.1f, of %s", report.Count(v.below, "article", "articles"), r.options.minScore, v.lowest, v.worst))
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

// sources gives the articles that the paths and flags name. Walked tells what
// could not be read; err, that nothing can be done.
func (o *lintOptions) sources(ctx context.Context, paths []string) (sources []source, walked, err error) {
	if o.staged {
		sources, err = stagedSources(ctx, paths, o.newFrom)
		if err != nil {
			err = fmt.Errorf("--staged: %w", err)
		}
		return sources, nil, err
	}
	name := o.stdinFilename
	if name == "" {
		name = "<stdin>"
	}
	sources, walked = walk(paths, name, o.reportPaths()...)
	if o.newFrom != "" {
		if sources, err = changedSources(ctx, sources, o.newFrom); err != nil {
			err = fmt.Errorf("--new-from: %w", err)
		}
	}
	return sources, walked, err
}

// reportPaths gives the files that --report names.
func (o *lintOptions) reportPaths() (paths []string) {
	for _, value := range o.reports {
		_, path, _ := strings.Cut(value, "=")
		paths = append(paths, path)
	}
	return paths
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
	l := &linter{jobs: o.jobs, keep: keptMost, minScore: o.minScore, save: o.fix, part: o.staged || o.newFrom != ""}
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
	return report.Options{Version: version(), FailOn: l.failOn, Baseline: l.baseline}
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
	for _, f := range likelyFamilies() {
		names = append(names, done+f.Name)
		for _, r := range f.Rules() {
			names = append(names, done+r.ID)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
