package quotes

import (
	"fmt"
	"sort"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Foreign flags quotation marks that the target language does not use.
var Foreign = Family.Add(rules.Rule{
	ID:      "foreign",
	Summary: "Quotation marks of another language",
	Why: `Engines copy « », „ “ or 「 」 as they stand in the source. The reader stumbles over marks that the
language of the article does not have.`,
	Examples: []rules.Example{
		{Bad: "The ministry called it «a misunderstanding» on Monday.", Good: "The ministry called it “a misunderstanding” on Monday."},
		{Good: "The ministry called it “a misunderstanding” on Monday."},
		{Good: "Das Ministerium sprach von einem „Versehen“.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.OddMarks | rules.AnyOf(rules.Angle),
	Check:    checkForeign,
})

func checkForeign(p *rules.Pass) {
	angles(p)
	checkMarks(p, foreignMarks, func(q *rules.Quotation, want lang.Pair) {
		d := wrongMarks(p, q, want, "Use the quotation marks of the article",
			fmt.Sprintf("Quotation marks of another language: %s…%s for %s…%s", q.Open.In(p.Text), q.Close.In(p.Text), want.Open, want.Close))
		if aroundName(p, q) {
			d.Slip = rules.IsSlip
		}
		if d.Span == q.Open && (dashBehind(p, q) || q.Close.In(p.Text) == want.Close) {
			d.Related = nil // the closing mark may be part of another fault: «…»,— she said; „…”, she said
		}
		if q.Depth > 0 && d.Fix != nil && q.Closed() && enclosed(p, q) {
			d.Fix.Applicability = rules.Safe // «… «word»»: the inner marks are single
		}
		if want.Open != "" && d.Fix != nil && q.Depth == 0 && (q.OpenMark == '‹' || q.OpenMark == '›') && p.BlockAt(q.Open.Start) == p.BlockAt(q.Close.Start) {
			d.Fix.Applicability = rules.Safe // the article quotes nothing else in single marks
		}
		p.Report(d)
	})
}

// angles reports guillemets that are typed as <<…>>.
func angles(p *rules.Pass) {
	marks, at := p.Marks(), p.MarksOf(rules.Angle)
	open := rules.Span{}
	for n := 0; n+1 < len(at); n++ {
		m, next := marks[at[n]], marks[at[n+1]]
		if m.End != next.Start || m.Rune != next.Rune {
			continue
		}
		s := rules.Span{Start: m.Start, End: next.End}
		n++
		switch {
		case m.Rune == '<' && (rules.IsLetter(p.After(s.End)) || rules.IsDigit(p.After(s.End))):
			open = s
		case m.Rune == '>' && !open.Empty() && p.BlockAt(open.Start) == p.BlockAt(s.Start) && !rules.IsSpace(p.Before(s.Start)):
			pair := p.Style().Outer
			p.Report(rules.Diagnostic{
				Span: open, Message: "Quotation marks typed as <<…>>",
				Related: []rules.Related{{Span: s, Message: "the closing mark"}},
				Fix: &rules.Fix{Title: "Use the quotation marks of the article", Applicability: rules.Safe, Edits: []rules.Edit{
					{Span: open, New: pair.Open}, {Span: s, New: pair.Close},
				}},
			})
			open = rules.Span{}
		}
	}
}

// dashBehind reports whether a comma and a dash follow the closing mark of a quotation.
func dashBehind(p *rules.Pass, q *rules.Quotation) bool {
	at := p.SkipSpaces(q.Close.End)
	return p.After(at) == ',' && dash(p.After(p.SkipSpaces(at+1)))
}

// enclosed reports whether the quotation around q has both its marks; else q
// may be the outer one, and the mark before it another's.
func enclosed(p *rules.Pass, q *rules.Quotation) bool {
	quotes := p.Quotes()
	i := sort.Search(len(quotes), func(i int) bool { return first(&quotes[i]) >= q.Open.Start })
	for j := i - 1; j >= max(0, i-siblings); j-- {
		if quotes[j].Depth < q.Depth {
			return quotes[j].Closed()
		}
	}
	return false
}

// siblings is how many quotations inside another are looked at.
const siblings = 16

// aroundName reports whether a quotation is a word or two with both marks of
// another language around them, as translators leave them around a name, but
// without the spaces that French has inside.
func aroundName(p *rules.Pass, q *rules.Quotation) bool {
	if !(q.OpenMark == '„' && q.CloseMark == '“' || q.OpenMark == '«' && q.CloseMark == '»') || rules.IsSpace(p.After(q.Open.End)) {
		return false
	}
	from, to := p.WordsIn(rules.Span{Start: q.Open.End, End: q.Close.Start})
	return to-from <= 2
}
