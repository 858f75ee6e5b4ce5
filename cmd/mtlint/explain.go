package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

// proseWidth is the width of explanations, in columns.
const proseWidth = 80

// explain gives the command mtlint explain.
func (p *program) explain() *cobra.Command {
	var config string
	c := &cobra.Command{
		Use:     "explain ID...",
		Short:   "Say what a rule is about: the fault, why it matters, examples",
		Example: "  mtlint explain speech/dash-attribution\n  mtlint explain quotes",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, ids []string) error {
			return p.runExplain(ids, config)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			for _, f := range likelyFamilies() {
				ids = append(ids, f.Name+"\t"+f.Summary)
				for _, r := range f.Rules() {
					ids = append(ids, r.ID+"\t"+r.Summary)
				}
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
	}
	configFlag(c, &config)
	return c
}

// configFlag adds the flag that names a configuration, for its own rules.
func configFlag(c *cobra.Command, file *string) {
	c.Flags().StringVar(file, "config", "", "`file` of the configuration, for the rules of its packs; empty: the nearest "+configName)
}

// familiesHere gives the families of rules for an article in the current
// folder, by a configuration file or, where it is empty, the nearest, and that
// for which the engine speaks.
func familiesHere(file string) ([]*rules.Family, error) {
	_, config, err := newSetups(Settings{}, file, false).settings("article.txt")
	return append(config.families(), rules.Ignores), err
}

// likelyFamilies does so for a shell that completes names: a configuration with
// a mistake does not matter there.
func likelyFamilies() []*rules.Family {
	families, err := familiesHere("")
	if err != nil {
		return append(all.Families(), rules.Ignores)
	}
	return families
}

// runExplain explains rules and families. It is an error to name one that does
// not exist; then nothing is explained.
func (p *program) runExplain(ids []string, config string) error {
	families, err := familiesHere(config)
	if err != nil {
		return err
	}
	if _, err := rules.NewEngine(families, rules.Config{Select: ids}); err != nil {
		return err
	}
	out := bufio.NewWriter(p.stdout)
	for i, id := range ids {
		if i > 0 {
			fmt.Fprintln(out)
		}
		for _, f := range families {
			if f.Name == id {
				explainFamily(out, f)
			}
			for _, r := range f.Rules() {
				if r.ID == id {
					explainRule(out, r)
				}
			}
		}
	}
	return out.Flush()
}

// explainFamily writes what a family is about, and its rules.
func explainFamily(w io.Writer, f *rules.Family) {
	fmt.Fprintf(w, "%s: %s\n\n", f.Name, f.Summary)
	width := 0
	for _, r := range f.Rules() {
		width = max(width, len(r.ID))
	}
	for _, r := range f.Rules() {
		fmt.Fprintf(w, "  %-*s  %s\n", width, r.ID, r.Summary)
	}
}

// explainRule writes all that is known of a rule.
func explainRule(w io.Writer, r *rules.Rule) {
	fmt.Fprintf(w, "%s: %s\n\n", r.ID, r.Summary)
	for paragraph := range strings.SplitSeq(strings.TrimSpace(r.Why), "\n\n") {
		if paragraph == "" {
			continue // a rule of a newsroom need not say why
		}
		wrap(w, paragraph)
		fmt.Fprintln(w)
	}
	for _, e := range r.Examples {
		switch {
		case e.Bad == "":
			example(w, "Right", e.Good, e.Target)
		case e.Good == "":
			example(w, "Wrong", e.Bad, e.Target)
		default:
			example(w, "Wrong", e.Bad, e.Target)
			example(w, "Mended", e.Good, e.Target)
		}
	}
	fmt.Fprintf(w, "Severity: %s\nFix:      %s\n", r.Severity, fixGrade(r.Fix))
	if r.Maps != "" {
		fmt.Fprintf(w, "MQM:      %s\nSince:    %s\n", r.Maps, r.Since)
	}
	if r.Off {
		fmt.Fprintf(w, "Default:  off; run it with --select %s\n", r.ID)
	}
}

// example writes the text of an example under its heading.
func example(w io.Writer, heading, text, target string) {
	if target != "" {
		heading += " (" + target + ")"
	}
	fmt.Fprintf(w, "%s:\n", heading)
	for line := range strings.Lines(text) {
		fmt.Fprintf(w, "    %s\n", strings.TrimRight(line, "\n"))
	}
	fmt.Fprintln(w)
}

// fixGrade says what a grade of fix means.
func fixGrade(a rules.Applicability) string {
	switch a {
	case rules.Safe:
		return "safe, applied by --fix"
	case rules.Unsafe:
		return "unsafe, applied by --fix --unsafe-fixes"
	case rules.Manual:
		return "manual, shown but never applied"
	default:
		return "none"
	}
}

// wrap writes a paragraph in lines of proseWidth columns.
func wrap(w io.Writer, paragraph string) {
	column := 0
	for word := range strings.FieldsSeq(paragraph) {
		width := displaywidth.String(word)
		switch {
		case column == 0:
		case column+1+width > proseWidth:
			fmt.Fprintln(w)
			column = 0
		default:
			fmt.Fprint(w, " ")
			column++
		}
		fmt.Fprint(w, word)
		column += width
	}
	fmt.Fprintln(w)
}
