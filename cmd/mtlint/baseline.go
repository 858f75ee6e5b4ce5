package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

// baselineName is the name of the files that hold the faults that were there
// when a newsroom began to lint.
const baselineName = ".mtlint-baseline.jsonl"

// A baselineEntry is a number of equal faults of an article.
type baselineEntry struct {
	Path        string `json:"path"` // of the article, from the folder of the file on
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"` // rules.Fingerprint
	Count       int    `json:"count"`
}

// A faultKey tells faults of one article apart as a baseline does.
type faultKey struct{ rule, fingerprint string }

// A faultCount says how often articles have which faults, by their paths.
type faultCount map[string]map[faultKey]int

// baselineLists gives the readers of baselines.
func baselineLists() *lists[baselineEntry] {
	return newLists(baselineName, func(e *baselineEntry) string { return e.Path }, func(e *baselineEntry) error {
		if e.Path == "" || e.Rule == "" || e.Fingerprint == "" || e.Count < 1 {
			return errors.New("an entry needs a path, a rule, a fingerprint and a count; mtlint baseline writes it")
		}
		return nil
	})
}

// subtract takes from the faults of an article those that a baseline holds, the
// first ones where there are more of a kind than it has.
func subtract(l *list[baselineEntry], path string, articles []rules.Mended) (aside []report.Aside) {
	if l == nil {
		return nil
	}
	known := map[faultKey]int{}
	for _, i := range l.byPath[l.below(path)] {
		e := &l.entries[i]
		known[faultKey{e.Rule, e.Fingerprint}] += e.Count
	}
	if len(known) == 0 {
		return nil
	}
	for i := range articles {
		m := &articles[i]
		m.Left = slices.DeleteFunc(m.Left, func(f rules.Diagnostic) bool {
			key := faultKey{f.Rule.ID, rules.Fingerprint(m.Document, &f)}
			if known[key] == 0 {
				return false
			}
			known[key]--
			aside = append(aside, report.Aside{Document: m.Document, Diagnostic: f, Known: true, Reason: "in the baseline"})
			return true
		})
	}
	return aside
}

// baselineOptions are the flags of mtlint baseline.
type baselineOptions struct {
	config, file string
	add          bool
}

