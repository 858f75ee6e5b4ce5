package quotes

import (
	"fmt"
	"strings"
	"unicode/utf8"

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
	Needs:    rules.LooseSingle | rules.Touched | rules.Unpaired | rules.OwnPhrase,
	Check:    apostrophe,
})

func apostrophe(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	marks := p.MarksOf(rules.QuoteMark)
	for n, i := range marks {
		m := &p.Marks()[i]
		if within(p, m) {
			if !doubledApostrophe(p, m) && p.After(m.End) == 't' {
				reportSplitNot(p, m)
			}
			continue
		}
		next := int(m.Next)
		if !apostropheLike(m) || next == 0 || next == len(p.Words()) {
			continue
		}
		before := p.SkipSpacesBack(m.Start)
		word, after := p.Words()[next-1], p.Words()[next]
		if word.End != before || p.Before(word.Start) == m.Rune || !oneBlock(p, before, m, after.Start) {
			continue
		}
		d := rules.Diagnostic{Span: rules.Span{Start: before, End: m.End}}
		grade := rules.Safe
		switch {
		case after.Start == m.End && (after.Case == rules.Lower || word.Case != rules.Title) && broken(m, before, word.In(p.Text), strings.ToLower(after.In(p.Text))):
			d.Message = fmt.Sprintf("Broken apostrophe in “%s”", p.Text[word.Start:after.End])
		case after.Start == m.End+1 && p.After(m.End) == ' ' && detached(word, after, p, before < m.Start):
			d.Span.End = after.Start
			d.Message = fmt.Sprintf("Broken apostrophe in “%s”", p.Text[word.Start:after.End])
		case before == m.Start && typedAccent(m.Rune) && plural(word.In(p.Text)) && after.Start == m.End+1 && after.Case == rules.Lower && !opened(p, marks, n):
			d.Message = fmt.Sprintf("Apostrophe of “%s” typed as %c", word.In(p.Text), m.Rune)
		case lonely(p, m) && plural(word.In(p.Text)) && after.Start == m.End+1 && after.Case == rules.Lower && !beside(p, marks, n):
			d.Message = fmt.Sprintf("Apostrophe cut off from “%s”", word.In(p.Text))
			grade = rules.Unsafe
		case before < m.Start && elided(word) && (after.Start == m.End || after.Start == m.End+1) && after.Case == rules.Title && !closedBy(p, marks, n):
			d.Span.End = after.Start
			d.Message = fmt.Sprintf("Apostrophe in the wrong place in “%s”", p.Text[word.Start:after.End])
			grade = rules.Unsafe
		default:
			continue
		}
		d.Fix = rules.Replace(grade, "Write the apostrophe", d.Span, between(p, word, after, rightMark(p, m, marks)))
		p.Report(d)
	}
}

// oneBlock reports whether the byte offsets before and behind m are in its block.
func oneBlock(p *rules.Pass, before int, m *rules.Mark, behind int) bool {
	block := p.BlockAt(m.Start)
	return (before == m.Start || p.BlockAt(before) == block) && (behind == m.End || p.BlockAt(behind) == block)
}

// doubledApostrophe reports a double mark between a word and its ending, as in
// “don"t” and “the city’’s”, and whether it has.
func doubledApostrophe(p *rules.Pass, m *rules.Mark) bool {
	next := int(m.Next)
	if m.Rune == '\'' && m.Len() == 1 || m.Rune == '’' && m.Len() == len("’") || next == 0 || next == len(p.Words()) {
		return false
	}
	word, after := p.Words()[next-1], p.Words()[next]
	if word.End != m.Start || after.Start != m.End || after.Case != rules.Lower || !rules.IsClitic(p.Before(word.End), after.In(p.Text)) {
		return false
	}
	if after.Len() == 1 && after.In(p.Text) != "t" && m.Len() == len(string(m.Rune)) && !p.Shows(rules.Unpaired) {
		return false // “the "no"s were counted”
	}
	p.Report(rules.Diagnostic{
		Span:    m.Span,
		Message: fmt.Sprintf("Quotation mark for an apostrophe in “%s”", p.Text[word.Start:after.End]),
		Fix:     rules.Replace(rules.Safe, "Write the apostrophe", m.Span, p.Style().Apostrophe),
	})
	return true
}

// between gives what stands between a word and its ending: the apostrophe, but
// none in “the 1980s”.
func between(p *rules.Pass, word, ending rules.Word, apostrophe string) string {
	switch {
	case word.Key == keyCa:
		return apostrophe + " "
	case word.Script == rules.Digits && ending.In(p.Text) == "s" && strings.HasSuffix(word.In(p.Text), "0"):
		return ""
	}
	return apostrophe
}

// rightMark gives the apostrophe for a mark of an article that has marks.
func rightMark(p *rules.Pass, m *rules.Mark, marks []int32) string {
	right := p.Style().Apostrophe
	if right == "’" && m.Rune == '\'' && !curly(p, marks) {
		return "'" // every apostrophe of the article is cut off
	}
	return right
}

