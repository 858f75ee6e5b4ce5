package headline

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// OutletSuffix flags the name of a site behind the headline.
var OutletSuffix = Family.Add(rules.Rule{
	ID:      "outlet-suffix",
	Summary: "Name of the site behind the headline",
	Why: `The title of a web page is the headline with the name of the site, and scrapers take one for the other.
The story appears under another paper's name.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry line reopens after storm | Harbor Post\n\nThe first boat left at six.",
			Good: "Ferry line reopens after storm\n\nThe first boat left at six.",
		},
		{Good: "Opinion | The ferry line must not close again\n\nThe first boat left at six."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.Divided | rules.AnyOf(rules.Dash, rules.Slash),
	Check:    outletSuffix,
})

// titleBytes is the length of the longest headline with the name of a site.
const titleBytes = 600

// suffixWords is how many words the name of a site and its sections have at most.
const suffixWords = 6

func outletSuffix(p *rules.Pass) {
	head, ok := p.Headline()
	if !ok || len(p.Blocks) < 2 {
		return
	}
	dateBehind(p, head)
	configured := len(p.Outlets()) > 0
	titles(p, head, configured)
	if !p.Shows(rules.Divided) && !mayName(p, head, configured) {
		return
	}
	cut := siteAt(p, head)
	if cut < 0 || p.Shows(rules.Divided) && len(before(p, head, cut)) <= fewest {
		return
	}
	b := p.Trim(p.Blocks[head].Span)
	s := rules.Span{Start: p.SkipSpacesBack(p.Marks()[cut].Start), End: b.End}
	sure := rules.Severity(0)
	if outletFills(p, rules.Span{Start: p.Marks()[cut].End, End: b.End}) {
		sure = rules.Warning
	}
	p.Report(rules.Diagnostic{
		Severity: sure,
		Span:     s,
		Message:  "“" + strings.TrimSpace(s.In(p.Text)) + "” is no part of the headline",
		Fix:      rules.Replace(rules.Unsafe, "Remove the name of the site", s, ""),
	})
}

// ends is how many blocks under the headline, and how many at the foot, may be
// the title of the page.
const ends = 3

// titles reports lines at the head and the foot of an article that are the
// title of a page, as the name of a site stands behind them.
func titles(p *rules.Pass, block int, configured bool) {
	if len(p.MarksOf(rules.Dash))+len(p.MarksOf(rules.Slash)) == 0 {
		return
	}
	words := p.Words()
	for i := block + 1; i < len(p.Blocks); i++ {
		if i > block+ends && i < len(p.Blocks)-ends {
			i = len(p.Blocks) - ends
		}
		if _, to := p.BlockWords(i); to == 0 || words[to-1].End != p.SkipSpacesBack(p.Blocks[i].End) || !mayName(p, i, configured) {
			continue // most paragraphs end with a mark
		}
		if b := p.Trim(p.Blocks[i].Span); titled(p, i, b) {
			p.Report(rules.Diagnostic{
				Span:    b,
				Message: "Title of a page with the name of its site, not part of the story",
				Fix:     &rules.Fix{Title: "Remove the paragraph", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(i, i+1)}},
			})
		}
	}
}

// mayName reports whether the last word of block i may end the name of a site:
// any may where the configuration has outlets that the text names.
func mayName(p *rules.Pass, i int, configured bool) bool {
	from, to := p.BlockWords(i)
	if to-from <= fewest+1 || to-from > titleWords {
		return false
	}
	last := p.Words()[to-1].Key
	return domains.Has(last) || outlets.Has(last) || configured
}

// titleWords is how many words the title of a page has at most.
const titleWords = 30

// titled reports whether block i, the line b, which ends with a word, is the title of a
// page: its last words are an address behind a dash or a bar, or a known outlet.
func titled(p *rules.Pass, i int, b rules.Span) bool {
	cut := siteAt(p, i)
	if cut < 0 {
		return false
	}
	switch m := p.Marks()[cut]; m.Rune {
	case '-', '–', '—', '|':
		tail := wordsOf(p, rules.Span{Start: m.End, End: b.End})
		return domain(p, tail) || outlet(p, b, tail) || outletFills(p, rules.Span{Start: m.End, End: b.End})
	}
	return false
}

// siteAt gives the index of the mark before the name of a site in a block, or -1.
func siteAt(p *rules.Pass, block int) int {
	b := p.Trim(p.Blocks[block].Span)
	if b.Len() > titleBytes {
		return -1
	}
	from, to := p.BlockWords(block)
	marks := p.Marks()
	for i := p.MarkAt(b.Start); i < len(marks) && marks[i].Start < b.End; i++ {
		if divides(&marks[i]) && separator(p, b, from, to, i) {
			return lastSure(p, b, from, to, i)
		}
	}
	return -1
}

// divides reports whether the name of a site may follow a mark.
func divides(m *rules.Mark) bool {
	switch m.Class {
	case rules.Comma, rules.Stop, rules.SpaceRun, rules.Question, rules.Semicolon, rules.CloseBracket:
		return false // most of the marks of headlines
	default:
	}
	switch m.Rune {
	case '|', '·', '•', '»', '«', '›', '‹', '→', '←', '>', '<', '~', '_', ':', '/', '-', '–', '—', '(', '[':
		return true
	}
	return false
}

// lastSure gives the mark behind marks[i], a dash, that sets the name of a site
// off from who said what the headline says: “No new taxes - Lund · Harbour Post”.
func lastSure(p *rules.Pass, b rules.Span, from, to, i int) int {
	marks := p.Marks()
	if marks[i].Class != rules.Dash {
		return i
	}
	for j := i + 1; j < len(marks) && marks[j].Start < b.End; j++ {
		if !strings.ContainsRune("|·•»‹›<", marks[j].Rune) || !separator(p, b, from, to, j) {
			continue
		}
		between := wordsOf(p, rules.Span{Start: marks[i].End, End: marks[j].Start})
		if len(between) > 0 && len(between) <= nameWords && !outlet(p, b, between) && !domain(p, between) && spokenOf(p, b, between) {
			return j
		}
	}
	return i
}

// separator reports whether the name of a site follows Marks()[i], one that
// divides, in b, which has the words [from, to).
func separator(p *rules.Pass, b rules.Span, from, to, i int) bool {
	marks := p.Marks()
	m := &marks[i]
	next := int(m.Next)
	if next-from < fewest || next == to {
		return false
	}
	spaced := rules.IsSpace(p.Before(m.Start))
	bracket := m.Rune == '(' || m.Rune == '['
	if !spaced && (bracket || m.Rune == '/') {
		return false
	}
	end := m.End
	twice := i+1 < len(marks) && marks[i+1].Rune == m.Rune && marks[i+1].Start == m.End
	if twice {
		end = marks[i+1].End
	}
	switch {
	case bracket:
		if last := p.Before(b.End); last != ')' && last != ']' {
			return false
		}
	case m.Rune != '|' && m.Rune != '_' && !rules.IsSpace(p.After(end)):
		return false
	}
	sure := surely(m.Rune, spaced, twice, rules.IsSpace(p.After(end)))
	glued := m.Class == rules.Dash && !spaced
	head, tail := p.Words()[from:next], p.Words()[next:to]
	if tail = undated(tail); len(tail) == 0 {
		return spaced // “– 12 March 2024”, “(12.03.2024)”
	}
	if counts(tail) && spaced {
		return true
	}
	if len(tail) > suffixWords {
		return false
	}
	switch {
	case domain(p, tail), !glued && !bracket && address(p.Text[end:b.End]):
		return true
	case glued:
		return false // “reopens- harbour-post.ru” alone
	case sure:
		return tail[0].Case != rules.Lower && !strings.ContainsAny(p.Text[end:b.End], "“\"?!")
	case bracket:
		return allLabels(tail) || outlet(p, b, tail) || stranger(p, b, head, tail)
	}
	return outletFills(p, rules.Span{Start: end, End: b.End}) || outlet(p, b, tail) || m.Rune != ':' && stranger(p, b, head, tail)
}

// surely reports whether a mark that divides parts the name of a site from the
// headline, whatever it is, by the spaces around it and by whether it stands twice.
func surely(mark rune, spaced, twice, spaceBehind bool) bool {
	switch mark {
	case '|':
		return true
	case '_':
		return !spaced && !spaceBehind // as Chinese pages have it
	case ':':
		return twice && spaced
	case '/':
		return twice
	case '-', '–', '—', '(', '[':
		return false
	}
	return spaced
}

// counts reports whether words are what a page counts behind the headline, or
// the number of the page: “- 385 views”, “(page 2)”.
func counts(words []rules.Word) bool {
	if len(words) != 2 {
		return false
	}
	return words[0].Script == rules.Digits && counted.Has(words[1].Key) || words[1].Script == rules.Digits && words[0].Key == pageKey
}

var (
	pageKey = rules.Key("page")
	counted = rules.KeysOf("views", "view", "comments", "comment", "reads", "likes", "replies", "shares")
)

// undated gives words without the date that they end with: “DW – 08.02.2023”,
// “12 March 2024”.
func undated(words []rules.Word) []rules.Word {
	n := len(words)
	if n == 0 || words[n-1].Script != rules.Digits || words[n-1].Len() != len("2024") {
		return words
	}
	at := n - 1
	for at > max(0, n-3) && (words[at-1].Script == rules.Digits && words[at-1].Len() <= 2 || rules.Months.Has(words[at-1].Key) || rules.ShortMonths.Has(words[at-1].Key)) {
		at--
	}
	if n-at < 3 {
		return words // “Review of 2024”
	}
	return words[:at]
}

// domain reports whether words are the address of a site: “harbor-post.ru”.
func domain(p *rules.Pass, words []rules.Word) bool {
	last := words[len(words)-1]
	return len(words) > 1 && domains.Has(last.Key) && p.Before(last.Start) == '.' && !strings.Contains(p.Text[words[0].Start:last.End], " ")
}

// address reports whether a text is the address of a site, whatever it ends
// with: “harbor-post.example”.
func address(text string) bool {
	text = strings.TrimSpace(text)
	name, top, ok := strings.Cut(text, ".")
	for ok && strings.Contains(top, ".") {
		_, top, _ = strings.Cut(top, ".")
	}
	return ok && name != "" && len(top) > 1 && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789.-") == "" && strings.Trim(top, "abcdefghijklmnopqrstuvwxyz") == ""
}

// allLabels reports whether words name what a page has beside the text: “(PHOTO, VIDEO)”,
// “photo report”.
func allLabels(words []rules.Word) bool {
	if last := len(words) - 1; last > 0 && words[last].Key == keyReport {
		words = words[:last]
	}
	return !slices.ContainsFunc(words, func(w rules.Word) bool { return !extras.Has(w.Key) })
}

var keyReport = rules.Key("report")

var extras = rules.KeysOf("photo", "photos", "video", "videos", "pictures", "gallery", "infographic", "infographics", "updated", "update", "foto", "and")

// nameWords is how many words the name of an unknown site has at most.
const nameWords = 3

// stranger reports whether the words behind a sentence in b are a name that
// the story does not speak of. Who said what the headline says is named in the
// story; the site is not.
func stranger(p *rules.Pass, b rules.Span, head, tail []rules.Word) bool {
	if len(tail) > 1 && articles.Has(tail[0].Key) {
		tail = tail[1:]
	}
	if len(tail) > nameWords || slices.ContainsFunc(tail, func(w rules.Word) bool {
		return w.Case == rules.Lower || w.HasDigit || speakers.Has(w.Key) || w.Len() < 2
	}) {
		return false
	}
	low := 0
	for i := range head {
		if head[i].Case == rules.Lower {
			low++
		}
	}
	return 2*low >= len(head) && !spokenOf(p, b, tail)
}

// articles begin the names of papers, and stand in every story.
var articles = rules.KeysOf("the", "le", "la", "il", "el", "der", "die", "das")

// spokenOf reports whether the story outside b has one of the words.
func spokenOf(p *rules.Pass, b rules.Span, names []rules.Word) bool {
	from, to := p.WordsIn(b)
	words := p.Words()
	for i := range names {
		if hasKey(words[:from], names[i].Key) || hasKey(words[to:], names[i].Key) {
			return true
		}
	}
	return false
}

// hasKey reports whether a word with a key is among others.
func hasKey(words []rules.Word, key uint64) bool {
	for i := range words {
		if words[i].Key == key {
			return true
		}
	}
	return false
}

// speakers are words in the names of those whom a headline quotes, whether or not the story does.
var speakers = rules.KeysOf("union", "ministry", "minister", "president", "police", "office", "court", "council", "committee", "agency", "party", "government", "report", "study", "survey", "poll", "expert", "experts",
	"officials", "sources", "source", "mayor", "governor", "department", "commission", "federation", "association", "bank", "un", "eu", "nato", "who", "imf", "live", "opinion", "analysis", "review", "interview", "part")

// outletFills reports whether a span holds the name of an outlet of the
// configuration, and nothing else but figures: not “Harbor Post asks why”.
func outletFills(p *rules.Pass, s rules.Span) bool {
	h, ok := outletFrom(p, s.Start)
	return ok && h.End <= s.End && !slices.ContainsFunc(wordsOf(p, rules.Span{Start: h.End, End: s.End}), func(w rules.Word) bool { return w.Script != rules.Digits })
}

// outletFrom gives the outlet of the configuration that stands behind a byte
// offset, spaces apart.
func outletFrom(p *rules.Pass, offset int) (rules.Hit, bool) {
	offset = p.SkipSpaces(offset)
	for _, h := range p.Outlets() {
		if h.Start >= offset {
			return h, h.Start == offset
		}
	}
	return rules.Hit{}, false
}

// outlet reports whether words name a paper, a station or a site: each has a
// capital, and one is a word of such names or the name of an agency.
func outlet(p *rules.Pass, b rules.Span, words []rules.Word) bool {
	known := false
	for _, w := range words {
		if w.Case == rules.Lower && !domains.Has(w.Key) && p.After(w.End) != '.' {
			return false
		}
		known = known || outlets.Has(w.Key) || domains.Has(w.Key) && p.Before(w.Start) == '.'
	}
	if last := len(words) - 1; !known && last > 0 && words[last].Case == rules.Title && papers.Has(words[last].Key) {
		known = articles.Has(words[0].Key) || !spokenOf(p, b, words[:1])
	}
	return known && words[len(words)-1].End+4 >= b.End
}

// papers are words that end the names of papers and that headlines have for
// other things as well: “The Harbour Echo”.
var papers = rules.KeysOf("echo", "post", "star", "sun", "mirror", "press", "standard", "examiner", "argus", "advertiser", "independent", "express", "dispatch", "sentinel", "bulletin", "globe",
	"register", "monitor", "ledger", "messenger", "reporter", "voice", "wire", "weekly", "today", "mercury", "review", "citizen", "enterprise", "banner", "beacon", "eagle", "intelligencer", "press-herald",
	"zeitung", "anzeiger", "presse", "tagblatt", "gazeta", "vestnik", "network", "media", "insider", "patriot", "pilot", "sentry", "spectator", "digest", "agency")

var outlets = rules.KeysOf("news", "times", "herald", "daily", "tribune", "gazette", "journal", "observer", "chronicle", "magazine", "telegraph", "newspaper",
	"tv", "radio", "online", "mail", "courier", "inquirer", "interfax", "tass", "rbc", "rbk", "ria", "novosti", "dw", "bbc", "cnn", "afp", "dpa", "ndtv", "nhk",
	"yonhap", "xinhua", "ukrinform", "unian", "pravda", "kommersant", "izvestia", "vedomosti", "meduza", "reuters", "guardian", "bloomberg", "cnbc", "aljazeera")

var domains = rules.KeysOf("com", "ru", "net", "org", "info", "ua", "de", "fr", "pl", "by", "kz", "tr", "cz", "eu", "tv", "fm", "io")

// dateBehind reports a date of figures in brackets at the end of the headline.
func dateBehind(p *rules.Pass, head int) {
	b := p.Trim(p.Blocks[head].Span)
	if r := p.Before(b.End); r != ']' && r != ')' || !rules.IsDigit(p.Before(b.End-1)) {
		return
	}
	at := strings.LastIndexAny(p.Text[b.Start:b.End], "[(")
	if at <= 0 {
		return
	}
	s := rules.Span{Start: b.Start + at, End: b.End}
	inside := p.Text[s.Start+1 : s.End-1]
	if len(inside) < len("1.2.2021") || strings.Trim(inside, "0123456789-./: ") != "" || strings.Count(inside, "-")+strings.Count(inside, ".")+strings.Count(inside, "/") != 2 {
		return
	}
	s.Start = p.SkipSpacesBack(s.Start)
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     s,
		Message:  "“" + strings.TrimSpace(s.In(p.Text)) + "” is no part of the headline",
		Fix:      rules.Replace(rules.Unsafe, "Remove the date", s, ""),
	})
}
