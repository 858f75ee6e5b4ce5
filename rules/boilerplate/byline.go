package boilerplate

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// bylineMost is how many words a byline has at most: “By Jane Maria Doe and John Roe”.
const bylineMost = 8

// Byline flags the line that names the author or the account that posted a text.
var Byline = Family.Add(rules.Rule{
	ID:      "byline",
	Summary: "Byline or name of an account among the story",
	Why: `Pages name the author, the editor or the account that posted an article in a line of its own: “by admin”, “Editor: Li Na”. ` +
		`Aggregators keep it as a paragraph, and engines translate the name.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nby admin\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nBy Monday all sailings were back on time."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.Sign, rules.OpenBracket),
	Phrases:  []string{"boilerplate/byline", by, byAtHead, job, rules.OutletPhrases},
	Check:    byline,
})

func byline(p *rules.Pass) {
	lines(p, "boilerplate/byline", ofAuthor, rules.Unsafe)
	outlets(p)
	for _, h := range p.PhrasesOf(ofBy) {
		b := p.BlockAt(h.Start)
		if _, to := p.BlockWords(b); to > h.To && named(p.Document, p.Words()[h.To:to]) {
			if h.To-h.From == 1 && endsInStop(p.Document, b) {
				continue // “By Monday.”
			}
			author(p, b)
		}
	}
	for _, h := range p.PhrasesOf(ofByAtHead) {
		b := p.BlockAt(h.Start)
		if _, to := p.BlockWords(b); to > h.To+1 && to-h.To <= nameMost && atHead(p.Document, b) && !endsInStop(p.Document, b) && named(p.Document, p.Words()[h.To:to]) {
			author(p, b)
		}
	}
	done := -1
	for _, h := range p.PhrasesOf(ofJob) {
		if b := p.BlockAt(h.Start); b != done && !endsInStop(p.Document, b) && employed(p.Document, b, &h) {
			done = b
			author(p, b)
		}
	}
	accounts(p)
	slugs(p)
}

const ofAuthor = "Byline, not part of the story"

// author reports block b, which names an author, where it is short and no sentence.
func author(p *rules.Pass, b int) {
	from, to := p.BlockWords(b)
	if to-from > bylineMost || p.Blocks[b].Kind == rules.Headline || read(p.Document, b).grade != rules.NoFix {
		return
	}
	reportBlock(p, b, ofAuthor, rules.Unsafe)
}

// nameMost is how many words the name of a person has at most.
const nameMost = 4

// headMost is how many blocks under the headline belong to the head of a page.
const headMost = 4

// atHead reports whether block b stands between the headline and the first
// sentence of the story.
func atHead(d *rules.Document, b int) bool {
	if b == 0 || b > headMost {
		return false
	}
	for i := 1; i < b; i++ {
		if tells(d, i) {
			return false
		}
	}
	return true
}

// employed reports whether block b is the name of a person beside what they do
// for the paper, h: “Ada Brook (editor of the harbour desk)”, “Reporter Ada Brook”.
func employed(d *rules.Document, b int, h *rules.Hit) bool {
	from, to := d.BlockWords(b)
	words := d.Words()
	if h.From == from {
		return words[from].Case != rules.Lower && to-h.To >= 2 && to-h.To <= nameMost && named(d, words[h.To:to])
	}
	if h.From-from < 2 || h.From-from > nameMost || !named(d, words[from:h.From]) {
		return false
	}
	switch d.Before(d.SkipSpacesBack(h.Start)) {
	case '(', '|', '/', ',', '–', '—', '-', '•', '·':
		return true
	}
	return false
}

// accountMost is how many bytes an account has at most before its sign.
const accountMost = 64

// accounts reports lines that are a name and an account: “ADA BROOK @adabrook”,
// “ada@port.example”.
func accounts(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '@' || int(m.Next) == len(p.Words()) {
			continue
		}
		b := p.BlockAt(m.Start)
		from, to := p.BlockWords(b)
		at := int(m.Next)
		for at > from && p.Words()[at-1].End > m.Start-accountMost && !strings.ContainsAny(p.Text[p.Words()[at-1].End:m.Start], " \n") {
			at-- // of an address: “ada@port.example”
		}
		s := text(p.Document, b)
		if at-from > nameMost || to-from > 2*nameMost || !named(p.Document, p.Words()[from:at]) || strings.ContainsAny(p.Text[m.Start:s.End], " \n") {
			continue
		}
		author(p, b)
	}
}

// outlets reports the paragraphs that hold no more than the name of an outlet
// of the configuration, and figures.
func outlets(p *rules.Pass) {
	for _, h := range p.Outlets() {
		b := p.BlockAt(h.Start)
		from, to := p.BlockWords(b)
		if h.From != from || p.Blocks[b].Kind == rules.Headline || endsInStop(p.Document, b) || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		if rest := p.Words()[h.To:to]; slices.ContainsFunc(rest, func(w rules.Word) bool { return w.Script != rules.Digits }) {
			continue
		}
		reportBlock(p, b, "Name of the outlet, not part of the story", rules.Unsafe)
	}
}

// slugs reports what stands in square brackets before a story: the outlet, the
// section or the reporter, as in “[Osta Daily Reporter Ada Brook] The ferry …”,
// and names or initials that fill a line in round ones: “(Ada Brook)”, “(ab)”.
func slugs(p *rules.Pass) {
	words := p.Words()
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := &p.Marks()[i]
		b := p.BlockAt(m.Start)
		if m.Rune == '(' && signature(p.Document, b, m) {
			author(p, b)
			continue
		}
		if signs(p.Document, b, m) {
			s := rules.Span{Start: m.Start, End: text(p.Document, b).End}
			p.Report(rules.Diagnostic{
				Span: s, Message: "Signature of the page behind the text",
				Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: p.SkipSpacesBack(s.Start), End: s.End}, ""),
			})
			continue
		}
		from, to := p.BlockWords(b)
		if int(m.Next) != from || m.Rune != '[' && !equated(p.Document, b, m) {
			continue
		}
		if m.Start != text(p.Document, b).Start || p.Blocks[b].Kind == rules.Headline {
			continue
		}
		n := from
		for n < to && n-from <= bylineMost && p.After(words[n].End) != ']' && p.After(words[n].End) != ')' {
			n++
		}
		if n == to || n-from >= bylineMost || !named(p.Document, words[from:n+1]) || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		if n+1 < to && words[n+1].Case == rules.Lower {
			continue // “[The captain] was late”
		}
		end := words[n].End + 1
		p.Report(rules.Diagnostic{
			Span: rules.Span{Start: m.Start, End: end}, Message: "Slug of the page before the text",
			Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: m.Start, End: p.SkipSpaces(end)}, ""),
		})
	}
}

// equated reports whether mark m opens a bracket of a place and an outlet, as
// Korean agencies have it: “(Osta=Newsis) Reporter Ada Brook = The ferry …”.
func equated(d *rules.Document, b int, m *rules.Mark) bool {
	if _, to := d.BlockWords(b); int(m.Next)+1 >= to {
		return false
	}
	gap := d.Text[d.Words()[m.Next].End:d.Words()[m.Next+1].Start]
	return m.Start == text(d, b).Start && strings.TrimSpace(gap) == "="
}

// signs reports whether mark m opens the signature behind the last sentence of
// a story: names, initials, or an office and a name, as in “… at noon. (ab)”.
func signs(d *rules.Document, b int, m *rules.Mark) bool {
	from, to := d.BlockWords(b)
	at := int(m.Next)
	if at == from || at >= to || to-at > nameMost+1 {
		return false
	}
	s := text(d, b)
	if s.End-1 < d.Words()[to-1].End || s.End-1 > d.Words()[to-1].End {
		return false
	}
	if closing := d.Before(s.End); closing != ')' && closing != ']' {
		return false
	}
	switch d.Before(d.SkipSpacesBack(m.Start)) {
	case '.', '!', '?', '”', '"', '…':
	default:
		return false
	}
	for i := b + 1; i < len(d.Blocks); i++ {
		if i > b+headMost || tells(d, i) {
			return false
		}
	}
	words := d.Words()[at:to]
	initials := !slices.ContainsFunc(words, func(w rules.Word) bool { return w.Len() > 3 || w.HasDigit })
	return initials || len(words) > 1 && named(d, words)
}

// signature reports whether block b is no more than names or initials in round
// brackets, which mark m opens.
func signature(d *rules.Document, b int, m *rules.Mark) bool {
	from, to := d.BlockWords(b)
	if int(m.Next) != from || from == to || to-from > nameMost {
		return false
	}
	s := text(d, b)
	if m.Start != s.Start || d.Before(s.End) != ')' || d.Words()[to-1].End+1 != s.End {
		return false
	}
	words := d.Words()[from:to]
	return len(words) == 1 && words[0].Len() > 1 && words[0].Len() <= 3 && !words[0].HasDigit || len(words) > 1 && named(d, words)
}

// What the packs call the word that a byline begins with, the word that does so
// right under the headline alone, and the work of those whom it names.
const (
	by       = "boilerplate/by"
	byAtHead = "boilerplate/by-at-head"
	job      = "boilerplate/job"
)

var ofBy, ofByAtHead, ofJob = rules.NamePhrases(by), rules.NamePhrases(byAtHead), rules.NamePhrases(job)

var joins = rules.KeysOf("and", "with")

// named reports whether words are names, "and" and "with" among them apart. The
// second part of a name may be in lower case, as in “Min-su”.
func named(d *rules.Document, words []rules.Word) bool {
	for i, w := range words {
		if i > 0 && !w.HasDigit && w.Start == words[i-1].End+1 && d.Text[words[i-1].End] == '-' {
			continue
		}
		if !joins.Has(w.Key) && (w.Case == rules.Lower || w.HasDigit) {
			return false
		}
	}
	return true
}
