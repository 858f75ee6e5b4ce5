package boilerplate

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

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
	Needs:    rules.OwnPhrase | rules.FigureStop | rules.Chained | rules.AnyOf(rules.Slash, rules.Colon, rules.Dash),
	Phrases:  []string{"boilerplate/dateline", agencies},
	Check:    dateline,
})

func dateline(p *rules.Pass) {
	lines(p, "boilerplate/dateline", pageDate, rules.Unsafe)
	stamps(p)
	if p.Shows(rules.Chained | rules.FigureStop | rules.AnyOf(rules.Slash, rules.Colon)) {
		atEnds(p)
	}
	slash, stop, dash := p.Shows(rules.AnyOf(rules.Slash)), p.Shows(rules.FigureStop), p.Shows(rules.AnyOf(rules.Dash))
	if slash || stop || dash {
		opened(p, slash, stop, dash)
	}
	if dash {
		placed(p)
	}
	for b := 1; b < min(3, len(p.Blocks)); b++ {
		if end := newsOf(p.Document, b); end >= 0 {
			p.Reportf(rules.Span{Start: text(p.Document, b).Start, End: end}, dateless)
		}
	}
	signatures := p.PhrasesOf(ofAgencies)
	for i := range signatures {
		signed(p, &signatures[i])
	}
}

// atEnds looks for rows of figures in the lines before the story and behind it.
func atEnds(p *rules.Pass) {
	b := 1
	for ; b < len(p.Blocks) && atHead(p.Document, b); b++ {
		figures(p, b)
	}
	for last := len(p.Blocks) - 1; last >= max(b, len(p.Blocks)-headMost) && !tells(p.Document, last); last-- {
		figures(p, last)
	}
}

// opened reports blocks that open with a dateline between slashes, with one
// that a day and a stop end, or with one that has its agency behind a dash.
func opened(p *rules.Pass, slash, stop, dash bool) {
	blocks := len(p.Blocks)
	if !slash && !stop {
		blocks = min(blocks, headMost+1)
	}
	words := p.Words()
	for b := range blocks {
		from, to := p.BlockWords(b)
		if from == to || words[from].Case == rules.Lower && !words[from].HasDigit {
			continue
		}
		end, place := -1, words[from].Case == rules.Upper
		if slash && place {
			end = agency(p.Document, b)
		}
		if end < 0 && stop {
			end = dated(p.Document, b)
		}
		if end < 0 && dash && place && b <= headMost {
			end = dashed(p.Document, b)
		}
		if end < 0 && dash && b > 0 && b <= 2 {
			if end = max(sourced(p.Document, b), sited(p.Document, b), bracketedAgency(p.Document, b)); end >= 0 && !tells(p.Document, b) {
				end = -1
			}
		}
		if end >= 0 {
			p.Reportf(rules.Span{Start: text(p.Document, b).Start, End: end}, dateless)
		}
	}
}

// placed reports the place in capitals that agencies of Turkey sign a story with:
// “… has been started. - KARNOW”.
func placed(p *rules.Pass) {
	words, marks, dashes := p.Words(), p.Marks(), p.MarksOf(rules.Dash)
	foot := p.Blocks[max(len(p.Blocks)-headMost, 0)].Start
	for n := len(dashes) - 1; n >= 0 && marks[dashes[n]].Start >= foot; n-- {
		m := &marks[dashes[n]]
		at := p.SkipSpacesBack(m.Start)
		if at == m.Start || p.Before(at) != '.' || int(m.Next) == len(words) {
			continue
		}
		b := p.BlockAt(m.Start)
		_, to := p.BlockWords(b)
		if n := to - int(m.Next); n < 1 || n > 2 || words[to-1].End != text(p.Document, b).End {
			continue
		}
		if !slices.ContainsFunc(words[m.Next:to], func(w rules.Word) bool { return w.Case != rules.Upper || w.Len() < 4 }) {
			s := rules.Span{Start: m.Start, End: words[to-1].End}
			p.Report(rules.Diagnostic{
				Span: s, Message: "Place of the agency behind the story",
				Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: at, End: s.End}, ""),
			})
		}
	}
}

// stampMost is how many words a line with the date and the hour of the page has at most.
const stampMost = 14

