package speech

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Unclosed flags a quotation whose closing mark is lost before the dash of its attribution.
var Unclosed = Family.Add(rules.Rule{
	ID:      "unclosed",
	Summary: "Closing mark lost before the dash that names the speaker",
	Why: `Russian dialogue needs no closing mark before its dash: — Yes, — said he. — No.
The engine opens the quotation and never closes it, and the reader takes the reporter's words for the speaker's.`,
	Examples: []rules.Example{
		{Bad: "“I will not get ahead of myself, — he noticed.", Good: "“I will not get ahead of myself,” he noticed."},
		{Good: "“I never,” he said — and paused — “thought so.”"},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.Unpaired,
	Check:    unclosed,
})

func unclosed(p *rules.Pass) {
	if p.Conventions().DialogueDash {
		return
	}
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if q.OpenMark == 0 || q.CloseMark != 0 || q.Continues {
			continue
		}
		t, ok := tailAt(p, q)
		if !ok || t.dash.Empty() {
			continue
		}
		d := rules.Diagnostic{
			Span:    t.Span,
			Message: fmt.Sprintf("Quotation not closed before “%s”", t.by.In(p.Text)),
		}
		grade := rules.Safe
		if t.inner == 0 || t.inner == '.' {
			grade = rules.Unsafe
		}
		d.Fix = t.mended(p, q, grade, "Close the quotation before the attribution")
		if inner := nested(quotes, i); inner != nil {
			d.Span.Start = inner.Close.Start
			d.Fix = closeBoth(p, q, inner, &t)
		}
		p.Report(d)
	}
}

// nested gives the quotation inside quotes[i] that ends where quotes[i] should.
func nested(quotes []rules.Quotation, i int) *rules.Quotation {
	for j := i + 1; j < len(quotes) && quotes[j].Open.Start < quotes[i].Close.Start; j++ {
		if end := quotes[j].Close.End; quotes[j].Closed() && quotes[i].Close.Start-end <= len(",") {
			return &quotes[j]
		}
	}
	return nil
}

// closeBoth closes the quotation and the one inside it, each with its own
// mark: “… it will “leak”,— he said becomes “… it will ‘leak,’” he said.
func closeBoth(p *rules.Pass, q, inner *rules.Quotation, t *tail) *rules.Fix {
	marks := p.Style().Pair(q.Depth + 1)
	outer := closingMark(p, q)
	end := marks.Close + "," + outer + " "
	if p.Style().CommaInside {
		end = "," + marks.Close + outer + " "
	}
	return &rules.Fix{
		Title:         "Close both quotations before the attribution",
		Applicability: rules.Unsafe,
		Edits: []rules.Edit{
			{Span: inner.Open, New: marks.Open},
			{Span: rules.Span{Start: inner.Close.Start, End: t.by.Start}, New: end},
		},
	}
}
