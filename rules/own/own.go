// Package own makes rules of what a newsroom writes down: phrases, what is to
// stand instead of them, and regular expressions. It gets plain values and
// knows of no file.
package own

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// A Definition is a rule as a newsroom writes it. It has Phrases, Replace or a
// Pattern, and no two of them.
type Definition struct {
	ID       string              // "own/fault", or with a family name of the newsroom's
	Message  string              // {found} stands for the words found, {instead} for what is to stand there
	Why      string              // may be empty
	Severity rules.Severity      // 0: Warning
	Fix      rules.Applicability // 0: Unsafe, where there is something to stand instead
	Phrases  []string            // in the signs of a pack of package lang
	Replace  map[string]string   // phrases, and what is to stand instead
	Pattern  string              // in the syntax of package regexp; it may not match across blocks
	With     *string             // what is to stand instead of Pattern, with $1 for its first group; nil: nothing known
	Examples []rules.Example
}

// A Set is what definitions come to: rules, and what an Engine needs to run them.
type Set struct {
	Families []*rules.Family
	Phrases  []lang.Phrase // for Config.Own
	Gates    []rules.Gate  // for Config.Gates
}

// An Error is a mistake in a definition.
type Error struct {
	Index int    // of the definition
	Field string // that holds the mistake, in lower case: "id", "phrases"; empty: the whole definition
	Item  any    // in the field: an index of a list or a key of a map; nil: the whole field
	Err   error
}

// Error says what is wrong, and not where.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap gives what is wrong.
func (e *Error) Unwrap() error { return e.Err }

// Form is the form of an ID, as a regular expression.
const Form = `^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$`

var form = regexp.MustCompile(Form)

// Make makes rules of definitions. None may have the name of a family of
// others. Its errors are of type *Error.
func Make(definitions []Definition, others []*rules.Family) (Set, error) {
	taken := map[string]bool{}
	for _, f := range others {
		taken[f.Name] = true
	}
	var set Set
	families, known := map[string]*rules.Family{}, map[string]bool{}
	for i := range definitions {
		d := &definitions[i]
		family, fault, _ := strings.Cut(d.ID, "/")
		switch {
		case !form.MatchString(d.ID):
			return set, &Error{i, "id", nil, fmt.Errorf("%q must be a family and a fault in lower case, such as own/wrong-river", d.ID)}
		case taken[family]:
			return set, &Error{i, "id", nil, fmt.Errorf("the family %q is one of mtlint's; own/%s would do", family, fault)}
		case known[d.ID]:
			return set, &Error{i, "id", nil, fmt.Errorf("a second rule %q", d.ID)}
		}
		known[d.ID] = true
		if err := d.check(); err != nil {
			err.Index = i
			return set, err
		}
		r, err := d.rule(&set)
		if err != nil {
			err.Index = i
			return set, err
		}
		if families[family] == nil {
			families[family] = rules.NewFamily(family, "Rules of the newsroom")
			set.Families = append(set.Families, families[family])
		}
		r.ID = fault
		families[family].Add(r)
	}
	return set, nil
}

// check finds what is missing or too much.
func (d *Definition) check() *Error {
	kinds := 0
	for _, has := range []bool{len(d.Phrases) > 0, len(d.Replace) > 0, d.Pattern != ""} {
		if has {
			kinds++
		}
	}
	mends := len(d.Replace) > 0 || d.With != nil
	switch {
	case strings.TrimSpace(d.Message) == "":
		return &Error{Err: errors.New("a rule without a message: say what is wrong, in the words of the newsroom")}
	case kinds != 1:
		return &Error{Err: errors.New("a rule has phrases, replace or a pattern: one of them")}
	case d.With != nil && d.Pattern == "":
		return &Error{Field: "with", Err: errors.New("only a pattern goes with this; phrases have replace")}
	case d.Fix != rules.NoFix && !mends:
		return &Error{Field: "fix", Err: errors.New("there is no fix: nothing is said to stand instead")}
	case !mends && strings.Contains(d.Message, "{instead}"):
		return &Error{Field: "message", Err: errors.New("{instead} stands for nothing: no replacement is known")}
	}
	return d.checkExamples(mends)
}

// checkExamples holds the examples to what the rule can do.
func (d *Definition) checkExamples(mends bool) *Error {
	bad := slices.ContainsFunc(d.Examples, func(e rules.Example) bool { return e.Bad != "" })
	good := slices.ContainsFunc(d.Examples, func(e rules.Example) bool { return e.Good != "" })
	if !bad || !good {
		return &Error{Field: "examples", Err: errors.New("a rule needs examples: one that is bad, and one that is good, at least")}
	}
	for i, e := range d.Examples {
		switch made := mends && d.Fix != rules.Manual; {
		case e.Bad == "" && e.Good == "":
			return &Error{Field: "examples", Item: i, Err: errors.New("the example is empty: give it bad, good or both")}
		case e.Bad != "" && e.Good == "" && made:
			return &Error{Field: "examples", Item: i, Err: errors.New("good is missing: what the fix makes of bad")}
		case e.Bad != "" && e.Good != "" && !made:
			return &Error{Field: "examples", Item: i, Err: errors.New("nothing is mended here: give bad and good as examples of their own")}
		}
	}
	return nil
}

// rule makes the rule, and adds what it needs to set.
func (d *Definition) rule(set *Set) (rules.Rule, *Error) {
	r := rules.Rule{
		Summary: d.summary(), Why: d.Why, Examples: d.Examples,
		Severity: d.Severity, Fix: d.Fix,
	}
	if r.Severity == 0 {
		r.Severity = rules.Warning
	}
	if d.With == nil && len(d.Replace) == 0 {
		r.Fix = rules.NoFix
	} else if r.Fix == rules.NoFix {
		r.Fix = rules.Unsafe
	}
	if d.Pattern != "" {
		return r, d.pattern(&r, set)
	}
	return r, d.phrases(&r, set)
}

// summary gives the message for a list: of no particular place.
func (d *Definition) summary() string {
	message := strings.TrimSuffix(strings.TrimSpace(d.Message), ".")
	general := strings.NewReplacer("{found}", "…", "{instead}", "…").Replace(message)
	if without := strings.TrimLeft(general, "“…”\"': "); without != "" {
		general = without // “…: write tonnes” says no more than “Write tonnes”
	}
	return rules.Capital(general)
}

// diagnostic gives what is said of a place, and the fix: none without instead.
func diagnostic(message string, grade rules.Applicability, found string, s rules.Span, instead *string) rules.Diagnostic {
	better := ""
	if instead != nil {
		better = *instead
	}
	d := rules.Diagnostic{Span: s, Message: strings.NewReplacer("{found}", brief(found), "{instead}", better).Replace(message)}
	switch {
	case instead == nil:
	case better == "":
		d.Fix = rules.Replace(grade, "Remove it", s, "")
	default:
		d.Fix = rules.Replace(grade, "Write “"+better+"”", s, better)
	}
	return d
}

// brief gives the words found as a message can hold them.
func brief(found string) string {
	const most = 60
	words := []rune(strings.Join(strings.Fields(found), " "))
	if len(words) > most {
		return string(words[:most]) + "…"
	}
	return string(words)
}
