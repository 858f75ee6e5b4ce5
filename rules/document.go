package rules

import (
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules/lang"
)

// BlockKind says what a block is to the story.
type BlockKind uint8

// The kinds of blocks, in the terms of IPTC's NITF.
const (
	Paragraph BlockKind = iota
	Headline
	Standfirst
	Heading
	ListItem
	Caption
	Quote
)

// A Block is a piece of prose that stands by itself: its span covers the text
// without the line ending, with the spaces around it.
type Block struct {
	Span
	Kind BlockKind
}

// A Document is one article: its text, and what a single scan finds in it.
// Its methods may be called by one goroutine at a time.
type Document struct {
	Path   string
	Source string     // the file as text: what a person sees in an editor
	Text   string     // the prose; the same string as Source for plain text
	Blocks []Block    // in the order of the text, not overlapping
	Target lang.Tag   // language of the text
	From   []lang.Tag // languages it may have been translated from; empty: unknown

	Sources []string // of Blocks, in a file of units: what each was translated from; nil: no such file
	Article int      // its number in the file, from 1; 0 in a file of one article
	ID      string   // what the file calls it; empty where it has no name
	Ignores []Ignore // faults that do not count, beside those of which Source says so
	Run     *Run     // the articles that it is linted with; nil: it is linted alone
	Escape  Escape   // how Source writes a replacement, where Text is Source; nil: as it is

	remarks  *remarks // the ignores in Source; nil: none, or not looked for
	pieces   []piece  // where Text comes from, in its order; nil: Text is Source
	elements []Span   // of Blocks, in Source: what goes when the block goes; nil as pieces
	escapes  []Escape // of pieces

	phrases       *Matcher
	own           *Matcher // of the phrases of a Config; nil: there are none
	gates         *gates   // of the patterns of a Config; nil: there are none
	s             *scan
	conventions   *lang.Conventions // of conventionsOf; see Conventions
	conventionsOf lang.Tag
	words         int  // counted by Engine.Lint
	engine        bool // the article has shown an engine at work, now or before it was mended
}

// MayComeFrom reports whether the text may have been translated from a
// language: one of From, or any where that says nothing.
func (d *Document) MayComeFrom(tag lang.Tag) bool {
	return len(d.From) == 0 || tag == lang.Undetermined ||
		slices.ContainsFunc(d.From, func(t lang.Tag) bool { return t.Base() == tag.Base() })
}

// Conventions gives the typographic habits of the language of the text.
func (d *Document) Conventions() *lang.Conventions {
	if d.conventions == nil || d.conventionsOf != d.Target {
		d.conventions, d.conventionsOf = lang.Of(d.Target), d.Target
	}
	return d.conventions
}

// Words gives the words of the text, in order.
func (d *Document) Words() []Word { return d.scanned().words }

// WordCount gives the number of words as people count them, "isn’t" as one,
// of a document that an Engine has linted.
func (d *Document) WordCount() int { return d.words }

// countWords counts the words of the text, those joined by an apostrophe as one.
func (d *Document) countWords() int {
	s := d.scanned()
	n := len(s.words)
	for _, i := range s.byClass[QuoteMark] {
		m := &s.marks[i]
		if (m.Rune == '\'' || m.Rune == '’') && m.Start > 0 && m.End < len(d.Text) && d.Text[m.Start-1] != ' ' && d.Text[m.End] != ' ' &&
			wordRune(d.Before(m.Start)) && wordRune(d.After(m.End)) {
			n--
		}
	}
	return n
}

// Marks gives everything that is no letter, digit or single space, in order.
func (d *Document) Marks() []Mark { return d.scanned().marks }

// MarksOf gives the indices in Marks of the marks of one class, in order.
func (d *Document) MarksOf(c Class) []int32 { return d.scanned().byClass[c] }

// NonASCII gives the maximal runs of two or more code points above U+007F, in order.
func (d *Document) NonASCII() []Span { return d.scanned().wide }

// WideWords gives the indices in Words of the words with a code point above
// U+007F, in order.
func (d *Document) WideWords() []int32 { return d.scanned().beyond }

// Quotes gives the quotations of the text, in the order of their first mark.
func (d *Document) Quotes() []Quotation {
	s := d.scanned()
	if !s.paired {
		s.paired = true
		s.pair(d)
	}
	return s.quotes
}

