package boilerplate

import "github.com/mtlint/mtlint/rules"

// datelineReach is how many words the dateline of an agency has at most.
const datelineReach = 8

// Dateline flags an agency's dateline in the style of the source, and lines
// that hold nothing but a date or an hour.
var Dateline = Family.Add(rules.Rule{
	ID:      "dateline",
	Summary: "Dateline of the source, or a line with only a date or an hour",
	Why: `Agencies open a story with a dateline of their own style: “ORLOV, March 19. /NORD/.” Pages print the date and the hour of an article in a line of its own. ` +
		`Both come through translation and are not how the target's press writes them.`,
	Examples: []rules.Example{
		{Bad: "Ferry returns to service\n\nORLOV, March 19. /NORD/. The ferry sailed again on Monday."},
		{
			Bad:  "Ferry returns to service\n\n19 March 2022, 12:20 pm\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nLONDON (Harbour Wire) - The ferry sailed again on March 19."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.FigureStop | rules.AnyOf(rules.Slash),
	Check:    dateline,
})

func dateline(p *rules.Pass) {
	lines(p, "boilerplate/dateline", "Date of the page, not part of the story", rules.Unsafe)
	slash, stop := p.Shows(rules.AnyOf(rules.Slash)), p.Shows(rules.FigureStop)
	if !slash && !stop {
		return
	}
	for b := range p.Blocks {
		end := -1
		if slash {
			end = agency(p.Document, b)
		}
		if end < 0 && stop {
			end = dated(p.Document, b)
		}
		if end >= 0 {
			s := text(p.Document, b)
			p.Reportf(rules.Span{Start: s.Start, End: end}, "Dateline in the style of the source's agency")
		}
	}
}

// agency gives the end of a dateline like "ORLOV, March 19. /NORD/." at the
// start of block b, or -1: a place in capitals, then a name between slashes.
func agency(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	if from == to || d.Words()[from].Case != rules.Upper {
		return -1
	}
	words := d.Words()[from:min(to, from+datelineReach)]
	for _, w := range words[1:] {
		if w.Case == rules.Lower || d.Before(w.Start) != '/' || d.After(w.End) != '/' {
			continue
		}
		end := w.End + 1
		if d.After(end) == '.' {
			end++
		}
		return end
	}
	return -1
}

// dated gives the end of a dateline like "Osta News Agency, Varn, October
// 17th." at the start of block b, or -1: names and a comma, then the day and a
// stop in a sentence of their own.
func dated(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	words := d.Words()[from:min(to, from+datelineReach)]
	for i, w := range words {
		if w.Case == rules.Lower && !w.HasDigit {
			return -1
		}
		if i < 2 || i+1 == len(words) || !months.Has(w.Key) || w.Case != rules.Title || d.Before(d.SkipSpacesBack(w.Start)) != ',' {
			continue
		}
		day := words[i+1]
		if !day.HasDigit || day.Len() > len("17th") || d.After(day.End) != '.' || !rules.IsUpper(d.After(d.SkipSpaces(day.End+1))) {
			return -1
		}
		return day.End + 1
	}
	return -1
}

var months = rules.KeysOf("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
