package quotes

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Apostrophe flags an apostrophe that is another mark, or that a space cuts off.
var Apostrophe = Family.Add(rules.Rule{
	ID:      "apostrophe",
	Summary: "Apostrophe written with another mark or cut off by a space",
	Why: `Tokenisers cut “isn’t” into “isn” and “’t”, and engines take the mark for a quotation mark. The word no
longer reads as one.`,
	Examples: []rules.Example{
		{Bad: "It isn ‘t over, and they don`t care.", Good: "It isn’t over, and they don’t care."},
		{Good: "It isn’t over for O‘Neill and the players’ union."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Check:    apostrophe,
})

func apostrophe(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	for _, i := range p.MarksOf(rules.QuoteMark) {
		m := p.Marks()[i]
		switch m.Rune {
		case '\'', '’', '‘', '`', '´', '′', 'ʼ':
		default:
			continue
		}
		next := p.WordAt(m.End)
		if m.Len() != len(string(m.Rune)) || next == 0 || next == len(p.Words()) || p.Words()[next].Start != m.End {
			continue
		}
		before := p.SkipSpacesBack(m.Start)
		word, clitic := p.Words()[next-1], strings.ToLower(p.Words()[next].In(p.Text))
		if word.End != before || !cliticOf(word.In(p.Text), clitic) || p.Before(word.Start) == m.Rune {
			continue
		}
		right := before == m.Start && (m.Rune == '\'' || m.Rune == '’' || m.Rune == 'ʼ')
		if right || before < m.Start && (clitic == "s" || clitic == "d" || clitic == "m") && m.Rune == '‘' {
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: before, End: m.End},
			Message: fmt.Sprintf("Broken apostrophe in “%s”", p.Text[word.Start:p.Words()[next].End]),
			Fix:     rules.Replace(rules.Safe, "Write the apostrophe", rules.Span{Start: before, End: m.End}, p.Style().Apostrophe),
		})
	}
}

// cliticOf reports whether a word takes an ending behind an apostrophe:
// “n’t” behind a verb, “’s” and the like behind any word.
func cliticOf(word, clitic string) bool {
	switch clitic {
	case "t":
		return strings.HasSuffix(strings.ToLower(word), "n")
	case "s", "ll", "re", "ve", "m", "d":
		return true
	}
	return false
}
