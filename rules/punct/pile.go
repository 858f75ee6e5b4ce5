package punct

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Pile flags two or more marks in one place where one must do.
var Pile = Family.Add(rules.Rule{
	ID:      "pile",
	Summary: "Marks piled up where one must do",
	Why: `Engines keep a mark of the source and add the one that the target needs, or join two pieces that both end with one.
The reader does not know whether the sentence goes on.`,
	Examples: []rules.Example{
		{Bad: "The bridge,, which is new, was closed. .", Good: "The bridge, which is new, was closed."},
		{Bad: "Who will pay?.. Nobody knows.", Good: "Who will pay? Nobody knows."},
		{Good: "Gulls, crabs, etc., in the U.S., they say ... Really?!"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Piled | rules.DashBehind,
	Check:    pile,
})

// A heap is a row of marks with nothing but spaces between them.
type heap struct {
	rules.Span
	marks []rules.Mark
}

func pile(p *rules.Pass) {
	marks, at := p.Marks(), blocks{p: p}
	for i := 0; i < len(marks); {
		if i+1 == len(marks) || marks[i].Next != marks[i+1].Next || !piles(marks[i]) || !meets(p, marks[i], marks[i+1]) {
			i++
			continue
		}
		b := at.of(marks[i].Span)
		h := heap{marks[i].Span, marks[i : i+1]}
		first := i
		for i++; i < len(marks) && marks[i].Start < b.End && (piles(marks[i]) || marks[i].Class == rules.SpaceRun); i++ {
			if p.SkipSpaces(h.End) < marks[i].Start && marks[i].Class != rules.SpaceRun {
				break
			}
			if marks[i].Class == rules.SpaceRun && marks[i].Start != h.End {
				break
			}
			if piles(marks[i]) {
				h.End, h.marks = marks[i].End, marks[first:i+1]
			}
		}
		if len(h.marks) > 1 {
			h.report(p)
		}
	}
	besideDash(p)
}

// besideDash reports a comma beside a dash between words: "the pier –, which",
// "the pier, – which". Languages that set both keep them in translation.
func besideDash(p *rules.Pass) {
	if p.Conventions().DashBehind {
		return
	}
	marks := p.Marks()
	for _, i := range p.MarksOf(rules.Dash) {
		m := &marks[i]
		if m.Start == 0 {
			continue
		}
		if m.Rune == '-' && p.Text[m.Start-1] == '.' && stopDash(p, m) {
			continue
		}
		if m.End >= len(p.Text) || m.Rune == '-' && p.Text[m.Start-1] != ' ' {
			continue
		}
		var s rules.Span
		var keep string
		switch after := p.Before(p.SkipSpacesBack(m.Start)); {
		case p.Text[m.End] == ',' && (p.After(m.End+1) == ' ') && rules.IsLetter(after):
			s, keep = rules.Span{Start: p.SkipSpacesBack(m.Start), End: m.End + 1}, ","
		case after == ',' && p.Text[m.Start-1] == ' ' && p.Text[m.End] == ' ' && rules.IsLower(p.After(m.End+1)) && rules.IsLetter(p.Before(p.SkipSpacesBack(m.Start)-1)):
			s, keep = rules.Span{Start: p.SkipSpacesBack(m.Start) - 1, End: m.End}, " "+p.Text[m.Start:m.End]
		default:
			continue
		}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: fmt.Sprintf("“%s” where one mark must do", strings.TrimSpace(s.In(p.Text))),
			Fix:     rules.Replace(rules.Unsafe, "Keep one mark", s, keep),
		})
	}
}

// meets reports whether nothing but spaces stands between two marks of which
// the second can be one of a heap.
func meets(p *rules.Pass, first, second rules.Mark) bool {
	if second.Start == first.End {
		return second.Class == rules.SpaceRun || piles(second)
	}
	return p.Text[first.End] <= ' ' && piles(second) && p.SkipSpaces(first.End) >= second.Start || p.Text[first.End] >= utf8.RuneSelf
}

// stopDash reports a hyphen glued to the stop that ends a sentence, as Spanish
// and Portuguese close a paragraph or open what follows: "it closed.- The pier".
func stopDash(p *rules.Pass, m *rules.Mark) bool {
	stop := m.Start - 1
	before := p.Before(p.SkipSpacesBack(stop))
	if !rules.IsLower(before) && !quoteMark(before) && before != ')' || abbreviated(p, stop) {
		return false
	}
	at := p.SkipSpaces(m.End)
	if b := p.BlockAt(stop); at < p.Blocks[b].End && (at == m.End || !rules.IsUpper(p.After(at)) && !quoteMark(p.After(at))) {
		return false
	}
	s := rules.Span{Start: stop, End: m.End}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("“%s” where one mark must do", s.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Keep one mark", s, "."),
	})
	return true
}

