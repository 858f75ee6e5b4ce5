package own_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/own"
)

// example makes a definition whole.
func example(d own.Definition) own.Definition {
	if d.ID == "" {
		d.ID = "own/fault"
	}
	if d.Message == "" {
		d.Message = "“{found}”"
	}
	if d.Examples == nil {
		d.Examples = []rules.Example{{Bad: "Bad", Good: "Good"}, {Good: "Good"}}
		if d.With == nil && len(d.Replace) == 0 {
			d.Examples[0].Good = ""
		}
	}
	return d
}

// engine runs the rules of definitions alone.
func engine(tb testing.TB, definitions ...own.Definition) *rules.Engine {
	tb.Helper()
	for i := range definitions {
		definitions[i] = example(definitions[i])
	}
	set, err := own.Make(definitions, all.Families())
	if err != nil {
		tb.Fatal(err)
	}
	e, err := rules.NewEngine(set.Families, rules.Config{Own: set.Phrases, Gates: set.Gates})
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func TestOwnRules(t *testing.T) {
	rivers := own.Definition{Replace: map[string]string{"river of Vesk": "River Vesk", "vesk bridge": "bridge over the Vesk"}, Message: "{found}: {instead}"}
	for name, test := range map[string]struct {
		rule              own.Definition
		text, want, after string
	}{
		"phrase":                  {own.Definition{Phrases: []string{"in the frame of"}}, "Talks In the Frame of peace", "“In the Frame of”", ""},
		"phrase of a block":       {own.Definition{Phrases: []string{"^ read [us|me] in telegram $"}}, "Storm\n\nRead us in Telegram\n\nThey read us in telegram", "“Read us in Telegram”", ""},
		"open phrase":             {own.Definition{Phrases: []string{"^ more on *"}}, "Storm\n\nMore on storms and all that", "“More on storms and all that”", ""},
		"longest phrase":          {own.Definition{Phrases: []string{"in the frame", "in the frame of"}}, "in the frame of it", "“in the frame of”", ""},
		"replacement":             {rivers, "The river of Vesk at Vesk bridge", "river of Vesk: River Vesk|Vesk bridge: Bridge over the Vesk", "The River Vesk at Bridge over the Vesk"},
		"a part of what is right": {own.Definition{Replace: map[string]string{"city": "city of Vesk"}}, "The city of Vesk is a city", "“city”", "The city of Vesk is a city of Vesk"},
		"capitals":                {rivers, "VESK BRIDGE CLOSED", "VESK BRIDGE: BRIDGE OVER THE VESK", "BRIDGE OVER THE VESK CLOSED"},
		"pattern":                 {own.Definition{Pattern: `(\d+) tonns?\b`, With: new("${1} tonnes")}, "It took 5 tonns, not 10 tonn.", "“5 tonns”|“10 tonn”", "It took 5 tonnes, not 10 tonnes."},
		"pattern, any case":       {own.Definition{Pattern: `(?i)дело №\s*\d+`}, "ДЕЛО № 5; дело №7", "“ДЕЛО № 5”|“дело №7”", ""},
		"pattern, groups":         {own.Definition{Pattern: `(?P<who>Kolar|Dravnik) junior`, With: new("the younger $who")}, "Both Kolar junior and Dravnik senior", "“Kolar junior”", "Both the younger Kolar and Dravnik senior"},
		"pattern, removed":        {own.Definition{Pattern: ` \(read also\)`, With: new("")}, "The storm (read also) passed", "“(read also)”", "The storm passed"},
		"as it should be":         {own.Definition{Pattern: `tonn?e`, With: new("tonne")}, "A tonne and a tone", "“tone”", "A tonne and a tonne"},
		"not across blocks":       {own.Definition{Pattern: `storm\s+passed`}, "The storm\n\npassed", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, d := engine(t, test.rule), article.Text("t.txt", test.text)
			var got []string
			for _, found := range e.Lint(d) {
				got = append(got, found.Message)
			}
			if strings.Join(got, "|") != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
			mended, err := e.Fix(d, rules.Unsafe, func(source string) (*rules.Document, error) { return article.Text("t.txt", source), nil })
			if err != nil {
				t.Fatal(err)
			}
			if test.after == "" {
				test.after = test.text
			}
			if mended.Document.Text != test.after {
				t.Errorf("mended: %q, want %q", mended.Document.Text, test.after)
			}
		})
	}
}

