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
	Needs:    rules.FigureTail,
	Check:    ordinal,
})

func ordinal(p *rules.Pass) {
	if !english(p) {
		return
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
	last := text[len(text)-1]
	if w.Key == keyS || w.Key == keyIes {
		before, ok := wordBack(p, figure.Start)
		return last == '0' && (len(text) == 4 && (text[0] == '1' || text[0] == '2') || len(text) == 2 && ok && decades.Has(before.Key))
	}
	teen := len(text) > 1 && text[len(text)-2] == '1'
	want := "th"
	switch {
	case teen:
	case last == '1':
		want = "st"
	case last == '2':
		want = "nd"
	case last == '3':
		want = "rd"
	}
	return w.In(p.Text) == want
}
