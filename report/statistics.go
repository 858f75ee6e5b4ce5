package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Statistics counts the diagnostics of each rule, and shows the most frequent
// first in place of the diagnostics themselves.
type Statistics struct {
	text   *Text
	format string
	counts map[*rules.Rule]*ruleCount
}

// ruleCount is how often a rule found something.
type ruleCount struct {
	Rule     string `json:"rule"`
	Count    int    `json:"count"`
	Fixable  int    `json:"fixable_safely"`
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
	severity rules.Severity
}

// NewStatistics gives a Writer of counts, in the format text, json or jsonl.
func NewStatistics(w io.Writer, format string, o TextOptions) *Statistics {
	return &Statistics{NewText(w, o), format, map[*rules.Rule]*ruleCount{}}
}

// Write counts the diagnostics of one file.
func (s *Statistics) Write(r Result) error {
	s.text.totals.Add(&r)
	for i := range r.Articles {
		m := &r.Articles[i]
		for j := range m.Left {
			s.count(m.Document, &m.Left[j])
		}
	}
	return nil
}

// count counts a diagnostic.
func (s *Statistics) count(article *rules.Document, d *rules.Diagnostic) {
	c := s.counts[d.Rule]
	if c == nil {
		c = &ruleCount{Rule: d.Rule.ID, Summary: d.Rule.Summary, Severity: d.Rule.Severity.String(), severity: d.Rule.Severity}
		s.counts[d.Rule] = c
	}
	c.Count++
	if grade(article, d.Fix) == rules.Safe {
		c.Fixable++
	}
}

// Close writes the counts.
func (s *Statistics) Close() error {
	counts := make([]*ruleCount, 0, len(s.counts))
	for _, c := range s.counts {
		counts = append(counts, c)
	}
	slices.SortFunc(counts, func(a, b *ruleCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule))
	})
	switch s.format {
	case "json":
		e := newEncoder(s.text.out)
		e.SetIndent("", "  ")
		if err := e.Encode(counts); err != nil {
			return err
		}
		return s.text.out.Flush()
	case "jsonl":
		e := newEncoder(s.text.out)
		for _, c := range counts {
			if err := e.Encode(c); err != nil {
				return err
			}
		}
		return s.text.out.Flush()
	}
	s.table(counts)
	return s.text.Close()
}

// table writes the counts for people.
func (s *Statistics) table(counts []*ruleCount) {
	if len(counts) == 0 {
		return
	}
	digits, id := len(Thousands(counts[0].Count)), 0
	for _, c := range counts {
		id = max(id, len(c.Rule))
	}
	style := s.text.styles
	for _, c := range counts {
		fixable := ""
		if c.Fixable > 0 {
			fixable = fmt.Sprintf(" (%s fixable)", Thousands(c.Fixable))
		}
		fmt.Fprintf(s.text.out, "%*s  %s%s  %s%s  %s%s\n",
			digits, Thousands(c.Count),
			style.severity(c.severity)(c.Severity), strings.Repeat(" ", len("warning")-len(c.Severity)),
			c.Rule, strings.Repeat(" ", id-len(c.Rule)),
			c.Summary, style.fresh(fixable))
	}
	fmt.Fprintln(s.text.out)
}
