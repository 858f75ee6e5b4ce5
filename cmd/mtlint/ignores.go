package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
)

// ignoresName is the name of the files that say which faults must not count,
// of articles in formats without comments above all.
const ignoresName = ".mtlint-ignores.jsonl"

// An ignoreEntry is one fault that must not count.
type ignoreEntry struct {
	Path        string `json:"path"` // of the article, from the folder of the file on
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"` // rules.Fingerprint
	Text        string `json:"text"`        // what stands there, for people
	Reason      string `json:"reason"`
}

// ignoreLists gives the readers of files of ignores.
func ignoreLists() *lists[ignoreEntry] {
	return newLists(ignoresName, func(e *ignoreEntry) string { return e.Path }, func(e *ignoreEntry) error {
		switch {
		case e.Path == "" || e.Rule == "" || e.Fingerprint == "":
			return errors.New("an ignore needs a path, a rule and a fingerprint; mtlint ignore writes it")
		case strings.TrimSpace(e.Reason) == "":
			return errors.New("an ignore without a reason")
		}
		return nil
	})
}

// ignoresFor gives what a list says of an article, and the places in the list.
func ignoresFor(l *list[ignoreEntry], path string) (ignores []rules.Ignore, places []int) {
	if l == nil {
		return nil, nil
	}
	places = l.byPath[l.below(path)]
	for _, i := range places {
		e := &l.entries[i]
		ignores = append(ignores, rules.Ignore{Rule: e.Rule, Fingerprint: e.Fingerprint, Reason: e.Reason})
	}
	return ignores, places
}

// usage tells of the lists of ignores what a run has seen of them.
type usage map[*list[ignoreEntry]]*used

// used tells it of one list.
type used struct {
	setup  *setup            // of an article beside it
	linted map[string]*setup // articles that were linted
	walked []string          // folders of which all articles were, from that of the list on
	needed map[int]bool      // entries that hid something
}

// note takes in what came of an article in a run over paths.
func (u usage) note(s *source, needed []int, paths []string) {
	if s.ignores == nil || s.stdin {
		return
	}
	if u[s.ignores] == nil {
		u[s.ignores] = &used{s.setup, map[string]*setup{}, nil, map[int]bool{}}
		for _, path := range paths {
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				u[s.ignores].walked = append(u[s.ignores].walked, s.ignores.below(path))
			}
		}
	}
	u[s.ignores].linted[s.ignores.below(s.path)] = s.setup
	for _, i := range needed {
		u[s.ignores].needed[i] = true
	}
}

// results gives what is wrong with the lists: entries that hide nothing, or
// whose rule does not exist. Fixes of at least a grade take them out; with
// mend, of the files themselves.
func (u usage) results(least rules.Applicability, mend bool) ([]report.Result, error) {
	var results []report.Result
	for l, seen := range u {
		result, err := seen.result(l, least, mend)
		if err != nil {
			return nil, err
		}
		if result != nil {
			results = append(results, *result)
		}
	}
	slices.SortFunc(results, func(a, b report.Result) int { return strings.Compare(a.Path, b.Path) })
	return results, nil
}

// result gives what is wrong with one list; nil when nothing is.
func (u *used) result(l *list[ignoreEntry], least rules.Applicability, mend bool) (*report.Result, error) {
	text := string(l.source)
	var found []rules.Diagnostic
	at := 0
	for i := range l.entries {
		line, _, _ := strings.Cut(text[at:], "\n")
		end := at + len(line)
		next := min(end+1, len(text))
		if f := u.wrong(l, i); f != nil {
			f.Span = rules.Span{Start: at, End: end}
			f.Fix = rules.Replace(rules.Safe, "Take out the ignore", rules.Span{Start: at, End: next}, "")
			found = append(found, *f)
		}
		at = next
	}
	if found = u.setup.engine.Amend(found); len(found) == 0 {
		return nil, nil
	}
	m := rules.Mended{Left: found, NoArticle: true}
	r := &report.Result{Path: l.path, Before: text, Source: text}
	if least != rules.NoFix {
		r.Source, m.Applied, m.Left = takeOut(text, found, least)
		if mend && r.Source != text {
			if err := l.save([]byte(r.Source)); err != nil {
				return nil, err
			}
		}
	}
	m.Document = &rules.Document{Path: l.path, Source: r.Source, Text: r.Source}
	r.Articles = []rules.Mended{m}
	return r, nil
}

