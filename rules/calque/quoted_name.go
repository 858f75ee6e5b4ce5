package calque

import "github.com/mtlint/mtlint/rules"

// QuotedName flags the name of a firm, a paper or a station in quotation marks.
var QuotedName = Family.Add(rules.Rule{
	ID:      "quoted-name",
	Summary: "Name of a firm, a paper or a station in quotation marks",
	Why: `Russian, Polish and many other languages print the names of firms, papers and ships in quotation marks: “dziennik «Głos»”. ` +
		`English prints them plain, and the marks read as doubt: a “bank”.`,
	Examples: []rules.Example{
		{Bad: "He told the “Harbour” TV channel that the road is closed."},
		{Bad: "The plant belongs to the company “Sever”."},
		{Good: "He told the Harbour TV channel about the film “Storm”. The “company” is a garage."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.ShortQuote,
	Check:    quotedName,
})

// kinds of what has a name without quotation marks. Works are none: English quotes films and songs.
var kinds = rules.KeysOf("newspaper", "agency", "channel", "company", "portal", "publication", "airline", "plant", "factory", "concern", "corporation", "holding",
	"station", "club", "party", "movement", "foundation", "battalion", "brigade", "bank", "tanker", "icebreaker", "trawler", "stadium", "enterprise", "firm",
	"television", "telegram", "llc", "jsc", "ojsc", "pjsc", "cjsc", "ltd")

// tvKey may stand before the kind: “TV channel”.
var tvKey = rules.Key("tv")

// nameWords is how many words a name has at most, and nameBytes how long it is.
const (
	nameWords = 4
	nameBytes = nameWords * 32
)

func quotedName(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || q.Depth > 0 {
			continue
		}
		if q.Inside().Len() > nameBytes {
			continue
		}
		from, to := p.WordsIn(q.Inside())
		if from == to || to-from > nameWords || !names(p.Words()[from:to]) || marked(p, q.Inside()) {
			continue
		}
		s := rules.Span{Start: q.Open.Start, End: q.Close.End}
		if k := kindBehind(p, s.End, to); k >= 0 {
			s.End = p.Words()[k].End
		} else if from > 0 && p.Words()[from-1].End+1 == s.Start && kinds.Has(p.Words()[from-1].Key) {
			s.Start = p.Words()[from-1].Start
		} else {
			continue
		}
		p.Reportf(s, "Quotation marks around a name: %s", s.In(p.Text))
	}
}

// names reports whether all words are written as names are.
func names(words []rules.Word) bool {
	for i := range words {
		if !named(&words[i]) {
			return false
		}
	}
	return true
}

// marked reports whether a mark stands within a name that is no hyphen.
func marked(p *rules.Pass, s rules.Span) bool {
	for i := p.MarkAt(s.Start); i < len(p.Marks()) && p.Marks()[i].Start < s.End; i++ {
		if p.Marks()[i].Class != rules.Dash {
			return true
		}
	}
	return false
}

// kindBehind gives the word behind a closing mark that says what the name is of, or -1.
func kindBehind(p *rules.Pass, end, i int) int {
	words := p.Words()
	if i == len(words) || words[i].Start != end+1 || p.After(end) != ' ' {
		return -1
	}
	if words[i].Key == tvKey && next(p, i) {
		i++
	}
	if !kinds.Has(words[i].Key) || words[i].Case != rules.Lower {
		return -1
	}
	return i
}
