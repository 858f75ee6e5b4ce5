// Package repeat finds words, phrases, sentences and paragraphs that the text says again.
package repeat

import (
	"sort"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about what the text says again.
var Family = rules.NewFamily("repeat", "Words, phrases, sentences and paragraphs said again")

const (
	longest = rules.AgainWithin // words of a phrase, at most
	stuck   = 5                 // copies in a row from which an engine has stuck
	fewest  = 6                 // words of a sentence or paragraph that does not return by chance
)

// A run is a row of copies of the same words, one behind the other.
type run struct {
	from   int    // the first word
	length int    // words of a copy
	copies int    // two or more
	joint  string // the marks between two copies, spaces apart
}

// span gives the text from the first copy to the last.
func (r *run) span(p *rules.Pass) rules.Span {
	return rules.Span{Start: p.Words()[r.from].Start, End: p.Words()[r.from+r.length*r.copies-1].End}
}

// first gives the text of the first copy.
func (r *run) first(p *rules.Pass) rules.Span {
	return rules.Span{Start: p.Words()[r.from].Start, End: p.Words()[r.from+r.length-1].End}
}

// leaveOne gives the fix that takes out all copies but the first.
func (r *run) leaveOne(p *rules.Pass, a rules.Applicability, title string) *rules.Fix {
	return &rules.Fix{Title: title, Applicability: a, Edits: []rules.Edit{{Span: rules.Span{Start: r.first(p).End, End: r.span(p).End}}}}
}

// words calls visit for each word that stands a number of times in a row, two or more.
func words(p *rules.Pass, copies int, visit func(r run)) {
	for doubled := p.Doubled(); len(doubled) > 0; {
		r := run{from: int(doubled[0]) - 1, length: 1, copies: 1}
		for len(doubled) > 0 && int(doubled[0]) == r.from+r.copies {
			r.copies++
			doubled = doubled[1:]
		}
		if r.copies >= copies && r.alike(p) {
			visit(r)
		}
	}
}

// phrases calls visit for each phrase of two to eight words that stands a number of
// times in a row, two or more.
func phrases(p *rules.Pass, copies int, visit func(r run)) {
	all, done, again := p.Words(), 0, p.Again()
	if len(again) < copies-1 {
		return // each copy behind the first has a place there
	}
	for _, second := range again {
		i := int(second)
		if i < done {
			continue
		}
		length := 2
		for length < longest && (all[i].Key != all[i-length].Key || all[i-1].Key != all[i-1-length].Key) {
			length++
		}
		from, to := i-1-length, i+1
		for from > done && all[from-1].Key == all[from-1+length].Key {
			from--
		}
		for to < len(all) && all[to].Key == all[to-length].Key {
			to++
		}
		if to-from < 2*length {
			continue
		}
		done = to
		if r := (run{from: from, length: length, copies: (to - from) / length}); r.copies >= copies && r.alike(p) && !single(all[from:from+length]) {
			visit(r)
		}
	}
}

// single reports whether the words are one word, again and again.
func single(words []rules.Word) bool {
	for i := range words {
		if words[i].Key != words[0].Key {
			return false
		}
	}
	return true
}

// alike reports whether all copies stand in one block and have the same marks
// between their words, and sets the joint.
func (r *run) alike(p *rules.Pass) bool {
	all := p.Words()
	end := r.from + r.length*r.copies
	if p.BlockAt(all[r.from].Start) != p.BlockAt(all[end-1].Start) {
		return false
	}
	r.joint = gap(p, r.from+r.length)
	for i := r.from + r.length + 1; i < end; i++ {
		if gap(p, i) != gap(p, i-r.length) && (i-r.from)%r.length != 0 || (i-r.from)%r.length == 0 && gap(p, i) != r.joint {
			return false
		}
	}
	return true
}

// gap gives the marks before words[i], spaces apart.
func gap(p *rules.Pass, i int) string {
	return strings.TrimSpace(p.Text[p.Words()[i-1].End:p.Words()[i].Start])
}

// mix spreads the bits of a key: 2⁶⁴ over the golden ratio.
const mix = 0x9e3779b97f4a7c15

// hash gives a number for a row of words, whatever their case and marks.
func hash(words []rules.Word) (h uint64) {
	for i := range words {
		h = (h ^ words[i].Key) * mix
		h ^= h >> 29
	}
	return h
}

// heads holds how rows of fewest words or more begin, and how long they are.
type heads struct{ rules.BitSet }

// add adds a row of words, and reports whether one like it may have been there.
func (s *heads) add(words []rules.Word) bool {
	return s.Add((hash(words[:fewest])+uint64(len(words)))*mix) != 0
}

// same reports whether two rows of words are equal but for case and marks.
func same(a, b []rules.Word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Key != b[i].Key {
			return false
		}
	}
	return true
}

// quoted reports whether a span stands in a quotation that has no other words:
// the name of a work, or a chant.
func quoted(p *rules.Pass, s rules.Span) bool {
	quotes := p.Quotes()
	i := sort.Search(len(quotes), func(i int) bool { return quotes[i].Open.Start > s.Start }) - 1
	if i < 0 || quotes[i].Close.End < s.End {
		return false
	}
	from, to := p.WordsIn(rules.Span{Start: quotes[i].Open.Start, End: quotes[i].Close.End})
	first, last := p.WordsIn(s)
	return from == first && to == last
}

// show gives a text for a message, shortened in its middle.
func show(text string) string {
	fields := strings.Fields(text)
	if len(fields) > longest {
		return strings.Join(fields[:longest/2], " ") + " … " + strings.Join(fields[len(fields)-2:], " ")
	}
	return strings.Join(fields, " ")
}
