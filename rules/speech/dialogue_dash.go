package speech

import (
	"sort"

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
			tornOff(p, m, b)
			continue
		}
		found := false
		for i++; i < len(dashes) && p.Marks()[dashes[i]].Start < block.End; i++ {
			second := p.Marks()[dashes[i]]
			by, ok := p.Attribution(second.End)
			if before := p.SkipSpacesBack(second.Start); ok && by.Start == p.SkipSpaces(second.End) && (speechEnd(p.Before(before)) || speaks(p, m, by, block)) {
				found = true
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
		if !found {
			alone(p, m, b)
		}
	}
}

// tornOff reports who spoke behind a dash in a line of its own, below the quotation:
// “… as we can,” ¶ – said the captain.
func tornOff(p *rules.Pass, m rules.Mark, b int) {
	if b == 0 {
		return
	}
	before := p.SkipSpacesBack(p.Blocks[b-1].End)
	switch p.Before(before) {
	case '"', '”', '»', '“':
	default:
		return
	}
	by, ok := p.Attribution(m.End)
	if !ok || !by.Inverted || by.Start != p.SkipSpaces(m.End) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    m.Span,
		Message: "Who spoke stands apart from the quotation, behind a dash",
		Fix:     rules.Replace(rules.Unsafe, "Join the two lines", rules.Span{Start: before, End: by.Start}, " "),
	})
}

// alone reports a paragraph that opens with a dash and has no other: speech
// with a comma before who spoke, or a question and its answer.
func alone(p *rules.Pass, m rules.Mark, b int) {
	block := p.Blocks[b].Span
	above, below := dashed(p, b-1), dashed(p, b+1)
	if m.Rune != '—' && m.Rune != '―' && (above != 0 || below != 0) {
		return // items of a list
	}
	open := rules.Span{Start: m.Start, End: p.SkipSpaces(m.End)}
	commas := p.MarksOf(rules.Comma)
	from := sort.Search(len(commas), func(i int) bool { return p.Marks()[commas[i]].Start >= m.End })
	for _, i := range commas[from:] {
		c := p.Marks()[i]
		if c.Start >= block.End {
			break
		}
		if by, ok := p.Attribution(c.End); ok && by.Start == p.SkipSpaces(c.End) && (by.Words <= speakerWords && endsWith(p, by, block.End) || by.Words <= 3 && by.Inverted && m.Rune != '-' && closesSoon(p, by, block.End)) {
			endsAtComma(p, open, c)
			return
		}
	}
	if above == 0 && below == 0 && b > 1 && ends(p, b) && (m.Rune != '-' && p.WordAt(block.End)-p.WordAt(m.End) > 3 || p.Before(p.SkipSpacesBack(p.Blocks[b-1].End)) == ':') {
		wholeSpeech(p, m, open)
		return
	}
	if asks(p, b) && below == m.Rune && !asks(p, b+1) || !asks(p, b) && above == m.Rune && asks(p, b-1) {
		wholeSpeech(p, m, open)
	}
}

// speakerWords is how many words name a speaker, at most, at the end of a paragraph:
// “, head coach Igor Kolar said”.
const speakerWords = 6

// wholeSpeech reports a paragraph that is all speech.
func wholeSpeech(p *rules.Pass, m rules.Mark, open rules.Span) {
	pair, end := p.Style().Outer, p.SkipSpacesBack(p.Blocks[p.BlockAt(m.Start)].End)
	p.Report(rules.Diagnostic{
		Span:    m.Span,
		Message: "Speech opens with a dash",
		Fix: &rules.Fix{Title: "Put the speech in quotation marks", Applicability: rules.Unsafe, Edits: []rules.Edit{
			{Span: open, New: pair.Open},
			{Span: rules.Span{Start: end, End: end}, New: pair.Close},
		}},
	})
}

// ends reports whether a block ends like a sentence.
func ends(p *rules.Pass, b int) bool {
	switch p.Before(p.SkipSpacesBack(p.Blocks[b].End)) {
	case '.', '!', '?', '…':
		return true
	}
	return false
}

// dashed gives the dash with which a block begins; 0: none.
func dashed(p *rules.Pass, b int) rune {
	if b < 0 || b >= len(p.Blocks) {
		return 0
	}
	if r := p.After(p.SkipSpaces(p.Blocks[b].Start)); isDash(r) {
		return r
	}
	return 0
}

// asks reports whether a block ends with a question.
func asks(p *rules.Pass, b int) bool { return p.Before(p.SkipSpacesBack(p.Blocks[b].End)) == '?' }

// endsWith reports whether a block ends with the sentence of an attribution.
func endsWith(p *rules.Pass, by rules.Attribution, end int) bool {
	r, ok := restBehind(p, by.End, end)
	return ok && r.dash.Empty() && r.mark == '.' && p.SkipSpaces(r.End) >= end
}

