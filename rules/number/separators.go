package number

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Separators flags figures that are grouped or divided the way of another
// language, or whose separator has a space.
var Separators = Family.Add(rules.Rule{
	ID:      "separators",
	Summary: "Separators of a figure that are spaced or of another language",
	Why: `Where English writes 1,234.5 others write 1.234,5 or 1 234,5, and engines copy it or put a space behind the comma.
A sum read wrongly is off by a factor of a thousand.`,
	Examples: []rules.Example{
		{Bad: "More than 227, 000 people came.", Good: "More than 227,000 people came."},
		{Bad: "It sold 800.000 umbrellas.", Good: "It sold 800,000 umbrellas."},
		{Bad: "The fund holds 4,6 billion crowns.", Good: "The fund holds 4.6 billion crowns."},
		{Bad: "Le pont a co\u00fbt\u00e9 4.6 millions d\u2019euros.", Good: "Le pont a co\u00fbt\u00e9 4,6 millions d\u2019euros.", Target: "fr"},
		{Bad: "Der Bau kostete 4.6 Millionen Euro.", Good: "Der Bau kostete 4,6 Millionen Euro.", Target: "de"},
		{Good: "Rooms 200, 300 and 400; in July 5, 135 came; 0.125 of a second; 5.216 million; $1.300; 0845 505 505."},
		{Good: "Mehr als 227.000 Menschen kamen, 4,6 Prozent mehr.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Misgrouped | rules.FiguresApart | rules.LooseSingle,
	Check:    separators,
})

func separators(p *rules.Pass) {
	c := p.Conventions()
	var group, other rules.Class
	switch c.Group {
	case ",":
		group, other = rules.Comma, rules.Stop
	case ".":
		group, other = rules.Stop, rules.Comma
	default: // "10 000" is right there
		foreignDecimals(p, c.Decimal)
		return
	}
	groups(p, group, c.Decimal)
	others(p, other, c)
	for _, i := range p.MarksOf(rules.QuoteMark) {
		if m := &p.Marks()[i]; figureBefore(p, m.Start) && figureBehind(p, m.End) {
			apostropheGroup(p, m, c.Group)
		}
	}
	spacedFigures(p)
}

// groups looks at the marks of the class that parts the thousands.
func groups(p *rules.Pass, class rules.Class, decimal string) {
	marks := p.Marks()
	for _, i := range p.MarksOf(class) {
		switch at := marks[i].Start; {
		case letterBefore(p, at): // nearly always
		case figureBefore(p, at) && figureBehind(p, at+1):
			foreignDecimal(p, &marks[i], decimal)
		case figureBefore(p, at):
			spacedGroup(p, &marks[i])
			spacedDecimal(p, &marks[i], decimal)
		case spaceBefore(p, at):
			spacedGroup(p, &marks[i])
			spacedDecimal(p, &marks[i], decimal)
		}
	}
}

// others looks at the marks of the class that parts a fraction.
func others(p *rules.Pass, class rules.Class, c *lang.Conventions) {
	marks := p.Marks()
	done := 0
	for _, i := range p.MarksOf(class) {
		m := &marks[i]
		if letterBefore(p, m.Start) {
			continue
		}
		if !figureBefore(p, m.Start) {
			if spaceBefore(p, m.Start) {
				spacedDecimal(p, m, c.Decimal)
			}
			continue
		}
		if !figureBehind(p, m.End) {
			if m.Class == rules.Stop {
				stopThousand(p, m, c.Group)
			}
			spacedDecimal(p, m, c.Decimal)
			continue
		}
		if m.Start >= done {
			done = foreignGroups(p, m, c.Group)
		}
		if m.Class == rules.Stop {
			dottedTime(p, m)
		}
	}
}

// letterBefore reports whether a letter of ASCII stands directly before a byte offset.
func letterBefore(p *rules.Pass, at int) bool {
	return at > 0 && (p.Text[at-1]|0x20)-'a' <= 'z'-'a'
}

// foreignDecimals reports stops where the language writes a decimal comma.
func foreignDecimals(p *rules.Pass, decimal string) {
	if decimal != "," {
		return
	}
	for _, i := range p.MarksOf(rules.Stop) {
		if m := &p.Marks()[i]; figureBefore(p, m.Start) {
			foreignDecimal(p, m, decimal)
		}
	}
}

// spacedGroup reports a space at the mark between two groups of a figure:
// "227, 000", "5 , 000", "1 ,000".
func spacedGroup(p *rules.Pass, m *rules.Mark) {
	left, right := digitsBefore(p, back(p, m.Start)), digitsAfter(p, next(p, m.End))
	if left.End == m.Start && right.Start == m.End || left.Len() < 1 || left.Len() > 3 || right.Len() != 3 {
		return
	}
	chained := left.Len() == 3 && p.Before(left.Start) == m.Rune && figureBefore(p, left.Start-1)    // "1,200, 000"
	apart := left.End < m.Start && right.Start > m.End && strings.HasSuffix(right.In(p.Text), "000") // "157 , 000 to 160,000"
	if p.Text[left.Start] == '0' && !chained || !chained && !figureStarts(p, left.Start) || !figureEnds(p, right.End) || !chained && !apart && right.In(p.Text) != "000" && inList(p, left, right) {
		return
	}
	grade := groupGrade(p, m, left, right)
	if grade == rules.NoFix {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: left.End, End: right.Start},
		Message: fmt.Sprintf("Space inside the figure %s%c%s", left.In(p.Text), m.Rune, right.In(p.Text)),
		Fix:     &rules.Fix{Title: "Close up the figure", Applicability: grade, Edits: remove(rules.Span{Start: left.End, End: m.Start}, rules.Span{Start: m.End, End: right.Start})},
	})
}

