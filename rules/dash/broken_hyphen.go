package dash

import (
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// BrokenHyphen flags a hyphen within a word that has a space on one side.
var BrokenHyphen = Family.Add(rules.Rule{
	ID:      "broken-hyphen",
	Summary: "Compound word with a space at its hyphen",
	Why: `Engines work on pieces of words and join them badly: “anti- missile”, “COVID -19”.
The word falls apart for readers, for search and for the line break.`,
	Examples: []rules.Example{
		{Bad: "The anti- missile battery was tested twice.", Good: "The anti-missile battery was tested twice."},
		{Bad: "The well -known singer stayed at home.", Good: "The well-known singer stayed at home."},
		{Good: "Mielipiteen- ja sananvapaus kuuluu kaikille.", Target: "fi"},
		{Good: "Pre- and post-war houses, two- to three-room flats."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "spelling",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.DashUneven,
	Check:    brokenHyphen,
})

func brokenHyphen(p *rules.Pass) {
	if !uneven(p) {
		return
	}
	var whole map[compound]bool // the compounds of the article
	list := false               // whether it lists figures behind hyphens
	lines(p, func(l line) {
		if l.kind == hyphen && l.spaced == both && l.ages(p) {
			p.Report(rules.Diagnostic{
				Span: l.outer, Message: "Spaces around the hyphen of a compound",
				Fix: rules.Replace(rules.Unsafe, "Close it up", l.outer, p.Text[l.Start:l.End]),
			})
			return
		}
		if l.kind != hyphen || l.spaced != left && l.spaced != right {
			return
		}
		first, ok := l.wordBefore(p)
		second, ok2 := l.wordAfter(p)
		if !ok || !ok2 || !l.joins(p, &first, &second) {
			return
		}
		if whole == nil {
			whole, list = compounds(p), listed(p)
		}
		grade := rules.Unsafe
		if whole[compound{first.Key, second.Key}] || l.spaced == right && second.Script == rules.Digits && nameCase(&first) {
			grade = rules.Safe
		}
		mended := p.Text[l.Start:l.End]
		if second.HasDigit && first.Case == rules.Title && list {
			grade, mended = rules.Unsafe, " "+mended+" " // "Carrow - 90, Pellmouth- 64"
		}
		span := rules.Span{Start: l.outer.Start, End: l.End}
		if l.spaced == right {
			span = rules.Span{Start: l.Start, End: l.outer.End}
		}
		p.Report(rules.Diagnostic{
			Span:    span,
			Message: "Space at the hyphen of “" + p.Text[first.Start:first.End] + "-" + p.Text[second.Start:second.End] + "”",
			Fix:     rules.Replace(grade, "Set the hyphen as the article does", l.outer, mended),
		})
	})
}

// ages reports whether l is the hyphen of what is counted: “the 19 - year-old”.
func (l *line) ages(p *rules.Pass) bool {
	first, ok := l.wordBefore(p)
	second, ok2 := l.wordAfter(p)
	return ok && ok2 && first.Script == rules.Digits && first.Len() <= 3 && measures.Has(second.Key) && p.After(second.End) == '-'
}

// listed reports whether the article sets hyphens with spaces between names and figures.
func listed(p *rules.Pass) (found bool) {
	lines(p, func(l line) {
		found = found || l.kind == hyphen && l.spaced == both && rules.IsDigit(l.after) && rules.IsLetter(l.before)
	})
	return found
}

// joins reports whether l is the hyphen of a compound rather than a dash, a
// minus, or a hyphen that waits for its other half.
func (l *line) joins(p *rules.Pass, first, second *rules.Word) bool {
	if second.HasDigit {
		return l.joinsFigure(p, first, second)
	}
	if second.Key == keyOff && offs.Has(first.Key) {
		return true // “the one -off tax”
	}
	if first.HasDigit && l.spaced == left {
		return second.Case == rules.Lower && !l.clause(p)
	}
	if first.HasDigit && l.spaced == right {
		return measures.Has(second.Key) // "an 18- year wait"
	}
	if first.Case == rules.Title && second.Case == rules.Title {
		return l.pairs(p, first, second)
	}
	if first.HasDigit || l.clause(p) || clauses.Has(first.Key) || l.spaced == left && suspended.Has(first.Key) {
		return false
	}
	if l.spaced == right {
		// "Lower House- Smith" sets a dash before a name; "two- and" waits, and who
		// knows what it waits for in a language that is not known.
		return p.Conventions().Tag != lang.Undetermined && second.Case == rules.Lower && !suspended.Has(second.Key)
	}
	return second.Case == rules.Lower && !endings[p.Text[second.Start:second.End]]
}

var keyOff = rules.Key("off")

// offs are what compounds with “off” begin with.
var offs = rules.KeysOf("one", "two", "kick", "lay", "pay", "play", "sell", "show", "stand", "spin", "trade", "write", "face", "take", "cut", "drop", "tip", "rip", "send", "turn", "well")

// measures are what is counted before a hyphen: "an 18-year wait", "a 24-man squad".
var measures = rules.KeysOf("year", "day", "week", "month", "hour", "minute", "second", "man", "woman", "member", "page", "point", "mile", "metre", "meter", "km", "foot", "inch",
	"storey", "story", "strong", "star", "seat", "seater", "bed", "room", "time", "degree", "game", "goal", "run", "lap", "date", "part", "track", "tonne", "ton", "litre", "liter", "acre", "nation", "country", "race")

// pairs reports whether two names make one: "the Anglo- American talks". A name
// of several words before the hyphen may be followed by a dash, as in "the
// Lower House- Smith".
func (l *line) pairs(p *rules.Pass, first, second *rules.Word) bool {
	i := p.WordAt(first.Start)
	single := i == 0 || p.Words()[i-1].Case == rules.Lower || clauses.Has(p.Words()[i-1].Key) || p.Words()[i-1].End+1 != first.Start
	return (single || l.spaced == left && !l.clause(p)) && first.Len() > 1 && second.Len() > 2 && !clauses.Has(second.Key)
}

// joinsFigure tells "COVID -19" and "Boeing 737- 800" from the minus of
// "GDP -3%" and the range of a score.
func (l *line) joinsFigure(p *rules.Pass, first, second *rules.Word) bool {
	switch p.After(second.End) {
	case '%', '°', '-', '–', ':':
		return false
	case '.', ',':
		if rules.IsDigit(p.After(second.End + 1)) {
			return false
		}
	}
	if first.HasDigit {
		if l.spaced == left && first.Script == rules.Digits && second.Script == rules.Digits && first.Len() <= 2 && second.Len() <= 2 {
			w := p.WordAt(second.End)
			return w < len(p.Words()) && p.Words()[w].Start == second.End+1 && p.Words()[w].Case == rules.Lower && l.wordedBefore(p, first) // "their 4 -2 defeat"
		}
		return l.spaced == right || first.Script == rules.Digits && second.Script == rules.Digits && first.Len() == second.Len() && first.Len() > 1 // "2010 -2015"
	}
	return nameCase(first) || l.spaced == right && first.Case == rules.Title
}

// wordedBefore reports whether a word in lower case stands right before w, so that w is no cell of a table.
func (l *line) wordedBefore(p *rules.Pass, w *rules.Word) bool {
	i := p.WordAt(w.Start)
	return i > 0 && p.Words()[i-1].Case == rules.Lower && p.Words()[i-1].End+1 == w.Start
}

// nameCase reports whether w is written like the name of a model or virus: "COVID", "MiG".
func nameCase(w *rules.Word) bool { return w.Case == rules.Upper || w.Case == rules.MixedCase }

// endings are what a hyphen with a space before it may rightly stand at: "words in -ing".
var endings = map[string]bool{"ing": true, "ed": true, "s": true, "er": true, "est": true, "ism": true, "ish": true, "ist": true}

type compound struct{ first, second uint64 }

// compounds gives the words that the article writes with a hyphen and no space.
func compounds(p *rules.Pass) map[compound]bool {
	all := map[compound]bool{}
	lines(p, func(l line) {
		if l.kind != hyphen || l.spaced != 0 {
			return
		}
		if first, ok := l.wordBefore(p); ok {
			if second, ok := l.wordAfter(p); ok {
				all[compound{first.Key, second.Key}] = true
			}
		}
	})
	return all
}
