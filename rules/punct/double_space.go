package punct

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// DoubleSpace flags spaces in a row, tabs, and spaces at the start or end of a paragraph.
var DoubleSpace = Family.Add(rules.Rule{
	ID:      "double-space",
	Summary: "Spaces in a row, a tab, or spaces at the start or end of a paragraph",
	Why: `Where an engine drops a word or a tag, the spaces on both sides of it stay.
They show as holes in the line and break the search for a phrase.`,
	Examples: []rules.Example{
		{Bad: "The harbor  was closed.", Good: "The harbor was closed."},
		{Bad: "The harbor\twas closed.", Good: "The harbor was closed."},
		{Good: "It rained.  Nobody came."},
	},
	Severity: rules.Info,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.AnyOf(rules.SpaceRun) | rules.Indented,
	Check:    doubleSpace,
})

// paragraph is the length, in bytes, from which a block is no line of a verse or table.
const paragraph = 60

func doubleSpace(p *rules.Pass) {
	leading(p)
	at := blocks{p: p}
	runs, known, table := p.MarksOf(rules.SpaceRun), -1, false // whether the last known block is a line of a table
	for n, i := range runs {
		m := p.Marks()[i]
		b := at.of(m.Span)
		if m.Start <= b.Start {
			continue
		}
		if m.End >= b.End {
			trailing(p, m)
			continue
		}
		if at.at != known {
			known, table = at.at, tabular(p, runs[n:], b)
		}
		if table {
			continue
		}
		text := m.In(p.Text)
		if text == "  " && sentenceEnd(p, m.Start) || wide(text) < 2 && text != "\t" && !odd(p, m) {
			continue
		}
		p.Report(spacesAt(p, m))
	}
}

// spacesAt describes the spaces between two words.
func spacesAt(p *rules.Pass, m rules.Mark) rules.Diagnostic {
	text := m.In(p.Text)
	d := rules.Diagnostic{Span: m.Span, Message: "Spaces in a row", Fix: rules.Replace(rules.Safe, "Leave one space", m.Span, " ")}
	if wide(text) == 1 && text != "\t" {
		d.Message, d.Fix.Title = "Space as wide as a letter", "Put a plain space"
	}
	if inProse(p, m) && (wide(text) > 2 && strings.Trim(text, " ") == "" || wide(text) > 1 && strings.Contains(text, "\u00a0")) {
		d.Slip = rules.NoSlip // no thumb hits the bar three times, or once with the key for a space that does not break
	}
	if strings.Contains(text, "\t") {
		d.Message, d.Severity, d.Slip = "Tab between two words", rules.Warning, rules.NoSlip // the layout of a page, or a column of a table
	}
	return d
}

// odd reports whether a single space is as wide as a letter, or of another width
// that prose does not have.
func odd(p *rules.Pass, m rules.Mark) bool {
	return m.Rune >= 0x2000 && m.Rune <= 0x2003 || m.Rune > 0x2003 && m.Rune <= 0x200a && inProse(p, m)
}

// trailing flags spaces at the end of a paragraph.
func trailing(p *rules.Pass, m rules.Mark) {
	if wide(m.In(p.Text)) < 2 || strings.ContainsAny(m.In(p.Text), "\n\r") {
		return
	}
	p.Report(rules.Diagnostic{
		Slip: rules.NoSlip, Span: m.Span, Message: "Spaces at the end of the paragraph",
		Fix: rules.Replace(rules.Safe, "Remove the spaces", m.Span, ""),
	})
}

// inProse reports whether a run of spaces stands between two words, the second
// in lower case, as columns and speeches of a transcript do not.
func inProse(p *rules.Pass, m rules.Mark) bool {
	i := int(m.Next)
	return i > 0 && i < len(p.Words()) && p.Words()[i-1].End == m.Start && p.Words()[i].Start == m.End && p.Words()[i].Case == rules.Lower && rules.IsLetter(p.Before(m.Start))
}

// wide gives the number of spaces in a run.
func wide(run string) int { return utf8.RuneCountInString(run) }

// sentenceEnd reports whether the mark before a byte offset ends a sentence;
// many typists put two spaces behind it.
func sentenceEnd(p *rules.Pass, offset int) bool {
	r := p.Before(offset)
	return r == ':' || quoteMark(r) || r == ')' || strings.ContainsRune(p.Conventions().Enders, r)
}

// tabular reports whether runs, which begin in block b, set its words in
// columns: there are two gaps or more that are wide or have a tab, and no
// sentence ends with the block.
func tabular(p *rules.Pass, runs []int32, b rules.Block) bool {
	if strings.ContainsRune(p.Conventions().Enders, p.Before(p.SkipSpacesBack(b.End))) {
		return false
	}
	columns := 0
	for _, i := range runs {
		m := p.Marks()[i]
		if m.Start >= b.End || columns == 2 {
			break
		}
		if text := m.In(p.Text); wide(text) > 2 || strings.Contains(text, "\t") {
			columns++
		}
	}
	return columns == 2
}

// leading flags the paragraphs that open with a space, where most do not.
func leading(p *rules.Pass) {
	indented := 0
	for _, b := range p.Blocks {
		if p.SkipSpaces(b.Start) > b.Start {
			indented++
		}
	}
	if indented == 0 || 2*indented >= len(p.Blocks) {
		return
	}
	for _, b := range p.Blocks {
		gap := rules.Span{Start: b.Start, End: p.SkipSpaces(b.Start)}
		if first := p.After(gap.End); gap.Empty() || b.Len() < paragraph && !apart(p, b) || p.After(b.Start) == '\u3000' || !rules.IsLetter(first) && !quoteMark(first) {
			continue
		}
		d := rules.Diagnostic{Span: gap, Message: "Space at the start of the paragraph", Fix: rules.Replace(rules.Safe, "Remove the space", gap, "")}
		if wide(gap.In(p.Text)) > 1 {
			d.Slip = rules.NoSlip
		}
		p.Report(d)
	}
}

// apart reports whether a blank line stands before a block, as before a
// paragraph, and not one line ending, as in verse.
func apart(p *rules.Pass, b rules.Block) bool {
	return strings.Count(p.Text[p.SkipSpacesBack(b.Start):b.Start], "\n") > 1
}
