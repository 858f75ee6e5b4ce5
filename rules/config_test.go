package rules_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

// families gives two families: marks/comma, marks/stop (off) and words/long.
func families() []*rules.Family {
	nothing := func(*rules.Pass) {}
	marks, words := rules.NewFamily("marks", "Marks"), rules.NewFamily("words", "Words")
	marks.Add(rules.Rule{ID: "stop", Off: true, Check: nothing})
	marks.Add(rules.Rule{ID: "comma", Check: nothing})
	words.Add(rules.Rule{ID: "long", Check: nothing})
	return []*rules.Family{words, marks}
}

func TestConfigPicksRules(t *testing.T) {
	type list = []string
	for _, test := range []struct {
		name           string
		choose, ignore list
		want           string
	}{
		{"default", nil, nil, "words/long marks/comma"},
		{"a family", list{"marks"}, nil, "marks/comma"},
		{"a rule", list{"words/long"}, nil, "words/long"},
		{"a rule that is off", list{"marks/stop"}, nil, "marks/stop"},
		{"in the order of families", list{"marks", "words"}, nil, "words/long marks/comma"},
		{"all but a family", nil, list{"words"}, "marks/comma"},
		{"ignore is stronger", list{"words", "marks/stop"}, list{"words/long"}, "marks/stop"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := rules.NewEngine(families(), rules.Config{Select: test.choose, Ignore: test.ignore})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range e.Rules() {
				got = append(got, r.ID)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("rules are %q, want %q", got, test.want)
			}
		})
	}
}

func TestConfigNamesTheRuleThatWasMeant(t *testing.T) {
	for name, want := range map[string]string{
		"mark":        `did you mean "marks"?`,
		"marks/coma":  `did you mean "marks/comma"?`,
		"comma":       `did you mean "marks/comma"?`,
		"punctuation": "mtlint rules lists them",
	} {
		for _, config := range []rules.Config{{Select: []string{name}}, {Ignore: []string{name}}} {
			if _, err := rules.NewEngine(families(), config); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q: %v, want %q", name, err, want)
			}
		}
	}
}

// TestConfigAmends holds that a rule's own entry goes before its family's, and
// that a manual fix is never made one that is applied.
func TestConfigAmends(t *testing.T) {
	marks := rules.NewFamily("marks", "Marks")
	report := func(grade rules.Applicability) func(p *rules.Pass) {
		return func(p *rules.Pass) {
			at := int(grade) // apart, so that each stays
			s := rules.Span{Start: at, End: at + 1}
			p.Report(rules.Diagnostic{Span: s, Message: "Fault", Fix: rules.Replace(grade, "Mend", s, "x")})
		}
	}
	marks.Add(rules.Rule{ID: "a", Severity: rules.Info, Check: report(rules.Manual)})
	marks.Add(rules.Rule{ID: "b", Severity: rules.Warning, Check: report(rules.Unsafe)})
	marks.Add(rules.Rule{ID: "c", Severity: rules.Error, Check: report(rules.Safe)})
	for _, test := range []struct {
		name     string
		severity map[string]rules.Severity
		fixes    map[string]rules.Applicability
		want     string
	}{
		{"nothing", nil, nil, "a info manual, b warning unsafe, c error safe"},
		{"a family", map[string]rules.Severity{"marks": rules.Info}, nil, "a info manual, b info unsafe, c info safe"},
		{"a rule before its family", map[string]rules.Severity{"marks": rules.Info, "marks/b": rules.Error}, nil, "a info manual, b error unsafe, c info safe"},
		{"promoted", nil, map[string]rules.Applicability{"marks": rules.Safe}, "a info manual, b warning safe, c error safe"},
		{"demoted", nil, map[string]rules.Applicability{"marks": rules.Unsafe}, "a info manual, b warning unsafe, c error unsafe"},
		{"only shown", nil, map[string]rules.Applicability{"marks/c": rules.Manual}, "a info manual, b warning unsafe, c error manual"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := rules.NewEngine([]*rules.Family{marks}, rules.Config{Severity: test.severity, Fixes: test.fixes})
			if err != nil {
				t.Fatal(err)
			}
			text := "Harbour reopens"
			var got []string
			for _, d := range e.Lint(&rules.Document{Source: text, Text: text, Blocks: []rules.Block{{Span: rules.Span{End: len(text)}}}}) {
				got = append(got, strings.TrimPrefix(d.Rule.ID, "marks/")+" "+d.Severity.String()+" "+d.Fix.Applicability.String())
			}
			if s := strings.Join(got, ", "); s != test.want {
				t.Errorf("got %s, want %s", s, test.want)
			}
		})
	}
	if _, err := rules.NewEngine(families(), rules.Config{Severity: map[string]rules.Severity{"mark": rules.Info}}); err == nil || !strings.Contains(err.Error(), `did you mean "marks"`) {
		t.Errorf("error %v", err)
	}
}
