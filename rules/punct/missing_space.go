package punct

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// MissingSpace flags a mark that is glued to the next word.
var MissingSpace = Family.Add(rules.Rule{
	ID:      "missing-space",
	Summary: "No space behind a comma, stop or other mark",
	Why: `Sentences are translated one by one and joined without the space between them, and some scripts have no space there to copy.
Two words run together, and search finds neither.`,
	Examples: []rules.Example{
		{Bad: "The ferry was late,the captain said.", Good: "The ferry was late, the captain said."},
		{Bad: "Nobody was hurt.The bridge is closed.", Good: "Nobody was hurt. The bridge is closed."},
		{Good: "Gazeta.Ru and Kestrel.Fm, P.O. Box 12, cu.ft., 5,000 and a@b.example"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.SpaceMissing | rules.AnyOf(rules.Sign),
	Check:    missingSpace,
})

func missingSpace(p *rules.Pass) {
	marks := p.Marks()
	for _, i := range p.MarksOf(rules.Sign) {
		if m := &marks[i]; m.Rune == '%' {
			gluedPercent(p, m)
		}
	}
	for _, class := range []rules.Class{rules.Comma, rules.Semicolon, rules.Colon, rules.Stop, rules.Question} {
		for _, i := range p.MarksOf(class) {
			m := &marks[i]
			if m.End == len(p.Text) || p.Text[m.End] <= ' ' || !rules.IsLetter(p.After(m.End)) {
				continue
			}
			grade := glued(p, *m)
			if grade == rules.NoFix || address(p, m.Span) {
				continue
			}
			w := &p.Words()[int(m.Next)]
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: m.Start, End: w.End},
				Message: "No space between the " + name(m.Rune) + " and “" + p.Text[w.Start:w.End] + "”",
				Fix:     rules.Replace(grade, "Put a space behind the "+name(m.Rune), rules.Span{Start: m.End, End: m.End}, " "),
			})
		}
	}
}

// gluedPercent reports “33%of”. What is no small word may be a formula, or a name.
func gluedPercent(p *rules.Pass, m *rules.Mark) {
	next := int(m.Next)
	if next == 0 || next == len(p.Words()) || p.Words()[next].Start != m.End || p.Words()[next-1].End != m.Start || !p.Words()[next-1].HasDigit {
		return
	}
	w := &p.Words()[next]
	if w.Case != rules.Lower || w.HasDigit || w.Len() < 2 || p.Target.Base() != "en" || address(p, m.Span) {
		return
	}
	d := rules.Diagnostic{Severity: rules.Info, Span: rules.Span{Start: m.Start, End: w.End}, Message: "No space between % and “" + w.In(p.Text) + "”"}
	grade := rules.Unsafe
	if behindPercent.Has(w.Key) {
		grade, d.Slip = rules.Safe, rules.NoSlip
	}
	d.Fix = rules.Replace(grade, "Put a space behind the sign", rules.Span{Start: m.End, End: m.End}, " ")
	p.Report(d)
}

// behindPercent are small words that a share goes on with.
var behindPercent = rules.KeysOf("of", "in", "to", "for", "and", "from", "on", "at", "by", "or", "the", "as", "since", "this", "more", "less", "than", "with", "were", "was", "are", "is", "have", "had", "over", "after", "before", "between", "during", "when", "while", "but", "last", "higher", "lower")

