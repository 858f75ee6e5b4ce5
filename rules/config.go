package rules

import (
	"fmt"
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

	Phrases *Matcher // the phrases to find; nil: those of all packs
}

// pick gives the rules that c asks for, in the order of families.
// It is an error to name a rule or family that does not exist.
func (c Config) pick(families []*Family) ([]*Rule, error) {
	known := map[string]bool{}
	for _, f := range families {
		known[f.Name] = true
		for _, r := range f.Rules() {
			known[r.ID] = true
		}
	}
	for _, name := range append(append([]string{}, c.Select...), c.Ignore...) {
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

// unknownRule names the rule that was probably meant.
func unknownRule(name string, known map[string]bool) error {
	best, least := "", 4
	for k := range known {
		if d := distance(name, k, least); d < least || d == least && k < best {
			best, least = k, d
		}
	}
	if best == "" {
		for k := range known {
			if strings.HasSuffix(k, "/"+name) && (best == "" || k < best) {
				best = k
			}
		}
	}
	if best != "" {
		return fmt.Errorf("no rule or family %q; did you mean %q?", name, best)
	}
	return fmt.Errorf("no rule or family %q; mtlint rules lists them", name)
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