// Phrases gives the places of the phrases that the packs, or else the Config,
// have for a rule, in the order of the text; of those that begin at the same
// word, the longest first.
func (d *Document) Phrases(rule string) []Hit {
	s := d.findPhrases()
	if g, ok := d.phrases.groups.of(rule); ok {
		return s.hits.of[g]
	}
	if d.own != nil {
		if g, ok := d.own.groups.of(rule); ok {
			return s.own.of[g]
		}
	}
	return nil
}

// findPhrases gives the scan with the phrases found: at once, where they are.
func (d *Document) findPhrases() *scan {
	if s := d.s; s != nil && s.matched {
		return s
	}
	return d.matchPhrases()
}

func (d *Document) matchPhrases() *scan {
	s := d.scanned()
	s.matched = true
	if d.phrases == nil {
		d.phrases = phrases()
	}
	s.match(d, d.phrases, &s.hits)
	if d.own != nil {
		s.match(d, d.own, &s.own)
	}
	return s
}

// OutletPhrases is what Phrases calls the names of Config.Outlets.
const OutletPhrases = "outlet"

// Outlets gives the places of the outlets that the Config names.
func (d *Document) Outlets() []Hit { return d.PhrasesOf(outlets) }

var outlets = NamePhrases(OutletPhrases)

// Gated gives the indices of the blocks that hold one of the literals which the
// Config has for a rule, in order.
func (d *Document) Gated(rule string) []int32 {
	if d.gates == nil {
		return nil
	}
	s := d.scanned()
	if !s.gated {
		s.gated = true
		s.may = d.gates.find(d, s.may)
	}
	if g, ok := d.gates.groups[rule]; ok {
		return s.may[g]
	}
	return nil
}

// headlineWords is how many words a headline has at least.
const headlineWords = 3

// Headline gives the index of the block that holds the headline, the first of
// that kind or one of the two behind it; false where there is none. What a
// language model says before its translation ("Response:"), and a sign of its
// prompt ("<text>"), is no headline.
func (d *Document) Headline() (block int, ok bool) {
	h := &d.scanned().headline
	if !h.sought {
		h.sought = true
		h.block, h.found = d.findHeadline()
	}
	return h.block, h.found
}

// headline is what Headline gives.
type headline struct {
	sought, found bool
	block         int
}

func (d *Document) findHeadline() (block int, ok bool) {
	for i := range d.Blocks {
		if d.Blocks[i].Kind != Headline {
			continue
		}
		for n := i; n < min(i+3, len(d.Blocks)); n++ {
			from, to := d.BlockWords(n)
			last := d.Before(d.SkipSpacesBack(d.Blocks[n].End))
			if to-from < headlineWords || last == ':' || d.After(d.SkipSpaces(d.Blocks[n].Start)) == '<' {
				continue
			}
			if n > i && last == '.' {
				break
			}
			return n, true
		}
		return i, true
	}
	return 0, false
}

// BlockAt gives the index of the block that holds a byte offset, or of the
// first block behind it; it is len(Blocks) behind the last.
func (d *Document) BlockAt(offset int) int {
	if d.s != nil && uint(offset) < uint(d.s.until) {
		b := int(d.s.near[uint(offset)/nearBytes])
		for d.Blocks[b].End < offset {
			b++
		}
		return b
	}
	return sort.Search(len(d.Blocks), func(b int) bool { return d.Blocks[b].End >= offset })
}

// nearBytes is how many bytes of the text have one place in scan.near.
const nearBytes = 64

// placeBlocks notes which block is the first that does not end before each
// nearBytes of the text: BlockAt is asked as often as anything.
func (s *scan) placeBlocks() {
	s.near, s.until = s.near[:0], 0
	for b := range s.blocks {
		s.until = s.blocks[b].End + 1
		for len(s.near)*nearBytes < s.until {
			s.near = append(s.near, int32(b))
		}
	}
}

// BlockWords gives the range of indices in Words of the words of a block.
func (d *Document) BlockWords(block int) (from, to int) {
	if d.s == nil {
		d.scan()
	}
	b := d.s.blocks[block]
	return b.from, b.to
}

// WordsIn gives the range of indices in Words of the words that begin in a span.
func (d *Document) WordsIn(s Span) (from, to int) {
	sc := d.scanned()
	if b := d.BlockAt(s.Start); b < len(sc.blocks) && s.End <= sc.blocks[b].End {
		return wordFrom(sc.words, sc.blocks[b], s.Start), wordFrom(sc.words, sc.blocks[b], s.End)
	}
	return d.WordAt(s.Start), d.WordAt(s.End)
}

