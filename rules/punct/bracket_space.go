package punct

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// BracketSpace flags spaces inside brackets and missing spaces outside them.
var BracketSpace = Family.Add(rules.Rule{
	ID:      "bracket-space",
	Summary: "Space inside a bracket, or none outside it",
	Why: `Engines take brackets for words of their own, or glue them to the word before, as scripts without spaces do.
The line may break between the bracket and what it encloses.`,
	Examples: []rules.Example{
		{Bad: "The ferry ( built in 1988 ) was sold.", Good: "The ferry (built in 1988) was sold."},
		{Bad: "The Port Research Institute(PRI) denied it.", Good: "The Port Research Institute (PRI) denied it."},
		{Good: "Name(s) of the owner(s), form 401(k), a list: a) rope b) tar"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.BracketLoose,
	Check:    bracketSpace,
})

func bracketSpace(p *rules.Pass) {
	at := blocks{p: p}
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := p.Marks()[i]
		b := at.of(m.Span)
		if gap := (rules.Span{Start: m.End, End: p.SkipSpaces(m.End)}); !gap.Empty() && gap.End < b.End && opensText(p, gap.End) && !smiley(p, m) {
			if end := closedSoon(p, int(i)); end > 0 {
				p.Report(rules.Diagnostic{
					Span: rules.Span{Start: m.Start, End: gap.End}, Message: "Space behind the opening bracket",
					Fix:  rules.Replace(rules.Safe, "Remove the space", gap, ""),
					Slip: slipUnless(m.Rune == '(' && rules.IsSpace(p.Before(p.Marks()[end].Start))),
				})
			}
		}
		if m.Rune == '(' && gluedBracket(p, int(i)) {
			p.Report(rules.Diagnostic{
				Span: m.Span, Message: "No space before the bracket",
				Fix: rules.Replace(rules.Safe, "Put a space before the bracket", rules.Span{Start: m.Start, End: m.Start}, " "),
			})
		}
	}
	aged(p)
	at = blocks{p: p}
	for _, i := range p.MarksOf(rules.CloseBracket) {
		m := p.Marks()[i]
		b := at.of(m.Span)
		if m.Rune == ')' && gluedBehind(p, int(i)) {
			p.Report(rules.Diagnostic{
				Span: m.Span, Message: "No space behind the bracket",
				Fix: rules.Replace(rules.Safe, "Put a space behind the bracket", rules.Span{Start: m.End, End: m.End}, " "),
			})
		}
		gap := rules.Span{Start: p.SkipSpacesBack(m.Start), End: m.Start}
		if gap.Empty() || gap.Start <= b.Start || !closesText(p.Before(gap.Start)) {
			continue
		}
		open := opener(p, int(i))
		if open < 0 {
			continue
		}
		p.Report(rules.Diagnostic{
			Span: rules.Span{Start: gap.Start, End: m.End}, Message: "Space before the closing bracket",
			Fix:  rules.Replace(rules.Safe, "Remove the space", gap, ""),
			Slip: slipUnless(m.Rune == ')' && rules.IsSpace(p.After(p.Marks()[open].End))),
		})
	}
}

// aged reports the age behind a name without a space on either side, as Japanese has
// it: “Kenta Mori(31)was”.
func aged(p *rules.Pass) {
	marks, words := p.Marks(), p.Words()
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := &marks[i]
		next := int(m.Next)
		if m.Rune != '(' || next == 0 || next+1 >= len(words) || int(i)+1 >= len(marks) {
			continue
		}
		name, age, behind, end := &words[next-1], &words[next], &words[next+1], &marks[i+1]
		if name.End != m.Start || name.Case != rules.Title || name.Len() < 3 || age.Start != m.End || age.Script != rules.Digits || age.Len() != 2 || end.Start != age.End || end.Rune != ')' || behind.Start != end.End || behind.Case != rules.Lower {
			continue
		}
		p.Report(rules.Diagnostic{
			Span: rules.Span{Start: m.Start, End: end.End}, Message: "No space on either side of the brackets", Slip: rules.NoSlip,
			Fix: &rules.Fix{Title: "Put spaces around the brackets", Applicability: rules.Safe, Edits: []rules.Edit{
				{Span: rules.Span{Start: m.Start, End: m.Start}, New: " "}, {Span: rules.Span{Start: end.End, End: end.End}, New: " "},
			}},
		})
	}
}

// slipUnless is NoSlip where both brackets have a space inside, as no typist sets them.
func slipUnless(both bool) rules.Slip {
	if both {
		return rules.NoSlip
	}
	return rules.SlipOfRule
}

