package number

import (
	"fmt"
	"strings"
	"time"

	"github.com/mtlint/mtlint/rules"
)

// Date flags dates written the source language's way, and dates that do not exist.
var Date = Family.Add(rules.Rule{
	ID:      "date",
	Summary: "Date written the source language's way, or no date at all",
	Why: `German puts a stop behind the day, Russian the word “year” behind the year, and engines copy both; some move the day to another month.
A date that is no date cannot be checked by the reader.`,
	Examples: []rules.Example{
		{Bad: "The ferry returns on 26. July.", Good: "The ferry returns on 26 July."},
		{Bad: "It sank in 2022 year.", Good: "It sank in 2022."},
		{Bad: "He was born on January, 26, 1990.", Good: "He was born on January 26, 1990."},
		{Bad: "The vote is due on 31 June."},
		{Good: "Since April, 9 of them left. He scored 3. May was cold. The 2022 year-end sale began in July 31 days ago."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.OwnPhrase | rules.Chained | rules.FigureTail | rules.AnyOf(rules.Slash),
	Check:    date,
})

func date(p *rules.Pass) {
	if !english(p) {
		return
	}
	words := p.Words()
	hits := p.OwnPhrases()
	for n := range hits {
		i := hits[n].From
		behind := i > 0 && words[i-1].Script == rules.Digits // a date has its figure beside the month
		switch {
		case words[i].Case == rules.Lower && behind:
			lowMonth(p, i)
		case words[i].Case == rules.Lower:
			lowAlone(p, i)
		case words[i].Case == rules.Title && (behind || i > 1 && words[i-1].Key == keyOf && words[i-2].Script == rules.Digits || i+1 < len(words) && words[i+1].Script == rules.Digits):
			dayDot(p, i)
			ofMonth(p, i)
			monthComma(p, i)
			dayList(p, i)
			theDay(p, i)
			dayEnding(p, i)
			calendar(p, i)
		}
	}
	if p.Shows(rules.FigureTail) {
		for _, n := range p.Figures() {
			if i := int(n) + 1; i < len(words) && words[i].Case == rules.Lower && (words[i].Key == keyYear || yearLetters.Has(words[i].Key) && p.After(words[i].End) == '.') {
				yearWord(p, i)
			}
		}
	}
	if p.Shows(rules.Chained) {
		chained(p)
	}
	for _, i := range p.MarksOf(rules.Slash) {
		if m := &p.Marks()[i]; figureBefore(p, m.Start) {
			bracketed(p, m)
		}
	}
}

// chained looks at figures with the same mark twice.
func chained(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Dash) {
		if m := &p.Marks()[i]; m.Rune == '-' && figureBefore(p, m.Start) {
			timestamp(p, m)
		}
	}
	done := 0
	for _, i := range p.MarksOf(rules.Stop) {
		if m := &p.Marks()[i]; m.Start >= done && figureBefore(p, m.Start) {
			done = dotted(p, m)
		}
	}
}

var keyYear = rules.Key("year")

// yearLetters stand, with a stop, behind a year in Polish (“2023 r.”) and in Russian.
var yearLetters = rules.KeysOf("r", "g")

// lowMonth reports "26 july", as most languages write it. "March" and "may"
// are verbs as well: they need a year behind them, or "on" before the day.
func lowMonth(p *rules.Pass, i int) {
	w := p.Words()[i]
	day := digitsBefore(p, back(p, w.Start))
	if day.Len() < 1 || day.Len() > 2 || day.End == w.Start || value(p, day) < 1 || value(p, day) > 31 || !figureStarts(p, day.Start) || p.After(w.End) == '-' {
		return
	}
	if w.Key == keyMarch || w.Key == keyMay {
		year := digitsAfter(p, next(p, w.End))
		before, ok := wordBack(p, day.Start)
		if (year.Len() != 4 || year.Start == w.End) && (!ok || !surely.Has(before.Key) && days[before.Key] == 0) {
			return
		}
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: day.Start, End: w.End},
		Message: fmt.Sprintf("The month in lower case in “%s”", rules.Span{Start: day.Start, End: w.End}.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Write the month with a capital", w.Span, monthNames[months[w.Key]-1]),
	})
}

