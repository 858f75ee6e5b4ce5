package quotes

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Apostrophe flags an apostrophe that is another mark, or that a space cuts off.
var Apostrophe = Family.Add(rules.Rule{
	ID:      "apostrophe",
	Summary: "Apostrophe written with another mark or cut off by a space",
	Why: `Tokenisers cut “isn’t” into “isn” and “’t”, and engines take the mark for a quotation mark. The word no
longer reads as one.`,
	Examples: []rules.Example{
		{Bad: "It isn ‘t over, and they don`t care.", Good: "It isn’t over, and they don’t care."},
		{Good: "It isn’t over for O‘Neill and the players’ union."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.QuoteMark),
	Check:    apostrophe,
})

func apostrophe(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	marks := p.MarksOf(rules.QuoteMark)
	for n, i := range marks {
		m := p.Marks()[i]
		if within(p, m) {
			continue
		}
		next := int(m.Next)
		if !apostropheLike(m) || next == 0 || next == len(p.Words()) {
			continue
		}
		before := p.SkipSpacesBack(m.Start)
		word, after := p.Words()[next-1], p.Words()[next]
		if word.End != before || p.Before(word.Start) == m.Rune || before < m.Start && p.BlockAt(before) != p.BlockAt(m.Start) {
			continue
		}
		d := rules.Diagnostic{Span: rules.Span{Start: before, End: m.End}}
		grade := rules.Safe
		switch {
		case after.Start == m.End && broken(m, before, word.In(p.Text), strings.ToLower(after.In(p.Text))):
			d.Message = fmt.Sprintf("Broken apostrophe in “%s”", p.Text[word.Start:after.End])
		case lonely(p, m) && plural(word.In(p.Text)) && after.Start == m.End+1 && after.Case == rules.Lower && !beside(p, marks, n):
			d.Message = fmt.Sprintf("Apostrophe cut off from “%s”", word.In(p.Text))
			grade = rules.Unsafe
		default:
			continue
		}
		d.Fix = rules.Replace(grade, "Write the apostrophe", d.Span, p.Style().Apostrophe)
		p.Report(d)
	}
}

// within reports whether an apostrophe of the usual kind stands in a word, as
// nearly all do, or a double mark at its border.
func within(p *rules.Pass, m rules.Mark) bool {
	switch m.Rune {
	case '\'', '’':
		return rules.IsLetter(p.Before(m.Start)) && rules.IsLetter(p.After(m.End))
	case '"', '“', '”':
		return true
	}
	return false
}

// apostropheLike reports whether a mark can stand for an apostrophe.
func apostropheLike(m rules.Mark) bool {
	switch m.Rune {
	case '\'', '’', '‘', '`', '´', '′', 'ʼ':
		return m.Len() == len(string(m.Rune))
	}
	return false
}

// broken reports whether a mark between a word and its ending is the wrong
// one, or stands behind a space.
func broken(m rules.Mark, before int, word, clitic string) bool {
	if !cliticOf(word, clitic) {
		return false
	}
	if before == m.Start {
		return m.Rune != '\'' && m.Rune != '’' && m.Rune != 'ʼ'
	}
	return m.Rune != '‘' || clitic != "s" && clitic != "d" && clitic != "m"
}

// lonely reports whether spaces stand on both sides of a mark.
func lonely(p *rules.Pass, m rules.Mark) bool {
	return rules.IsSpace(p.Before(m.Start)) && rules.IsSpace(p.After(m.End))
}

func plural(word string) bool { return len(word) > 3 && strings.HasSuffix(word, "s") }

// beside reports whether the mark before or behind marks[n], in its block, is
// such a lonely mark too: then the two may be quotation marks.
func beside(p *rules.Pass, marks []int32, n int) bool {
	block := p.Blocks[p.BlockAt(p.Marks()[marks[n]].Start)]
	for _, i := range []int{n - 1, n + 1} {
		if i < 0 || i >= len(marks) {
			continue
		}
		if m := p.Marks()[marks[i]]; block.Contains(m.Span) && apostropheLike(m) && (rules.IsSpace(p.Before(m.Start)) || rules.IsSpace(p.After(m.End))) {
			return true
		}
	}
	return false
}

// cliticOf reports whether a word takes an ending behind an apostrophe:
// “n’t” behind a verb, “’s” and the like behind any word.
func cliticOf(word, clitic string) bool {
	switch clitic {
	case "t":
		return strings.HasSuffix(strings.ToLower(word), "n")
	case "s", "ll", "re", "ve", "m", "d":
		return true
	}
	return false
}
