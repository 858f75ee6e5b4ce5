package quotes

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Unpaired flags a quotation mark without its partner.
var Unpaired = Family.Add(rules.Rule{
	ID:      "unpaired",
	Summary: "Quotation opened and never closed, or closed and never opened",
	Why: `Engines lose one mark of a pair when they cut a long speech into sentences. The reader cannot tell where
the speaker ends and the reporter begins.`,
	Examples: []rules.Example{
		{Bad: "“We have no choice, he said.", Good: "“We have no choice,” he said."},
		{Bad: "The policy of “open doors was the answer of the club."},
		{Good: "The plank is 12\" wide and 5' long, the ’90s model “longer”."},
		{Good: "“First paragraph of the speech.\n\n“Second paragraph of the speech.”"},
		{Good: "«\u0412\u0435\u0442\u0435\u0440 \u0431\u044b\u043b \u0445\u043e\u043b\u043e\u0434\u043d\u044b\u0439.\n\n\u041d\u0438\u043a\u0442\u043e \u043d\u0435 \u0441\u043f\u0430\u043b»", Target: "ru"},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Unpaired,
	Check:    unpaired,
})

func unpaired(p *rules.Pass) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if end := resumes(p, quotes, i); end > 0 {
			reopen(p, q, end)
			continue
		}
		if q.Closed() {
			continue
		}
		if again(quotes, i) {
			p.Report(rules.Diagnostic{
				Span: q.Close, Message: "The closing mark " + q.Close.In(p.Text) + " stands twice",
				Fix: rules.Replace(rules.Unsafe, "Take out the second", q.Close, ""),
			})
			continue
		}
		if p.Conventions().DashBehind && i+1 < len(quotes) && quotes[i+1].Depth > q.Depth && quotes[i+1].CloseMark != 0 && quotes[i+1].OpenMark == q.OpenMark {
			continue // «… «…»: of two closing marks one is printed
		}
		d := half(p, quotes, i)
		if q.Continues && d.Fix == nil {
			continue // in the next paragraph, or in one that is joined to this; “…, he said. “…” has lost its mark
		}
		if d.Fix == nil && !attributed(p, q.Close.Start) || q.Single {
			d.Severity = rules.Info // people lose a mark as often as engines, and a single one may be an apostrophe
		}
		p.Report(d)
	}
}

// half describes the one mark that quotes[i] has.
func half(p *rules.Pass, quotes []rules.Quotation, i int) rules.Diagnostic {
	q := &quotes[i]
	if q.OpenMark == 0 {
		return rules.Diagnostic{Span: q.Close, Message: "Quotation closed with " + q.Close.In(p.Text) + " was never opened", Fix: opening(p, q)}
	}
	d := rules.Diagnostic{Span: q.Open, Message: "Quotation opened with " + q.Open.In(p.Text) + " is never closed", Fix: closing(p, q)}
	if d.Fix != nil {
		return d
	}
	if end, ok := runsOut(p, quotes, i); ok {
		d.Span, d.Related = rules.Span{Start: end - 1, End: end}, []rules.Related{{Span: q.Open, Message: "here it opens"}}
		d.Message = "Quotation opened with " + q.Open.In(p.Text) + " is not closed where the paragraph ends"
		d.Fix = rules.Replace(rules.Unsafe, "Close it there", rules.Span{Start: end, End: end}, wanted(p, q).Close)
	}
	return d
}

// runsOut gives the end of the paragraph of quotes[i] where that is speech behind a
// colon, has no other quotation behind it, and does not go on in the next.
func runsOut(p *rules.Pass, quotes []rules.Quotation, i int) (end int, ok bool) {
	q := &quotes[i]
	b := p.Blocks[q.Block]
	end = p.SkipSpacesBack(b.End)
	if q.Single || p.Before(p.SkipSpacesBack(q.Open.Start)) != ':' || !rules.IsUpper(p.After(q.Open.End)) {
		return 0, false
	}
	switch p.Text[end-1] {
	case '.', '!', '?':
	default:
		return 0, false
	}
	if i+1 < len(quotes) && first(&quotes[i+1]) < b.End {
		return 0, false
	}
	if q.Block+1 < len(p.Blocks) {
		next := p.After(p.SkipSpaces(p.Blocks[q.Block+1].Start))
		if next == q.OpenMark || next == '"' || next == '“' {
			return 0, false // the speech goes on
		}
	}
	return end, true
}

