package punct

import "github.com/mtlint/mtlint/rules"

// SpacedInitials flags an initialism or a web address with a space in it.
var SpacedInitials = Family.Add(rules.Rule{
	ID:      "spaced-initials",
	Summary: "Space within an abbreviation or a web address",
	Why: `Engines take each stop for the end of a sentence and put a space behind it: “U. S.”, “www. example.com”.
The address does not work, and the abbreviation breaks over two lines.`,
	Examples: []rules.Example{
		{Bad: "The U. S. consul left at 7 a. m. on Monday.", Good: "The U.S. consul left at 7 a.m. on Monday."},
		{Bad: "See www. harbor.example for more.", Good: "See www.harbor.example for more."},
		{Good: "Mr. J. R. Pym and U. S. Grant"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Needs:    rules.StopInitial | rules.LowBehind,
	Check:    spacedInitials,
})

type initials struct{ first, second string }

// spacedInEnglish are the initialisms of English that no person's initials are likely to spell.
var spacedInEnglish = map[initials]bool{
	{"U", "S"}: true, {"U", "K"}: true, {"U", "N"}: true, {"D", "C"}: true, {"a", "m"}: true, {"p", "m"}: true, {"e", "g"}: true, {"i", "e"}: true,
}

var keyWww = rules.Key("www")

func spacedInitials(p *rules.Pass) {
	words := p.Words()
	english := p.Target.Base() == "en"
	for _, i := range p.MarksOf(rules.Stop) {
		m := &p.Marks()[i]
		if at := m.End + len(" S"); at >= len(p.Text) || p.Text[m.End] != ' ' || p.Text[at] != '.' && p.Before(m.Start)|0x20 != 'w' {
			continue
		}
		next := int(m.Next)
		if next == 0 || next >= len(words) || words[next-1].End != m.Start || words[next].Start != m.End+1 || p.Text[m.End] != ' ' {
			continue
		}
		before, after := words[next-1], words[next]
		gap := rules.Span{Start: m.End, End: after.Start}
		switch {
		case before.Key == keyWww && after.Case == rules.Lower && p.After(after.End) == '.':
			p.Report(rules.Diagnostic{
				Span: rules.Span{Start: before.Start, End: after.End}, Message: "Space within a web address",
				Fix: rules.Replace(rules.Safe, "Remove the space", gap, ""),
			})
		case english && before.Len() == 1 && after.Len() == 1 && p.After(after.End) == '.' && abbreviates(p, next):
			p.Report(rules.Diagnostic{
				Span: rules.Span{Start: before.Start, End: after.End + 1}, Message: "Space within an abbreviation",
				Fix: rules.Replace(rules.Safe, "Remove the space", gap, ""),
			})
		}
	}
}

// abbreviates reports whether words[next] and the letter before it are an
// initialism, and not the initials of a person: "U. S. Grant".
func abbreviates(p *rules.Pass, next int) bool {
	words := p.Words()
	before, after := words[next-1], words[next]
	pair := initials{p.Text[before.Start:before.End], p.Text[after.Start:after.End]}
	if !spacedInEnglish[pair] || p.Before(before.Start) == '.' {
		return false
	}
	switch pair.second {
	case "m":
		return next > 1 && words[next-2].HasDigit
	case "g", "e":
		return true
	case "C":
		return next > 1 && p.Text[words[next-2].Start:words[next-2].End] == "Washington"
	}
	article := next > 1 && guides.Has(words[next-2].Key)
	if next > 1 && words[next-2].Case == rules.Title && !article && p.Text[words[next-2].End:before.Start] == " " {
		return false // "Ann U. S. Grant"
	}
	return article || next+1 == len(words) || words[next+1].Case != rules.Title
}

// guides are the small words before a country or an office.
var guides = rules.KeysOf("the", "in", "a", "from", "to", "of", "by", "for", "with", "at", "on", "former", "new")