// WordAt gives the index of the first word that begins at or behind a byte
// offset; it is len(Words()) behind the last.
func (d *Document) WordAt(offset int) int {
	if offset <= 0 {
		return 0
	}
	s := d.scanned()
	b := d.BlockAt(offset)
	if b == len(s.blocks) {
		return len(s.words)
	}
	return wordFrom(s.words, s.blocks[b], offset)
}

// MarkAt gives the index of the first mark that begins at or behind a byte
// offset; it is len(Marks()) behind the last.
func (d *Document) MarkAt(offset int) int {
	s := d.scanned()
	n := d.BlockAt(offset)
	if n == len(s.blocks) {
		return len(s.marks)
	}
	lo, hi := s.blocks[n].firstMark, s.blocks[n].endMark
	if lo < hi && s.marks[lo].Start >= offset {
		return lo
	}
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if s.marks[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Before gives the code point that ends at a byte offset; it is '\n' at the
// start of the text, and behind a byte order mark there.
func (d *Document) Before(offset int) rune {
	if offset > 0 {
		if c := rune(d.Text[offset-1]); c < utf8.RuneSelf {
			return c // nearly always
		}
	}
	return d.wideBefore(offset)
}

func (d *Document) wideBefore(offset int) rune {
	if offset <= 0 || offset == len(byteOrderMark) && d.Text[:offset] == byteOrderMark {
		return '\n'
	}
	r, _ := utf8.DecodeLastRuneInString(d.Text[:offset])
	return r
}

// After gives the code point that begins at a byte offset; it is '\n' at the
// end of the text.
func (d *Document) After(offset int) rune {
	if offset < len(d.Text) && d.Text[offset] < utf8.RuneSelf {
		return rune(d.Text[offset])
	}
	return d.wideAfter(offset)
}

func (d *Document) wideAfter(offset int) rune {
	if offset >= len(d.Text) {
		return '\n'
	}
	r, _ := utf8.DecodeRuneInString(d.Text[offset:])
	return r
}

// SkipSpaces gives the first byte offset at or behind offset where no space stands.
func (d *Document) SkipSpaces(offset int) int {
	if offset < len(d.Text) && visible[d.Text[offset]] {
		return offset
	}
	return d.skipSpaces(offset)
}

func (d *Document) skipSpaces(offset int) int {
	for offset < len(d.Text) {
		if c := d.Text[offset]; c == ' ' || c == '\n' {
			offset++
			continue
		} else if visible[c] {
			break
		}
		r, n := utf8.DecodeRuneInString(d.Text[offset:])
		if !IsSpace(r) {
			break
		}
		offset += n
	}
	return offset
}

// SkipSpacesBack gives the last byte offset at or before offset before which no space stands.
func (d *Document) SkipSpacesBack(offset int) int {
	if offset > 0 && visible[d.Text[offset-1]] {
		return offset
	}
	return d.skipSpacesBack(offset)
}

func (d *Document) skipSpacesBack(offset int) int {
	for offset > 0 {
		if c := d.Text[offset-1]; c == ' ' || c == '\n' {
			offset--
			continue
		} else if visible[c] {
			break
		}
		r, n := utf8.DecodeLastRuneInString(d.Text[:offset])
		if !IsSpace(r) {
			break
		}
		offset -= n
	}
	return offset
}

// visible holds for the bytes that are ASCII and no space or control.
var visible = func() (set [256]bool) {
	for c := '!'; c < utf8.RuneSelf; c++ {
		set[c] = true
	}
	return set
}()

// Trim gives a span without the spaces at its ends.
func (d *Document) Trim(s Span) Span {
	s.Start = min(d.SkipSpaces(s.Start), s.End)
	return Span{s.Start, max(d.SkipSpacesBack(s.End), s.Start)}
}

// RemoveBlocks gives the edit that takes blocks [from, to) out of the text, with the line endings and blank lines before them, or, at the
// start of the text, those behind them. Edits of neighbouring blocks touch and
// do not overlap, so that they can be made together.
func (d *Document) RemoveBlocks(from, to int) Edit {
	s := Span{d.Blocks[from].Start, d.Blocks[to-1].End}
	switch {
	case from > 0:
		s.Start = d.Blocks[from-1].End
	case to < len(d.Blocks):
		s.End = d.Blocks[to].Start
	}
	return Edit{Span: s}
}

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\ufeff"

func (d *Document) scanned() *scan {
	if d.s == nil {
		d.scan()
	}
	return d.s
}

func (d *Document) scan() {
	s := new(scan)
	s.read(d)
	s.placeBlocks()
	d.s = s
}