// again reports whether quotes[i] is a closing mark behind another that is the
// same and closes a quotation: “We stay.”” on Monday.
func again(quotes []rules.Quotation, i int) bool {
	q := &quotes[i]
	return q.OpenMark == 0 && i > 0 && quotes[i-1].Closed() && quotes[i-1].Close.End == q.Close.Start && quotes[i-1].CloseMark == q.CloseMark && !q.Single
}

// speechMost is how many paragraphs a speech may go on for without opening marks.
const speechMost = 4

// resumes gives the last block of the speech that begins with quotes[i], where it
// goes on for paragraphs that do not open again, as English does, or 0.
func resumes(p *rules.Pass, quotes []rules.Quotation, i int) int {
	q := &quotes[i]
	if q.OpenMark != '“' && q.OpenMark != '«' || p.Target.Base() != "en" || q.Depth > 0 || !p.BeginsSentence(q) {
		return 0
	}
	end := p.BlockAt(q.Close.Start)
	if !q.Closed() {
		if i+1 == len(quotes) || quotes[i+1].Closed() || quotes[i+1].Single || quotes[i+1].OpenMark != rules.ClosingMark(q.OpenMark) {
			return 0
		}
		end = quotes[i+1].Block // behind a space, so that it looks as if it opens: “… yes, ”he said
	}
	if end <= q.Block || end-q.Block > speechMost {
		return 0
	}
	for number := q.Block + 1; number <= end; number++ {
		b := p.Blocks[number]
		if b.Kind != rules.Paragraph || !rules.IsUpper(p.After(p.SkipSpaces(b.Start))) {
			return 0
		}
	}
	return end
}

// reopen reports the paragraphs behind that of q, to the one that closes it.
func reopen(p *rules.Pass, q *rules.Quotation, end int) {
	for number := q.Block + 1; number <= end; number++ {
		at := p.SkipSpaces(p.Blocks[number].Start)
		first := p.Words()[p.WordAt(at)]
		p.Report(rules.Diagnostic{
			Severity: rules.Info,
			Span:     rules.Span{Start: at, End: first.End},
			Message:  "Speech goes on in a new paragraph without an opening mark",
			Fix:      rules.Replace(rules.Unsafe, "Open it again", rules.Span{Start: at, End: at}, q.Open.In(p.Text)),
		})
	}
}

// closing gives the fix that closes a quotation before its attribution, where
// the block has one place for it: “We have no choice, he said.
func closing(p *rules.Pass, q *rules.Quotation) *rules.Fix {
	at, found := rules.Span{}, 0
	for _, class := range []rules.Class{rules.Comma, rules.Dash, rules.Question} {
		marks := p.MarksOf(class)
		for _, i := range marks[firstBehind(p, marks, q.Open.End):] {
			m := p.Marks()[i]
			if m.Start >= q.Close.Start || found > 0 && m.Start > sentenceEnd(p, at.End) {
				break
			}
			if by, ok := p.Attribution(m.End); ok && by.Start == p.SkipSpaces(m.End) && !rules.IsDigit(p.After(by.Start)) && ends(p, by, p.Blocks[q.Block].End) {
				at = gap(p, m)
				found++
			}
		}
		if found > 0 {
			break // of dashes there are more
		}
	}
	if found != 1 {
		return nil
	}
	mark := wanted(p, q).Close
	switch r := p.Before(at.Start); {
	case r == '?' || r == '!':
	case p.Style().CommaInside:
		mark = "," + mark
	default:
		mark += ","
	}
	if rules.IsLetter(p.After(at.End)) {
		mark += " "
	}
	return rules.Replace(rules.Unsafe, "Close the quotation before the attribution", at, mark)
}

