package quotes

import (
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Spaced flags spaces between quotation marks and the words that they quote.
var Spaced = Family.Add(rules.Rule{
	ID:      "spaced",
	Summary: "Space between a quotation mark and the words it quotes",
	Why: `Engines work on text that is cut into pieces, a mark being one, and do not always join the pieces again.
French marks have spaces inside, too. The reader cannot see which way a mark belongs.`,
	Examples: []rules.Example{
		{Bad: "The animals \" settle \" in the city.", Good: "The animals \"settle\" in the city."},
		{Bad: "The animals “settle ” in the city.", Good: "The animals “settle” in the city."},
		{Good: "The animals “settle” in the city."},
		{Good: "Les animaux « restent » en ville.", Target: "fr"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.Spaced,
	Check:    spaced,
})

func spaced(p *rules.Pass) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || q.Single && (q.OpenMark == '\'' || q.Depth == 0) || p.Conventions().SpaceInside != "" && q.OpenMark == '«' {
			continue
		}
		opening := rules.IsSpace(p.After(q.Open.End)) && !inner(q, p.After(p.SkipSpaces(q.Open.End))) // not “ ‘Go,’ she said”
		closing := rules.IsSpace(p.Before(q.Close.Start)) && !inner(q, p.Before(p.SkipSpacesBack(q.Close.Start)))
		if !opening && !closing {
			continue
		}
		if f, want := judge(p, q); f == none {
			spacedInside(p, q, want, opening, closing)
		}
	}
}

// spacedInside reports a quotation with spaces behind its opening mark or before its closing one.
func spacedInside(p *rules.Pass, q *rules.Quotation, want lang.Pair, opening, closing bool) {
	if p.SkipSpaces(q.Open.End) >= q.Close.Start || dash(p.After(p.SkipSpaces(q.Open.End))) || dash(p.Before(p.SkipSpacesBack(q.Close.Start))) {
		return // the space may belong to a dash
	}
	if next := p.After(q.Close.End); rules.IsLetter(next) || rules.IsDigit(next) {
		return // the space belongs behind the mark: see speech/swapped-space
	}
	d := rules.Diagnostic{Fix: remark(p, q, want, rules.Safe, "Take out the space inside the quotation marks")}
	end := rules.Span{Start: p.SkipSpacesBack(q.Close.Start), End: q.Close.End}
	if opening {
		d.Span, d.Message = rules.Span{Start: q.Open.Start, End: p.SkipSpaces(q.Open.End)}, "Space behind the opening mark "+q.Open.In(p.Text)
		if closing {
			d.Related = []rules.Related{{Span: end, Message: "space before the closing mark"}}
		}
	} else {
		d.Span, d.Message = end, "Space before the closing mark "+q.Close.In(p.Text)
	}
	if opening != closing {
		human(&d) // engines cut off both marks
	}
	p.Report(d)
}

// inner reports whether r is a mark of a quotation inside q, from which a space may part it.
func inner(q *rules.Quotation, r rune) bool {
	switch r {
	case '"', '“', '”':
		return q.Single
	case '\'', '‘', '’':
		return !q.Single
	}
	return false
}

func dash(r rune) bool {
	switch r {
	case '-', '–', '—', '―', '−', '‐', '‑':
		return true
	}
	return false
}