// stopThousand reports “300. 000”, whose stop and space stand for the mark between two groups.
func stopThousand(p *rules.Pass, m *rules.Mark, group string) {
	left, right := digitsBefore(p, m.Start), digitsAfter(p, next(p, m.End))
	if left.Empty() || left.Len() > 3 || right.Start == m.End || right.In(p.Text) != "000" || !figureStarts(p, left.Start) || p.Text[left.Start] == '0' || !figureEnds(p, right.End) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: left.Start, End: right.End},
		Message: fmt.Sprintf("Thousands set apart with a stop and a space in %s", rules.Span{Start: left.Start, End: right.End}.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Write the target's separator", rules.Span{Start: left.End, End: right.Start}, group),
	})
}

// groupGrade gives how sure it is that left and right are one figure and not
// two: "July 5, 135 cases", "aged 12, 345 people".
func groupGrade(p *rules.Pass, m *rules.Mark, left, right rules.Span) rules.Applicability {
	before := p.Before(left.Start)
	round := strings.HasSuffix(right.In(p.Text), "000")
	switch {
	case m.Class == rules.Stop && left.End == m.Start && !round:
		return rules.NoFix // "It won 12. 345 came."
	case round, sign(before), left.End < m.Start && right.Start == m.End:
		return rules.Safe
	}
	w, ok := wordBack(p, left.Start)
	switch {
	case !ok || w.Case != rules.Lower || labels.Has(w.Key), joins.Has(w.Key) && digit(p.Before(back(p, w.Start))):
		return rules.NoFix // "of people aged 18 to 24, 321 voted"
	case amounts.Has(w.Key):
		return rules.Safe
	}
	if after, ok := wordNext(p, right.End); !ok || after.Case != rules.Lower {
		return rules.NoFix
	}
	return rules.Unsafe
}

// figureStarts reports whether nothing before a byte offset belongs to the figure there.
func figureStarts(p *rules.Pass, at int) bool {
	r := p.Before(at)
	switch r {
	case '.', ',', ':', '/', '-', '–', '\'', '’', '+', '#', '№':
		return false
	}
	return !rules.IsLetter(r)
}

// figureEnds reports whether nothing at a byte offset belongs to the figure before it.
func figureEnds(p *rules.Pass, at int) bool {
	switch r := p.After(at); r {
	case '.', ',', ':', '/':
		return !digit(p.After(at + 1))
	case '-', '–', '\'', '’':
		return false
	default:
		return !rules.IsLetter(r)
	}
}

// inList reports whether figures around the two make them a list: "100, 200
// and 400", "7, 100, 200".
func inList(p *rules.Pass, left, right rules.Span) bool {
	before := back(p, left.Start)
	if r := p.Before(before); (r == ',' || r == '.' || r == ';') && digit(p.Before(back(p, before-1))) || digit(r) {
		return true
	}
	after := next(p, right.End)
	if r := p.After(after); r == ',' || r == ';' {
		return digit(p.After(next(p, after+1)))
	}
	w, ok := wordAt(p, after)
	return ok && (w.Script == rules.Digits || joins.Has(w.Key) && digit(p.After(next(p, w.End))))
}