func TestMakeRefuses(t *testing.T) {
	bad := []rules.Example{{Bad: "Bad"}, {Good: "Good"}}
	for name, test := range map[string]struct {
		rule  own.Definition
		field string
		want  string
	}{
		"no ID":                   {own.Definition{ID: "rivers", Phrases: []string{"x"}}, "id", "family and a fault"},
		"family of mtlint":        {own.Definition{ID: "quotes/ours", Phrases: []string{"x"}}, "id", "own/ours would do"},
		"nothing to find":         {own.Definition{}, "", "one of them"},
		"two kinds":               {own.Definition{Phrases: []string{"x"}, Pattern: "abc"}, "", "one of them"},
		"no message":              {own.Definition{Message: " ", Phrases: []string{"x"}}, "", "message"},
		"no examples":             {own.Definition{Phrases: []string{"x"}, Examples: []rules.Example{}}, "examples", "needs examples"},
		"no good example":         {own.Definition{Phrases: []string{"x"}, Examples: []rules.Example{{Bad: "x"}}}, "examples", "needs examples"},
		"fix without replacement": {own.Definition{Phrases: []string{"x"}, Fix: rules.Safe, Examples: bad}, "fix", "no fix"},
		"bad without good":        {own.Definition{Replace: map[string]string{"x": "y"}, Examples: bad}, "examples", "good is missing"},
		"good without fix":        {own.Definition{Phrases: []string{"x"}, Examples: []rules.Example{{Bad: "x", Good: "y"}}}, "examples", "nothing is mended"},
		"empty example":           {own.Definition{Phrases: []string{"x"}, Examples: append(bad, rules.Example{})}, "examples", "empty"},
		"instead of nothing":      {own.Definition{Message: "{instead}", Phrases: []string{"x"}}, "message", "stands for nothing"},
		"phrase of marks":         {own.Definition{Phrases: []string{"—"}}, "phrases", "no word"},
		"phrase twice":            {own.Definition{Phrases: []string{"x", "[x|y]"}}, "phrases", "second time"},
		"phrase with replacement": {own.Definition{Phrases: []string{"x => y"}}, "phrases", "under replace"},
		"many phrases":            {own.Definition{Phrases: []string{strings.Repeat("[a|b|c]", 12)}}, "phrases", "more than 64"},
		"long phrase":             {own.Definition{Phrases: []string{strings.Repeat("a", 1001)}}, "phrases", "longer than"},
		"open bracket":            {own.Definition{Phrases: []string{"[x"}}, "phrases", "does not close"},
		"open replacement":        {own.Definition{Replace: map[string]string{"x *": "y"}}, "replace", "would be lost"},
		"empty replacement":       {own.Definition{Replace: map[string]string{"x": " "}}, "replace", "nothing to stand"},
		"no pattern":              {own.Definition{Pattern: "(abc"}, "pattern", "missing closing )"},
		"pattern without letters": {own.Definition{Pattern: `\d+ [a-z]+`}, "pattern", "three in a row"},
		"pattern of two letters":  {own.Definition{Pattern: `no\.?`}, "pattern", "three in a row"},
		"half a pattern":          {own.Definition{Pattern: `abc|\d+`}, "pattern", "three in a row"},
		"large pattern":           {own.Definition{Pattern: `(abc\d{1,30}){1,33}`}, "pattern", "too large"},
		"with without pattern":    {own.Definition{Phrases: []string{"x"}, With: new("y"), Examples: []rules.Example{{Bad: "x", Good: "y"}}}, "with", "only a pattern"},
		"group that is not there": {own.Definition{Pattern: "a(b)cde", With: new("$2")}, "with", "has 1 group"},
		"name that is not there":  {own.Definition{Pattern: "a(b)cde", With: new("$1st")}, "with", "${1}"},
	} {
		t.Run(name, func(t *testing.T) {
			message := test.rule.Message
			d := example(test.rule)
			if message == " " {
				d.Message = message
			}
			_, err := own.Make([]own.Definition{d}, all.Families())
			fault, ok := errors.AsType[*own.Error](err)
			if !ok {
				t.Fatalf("the error is %v", err)
			}
			if fault.Field != test.field || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s: %s", fault.Field, err, test.field, test.want)
			}
		})
	}
	twice := example(own.Definition{Phrases: []string{"x"}})
	if _, err := own.Make([]own.Definition{twice, twice}, nil); err == nil || !strings.Contains(err.Error(), "a second rule") {
		t.Errorf("two rules of one name: %v", err)
	}
}

// TestCostIsLinear holds patterns to their worst text: every letter begins a
// match that is not there.
func TestCostIsLinear(t *testing.T) {
	e := engine(t, own.Definition{Pattern: "aaa.*b|aaa"})
	cost := func(size int) time.Duration {
		d := article.Text("t.txt", strings.Repeat("a", size))
		least := time.Duration(1 << 62)
		for range 3 {
			start := time.Now() //nolint:forbidigo // a clock is what is asked for
			e.Lint(d)
			least = min(least, time.Since(start))
		}
		return least
	}
	small, large := cost(1<<13), cost(1<<16)
	if large > 24*small+20*time.Millisecond {
		t.Errorf("8 times the text costs %v instead of %v", large, small)
	}
}

// TestFamiliesHaveTheirPlace holds that own rules go before wording and behind the rest.
func TestFamiliesHaveTheirPlace(t *testing.T) {
	set, err := own.Make([]own.Definition{
		example(own.Definition{ID: "own/frame", Phrases: []string{"in the framework of"}}),
		example(own.Definition{ID: "desk/tonnes", Phrases: []string{"tonns"}}),
	}, all.Families())
	if err != nil {
		t.Fatal(err)
	}
	e, err := rules.NewEngine(all.With(set.Families), rules.Config{Own: set.Phrases})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range e.Lint(article.Text("t.txt", "Talks\n\nThe talks are held in the framework of the forum on tonns .")) {
		got = append(got, d.Rule.ID)
	}
	if want := "[own/frame desk/tonnes punct/space-before]"; fmt.Sprint(got) != want {
		t.Errorf("found %v, want %s", got, want)
	}
}

// BenchmarkOwn has a thousand phrases and a hundred patterns.
func BenchmarkOwn(b *testing.B) {
	var definitions []own.Definition
	for i := range 100 {
		d := own.Definition{ID: fmt.Sprintf("own/p%d", i)}
		for j := range 10 {
			d.Phrases = append(d.Phrases, fmt.Sprintf("harbour office %dx%d", i, j))
		}
		definitions = append(definitions, d, own.Definition{ID: fmt.Sprintf("own/r%d", i), Pattern: fmt.Sprintf(`pattern%d\s+\d+`, i)})
	}
	e := engine(b, definitions...)
	text := strings.Repeat("The harbour office said on Monday that the ferry sailed again after three weeks in the yard. ", 4) + "\n\n"
	d := article.Text("t.txt", strings.Repeat(text, 1000))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		e.Lint(d)
	}
}
