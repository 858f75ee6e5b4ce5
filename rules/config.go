package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules/lang"
)

// Config says what an Engine checks and by which conventions. The zero Config
// runs every rule that is on by default.
type Config struct {
	Select []string   // IDs or families to run; empty: all that are on by default
	Ignore []string   // IDs or families not to run; stronger than Select
	From   []lang.Tag // languages that articles may have been translated from; empty: unknown
	Target lang.Tag   // language of the articles; empty: told from the text, lang.Default where that is not sure

	Severity map[string]Severity      // of rules or families by name, instead of what the rules say
	Fixes    map[string]Applicability // of rules or families by name: Safe also for what is unsafe, or Unsafe or Manual at most

	Phrases *Matcher // the phrases to find; nil: those of all packs

	Own     []lang.Phrase // phrases beside those of the packs, for rules that have none there
	Outlets []string      // names of papers, stations and sites that articles come from
	Gates   []Gate        // what the patterns of rules cannot match without
}

// own gives the phrases that c adds to those of the packs.
func (c Config) own() []lang.Phrase {
	all := slices.Clone(c.Own)
	for _, name := range c.Outlets {
		all = append(all, lang.Phrase{Rule: OutletPhrases, Text: name})
	}
	return all
}

// pick gives the rules that c asks for, in the order of families.
// It is an error to name a rule or family that does not exist.
func (c Config) pick(families []*Family) ([]*Rule, error) {
	families = withIgnores(families)
	known := map[string]bool{}
	for _, f := range families {
		known[f.Name] = true
		for _, r := range f.Rules() {
			known[r.ID] = true
		}
	}
	for _, name := range c.names() {
		if !known[name] {
			return nil, unknownRule(name, known)
		}
	}
	var picked []*Rule
	for _, f := range families {
		for _, r := range f.Rules() {
			on := !r.Off && (len(c.Select) == 0 || slices.Contains(c.Select, f.Name)) || slices.Contains(c.Select, r.ID)
			if on && !slices.Contains(c.Ignore, f.Name) && !slices.Contains(c.Ignore, r.ID) {
				picked = append(picked, r)
			}
		}
	}
	return picked, nil
}

// withIgnores gives families, and that of what is wrong with ignores.
func withIgnores(families []*Family) []*Family {
	return append(slices.Clip(families), Ignores)
}

// names gives all names of rules and families that c holds.
func (c Config) names() []string {
	names := slices.Concat(c.Select, c.Ignore)
	names = slices.AppendSeq(names, maps.Keys(c.Severity))
	names = slices.AppendSeq(names, maps.Keys(c.Fixes))
	slices.Sort(names)
	return names
}

// An UnknownRuleError names a rule or family that does not exist.
type UnknownRuleError struct {
	Name string // what was asked for
	Best string // what was probably meant; empty: nothing comes near
}

// Error says what was probably meant.
func (e *UnknownRuleError) Error() string {
	if e.Best != "" {
		return fmt.Sprintf("no rule or family %q; did you mean %q?", e.Name, e.Best)
	}
	return fmt.Sprintf("no rule or family %q; mtlint rules lists them", e.Name)
}

// CheckNames gives an UnknownRuleError when one of names is no rule or family.
func CheckNames(families []*Family, names ...string) error {
	_, err := Config{Ignore: names}.pick(families)
	return err
}

// An amendment is what a Config says of the diagnostics of a rule.
type amendment struct {
	severity Severity      // 0: as reported
	fix      Applicability // NoFix: as reported
}

// amendments gives what c says of rules, of a rule rather than of its family.
func (c Config) amendments(picked []*Rule) map[*Rule]amendment {
	if len(c.Severity) == 0 && len(c.Fixes) == 0 {
		return nil
	}
	all := map[*Rule]amendment{}
	for _, r := range picked {
		a := amendment{c.Severity[r.Family()], c.Fixes[r.Family()]}
		if s, ok := c.Severity[r.ID]; ok {
			a.severity = s
		}
		if f, ok := c.Fixes[r.ID]; ok {
			a.fix = f
		}
		if a != (amendment{}) {
			all[r] = a
		}
	}
	return all
}

// amend gives diagnostics the severities and grades of the Config. They are
// settled by then: what is one cause is no question of taste. A manual fix
// stays manual, for it is not meant to be made as it stands.
func (e *Engine) amend(found []Diagnostic) {
	if e.amendments == nil {
		return
	}
	for i := range found {
		d := &found[i]
		a := e.amendments[d.Rule]
		if a.severity != 0 {
			d.Severity = a.severity
		}
		if g := grade(d); g > Manual && a.fix != NoFix && a.fix != g {
			fix := *d.Fix
			fix.Applicability = a.fix
			d.Fix = &fix
		}
	}
}

// unknownRule gives the error of a name that is not known.
func unknownRule(name string, known map[string]bool) error {
	return &UnknownRuleError{name, nearestRule(name, known)}
}

// nearestRule gives the rule or family that was probably meant: one of a
// similar name, or one that lacks its family; empty when there is none.
func nearestRule(name string, known map[string]bool) string {
	names := slices.Sorted(maps.Keys(known))
	best := Nearest(name, names)
	for _, k := range names {
		if best == "" && strings.HasSuffix(k, "/"+name) {
			best = k
		}
	}
	return best
}

// Nearest gives the word of a list that was probably meant by another: the
// first of those that differ least, in three letters and in half of the word at
// most; empty when there is none.
func Nearest(word string, list []string) string {
	best, least := "", min(4, 1+len(word)/2)
	for _, k := range list {
		if d := distance(word, k, least); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two short names, or most+1 when it is larger than most.
func distance(a, b string, most int) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return min(row[len(b)], most+1)
}