// lowAlone reports a month in lower case behind a word that months stand behind:
// “at the end of november”. Some months are words of other kinds as well.
func lowAlone(p *rules.Pass, i int) {
	words := p.Words()
	w := &words[i]
	if i == 0 || w.Key == keyMarch || w.Key == keyMay || w.Key == keyAugust || words[i-1].End+1 != w.Start || !beforeMonths.Has(words[i-1].Key) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("The month in lower case in “%s”", rules.Span{Start: words[i-1].Start, End: w.End}.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Write the month with a capital", w.Span, monthNames[months[w.Key]-1]),
	})
}

// beforeMonths are words that a month stands behind.
var beforeMonths = rules.KeysOf("in", "on", "of", "since", "until", "till", "from", "to", "by", "last", "next", "early", "mid", "late", "this", "between", "during", "and", "before", "after")

var keyAugust = rules.Key("august")

var keyMarch, keyMay = rules.Key("march"), rules.Key("may")

// dayDot reports "26. July", unless the stop ends a sentence, as in "He scored 3. May was cold".
func dayDot(p *rules.Pass, i int) {
	w := p.Words()[i]
	if before := p.Words()[max(0, i-1)]; before.Key == keyOf && before.Start > 0 {
		w.Start = before.Start // "8. of July"
	}
	stop := back(p, w.Start) - 1
	if stop < 0 || p.Text[stop] != '.' {
		return
	}
	day := digitsBefore(p, stop)
	if day.Len() < 1 || day.Len() > 2 || value(p, day) < 1 || value(p, day) > 31 || p.Before(day.Start) == ',' || p.Before(day.Start) == '.' || rules.IsLetter(p.Before(day.Start)) {
		return
	}
	grade := dayGrade(p, day, i)
	if grade == rules.NoFix {
		return
	}
	span, gap := rules.Span{Start: stop, End: stop + 1}, ""
	if w.Start == stop+1 {
		gap = " "
	}
	d := rules.Diagnostic{
		Span:    rules.Span{Start: day.Start, End: w.End},
		Message: fmt.Sprintf("Stop behind the day in “%s %s”", day.In(p.Text), w.In(p.Text)),
		Fix:     rules.Replace(grade, "Remove the stop", span, gap),
	}
	if grade == rules.Safe {
		d.Slip = rules.NoSlip // the writing of other languages
	}
	p.Report(d)
}

// ofMonth reports "8 of July", where the figure is no count: people say “the 8th of July”.
func ofMonth(p *rules.Pass, i int) {
	words := p.Words()
	if i < 2 || words[i-1].Key != keyOf || words[i-2].Script != rules.Digits || words[i-2].End+1 != words[i-1].Start || words[i-1].End+1 != words[i].Start {
		return
	}
	day := words[i-2].Span
	if day.Len() > 2 || value(p, day) < 1 || value(p, day) > 31 || !figureStarts(p, day.Start) || p.After(words[i].End) == '’' || p.After(words[i].End) == '\'' {
		return
	}
	before, ok := wordBack(p, day.Start)
	comma := p.Before(back(p, day.Start)) == ','
	if !comma && (!ok || !surely.Has(before.Key) && days[before.Key] == 0 && !perhaps.Has(before.Key)) {
		return // “He sold 8 of July’s crop”
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: day.Start, End: words[i].End},
		Message: fmt.Sprintf("“of” between day and month in “%s”", rules.Span{Start: day.Start, End: words[i].End}.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: day.End, End: words[i].Start}, " "),
	})
}