// glued gives how sure it is that a space is missing behind m.
func glued(p *rules.Pass, m rules.Mark) rules.Applicability {
	next := int(m.Next)
	after := p.Words()[next]
	if after.Script == rules.Han || after.Script == rules.Kana {
		return rules.NoFix
	}
	if r := p.After(m.End); r >= 0x2b0 && r <= 0x2ff {
		return rules.NoFix // “done,ʺ he said”: a letter to Unicode that stands for a mark
	}
	switch p.Before(m.Start) {
	case ')', ']', '”', '»', '’', '"', '%':
		return gluedBracketed(m, &after)
	case '.':
		if m.Rune == ',' && after.Case == rules.Lower && after.Len() > 1 {
			return rules.Safe // “to 6 p.m.,and”
		}
	}
	if next == 0 || p.Words()[next-1].End != m.Start {
		return rules.NoFix
	}
	before := p.Words()[next-1]
	switch {
	case !rules.IsLetter(p.Before(m.Start)) || before.Script == rules.Digits:
		return gluedFigure(m, &after)
	case before.Script == rules.Han || before.Script == rules.Kana:
		return rules.NoFix
	case m.Rune == ',':
		if single(&before) || single(&after) && after.Key != keyI && after.Key != keyA {
			return rules.NoFix // "N,N-dimethyl", "A,B,C"
		}
		return rules.Safe
	case m.Rune == ';':
		if p.Before(before.Start) == '&' || before.Len() == 1 {
			return rules.NoFix // "&quot;word"
		}
		return rules.Safe
	case m.Rune == '.':
		return gluedStop(p, m, &before, &after)
	case m.Rune == ':':
		return gluedColon(&before, &after)
	case m.Rune == '?' && before.Case == rules.Lower && after.Case == rules.Title, openers.Has(after.Key) && after.Case == rules.Title && (m.Rune == '?' || before.Case == rules.Lower):
		return rules.Unsafe
	}
	return rules.NoFix // "Wahey!News"
}

// gluedColon is glued for a colon: "for this reason:that the pier", "the captain said:The ferry".
func gluedColon(before, after *rules.Word) rules.Applicability {
	switch {
	case before.Case == rules.Title && before.Len() > 3 && after.Case == rules.Lower && openers.Has(after.Key) && !schemes.Has(before.Key):
		return rules.Unsafe
	case before.Case != rules.Lower:
	case after.Case == rules.Lower && before.Len() > 3 && after.Len() > 2 && !schemes.Has(before.Key), after.Case == rules.Title && tells.Has(before.Key):
		return rules.Unsafe
	}
	return rules.NoFix
}

// schemes stand before a colon in addresses: "mailto:press".
var schemes = rules.KeysOf("http", "https", "mailto", "file", "data", "javascript", "source", "site", "intitle")

// tells are words that speech follows behind a colon.
var tells = rules.KeysOf("said", "says", "added", "asked", "stated", "explained", "wrote", "noted", "replied", "answered", "announced", "concluded", "emphasized", "stressed", "told", "reads", "follows", "recalled", "following")

// single reports whether w is one capital letter.
func single(w *rules.Word) bool { return w.Len() == 1 && w.Case == rules.Title }

// gluedBracketed is glued for a mark behind a bracket or quotation: "(a sailor).They".
func gluedBracketed(m rules.Mark, after *rules.Word) rules.Applicability {
	switch {
	case m.Rune == ',' && (after.Len() > 1 || after.Key == keyA):
		return rules.Safe
	case m.Rune == '.' && after.Case == rules.Title && (openers.Has(after.Key) || after.Len() > 3):
		return rules.Unsafe
	}
	return rules.NoFix
}

var keyI, keyA = rules.Key("i"), rules.Key("a")

// gluedFigure is glued for a mark behind a figure: "in 2019.The bridge".
func gluedFigure(m rules.Mark, after *rules.Word) rules.Applicability {
	if m.Class == rules.Stop && after.Case == rules.Title && openers.Has(after.Key) && after.Len() > 1 {
		return rules.Unsafe
	}
	if m.Class == rules.Comma && after.Case == rules.Lower && (after.Len() > 3 || openers.Has(after.Key) && after.Len() > 1) && !after.HasDigit {
		return rules.Unsafe
	}
	return rules.NoFix
}

