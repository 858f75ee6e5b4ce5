package headline

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Label flags what the page prints before the headline.
var Label = Family.Add(rules.Rule{
	ID:      "label",
	Summary: "Breadcrumb, picture sign or label of the page before the headline",
	Why: `Aggregators print the way to the article (“Home » News »”), a picture sign for its section or a label of their own before the headline. ` +
		`A crawler takes all of it for the headline.`,
	Examples: []rules.Example{
		{Bad: "Home » News » Ferry line reopens after storm\n\nThe first boat left at six.", Good: "Ferry line reopens after storm\n\nThe first boat left at six."},
		{Bad: "Osta News – Ferry line reopens after storm\n\nThe first boat left at six.", Good: "Ferry line reopens after storm\n\nThe first boat left at six."},
		{Good: "Home – and dry: ferry line reopens after storm\n\nThe first boat left at six."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Check:    label,
})

// labelWords is how many words a label has at most.
const labelWords = 3

// labelEnds are the last words of labels that stand before a dash.
var labelEnds = rules.KeysOf("news", "live", "video", "videos", "breaking", "exclusive", "update", "updated", "photo", "photos", "flash", "minute")

var homeKey = rules.Key("home")

func label(p *rules.Pass) {
	for i := range p.Blocks {
		if p.Blocks[i].Kind != rules.Headline {
			continue
		}
		b := p.Trim(p.Blocks[i].Span)
		if lineBefore(p, i) {
			p.Report(rules.Diagnostic{
				Span: b, Message: "Line of the page before the headline",
				Fix: &rules.Fix{Title: "Remove it", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
			})
			return
		}
		if !p.Shows(rules.Divided) {
			return
		}
		end := labelEnd(p, i, b)
		if end > b.Start && p.SkipSpaces(end) < b.End {
			s := rules.Span{Start: b.Start, End: end}
			p.Report(rules.Diagnostic{
				Span:    s,
				Message: "“" + s.In(p.Text) + "” is no part of the headline",
				Fix:     rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: b.Start, End: p.SkipSpaces(end)}, ""),
			})
		}
		return
	}
}

// lineBefore reports whether block i, the first line, is the section or the date
// of the page, and the headline stands in the next: “EVENTS”, “May 19, 2021 by admin”.
func lineBefore(p *rules.Pass, i int) bool {
	if i+2 >= len(p.Blocks) {
		return false
	}
	from, to := p.BlockWords(i)
	if to-from > lineMost {
		return false
	}
	first, last := p.BlockWords(i + 1)
	_, behind := p.BlockWords(i + 2)
	words := p.Words()
	if to == from || last-first < least || last-first > mostTitle || behind-last < 2*least || stopped(p, p.Trim(p.Blocks[i+1].Span)) || p.Before(p.SkipSpacesBack(p.Blocks[i].End)) == ':' {
		return false
	}
	if crumbs(p, p.Blocks[i].Span) {
		return true
	}
	if to-from <= 2 && words[from].Case == rules.Upper && words[from].Len() > 3 && words[to-1].Case == rules.Upper {
		return true
	}
	digits, month := false, false
	for k := from; k < to; k++ {
		w := &words[k]
		digits, month = digits || w.Script == rules.Digits, month || rules.Months.Has(w.Key) || rules.ShortMonths.Has(w.Key)
	}
	return digits && month && words[from].Case != rules.Lower
}

// crumbs reports whether two separators of a breadcrumb or more stand between the
// words of a line: “Main page / News / Society”.
func crumbs(p *rules.Pass, b rules.Span) bool {
	n := 0
	marks := p.Marks()
	for i := p.MarkAt(b.Start); i < len(marks) && marks[i].Start < b.End; i++ {
		switch m := &marks[i]; {
		case !rules.IsSpace(p.Before(m.Start)) || !rules.IsSpace(p.After(m.End)):
		case strings.ContainsRune("/|>»›→", m.Rune):
			n++
		}
	}
	return n > 1
}

// lineMost is how many words such a line has at most.
const lineMost = 6

// mostTitle is how many words a headline has at most that stands behind such a line.
const mostTitle = 20

// labelEnd gives the end of what stands before the headline in a block, the line
// b, with its separator, or -1.
func labelEnd(p *rules.Pass, block int, b rules.Span) int {
	from, to := p.BlockWords(block)
	words := p.Words()[from:to]
	if b.Len() > titleBytes || len(words) < fewest {
		return -1
	}
	if end := bracketEnd(p, b, words); end > 0 {
		return end
	}
	end, trail := -1, words[0].Key == homeKey && words[0].Start == b.Start
	marks := p.Marks()
	for i := p.MarkAt(b.Start); i < len(marks) && marks[i].Start < b.End; i++ {
		m := &marks[i]
		before := int(m.Next) - from
		if m.Rune == ':' && len(words)-before >= fewest && formal(words[:before]) {
			return m.End
		}
		if !rules.IsSpace(p.Before(m.Start)) || !rules.IsSpace(p.After(m.End)) {
			continue
		}
		if len(words)-before < fewest {
			break
		}
		switch {
		case strings.ContainsRune("»>›→", m.Rune):
			if trail || named(words[:min(before, labelWords+1)]) {
				trail, end = true, m.End
			}
		case m.Rune == '/' && trail:
			end = m.End // “Home / Economy / …”
		case parts(m, end) && isLabel(p, b, words[:before], m):
			return m.End
		}
	}
	return end
}

// parts reports whether a mark may part a label from the headline, where a
// breadcrumb ends at a byte offset, or -1.
func parts(m *rules.Mark, end int) bool {
	return m.Rune == '|' || end < 0 && strings.ContainsRune("–—-/", m.Rune)
}

// isLabel reports whether a bar or a dash, m, stands behind a label of the page.
func isLabel(p *rules.Pass, b rules.Span, before []rules.Word, m *rules.Mark) bool {
	n := len(before)
	switch {
	case nameOnly(p, b.Start, n):
		return true
	case m.Rune != '|':
		return paper(p, b, before) || n > 0 && n <= labelWords && labelEnds.Has(before[n-1].Key) ||
			n == 1 && m.Rune != '-' && sections.Has(before[0].Key) && before[0].Case != rules.Lower && rules.IsUpper(p.After(p.SkipSpaces(m.End))) && !spokenTogether(p, b, before)
	case n == 0:
		return m.Start > b.Start // “⛴ | Ferry line reopens”
	case n == 1:
		return labelEnds.Has(before[0].Key) || urgent.Has(before[0].Key) || sections.Has(before[0].Key) && before[0].Case != rules.Lower
	}
	return named(before) && !spokenTogether(p, b, before)
}

// paper reports whether words before a dash are the name of a paper that the
// story does not speak of: “The Harbour Herald - Ferry line reopens”.
func paper(p *rules.Pass, b rules.Span, before []rules.Word) bool {
	n := len(before)
	if n < 2 || n > labelWords+1 || before[0].Start != b.Start || slices.ContainsFunc(before, func(w rules.Word) bool { return w.Case != rules.Title }) {
		return false
	}
	last := before[n-1].Key
	return (titledPapers.Has(last) || papers.Has(last) && articles.Has(before[0].Key)) && !spokenTogether(p, b, before)
}

// titledPapers end the names of papers and no other names that a headline
// begins with before a dash.
var titledPapers = rules.KeysOf("herald", "tribune", "gazette", "chronicle", "telegraph", "courier", "inquirer", "observer", "times", "news", "journal")

// spokenTogether reports whether the story outside b has the words in this order.
func spokenTogether(p *rules.Pass, b rules.Span, names []rules.Word) bool {
	if articles.Has(names[0].Key) && len(names) > 1 {
		names = names[1:]
	}
	words := p.Words()
	from, to := p.WordsIn(b)
	for i := 0; i+len(names) <= len(words); i++ {
		if i == from {
			i = to
		}
		n := 0
		for n < len(names) && i+n < len(words) && words[i+n].Key == names[n].Key {
			n++
		}
		if n == len(names) {
			return true
		}
	}
	return false
}

// sections are the names of the parts of a paper that stand before a bar. Papers
// write those of opinion themselves.
var sections = rules.KeysOf("politics", "sport", "sports", "business", "world", "economy", "technology", "tech", "health", "science", "culture", "entertainment", "society", "national", "international", "finance", "markets",
	"education", "environment", "lifestyle", "crime", "incidents", "accidents", "events", "local", "region", "regions", "money", "travel")

// urgent are labels that stand alone before a bar. Those of opinion and of live
// reports are left out, as papers write them themselves.
var urgent = rules.KeysOf("urgent", "watch", "alert", "urgently", "flash", "new", "latest", "special", "gallery")

// formal reports whether words before a colon are a label and nothing else:
// “Title: Ferry line reopens”, “Breaking news: …”.
func formal(words []rules.Word) bool {
	switch len(words) {
	case 1:
		return heads.Has(words[0].Key) || labelEnds.Has(words[0].Key)
	case 2:
		return labelEnds.Has(words[0].Key) && labelEnds.Has(words[1].Key) || words[0].Key == keyBlue && words[1].Key == keyLight ||
			desks.Has(words[0].Key) && words[0].Case == rules.Upper && words[1].Case == rules.Upper // “POL-HGB: Cyclist hurt”
	}
	return false
}

// desks are how police and fire brigades of Germany sign what they send.
var desks = rules.KeysOf("pol", "bpol", "fw", "bpold", "lpi", "pp")

var keyBlue, keyLight = rules.Key("blue"), rules.Key("light")

// heads are the labels of a form that a tool leaves before the headline.
var heads = rules.KeysOf("title", "headline", "subject", "photo", "photos", "foto", "breaking", "updated", "update", "urgent")

// bracketEnd gives the end of a bracket of labels that b begins with, or 0: “[UPDATED] Ferry line reopens”.
func bracketEnd(p *rules.Pass, b rules.Span, words []rules.Word) int {
	if r := p.After(b.Start); r != '[' && r != '(' {
		return 0
	}
	if end := section(p, b, words); end > 0 {
		return end
	}
	n := 0
	for n < len(words)-fewest && (extras.Has(words[n].Key) || labelEnds.Has(words[n].Key)) {
		n++
	}
	if n == 0 {
		return 0
	}
	if r := p.After(words[n-1].End); r != ']' && r != ')' {
		return 0
	}
	return words[n-1].End + 1
}

// section gives the end of a few words in square brackets that b begins with, as
// papers of Asia name the section: “[Horse racing] Two fall”; or 0.
func section(p *rules.Pass, b rules.Span, words []rules.Word) int {
	for n := 1; n <= labelWords && n < len(words)-fewest; n++ {
		if p.After(words[n-1].End) != ']' {
			continue
		}
		end := words[n-1].End + 1
		if p.After(b.Start) == '[' && words[0].Start == b.Start+1 && words[0].Case != rules.Lower && !rules.IsLower(p.After(p.SkipSpaces(end))) && !standIns.Has(words[0].Key) {
			return end
		}
		return 0
	}
	return 0
}

// standIns are words that editors put in brackets for others: “[He] was right”.
var standIns = rules.KeysOf("he", "she", "it", "they", "we", "i", "you", "the", "his", "her", "their", "our", "my", "this", "that")

// named reports whether a few words all have a capital.
func named(words []rules.Word) bool {
	return len(words) > 0 && len(words) <= labelWords && !slices.ContainsFunc(words, func(w rules.Word) bool { return w.Case == rules.Lower || w.HasDigit })
}

// nameOnly reports whether so many words from a byte offset on are the name of
// an outlet of the configuration.
func nameOnly(p *rules.Pass, offset, words int) bool {
	h, ok := outletFrom(p, offset)
	return ok && h.To-h.From == words
}
