package dash

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// HalfSpaced flags a dash that has a space on one side only.
var HalfSpaced = Family.Add(rules.Rule{
	ID:      "half-spaced",
	Summary: "Dash with a space on one side only",
	Why: `Engines copy the dash of the source and lose one of its spaces when the pieces of the sentence are joined.
The reader cannot tell a dash from a hyphen: “the Harbor —Mainland Council” may be one council or two bodies.`,
	Examples: []rules.Example{
		{Bad: "The second option— to wait for spring — found no support.", Good: "The second option — to wait for spring — found no support."},
		{Bad: "The plan—dear to the mayor—failed, and the ferry —the last one—was sold.", Good: "The plan—dear to the mayor—failed, and the ferry—the last one—was sold."},
		{Good: "The two- and three-room flats—there are forty of them—are empty."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.DashUneven,
	Check:    halfSpaced,
})

func halfSpaced(p *rules.Pass) {
	if !uneven(p) || p.Conventions().BracketDash {
		return
	}
	var habits *style // of the article, found when first asked for
	lines(p, func(l line) {
		if l.spaced != left && l.spaced != right || !l.divides(p) {
			return
		}
		span := rules.Span{Start: l.outer.Start, End: l.End}
		there, missing := "before", "after"
		if l.spaced == right {
			span = rules.Span{Start: l.Start, End: l.outer.End}
			there, missing = missing, there
		}
		if habits == nil {
			s := styleOf(p)
			habits = &s
		}
		fix := habits.mend(p, &l)
		if l.kind != hyphen && l.compound(p) {
			fix = rules.Replace(rules.Unsafe, "Write the hyphen of the compound", l.outer, "-")
		}
		if l.kind == short && (l.ranges(p) || l.years(p)) {
			fix = rules.Replace(rules.Unsafe, "Close up the range", l.outer, p.Text[l.Start:l.End])
		}
		p.Report(rules.Diagnostic{
			Span:    span,
			Message: fmt.Sprintf("Space %s the dash %s and none %s it", there, p.Text[l.Start:l.End], missing),
			Fix:     fix,
		})
	})
}

// divides reports whether l is a dash between words rather than a hyphen, a
// minus, or speech that breaks off.
func (l *line) divides(p *rules.Pass) bool {
	if !l.closed(p) || !l.opened(p) || l.before >= ideographs || l.after >= ideographs {
		return false
	}
	if l.kind == double && l.before == ')' {
		return false // "(AP) --The governor"
	}
	if l.kind == hyphen || l.kind == short {
		if l.kind == short && l.spaced == left && rules.IsDigit(l.after) {
			return l.asideOfFigure(p) || l.years(p) || l.ranges(p)
		}
		if l.kind == short && l.spaced == right && rules.IsDigit(l.before) && rules.IsDigit(l.after) {
			return l.ranges(p)
		}
		return !rules.IsDigit(l.after) && (l.kind == short || l.clause(p))
	}
	if w, ok := l.wordBefore(p); ok && l.spaced == right && w.Len() == 1 && w.Case == rules.Title && w.Key != keyI {
		return false // "a Mr K— of this town"
	}
	return true
}

// asideOfFigure tells the dash of “the day of the race –16 July– was” from the
// minus of “it fell to –16C”: no verb and no preposition stands before it.
func (l *line) asideOfFigure(p *rules.Pass) bool {
	before, ok := l.wordBefore(p)
	after, ok2 := l.wordAfter(p)
	return ok && ok2 && before.Case == rules.Lower && before.Len() > 3 && !before.HasDigit && !leadsFigure.Has(before.Key) && after.HasDigit && p.After(after.End) == ' '
}

// years reports whether l is the dash of two years: “2021 –22”.
func (l *line) years(p *rules.Pass) bool {
	before, ok := l.wordBefore(p)
	after, ok2 := l.wordAfter(p)
	return ok && ok2 && before.Script == rules.Digits && before.Len() == len("2021") && after.Script == rules.Digits && (after.Len() == 2 || after.Len() == 4) && p.After(after.End) != '%' && p.After(after.End) != '.'
}

// compound reports whether a dash stands for the hyphen of a compound, going by
// its halves: “long —term”, “anti –retroviral”.
func (l *line) compound(p *rules.Pass) bool {
	before, ok := l.wordBefore(p)
	after, ok2 := l.wordAfter(p)
	return ok && ok2 && after.Case == rules.Lower && (halves.Has(after.Key) || tails.Has(after.Key) || prefixes.Has(before.Key))
}

// What compounds end and begin with, beside halves.
var (
	tails    = rules.KeysOf("term", "time", "scale", "level", "profile", "range", "bodied", "breaking", "making", "speed", "tech", "style", "known", "paid", "free", "size", "sized", "standing", "running", "minded", "class", "quality", "effective", "playing", "seeking", "saving", "year", "day", "week", "month", "century")
	prefixes = rules.KeysOf("anti", "non", "pre", "pro", "co", "multi", "semi", "mid", "ex", "self", "ultra", "quasi", "pseudo")
)

// ranges reports whether l is the dash of a range: “15 –20 people”.
func (l *line) ranges(p *rules.Pass) bool {
	before, ok := l.wordBefore(p)
	after, ok2 := l.wordAfter(p)
	if !ok || !ok2 || before.Script != rules.Digits || after.Script != rules.Digits || before.Len() > after.Len() || after.Len() > before.Len()+1 || p.After(after.End) != ' ' {
		return false
	}
	return before.Len() < after.Len() || before.In(p.Text) < after.In(p.Text)
}

// leadsFigure are words behind which a figure may be below zero.
var leadsFigure = rules.KeysOf("from", "with", "about", "around", "below", "above", "reached", "between", "were", "minus", "nearly", "almost", "than", "over", "under", "fell", "dropped", "rose", "temperature", "temperatures", "degrees", "only", "least", "most")

// ideographs is where the scripts begin that set no spaces.
const ideographs = 0x2e80

var keyI, keyA = rules.Key("i"), rules.Key("a")

// closed reports whether what stands before l can end a phrase.
func (l *line) closed(p *rules.Pass) bool {
	switch l.before {
	case ')', ']', '%', '”', '’', '»', '°':
		return true
	case '"', '\'':
		return !rules.IsSpace(p.Before(l.outer.Start - 1))
	}
	return rules.IsLetter(l.before) || rules.IsDigit(l.before)
}

// opened reports whether what stands behind l can begin a phrase.
func (l *line) opened(p *rules.Pass) bool {
	switch l.after {
	case '(', '[', '“', '‘', '«', '„', '$', '€', '£':
		return l.kind != hyphen
	case '"', '\'':
		return l.kind != hyphen && (l.spaced == right || l.kind == long && rules.IsLetter(p.After(l.End+1)))
	}
	return rules.IsLetter(l.after) || rules.IsDigit(l.after)
}

// clause reports whether a clause follows a hyphen, so that it is meant as a
// dash: "the minister -himself a pilot", not "a well -known pilot".
func (l *line) clause(p *rules.Pass) bool {
	w, ok := l.wordAfter(p)
	if !ok || w.Case != rules.Lower {
		return false
	}
	if l.spaced == right && suspended.Has(w.Key) && (w.Key != keyA || p.Target.Base() != "en") {
		return false // “pre- and post-war”; "a" is “and” in Polish
	}
	if clauses.Has(w.Key) || strings.HasSuffix(p.Text[w.Start:w.End], "ly") && w.Len() > 5 {
		return true
	}
	first, ok := l.wordBefore(p)
	if !ok || l.spaced == right || w.Case != rules.Lower {
		return false
	}
	// "the cases -thought to be few", "Varga -best known for": no plural and no
	// name begins a compound, but for "sports-related" and the like.
	if halves.Has(w.Key) {
		return false
	}
	text := p.Text[first.Start:first.End]
	return first.Case == rules.Title && inside(p, &first) || first.Case == rules.Lower && first.Len() > 4 && strings.HasSuffix(text, "s") && !strings.HasSuffix(text, "ss") && !plural.Has(first.Key)
}

// inside reports whether a word stands inside a sentence.
func inside(p *rules.Pass, w *rules.Word) bool {
	r := p.Before(p.SkipSpacesBack(w.Start))
	return rules.IsLetter(r) || rules.IsDigit(r) || r == ','
}

// halves are words that end compounds with a name: "Paris-based".
var halves = rules.KeysOf("based", "born", "led", "owned", "backed", "bound", "style", "wide", "old", "made", "related", "like", "type", "wing", "held", "listed",
	"funded", "controlled", "educated", "speaking", "trained", "inspired", "themed", "area", "era", "winning", "run", "built", "only", "friendly")

// plural are words in -s that compounds begin with.
var plural = rules.KeysOf("sports", "sales", "arms", "news", "savings", "customs", "headquarters", "always", "previous", "continuous", "serious", "religious")

// style is the way an article sets its dashes.
type style struct {
	spaced, tight int
	marks         map[string]int // how often each stands with spaces on both sides
}

// styleOf counts the dashes with spaces on both sides, and those with none.
func styleOf(p *rules.Pass) (s style) {
	lines(p, func(l line) {
		switch {
		case l.spaced == both:
			if s.marks == nil {
				s.marks = map[string]int{}
			}
			s.marks[p.Text[l.Start:l.End]]++
			s.spaced++
		case l.spaced == 0 && l.kind >= double:
			s.tight++
		}
	})
	return s
}

// mark gives the dash that the article sets between spaces, or an em dash.
func (s style) mark() string {
	best := "—"
	for mark, n := range s.marks {
		if n > s.marks[best] || n == s.marks[best] && n > 0 && mark < best {
			best = mark
		}
	}
	return best
}

// mend gives the dash the spaces that the other dashes of the article have. A
// dash of makeshift, "--" or "-", becomes the one that the article uses.
func (s style) mend(p *rules.Pass, l *line) *rules.Fix {
	dash := p.Text[l.Start:l.End]
	switch {
	case s.tight > s.spaced && l.kind >= double:
		return rules.Replace(s.grade(l), "Close up the dash as the article does", l.outer, dash)
	case dash != "—" && dash != "–":
		return rules.Replace(rules.Unsafe, "Put a space on both sides of the dash", l.outer, " "+s.mark()+" ")
	}
	return rules.Replace(s.grade(l), "Put a space on both sides of the dash", l.outer, " "+dash+" ")
}

// grade is safe for an em dash in an article that knows one way to space it.
func (s style) grade(l *line) rules.Applicability {
	if l.kind != long || min(s.spaced, s.tight) > 0 {
		return rules.Unsafe
	}
	return rules.Safe
}