// takeOut takes from a list the lines of what is wrong with it, as far as fixes
// of at least a grade may. What is left stands where it stands afterwards.
func takeOut(text string, found []rules.Diagnostic, least rules.Applicability) (now string, applied, left []rules.Diagnostic) {
	var out strings.Builder
	at := 0
	for _, f := range found {
		line := f.Fix.Edits[0].Span
		if f.Fix.Applicability < least {
			gone := at - out.Len()
			f.Span.Start, f.Span.End = f.Span.Start-gone, f.Span.End-gone
			f.Fix = rules.Replace(f.Fix.Applicability, f.Fix.Title, rules.Span{Start: line.Start - gone, End: line.End - gone}, "")
			left = append(left, f)
			continue
		}
		out.WriteString(text[at:line.Start])
		at = line.End
		applied = append(applied, f)
	}
	out.WriteString(text[at:])
	return out.String(), applied, left
}

// wrong gives what is wrong with an entry; nil when it is needed, or when
// nobody can tell as its article was not linted or its rule did not run.
func (u *used) wrong(l *list[ignoreEntry], i int) *rules.Diagnostic {
	e := &l.entries[i]
	idle := &rules.Diagnostic{Rule: rules.IgnoreIdle, Severity: rules.IgnoreIdle.Severity}
	setup, linted := u.linted[e.Path]
	switch {
	case !linted && !within(e.Path, u.walked):
		return nil
	case linted && !setup.engine.Knows(e.Rule) || !linted && rules.CheckNames(all.Families(), e.Rule) != nil:
		return &rules.Diagnostic{Rule: rules.IgnoreUnknown, Severity: rules.IgnoreUnknown.Severity, Message: "Ignore of a rule that does not exist: " + e.Rule}
	case linted && !u.needed[i] && setup.engine.Runs(e.Rule):
		idle.Message = fmt.Sprintf("Ignore that hides nothing: %s has no such %s", e.Path, e.Rule)
		return idle
	case !linted:
		if _, err := os.Stat(filepath.Join(l.folder, filepath.FromSlash(e.Path))); errors.Is(err, os.ErrNotExist) {
			idle.Message = "Ignore that hides nothing: there is no " + e.Path
			return idle
		}
	}
	return nil
}

// ignore gives the command mtlint ignore.
func (p *program) ignore() *cobra.Command {
	var rule, reason, config string
	c := &cobra.Command{
		Use:   "ignore PATH:LINE --rule RULE --reason TEXT",
		Short: "Say that a fault must not count, and why",
		Long: `Ignore writes into ` + ignoresName + ` that a fault of a rule in a line of an
article must not count. The fault is known again by the text around it, wherever
it moves. When it is gone, mtlint lint says that the ignore is idle.

In HTML, Markdown and XML a comment in the article does the same:

  <!-- mtlint:ignore quotes/unpaired: a poem -->     its line or, alone in a line, the paragraph below
  <!-- mtlint:ignore-next-line quotes: a poem -->    the line below
  <!-- mtlint:ignore-start quotes, dash: a poem -->  all up to
  <!-- mtlint:ignore-end -->
  <!-- mtlint:ignore-file headline: a column -->     the whole file`,
		Example: "  mtlint ignore wire.txt:12 --rule quotes/unpaired --reason 'the poem closes in the next part'",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return p.runIgnore(args[0], rule, reason, config) },
	}
	c.Flags().StringVar(&rule, "rule", "", "`rule` whose fault must not count")
	c.Flags().StringVar(&reason, "reason", "", "why, in `words` for the next editor")
	c.Flags().StringVar(&config, "config", "", "`file` of the configuration; empty: the nearest "+configName)
	for _, name := range []string{"rule", "reason"} {
		if err := c.MarkFlagRequired(name); err != nil {
			panic(err) // the flag does not exist: a mistake in this program
		}
	}
	if err := c.RegisterFlagCompletionFunc("rule", completeRuleList); err != nil {
		panic(err)
	}
	complete(c, "reason", nil)
	return c
}

