package name_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/name"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, name.Family) }

func TestGlossary(t *testing.T) {
	e, err := rules.NewEngine([]*rules.Family{name.Family}, rules.Config{Select: []string{"name/glossary"}, Target: "en-GB", Own: name.Phrases([]name.Term{
		{Wrong: "Kestrelbank", Right: "Kestrel Bank", Note: "one firm since 2019."},
		{Wrong: "Vesk", Right: "Wesk", Lang: "de"},
		{Wrong: "Harbor", Right: "Harbour", Lang: "en-US"},
		{Wrong: "Wesser", Right: "Vesser", Lang: "en"},
		{Wrong: "Us", Right: "Usk"},
	})})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"KESTRELBANK CLOSES":        "“KESTRELBANK” is “KESTREL BANK” in the glossary: one firm since 2019",
		"The bank Kestrelbank":      "“Kestrelbank” is “Kestrel Bank” in the glossary: one firm since 2019",
		"The kestrelbank":           "",
		"The town of Vesk":          "",
		"The Harbor":                "",
		"The Wesser":                "“Wesser” is “Vesser” in the glossary",
		"The US and the river Usk":  "",
		"The river Us and the town": "“Us” is “Usk” in the glossary",
	} {
		var got []string
		for _, d := range e.Lint(article.Text("t.txt", text)) {
			got = append(got, d.Message)
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