// sentenceEnd gives the byte offset of the stop that ends the sentence at a byte
// offset, or of the end of the text.
func sentenceEnd(p *rules.Pass, at int) int {
	stops := p.MarksOf(rules.Stop)
	for _, i := range stops[firstBehind(p, stops, at):] {
		if m := p.Marks()[i]; p.EndsSentence(m.Start) {
			return m.Start
		}
	}
	return len(p.Text)
}

// gap gives what stands between the words of a quotation and its attribution,
// without the space before that: the mark m, and commas and dashes before it.
func gap(p *rules.Pass, m rules.Mark) rules.Span {
	if m.Class == rules.Question {
		return rules.Span{Start: m.End, End: m.End}
	}
	s := m.Span
	for {
		s.Start = p.SkipSpacesBack(s.Start)
		r := p.Before(s.Start)
		if r != ',' && !dash(r) {
			return s
		}
		s.Start -= len(string(r))
	}
}

// opening gives the fix that opens a quotation where its paragraph begins and
// is one sentence to the closing mark: We have no choice,” he said.
func opening(p *rules.Pass, q *rules.Quotation) *rules.Fix {
	lead := p.SkipSpaces(p.Blocks[q.Block].Start)
	start := lead
	if r := p.After(lead); dash(r) && rules.IsSpace(p.After(lead+len(string(r)))) {
		start = p.SkipSpaces(lead + len(string(r))) // – We have no choice,” he said.
	}
	if !attributed(p, q.Close.End) || !rules.IsUpper(p.After(start)) {
		return nil
	}
	for i := p.MarkAt(start); i < len(p.Marks()) && p.Marks()[i].End < q.Close.Start; i++ {
		switch m := p.Marks()[i]; m.Class {
		case rules.Comma, rules.SpaceRun, rules.Dash:
		case rules.QuoteMark:
			if !rules.IsLetter(p.Before(m.Start)) || !rules.IsLetter(p.After(m.End)) {
				return nil
			}
		case rules.Stop:
			if p.EndsSentence(m.Start) {
				return nil
			}
		default:
			return nil
		}
	}
	return rules.Replace(rules.Unsafe, "Open the quotation", rules.Span{Start: lead, End: start}, wanted(p, q).Open)
}

// attributionReach is how many words may stand between the verb of an
// attribution and the stop that ends it.
const attributionReach = 12

var keyIt = rules.Key("it")

// ends reports whether an attribution ends its sentence, so that it can only
// close the quotation, as “he said” and “said the captain, a man of few words,” do.
func ends(p *rules.Pass, by rules.Attribution, end int) bool {
	if by.Words > 3 || by.Words > 1 && p.Words()[p.WordAt(by.Start)].Key == keyIt {
		return false // “it is agreed with all” says nothing of a speaker, as “it said” does
	}
	first := p.WordAt(by.End)
	for i := p.MarkAt(by.End); i < len(p.Marks()) && p.Marks()[i].Start < end; i++ {
		m := p.Marks()[i]
		if int(m.Next)-first > attributionReach {
			return false
		}
		switch m.Class {
		case rules.Stop:
			if !p.Abbreviated(m.Start) {
				return true
			}
		case rules.Comma:
			if !by.Inverted && !doing(p, m) {
				return false
			}
		case rules.Dash, rules.QuoteMark:
			if rules.IsSpace(p.Before(m.Start)) || rules.IsSpace(p.After(m.End)) && p.Before(m.Start) != 's' {
				return false
			}
		case rules.SpaceRun, rules.Currency, rules.Sign:
		default:
			return false
		}
	}
	return p.WordAt(end)-first <= attributionReach
}

// doing reports whether a word that says what a speaker does follows a comma:
// “he said, referring to the gate”.
func doing(p *rules.Pass, m rules.Mark) bool {
	i := int(m.Next)
	return i < len(p.Words()) && p.Words()[i].Case == rules.Lower && p.Words()[i].Len() > len("being") && strings.HasSuffix(p.Words()[i].In(p.Text), "ing")
}

// firstBehind gives the first of the marks that begins at or behind a byte offset.
func firstBehind(p *rules.Pass, marks []int32, offset int) int {
	lo, hi := 0, len(marks)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if p.Marks()[marks[mid]].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
