package calque

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Patronymic flags the father's name between a first name and a surname.
var Patronymic = Family.Add(rules.Rule{
	ID:      "patronymic",
	Summary: "Father's name behind a first name",
	Why: `Russian and its neighbours address people by first name and father's name: Olga Andreevna. ` +
		`English news leaves the father's name out and gives the surname; a reader takes the one for the other.`,
	Examples: []rules.Example{
		{Bad: "The best coach is Olga Andreevna, he said."},
		{Good: "The best coach is Olga Sorina, he said. Roman Abramovich was there."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Check:    patronymic,
})

// shortestFather is the length in bytes of the shortest father's name.
const shortestFather = 7

func patronymic(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for _, t := range p.Pairs() {
		i := int(t)
		w := &words[i]
		if end := p.Text[w.End-2 : w.End]; end != "na" && end != "ch" || w.Len() < shortestFather {
			continue
		}
		name := w.In(p.Text)
		daughter := strings.HasSuffix(name, "ovna") || strings.HasSuffix(name, "evna")
		son := strings.HasSuffix(name, "ovich") || strings.HasSuffix(name, "evich")
		if daughter || son && next(p, i) && words[i+1].Case == rules.Title {
			p.Reportf(w.Span, "“%s” is a father's name, which English news leaves out", name)
		}
	}
}