// gluedStop is glued for a stop between two words. Sites and files have one
// as well ("Gazeta.Ru", "Node.js", "ASP.NET"), and so have initials.
func gluedStop(p *rules.Pass, m rules.Mark, before, after *rules.Word) rules.Applicability {
	if after.Case == rules.Lower && pronouns.Has(after.Key) && before.Case == rules.Lower && before.Len() > 3 && p.After(after.End) == ' ' && p.Before(before.Start) == ' ' {
		return rules.Unsafe // “at the salon.she also”
	}
	if after.Case != rules.Title && after.Case != rules.Upper || before.Len() < 2 || p.Before(before.Start) == '.' {
		return rules.NoFix
	}
	if r := p.After(after.End); r == '.' && rules.IsLetter(p.After(after.End+1)) || r == '/' || r == '@' {
		return rules.NoFix
	}
	next := int(m.Next) + 1
	if openers.Has(after.Key) && after.Case == rules.Title && (after.Len() != 2 || before.Case == rules.Lower || amid(p, int(m.Next))) {
		if before.Case == rules.Lower && before.Len() > 3 && after.Len() > 2 && p.After(after.End) == ' ' && p.Target.Base() == "en" && !abbreviated(p, m.Start) {
			return rules.Safe // “closed.The bridge”: no site
		}
		return rules.Unsafe
	}
	if counts.Has(after.Key) && after.Case == rules.Title && before.Len() > 4 && next < len(p.Words()) && p.Words()[next].Case == rules.Lower && p.Words()[next].Start == after.End+1 && p.Text[after.End] == ' ' {
		return rules.Unsafe // “the University.More than four”
	}
	if before.Case != rules.Lower && !(amid(p, int(m.Next)) && strings.HasSuffix(after.In(p.Text), "ing")) && !subject(p, before, int(m.Next)) || after.Case != rules.Title || after.Len() < 4 || abbreviated(p, m.Start) {
		return rules.NoFix
	}
	return rules.Unsafe
}

// pronouns begin sentences and end no site.
var pronouns = rules.KeysOf("he", "she", "they", "we", "the", "this", "there", "these", "but", "and", "according", "however")

// counts are words that begin a sentence of how many there are, and end no site.
var counts = rules.KeysOf("more", "most", "about", "over", "nearly", "almost", "only", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another", "every", "each", "both", "none", "hundreds", "thousands", "dozens")

// amid reports whether a day or a month stands before words[i], and a small word
// behind it: “by Friday.It will”, “on Sunday.Adding that”, which are no sites.
func amid(p *rules.Pass, i int) bool {
	words := p.Words()
	return i > 0 && i+1 < len(words) && (rules.Weekdays.Has(words[i-1].Key) || rules.Months.Has(words[i-1].Key)) && words[i+1].Case == rules.Lower && words[i].End+1 == words[i+1].Start
}

// subject reports whether words[i], behind a stop and a word with a capital, is
// what a sentence speaks of: “until March.Admission is free”, “in Kernau.Lund has a port”.
// Sites have an ending of a few letters, and are of something.
func subject(p *rules.Pass, before *rules.Word, i int) bool {
	words := p.Words()
	return before.Len() > 3 && words[i].Len() > 3 && i+1 < len(words) && words[i].End+1 == words[i+1].Start && finite.Has(words[i+1].Key) && i > 1 && words[i-2].Case == rules.Lower
}

// finite are verbs behind a subject.
var finite = rules.KeysOf("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "must", "may", "should")

// reach is how far the borders of an address are looked for, in bytes.
const reach = 80

// address reports whether s stands in a web address, a mail address, a path or a handle.
func address(p *rules.Pass, s rules.Span) bool {
	from, to := s.Start, s.End
	for from > 0 && s.Start-from < reach && p.Text[from-1] > ' ' {
		from--
	}
	for to < len(p.Text) && to-s.End < reach && p.Text[to] > ' ' {
		to++
	}
	for i := from; i < to; i++ {
		switch p.Text[i] {
		case '/':
			if i+1 < to && (p.Text[i+1] == '/' || i > from && p.Text[i-1] == '.') || i > from && hostBefore(p.Text[from:i]) {
				return true
			}
		case '@', '_', '=', '#', '\\', '{', '}', '<', '>':
			return true
		case 'w':
			if i+4 <= to && p.Text[i:i+4] == "www." {
				return true
			}
		}
	}
	return false
}

// hostBefore reports whether s, the text before a slash, has a stop in it, as "example.com" has.
func hostBefore(s string) bool {
	for i := range len(s) {
		if s[i] == '.' {
			return true
		}
	}
	return false
}