// opensText reports whether prose begins at a byte offset, and not "( ... )" or "[ ]".
func opensText(p *rules.Pass, offset int) bool {
	r := p.After(offset)
	return rules.IsLetter(r) || rules.IsDigit(r) || quoteMark(r) || strings.ContainsRune("$£€¥", r) && rules.IsDigit(p.After(offset+len(string(r))))
}

// closesText reports whether prose ends with r.
func closesText(r rune) bool {
	return rules.IsLetter(r) || rules.IsDigit(r) || quoteMark(r) || r == '.' || r == '%' || r == '?' || r == '!'
}

// near is how many marks may stand between a bracket and its partner.
const near = 40

// closedSoon gives the index of the mark that closes bracket i in its
// paragraph, or 0 when there is none near.
func closedSoon(p *rules.Pass, i int) int {
	marks, depth := p.Marks(), 0
	for j := i + 1; j < len(marks) && j <= i+near; j++ {
		switch marks[j].Class {
		case rules.OpenBracket:
			depth++
		case rules.CloseBracket:
			if depth == 0 {
				if p.BlockAt(marks[j].Start) != p.BlockAt(marks[i].Start) || marks[j].Rune != partner(marks[i].Rune) {
					return 0
				}
				return j
			}
			depth--
		default:
		}
	}
	return 0
}

// gluedBehind reports whether a word is glued to bracket i, which closes words
// of its own: "the yard (HLY)said", but not "(re)open" and "(s)he".
func gluedBehind(p *rules.Pass, i int) bool {
	m := p.Marks()[i]
	next := int(m.Next)
	if next == 0 || next >= len(p.Words()) || p.Words()[next].Start != m.End || !rules.IsLetter(p.After(m.End)) || p.Words()[next].Len() < 2 {
		return false
	}
	open := opener(p, i)
	if item := &p.Words()[next-1]; open < 0 && item.Script == rules.Digits && item.Len() < 3 && item.End == m.Start && p.Words()[next].Case == rules.Title && (item.Start == 0 || rules.IsSpace(p.Before(item.Start))) {
		return true // “2)When”
	}
	if open < 0 || !rules.IsSpace(p.Before(p.Marks()[open].Start)) {
		return false
	}
	first := int(p.Marks()[open].Next)
	w := &p.Words()[first]
	if next-first == 1 && w.Len() > 3 && goOn.Has(p.Words()[next].Key) && p.After(p.Words()[next].End) == ' ' {
		return true // “(twice)and”; “(re)in” is no word
	}
	return next-first > 1 || next-first == 1 && w.Len() > 1 && (w.Case != rules.Lower || w.HasDigit) && p.Words()[next].Case == rules.Lower
}

// goOn are words that a sentence goes on with behind a bracket.
var goOn = rules.KeysOf("and", "or", "in", "on", "of", "to", "for", "with", "at", "by", "is", "was", "were", "has", "had", "have", "said", "as", "that", "but", "from", "who", "which", "while", "after", "before")

// opener gives the index of the mark that opens what bracket i closes in its paragraph, or -1.
func opener(p *rules.Pass, i int) int {
	marks, depth := p.Marks(), 0
	for j := i - 1; j >= 0 && j >= i-near; j-- {
		switch marks[j].Class {
		case rules.CloseBracket:
			depth++
		case rules.OpenBracket:
			if depth == 0 {
				if partner(marks[j].Rune) == marks[i].Rune && p.BlockAt(marks[j].Start) == p.BlockAt(marks[i].Start) {
					return j
				}
				return -1
			}
			depth--
		default:
		}
	}
	return -1
}

func partner(open rune) rune {
	switch open {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return '}'
}

// gluedBracket reports whether bracket i is glued to a word that it does not
// belong to. Endings ("owner(s)"), figures ("401(k)"), formulas ("Fe(OH)2")
// and calls ("close()") are glued rightly.
func gluedBracket(p *rules.Pass, i int) bool {
	m := p.Marks()[i]
	next := int(m.Next)
	if next == 0 || next >= len(p.Words()) || p.Words()[next-1].End != m.Start || p.Words()[next].Start != m.End {
		return false
	}
	before, first := p.Words()[next-1], p.Words()[next]
	if before.Len() < 3 || before.HasDigit || before.Case == rules.MixedCase || p.Before(before.Start) == '.' || before.Script == rules.Han || before.Script == rules.Kana {
		return false
	}
	end := closedSoon(p, i)
	if end == 0 {
		return false
	}
	inside := rules.Span{Start: m.End, End: p.Marks()[end].Start}
	if after := p.After(p.Marks()[end].End); rules.IsLetter(after) || rules.IsDigit(after) {
		return false // "Water(tight) doors"
	}
	words := p.WordAt(inside.End) - next
	return words > 1 || first.Case == rules.Upper || first.Case == rules.Title && first.Len() > 2 || first.HasDigit && first.Len() > 1 || first.Len() > 4
}
