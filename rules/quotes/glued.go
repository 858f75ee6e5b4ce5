package quotes

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// Glued flags a quotation mark that touches the word outside it.
var Glued = Family.Add(rules.Rule{
	ID:      "glued",
	Summary: "No space between a quotation and the word beside it",
	Why: `Chinese and Japanese have no spaces between words, and engines that join the pieces of a text leave them
out. Two words run together, and the mark seems to belong to both.`,
	Examples: []rules.Example{
		{Bad: "“The road is open,”she said.", Good: "“The road is open,” she said."},
		{Bad: "They wrote that“the higher the better” was wrong.", Good: "They wrote that “the higher the better” was wrong."},
		{Good: "The “no”s have it, said the ex-“king” of pop."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Touched,
	Check:    glued,
})

func glued(p *rules.Pass) {
	if slices.Contains(p.Conventions().Scripts, "Hani") {
		return // words have no spaces between them
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if q.OpenMark != 0 && !q.Single && p.Before(q.Open.Start) == ':' && !rules.IsSpace(p.After(q.Open.End)) {
			gluedAt(p, q.Open, q.Open.Start, rules.Safe, rules.SlipOfRule, "No space before the opening mark "+q.Open.In(p.Text))
		}
		if !q.Closed() || q.Single {
			continue
		}
		before, after := p.Before(q.Open.Start), p.After(q.Close.End)
		if rules.IsLetter(before) || before == ',' || before == '.' || before == ';' || rules.IsDigit(before) && q.OpenMark == '“' {
			gluedAt(p, q.Open, q.Open.Start, rules.Unsafe, rules.SlipOfRule, "No space before the opening mark "+q.Open.In(p.Text))
		}
		if i+1 < len(quotes) && quotes[i+1].Open.Start == q.Close.End && quotes[i+1].Closed() && !quotes[i+1].Single && quotes[i+1].Depth == q.Depth {
			gluedAt(p, rules.Span{Start: q.Close.Start, End: quotes[i+1].Open.End}, q.Close.End, rules.Unsafe, rules.SlipOfRule, "No space between two quotations")
			continue
		}
		if (rules.IsLetter(after) || after == '(') && p.SkipSpacesBack(q.Close.Start) == q.Close.Start && !suffix(p, q.Close.End) {
			grade, slip := rules.Unsafe, rules.SlipOfRule
			switch p.Before(q.Close.Start) {
			case ',':
				grade, slip = rules.Safe, rules.NoSlip // who spoke
			case '.', '?', '!', '…':
				grade = rules.Safe
			}
			gluedAt(p, q.Close, q.Close.End, grade, slip, "No space behind the closing mark "+q.Close.In(p.Text))
		}
	}
}

func gluedAt(p *rules.Pass, mark rules.Span, at int, grade rules.Applicability, slip rules.Slip, message string) {
	p.Report(rules.Diagnostic{
		Slip:    slip,
		Span:    mark,
		Message: message,
		Fix:     rules.Replace(grade, "Put a space outside the quotation mark", rules.Span{Start: at, End: at}, " "),
	})
}

// suffix reports whether what follows a closing mark is an ending: the “no”s.
func suffix(p *rules.Pass, at int) bool {
	i := p.WordAt(at)
	if i == len(p.Words()) || p.Words()[i].Start != at || p.Words()[i].Case != rules.Lower {
		return false
	}
	switch string(p.Target.Base()) {
	case "en":
		return endings.Has(p.Words()[i].Key)
	case "cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv", "uk":
		return p.Words()[i].In(p.Text) == "s"
	}
	return true // “Vessa”nın: Turkish and others write their endings so
}

// endings are what English adds to a word, quoted or not.
var endings = rules.KeysOf("s", "es", "d", "ed", "er", "ers", "ing", "ish", "ism", "ist", "ly", "y")