var (
	joins   = rules.KeysOf("and", "or", "to")
	labels  = rules.KeysOf("at", "in", "on", "aged", "age", "since", "day", "week", "page", "pages", "chapter", "room", "rooms", "number", "numbers", "routes", "flights", "lines", "for", "under", "grade", "season", "round")
	amounts = rules.KeysOf("about", "over", "than", "nearly", "almost", "around", "some", "only", "of", "least", "most", "total", "estimated", "approximately",
		"roughly", "were", "was", "are", "is", "has", "have", "had", "reached", "additional", "another", "extra", "further", "exactly", "more", "with", "employs", "sold")
)

func sign(r rune) bool { return r == '$' || r == '€' || r == '£' || r == '¥' }

// foreignDecimal reports the target's group mark where a decimal mark should
// stand: "4,6 billion". Human translators leave it as well.
func foreignDecimal(p *rules.Pass, m *rules.Mark, decimal string) {
	left, right := digitsBefore(p, m.Start), digitsAfter(p, m.End)
	if left.Len() < 1 || left.Len() > 3 || right.Len() < 1 || right.Len() > 2 || !figureStarts(p, left.Start) {
		return
	}
	if p.After(right.End) == '-' || !measured(p, right.End) && (!sign(p.Before(left.Start)) || !figureEnds(p, right.End)) {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: left.Start, End: right.End},
		Message:  "Decimal " + m.In(p.Text) + " in " + p.Text[left.Start:right.End],
		Fix:      rules.Replace(rules.Unsafe, "Write the target's decimal mark", m.Span, decimal),
	})
}

// spacedDecimal reports a space at the decimal mark of what is measured, be it
// the mark of the target or of the source: "1 ,5 km", "by 2. 5 million".
func spacedDecimal(p *rules.Pass, m *rules.Mark, decimal string) {
	left, right := digitsBefore(p, back(p, m.Start)), digitsAfter(p, next(p, m.End))
	if (left.End == m.Start) == (right.Start == m.End) || left.Len() < 1 || left.Len() > 3 || right.Len() < 1 || right.Len() > 2 || !figureStarts(p, left.Start) {
		return
	}
	fraction := m.Class == rules.Stop && p.After(right.End) == '%' // no sentence begins with "2%"
	if m.Class == rules.Stop && right.Start == m.End && (fraction || sign(p.Before(left.Start)) && amountEnds(p, right.End)) {
		p.Report(rules.Diagnostic{ // "0 .4%", "$259 .8m"
			Severity: rules.Info,
			Span:     rules.Span{Start: left.Start, End: right.End},
			Message:  "Space inside the figure " + left.In(p.Text) + decimal + right.In(p.Text),
			Fix:      rules.Replace(rules.Safe, "Close up the figure", rules.Span{Start: left.End, End: m.Start}, ""),
		})
		return
	}
	if !measured(p, right.End) || left.End == m.Start && !fraction && !leadsFigure(p, left.Start) {
		return // "He scored 3. 5 million watched", "In rooms 4, 5 percent more"
	}
	grade := rules.Unsafe
	if fraction && decimal == "." && left.End == m.Start {
		grade = rules.Safe
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: left.Start, End: right.End},
		Message:  "Space inside the figure " + left.In(p.Text) + decimal + right.In(p.Text),
		Fix:      rules.Replace(grade, "Close up the figure", rules.Span{Start: left.End, End: right.Start}, decimal),
	})
}

// amountEnds reports whether a sum ends at a byte offset, perhaps with m or bn behind it.
func amountEnds(p *rules.Pass, at int) bool {
	w, ok := wordAt(p, at)
	return !ok || w.Key == keyM || w.Key == keyBn
}

var keyM, keyBn = rules.Key("m"), rules.Key("bn")

// leadsFigure reports whether what stands before a byte offset leads to an amount.
func leadsFigure(p *rules.Pass, at int) bool {
	if sign(p.Before(at)) {
		return true
	}
	w, ok := wordBack(p, at)
	return ok && w.Case == rules.Lower && (amounts.Has(w.Key) || leads.Has(w.Key))
}

var leads = rules.KeysOf("by", "to", "from", "cost", "costs", "rose", "fell", "grew", "lost", "won", "paid", "spent", "the", "a", "up", "worth", "into", "totalled", "totaled", "for")

