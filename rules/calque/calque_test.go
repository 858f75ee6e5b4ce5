package calque_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/calque"
	"github.com/mtlint/mtlint/rules/lang"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, calque.Family) }

// TestPhraseOfOtherLanguages leaves out what the article was not translated from.
func TestPhraseOfOtherLanguages(t *testing.T) {
	const text = "Ferry returns\n\nRecall, the ferry sailed again.\n\nNew coronary pneumonia kept it in the harbour.\n"
	for _, test := range []struct {
		from []lang.Tag
		want int
	}{
		{nil, 2}, {[]lang.Tag{"ru"}, 1}, {[]lang.Tag{"ru-RU", "zh-Hant"}, 2}, {[]lang.Tag{"pl"}, 0},
	} {
		e, err := rules.NewEngine([]*rules.Family{calque.Family}, rules.Config{From: test.from})
		if err != nil {
			t.Fatal(err)
		}
		if found := e.Lint(article.Text("a.txt", text)); len(found) != test.want {
			t.Errorf("from %v: %d diagnostics, want %d", test.from, len(found), test.want)
		}
	}
}
