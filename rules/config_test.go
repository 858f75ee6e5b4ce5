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