// apostropheGroup reports the Swiss mark between the groups of a figure: "10'000".
func apostropheGroup(p *rules.Pass, m *rules.Mark, group string) {
	left, right := digitsBefore(p, m.Start), digitsAfter(p, m.End)
	if m.Rune != '\'' && m.Rune != '’' || left.Len() > 3 || right.Len() != 3 || p.Text[left.Start] == '0' || rules.IsLetter(p.Before(left.Start)) {
		return
	}
	if r := p.After(right.End); rules.IsLetter(r) || r == '"' || r == '”' {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: left.Start, End: right.End},
		Message: "Thousands set apart with an apostrophe in " + p.Text[left.Start:right.End],
		Fix:     rules.Replace(rules.Unsafe, "Write the target's separator", m.Span, group),
	})
}

var (
	units = rules.KeysOf("percent", "per", "percentage", "km", "m", "cm", "mm", "kg", "g", "t", "ha", "kilometers", "kilometres", "meters", "metres", "degrees", "tons", "tonnes",
		"seconds", "second", "minutes", "hours", "points", "times", "litres", "liters", "hectares", "kilograms", "magnitude", "grams", "months", "weeks", "days", "megawatts", "years", "miles", "euros", "rubles", "roubles", "crowns", "dollars", "prozent")
	// whole are people and things, of which there are no thousandth parts.
	whole = rules.KeysOf("people", "persons", "men", "women", "children", "students", "pupils", "teachers", "patients", "doctors", "nurses", "soldiers", "troops", "officers", "police", "firefighters", "workers", "employees",
		"residents", "inhabitants", "citizens", "voters", "passengers", "tourists", "visitors", "spectators", "fans", "guests", "families", "households", "homes", "houses", "apartments", "buildings", "schools", "vehicles", "cars",
		"buses", "trucks", "tanks", "drones", "missiles", "aircraft", "flights", "ships", "animals", "cows", "sheep", "trees", "cases", "deaths", "infections", "victims", "injured", "dead", "votes", "signatures", "copies", "tickets",
		"companies", "firms", "businesses", "shops", "stores", "farms", "hospitals", "hotels", "villages", "members", "supporters", "demonstrators", "respondents", "candidates", "crimes", "offences", "arrests", "incidents", "accidents", "letters", "calls", "books", "weapons", "bombs", "shells", "rockets", "mines", "users", "customers", "subscribers", "followers", "readers", "viewers", "boats", "trains", "jobs", "migrants", "refugees", "prisoners", "participants", "volunteers", "protesters", "delegates", "tests", "doses", "beds", "seats", "pages", "complaints", "applications", "liras", "lira", "tl")
	// rounded are of precise what news tells in round figures.
	rounded = rules.KeysOf("litres", "liters", "km", "kilometers", "kilometres", "metres", "meters", "degrees", "miles", "yen", "kg", "tons", "tonnes", "hectares")
	// precise are what is measured to three places: "10.500 seconds".
	precise = rules.KeysOf("seconds", "second", "sec", "s", "percent", "per", "percentage", "km", "m", "cm", "mm", "kg", "g", "t", "kilometers", "kilometres", "meters", "metres", "degrees",
		"points", "point", "litres", "liters", "miles", "mph", "ghz", "mhz", "hz", "version", "grams", "inches", "yen", "average", "and")
)

// foreignGroups reports the target's decimal mark between the groups of a
// figure: "800.000", "1.234.567". It gives the end of what it read.
func foreignGroups(p *rules.Pass, m *rules.Mark, group string) int {
	left := digitsBefore(p, m.Start)
	if left.Len() < 1 || left.Len() > 3 || p.Text[left.Start] == '0' || !figureStarts(p, left.Start) {
		return m.End
	}
	end, n, last := left.End, 0, rules.Span{}
	for p.After(end) == m.Rune {
		last = digitsAfter(p, end+1)
		if last.Len() != 3 {
			break
		}
		end = last.End
		n++
	}
	if n > 0 && last.Len() == 3 && p.Text[end:min(end+1, len(p.Text))] == group {
		if cents := digitsAfter(p, end+1); cents.Len() >= 1 && cents.Len() <= 2 && figureEnds(p, cents.End) {
			swapped(p, rules.Span{Start: left.Start, End: cents.End}, m, group)
			return cents.End
		}
	}
	if n == 0 || n == 3 && p.Text[left.Start] < '3' || last.Len() != 3 || !figureEnds(p, end) {
		return max(end, m.End) // "192.168.100.100" is an address
	}
	severity := rules.Warning
	if n == 1 {
		severity = oneGroup(p, left, last)
	}
	if severity == 0 {
		return end
	}
	whole := rules.Span{Start: left.Start, End: end}
	var edits []rules.Edit
	for at := left.End; at < end; at += 4 {
		edits = append(edits, rules.Edit{Span: rules.Span{Start: at, End: at + 1}, New: group})
	}
	p.Report(rules.Diagnostic{
		Severity: severity,
		Span:     whole,
		Message:  fmt.Sprintf("Thousands set apart with %c in %s", m.Rune, whole.In(p.Text)),
		Fix:      &rules.Fix{Title: "Write the target's separator", Applicability: rules.Unsafe, Edits: edits},
	})
	return end
}

