package rules_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

const (
	english = "The harbour board said on Monday that the new crane would be ready by the end of the year, and that no road would be closed for it.\n"
	german  = "Die Feuerwehr rückte am frühen Morgen mit acht Fahrzeugen aus, weil in einer Lagerhalle Reifen brannten, wie die Stadt mitteilte.\n"
	russian = "Пожарные рано утром выехали тушить пожар на складе автомобильных шин на окраине города, сообщили в мэрии вечером.\n"
)

func TestTargetIsToldFromTheText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		config     rules.Config
		want       lang.Tag
	}{
		{name: "english", text: english, want: "en-US"},
		{name: "german", text: german, want: "de"},
		{name: "long german", text: strings.Repeat(german, 20), want: "de"},
		{name: "russian", text: strings.Repeat(russian, 5), want: "ru"},
		{name: "too short", text: "Die Feuerwehr rückte aus.", want: "en-US"},
		{name: "a foreign paragraph", text: strings.Repeat(english, 3) + german + english, want: "en-US"},
		{name: "half foreign", text: strings.Repeat(german, 5) + strings.Repeat(english, 5), want: "en-US"},
		{name: "foreign letters", text: english + russian + strings.Repeat(english, 3), want: "en-US"},
		{name: "configured", text: german, config: rules.Config{Target: "en-GB"}, want: "en-GB"},
		{name: "chinese with Latin names", text: strings.Repeat("消防队周一凌晨派出八辆车赶往Harbour Board仓库，那里的轮胎起火，市政府App通报说。\n", 8), want: "zh"},
		{name: "figures", text: strings.Repeat("12 345 678\n", 40), want: "en-US"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := rules.NewEngine(nil, c.config)
			if err != nil {
				t.Fatal(err)
			}
			d := article.Text("x.txt", c.text)
			e.Lint(d)
			if d.Target != c.want {
				t.Errorf("the text is taken for %s, want %s", d.Target, c.want)
			}
		})
	}
}