// dayGrade gives how sure it is that the figure before words[i] is a day.
func dayGrade(p *rules.Pass, day rules.Span, i int) rules.Applicability {
	words := p.Words()
	before, ok := wordBack(p, day.Start)
	switch r := p.Before(day.Start); {
	case ok && (surely.Has(before.Key) || days[before.Key] > 0), r == '/' || r == '-' || r == '–' || r == '(' || r == '\n':
		return rules.Safe
	case p.Before(back(p, day.Start)) == ',':
		if w, found := wordBack(p, back(p, day.Start)-1); found && days[w.Key] > 0 {
			return rules.Safe // "Monday, 27. July"
		}
	}
	end := words[i].End
	if year := digitsAfter(p, next(p, end)); year.Len() == 4 || p.After(end) == '.' || p.After(end) == ',' {
		return rules.Safe
	}
	switch {
	case i+1 < len(words) && verbs.Has(words[i+1].Key):
		return rules.NoFix // "They lost by 3. May said so."
	case ok && perhaps.Has(before.Key):
		return rules.Safe
	}
	return rules.Unsafe
}

var (
	surely  = rules.KeysOf("on", "of", "from", "since", "until", "till", "dated", "published", "between")
	perhaps = rules.KeysOf("to", "by", "before", "after", "the", "and", "for", "tomorrow", "today", "yesterday", "already", "next", "through")
	verbs   = rules.KeysOf("was", "is", "will", "has", "had", "saw", "were", "may", "brought", "came", "can", "could", "would", "should", "did", "does", "said", "told", "also", "then", "who", "and")
)

// monthComma reports "January, 26" where it can be nothing but a date: with
// "on" or a weekday before it, or with the year behind it.
func monthComma(p *rules.Pass, i int) {
	w := p.Words()[i]
	if p.After(w.End) != ',' {
		return
	}
	day := digitsAfter(p, next(p, w.End+1))
	if day.Len() < 1 || day.Len() > 2 || value(p, day) < 1 || value(p, day) > 31 {
		return
	}
	behind := p.After(day.End)
	at := day.End
	if behind == ',' {
		at++
	}
	year := digitsAfter(p, next(p, at))
	whole := year.Len() == 4 && year.Start > at && (p.Text[year.Start] == '1' || p.Text[year.Start] == '2')
	before, ok := wordBack(p, w.Start)
	led := ok && (before.Key == keyOn || before.Key == keyTo || before.Key == keyUntil || days[before.Key] > 0)
	after, more := wordNext(p, day.End)
	closed := ends(p, day.End) || led && more && after.Case == rules.Lower && goOn.Has(after.Key)
	led = led || ok && surely.Has(before.Key)
	if ok && before.Script == rules.Digits || !whole && (!led || !closed) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: w.Start, End: day.End},
		Message: fmt.Sprintf("Comma between month and day in “%s %s”", w.In(p.Text), day.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Remove the comma", rules.Span{Start: w.End, End: day.Start}, " "),
	})
}

var (
	keyOf                  = rules.Key("of")
	keyOn, keyTo, keyUntil = rules.Key("on"), rules.Key("to"), rules.Key("until")
	// goOn are the words that a sentence goes on with behind a date.
	goOn = rules.KeysOf("in", "at", "and", "when", "after", "before", "for", "by", "with", "during", "near", "was", "is", "will", "the", "has", "had", "compared", "from", "against", "because", "as", "but", "between")
)

// dayList reports three days or more joined by hyphens: "23-24-25 May".
func dayList(p *rules.Pass, i int) {
	w := p.Words()[i]
	end := back(p, w.Start)
	at, n, last, running := end, 0, 0, true
	for {
		day := digitsBefore(p, at)
		if day.Len() < 1 || day.Len() > 2 {
			return
		}
		v := value(p, day)
		running = running && (n == 0 || v == last-1)
		at, last = day.Start, v
		n++
		if p.Before(at) != '-' {
			break
		}
		at--
	}
	if n < 3 || end == w.Start || rules.IsLetter(p.Before(at)) {
		return
	}
	d := rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: at, End: w.End},
		Message:  fmt.Sprintf("%d days of %s joined by hyphens", n, w.In(p.Text)),
	}
	if first, final := digitsAfter(p, at), digitsBefore(p, end); running {
		d.Fix = rules.Replace(rules.Unsafe, "Name the first and the last", rules.Span{Start: first.End, End: final.Start}, "–")
	}
	p.Report(d)
}

