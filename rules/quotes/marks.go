package quotes

import (
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// A fault is what is wrong with the marks of a quotation that has both.
type fault int

const (
	none       fault = iota
	typedMarks       // ``word'', ,,word''
	foreignMarks
	mixedMarks
	reversedMarks
)

// judge gives the one fault of the marks of a closed quotation, and the marks
// that it should have.
func judge(p *rules.Pass, q *rules.Quotation) (fault, lang.Pair) {
	want := wanted(p, q)
	opening, closing := q.Open.In(p.Text), q.Close.In(p.Text)
	switch {
	case typed(q.Open, q.OpenMark) || typed(q.Close, q.CloseMark):
		return typedMarks, want
	case opening == want.Open && closing == want.Close:
		return none, want
	case !used(p, q.OpenMark):
		return foreignMarks, want
	case !used(p, q.CloseMark):
		return mixedMarks, want
	case !opens(p, opening) || !closes(p, closing):
		return reversedMarks, want
	}
	return mixedMarks, want
}

// native calls yield with each pair of marks that the press of the target
// language uses, until it gives false.
func native(p *rules.Pass, yield func(lang.Pair) bool) bool {
	c := p.Conventions()
	if !yield(c.Outer) || !yield(c.Inner) {
		return false
	}
	for _, pair := range c.Accepted {
		if !yield(pair) {
			return false
		}
	}
	return yield(straightDouble) && yield(straightSingle)
}

var (
	straightDouble = lang.Pair{Open: `"`, Close: `"`}
	straightSingle = lang.Pair{Open: "'", Close: "'"}
)

// isNative reports whether native gives a pair.
func isNative(p *rules.Pass, pair lang.Pair) bool {
	c := p.Conventions()
	return pair == straightDouble || pair == c.Outer || pair == c.Inner || pair == straightSingle || slices.Contains(c.Accepted, pair)
}

// opens reports whether one of those pairs opens with a mark.
func opens(p *rules.Pass, mark string) bool {
	c := p.Conventions()
	return mark == straightDouble.Open || mark == c.Outer.Open || mark == c.Inner.Open || mark == straightSingle.Open ||
		slices.ContainsFunc(c.Accepted, func(pair lang.Pair) bool { return pair.Open == mark })
}

// closes reports whether one of them closes with a mark.
func closes(p *rules.Pass, mark string) bool {
	c := p.Conventions()
	return mark == straightDouble.Close || mark == c.Outer.Close || mark == c.Inner.Close || mark == straightSingle.Close ||
		slices.ContainsFunc(c.Accepted, func(pair lang.Pair) bool { return pair.Close == mark })
}

// used reports whether the target language uses a mark at all.
func used(p *rules.Pass, mark rune) bool {
	if plainMark(mark) {
		return true
	}
	return opens(p, string(mark)) || closes(p, string(mark))
}

// typed reports whether two marks, as in “word”, were written for one.
func typed(s rules.Span, mark rune) bool {
	return s.Len() != utf8.RuneLen(mark) || mark == '`' || mark == '´'
}

// wanted gives the marks that a quotation should have: those that its opening
// mark asks for, else its closing mark, else those of the article.
func wanted(p *rules.Pass, q *rules.Quotation) lang.Pair {
	if !q.Single {
		if pair := (lang.Pair{Open: q.Open.In(p.Text), Close: q.Close.In(p.Text)}); isNative(p, pair) {
			return pair // nearly always
		}
	}
	var byOpen, byClose lang.Pair
	native(p, func(pair lang.Pair) bool {
		if byOpen.Open == "" && pair.Open == q.Open.In(p.Text) {
			byOpen = pair
		}
		if pair.Open == q.Open.In(p.Text) && pair.Close == q.Close.In(p.Text) {
			byOpen = pair
			return false
		}
		if byClose.Open == "" && pair.Close == q.Close.In(p.Text) {
			byClose = pair
		}
		return true
	})
	style := p.Style()
	switch {
	case q.Single && q.Depth == 0 && outermost(p, q):
		return style.Outer
	case q.Single && q.Depth == 0 && byClose.Open != "" && !singleMark(q.CloseMark):
		return byClose // 'Yes": the mark that is no apostrophe tells
	case byOpen.Open != "" && byClose == style.Outer && !q.Single && has(p, style.Outer):
		return byClose // "Yes” among “…”
	case byOpen.Open != "":
		return byOpen
	case byClose.Open != "":
		return byClose
	case q.Single && q.Depth == 0:
		return style.Inner
	}
	return style.Pair(q.Depth)
}

// has reports whether the article has a quotation with a pair of marks.
func has(p *rules.Pass, pair lang.Pair) bool {
	quotes := p.Quotes()
	return slices.ContainsFunc(quotes[:min(len(quotes), styleQuotes)], func(q rules.Quotation) bool {
		return q.Open.In(p.Text) == pair.Open && q.Close.In(p.Text) == pair.Close
	})
}

// outermost reports whether a quotation in single marks that are not the
// language's own is none inside another: the article has double ones around
// what it quotes, and this is no headline.
func outermost(p *rules.Pass, q *rules.Quotation) bool {
	if p.Blocks[q.Block].Kind == rules.Headline || used(p, q.OpenMark) {
		return false
	}
	quotes := p.Quotes()
	for i := range quotes[:min(len(quotes), styleQuotes)] {
		if !quotes[i].Single && quotes[i].Closed() {
			return true
		}
	}
	return false
}

// styleQuotes is how many quotations show what marks the article has.
const styleQuotes = 32

// remark gives the fix that does what restyle says.
func remark(p *rules.Pass, q *rules.Quotation, pair lang.Pair, grade rules.Applicability, title string) *rules.Fix {
	f := &struct {
		rules.Fix
		edits [2]rules.Edit
	}{Fix: rules.Fix{Title: title, Applicability: grade}}
	f.Edits = restyle(p, q, pair, f.edits[:0])
	return &f.Fix
}

// restyle adds the edits that put the marks of a pair, without spaces inside
// them, in place of those of a quotation.
func restyle(p *rules.Pass, q *rules.Quotation, pair lang.Pair, edits []rules.Edit) []rules.Edit {
	opening := rules.Span{Start: q.Open.Start, End: p.SkipSpaces(q.Open.End)}
	closing := rules.Span{Start: p.SkipSpacesBack(q.Close.Start), End: q.Close.End}
	if inside := p.Conventions().SpaceInside; inside != "" && pair.Open == "«" {
		pair.Open, pair.Close = pair.Open+inside, inside+pair.Close
	}
	if opening.In(p.Text) != pair.Open {
		edits = append(edits, rules.Edit{Span: opening, New: pair.Open})
	}
	if closing.Start >= opening.End && closing.In(p.Text) != pair.Close {
		edits = append(edits, rules.Edit{Span: closing, New: pair.Close})
	}
	return edits
}

// wrongMarks gives the diagnostic for a quotation at its wrong mark or marks.
func wrongMarks(p *rules.Pass, q *rules.Quotation, want lang.Pair, title, message string) rules.Diagnostic {
	d := rules.Diagnostic{
		Span:    q.Open,
		Message: message,
		Related: []rules.Related{{Span: q.Close, Message: "the closing mark"}},
		Fix:     remark(p, q, want, rules.Safe, title),
	}
	if len(d.Fix.Edits) == 0 {
		d.Fix = nil
		return d
	}
	if q.Open.In(p.Text) == want.Open {
		d.Span, d.Related = q.Close, nil
	}
	if crosses(p, q) {
		d.Fix = nil // the closing mark may be that of a quotation inside it
		return d
	}
	if q.Single != singleMark([]rune(want.Open)[0]) || p.BlockAt(q.Open.Start) != p.BlockAt(q.Close.Start) {
		d.Fix.Applicability = rules.Unsafe
	}
	return d
}

// crosses reports whether a quotation that is opened inside q and never closed
// may be what the closing mark of q closes: "… « …».
func crosses(p *rules.Pass, q *rules.Quotation) bool {
	if opening := partner(q.CloseMark); opening != 0 && !used(p, q.CloseMark) {
		marks := p.Marks()
		for i, n := p.MarkAt(q.Open.End), 0; n < crossReach && i < len(marks) && marks[i].Start < q.Close.Start; i, n = i+1, n+1 {
			if marks[i].Rune == opening {
				return true
			}
		}
	}
	quotes := p.Quotes()
	i := sort.Search(len(quotes), func(i int) bool { return first(&quotes[i]) > q.Open.Start })
	return i < len(quotes) && quotes[i].CloseMark == 0 && quotes[i].Open.Start < q.Close.Start &&
		quotes[i].Depth > q.Depth && !plainMark(quotes[i].OpenMark) && quotes[i].OpenMark != q.OpenMark
}

// crossReach is how many marks inside a quotation are looked at.
const crossReach = 32

// partner gives what opens a quotation that ends with mark, 0 for one that may also open.
func partner(mark rune) rune {
	switch mark {
	case '»':
		return '«'
	case '›':
		return '‹'
	}
	return 0
}

// first gives the byte offset of the first mark of a quotation.
func first(q *rules.Quotation) int {
	if q.OpenMark == 0 {
		return q.Close.Start
	}
	return q.Open.Start
}

// human makes d no more than worth a look: people do it as often as engines.
func human(d *rules.Diagnostic) {
	d.Severity = rules.Info
	if d.Fix != nil {
		d.Fix.Applicability = rules.Unsafe
	}
}

func plainMark(mark rune) bool { return mark == '"' || mark == '\'' }

func singleMark(mark rune) bool {
	switch mark {
	case '‘', '’', '\'', '‚', '‹', '›', '`', '´':
		return true
	}
	return false
}

// checkMarks reports each quotation whose marks have the given fault.
func checkMarks(p *rules.Pass, which fault, report func(q *rules.Quotation, want lang.Pair)) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || p.UsualMarks(q) {
			continue
		}
		if f, want := judge(p, q); f == which {
			report(q, want)
		}
	}
}

// attributed reports whether who spoke follows a byte offset, behind spaces and dashes alone.
func attributed(p *rules.Pass, at int) bool {
	for {
		at = p.SkipSpaces(at)
		if r := p.After(at); dash(r) || r == ',' {
			at += len(string(r))
			continue
		}
		by, ok := p.Attribution(at)
		return ok && by.Start == at
	}
}
