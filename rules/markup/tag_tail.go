package markup

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// TagTail flags the end of a tag whose beginning is lost.
var TagTail = Family.Add(rules.Rule{
	ID:      "tag-tail",
	Summary: "End of a tag whose beginning is lost",
	Why: `An image or a link was cut out of the page by its first characters, and its last ones stayed: a mark, a slash and a
bracket behind the paragraph. The words before it may be the description of the image.`,
	Examples: []rules.Example{
		{Bad: "The ferry was late.” />", Good: "The ferry was late."},
		{Bad: "“The ferry was late.”\" > The captain resigned.", Good: "“The ferry was late.” The captain resigned."},
		{Good: "Read more > and see the map >>."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Angle),
	Check:    tagTail,
})

func tagTail(p *rules.Pass) {
	found := residues(p) // the attribute rule reports the whole of these
	last := rules.Span{}
	report := func() {
		if last.Empty() {
			return
		}
		p.Report(rules.Diagnostic{
			Span:    last,
			Message: fmt.Sprintf("End of a tag, %s, without its beginning", clip(last.In(p.Text))),
			Fix:     remove(p, rules.Safe, "Remove it", last),
		})
	}
	eachTail(p, func(s rules.Span) {
		for len(found) > 0 && found[0].End <= s.Start {
			found = found[1:]
		}
		if len(found) > 0 && found[0].Overlaps(s) {
			return
		}
		if s = lonelyTail(p, s); s.Len() < 2 {
			return
		}
		if !last.Empty() && p.BlockAt(last.Start) == p.BlockAt(s.Start) && isFlush(p.Text[last.End:s.Start]) {
			last.End = s.End
			return
		}
		report()
		last = s
	})
	report()
}

// eachTail gives report the last characters of each tag without a beginning:
// ">" with the slash and the quotation mark before it.
func eachTail(p *rules.Pass, report func(rules.Span)) {
	start := -1 // of the tag that is open
	for _, i := range p.MarksOf(rules.Angle) {
		m := p.Marks()[i]
		if m.Rune == '<' {
			start = m.Start
			continue
		}
		if open := start; open >= 0 {
			start = -1
			if p.BlockAt(open) == p.BlockAt(m.Start) {
				continue
			}
		}
		if s, ok := tailAt(p, m.Span); ok {
			report(s)
		}
	}
}

// tailAt extends ">" back over a slash, a quotation mark or the name of a
// tag; it is false where ">" is something else.
func tailAt(p *rules.Pass, s rules.Span) (rules.Span, bool) {
	if c := p.After(s.End); c == '>' || c == '=' {
		return s, false
	}
	b := p.Blocks[p.BlockAt(s.Start)].Start
	sure := false
	at := max(p.SkipSpacesBack(s.Start), b)
	if at > b && p.Text[at-1] == '/' {
		s.Start, sure = at-1, true
		at = max(p.SkipSpacesBack(s.Start), b)
	} else if n := lostTag(p.Text[b:at]); n > 0 {
		s.Start = at - n
		return s, true
	}
	for at > b {
		r, n := utf8.DecodeLastRuneInString(p.Text[b:at])
		if !isQuote(r) || isSingle(r) && !sure && at < s.Start {
			break
		}
		s.Start, sure = at-n, true
		at -= n
		if !isQuote(p.Before(at)) {
			break
		}
	}
	return s, sure
}

// lostTag gives the length of a closing tag at the end of text that has lost
// its "<": "/p" of "/p>".
func lostTag(text string) int {
	at := strings.LastIndexByte(text[max(0, len(text)-12):], '/')
	if at < 0 {
		return 0
	}
	at += max(0, len(text)-12)
	if !tagNames[strings.ToLower(text[at+1:])] || at > 0 && text[at-1] != ' ' && text[at-1] < utf8.RuneSelf && rules.IsLetter(rune(text[at-1])) {
		return 0
	}
	return len(text) - at
}

// lonelyTail leaves out of a tail the quotation marks that close a quotation
// of the text.
func lonelyTail(p *rules.Pass, s rules.Span) rules.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(p.Text[s.Start:])
		if !isQuote(r) || !closes(p, s.Start) {
			break
		}
		s.Start = p.SkipSpaces(s.Start + n)
	}
	return s
}

// lookBack is how many marks are looked at for the mark that opens a quotation.
const lookBack = 128

// closes reports whether the quotation mark at a byte offset closes a
// quotation that was opened in its block with the mark of its kind.
func closes(p *rules.Pass, at int) bool {
	b := p.Blocks[p.BlockAt(at)].Start
	open := 0
	r := p.After(at)
	last := p.MarkAt(at)
	for i := max(p.MarkAt(b), last-lookBack); i < last; i++ {
		switch m := p.Marks()[i]; {
		case m.Class != rules.QuoteMark:
		case r == '"' && m.Rune == '"':
			open = 1 - open
		case r == '”' && m.Rune == '“', r == '»' && m.Rune == '«':
			open++
		case m.Rune == r && open > 0 && r != '"':
			open--
		}
	}
	return open > 0
}
