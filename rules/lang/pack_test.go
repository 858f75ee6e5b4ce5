package lang_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

func TestEveryPhraseHasAWitness(t *testing.T) {
	phrases := packed(t)
	finds := finder(t, phrases)
	for i := range phrases {
		p := &phrases[i]
		switch {
		case p.Witness == "":
			t.Errorf("%s.txt:%d: %q has no witness: write a sentence with it below, indented", p.Lang, p.Line, p.Text)
		case !finds(p.Witness, p):
			t.Errorf("%s.txt:%d: %q is not found in its witness %q", p.Lang, p.Line, p.Text, p.Witness)
		}
	}
}

// packed gives the phrases of all packs.
func packed(t *testing.T) []lang.Phrase {
	t.Helper()
	phrases, err := lang.Phrases()
	if err != nil {
		t.Fatal(err)
	}
	return phrases
}

// finder gives a function that reports whether the engine finds one of phrases
// in a block below a headline.
func finder(t *testing.T, phrases []lang.Phrase) func(text string, p *lang.Phrase) bool {
	t.Helper()
	var want *lang.Phrase
	found := false
	f := rules.NewFamily("test", "Finds a phrase")
	f.Add(rules.Rule{ID: "phrase", Severity: rules.Info, Check: func(p *rules.Pass) {
		for _, hit := range p.Phrases(want.Rule) {
			found = found || hit.Phrase.Lang == want.Lang && hit.Phrase.Text == want.Text
		}
	}})
	e, err := rules.NewEngine([]*rules.Family{f}, rules.Config{Phrases: rules.NewMatcher(phrases)})
	if err != nil {
		t.Fatal(err)
	}
	return func(text string, p *lang.Phrase) bool {
		want, found = p, false
		e.Lint(article.Text("witness.txt", "A headline\n\n"+text+"\n"))
		return found
	}
}

func TestNoPhraseStandsTwice(t *testing.T) {
	type key struct {
		rule, text         string
		lang               lang.Tag
		starts, ends, open bool
	}
	type pair struct {
		lang        lang.Tag
		line, other int
	}
	lines, said := map[key]int{}, map[pair]bool{}
	phrases := packed(t)
	for i := range phrases {
		p := &phrases[i]
		k := key{p.Rule, p.Text, p.Lang, p.Starts, p.Ends, p.Open}
		other, ok := lines[k]
		if at := (pair{p.Lang, p.Line, other}); ok && !said[at] {
			said[at] = true
			t.Errorf("%s.txt:%d: %q of %s, and perhaps more of this line, stands in line %d already", p.Lang, p.Line, p.Text, p.Rule, other)
		}
		lines[k] = p.Line
	}
}

// A name that one fix writes must be one that no other fix changes, or the two
// would go on for ever.
func TestEveryNameIsKnown(t *testing.T) {
	known, wrong := map[string]bool{}, map[string]string{}
	phrases := packed(t)
	for i := range phrases {
		switch p := &phrases[i]; p.Rule {
		case "name/known":
			known[p.Text] = true
		case "name/misspelt":
			if other, ok := wrong[p.Text]; ok && other != p.Replace {
				t.Errorf("%s.txt:%d: %q is %q here and %q elsewhere", p.Lang, p.Line, p.Text, p.Replace, other)
			}
			wrong[p.Text] = p.Replace
		}
	}
	for text, right := range wrong {
		if right == "" || !known[right] {
			t.Errorf("%q is to be %q, which does not stand under name/known", text, right)
		}
		if known[text] {
			t.Errorf("%q is misspelt and known", text)
		}
	}
}

func TestEveryPackIsOfALanguage(t *testing.T) {
	seen := map[lang.Tag]bool{}
	phrases := packed(t)
	for i := range phrases {
		tag := phrases[i].Lang
		if seen[tag] {
			continue
		}
		seen[tag] = true
		if parsed, err := lang.Parse(string(tag)); err != nil || parsed != tag {
			t.Errorf("%s.txt is not called by the canonical tag of a language: %q, %v", tag, parsed, err)
		}
	}
}

func TestParsePack(t *testing.T) {
	phrases, err := lang.ParsePack(strings.NewReader(`# a comment
[calque/phrase]
in the [frame|framework] of => as part of
	Talks in the frame of the forum.
[test/block]
^ leave a reply $
	Leave a reply
share on *
	Share on Perch
`), "ru")
	if err != nil {
		t.Fatal(err)
	}
	want := []lang.Phrase{
		{Rule: "calque/phrase", Lang: "ru", Text: "in the frame of", Replace: "as part of", Witness: "Talks in the frame of the forum.", Line: 3},
		{Rule: "calque/phrase", Lang: "ru", Text: "in the framework of", Replace: "as part of", Witness: "Talks in the framework of the forum.", Line: 3},
		{Rule: "test/block", Lang: "ru", Text: "leave a reply", Starts: true, Ends: true, Witness: "Leave a reply", Line: 6},
		{Rule: "test/block", Lang: "ru", Text: "share on", Open: true, Witness: "Share on Perch", Line: 8},
	}
	if len(phrases) != len(want) {
		t.Fatalf("%d phrases, want %d", len(phrases), len(want))
	}
	for i := range want {
		if phrases[i] != want[i] {
			t.Errorf("phrase %d is %+v, want %+v", i, phrases[i], want[i])
		}
	}
}

func TestParsePackErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a phrase\n", "line 1: a phrase before the first [family/rule]"},
		{"[a/b]\n\n\ta witness\n", "line 3: a witness without a phrase above it"},
		{"[a/b]\nopen [one|two\n", "line 2: "},
		{"[a/b]\n^ $\n", "line 2: a phrase without words"},
	} {
		if _, err := lang.ParsePack(strings.NewReader(test.text), "ru"); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("ParsePack(%q): %v, want %q", test.text, err, test.want)
		}
	}
}
