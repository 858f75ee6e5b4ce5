package quotes

import "github.com/mtlint/mtlint/rules"

// StopOutside flags a stop behind a quotation that is a sentence of its own.
var StopOutside = Family.Add(rules.Rule{
	ID:      "stop-outside",
	Summary: "Stop behind a quotation that is a whole sentence",
	Why: `Most languages set the stop behind the closing mark: “Estamos aquí”. Where the quotation is the whole sentence, English sets it ` +
		`before the mark on both sides of the Atlantic.`,
	Examples: []rules.Example{
		{Bad: "The captain was glad. “We are back on the water”.", Good: "The captain was glad. “We are back on the water.”"},
		{Bad: "The captain was glad. “We are back!”.", Good: "The captain was glad. “We are back!”"},
		{Good: "The captain said they were “back on the water”. “We are back on the water.”"},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.StopBehind,
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
		if !q.Closed() || q.Depth > 0 || q.Single || p.After(q.Close.End) != '.' || p.After(q.Close.End+1) == '.' {
			continue
		}
		last := p.Before(q.Close.Start)
		ended := last == '?' || last == '!'
		from, to := p.WordsIn(q.Inside())
		if !ended && (!rules.IsLetter(last) || to-from < sentenceWords) || to-from < 2 || p.Words()[from].Case != rules.Title || p.Words()[from].Start != q.Open.End || !p.BeginsSentence(q) {
			continue
		}
		s := rules.Span{Start: q.Close.Start, End: q.Close.End + 1}
		if ended {
			p.Report(rules.Diagnostic{
				Span: s, Message: "Stop behind a quotation that has its mark",
				Fix: rules.Replace(rules.Unsafe, "Remove the stop", rules.Span{Start: q.Close.End, End: s.End}, ""),
			})
			continue
		}
		p.Report(rules.Diagnostic{
			Span: s, Message: "Stop behind the closing mark of a whole sentence",
			Fix: rules.Replace(rules.Unsafe, "Set the stop before the mark", s, "."+q.Close.In(p.Text)),
		})
	}
}
