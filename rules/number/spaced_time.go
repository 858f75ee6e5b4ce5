package number

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/rules"
)

// SpacedTime flags a time of day or a score with a space at its colon.
var SpacedTime = Family.Add(rules.Rule{
	ID:      "spaced-time",
	Summary: "Space inside a time of day or a score",
	Why: `Engines put a space behind every colon, that of a clock included: “at 9: 30”.
The line may break within the time, and the reader sees two figures.`,
	Examples: []rules.Example{
		{Bad: "The first ferry left at 9: 30 on Monday.", Good: "The first ferry left at 9:30 on Monday."},
		{Bad: "The match ended 3: 2 after a long wait.", Good: "The match ended 3:2 after a long wait."},
		{Bad: "The lights went out at 19: 44: 50 and came back.", Good: "The lights went out at 19:44:50 and came back."},
		{Good: "He read from Psalm 9: 30 and left. The vote was 12: 30 members stayed away."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.ColonApart,
	Check:    spacedTime,
})

func spacedTime(p *rules.Pass) {
	done := 0
	for _, i := range p.MarksOf(rules.Colon) {
		m := &p.Marks()[i]
		if m.Start < done {
			continue
		}
		if s, ok := score(p, m, done); ok {
			done = s.End
			p.Report(rules.Diagnostic{
				Span:    s,
				Message: "Space inside the score " + closedUp(s.In(p.Text)),
				Fix: &rules.Fix{Title: "Close up the score", Applicability: rules.Unsafe, Edits: remove(
					rules.Span{Start: back(p, m.Start), End: m.Start}, rules.Span{Start: m.End, End: next(p, m.End)})},
			})
			continue
		}
		var room [4]rules.Span
		t, gaps, ok := clock(p, m, room[:0])
		if !ok || t.Start < done || !timely(p, t, len(gaps) > 2) && !ranged(p, t, done) {
			continue
		}
		done = t.End
		p.Report(rules.Diagnostic{
			Span:    t,
			Message: "Space inside the time " + closedUp(t.In(p.Text)),
			Fix:     &rules.Fix{Title: "Close up the time", Applicability: rules.Safe, Edits: remove(gaps...)},
		})
	}
}

// score reads the score of a game whose colon is m: "won 3: 2"; done is the end of
// the last one.
func score(p *rules.Pass, m *rules.Mark, done int) (rules.Span, bool) {
	first, second := digitsBefore(p, back(p, m.Start)), digitsAfter(p, next(p, m.End))
	if first.Empty() || second.Empty() || second.Start == m.End && first.End == m.Start || max(first.Len(), second.Len()) > 2 || second.Len() == 2 && first.Len() == 1 {
		return rules.Span{}, false // "at 9: 30"
	}
	if opens := p.Before(first.Start) == '(' || done > 0 && done < first.Start && p.Text[done:first.Start] == ", "; opens && (p.After(second.End) == ')' || p.After(second.End) == ',') {
		return rules.Span{Start: first.Start, End: second.End}, true // “Kernau beat Lund (1: 0, 0: 0)”
	}
	w, ok := wordBack(p, first.Start)
	if ok && w.Key == keyOf {
		w, ok = wordBack(p, w.Start) // “with a score of 3: 1”
		ok = ok && w.Key == keyScore
	}
	if ok && w.Case == rules.Title {
		if before, found := wordBack(p, w.Start); first.End < m.Start || found && beats.Has(before.Key) { // “beat Kernau 2 :1”
			w.Key = keyWon
		}
	}
	if !ok || !results.Has(w.Key) || w.Key == keyBetween && second.Len() == 2 || rules.IsLetter(p.After(second.End)) || p.After(second.End) == ':' {
		return rules.Span{}, false
	}
	return rules.Span{Start: first.Start, End: second.End}, true
}

var keyWon, keyScore, keyBetween = rules.Key("won"), rules.Key("score"), rules.Key("between")

// beats are words that a team and a score follow.
var beats = rules.KeysOf("beat", "beats", "defeated", "defeats", "beating", "defeating", "against", "outplayed", "thrashed")

// results are words that a score follows.
var results = rules.KeysOf("ended", "ends", "end", "won", "wins", "win", "lost", "loses", "lose", "beat", "score", "scores", "result", "finished", "drew", "draw", "victory", "defeat", "lead", "leads", "led", "leading", "against", "with", "between")

// closedUp gives a text without its spaces.
func closedUp(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// clock reads the time whose first colon is m: hours, minutes and perhaps
// seconds; it adds the gaps at the colons, of which at least one holds a space.
func clock(p *rules.Pass, m *rules.Mark, room []rules.Span) (t rules.Span, gaps []rules.Span, ok bool) {
	hours := digitsBefore(p, back(p, m.Start))
	if hours.Len() < 1 || hours.Len() > 2 || value(p, hours) > 24 {
		return t, nil, false
	}
	if r := p.Before(hours.Start); r == '.' || r == ',' || r == ':' || rules.IsLetter(r) {
		return t, nil, false
	}
	t, gaps = hours, room
	for colon := m.Start; p.After(colon) == ':' && len(gaps) < 4; colon = next(p, t.End) {
		part := digitsAfter(p, next(p, colon+1))
		if part.Len() != 2 || value(p, part) > 59 {
			break
		}
		gaps = append(gaps, rules.Span{Start: t.End, End: colon}, rules.Span{Start: colon + 1, End: part.Start})
		t.End = part.End
	}
	if rules.IsLetter(p.After(t.End)) {
		if w, found := wordAt(p, t.End); !found || !clockWords.Has(w.Key) {
			return t, nil, false
		}
	}
	return t, gaps, slices.ContainsFunc(gaps, func(s rules.Span) bool { return !s.Empty() })
}

// ranged reports whether t is the second time of a range whose first ends at
// first: "12: 00 – 13: 00", "22: 00 and 23: 00".
func ranged(p *rules.Pass, t rules.Span, first int) bool {
	if first == 0 || t.Start-first > len(" until ") {
		return false
	}
	switch strings.TrimSpace(p.Text[first:t.Start]) {
	case "-", "–", "—", "and", "to", "until", "till", "or":
		return true
	}
	return false
}

// value gives the number that at most two digits stand for.
func value(p *rules.Pass, s rules.Span) (n int) {
	for i := s.Start; i < s.End; i++ {
		n = 10*n + int(p.Text[i]-'0')
	}
	return n
}

// timely reports whether what stands around t tells of a time of day: "at",
// "p.m." or a date. A verse, a score and a ratio have a colon too.
func timely(p *rules.Pass, t rules.Span, seconds bool) bool {
	if w, ok := wordNext(p, t.End); ok && clockWords.Has(w.Key) {
		return true
	}
	before, ok := wordBack(p, t.Start)
	if !ok {
		if r := p.Before(back(p, t.Start)); r == ':' || r == '-' || r == '–' { // "premiere time: 12: 00", "27/08/2020 - 20: 38"
			before, ok = wordBack(p, back(p, t.Start)-len(string(r)))
			ok = ok && (before.Key == keyTime || before.Script == rules.Digits && before.Len() == 4)
		}
		return ok || seconds
	}
	switch {
	case clockLeads.Has(before.Key):
		return true
	case before.HasDigit: // "2026-07-26 20: 26", "July 26 20: 26"
		first, found := wordBack(p, before.Start)
		return found && month(first) > 0 || p.Before(before.Start) == '-' || p.Before(before.Start) == '.' || p.Before(before.Start) == '/'
	}
	return month(before) > 0 || days[before.Key] > 0
}

var keyTime = rules.Key("time")

var (
	clockLeads = rules.KeysOf("at", "from", "until", "till", "by", "since", "around", "about", "before", "after", "between", "to", "past", "approximately", "time")
	clockWords = rules.KeysOf("am", "pm", "a", "p", "hours", "hrs", "h", "o", "gmt", "utc", "cet", "cest", "msk", "est", "bst", "cst", "pst", "ist", "jst", "every", "daily", "edt", "et", "local", "on", "today", "yesterday", "tomorrow", "this", "moscow", "beijing", "noon")
)
