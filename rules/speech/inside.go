package speech

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Inside flags words that say who spoke between the marks of the quotation,
// set off by a dash.
var Inside = Family.Add(rules.Rule{
	ID:      "inside",
	Summary: "Words that say who spoke stand inside the quotation marks, behind a dash",
	Why: `Russian, Ukrainian and Polish leave the marks open while they say who spoke: «Yes, — said he. — It is ready».
English closes the quotation before those words and opens it again behind them. The reader takes the reporter's words for the speaker's.`,
	Examples: []rules.Example{
		{
			Bad:  "“The bridge opens in May, — said the mayor. — It will be free.”",
			Good: "“The bridge opens in May,” said the mayor. “It will be free.”",
		},
		{Bad: "\"The bridge opens in May, - he said, - and it will be free.\"", Good: "\"The bridge opens in May,\" he said, \"and it will be free.\""},
		{Good: "“We went to the quay — he said it twice — and saw nobody.”"},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.DashBehind,
	Check:    inside,
})

func inside(p *rules.Pass) {
	if p.Conventions().DialogueDash {
		return
	}
	dashes := p.MarksOf(rules.Dash)
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || q.Depth > 0 {
			continue
		}
		for len(dashes) > 0 && p.Marks()[dashes[0]].Start < q.Open.End {
			dashes = dashes[1:]
		}
		for len(dashes) > 0 && p.Marks()[dashes[0]].Start < q.Close.Start {
			t, ok := tailInside(p, q, p.Marks()[dashes[0]].Start)
			dashes = dashes[1:]
			if ok && reportInside(p, q, &t) {
				break // what stands behind it is read anew when this is mended
			}
		}
	}
}

// tailInside reads the tail in front of a dash that stands in a quotation, as
// if a closing mark stood before it.
func tailInside(p *rules.Pass, q *rules.Quotation, dash int) (tail, bool) {
	at := p.SkipSpacesBack(dash)
	if at <= q.Open.End || !speechEnd(p.Before(at)) {
		return tail{}, false
	}
	t, ok := tailBehind(p, rules.Span{Start: at, End: at})
	if !ok || t.dash.Start != dash || t.by.End > q.Close.Start || t.capital(p) {
		return tail{}, false
	}
	return t, t.by.Inverted || !nextIn(p, t.by.End, objects)
}

// nextIn reports whether the word behind a byte offset, with a space alone
// between them, is of a set.
func nextIn(p *rules.Pass, at int, set rules.Keys) bool {
	i := p.WordAt(at)
	return i < len(p.Words()) && p.Words()[i].Start == p.SkipSpaces(at) && set.Has(p.Words()[i].Key)
}

// objects are what a verb says, and not to whom: “— he says that with a smile —”.
var objects = rules.KeysOf("that", "it", "so", "this", "what", "nothing", "no", "yes")

// reportInside reports the tail of a quotation that goes on or ends behind
// the words that say who spoke. It is false where neither is sure.
func reportInside(p *rules.Pass, q *rules.Quotation, t *tail) bool {
	r, ok := restBehind(p, t.by.End, q.Close.Start)
	if !ok {
		return false
	}
	grade := rules.Unsafe
	if t.inner != '.' && t.inner != '…' && t.certain() && r.mark != 0 && !r.dash.Empty() {
		grade = rules.Safe
	}
	fix := rules.Replace(grade, "Close the quotation before the attribution", rules.Span{Start: t.Start, End: t.by.Start}, t.restored(p, q))
	d := rules.Diagnostic{
		Span:    t.Span,
		Message: fmt.Sprintf("“%s” stands inside the quotation", t.by.In(p.Text)),
		Fix:     fix,
	}
	if r.Start == q.Close.Start || r.End == q.Close.Start { // it ends the quotation
		d.Related = []rules.Related{{Span: q.Close, Message: "the closing mark"}}
		fix.Edits = append(fix.Edits, rules.Edit{Span: q.Close})
	} else {
		d.Related = []rules.Related{{Span: r.Span, Message: "the quotation goes on"}}
		fix.Edits = append(fix.Edits, r.reopened(p, q.Open.In(p.Text)))
	}
	p.Report(d)
	return true
}