// theDay reports "the 8 October" where a clause ends behind it: of things people
// say “the 11 September attacks”.
func theDay(p *rules.Pass, i int) {
	words := p.Words()
	if i < 2 || words[i-2].Key != keyThe || words[i-1].Script != rules.Digits || words[i-2].End+1 != words[i-1].Start || words[i-1].End+1 != words[i].Start || !ends(p, words[i].End) {
		return
	}
	day := words[i-1].Span
	if day.Len() > 2 || value(p, day) < 1 || value(p, day) > 31 {
		return
	}
	s := rules.Span{Start: words[i-2].Start, End: words[i].End}
	lead := rules.Span{Start: words[i-2].Start, End: day.Start}
	fix := rules.Replace(rules.Unsafe, "Remove the article", lead, "")
	if i > 2 && words[i-3].Case != rules.Lower {
		fix = rules.Replace(rules.Unsafe, "Write “on”", lead, "on ")
	}
	p.Report(rules.Diagnostic{Severity: rules.Info, Span: s, Message: fmt.Sprintf("Article before the day in “%s”", s.In(p.Text)), Fix: fix})
}

var keyThe = rules.Key("the")

// dayEnding reports the ending that Hungarian, Finnish and Turkish join to a day: “January 1-én”.
func dayEnding(p *rules.Pass, i int) {
	words := p.Words()
	if i+2 >= len(words) || words[i+1].Script != rules.Digits || words[i+1].Start != words[i].End+1 || words[i+1].Len() > 2 {
		return
	}
	w := &words[i+2]
	if w.Case != rules.Lower || w.Start != words[i+1].End+1 || p.Text[words[i+1].End] != '-' || w.Len() > 5 || behindDays.Has(w.Key) {
		return
	}
	s := rules.Span{Start: words[i+1].End, End: w.End}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: words[i].Start, End: w.End},
		Message: fmt.Sprintf("Ending of the source language behind the day: “%s”", s.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Remove the ending", s, ""),
	})
}

// behindDays go on behind a day and a hyphen in English.
var behindDays = rules.KeysOf("th", "st", "nd", "rd", "day", "week", "based", "led", "born", "style", "era", "a", "b", "c", "deal", "plan", "vote", "event", "only", "to", "and", "year", "days", "eve", "time", "part")

// bracketed reports a date in figures and brackets behind its weekday, as the
// press of Indonesia and Vietnam has it: “Saturday (5/8/2023)”.
func bracketed(p *rules.Pass, m *rules.Mark) {
	day := digitsBefore(p, m.Start)
	mon := digitsAfter(p, m.End)
	if day.Len() < 1 || day.Len() > 2 || mon.Len() < 1 || mon.Len() > 2 || p.Before(day.Start) != '(' || p.After(mon.End) != '/' {
		return
	}
	year := digitsAfter(p, mon.End+1)
	w, ok := wordBack(p, day.Start-1)
	if !ok || !rules.Weekdays.Has(w.Key) || p.After(year.End) != ')' || year.Len() != 2 && year.Len() != 4 {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: w.Start, End: year.End + 1},
		Message:  "Date in figures and brackets behind the weekday",
	})
}

