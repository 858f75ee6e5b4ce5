package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/rules"
)

// ruleJSON is a rule as JSON shows it.
type ruleJSON struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Fix      string `json:"fix"`
	Summary  string `json:"summary"`
	Why      string `json:"why"`
	MQM      string `json:"mqm"`
	Since    string `json:"since"`
	Default  bool   `json:"default"` // whether it runs without being selected
}

// rules gives the command mtlint rules.
func (p *program) rules() *cobra.Command {
	var config string
	format := newChoice("text", "text", "json")
	c := &cobra.Command{
		Use:               "rules",
		Short:             "List the rules, those of the newsroom's packs too",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			families, err := familiesHere(config)
			if err != nil {
				return err
			}
			if format.value == "json" {
				return p.rulesAsJSON(families)
			}
			return p.rulesAsTable(families)
		},
	}
	format.flag(c, "format", "form of the list")
	configFlag(c, &config)
	return c
}

func (p *program) rulesAsJSON(families []*rules.Family) error {
	list := []ruleJSON{}
	for _, f := range families {
		for _, r := range f.Rules() {
			list = append(list, ruleJSON{r.ID, r.Severity.String(), r.Fix.String(), r.Summary, r.Why, r.Maps, r.Since, !r.Off})
		}
	}
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

func (p *program) rulesAsTable(families []*rules.Family) error {
	width := len("ID")
	for _, f := range families {
		for _, r := range f.Rules() {
			width = max(width, len(r.ID))
		}
	}
	out := bufio.NewWriter(p.stdout)
	row := func(id, severity, fix, summary string) {
		fmt.Fprintf(out, "%-*s  %-8s  %-6s  %s\n", width, id, severity, fix, summary)
	}
	row("ID", "SEVERITY", "FIX", "SUMMARY")
	for _, f := range families {
		for _, r := range f.Rules() {
			summary := r.Summary
			if r.Off {
				summary += " (off unless selected)"
			}
			row(r.ID, r.Severity.String(), r.Fix.String(), summary)
		}
	}
	return out.Flush()
}
