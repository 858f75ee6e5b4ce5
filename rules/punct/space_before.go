package punct

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// SpaceBefore flags a comma, stop, colon, semicolon or question mark with a
// space before it.
var SpaceBefore = Family.Add(rules.Rule{
	ID:      "space-before",
	Summary: "Space before a comma, stop or other closing mark",
	Why: `Engines take a sentence apart into words and marks and do not always put it together again.
The mark may open a line alone, and the text reads as if no editor had seen it.`,
	Examples: []rules.Example{
		{Bad: "The ferry left at noon , the mayor said .", Good: "The ferry left at noon, the mayor said."},
		{Bad: "The crew ,which had slept, was unhurt.", Good: "The crew, which had slept, was unhurt."},
		{Good: "He hit .308 in May ... and then the .NET course began :)"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.SpaceBefore,
	Check:    spaceBefore,
})

func spaceBefore(p *rules.Pass) {
	right := p.Conventions().SpaceBefore
	for _, class := range []rules.Class{rules.Comma, rules.Stop, rules.Colon, rules.Semicolon, rules.Question} {
		at := blocks{p: p}
		for _, i := range p.MarksOf(class) {
			m := p.Marks()[i]
			if !rules.IsSpace(p.Before(m.Start)) || strings.ContainsRune(right, m.Rune) {
				continue
			}
			b := at.of(m.Span)
			gap := rules.Span{Start: p.SkipSpacesBack(m.Start), End: m.Start}
			if gap.Start <= b.Start || !closesWord(p, gap) || !strays(p, m) {
				continue
			}
			d := rules.Diagnostic{
				Span:    rules.Span{Start: gap.Start, End: m.End},
				Message: "Space before the " + name(m.Rune),
				Fix:     closeUp(p, gap, m),
			}
			if m.Rune == ';' || m.Rune == ',' && rules.IsLetter(p.After(m.End)) || shifted(p, m) || m.Class == rules.Question && endsThere(p, b, m) {
				d.Slip = rules.NoSlip // as French has it, and "the crew ,which": mark and space have changed places
			}
			p.Report(d)
		}
	}
}

// endsThere reports whether a sentence of some words surely ends with a mark:
// behind it the block ends, or another sentence begins.
func endsThere(p *rules.Pass, b rules.Block, m rules.Mark) bool {
	i := int(m.Next)
	if i < headed || p.Words()[i-headed].Start < b.Start || p.Words()[i-1].Case != rules.Lower {
		return false
	}
	behind := p.SkipSpaces(m.End)
	if behind < b.End && quoteMark(p.After(m.End)) {
		behind = p.SkipSpaces(m.End + len(string(p.After(m.End))))
	}
	return behind >= b.End || behind > m.End && i < len(p.Words()) && p.Words()[i].Start == behind && (p.Words()[i].Case == rules.Title || p.Words()[i].Key == keyI)
}

// headed is how many words a sentence has at least that surely ends with a mark.
const headed = 4

// closesWord reports whether what stands before a gap can have a mark of its
// own behind it: a word, a bracket, a quotation, but no other mark.
func closesWord(p *rules.Pass, gap rules.Span) bool {
	switch r := p.Before(gap.Start); r {
	case ')', ']', '%', '”', '’', '»', '"', '\'', '°', '‘', '“':
		return true
	case '.':
		return abbreviated(p, gap.Start-1)
	default:
		return rules.IsLetter(r) || rules.IsDigit(r)
	}
}

// strays reports whether m, with a space before it, belongs to the word
// before the space, and is not the head of "...", ".NET", ".5", ":)" or "::".
func strays(p *rules.Pass, m rules.Mark) bool {
	next, before := p.After(m.End), p.Before(p.SkipSpacesBack(m.Start))
	figure := rules.IsDigit(before) && rules.IsDigit(p.After(p.SkipSpaces(m.End))) // "1 ,000", "3 : 1"
	speech := quoteMark(before) && dashed(p, m.End)                                // “” ,— he said”
	switch m.Class {
	case rules.Comma:
		return next != ',' && !figure && !speech
	case rules.Stop:
		return !figure && (next == '\n' || next == '\r' || rules.IsSpace(next) && p.After(p.SkipSpaces(m.End)) != '.' || quoteMark(next) || next == ')' || opensSentence(p, m.End))
	case rules.Colon, rules.Semicolon:
		return rules.IsSpace(next) && !figure
	default:
		return !rules.IsLetter(next) && next != '!' && next != '?'
	}
}

// opensSentence reports whether a word like "The" begins at a byte offset, or
// another with a capital behind one without: "the shore .Gulls".
func opensSentence(p *rules.Pass, offset int) bool {
	i := p.WordAt(offset)
	if i == len(p.Words()) || p.Words()[i].Start != offset || p.Words()[i].Case != rules.Title {
		return false
	}
	return openers.Has(p.Words()[i].Key) || i > 0 && !joins.Has(p.Words()[i-1].Key) && p.Words()[i-1].Case == rules.Lower && p.Words()[i-1].Len() > 2 && p.Words()[i].Len() > 3 && p.After(p.Words()[i].End) == ' '
}

// shifted reports whether a stop and the space behind it have changed places
// between two sentences: "the shore .But gulls".
func shifted(p *rules.Pass, m rules.Mark) bool {
	i := int(m.Next)
	if m.Class != rules.Stop || i == 0 || i == len(p.Words()) {
		return false
	}
	before, w := &p.Words()[i-1], &p.Words()[i]
	return w.Start == m.End && w.Case == rules.Title && w.Len() > 1 && openers.Has(w.Key) && p.After(w.End) == ' ' && before.Case == rules.Lower && !joins.Has(before.Key) && p.Target.Base() == "en"
}

// joins are words that no sentence ends with: "in the .Mobile domain".
var joins = rules.KeysOf("the", "and", "for", "with", "from", "into", "than", "or", "his", "her", "its", "their", "any", "all", "new")

// openers are words that begin many sentences and no name or file type.
var openers = rules.KeysOf("the", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "but", "and", "in", "on", "at", "for", "as",
	"however", "according", "when", "while", "although", "if", "after", "before", "there", "his", "her", "its", "their", "our", "a", "an", "i",
	"so", "not", "now", "then", "with", "from", "by", "to", "what", "who", "how", "why", "where", "also", "earlier", "meanwhile", "many", "some", "one", "mr", "mrs", "ms", "dr",
	"die", "der", "das", "wir", "nach", "laut", "auch", "aber", "danach", "les", "une", "nous", "ils", "elle", "elles", "mais", "cette", "los", "las", "pero", "gli",
	"anche", "questo", "uma", "ela", "nie", "ale", "jak", "sie", "ich", "ein", "eine", "la", "le", "el", "il", "un", "una")

// closeUp moves m to its word, and puts the space that was before it behind
// it when a word follows at once: "the crew ,which".
func closeUp(p *rules.Pass, gap rules.Span, m rules.Mark) *rules.Fix {
	next := p.After(m.End)
	span := rules.Span{Start: gap.Start, End: m.End}
	mark := p.Text[m.Start:m.End]
	if !rules.IsLetter(next) && !rules.IsDigit(next) {
		return rules.Replace(rules.Safe, "Remove the space", span, mark)
	}
	grade := rules.Safe
	if m.Class != rules.Comma && !shifted(p, m) {
		grade = rules.Unsafe
	}
	return rules.Replace(grade, "Put the space behind the "+name(m.Rune), span, mark+" ")
}
