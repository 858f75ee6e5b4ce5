package quotes

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// StopOutside flags a stop or comma behind a quotation that is a sentence of its own.
var StopOutside = Family.Add(rules.Rule{
	ID:      "stop-outside",
	Summary: "Stop or comma behind a quotation that is a whole sentence",
	Why: `Most languages set the stop behind the closing mark: “Estamos aquí”. Where the quotation is the whole sentence, English sets it ` +
		`before the mark on both sides of the Atlantic, and so the comma before who spoke.`,
	Examples: []rules.Example{
		{Bad: "The captain was glad. “We are back on the water”.", Good: "The captain was glad. “We are back on the water.”"},
		{Bad: "The captain was glad. “We are back!”.", Good: "The captain was glad. “We are back!”"},
		{Bad: "“We are back on the water”, said the captain.", Good: "“We are back on the water,” said the captain."},
		{Good: "The captain said they were “back on the water”. “We are back on the water.”"},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.StopBehind | rules.CommaBehind,
	Check:    stopOutside,
})

// sentenceWords is how many words a quotation has at least that is no title.
const sentenceWords = 4

func stopOutside(p *rules.Pass) {
	if !p.Conventions().CommaInside {
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || q.Depth > 0 || q.Single {
			continue
		}
		switch mark := p.After(q.Close.End); {
		case mark == '.' && p.After(q.Close.End+1) != '.' && wholeSentence(p, q):
			outside(p, q, "stop", "a whole sentence")
		case p.Before(q.Close.Start) == '.' && p.Before(q.Close.Start-1) != '.' && p.After(p.SkipSpaces(q.Close.End)) == '.' && p.SkipSpaces(q.Close.End) <= q.Close.End+1 && p.After(p.SkipSpaces(q.Close.End)+1) != '.':
			s := rules.Span{Start: q.Close.End, End: p.SkipSpaces(q.Close.End) + 1}
			p.Report(rules.Diagnostic{
				Span: rules.Span{Start: q.Close.Start, End: s.End}, Message: "Stop before the closing mark and behind it",
				Fix: rules.Replace(rules.Unsafe, "Remove the second", s, ""),
			})
		case mark == '!' && rules.IsLetter(p.Before(q.Close.Start)) && wholeSentence(p, q):
			outside(p, q, "exclamation mark", "a whole sentence")
		case mark == ',' && called(p, q) && (wholeSentence(p, q) || i > 0 && called(p, &quotes[i-1]) && p.Text[quotes[i-1].Close.End:q.Open.Start] == ", "),
			mark == ',' && rules.IsLetter(p.Before(q.Close.Start)) && wholeSentence(p, q) && spokenBy(p, q.Close.End+1):
			outside(p, q, "comma", "what is said")
		}
	}
}

// wholeSentence reports whether a quotation begins with a capital where a
// sentence begins, and is no title: one word, or a few without a mark of their own.
func wholeSentence(p *rules.Pass, q *rules.Quotation) bool {
	from, to := p.WordsIn(q.Inside())
	if to-from < 2 || p.Words()[from].Case != rules.Title || p.Words()[from].Start != p.SkipSpaces(q.Open.End) || !p.BeginsSentence(q) && !spokenBehind(p, q) {
		return false
	}
	switch last := p.Before(q.Close.Start); last {
	case '?', '!':
		return true
	default:
		return rules.IsLetter(last) && to-from >= sentenceWords
	}
}

// spokenBehind reports whether a quotation stands behind a colon, or a comma and
// the words that say who speaks: Lund said: “We are back on the water”.
func spokenBehind(p *rules.Pass, q *rules.Quotation) bool {
	before := p.SkipSpacesBack(q.Open.Start)
	switch p.Before(before) {
	case ':':
		return true
	case ',':
		i := p.WordAt(before-1) - 1
		return i >= 0 && p.Words()[i].End == before-1 && says.Has(p.Words()[i].Key)
	}
	return false
}

// says are verbs that speech follows behind a comma.
var says = rules.KeysOf("said", "says", "wrote", "writes", "added", "adds", "told", "asked", "explained", "answered", "replied", "stated", "noted", "commented", "emphasized", "stressed", "concluded", "continued")

// called reports whether a quotation ends with a question or exclamation mark,
// and another quotation or who spoke follows behind the comma.
func called(p *rules.Pass, q *rules.Quotation) bool {
	if last := p.Before(q.Close.Start); last != '!' && last != '?' {
		return false
	}
	at := p.SkipSpaces(q.Close.End + 1)
	by, ok := p.Attribution(q.Close.End + 1)
	return p.After(at) == q.OpenMark || ok && by.Start == at
}

// spokenBy reports whether a verb or a pronoun behind a byte offset says who spoke.
func spokenBy(p *rules.Pass, at int) bool {
	by, ok := p.Attribution(at)
	return ok && by.Start == p.SkipSpaces(at) && (by.Inverted || by.Words <= 2)
}

// outside reports the stop or comma behind a quotation, which is to stand before
// the closing mark, or not at all where the quotation has a mark of its own.
func outside(p *rules.Pass, q *rules.Quotation, mark, said string) {
	s := rules.Span{Start: q.Close.Start, End: q.Close.End + 1}
	name := strings.ToUpper(mark[:1]) + mark[1:]
	d := rules.Diagnostic{Span: s, Message: name + " behind the closing mark of " + said}
	if rules.IsLetter(p.Before(q.Close.Start)) {
		d.Fix = rules.Replace(rules.Unsafe, "Set the "+mark+" before the mark", s, p.Text[q.Close.End:s.End]+q.Close.In(p.Text))
	} else {
		d.Message = name + " behind a quotation that has its mark"
		d.Fix = rules.Replace(rules.Unsafe, "Remove the "+mark, rules.Span{Start: q.Close.End, End: s.End}, "")
	}
	p.Report(d)
}