// closesSoon reports whether the sentence of an attribution ends before a byte offset.
func closesSoon(p *rules.Pass, by rules.Attribution, end int) bool {
	r, ok := restBehind(p, by.End, end)
	return ok && r.dash.Empty() && r.mark == '.'
}

// inner reports speech that opens with a dash behind a sentence of the same
// paragraph and has a comma before who spoke, as in “. -Nobody asked, he added”.
func inner(p *rules.Pass, m rules.Mark, block rules.Span) {
	before := p.SkipSpacesBack(m.Start)
	if before == m.Start || !rules.IsUpper(p.After(p.SkipSpaces(m.End))) || m.Rune == '-' && rules.IsSpace(p.After(m.End)) {
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
		if c.Class == rules.Dash && rules.IsSpace(p.Before(c.Start)) && rules.IsSpace(p.After(c.End)) {
			if by, ok := p.Attribution(c.End); ok && by.Inverted && by.Start == p.SkipSpaces(c.End) && rules.IsSpace(p.After(m.End)) {
				endsAtDash(p, rules.Span{Start: m.Start, End: p.SkipSpaces(m.End)}, c, by)
			}
			return
		}
		if c.Class != rules.Comma {
			continue
		}
		if by, ok := p.Attribution(c.End); ok && by.Start == p.SkipSpaces(c.End) && by.Words <= 3 {
			endsAtComma(p, m.Span, c)
			return
		}
	}
}

// endsAtDash reports speech between two dashes within a paragraph, with who spoke
// behind the second: “. – Nobody asked us – admits Kolar”.
func endsAtDash(p *rules.Pass, open rules.Span, c rules.Mark, by rules.Attribution) {
	closing := rules.Edit{Span: rules.Span{Start: p.SkipSpacesBack(c.Start), End: by.Start}, New: withComma(p, p.Style().Outer.Close) + " "}
	reportSpeech(p, open, c.Span, closing)
}

// endsAtComma reports speech between a dash, with its space, and a comma.
func endsAtComma(p *rules.Pass, dash rules.Span, comma rules.Mark) {
	reportSpeech(p, dash, comma.Span, rules.Edit{Span: comma.Span, New: withComma(p, p.Style().Outer.Close)})
}

// reportSpeech reports speech between a dash, with its space, and the mark that
// ends it, where closing puts the closing mark.
func reportSpeech(p *rules.Pass, open, end rules.Span, closing rules.Edit) {
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: open.Start, End: p.SkipSpacesBack(open.End)},
		Message: "Speech opens with a dash",
		Related: []rules.Related{{Span: end, Message: "and ends here"}},
		Fix: &rules.Fix{Title: "Put the speech in quotation marks", Applicability: rules.Unsafe, Edits: []rules.Edit{
			{Span: open, New: p.Style().Outer.Open},
			closing,
		}},
	})
}

// withComma gives a closing mark and a comma as the article sets them.
func withComma(p *rules.Pass, mark string) string {
	if p.Style().CommaInside {
		return "," + mark
	}
	return mark + ","
}

// speaks reports whether an attribution without a mark before its dash can
// only say who spoke: the verb or a pronoun opens it, and a sentence that
// ends the block, or a dash that no list begins with.
func speaks(p *rules.Pass, opening rules.Mark, by rules.Attribution, block rules.Span) bool {
	next := p.WordAt(by.End)
	if !by.Inverted {
		r, ok := restBehind(p, by.End, block.End)
		return by.Words <= 3 && opening.Rune != '-' && ok && r.dash.Empty() && r.mark == '.' && !nextIn(p, by.End, objects) || by.Words == 1 && endsWith(p, by, block.End)
	}
	if next < len(p.Words()) && p.Words()[next].In(p.Text) == "to" {
		return false
	}
	return opening.Rune != '-' || p.WordAt(block.End)-next <= 5 || p.Before(p.SkipSpacesBack(block.End)) == '.'
}

func speechEnd(r rune) bool { return r == ',' || r == '?' || r == '!' || r == '…' || r == '.' }

// quoteSpeech puts quotation marks in place of the two dashes around speech,
// and around what a third dash, the next of the marks of dashes, begins.
func quoteSpeech(p *rules.Pass, open rules.Span, end int, by rules.Attribution, next int) *rules.Fix {
	pair := p.Style().Outer
	start, closing := end, pair.Close
	switch r := p.Before(end); {
	case r == '.' || r == ',':
		start, closing = end-1, withComma(p, pair.Close)
	case !speechEnd(r):
		closing = withComma(p, pair.Close)
	}
	fix := &rules.Fix{
		Title:         "Put the speech in quotation marks",
		Applicability: rules.Unsafe,
		Edits: []rules.Edit{
			{Span: open, New: pair.Open},
			{Span: rules.Span{Start: start, End: by.Start}, New: closing + " "},
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
	if stop == ',' {
		return again, rules.IsLower(p.After(again.End))
	}
	return again, (stop == '.' || stop == '?' || stop == '!') && rules.IsUpper(p.After(again.End))
}
