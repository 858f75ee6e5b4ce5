package speech

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// SwappedSpace flags a closing mark that stands behind the space that should follow it.
var SwappedSpace = Family.Add(rules.Rule{
	ID:      "swapped-space",
	Summary: "Closing mark and the space behind it have changed places",
	Why:     `Engines that cut the text into pieces put the space on the wrong side of the mark, which then seems to open a new quotation.`,
	Examples: []rules.Example{
		{Bad: "“I will talk with all the leaders, “added the president.", Good: "“I will talk with all the leaders,” added the president."},
		{Bad: "“It can be called right, ”the agency quotes the coach.", Good: "“It can be called right,” the agency quotes the coach."},
		{Good: "He said, “It can be called right.”"},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.Spaced,
	Check:    swappedSpace,
})

func swappedSpace(p *rules.Pass) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || !rules.IsSpace(p.Before(q.Close.Start)) {
			continue
		}
		start := p.SkipSpacesBack(q.Close.Start)
		next := p.After(q.Close.End)
		if start == q.Close.Start || p.Before(start) == ':' || start <= q.Open.End || !rules.IsLetter(next) && !rules.IsDigit(next) {
			continue
		}
		mark := closingMark(p, q)
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: start, End: q.Close.End},
			Message: fmt.Sprintf("Closing mark behind the space: %s before “%s”", show(q.Close.In(p.Text)), word(p, q.Close.End)),
			Fix:     rules.Replace(rules.Safe, "Put the closing mark before the space", rules.Span{Start: start, End: q.Close.End}, mark+" "),
		})
	}
}

// word gives the word that begins at a byte offset.
func word(p *rules.Pass, at int) string {
	if i := p.WordAt(at); i < len(p.Words()) {
		return p.Words()[i].In(p.Text)
	}
	return ""
}
