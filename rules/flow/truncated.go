package flow

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Truncated flags a paragraph that ends in the middle of a sentence.
var Truncated = Family.Add(rules.Rule{
	ID:      "truncated",
	Summary: "Paragraph that ends in the middle of a sentence",
	Why: `Engines have a limit to what they take in, and feeds cut a story after so many characters.
What the reader is not told may be what matters.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\nThe owners met on Monday in the old town hall,\n\nThe line is closed."},
		{Good: "Ferry talks\n\nThe owners met on Monday in the town hall.\n\nIn brief\n\nThe line is closed."},
	},
	Severity: rules.Warning,
	Fix:      rules.NoFix,
	Maps:     "omission",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Unended,
	Check:    truncated,
})

const (
	sentenceWords = 8  // words from which a block is a sentence and no label
	certainWords  = 14 // words from which a missing stop is no habit of headings
	bodyLeast     = 2  // paragraphs that show the habit of the article
)

func truncated(p *rules.Pass) {
	asked, habit := false, false
	for i, b := range p.Blocks {
		if whole(p, b.Span) {
			continue
		}
		n := long(p, b)
		if n < sentenceWords || !isParagraph(b) {
			continue
		}
		if s, message := cut(p, i); message != "" {
			p.Report(rules.Diagnostic{Span: s, Message: message})
		} else if n >= certainWords {
			if !asked {
				asked, habit = true, stopsAll(p)
			}
			if habit {
				unstopped(p, i)
			}
		}
	}
}

// whole reports whether a block ends as nearly all do: with one stop behind a
// word, with another mark that ends a sentence, or with a closing mark.
func whole(p *rules.Pass, b rules.Span) bool {
	end := p.SkipSpacesBack(b.End)
	if end-len("..") < b.Start {
		return false
	}
	switch p.Text[end-1] {
	case '.':
		before := p.Text[end-2]
		return before != '.' && before != ' ' && before < utf8.RuneSelf
	case '?', '!', '"', '\'', ')', ':', ';':
		return true
	}
	return strings.HasSuffix(p.Text[b.Start:end], "”") || strings.HasSuffix(p.Text[b.Start:end], "’")
}

// stopsAll reports whether the article ends its long paragraphs with a stop.
func stopsAll(p *rules.Pass) bool {
	whole, open := 0, 0
	for _, b := range p.Blocks {
		if !isParagraph(b) || long(p, b) < certainWords {
			continue
		}
		if r := last(p, b.Span); ends(p, r) || r == ':' {
			whole++
		} else {
			open++
		}
	}
	return whole >= bodyLeast && 8*open <= whole+7
}

func long(p *rules.Pass, b rules.Block) int {
	from, to := p.WordsIn(b.Span)
	return to - from
}

// cut gives where block i breaks off and how one can tell; no message where no mark tells.
func cut(p *rules.Pass, i int) (rules.Span, string) {
	b := p.Blocks[i].Span
	end := p.SkipSpacesBack(b.End)
	r := p.Before(end)
	s := rules.Span{Start: end - len(string(r)), End: end}
	switch r {
	case ',':
		if !goesOn(p, i) {
			return s, "The paragraph breaks off at a comma"
		}
	case '(', '[':
		return s, "The paragraph breaks off at an opening bracket"
	case '-':
		if rules.IsLetter(p.Before(s.Start)) && !goesOn(p, i) {
			return s, "The paragraph breaks off in a word"
		}
	case ']':
		if tail := p.Text[b.Start:end]; strings.HasSuffix(tail, "[…]") || strings.HasSuffix(tail, "[...]") {
			s.Start = b.Start + strings.LastIndexByte(tail, '[')
			return s, "The paragraph is cut"
		}
	}
	return s, ""
}

// unstopped flags block i when it ends with a word, or trails off where
// nobody speaks. With a whole sentence before, it can be no heading.
func unstopped(p *rules.Pass, i int) {
	b := p.Blocks[i].Span
	end := p.SkipSpacesBack(b.End)
	tail := strings.TrimRight(p.Text[b.Start:end], ".… ")
	dots := end - b.Start - len(tail)
	at := b.Start + len(tail)
	if dots == 1 || goesOn(p, i) || !rules.IsLetter(p.Before(at)) || strings.ContainsAny(tail, "|@") {
		return
	}
	w := p.Words()[p.WordAt(at)-1]
	d := rules.Diagnostic{Span: w.Span, Severity: rules.Info, Message: "The paragraph ends without a stop"}
	if dots > 1 {
		d.Span, d.Message = rules.Span{Start: w.End, End: end}, "The paragraph trails off"
	} else if w.Case != rules.Lower && !sentenceInside(p, b) {
		return
	}
	p.Report(d)
}

// sentenceInside reports whether a sentence ends inside a block.
func sentenceInside(p *rules.Pass, b rules.Span) bool {
	marks := p.Marks()
	for i := p.MarkAt(b.Start); i < len(marks) && marks[i].End < b.End; i++ {
		if marks[i].Class == rules.Stop && p.EndsSentence(marks[i].Start) {
			return true
		}
	}
	return false
}

// goesOn reports whether the block behind block i is the rest of its sentence:
// it starts in lower case, with a quotation, or with the mark of a list.
func goesOn(p *rules.Pass, i int) bool {
	if i+1 == len(p.Blocks) {
		return false
	}
	next := p.Blocks[i+1]
	if next.Kind == rules.ListItem || next.Kind == rules.Quote {
		return true
	}
	r := p.After(p.SkipSpaces(next.Start))
	return !rules.IsUpper(r) || long(p, next) < 3
}