// baseline gives the command mtlint baseline.
func (p *program) baseline() *cobra.Command {
	c := &cobra.Command{
		Use:   "baseline",
		Short: "Let what was there before pass, so that only new faults fail",
		Long: `A baseline is a file ` + baselineName + ` that holds the faults of articles as
they are today. mtlint lint leaves them out: only what is new counts. A fault is
known again by the text around it, wherever it moves.

Keep the file in the repository. It is meant to shrink: prune takes out what was
mended, and update refuses to put in what is new.`,
		Example: `  mtlint baseline create        once, for all articles in the current folder
  mtlint lint                   fails on new faults alone
  mtlint baseline prune         after some were mended`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var o baselineOptions
	create := &cobra.Command{
		Use:   "create [PATH...]",
		Short: "Write the faults of articles into a new " + baselineName,
		RunE:  func(c *cobra.Command, paths []string) error { return p.baselineCreate(c.Context(), &o, paths) },
	}
	update := &cobra.Command{
		Use:   "update [PATH...]",
		Short: "Make it what articles are today; refuses to grow, unless with --add",
		RunE:  func(c *cobra.Command, paths []string) error { return p.baselineUpdate(c.Context(), &o, paths, true) },
	}
	update.Flags().BoolVar(&o.add, "add", false, "put in also what is new, such as after an upgrade that brought rules")
	prune := &cobra.Command{
		Use:   "prune [PATH...]",
		Short: "Take out faults that were mended and articles that are gone",
		RunE:  func(c *cobra.Command, paths []string) error { return p.baselineUpdate(c.Context(), &o, paths, false) },
	}
	for _, sub := range []*cobra.Command{create, update, prune} {
		sub.Flags().StringVar(&o.config, "config", "", "`file` of the configuration; empty: for each article the nearest "+configName)
		sub.Flags().StringVar(&o.file, "baseline", "", "`file` of the baseline; empty: "+baselineName+", the nearest")
	}
	c.AddCommand(create, update, prune)
	return c
}

// baselineCreate writes a new baseline.
func (p *program) baselineCreate(ctx context.Context, o *baselineOptions, paths []string) error {
	l, err := newBaseline(o.file)
	if err != nil {
		return p.fail(err)
	}
	counts, err := p.countFaults(ctx, o, paths, l)
	if err != nil || p.code != 0 {
		return err // a baseline that lacks an article would fail it later
	}
	if err := saveBaseline(l, counts.entries()); err != nil {
		return p.fail(err)
	}
	fmt.Fprintf(p.stdout, "%s: %s in %s\n", l.path, report.Count(counts.sum(), "fault", "faults"), report.Count(counts.faulty(), "article", "articles"))
	return nil
}

// baselineUpdate makes a baseline what the articles are today. It takes out
// what is gone; what is new, with all set, is put in or refused.
func (p *program) baselineUpdate(ctx context.Context, o *baselineOptions, paths []string, all bool) error {
	l, err := oldBaseline(o.file)
	if err != nil {
		return p.fail(err)
	}
	counts, err := p.countFaults(ctx, o, paths, l)
	if err != nil || p.code != 0 {
		return err
	}
	was, now := faultCount{}, faultCount{}
	for _, e := range l.entries {
		was.add(e.Path, faultKey{e.Rule, e.Fingerprint}, e.Count)
	}
	for path, keys := range was {
		if _, linted := counts[path]; linted {
			continue
		}
		if _, err := os.Stat(filepath.Join(l.folder, filepath.FromSlash(path))); !errors.Is(err, os.ErrNotExist) {
			now[path] = keys
		}
	}
	fresh := faultCount{}
	for path, keys := range counts {
		for key, n := range keys {
			had := min(n, was[path][key])
			now.add(path, key, had)
			fresh.add(path, key, n-had)
		}
	}
	gone, added := was.sum()-now.sum(), 0
	switch {
	case !all || len(fresh) == 0:
	case o.add:
		added = fresh.sum()
		for path, keys := range fresh {
			for key, n := range keys {
				now.add(path, key, n)
			}
		}
	default:
		p.complain(fmt.Errorf("%s: not updated, as it would grow by %s in %s; mend what is new (mtlint lint), or put it in with --add",
			l.path, report.Count(fresh.sum(), "fault", "faults"), named(sortedKeys(fresh))))
		p.code = exitFindings
		return nil
	}
	if err := saveBaseline(l, now.entries()); err != nil {
		return p.fail(err)
	}
	fmt.Fprintf(p.stdout, "%s: %s gone, ", l.path, report.Count(gone, "fault", "faults"))
	if added > 0 {
		fmt.Fprintf(p.stdout, "%s added, ", report.Thousands(added))
	}
	fmt.Fprintf(p.stdout, "%s left\n", report.Thousands(now.sum()))
	return nil
}

// add adds faults of one kind to an article.
func (c faultCount) add(path string, key faultKey, n int) {
	if n == 0 {
		return
	}
	if c[path] == nil {
		c[path] = map[faultKey]int{}
	}
	c[path][key] += n
}

// sum gives the number of all faults.
func (c faultCount) sum() int {
	n := 0
	for _, keys := range c {
		for _, count := range keys {
			n += count
		}
	}
	return n
}

// entries gives the entries of a baseline.
func (c faultCount) entries() (entries []baselineEntry) {
	for path, keys := range c {
		for key, n := range keys {
			entries = append(entries, baselineEntry{path, key.rule, key.fingerprint, n})
		}
	}
	slices.SortFunc(entries, func(a, b baselineEntry) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	return entries
}

// newBaseline gives a baseline that is yet to be written: in a file, or where
// the articles of the current folder find it.
func newBaseline(file string) (*list[baselineEntry], error) {
	if file == "" {
		here, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		folder, err := home(here)
		if err != nil {
			return nil, err
		}
		file = filepath.Join(folder, baselineName)
	}
	folder, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(file); err == nil {
		return nil, fmt.Errorf("%s is there already; mtlint baseline prune takes out what was mended", shown(file))
	}
	return &list[baselineEntry]{path: shown(file), file: file, folder: folder}, nil
}

// oldBaseline reads the baseline in a file, or the nearest of the current folder.
func oldBaseline(file string) (*list[baselineEntry], error) {
	lists := baselineLists()
	if file != "" {
		return lists.load(file)
	}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	l, err := lists.of(here)
	if err == nil && l == nil {
		err = fmt.Errorf("no %s here or above; mtlint baseline create writes one", baselineName)
	}
	return l, err
}

// saveBaseline saves entries, unless they are those that were read.
func saveBaseline(l *list[baselineEntry], entries []baselineEntry) error {
	now, err := encodeList(entries)
	if err != nil || l.source != nil && string(now) == string(l.source) {
		return err
	}
	return l.save(now)
}

// countFaults lints articles and counts their faults, by their path from the
// folder of a baseline on. An article that cannot be read ends in the exit code.
func (p *program) countFaults(ctx context.Context, o *baselineOptions, paths []string, l *list[baselineEntry]) (faultCount, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	setups := newSetups(Settings{}, o.config, false)
	setups.anew = true
	sources, walked := walk(paths, "<stdin>")
	if _, err := setups.give(sources); err != nil {
		return nil, err
	}
	for _, s := range sources {
		if s.stdin {
			return nil, errors.New("standard input has no place in a baseline")
		}
		if below := l.below(s.path); o.file == "" && (below == "" || strings.HasPrefix(below, "../")) {
			return nil, fmt.Errorf("%s does not lie below %s; name another place with --baseline", s.path, l.path)
		}
	}
	counts := faultCount{}
	failed := walked
	linter := &linter{jobs: runtime.GOMAXPROCS(0), keep: keptMost, stdin: p.stdin}
	progress := newProgress(p.stderr, len(sources))
	err := linter.all(ctx, sources, func(o outcome) error {
		return progress.note(false, func() (int, error) {
			if !o.passed {
				failed = errors.Join(failed, o.err)
			}
			return counts.note(l, &o.result), nil
		})
	})
	progress.stop()
	if failed != nil {
		p.complain(failed)
		p.complain(fmt.Errorf("%s: not written, as not all articles could be read", l.path))
		p.code = exitFailure
	}
	return counts, err
}

// note counts the faults of an article, and gives its words.
func (c faultCount) note(l *list[baselineEntry], r *report.Result) (words int) {
	if r.Path == "" {
		return 0
	}
	path := l.below(r.Path)
	c[path] = map[faultKey]int{}
	for i := range r.Articles {
		m := &r.Articles[i]
		words += m.Document.WordCount()
		for j := range m.Left {
			c.add(path, faultKey{m.Left[j].Rule.ID, rules.Fingerprint(m.Document, &m.Left[j])}, 1)
		}
	}
	return words
}

// faulty gives the number of articles that have faults.
func (c faultCount) faulty() int {
	n := 0
	for _, keys := range c {
		if len(keys) > 0 {
			n++
		}
	}
	return n
}

// named gives the first of many names: "a.txt, b.txt, c.txt and 12 more".
func named(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