// runIgnore writes an ignore for each fault of a rule in a line of an article.
func (p *program) runIgnore(place, rule, reason, config string) error {
	colon := strings.LastIndexByte(place, ':')
	line, err := strconv.Atoi(place[colon+1:])
	if colon < 0 || err != nil || line < 1 {
		return fmt.Errorf("%q: must be of the form PATH:LINE", place)
	}
	if strings.TrimSpace(reason) == "" {
		return errors.New("--reason: an ignore needs a reason")
	}
	s := source{path: place[:colon]}
	if err = newSetups(Settings{}, config, false).equip(&s); err != nil {
		return err
	}
	if !s.setup.engine.Knows(rule) {
		return fmt.Errorf("--rule: %w", rules.CheckNames(all.Families(), rule))
	}
	found, others, err := faultsIn(&s, rule, line)
	switch {
	case err != nil:
		return p.fail(err)
	case len(found) == 0 && len(others) > 0:
		return fmt.Errorf("%s: no %s that counts in this line, but %s", place, rule, strings.Join(others, ", "))
	case len(found) == 0:
		return fmt.Errorf("%s: nothing that counts in this line", place)
	}
	to, err := addIgnores(&s, found, strings.Join(strings.Fields(reason), " "))
	if err != nil {
		return p.fail(err)
	}
	fmt.Fprintf(p.stdout, "%s: %s does not count any more (%s)\n", place, rule, to)
	return nil
}

// faultsIn gives the faults of a rule in a line of an article, as entries that
// lack their path and reason, and the other rules that have faults there.
func faultsIn(s *source, rule string, line int) (found []ignoreEntry, others []string, err error) {
	data, err := os.ReadFile(s.path)
	if err != nil {
		return nil, nil, unwrapped(s.path, err)
	}
	file, err := article.Read(s.path, data, s.setup.input)
	if err != nil {
		return nil, nil, err
	}
	lines := rules.NewLines(file.Source)
	if line > lines.Count() {
		return nil, nil, fmt.Errorf("%s: there is no line %d", s.path, line)
	}
	s.beside(file.Documents)
	for _, m := range s.setup.engine.LintAll(file.Documents) {
		for i := range m.Left {
			f := &m.Left[i]
			switch first, last := linesOf(lines, m.Document, f.Span); {
			case first > line || last < line:
			case f.Rule.ID != rule:
				others = append(others, f.Rule.ID)
			default:
				found = append(found, ignoreEntry{Rule: rule, Fingerprint: rules.Fingerprint(m.Document, f), Text: around(m.Document, f.Span)})
			}
		}
	}
	slices.Sort(others)
	return found, slices.Compact(others), nil
}

// linesOf gives the first and the last line of the file that a span of an article stands in.
func linesOf(lines *rules.Lines, d *rules.Document, s rules.Span) (first, last int) {
	at, _ := d.Origin(s)
	return lines.Position(at.Start).Line, lines.Position(max(at.Start, at.End-1)).Line
}

// around gives a fault with what stands beside it in its block, for people.
func around(d *rules.Document, s rules.Span) string {
	const beside, most = 30, 80 // code points
	before, after := "", ""
	if b := d.BlockAt(s.Start); b < len(d.Blocks) && d.Blocks[b].Contains(s) {
		before, after = d.Text[d.Blocks[b].Start:s.Start], d.Text[s.End:d.Blocks[b].End]
	}
	if text := []rune(before); len(text) > beside {
		_, before, _ = strings.Cut(string(text[len(text)-beside:]), " ")
		before = "…" + before
	}
	inside := []rune(s.In(d.Text))
	if len(inside) > most {
		inside = append(inside[:most], '…')
	}
	if text := []rune(after); len(text) > beside {
		after = string(text[:beside])
		after = after[:strings.LastIndexByte(after, ' ')+1] + "…"
	}
	return strings.Join(strings.Fields(before+string(inside)+after), " ")
}

// addIgnores writes entries into the nearest list for an article, or a new one.
func addIgnores(s *source, found []ignoreEntry, reason string) (to string, err error) {
	l := s.ignores
	if l == nil {
		if l, err = newIgnores(s.path); err != nil {
			return "", err
		}
	}
	entries := slices.Clone(l.entries)
	for _, e := range found {
		e.Path, e.Reason = l.below(s.path), reason
		if !slices.ContainsFunc(entries, func(o ignoreEntry) bool {
			return o.Path == e.Path && o.Rule == e.Rule && o.Fingerprint == e.Fingerprint
		}) {
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b ignoreEntry) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	now, err := encodeList(entries)
	if err == nil && !bytes.Equal(now, l.source) {
		err = l.save(now)
	}
	return l.path, err
}

// newIgnores gives a list for an article that has none.
func newIgnores(path string) (*list[ignoreEntry], error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, unwrapped(path, err)
	}
	folder, err := home(filepath.Dir(absolute))
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, ignoresName)
	return &list[ignoreEntry]{path: shown(file), file: file, folder: folder}, nil
}
