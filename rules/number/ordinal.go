package number

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Ordinal flags an ordinal or a decade whose ending stands apart.
var Ordinal = Family.Add(rules.Rule{
	ID:      "ordinal",
	Summary: "Ending of an ordinal or a decade apart from its figure",
	Why: `Slavic languages join the ending of a number with a hyphen, and engines keep it or put a space there.
The reader sees “the 9 th” and “the 90-s”.`,
	Examples: []rules.Example{
		{Bad: "The 26-th congress opened.", Good: "The 26th congress opened."},
		{Bad: "In the 1970 s the mill closed.", Good: "In the 1970s the mill closed."},
		{Good: "He is 11 st and ran it in 90 s, as in the 1970s."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Needs:    rules.FigureTail | rules.FigureStop,
	Check:    ordinal,
})

func ordinal(p *rules.Pass) {
	if !english(p) {
		return
	}
	if p.Shows(rules.FigureStop) {
		stopped(p)
	}
	words := p.Words()
	for _, i := range p.Figures() {
		if int(i)+1 >= len(words) || words[i+1].Case != rules.Lower || !endings.Has(words[i+1].Key) {
			continue
		}
		figure, w := words[i], words[i+1]
		gap := rules.Span{Start: figure.End, End: w.Start}
		if !digit(p.Before(figure.End)) || gap.Len() != 1 {
			continue
		}
		dash := p.Text[gap.Start] == '-'
		if !dash && p.Text[gap.Start] != ' ' || !ending(p, figure, w, dash) {
			continue
		}
		message := "Space in “%s%s”"
		if dash {
			message = "Hyphen in “%s%s”"
		}
		whole := amountBefore(p, figure.End)
		if w.Key == keyIes { // "90-ies"
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: whole.Start, End: w.End},
				Message: fmt.Sprintf(message, whole.In(p.Text), w.In(p.Text)),
				Fix:     rules.Replace(rules.Unsafe, "Write the decade with “s”", rules.Span{Start: gap.Start, End: w.End}, "s"),
			})
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: whole.Start, End: w.End},
			Message: fmt.Sprintf(message, whole.In(p.Text), w.In(p.Text)),
			Fix:     &rules.Fix{Title: "Close up the figure and its ending", Applicability: rules.Safe, Edits: remove(gap)},
		})
	}
}

// stopped reports the stop that German and others write for the ending of an
// ordinal: “his 50. cap”.
func stopped(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Stop) {
		m := p.Marks()[i]
		figure := digitsBefore(p, m.Start)
		next := int(m.Next)
		if figure.Empty() || figure.Len() > 3 || next == len(p.Words()) || !figureStarts(p, figure.Start) {
			continue
		}
		w, lead := p.Words()[next], rules.Word{}
		ok := w.Start == m.End+1 && p.Text[m.End] == ' ' && w.Case == rules.Lower && w.Len() > 2 && !w.HasDigit
		if ok {
			lead, ok = wordBack(p, figure.Start)
		}
		if !ok || !determiners.Has(lead.Key) {
			continue
		}
		p.Report(rules.Diagnostic{
			Severity: rules.Info,
			Span:     rules.Span{Start: figure.Start, End: m.End},
			Message:  fmt.Sprintf("Stop for the ending of “%s%s”", figure.In(p.Text), endingOf(figure.In(p.Text))),
			Fix:      rules.Replace(rules.Unsafe, "Write the ending", m.Span, endingOf(figure.In(p.Text))),
		})
	}
}

var determiners = rules.KeysOf("the", "his", "her", "their", "its", "our", "my", "this", "every")

// endingOf gives the ending of an English ordinal.
func endingOf(figure string) string {
	if len(figure) > 1 && figure[len(figure)-2] == '1' {
		return "th"
	}
	switch figure[len(figure)-1] {
	case '1':
		return "st"
	case '2':
		return "nd"
	case '3':
		return "rd"
	}
	return "th"
}

var (
	endings = rules.KeysOf("st", "nd", "rd", "th", "s", "ies")
	keyS    = rules.Key("s")
	keyIes  = rules.Key("ies")
	decades = rules.KeysOf("the", "early", "late", "mid", "these", "those")
)

// ending reports whether w is the ending of figure: "th" of an ordinal, "s"
// of a decade. "11 st" is a weight, "90 s" a time, and “1970 ’s” has an
// apostrophe of its own.
func ending(p *rules.Pass, figure, w rules.Word, dash bool) bool {
	text := figure.In(p.Text)
	if r := p.After(w.End); r == '-' && dash || r == '’' || r == '\'' || digit(p.After(next(p, w.End))) {
		return false
	}
	if w.Key == keyS || w.Key == keyIes {
		before, ok := wordBack(p, figure.Start)
		return text[len(text)-1] == '0' && (len(text) == 4 && (text[0] == '1' || text[0] == '2') || len(text) == 2 && ok && decades.Has(before.Key))
	}
	return w.In(p.Text) == endingOf(text)
}