func piles(m rules.Mark) bool {
	switch m.Class {
	case rules.Comma, rules.Stop, rules.Colon, rules.Semicolon, rules.Question, rules.Ellipsis:
		return true
	default:
		return false
	}
}

func (h *heap) report(p *rules.Pass) {
	keep, grade := h.one(p)
	if keep == "" {
		return
	}
	d := rules.Diagnostic{
		Span:    h.Span,
		Message: fmt.Sprintf("“%s” where one mark must do", h.In(p.Text)),
		Fix:     rules.Replace(grade, "Keep one mark", h.Span, keep),
	}
	switch last := h.marks[len(h.marks)-1]; {
	case h.marks[0].Class == rules.Question:
		if h.trailing() || grade == rules.Safe && last.Class == rules.Question {
			d.Slip = rules.NoSlip // "?.." is how Russian trails off
		}
	case grade == rules.Safe && (h.marks[0].Rune != '.' || last.Rune != '.'):
		d.Slip = rules.NoSlip // ", ,": an engine has left out what stood between them
	}
	p.Report(d)
}

// one gives the mark that must do, and how sure that is; "" when the marks are right.
func (h *heap) one(p *rules.Pass) (keep string, grade rules.Applicability) {
	first, last, same := h.marks[0].Rune, h.marks[0].Rune, true
	for _, m := range h.marks[1:] {
		if m.Class == rules.SpaceRun {
			continue
		}
		last = m.Rune
		same = same && last == first
		if m.Class == rules.Ellipsis {
			return "", rules.NoFix
		}
	}
	next := p.After(h.End)
	if !rules.IsSpace(next) && !quoteMark(next) && next != ')' && !rules.IsLetter(next) && !(same && first == ',' && rules.IsDigit(next)) {
		return "", rules.NoFix
	}
	if same {
		return h.doubled(p, first, next)
	}
	if first == '?' || first == '!' {
		if len(h.marks) == 2 && last == '.' && !rules.IsLetter(next) && h.behindLower(p) {
			return string(first), h.sure(h.opens(p)) // "Who will pay?. Nobody knows."
		}
		if h.trailing() {
			return string(first), rules.Unsafe // "Who will pay?.."
		}
		return "", rules.NoFix // "Wahey!," and "Did I?!"
	}
	if first == '…' && h.Len() == len("…?") && last != ',' && (last != '!' || quoteMark(next) || p.Target.Base() != "en") {
		return "", rules.NoFix // "Or did he…?", “Never…!”
	}
	if len(h.marks) != 2 || dashed(p, h.End) || first == ';' && entity(p, h.Start) {
		return "", rules.NoFix
	}
	return h.pair(p, first, last, next)
}

// trailing reports whether two stops and no more follow the first mark.
func (h *heap) trailing() bool {
	stops := 0
	for _, m := range h.marks[1:] {
		switch m.Class {
		case rules.Stop:
			stops++
		case rules.SpaceRun:
		default:
			return false
		}
	}
	return stops == 2
}

// doubled is one for marks that are all the same.
func (h *heap) doubled(p *rules.Pass, mark, next rune) (string, rules.Applicability) {
	before := p.Before(h.Start)
	switch mark {
	case ',':
		if rules.IsDigit(next) {
			return h.inFigure(p)
		}
		if h.Len() == 2 && rules.IsLetter(next) && (rules.IsSpace(before) || before == '(') {
			return "", rules.NoFix // ",,word” opens a quotation with two commas
		}
		return ",", rules.Safe
	case ';':
		return ";", rules.Safe
	case '.':
		if len(h.marks) == 2 && h.Len() == 2 && before == ' ' && rules.IsSpace(next) && h.ends(p) {
			return ".", rules.Unsafe // "the pier .. On Monday": two marks of the source
		}
		if len(h.marks) != 2 || rules.IsLetter(next) || rules.IsSpace(before) || before == '\n' || !rules.IsSpace(p.After(h.marks[0].End)) && !h.ends(p) {
			return "", rules.NoFix // "..." and "well.. yes" trail off
		}
		return ".", rules.Safe
	case ':':
		if len(h.marks) == 2 && h.Len() <= 3 && rules.IsLetter(before) && rules.IsSpace(next) {
			return ":", h.sure(h.Len() == 2)
		}
	case '?', '!':
		if len(h.marks) == 2 && h.Len() == 3 && rules.IsLetter(before) {
			return string(mark), h.sure(h.behindLower(p) && h.ends(p)) // "Who will pay? ?"
		}
	}
	return "", rules.NoFix // "??", "Really ? ! ?", " :: "
}