// stamps reports lines that are no sentence and hold a date and an hour, with
// names of people and outlets between them: "Ada Brook | May 4, 2023 • 9:40".
func stamps(p *rules.Pass) {
	done := -1
	hits := p.OwnPhrases()
	for i := range hits {
		b := p.BlockAt(hits[i].Start)
		if b == done {
			continue
		}
		done = b
		from, to := p.BlockWords(b)
		if to-from > stampMost || p.Blocks[b].Kind == rules.Headline || !hour(p, from, to) || endsInStop(p.Document, b) && !endsInHour(p.Document, b) || quoted(p.Document, b) || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		stamp(p, b)
	}
}

// stamp reports block b, a line with the date of the page.
func stamp(p *rules.Pass, b int) {
	reportBlock(p, b, pageDate, rules.Unsafe)
}

// figures reports block b of the head of a page where most of its words are the
// figures of a date, whatever label the page has for it: “Status: 03/11/2031 6:12”.
func figures(p *rules.Pass, b int) {
	from, to := p.BlockWords(b)
	if to-from < 2 || to-from > stampMost || p.Blocks[b].Kind == rules.Headline {
		return
	}
	n := 0
	for _, w := range p.Words()[from:to] {
		if w.Script == rules.Digits {
			n++
		}
	}
	if n < to-from && endsInStop(p.Document, b) && !endsInHour(p.Document, b) {
		return
	}
	clock := hour(p, from, to)
	if player := n == to-from && clock; player && read(p.Document, b).grade == rules.NoFix {
		stamp(p, b) // “00:00 / 03:24”
		return
	}
	if n < 3 || 2*n < to-from || !dayOf(p.Document, from, to, clock) || read(p.Document, b).grade != rules.NoFix {
		return
	}
	if hits := p.OwnPhrases(); clock && len(hits) > 0 {
		if i := rules.HitFrom(hits, from); i < len(hits) && hits[i].From < to {
			return // stamps has it
		}
	}
	stamp(p, b)
}

// endsInHour reports whether the stop at the end of block b belongs to “p.m.”.
func endsInHour(d *rules.Document, b int) bool {
	s := text(d, b)
	line := d.Text[s.Start:s.End]
	return strings.HasSuffix(line, "p.m.") || strings.HasSuffix(line, "a.m.")
}

// dayOf reports whether the words in the range [from, to) hold a day in figures:
// “2031.09.03”, “3/11/2031”; beside an hour “01-19” is one too.
func dayOf(d *rules.Document, from, to int, clock bool) bool {
	words := d.Words()
	for i := from; i+1 < to; i++ {
		mark := joint(d, i)
		if mark == 0 {
			continue
		}
		if clock && words[i].Len() <= 2 && words[i+1].Len() == 2 {
			return true
		}
		if i+2 == to || joint(d, i+1) != mark || words[i+1].Len() > 2 {
			continue
		}
		if first, last := words[i].Len(), words[i+2].Len(); first == 4 && last <= 2 || first <= 2 && (last == 4 || last == 2) {
			return true
		}
	}
	return false
}

// joint gives the mark that joins the figure words[i] to the next, or 0.
func joint(d *rules.Document, i int) byte {
	a, b := &d.Words()[i], &d.Words()[i+1]
	if a.Script != rules.Digits || b.Script != rules.Digits || b.Start != a.End+1 && d.Text[a.End:b.Start] != ". " {
		return 0
	}
	switch mark := d.Text[a.End]; mark {
	case '.', '/', '-':
		return mark
	}
	return 0
}

// hour reports whether a figure like 9:40 stands among the words in the range [from, to).
func hour(p *rules.Pass, from, to int) bool {
	words := p.Words()
	for i := from + 1; i < to; i++ {
		if words[i].HasDigit && words[i-1].Script == rules.Digits && words[i].Start == words[i-1].End+1 && p.Text[words[i-1].End] == ':' && words[i-1].Len() <= 2 {
			return true
		}
	}
	return false
}

// agencies is what the packs call the signatures of agencies that a story opens
// with: "(PORT PRESS) -", "PORT.RU -".
const agencies = "boilerplate/agency"

var ofAgencies = rules.NamePhrases(agencies)

const (
	dateless = "Dateline in the style of the source's agency"
	pageDate = "Date of the page, not part of the story"
)

