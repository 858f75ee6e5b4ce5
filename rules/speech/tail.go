package speech

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// A tail is what stands between the words of a quotation and the words that
// say who spoke: in “… the corridor.” ,— Blinken summed up it is .” ,— and
// the space behind.
type tail struct {
	rules.Span            // the marks, without the space behind them
	inner      rune       // the mark before the closing mark, such as '.'; 0: none
	mark       rules.Span // the closing mark; empty where it is missing
	comma      bool       // a comma stands behind the closing mark
	stop       bool       // a stop stands there, with a dash behind it: ”. - Said
	dash       rules.Span // the dash; empty: none
	by         rules.Attribution
}

// tailAt reads the tail of a quotation. It is false where no attribution follows.
func tailAt(p *rules.Pass, q *rules.Quotation) (tail, bool) {
	block := p.Blocks[p.BlockAt(q.Close.Start)]
	t := tail{mark: q.Close}
	t.Start = q.Close.Start
	switch r := p.Before(q.Close.Start); r {
	case ',', '.', '?', '!', '…':
		t.inner = r
		t.Start -= len(string(r))
	}
	if t.inner == '.' && (p.Before(t.Start) == '.' || p.Abbreviated(t.Start)) {
		t.inner, t.Start = '…', q.Close.Start // “… yet...”, “… in the U.S.”: the stop stays
	}
	at := q.Close.End
	for at < block.End {
		next := p.SkipSpaces(at)
		switch r := p.After(next); {
		case r == ',' && !t.comma && t.dash.Empty():
			t.comma = true
			at = next + 1
			continue
		case r == '.' && next == q.Close.End && isDash(p.After(p.SkipSpaces(next+1))):
			t.stop = true
			at = next + 1
			continue
		case isDash(r) && t.dash.Empty():
			end := next
			for isDash(p.After(end)) {
				end += len(string(p.After(end)))
			}
			t.dash = rules.Span{Start: next, End: end}
			at = end
			continue
		}
		break
	}
	t.End = at
	words := p.SkipSpaces(at)
	by, ok := p.Attribution(words)
	if !ok || by.Start != words || words >= block.End {
		return t, false
	}
	t.by = by
	return t, true
}

// marked reports whether a comma or a dash stands behind a quotation: most have none.
func marked(p *rules.Pass, q *rules.Quotation) bool {
	r := p.After(p.SkipSpaces(q.Close.End))
	return r == ',' || r == '.' || isDash(r)
}

func isDash(r rune) bool {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−':
		return true
	}
	return false
}

// closesOuter reports whether the quotation around quotes[i] ends with it and
// has lost its closing mark: “… it will “leak”,— he said. Unclosed speaks of that.
func closesOuter(quotes []rules.Quotation, i int) bool {
	q := &quotes[i]
	for j := i - 1; j >= max(0, i-siblings); j-- {
		if outer := &quotes[j]; outer.Depth < q.Depth {
			return outer.CloseMark == 0 && !outer.Continues && outer.Close.Start-q.Close.End <= len(",")
		}
	}
	return false
}

// siblings is how many quotations inside another are looked at.
const siblings = 16

// certain reports whether the words behind the tail can only say who spoke:
// the verb or a pronoun comes first, or the name ends the clause with its verb.
func (t *tail) certain() bool { return t.by.Inverted || t.by.Words <= 2 }

// ends reports whether the clause ends with the verb, as “he noticed” does before a stop.
func (t *tail) ends(p *rules.Pass) bool {
	switch p.After(p.SkipSpaces(t.by.End)) {
	case '.', ',', '\n', ';', ':':
		return true
	}
	return false
}

// restored gives the marks that an editor prints in place of the tail, with
// the space behind them.
func (t *tail) restored(p *rules.Pass, q *rules.Quotation) string {
	closing := closingMark(p, q)
	switch t.inner {
	case '?', '!', '…':
		return p.Text[t.Start:t.mark.Start] + closing + " "
	}
	if p.Style().CommaInside || t.inner == ',' && !t.comma && p.Target.Base() == "en" {
		return "," + closing + " "
	}
	return closing + ", "
}

// closingMark gives the mark that closes what q opened, in the article's style.
func closingMark(p *rules.Pass, q *rules.Quotation) string {
	style := p.Style()
	if q.OpenMark == 0 {
		return style.Pair(q.Depth).Close
	}
	open := string(q.OpenMark)
	c := p.Conventions()
	for _, pair := range slices.Concat(c.Accepted, []lang.Pair{c.Outer, c.Inner, style.Outer, style.Inner}) {
		if pair.Open == open {
			return pair.Close
		}
	}
	switch open {
	case `"`, "'":
		return open
	case "«":
		return "»"
	}
	return style.Pair(q.Depth).Close
}

// show gives marks as a message shows them: without line endings.
func show(s string) string {
	return strings.TrimSpace(onOneLine.Replace(s))
}

var onOneLine = strings.NewReplacer("\n", " ", "\r", "")