// inFigure is one for commas before a figure: “1,,000” has one too many.
func (h *heap) inFigure(p *rules.Pass) (string, rules.Applicability) {
	i := p.WordAt(h.End)
	if h.Len() != 2 || i == 0 || i == len(p.Words()) {
		return "", rules.NoFix
	}
	before, w := &p.Words()[i-1], &p.Words()[i]
	if before.Script != rules.Digits || before.Len() > 3 || before.End != h.Start || w.Script != rules.Digits || w.Len() != 3 || w.Start != h.End {
		return "", rules.NoFix
	}
	return ",", rules.Safe
}

// behindLower reports whether a word in lower case stands before the heap, and no name such as "Yahoo!".
func (h *heap) behindLower(p *rules.Pass) bool {
	i := p.WordAt(h.Start) - 1
	return i >= 0 && p.Words()[i].End == h.Start && p.Words()[i].Case == rules.Lower
}

// ends reports whether a sentence or the block ends with the heap.
func (h *heap) ends(p *rules.Pass) bool {
	at := p.SkipSpaces(h.End)
	if h.endsBlock(p) {
		return true
	}
	r := p.After(at)
	return rules.IsUpper(r) || quoteMark(r) && at > h.End && rules.IsUpper(p.After(at+len(string(r))))
}

// endsBlock reports whether nothing but spaces stands behind the heap in its block.
func (h *heap) endsBlock(p *rules.Pass) bool {
	return p.Blocks[p.BlockAt(h.Start)].End <= p.SkipSpaces(h.End)
}

// pair is one for two marks that differ.
func (h *heap) pair(p *rules.Pass, first, last, next rune) (string, rules.Applicability) {
	if first == '.' {
		return h.behindStop(p, last, next)
	}
	if rules.IsLetter(next) && last == '.' || rules.IsSpace(p.Before(h.Start)) && h.Len() == 2 && last != ',' && last != '.' {
		return "", rules.NoFix // ", .NET"
	}
	if last == '?' || last == '!' {
		return string(last), rules.Unsafe
	}
	switch {
	case last == '.' && h.goesOn(p):
		return string(first), h.sure(first == ',') // "the pier,. which is new"
	case last == '.':
		return ".", h.sure(first == ',' && h.opens(p)) // "the pier,. The mill"
	case first == ';' && last == ',' || first == ',' || first == ':':
		return string(last), rules.Unsafe
	}
	return string(first), rules.Unsafe
}

// sure is Safe where what stands beside the heap leaves one mark.
func (h *heap) sure(certain bool) rules.Applicability {
	if certain {
		return rules.Safe
	}
	return rules.Unsafe
}

// opens reports whether a word that begins sentences, and no name, follows in the block.
func (h *heap) opens(p *rules.Pass) bool {
	i := p.WordAt(h.End)
	return i < len(p.Words()) && p.Words()[i].Case == rules.Title && openers.Has(p.Words()[i].Key) && p.Words()[i].Start == h.End+1 && p.Text[h.End] == ' '
}

// goesOn reports whether a word in lower case follows.
func (h *heap) goesOn(p *rules.Pass) bool {
	i := p.WordAt(h.End)
	return i < len(p.Words()) && p.Words()[i].Case == rules.Lower && p.Words()[i].Start == h.End+1 && p.Text[h.End] == ' '
}

// behindStop is one for a stop and another mark.
func (h *heap) behindStop(p *rules.Pass, last, next rune) (string, rules.Applicability) {
	asks := last == '?' || last == '!'
	if rules.IsLetter(next) && last == '.' || abbreviated(p, h.Start) && (asks || !h.endsBlock(p)) {
		return "", rules.NoFix
	}
	switch {
	case last == ',' && h.goesOn(p) && h.behindLower(p):
		return ",", h.sure(p.Target.Base() == "en") // "the pier., which is new", and no abbreviation
	case last == ',' && h.opens(p):
		return ".", rules.Unsafe // "the pier., The mill"
	case last == ',' || last == ';' || last == ':' || asks && (h.Len() > 2 || h.behindLower(p)):
		return string(last), rules.Unsafe
	}
	return "", rules.NoFix
}

// entity reports whether the semicolon at a byte offset ends a character
// reference, as in "caf&#233;.".
func entity(p *rules.Pass, semicolon int) bool {
	from := max(semicolon-10, 0)
	i := strings.LastIndexByte(p.Text[from:semicolon], '&')
	return i >= 0 && !strings.ContainsAny(p.Text[from+i:semicolon], " \n")
}