// swapped reports a figure with the two marks in each other's place: "1.500,50".
func swapped(p *rules.Pass, whole rules.Span, m *rules.Mark, group string) {
	decimal := string(m.Rune)
	text := strings.NewReplacer(decimal, group, group, decimal).Replace(whole.In(p.Text))
	p.Report(rules.Diagnostic{
		Span:    whole,
		Message: fmt.Sprintf("Thousands set apart with %s and decimals with %s in %s", decimal, group, whole.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Write the target's separators", whole, text),
	})
}

// oneGroup gives how sure it is that left and right make one whole figure,
// "800.000", and no fraction with three places; zero where nothing speaks for it.
func oneGroup(p *rules.Pass, left, right rules.Span) rules.Severity {
	if p.After(next(p, right.End)) == '%' || p.After(next(p, right.End)) == '°' || left.Len() == 1 && sign(p.Before(left.Start)) {
		return 0 // "$1.300" is a rate
	}
	w, ok := wordNext(p, right.End)
	if ok && (precise.Has(w.Key) || scales.Has(w.Key)) {
		if strings.HasSuffix(right.In(p.Text), "00") && rounded.Has(w.Key) {
			return rules.Info // nobody measures “9.000 liters” to the milliliter
		}
		return 0
	}
	round := strings.HasSuffix(right.In(p.Text), "00")
	switch {
	case ok && w.Start == right.End+1 && whole.Has(w.Key):
		return rules.Warning
	case round && (left.Len() > 1 || ok && w.Start > right.End && w.Case == rules.Lower && w.Len() > 3):
		return rules.Warning
	case left.Len() > 1 && ok && w.Start > right.End && w.Case == rules.Lower && w.Len() > 3:
		return rules.Info
	}
	return 0
}

// dottedTime reports "00.37", a time of day with the stop of German and
// Italian. The British write "7.30 pm" themselves, but no zero before the hour.
func dottedTime(p *rules.Pass, m *rules.Mark) {
	hours, minutes := digitsBefore(p, m.Start), digitsAfter(p, m.End)
	if minutes.Len() != 2 || value(p, hours) > 24 || (hours.Len() != 2 || p.Text[hours.Start] != '0') && !inHours(p, hours, minutes) && !afternoon(p, hours, minutes) || value(p, minutes) > 59 || !figureStarts(p, hours.Start) || !figureEnds(p, minutes.End) {
		return
	}
	w, ok := wordBack(p, hours.Start)
	if at := back(p, hours.Start); p.Before(at) != '\n' && (!ok || !clockLeads.Has(w.Key) && !hourWords.Has(w.Key)) {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: hours.Start, End: minutes.End},
		Message:  "Stop in the time " + p.Text[hours.Start:minutes.End],
		Fix:      rules.Replace(rules.Unsafe, "Write the colon", m.Span, ":"),
	})
}

// inHours reports whether the word “hour” stands before a time of day, or “hours”
// or “o’clock” behind it.
func inHours(p *rules.Pass, hours, minutes rules.Span) bool {
	if w, ok := wordBack(p, hours.Start); ok && hourWords.Has(w.Key) && hours.Len() > 0 {
		return true
	}
	w, ok := wordNext(p, minutes.End)
	return ok && w.Start == minutes.End+1 && w.Key == keyO && p.Text[hours.Start] > '0'
}

// afternoon reports whether a figure is a time of the second half of a day by
// the words beside it: “at 16.30 on Monday”; a price or a length is none.
func afternoon(p *rules.Pass, hours, minutes rules.Span) bool {
	if h := value(p, hours); h < 13 || h > 23 {
		return false
	}
	lead, ok := wordBack(p, hours.Start)
	if verb, found := wordBack(p, lead.Start); ok && found && (priced.Has(verb.Key) || verb.HasDigit) {
		return false // “the fund closed at 16.30 on Monday”
	}
	if w, ok := wordNext(p, minutes.End); ok && w.Start == minutes.End+1 {
		return dayWords.Has(w.Key)
	}
	return p.EndsSentence(minutes.End)
}

