package speech

import (
	"github.com/mtlint/mtlint/rules"
)

// A rest is where speech goes on behind the words that say who spoke: in
// “said the mayor. — It will be free” it is the stop and the dash.
type rest struct {
	rules.Span            // the marks, without the space behind them
	mark       rune       // the comma or stop, 0: none
	dash       rules.Span // the dash; empty: none
}

// restBehind finds the rest behind the verb of an attribution, at most
// splitReach words later and before end. Where nothing but words stands there,
// it is empty and stands at end. It is false where other marks come first.
func restBehind(p *rules.Pass, verb, end int) (rest, bool) {
	first := p.WordAt(verb)
	for i := p.MarkAt(verb); i < len(p.Marks()) && p.Marks()[i].Start < end; i++ {
		m := p.Marks()[i]
		if int(m.Next)-first > splitReach {
			return rest{}, false
		}
		switch m.Class {
		case rules.Dash:
			if m.Rune != '—' && !rules.IsSpace(p.Before(m.Start)) && !rules.IsSpace(p.After(m.End)) {
				continue // a hyphen, or a dash between figures
			}
			dash := dashAt(p, m.Start)
			return rest{Span: rules.Span{Start: p.SkipSpacesBack(m.Start), End: dash.End}, dash: dash}, true
		case rules.Comma, rules.Stop:
			if dash := dashAt(p, p.SkipSpaces(m.End)); !dash.Empty() && dash.End < end {
				return rest{rules.Span{Start: m.Start, End: dash.End}, m.Rune, dash}, true
			}
			if m.Class == rules.Comma || p.Abbreviated(m.Start) {
				continue
			}
			return rest{Span: m.Span, mark: m.Rune}, true
		case rules.QuoteMark:
			if r := p.Before(m.Start); rules.IsLetter(r) && (rules.IsLetter(p.After(m.End)) || r == 's' && m.Rune != '"' && m.Rune != '”') {
				continue // an apostrophe
			}
			return rest{}, false
		case rules.SpaceRun, rules.OpenBracket, rules.CloseBracket:
		default:
			return rest{}, false
		}
	}
	return rest{Span: rules.Span{Start: end, End: end}}, p.WordAt(end)-first <= splitReach
}

// dashAt gives the dashes that stand at a byte offset.
func dashAt(p *rules.Pass, at int) rules.Span {
	end := at
	for isDash(p.After(end)) {
		end += len(string(p.After(end)))
	}
	return rules.Span{Start: at, End: end}
}

// reopened gives the edit that opens a quotation again with a mark where it goes on.
func (r *rest) reopened(p *rules.Pass, open string) rules.Edit {
	s := rules.Span{Start: r.Start, End: p.SkipSpaces(r.End)}
	if r.mark == '.' {
		return rules.Edit{Span: s, New: ". " + open}
	}
	return rules.Edit{Span: s, New: ", " + open}
}
