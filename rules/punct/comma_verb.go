package punct

import (
	"github.com/mtlint/mtlint/rules"
)

// CommaVerb flags a comma between a short subject and its verb.
var CommaVerb = Family.Add(rules.Rule{
	ID:      "comma-verb",
	Summary: "Comma between a short subject and its verb",
	Why: `Turkish, Arabic and Korean may set a comma behind the subject, and engines keep it.
English has none there: the reader waits for a clause that does not come.`,
	Examples: []rules.Example{
		{Bad: "A truck lost its load in Lund. The road, was closed for two hours.", Good: "A truck lost its load in Lund. The road was closed for two hours."},
		{Good: "A truck lost its load. The road, which is new, was closed. The road, is it open?"},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Comma),
	Check:    commaVerb,
})

// subjectWords is how many words such a subject has at most.
const subjectWords = 4

func commaVerb(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for _, i := range p.MarksOf(rules.Comma) {
		m := &p.Marks()[i]
		next := int(m.Next)
		if next == 0 || next+1 >= len(words) || words[next].Start != m.End+1 || !finite.Has(words[next].Key) || words[next].Case != rules.Lower || words[next-1].End != m.Start {
			continue // as nearly always
		}
		if subjects.Has(words[next+1].Key) || p.Text[words[next].End] != ' ' || !subjectBefore(p, next) {
			continue // “The road, is it open?”
		}
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: words[next-1].Start, End: words[next].End},
			Message: "Comma between the subject and “" + words[next].In(p.Text) + "”",
			Fix:     rules.Replace(rules.Unsafe, "Remove the comma", m.Span, ""),
		})
	}
}

// subjectBefore reports whether an article and one to three words before words[next]
// are all that a sentence has before it.
func subjectBefore(p *rules.Pass, next int) bool {
	words := p.Words()
	first := next - 2
	for first >= max(0, next-subjectWords) && words[first].Case != rules.Title && !finite.Has(words[first].Key) && !articles.Has(words[first].Key) && spaceBehind(p, first) {
		first--
	}
	if first < max(0, next-subjectWords) || words[first].Case != rules.Title || !articles.Has(words[first].Key) || !spaceBehind(p, first) {
		return false
	}
	at := words[first].Start
	switch p.Before(p.SkipSpacesBack(at)) {
	case '.', '!', '?', '\n', 0:
		return true
	}
	return p.Blocks[p.BlockAt(at)].Start == at
}

// spaceBehind reports whether nothing but a space stands between words[i] and the next.
func spaceBehind(p *rules.Pass, i int) bool {
	words := p.Words()
	return words[i+1].Start == words[i].End+1 && p.Text[words[i].End] == ' '
}

// subjects follow a verb in a question, as in “The road, is it open”.
var subjects = rules.KeysOf("it", "he", "she", "they", "we", "you", "i", "there", "that", "this")

// articles begin the subject.
var articles = rules.KeysOf("the", "a", "an", "this", "these", "those", "our", "their", "his", "her", "its")