// priced are words behind which a figure is a price.
var priced = rules.KeysOf("closed", "close", "closing", "traded", "trading", "quoted", "offered", "stood", "ended", "settled", "fixed", "priced", "opened", "pegged", "rate", "rates", "points", "higher", "lower", "up", "down", "fell", "rose", "dlrs", "pct", "unchanged", "dollar", "crude", "oil", "bid", "sold", "price", "prices", "yen", "marks", "francs", "level")

var dayWords = rules.KeysOf("on", "local", "today", "yesterday", "tomorrow", "gmt", "msk", "moscow", "when", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

var (
	hourWords = rules.KeysOf("hour", "hours")
	keyO      = rules.Key("o")
)

// spacedFigures reports figures grouped with spaces: "10 000".
func spacedFigures(p *rules.Pass) {
	words, done := p.Words(), 0
	for _, n := range p.Figures() {
		i := int(n)
		if i < done || i+1 >= len(words) || words[i+1].Script != rules.Digits || !grouped(p, &words[i], &words[i+1]) {
			continue
		}
		first, last := i, i+1
		for last+1 < len(words) && grouped(p, &words[last], &words[last+1]) {
			last++
		}
		done = last + 1
		spacedFigure(p, first, last)
	}
}

// grouped reports whether b is three digits behind a and one space.
func grouped(p *rules.Pass, a, b *rules.Word) bool {
	if b.Script != rules.Digits || b.Len() != 3 || b.Start <= a.End || b.Start-a.End > len("\u202f") {
		return false
	}
	r := p.After(a.End)
	return r != '\n' && rules.IsSpace(r) && a.End+len(string(r)) == b.Start && digit(p.After(b.Start)) && digit(p.Before(b.End))
}

// beforeYear are words that a year follows.
var beforeYear = rules.KeysOf("in", "since", "until", "till", "during")

// yearly reports whether a figure of four digits may be a year of which news tells.
func yearly(figure string) bool { return figure >= "1800" && figure < "2100" }

func spacedFigure(p *rules.Pass, first, last int) {
	words := p.Words()
	head, tail := words[first], words[last]
	if head.Len() > 3 || p.Text[head.Start] == '0' || !digit(p.After(head.Start)) || !figureStarts(p, head.Start) || !figureEnds(p, tail.End) {
		return
	}
	// "020 7 000 000" and "+1 555 555" are numbers to call, "400 737 Max" is a plane.
	if r := p.Before(back(p, head.Start)); digit(r) || r == '+' || r == ')' || r == '-' || digit(p.After(next(p, tail.End))) {
		return
	}
	if w, ok := wordBack(p, head.Start); ok && last == first+1 && head.Len() == 1 && beforeYear.Has(w.Key) && yearly(head.In(p.Text)+tail.In(p.Text)) {
		p.Report(rules.Diagnostic{
			Severity: rules.Info,
			Span:     rules.Span{Start: head.Start, End: tail.End},
			Message:  "Space inside the year " + head.In(p.Text) + tail.In(p.Text),
			Fix:      rules.Replace(rules.Unsafe, "Close up the year", rules.Span{Start: head.End, End: tail.Start}, ""),
		})
		return
	}
	severity := rules.Warning
	if !strings.HasSuffix(tail.In(p.Text), "000") && last == first+1 {
		w, ok := wordNext(p, tail.End)
		if (!ok || w.Case != rules.Lower || p.After(tail.End) != ' ' && !rules.IsSpace(p.After(tail.End))) && !sign(p.Before(head.Start)) {
			return
		}
		severity = rules.Info
	}
	if last > first+1 && !strings.HasSuffix(tail.In(p.Text), "000") {
		if w, ok := wordNext(p, tail.End); !ok || w.Case != rules.Lower {
			return // it may be a number to call
		}
	}
	var edits []rules.Edit
	for i := first; i < last; i++ {
		edits = append(edits, rules.Edit{Span: rules.Span{Start: words[i].End, End: words[i+1].Start}, New: p.Conventions().Group})
	}
	whole := rules.Span{Start: head.Start, End: tail.End}
	p.Report(rules.Diagnostic{
		Severity: severity,
		Span:     whole,
		Message:  "Thousands set apart with a space in " + whole.In(p.Text),
		Fix:      &rules.Fix{Title: "Write the target's separator", Applicability: rules.Unsafe, Edits: edits},
	})
}