// signed reports a block that opens with the signature of an agency, with no
// more than names and figures before it, as in "PORT, 19 Jun. (HARBOUR PRESS) -".
func signed(p *rules.Pass, h *rules.Hit) {
	b := p.BlockAt(h.Start)
	from, to := p.BlockWords(b)
	if h.From-from > datelineReach || h.To == to || p.Blocks[b].Kind == rules.Headline || agency(p.Document, b) >= 0 || dated(p.Document, b) >= 0 {
		return
	}
	for _, w := range p.Words()[from:h.From] {
		if w.Case == rules.Lower && !w.HasDigit {
			return
		}
	}
	end := h.End
	for end < p.Blocks[b].End && (p.After(end) == ')' || p.After(end) == '.' || p.After(p.SkipSpaces(end)) == '-' || p.After(p.SkipSpaces(end)) == '–' || p.After(p.SkipSpaces(end)) == '—') {
		end = p.SkipSpaces(end)
		end += len(string(p.After(end)))
	}
	p.Reportf(rules.Span{Start: text(p.Document, b).Start, End: end}, dateless)
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
		if i == 0 || i+1 == len(words) || !rules.Months.Has(w.Key) || w.Case != rules.Title {
			continue
		}
		switch d.Before(d.SkipSpacesBack(w.Start)) {
		case ',':
			if i < 2 {
				continue
			}
		case '.': // “Orlov. April 23. NORD.RU - The board …”
			if end := siteBehind(d, words[i+1:]); end > 0 {
				return end
			}
			continue
		default:
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

// siteBehind gives the end of the dash behind the name of a site that stands
// behind a day, the first of words, and its stop; or 0.
func siteBehind(d *rules.Document, words []rules.Word) int {
	if !words[0].HasDigit || d.After(words[0].End) != '.' {
		return 0
	}
	for i := 1; i < len(words) && i < 4; i++ {
		if words[i].Case == rules.Lower {
			return 0
		}
		switch at := d.SkipSpaces(words[i].End); d.After(at) {
		case '-', '–', '—':
			if at > words[i].End {
				return at + len(string(d.After(at)))
			}
		}
	}
	return 0
}

// sourced gives the end of a place and an outlet with a colon at the start of
// block b: “Orlov - Nord Horizons: The minister …”; or of an outlet in brackets with
// a dash: “(Nord Economy) – The index …”; or -1.
func sourced(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	words := d.Words()[from:min(to, from+datelineReach)]
	dash := -1 // the first word behind the dash
	for i := range words {
		w := &words[i]
		if i > 0 {
			switch d.Text[words[i-1].End:w.Start] {
			case " ":
			case " - ", " – ", " — ":
				if dash >= 0 || i > 2 {
					return -1
				}
				dash = i
			case ") - ", ") – ", ") — ":
				if i < 2 || dash >= 0 || d.After(text(d, b).Start) != '(' || words[0].Case != rules.Title || words[1].Case != rules.Title {
					return -1
				}
				return w.Start - 1
			case ": ", ":":
				if dash < 0 || i-dash > 4 || i-dash < 2 || w.Case == rules.Lower {
					return -1
				}
				return words[i-1].End + 1
			default:
				return -1
			}
		}
		if w.Case == rules.Lower || w.HasDigit {
			return -1
		}
	}
	return -1
}

// sited gives the end of the name of a site at the start of block b, with a place
// behind it, perhaps, and a dash: “PORTNEWS.com, Orlov - The minister …”; or -1.
func sited(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	words := d.Words()[from:min(to, from+siteReach)]
	for i := range words {
		w := &words[i]
		if i > 0 {
			switch gap := d.Text[words[i-1].End:w.Start]; {
			case gap == ".", i > 1 && (gap == " " || gap == ", "):
			case i > 1 && (gap == " - " || gap == " – " || gap == " — "):
				return w.Start - 1
			default:
				return -1
			}
		}
		switch {
		case i == 1 && !topLevel.Has(w.Key), i != 1 && (w.Case == rules.Lower || w.HasDigit):
			return -1
		}
	}
	return -1
}

// bracketedAgency gives the end of a dateline with the day before the month and
// an agency of several words in brackets at the start of block b: “ORLOV, 12 Nov.
// (NORD PRESS) - A judge …”; or -1.
func bracketedAgency(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	words := d.Words()[from:min(to, from+datelineReach)]
	if len(words) < 5 || words[0].Case != rules.Upper {
		return -1
	}
	i := 1
	for i < 3 && words[i].Case == rules.Upper {
		i++
	}
	if words[i].Script != rules.Digits || words[i].Start != words[i-1].End+2 || d.Text[words[i-1].End] != ',' || !rules.Months.Has(words[i+1].Key) && !rules.ShortMonths.Has(words[i+1].Key) {
		return -1
	}
	i += 2
	if i+1 >= len(words) || d.Before(words[i].Start) != '(' {
		return -1
	}
	short := d.After(words[i-1].End) == '.' // “9 May. (Nord News)”
	for n := i; n < len(words) && (words[n].Case == rules.Upper || short && words[n].Case == rules.Title); n++ {
		if d.After(words[n].End) == ')' {
			end := d.SkipSpaces(words[n].End + 1)
			r := d.After(end)
			if n == i && !short || r != '-' && r != '–' && r != '—' {
				return -1
			}
			return end + len(string(r))
		}
	}
	return -1
}

// newsOf gives the end of a dateline of the Chinese press at the start of block b,
// “Port News Network January 9 news, The maker …”, “Port News Agency, Lund, May 3 (Ada
// Brook) The maker …”; or -1.
func newsOf(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	words := d.Words()[from:min(to, from+datelineReach)]
	for i := range words {
		w := &words[i]
		switch {
		case i == 0 && ofDays.Has(w.Key):
			return -1 // “On January 9 news came”
		case w.Case == rules.Title || w.Case == rules.Upper || w.HasDigit:
		case i > 1 && (w.Key == keyNews || w.Key == keyMessage) && words[i-1].HasDigit && rules.Months.Has(words[i-2].Key) && d.After(w.End) == ',':
			return w.End + 1
		default:
			return -1
		}
		if i > 2 && d.Before(w.Start) == '(' && words[i-1].HasDigit && rules.Months.Has(words[i-2].Key) && d.Before(words[i-2].Start) == ' ' && d.Before(words[i-2].Start-1) == ',' {
			return bracketEnd(d, w)
		}
	}
	return -1
}

// bracketEnd gives the end of a bracket that begins with w and holds names, or -1:
// “Port News Agency, Lund, May 3 (Ada Brook)”. That of an agency alone is the style of
// the wires: “LUND, May 3 (Nordia)”.
func bracketEnd(d *rules.Document, w *rules.Word) int {
	const reach = 40 // bytes
	inside, _, ok := strings.Cut(d.Text[w.Start:min(len(d.Text), w.Start+reach)], ")")
	if !ok || strings.ToLower(inside) == inside || !strings.Contains(inside, " ") || strings.ContainsAny(inside, ".:;0123456789\n") {
		return -1
	}
	return w.Start + len(inside) + 1
}

// ofDays are words that a sentence with a day begins with.
var ofDays = rules.KeysOf("on", "in", "by", "from", "since", "until", "the", "this", "last")

var keyNews, keyMessage = rules.Key("news"), rules.Key("message")

// siteReach is how many words the name of a site and a place have at most, with the one behind the dash.
const siteReach = 5

// topLevel are the ends of the names of sites that news opens with.
var topLevel = rules.KeysOf("com", "co", "id", "net", "org", "info", "tv", "ru", "ua", "by", "kz", "tr", "vn", "my", "ph", "gr", "pl", "ro", "hu", "it", "es", "de", "fr", "pt", "br", "mx", "ar", "ir", "az", "ge", "am", "md", "bg", "rs")

// dashed gives the end of a dateline like "ORLOV, 6 Aug — Nord-Press." at the
// start of block b, or -1: a place in capitals, a day, a dash, and names in a
// sentence of their own.
func dashed(d *rules.Document, b int) int {
	from, to := d.BlockWords(b)
	if to-from < 4 || d.Words()[from].Case != rules.Upper || d.Words()[from].Len() < 3 {
		return -1
	}
	words := d.Words()[from:min(to, from+datelineReach)]
	behind := 0 // the first word behind the dash
	for i := 1; i < len(words); i++ {
		w := &words[i]
		switch gap := strings.TrimSpace(d.Text[words[i-1].End:w.Start]); {
		case behind > 0 && gap == ".":
			return words[i-1].End + 1
		case behind > 0:
			if w.Case == rules.Lower {
				return -1
			}
		case gap == "-" || gap == "–" || gap == "—":
			if rules.IsSpace(d.After(words[i-1].End)) {
				if i < 3 || w.Case == rules.Lower || !dayIn(words[1:i]) {
					return -1
				}
				behind = i
			}
		case w.Case == rules.Lower && !w.HasDigit:
			return -1
		}
	}
	if last := words[len(words)-1]; behind > 0 && from+len(words) == to && d.After(last.End) == '.' {
		return last.End + 1
	}
	return -1
}

// dayIn reports whether a figure and a month are among words.
func dayIn(words []rules.Word) bool {
	return slices.ContainsFunc(words, func(w rules.Word) bool { return w.HasDigit }) &&
		slices.ContainsFunc(words, func(w rules.Word) bool { return rules.Months.Has(w.Key) || rules.ShortMonths.Has(w.Key) })
}