// reportSplitNot reports “does n’t”.
func reportSplitNot(p *rules.Pass, m *rules.Mark) {
	if s := splitNot(p, m); !s.Empty() {
		p.Report(rules.Diagnostic{
			Span: s, Message: fmt.Sprintf("Space inside “%s”", p.Text[p.Words()[m.Next-2].Start:m.End]+"t"),
			Fix: rules.Replace(rules.Safe, "Take out the space", s, ""),
		})
	}
}

// curly reports whether a curly apostrophe or single mark stands among the
// first marks of the article, as it does in one that has them at all.
func curly(p *rules.Pass, marks []int32) bool {
	for _, i := range marks[:min(len(marks), 32)] {
		switch p.Marks()[i].Rune {
		case '’', '‘', '“', '”':
			return true
		}
	}
	return false
}

// within reports whether an apostrophe of the usual kind stands in a word, as
// nearly all do, or a double mark at its border.
func within(p *rules.Pass, m *rules.Mark) bool {
	switch m.Rune {
	case '\'', '’':
		return rules.IsLetter(p.Before(m.Start)) && rules.IsLetter(p.After(m.End))
	case '"', '“', '”':
		return true
	}
	return false
}

// apostropheLike reports whether a mark can stand for an apostrophe.
func apostropheLike(m *rules.Mark) bool {
	switch m.Rune {
	case '\'', '’', '‘', '`', '´', '′', 'ʼ', 'ʹ', '‛', '‚', '＇':
		return m.Len() == len(string(m.Rune))
	}
	return false
}

// broken reports whether a mark between a word and its ending is the wrong
// one, or stands behind a space.
func broken(m *rules.Mark, before int, word, clitic string) bool {
	if last, _ := utf8.DecodeLastRuneInString(word); !rules.IsClitic(last, clitic) {
		return false
	}
	if before == m.Start {
		return m.Rune != '\'' && m.Rune != '’' && m.Rune != 'ʼ'
	}
	return m.Rune != '‘' || clitic != "s" && clitic != "d" && clitic != "m"
}

// elided reports whether a word is the short form of names such as “L’Aquila”,
// “Ca’ Sagredo” and “O’Neill”.
func elided(w rules.Word) bool { return elisions.Has(w.Key) && (w.Case != rules.Lower || w.Len() > 1) }

var (
	elisions = rules.KeysOf("ca", "l", "d", "o", "dell", "dall", "nell", "sull", "sant", "quell")
	keyCa    = rules.Key("ca")
)

// detached reports whether an ending in lower case belongs to the word before
// the apostrophe, a space behind which cuts it off: “captain' s”, “isn ' t”.
func detached(word, ending rules.Word, p *rules.Pass, lonely bool) bool {
	switch clitic := ending.In(p.Text); clitic {
	case "s":
		return !word.HasDigit || lonely
	case "t":
		return rules.IsClitic(p.Before(word.End), clitic)
	case "ll", "re", "ve", "m", "d":
		return persons.Has(word.Key)
	}
	return false
}

// splitNot gives the space that cuts “n’t” off its verb, as in “does n’t”.
func splitNot(p *rules.Pass, m *rules.Mark) rules.Span {
	n := m.Start - len("n")
	if m.Next < 2 || p.After(m.End) != 't' || p.Before(m.Start) != 'n' || p.Before(n) != ' ' || rules.IsLetter(p.After(m.End+1)) {
		return rules.Span{}
	}
	verb := p.Words()[m.Next-2]
	if verb.End != n-1 || !auxiliaries.Has(verb.Key) {
		return rules.Span{}
	}
	return rules.Span{Start: n - 1, End: n}
}

var (
	persons     = rules.KeysOf("i", "you", "he", "she", "it", "we", "they", "who", "that", "there")
	auxiliaries = rules.KeysOf("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "wo", "would", "ca", "could", "should", "must", "need")
)

// typedAccent reports whether a mark is a key beside that of the apostrophe.
func typedAccent(r rune) bool { return r == '´' || r == '`' || r == '′' }

// opened reports whether an odd single mark before marks[n], in its block, may
// open what marks[n] closes.
func opened(p *rules.Pass, marks []int32, n int) bool {
	m := &p.Marks()[marks[n]]
	start := p.Blocks[p.BlockAt(m.Start)].Start
	for k := n - 1; k >= 0 && p.Marks()[marks[k]].Start >= start; k-- {
		if before := &p.Marks()[marks[k]]; apostropheLike(before) && !within(p, before) {
			return true
		}
	}
	return false
}

// lonely reports whether spaces stand on both sides of a mark.
func lonely(p *rules.Pass, m *rules.Mark) bool {
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
		if m := &p.Marks()[marks[i]]; block.Contains(m.Span) && apostropheLike(m) && (rules.IsSpace(p.Before(m.Start)) || rules.IsSpace(p.After(m.End))) {
			return true
		}
	}
	return false
}

// closedBy reports whether the next mark of the block behind marks[n] closes
// what it may open: “Plan D ‘Water’”.
func closedBy(p *rules.Pass, marks []int32, n int) bool {
	if n+1 == len(marks) {
		return false
	}
	m := &p.Marks()[marks[n+1]]
	return p.BlockAt(m.Start) == p.BlockAt(p.Marks()[marks[n]].Start) && apostropheLike(m) && !within(p, m) && !rules.IsSpace(p.Before(m.Start))
}
