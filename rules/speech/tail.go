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
	stop       bool       // a stop stands there, with a dash or comma behind it: ”. - Said
	dash       rules.Span // the dash; empty: none
	by         rules.Attribution
}

// tailAt reads the tail of a quotation. It is false where no attribution follows.
func tailAt(p *rules.Pass, q *rules.Quotation) (tail, bool) { return tailBehind(p, q.Close) }

// tailBehind reads the tail at a closing mark, or at the empty span where it should stand.
func tailBehind(p *rules.Pass, mark rules.Span) (tail, bool) {
	block := p.Blocks[p.BlockAt(mark.Start)]
	t := tail{mark: mark}
	end := mark.Start
	if p.Conventions().SpaceInside == "" || p.After(end) != '»' {
		end = p.SkipSpacesBack(end) // “… in May. ”- said
	}
	t.Start = end
	switch r := p.Before(end); r {
	case ',', '.', '?', '!', '…':
		t.inner = r
		t.Start -= len(string(r))
	}
	if t.inner == '.' && (p.Before(t.Start) == '.' || p.Abbreviated(t.Start)) {
		t.inner, t.Start = '…', end // “… yet...”, “… in the U.S.”: the stop stays
	}
	at := mark.End
	for at < block.End {
		next := p.SkipSpaces(at)
		switch r := p.After(next); {
		case r == ',' && !t.comma: // “Yes”, — he said, and “Yes” —, he said
			t.comma = true
			at = next + 1
			continue
		case r == '.' && next == mark.End && (p.After(next+1) == ',' || isDash(p.After(p.SkipSpaces(next+1)))):
			t.stop = true
			at = next + 1
			continue
		case isDash(r) && t.dash.Empty():
			t.dash = dashAt(p, next)
			at = t.dash.End
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

func isQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '‘', '’', '\'':
		return true
	}
	return false
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

// capital reports whether the words behind the tail begin as a sentence does:
// “…” - He told the agency. A name says nothing about that.
func (t *tail) capital(p *rules.Pass) bool {
	w := p.Words()[p.WordAt(t.by.Start)]
	return w.Case == rules.Title && pronouns.Has(w.Key)
}

var pronouns = rules.KeysOf("he", "she", "it", "they", "the", "a", "an", "one", "his", "her", "their")

// mended gives the fix that puts what an editor prints in place of the tail.
func (t *tail) mended(p *rules.Pass, q *rules.Quotation, grade rules.Applicability, title string) *rules.Fix {
	s, restored := rules.Span{Start: t.Start, End: t.by.Start}, t.restored(p, q)
	if t.capital(p) {
		s.End++
		return rules.Replace(rules.Unsafe, title, s, restored+strings.ToLower(p.Text[t.by.Start:s.End]))
	}
	return rules.Replace(grade, title, s, restored)
}

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
		return strings.TrimRight(p.Text[t.Start:t.mark.Start], " ") + closing + " "
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
