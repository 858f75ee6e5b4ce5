package residue

import "github.com/mtlint/mtlint/rules"

// CaseEnding flags a name with an ending of the source language behind an apostrophe.
var CaseEnding = Family.Add(rules.Rule{
	ID:      "case-ending",
	Summary: "Name with an ending of Turkish behind an apostrophe",
	Why: `Turkish sets its endings behind a name with an apostrophe: Ankara’da is “in Ankara”, İzmir’in “of İzmir”. ` +
		`Engines that take the name over take the ending with it.`,
	Examples: []rules.Example{
		{Bad: "The roof of a house in Kernau’da caught fire."},
		{Bad: "He was hiding in Vessan'ın harbour quarter."},
		{Good: "Ra’ana’s shop and Sa’da’s port are open; they’re the town’s pride, she’d say."},
	},
	Severity: rules.Warning,
	Fix:      rules.NoFix,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Needs:    rules.LooseSingle,
	Check:    caseEnding,
})

// caseEndings are the endings of Turkish cases and of “from”, “in” and “with”.
var caseEndings = rules.KeysOf("da", "de", "ta", "te", "dan", "den", "tan", "ten", "daki", "deki", "taki", "teki",
	"nın", "nin", "nun", "nün", "ın", "in", "un", "ün", "ya", "ye", "yı", "yi", "yu", "yü", "yla", "yle", "nda", "nde", "ndan", "nden", "na", "ne")

// shortestName is how many bytes a name has at least that is told from an
// Arabic one such as “Sa’da”.
const shortestName = 4

func caseEnding(p *rules.Pass) {
	if t := p.Target.Base(); t == "tr" || t == "az" {
		return
	}
	words, marks := p.Words(), p.Marks()
	for _, n := range p.MarksOf(rules.QuoteMark) {
		m, i := &marks[n], int(marks[n].Next)
		if !apostrophe(m.Rune) || i == 0 || i == len(words) || words[i].Start != m.End || words[i].Case != rules.Lower || !caseEndings.Has(words[i].Key) {
			continue
		}
		name := &words[i-1]
		if name.End != m.Start || name.Case != rules.Title || name.Len() < shortestName || p.Before(name.Start) == '‘' || apostrophe(p.Before(name.Start)) || apostrophe(p.After(words[i].End)) {
			continue
		}
		s := rules.Span{Start: name.Start, End: words[i].End}
		p.Reportf(s, "Ending of Turkish at a name: “%s”", s.In(p.Text))
	}
}
