package speech

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// NoComma flags a quotation that runs into the words that say who spoke.
var NoComma = Family.Add(rules.Rule{
	ID:      "no-comma",
	Summary: "Quotation without a comma before the words that say who spoke",
	Why: `Portuguese, Chinese and others set nothing, or a dash that the engine drops, between the quotation and the verb. ` +
		`English parts the two with a comma.`,
	Examples: []rules.Example{
		{Bad: "“We lost everything” said the owner of the mill.", Good: "“We lost everything,” said the owner of the mill."},
		{Good: "“We lost everything,” he said. The word “lost” he said twice."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Quoted,
	Check:    noComma,
})

// spokenWords is how many words a quotation has at least that is no title or sign.
const spokenWords = 3

func noComma(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	quotes, words := p.Quotes(), p.Words()
	for i := range quotes {
		q := &quotes[i]
		if !rules.IsLetter(p.Before(q.Close.Start)) || rules.IsLower(p.After(q.Open.End)) {
			continue
		}
		by, ok := saidBehind(p, q)
		if !ok || !by.Inverted && by.Words > 1 || by.Inverted && !named(p, by.End) {
			continue
		}
		from, to := p.WordsIn(q.Inside())
		if to-from < spokenWords || words[from].Case != rules.Title || words[from].Start != q.Open.End || !p.BeginsSentence(q) || p.BlockAt(by.Start) != q.Block {
			continue
		}
		s := rules.Span{Start: q.Close.Start, End: q.Close.End}
		mended := p.Text[s.Start:s.End] + ","
		if p.Style().CommaInside {
			mended = "," + p.Text[s.Start:s.End]
		}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: fmt.Sprintf("No comma before “%s”", by.In(p.Text)),
			Fix:     rules.Replace(rules.Safe, "Set a comma", s, mended),
		})
	}
}

// named reports whether a name, or an article and who speaks, stands behind a
// byte offset with a space between: “said Ann Lee”, “said the owner of”.
func named(p *rules.Pass, at int) bool {
	i := p.WordAt(at)
	if i >= len(p.Words()) || p.Words()[i].Start != at+1 {
		return false
	}
	w := &p.Words()[i]
	return w.Case == rules.Title || speakerArticles.Has(w.Key)
}

var speakerArticles = rules.KeysOf("the", "a", "an", "his", "her", "one", "their")