// yearWord reports "in 2022 year".
func yearWord(p *rules.Pass, i int) {
	w := p.Words()[i]
	if i == 0 || p.After(w.End) == '-' || p.After(w.End) == '’' || p.After(w.End) == '\'' || p.After(w.End) == '–' {
		return
	}
	year := p.Words()[i-1]
	text := year.In(p.Text)
	if year.End != back(p, w.Start) || year.Script != rules.Digits || len(text) != 4 || text[:2] != "19" && text[:2] != "20" {
		return
	}
	before, ok := wordBack(p, year.Start)
	chain := p.Before(year.Start) == '/' || p.Before(year.Start) == '.' // “05/12/2021 year”
	if words := p.Words(); !ok && i > 2 && words[i-2].Script == rules.Digits && p.Text[words[i-2].End:year.Start] == ", " {
		before, ok = words[i-3], true // “February 1, 2023 r.”
	}
	if !chain && (!ok || !yearLeads.Has(before.Key) && month(before) == 0) {
		return
	}
	if after, ok := wordNext(p, w.End); ok && (after.Key == keyOn || after.Key == keyEnd || after.Key == keyOld || after.Case == rules.Title) {
		return // "by 2022 year end", "up on 2021 year on year"
	}
	span := w.Span
	if w.Key != keyYear && !p.EndsSentence(w.End) {
		span.End++ // the stop of the letter
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("“%s” behind %s", w.In(p.Text), text),
		Fix:     &rules.Fix{Title: "Remove the word", Applicability: rules.Unsafe, Edits: remove(rules.Span{Start: year.End, End: span.End})},
	})
}

var (
	yearLeads = rules.KeysOf("in", "of", "since", "from", "by", "until", "till", "for", "before", "after", "during", "to")
	keyEnd    = rules.Key("end")
	keyOld    = rules.Key("old")
)

// dotted reports "26.01.2022", a warning where the source's sign for "year"
// still follows it. It gives the end of what it read.
func dotted(p *rules.Pass, m *rules.Mark) int {
	day := digitsBefore(p, m.Start)
	mon := digitsAfter(p, next(p, m.End))
	if day.Len() < 1 || day.Len() > 2 || mon.Len() < 1 || mon.Len() > 2 || p.After(mon.End) != '.' || !figureStarts(p, day.Start) {
		return m.End
	}
	year := digitsAfter(p, next(p, mon.End+1))
	if (year.Start > mon.End+1) != (mon.Start > m.End) {
		return m.End
	}
	if century := p.Text[year.Start:year.End]; year.Len() != 4 || !strings.HasPrefix(century, "19") && !strings.HasPrefix(century, "20") || value(p, mon) < 1 || value(p, mon) > 12 || value(p, day) < 1 || value(p, day) > 31 || !figureEnds(p, year.End) {
		return m.End
	}
	span, severity := rules.Span{Start: day.Start, End: year.End}, rules.Info
	if w, ok := wordNext(p, year.End); ok && w.In(p.Text) == "\u0433" {
		span.End, severity = w.End, rules.Warning
		if p.After(span.End) == '.' {
			span.End++
		}
	}
	name, number := monthNames[value(p, mon)-1], strings.TrimPrefix(day.In(p.Text), "0")
	text := name + " " + number + ", " + year.In(p.Text)
	if p.Target == "en-GB" {
		text = number + " " + name + " " + year.In(p.Text)
	}
	p.Report(rules.Diagnostic{
		Severity: severity,
		Span:     span,
		Message:  "The date " + p.Text[day.Start:year.End] + " in the source language's figures",
		Fix:      rules.Replace(rules.Unsafe, "Write the name of the month", span, text),
	})
	return span.End
}

// timestamp reports "2026-03-14 16:05:00", the time of a machine, at its first hyphen.
func timestamp(p *rules.Pass, m *rules.Mark) {
	year, mon := digitsBefore(p, m.Start), digitsAfter(p, m.End)
	if year.Len() != 4 || mon.Len() != 2 || p.After(mon.End) != '-' || !figureStarts(p, year.Start) {
		return
	}
	day := digitsAfter(p, mon.End+1)
	at := day.End
	if p.After(at) == 'T' {
		at++
	}
	hours := digitsAfter(p, next(p, at))
	if day.Len() != 2 || hours.Len() != 2 || hours.Start == day.End || p.After(hours.End) != ':' {
		return
	}
	minutes := digitsAfter(p, hours.End+1)
	if minutes.Len() != 2 || p.After(minutes.End) != ':' {
		return
	}
	seconds := digitsAfter(p, minutes.End+1)
	if seconds.Len() != 2 {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: year.Start, End: seconds.End},
		Message:  "Time of a machine, to the second",
	})
}

