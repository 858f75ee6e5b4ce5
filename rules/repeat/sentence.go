package repeat

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Sentence flags a sentence that the article has had before.
var Sentence = Family.Add(rules.Rule{
	ID:      "sentence",
	Summary: "The same sentence again",
	Why: `Engines cut a text into pieces that overlap, and pages repeat a sentence as a caption or a pulled quote.
The reader thinks to have lost the place.`,
	Examples: []rules.Example{
		{
			Bad:  "Mill burns\n\nThe mill at the weir burned down. The mill at the weir burned down. Nobody was hurt.",
			Good: "Mill burns\n\nThe mill at the weir burned down. Nobody was hurt.",
		},
		{Good: "Mill burns\n\nNobody was hurt. The mill is gone. Nobody was hurt."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Needs:    rules.SameStart | rules.LowFirst,
	Check:    sentence,
})

// A piece is a sentence with the words that it has.
type piece struct {
	rules.Span
	from, to int
	block    int
	whole    bool // it is all that the block holds
	quoted   int  // the first word behind a colon and an opening mark; 0: none
}

func sentence(p *rules.Pass) {
	if p.Shows(rules.LowFirst) {
		overlaps(p)
	}
	if p.Shows(rules.SameStart) && sentencesAlike(p) {
		saidAgain(p)
	}
}

// sentencesAlike reports whether two sentences have the same first words and may be the same.
func sentencesAlike(p *rules.Pass) (alike bool) {
	all := p.Words()
	var known heads
	sentences(p, func(s piece) {
		alike = s.to-s.from >= fewest && known.add(all[s.from:s.to]) || alike
		alike = s.quoted > 0 && s.to-s.quoted >= fewest && known.add(all[s.quoted:s.to]) || alike
	})
	return alike
}

// saidAgain reports sentences that stand twice.
func saidAgain(p *rules.Pass) {
	all := p.Words()
	seen := make(map[uint64]int32, 2*len(p.Blocks))
	last := piece{block: -1}
	sentences(p, func(s piece) {
		before := last
		last = s
		if s.to-s.from < fewest {
			return
		}
		if s.quoted > 0 && s.to-s.quoted >= fewest { // it may be said again behind it
			if h := hash(all[s.quoted:s.to]); seen[h] == 0 {
				seen[h] = int32(s.quoted)
			}
		}
		h := hash(all[s.from:s.to])
		at, again := seen[h]
		if !again {
			seen[h] = int32(s.from)
			return
		}
		first := all[at:min(int(at)+s.to-s.from, len(all))]
		if !same(first, all[s.from:s.to]) || s.whole && fills(p, int(at), int(at)+len(first)) {
			return // the whole paragraph is said again
		}
		grade, adjacent := rules.Unsafe, before.block == s.block && same(all[before.from:before.to], all[s.from:s.to])
		if adjacent && before.In(p.Text) == s.In(p.Text) {
			grade = rules.Safe
		}
		slip := rules.NoSlip
		if grade != rules.Safe {
			slip = rules.IsSlip // authors repeat themselves
		}
		p.Report(rules.Diagnostic{
			Slip:    slip,
			Span:    s.Span,
			Message: fmt.Sprintf("The sentence “%s” again", show(s.In(p.Text))),
			Fix:     &rules.Fix{Title: "Remove the second", Applicability: grade, Edits: []rules.Edit{s.removed(p)}},
		})
	})
}

// overlaps reports paragraphs that begin with the end of the one before, as where a
// text was cut into pieces that overlap: “to face Lund. The town was not told” stands
// below “… from the crew to face Lund.” there.
func overlaps(p *rules.Pass) {
	words := p.Words()
	for b := 1; b < len(p.Blocks); b++ {
		from, to := p.BlockWords(b)
		before, last := p.BlockWords(b - 1)
		if from == to || words[from].Case != rules.Lower || p.Blocks[b-1].Kind == rules.Headline {
			continue
		}
		next, end := firstSentence(p, b)
		if n := next - from; n < fewest || n >= last-before || !same(words[last-n:last], words[from:next]) {
			continue
		}
		s := piece{Span: rules.Span{Start: words[from].Start, End: end}, block: b}
		s.whole = s.End >= p.SkipSpacesBack(p.Blocks[b].End)
		p.Report(rules.Diagnostic{
			Slip:    rules.NoSlip,
			Span:    s.Span,
			Message: "The end of the paragraph before again",
			Fix:     &rules.Fix{Title: "Remove it", Applicability: rules.Unsafe, Edits: []rules.Edit{s.removed(p)}},
		})
	}
}

// firstSentence gives the index of the word behind the first sentence of block b, and
// the byte offset where it ends; 0 where the block has no mark that ends one.
func firstSentence(p *rules.Pass, b int) (next, end int) {
	marks := p.Marks()
	for m := p.MarkAt(p.Blocks[b].Start); m < len(marks) && marks[m].Start < p.Blocks[b].End; m++ {
		if mayStop[marks[m].Class] && stops(p, &marks[m]) {
			return int(marks[m].Next), closed(p, marks[m].End, p.Blocks[b].End)
		}
	}
	return 0, 0
}

// fills reports whether the words from from to to are all that their block holds.
func fills(p *rules.Pass, from, to int) bool {
	f, t := p.BlockWords(p.BlockAt(p.Words()[from].Start))
	return f == from && t == to
}

// removed gives the edit that takes out a sentence and the space at it.
func (s *piece) removed(p *rules.Pass) rules.Edit {
	b := p.Blocks[s.block]
	switch start := p.SkipSpacesBack(s.Start); {
	case s.whole:
		return p.RemoveBlocks(s.block, s.block+1)
	case start > b.Start:
		return rules.Edit{Span: rules.Span{Start: start, End: s.End}}
	}
	return rules.Edit{Span: rules.Span{Start: s.Start, End: min(p.SkipSpaces(s.End), b.End)}}
}

// sentences calls visit for each sentence below the headline, in order.
func sentences(p *rules.Pass, visit func(s piece)) {
	marks, m := p.Marks(), 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Kind == rules.Headline {
			continue
		}
		start, end := p.SkipSpaces(b.Start), p.SkipSpacesBack(b.End)
		s := piece{Span: rules.Span{Start: start}, block: i}
		from, to := p.BlockWords(i)
		s.from = from
		finish := func(at, next int) { // before words[next]
			s.End, s.to = at, next
			if s.to > s.from {
				s.whole = s.Start <= start && at >= end
				visit(s)
			}
			s.Start, s.from, s.quoted = p.SkipSpaces(at), s.to, 0
		}
		for m < len(marks) && marks[m].Start < b.Start {
			m++
		}
		for ; m < len(marks) && marks[m].Start < b.End; m++ {
			mark := &marks[m]
			switch {
			case mark.Start < s.Start:
			case mark.Class == rules.Colon && m+1 < len(marks) && marks[m+1].Class == rules.QuoteMark && marks[m+1].Next == mark.Next:
				s.quoted = int(mark.Next)
			case mayStop[mark.Class] && stops(p, mark):
				finish(closed(p, mark.End, b.End), int(mark.Next))
			}
		}
		if end > s.Start {
			finish(end, to)
		}
	}
}

// mayStop are the classes of the marks that may end a sentence.
var mayStop = [256]bool{rules.Stop: true, rules.Question: true, rules.Ellipsis: true, rules.WidePunct: true}

// stops reports whether a mark ends a sentence.
func stops(p *rules.Pass, m *rules.Mark) bool {
	if m.Class == rules.Stop {
		return p.EndsSentence(m.Start)
	}
	switch r := p.After(m.End); m.Rune {
	case '?', '!', '…':
		return rules.IsSpace(r) || closing(r)
	case '。', '！', '？':
		return true
	}
	return false
}

// closed gives the byte offset behind the quotation marks and brackets that close at at.
func closed(p *rules.Pass, at, end int) int {
	for at < end && closing(p.After(at)) {
		at += len(string(p.After(at)))
	}
	return at
}

func closing(r rune) bool {
	switch r {
	case '"', '”', '’', '\'', '»', ')', ']', '」', '』':
		return true
	}
	return false
}
