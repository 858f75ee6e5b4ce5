package boilerplate

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// LooseLine flags short lines around the story that are no sentences.
var LooseLine = Family.Add(rules.Rule{
	ID:      "loose-line",
	Summary: "Line before or behind the story that is no sentence",
	Why: `A story ends with a sentence, and begins with one under its headline. Names, tags, initials of an agency and headlines of other news that stand there are mostly what is left of the page. ` +
		`No wording tells them, but their place does.`,
	Examples: []rules.Example{
		{
			Bad: "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nThe captain was glad to be back.\n\nHarbour Ferries Lund Island",
		},
		{Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nWhat comes next\n\nThe captain was glad to be back."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "addition",
	Since:    "0.1.0",
	Hunch:    true,
	Check:    looseLine,
})

const (
	looseMost    = 12 // words of a line behind the story
	looseHead    = 8  // words of a line before it
	looseFigures = 20 // words of a line of figures and labels
	labelledMost = 4  // words of one in lower case
	looseLines   = 4  // more of them are a table, a list or verse
	storyLeast   = 2  // sentences that make a story
)

func looseLine(p *rules.Pass) {
	headline, ok := p.Headline()
	if !ok || len(p.Blocks) < storyLeast+2 {
		return
	}
	crossheads(p, headline)
	last := len(p.Blocks) - 1
	var found []int
	for b := last; b > 0 && b > last-2*looseLines && (loose(p.Document, b, looseMost) || !tells(p.Document, b)); b-- {
		if loose(p.Document, b, looseMost) || loose(p.Document, b, looseFigures) && furnished(p.Document, b) {
			found = append(found, b)
		}
	}
	if len(found) > looseLines || len(found) > 0 && !hasStory(p.Document, found[len(found)-1]) {
		return
	}
	slices.Reverse(found)
	var head []int
	for b := headline + 1; b <= last && !asked(p.Document, headline) && atHead(p.Document, b) && !tells(p.Document, b); b++ {
		if loose(p.Document, b, looseHead) && marked(p.Document, b) && p.Before(text(p.Document, b).End) != ':' || loose(p.Document, b, looseFigures) && furnished(p.Document, b) {
			head = append(head, b)
		}
	}
	for _, b := range slices.Concat(head, found) {
		if read(p.Document, b).grade == rules.NoFix {
			p.Reportf(text(p.Document, b), "No sentence of the story: a line of the page?")
		}
	}
}

// crossheads reports lines in capitals before a paragraph of the story, as pages
// in Turkish and Spanish have them: “WE HEARD SHOTS”.
func crossheads(p *rules.Pass, headline int) {
	for b := headline + 2; b+1 < len(p.Blocks); b++ {
		from, to := p.BlockWords(b)
		if to-from < 2 || to-from > looseHead || p.Words()[from].Case != rules.Upper || p.Words()[to-1].Case != rules.Upper || p.Blocks[b].Kind != rules.Paragraph || !tells(p.Document, b+1) || !tells(p.Document, b-1) && !tells(p.Document, b-2) {
			continue
		}
		s := text(p.Document, b)
		if s.Len() >= crossheadLeast && !strings.ContainsRune(s.In(p.Text), '(') && strings.ToUpper(s.In(p.Text)) == s.In(p.Text) && read(p.Document, b).grade == rules.NoFix {
			p.Reportf(s, "A crosshead in capitals?")
		}
	}
}

// crossheadLeast is how long a crosshead is at least, in bytes: an agency is shorter.
const crossheadLeast = 12

// asked reports whether block b is what somebody asked a language model, so that
// the headline stands below it: “User: Translate this article”.
func asked(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	return from < to && roles.Has(d.Words()[from].Key) && d.After(d.Words()[from].End) == ':'
}

var roles = rules.KeysOf("user", "assistant", "human", "system", "ai", "prompt", "instruction", "input", "question", "task")

// hasStory reports whether sentences of a story stand before block b.
func hasStory(d *rules.Document, b int) bool {
	n := 0
	for i := 1; i < b && n < storyLeast; i++ {
		if tells(d, i) {
			n++
		}
	}
	return n == storyLeast
}

// loose reports whether block b is a short line that ends with no mark.
func loose(d *rules.Document, b, most int) bool {
	from, to := d.BlockWords(b)
	if from == to || to-from > most || d.Blocks[b].Kind != rules.Paragraph || quoted(d, b) {
		return false
	}
	s := text(d, b)
	if endsInStop(d, b) && (d.Before(s.End) != '!' || !calls(d, from, to)) {
		return false
	}
	switch d.After(s.Start) {
	case '-', '–', '—', '•', '*':
		return false // of a list
	}
	switch d.Before(s.End) {
	case ',', '…', '.', '"', '”', '’', '\'', '»':
		return false
	}
	return slices.ContainsFunc(d.Words()[from:to], func(w rules.Word) bool { return w.Script != rules.Digits }) || row(d, from, to)
}

// row reports whether the words in the range [from, to), all figures, are a row
// of counters: “145 0 12”, and not “8,661”.
func row(d *rules.Document, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if strings.TrimSpace(d.Text[d.Words()[i-1].End:d.Words()[i].Start]) != "" {
			return false
		}
	}
	return to-from > 1
}

// calls reports whether words of the page are in the range [from, to): “Put likes and write to us!”.
func calls(d *rules.Document, from, to int) bool {
	hits := d.Phrases("boilerplate/page-words")
	i := rules.HitFrom(hits, from)
	return i < len(hits) && hits[i].From < to
}

// marked reports whether a line under the headline has the look of names or
// labels, or is too short to tell anything: “[Osta Daily Reporter Ada Brook]”,
// “EP”, and not “Rain stops play for three days”.
func marked(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	if to-from <= labelledMost {
		return true
	}
	s := text(d, b)
	return named(d, d.Words()[from:to]) || strings.ContainsAny(d.Text[s.Start:s.End], "[]()/|@©")
}

// furnished reports whether a line has the look of counters, rates or labels: a
// third of its words are figures, or two of them are labels: “Views 3,412 Reply 18”,
// “News ID: 85412 Service: Provinces”.
func furnished(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	figures, labels := 0, 0
	for i := from; i < to; i++ {
		w := &d.Words()[i]
		switch {
		case i+1 < to && joint(d, i) == '-' && (i == from || joint(d, i-1) == 0) && (i+2 >= to || joint(d, i+1) == 0):
			return false // “Result: Lund 6-7 6-2 Brook”
		case w.HasDigit:
			figures++
		case d.After(w.End) == ':' && i+1 < to && rules.IsSpace(d.After(w.End+1)):
			labels++
		case verbal.Has(w.Key):
			return false // “12 dead and 30 hurt in 5 towns” tells something
		}
	}
	if s := text(d, b); to-from > 3 && !strings.ContainsAny(d.Text[s.Start:s.End], " /.") {
		return true // “ferry-returns-to-service”
	}
	return to-from > 3 && 3*figures >= to-from || labels > 1
}

// verbal are words of sentences and of headlines.
var verbal = rules.KeysOf("is", "are", "was", "were", "has", "have", "had", "will", "as", "after", "but", "and", "who", "which", "that", "dead", "killed", "injured", "hurt", "beat", "win", "wins", "won", "lose", "loses", "lost", "v", "vs")