// A dayOf is a date around the name of a month.
type dayOf struct {
	rules.Span
	day, year int  // year is 0 where none is named
	sure      bool // it is a date for certain: "31 June 2022", "on 31 June"; of a day that each month has it is not said
}

// calendar reports a day that the month has not, and a weekday that is not the day's.
func calendar(p *rules.Pass, i int) {
	d, ok := dateAround(p, i)
	if !ok {
		return
	}
	if d.day > shortest {
		if month := months[p.Words()[i].Key]; d.day > lengthOf(month, d.year) {
			if d.sure {
				p.Reportf(d.Span, "%s has no %s", monthNames[month-1], nth(d.day))
			}
			return
		}
	}
	if d.year < 1900 || d.year > 2100 {
		return
	}
	at := back(p, d.Start)
	if p.Before(at) == ',' {
		at = back(p, at-1)
	}
	w, ok := wordBefore(p, at)
	if !ok || days[w.Key] == 0 || w.Case != rules.Title {
		return
	}
	is := time.Date(d.year, time.Month(months[p.Words()[i].Key]), d.day, 0, 0, 0, 0, time.UTC).Weekday().String()
	if is != w.In(p.Text) {
		p.Reportf(rules.Span{Start: w.Start, End: d.End}, "%s was a %s, not a %s", d.In(p.Text), is, w.In(p.Text))
	}
}

// dateAround reads "31 June 2022" or "June 31, 2022" around words[i].
func dateAround(p *rules.Pass, i int) (d dayOf, ok bool) {
	w := &p.Words()[i]
	d.Span = w.Span
	before := digitsBefore(p, back(p, w.Start))
	behind := digitsAfter(p, next(p, w.End))
	var at int
	switch {
	case before.Len() >= 1 && before.Len() <= 2 && before.End < w.Start && figureStarts(p, before.Start):
		d.day, d.Start, at = value(p, before), before.Start, w.End
	case behind.Len() >= 1 && behind.Len() <= 2 && behind.Start > w.End && !rules.IsLetter(p.After(behind.End)):
		d.day, d.End, at = value(p, behind), behind.End, behind.End
		if digit(p.After(behind.End + 1)) {
			return d, false // "June 31,000", "May 30.5", "June 30-50"
		}
	default:
		return d, false
	}
	if p.After(at) == ',' {
		at++
	}
	if year := digitsAfter(p, next(p, at)); year.Len() == 4 && year.Start > at && (p.Text[year.Start] == '1' || p.Text[year.Start] == '2') && !rules.IsLetter(p.After(year.End)) {
		d.year, d.End, d.sure = 100*value(p, rules.Span{Start: year.Start, End: year.Start + 2})+value(p, rules.Span{Start: year.Start + 2, End: year.End}), year.End, true
	} else if d.day > shortest && ends(p, d.End) {
		lead, led := wordBack(p, d.Start)
		d.sure = led && surely.Has(lead.Key)
	}
	return d, d.day > 0
}

// shortest is how many days each month has at least.
const shortest = 28

// lengthOf gives the number of days of a month; February has 29 where no year is known.
func lengthOf(month, year int) int {
	if year == 0 {
		year = 2000
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// nth writes a day of a month in words and figures: "31st".
func nth(day int) string {
	ending := "th"
	switch {
	case day/10 == 1:
	case day%10 == 1:
		ending = "st"
	case day%10 == 2:
		ending = "nd"
	case day%10 == 3:
		ending = "rd"
	}
	return fmt.Sprintf("%d%s", day, ending)
}
