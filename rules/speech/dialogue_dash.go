package speech

import (
	"github.com/mtlint/mtlint/rules"
)

// DialogueDash flags speech that opens with a dash instead of a quotation mark.
var DialogueDash = Family.Add(rules.Rule{
	ID:      "dialogue-dash",
	Summary: "Speech that opens with a dash instead of a quotation mark",
	Why: `Polish, Russian, Spanish and French dialogue opens with a dash: — Tak, powiedział. English readers take the
dash for a list or a pause and do not see that somebody speaks.`,
	Examples: []rules.Example{
		{Bad: "A meeting\n\n— The bridge opens in May, — said the mayor.", Good: "A meeting\n\n“The bridge opens in May,” said the mayor."},
		{Good: "A list\n\n- The bridge opens in May\n\n- The quay opens in June"},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.DashFirst | rules.DashBehind,
	Check:    dialogueDash,
})

func dialogueDash(p *rules.Pass) {
	if p.Conventions().DialogueDash {
		return
	}
	dashes := p.MarksOf(rules.Dash)
	for i := 0; i < len(dashes); i++ {
		m := p.Marks()[dashes[i]]
		b := p.BlockAt(m.Start)
		block := p.Blocks[b].Span
		if p.SkipSpaces(block.Start) != m.Start {
			inner(p, m, block)
			continue
		}
		if !rules.IsUpper(p.After(p.SkipSpaces(m.End))) {
			continue
		}
		for i++; i < len(dashes) && p.Marks()[dashes[i]].Start < block.End; i++ {
			second := p.Marks()[dashes[i]]
			by, ok := p.Attribution(second.End)
			if before := p.SkipSpacesBack(second.Start); ok && by.Start == p.SkipSpaces(second.End) && (speechEnd(p.Before(before)) || speaks(p, m, by, block)) {
				p.Report(rules.Diagnostic{
					Span:    rules.Span{Start: m.Start, End: m.End},
					Message: "Speech opens with a dash",
					Related: []rules.Related{{Span: rules.Span{Start: before, End: second.End}, Message: "and ends with one"}},
					Fix:     quoteSpeech(p, rules.Span{Start: m.Start, End: p.SkipSpaces(m.End)}, before, by, i+1),
				})
				break
			}
		}
		i--
	}
}

// inner reports speech that opens with a dash behind a sentence of the same
// paragraph and has a comma before who spoke, as in “. -Nobody asked, he added”.
func inner(p *rules.Pass, m rules.Mark, block rules.Span) {
	before := p.SkipSpacesBack(m.Start)
	if before == m.Start || !rules.IsLetter(p.After(m.End)) || !rules.IsUpper(p.After(m.End)) {
		return
	}
	switch p.Before(before) {
	case '.', '?', '!', '”', '"':
	default:
		return
	}
	for i := p.MarkAt(m.End); i < len(p.Marks()) && p.Marks()[i].Start < block.End; i++ {
		c := p.Marks()[i]
		if c.Class == rules.QuoteMark && !rules.IsLetter(p.After(c.End)) || c.Class == rules.Stop || c.Class == rules.Question {
			return
		}
		if c.Class != rules.Comma {
			continue
		}
		by, ok := p.Attribution(c.End)
		if !ok || by.Start != p.SkipSpaces(c.End) || by.Words > 3 {
			continue
		}
		pair := p.Style().Outer
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: "Speech opens with a dash",
			Related: []rules.Related{{Span: c.Span, Message: "and ends here"}},
			Fix: &rules.Fix{Title: "Put the speech in quotation marks", Applicability: rules.Unsafe, Edits: []rules.Edit{
				{Span: m.Span, New: pair.Open},
				{Span: rules.Span{Start: c.End, End: c.End}, New: pair.Close},
			}},
		})
		return
	}
}

// speaks reports whether an attribution without a mark before its dash can
// only say who spoke: the verb opens it, and it ends the block or answers a
// dash that no list begins with.
func speaks(p *rules.Pass, opening rules.Mark, by rules.Attribution, block rules.Span) bool {
	next := p.WordAt(by.End)
	if !by.Inverted || next == len(p.Words()) || p.Words()[next].In(p.Text) == "to" {
		return false
	}
	return opening.Rune != '-' || p.WordAt(block.End)-next <= 5
}

func speechEnd(r rune) bool { return r == ',' || r == '?' || r == '!' || r == '…' || r == '.' }

// quoteSpeech puts quotation marks in place of the two dashes around speech,
// and around what a third dash, the next of the marks of dashes, begins.
func quoteSpeech(p *rules.Pass, open rules.Span, end int, by rules.Attribution, next int) *rules.Fix {
	pair, comma := p.Style().Outer, ""
	start := end
	switch r := p.Before(end); {
	case r == '.':
		start, comma = end-1, ","
	case !speechEnd(r):
		comma = ","
	}
	fix := &rules.Fix{
		Title:         "Put the speech in quotation marks",
		Applicability: rules.Unsafe,
		Edits: []rules.Edit{
			{Span: open, New: pair.Open},
			{Span: rules.Span{Start: start, End: by.Start}, New: comma + pair.Close + " "},
		},
	}
	if again, ok := goesOn(p, next, by.End); ok {
		last := p.SkipSpacesBack(p.Blocks[p.BlockAt(open.Start)].End)
		fix.Edits = append(fix.Edits, rules.Edit{Span: again, New: pair.Open}, rules.Edit{Span: rules.Span{Start: last, End: last}, New: pair.Close})
	}
	return fix
}

// goesOn gives the dash, with its space, behind which the speech goes on to
// the end of the block, as in “…, said Kolar. – It ends today.” at the end.
func goesOn(p *rules.Pass, next, from int) (rules.Span, bool) {
	dashes := p.MarksOf(rules.Dash)
	end := p.Blocks[p.BlockAt(from)].End
	if next >= len(dashes) || p.Marks()[dashes[next]].Start >= end {
		return rules.Span{}, false
	}
	m := p.Marks()[dashes[next]]
	for _, i := range dashes[next+1 : min(len(dashes), next+2)] {
		if p.Marks()[i].Start < end {
			return rules.Span{}, false // what each of the dashes means is not sure
		}
	}
	again := rules.Span{Start: m.Start, End: p.SkipSpaces(m.End)}
	stop := p.Before(p.SkipSpacesBack(m.Start))
	return again, (stop == '.' || stop == '?' || stop == '!') && rules.IsUpper(p.After(again.End))
}
