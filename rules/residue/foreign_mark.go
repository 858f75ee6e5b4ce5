package residue

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// ForeignMark flags marks of Chinese, Japanese, Arabic, Indic and Spanish
// writing where the target language has its own.
var ForeignMark = Family.Add(rules.Rule{
	ID:      "foreign-mark",
	Summary: "Mark of another writing system",
	Why: `Engines translate the words and copy the marks between them: ， for a comma, 。 for a full stop, ¿ before a
question. The reader sees odd spaces and signs that no keyboard of the language has.`,
	Examples: []rules.Example{
		{Bad: "The port is closed，the mayor said。It opens on Monday.", Good: "The port is closed, the mayor said. It opens on Monday."},
		{Bad: "The work （phase two） costs 5％ more.", Good: "The work (phase two) costs 5% more."},
		{Bad: "The novel 《Winter Harbour》 sold out.", Good: "The novel “Winter Harbour” sold out."},
		{Good: "¿Dónde está el puerto?", Target: "es"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.WidePunct, rules.SpaceRun) | rules.BeyondASCII,
	Check:    foreignMark,
})

// writing is whose marks they are.
type writing uint8

const (
	eastAsian writing = iota
	arabic
	indic
	spanish
)

// A markRow says what stands for a foreign mark: text, and on which side of it
// a space is right.
type markRow struct {
	writing       writing
	text          string
	before, after bool
}

// ownMarks are the marks that stand for those of other writing systems; an
// empty text is a mark to delete.
var ownMarks = map[rune]markRow{
	'，': {eastAsian, ",", false, true}, '、': {eastAsian, ",", false, true}, '､': {eastAsian, ",", false, true},
	'。': {eastAsian, ".", false, true}, '｡': {eastAsian, ".", false, true}, '．': {eastAsian, ".", false, true},
	'：': {eastAsian, ":", false, true}, '；': {eastAsian, ";", false, true},
	'？': {eastAsian, "?", false, true}, '！': {eastAsian, "!", false, true},
	'（': {eastAsian, "(", true, false}, '）': {eastAsian, ")", false, true},
	'［': {eastAsian, "[", true, false}, '］': {eastAsian, "]", false, true},
	'％': {eastAsian, "%", false, true}, '＆': {eastAsian, "&", true, true}, '／': {eastAsian, "/", false, false},
	'＠': {eastAsian, "@", false, false}, '＃': {eastAsian, "#", true, false}, '＊': {eastAsian, "*", false, false},
	'＋': {eastAsian, "+", false, false}, '＝': {eastAsian, "=", false, false}, '｜': {eastAsian, "|", true, true},
	'،': {arabic, ",", false, true}, '؛': {arabic, ";", false, true}, '؟': {arabic, "?", false, true}, '٪': {arabic, "%", false, true},
	'۔': {arabic, ".", false, true}, '٫': {arabic, "decimal", false, false}, '٬': {arabic, "group", false, false},
	'।': {indic, ".", false, true}, '॥': {indic, ".", false, true},
	'¿': {spanish, "", false, false}, '¡': {spanish, "", false, false},
}

// bracketPairs are the brackets that enclose titles and headings in East Asian writing.
var bracketPairs = map[rune]rune{'《': '》', '〈': '〉', '【': '】', '〔': '〕', '〖': '〗'}

func foreignMark(p *rules.Pass) {
	ideographicSpaces(p)
	doubled(p)
	wideHyphens(p)
	nameDots(p)
	marks := p.Marks()
	at := p.MarksOf(rules.WidePunct)
	if len(at) == 0 {
		return
	}
	if _, ok := own(p); !ok {
		return
	}
	for k, i := range at {
		m := marks[i]
		if m.Rune == '・' {
			middleDot(p, m)
		} else if m.Rune == '～' || m.Rune == '〜' {
			wave(p, m)
		} else if row, ok := ownMarks[m.Rune]; ok {
			oneMark(p, m, row)
		} else if closing, ok := bracketPairs[m.Rune]; ok {
			brackets(p, m, closing, at[k+1:])
		}
	}
}

// doubled reports the ellipsis and the dash of Chinese, which take the room of
// two: “wet……”, “the pier——the old one——is closed”. “Mr K——” leaves out a name.
func doubled(p *rules.Pass) {
	marks := p.Marks()
	for _, class := range []rules.Class{rules.Ellipsis, rules.Dash} {
		at := p.MarksOf(class)
		for k := 0; k+1 < len(at); k++ {
			first := &marks[at[k]]
			if first.Rune != '…' && first.Rune != '—' || marks[at[k+1]].Start != first.End {
				continue
			}
			n := 1
			for k+n < len(at) && marks[at[k+n]].Rune == first.Rune && marks[at[k+n]].Start == marks[at[k+n-1]].End {
				n++
			}
			s := rules.Span{Start: first.Start, End: marks[at[k+n-1]].End}
			k += n - 1
			if n != 2 || class == rules.Dash && rules.IsSpace(p.Before(s.Start)) != rules.IsSpace(p.After(s.End)) || belongs(p, eastAsian) || amongForeign(p, *first) {
				continue
			}
			p.Report(rules.Diagnostic{
				Span:    s,
				Message: fmt.Sprintf("Mark of Chinese, which takes the room of two: %s", s.In(p.Text)),
				Fix:     rules.Replace(rules.Safe, "Leave one", s, string(first.Rune)),
			})
		}
	}
}

// nameDots reports the dot that Chinese has between the names of a person:
// “Anna·Lund”. In Catalan and in addresses small letters stand beside it.
func nameDots(p *rules.Pass) {
	if !p.HasLead(firstByteOfDot) || belongs(p, eastAsian) {
		return
	}
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune == '·' && rules.IsLower(p.Before(m.Start)) && rules.IsUpper(p.After(m.End)) && !amongForeign(p, m) {
			p.Report(rules.Diagnostic{
				Span:    m.Span,
				Message: "Mark of Chinese between two names: ·",
				Fix:     rules.Replace(rules.Safe, "Put a space", m.Span, " "),
			})
		}
	}
}

// firstByteOfDot is the first byte of · in UTF-8.
const firstByteOfDot = 0xc2

// wideHyphens reports the hyphen that is as wide as a Chinese character.
func wideHyphens(p *rules.Pass) {
	if !p.HasLead(wideByte) || belongs(p, eastAsian) {
		return
	}
	for _, i := range p.MarksOf(rules.Dash) {
		m := p.Marks()[i]
		if m.Rune == '－' && !amongForeign(p, m) {
			p.Report(rules.Diagnostic{
				Span:    m.Span,
				Message: "Mark of another writing system: －",
				Fix:     rules.Replace(rules.Safe, "Use a hyphen", m.Span, "-"),
			})
		}
	}
}

// wave reports the dash of East Asian writing for a range: “7～9 August”.
func wave(p *rules.Pass, m rules.Mark) {
	if belongs(p, eastAsian) || amongForeign(p, m) {
		return
	}
	d := rules.Diagnostic{Span: m.Span, Message: fmt.Sprintf("Mark of another writing system: %c", m.Rune)}
	if letterOrDigit(p.Before(m.Start)) && letterOrDigit(p.After(m.End)) {
		d.Fix = rules.Replace(rules.Unsafe, "Use a hyphen", m.Span, "-")
	}
	p.Report(d)
}

// middleDot reports the dot that Japanese sets between the parts of a foreign
// name. Engines set it for most hyphens: “Saint・Denis”, “a 3・year plan”.
func middleDot(p *rules.Pass, m rules.Mark) {
	if belongs(p, eastAsian) || amongForeign(p, m) || !letterOrDigit(p.Before(m.Start)) || !letterOrDigit(p.After(m.End)) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    m.Span,
		Message: "Mark of another writing system: ・",
		Fix:     rules.Replace(rules.Unsafe, "Use a hyphen", m.Span, "-"),
	})
}

// oneMark reports a mark that has a counterpart.
func oneMark(p *rules.Pass, m rules.Mark, row markRow) {
	if belongs(p, row.writing) || amongForeign(p, m) {
		return
	}
	if row.writing == spanish {
		invertedMark(p, m)
		return
	}
	c := p.Conventions()
	text := row.text
	switch text {
	case "decimal":
		text = c.Decimal
	case "group":
		text = c.Group
	}
	b := p.Blocks[p.BlockAt(m.Start)]
	span := m.Span
	if !row.before {
		span.Start = max(b.Start, p.SkipSpacesBack(m.Start))
	}
	before, after := p.Before(span.Start), p.After(m.End)
	if rules.IsDigit(before) && rules.IsDigit(after) { // 12：30, 1，000
		row.before, row.after = false, false
	}
	if c.SpaceBefore != "" && strings.Contains(c.SpaceBefore, text) {
		text = "\u202f" + text
	}
	if row.before && span.Start > b.Start && letterOrDigit(before) {
		text = " " + text
	}
	if row.after && m.End < b.End && (spaceBefore(after) || after == '"' && letterOrDigit(p.After(m.End+1))) {
		text += " "
	}
	if row.text == "(" || row.text == "[" {
		span.End = min(b.End, p.SkipSpaces(m.End))
	}
	p.Report(rules.Diagnostic{
		Span:    m.Span,
		Message: fmt.Sprintf("Mark of another writing system: %c", m.Rune),
		Fix:     rules.Replace(rules.Safe, "Use the mark of the language", span, text),
	})
}

// spaceBefore reports whether a space is wanted between a comma and r.
func spaceBefore(r rune) bool {
	switch r {
	case '“', '‘', '«', '„', '(', '[', '（', '$', '€', '£':
		return true
	}
	return letterOrDigit(r)
}

// belongs reports whether marks of a writing are the target language's own.
func belongs(p *rules.Pass, w writing) bool {
	switch w {
	case eastAsian:
		return writes(p, "Hani", "Hans", "Hant", "Jpan", "Kore", "Hang", "Kana")
	case arabic:
		return writes(p, "Arab")
	case indic:
		return writes(p, "Deva", "Beng", "Guru")
	case spanish:
		return slices.Contains([]lang.Tag{"es", "gl", "ca", "ast", "eu"}, p.Target.Base())
	}
	return false
}

// amongForeign reports whether a mark stands beside letters of another script:
// then it belongs to them, and they are the fault.
func amongForeign(p *rules.Pass, m rules.Mark) bool {
	foreign, _ := own(p)
	words := p.Words()
	i := int(m.Next)
	near := func(w rules.Word) bool {
		return !foreign[w.Script] && p.BlockAt(w.Start) == p.BlockAt(m.Start)
	}
	return i > 0 && m.Start-words[i-1].End <= len("」") && near(words[i-1]) ||
		i < len(words) && words[i].Start-m.End <= len("「") && near(words[i])
}

// invertedMark reports ¿ and ¡, unless Spanish follows.
func invertedMark(p *rules.Pass, m rules.Mark) {
	words := p.Words()
	from := int(m.Next)
	if from == len(words) || words[from].Start != m.End {
		return
	}
	n, ok := nativeOf(p.Target)
	if !ok {
		return
	}
	if m.Rune == '¿' && lostCharacter(p, m, words[from]) {
		return
	}
	q, own := quoted(p, m.Span), false
	for i := from; i < min(len(words), from+4); i++ {
		if n.foreign(words[i].Key) || accented(words[i].In(p.Text)) {
			return
		}
		own = own || n.has(words[i].Key) && (q == nil || words[i].Start < q.Close.Start)
	}
	if q != nil && !own {
		return // “¡Viva!” sang the crowd
	}
	d := rules.Diagnostic{
		Span:    m.Span,
		Message: fmt.Sprintf("Mark of Spanish: %c", m.Rune),
		Fix:     rules.Replace(rules.Safe, "Delete the mark", m.Span, ""),
	}
	if words[from].Case != rules.Lower && letterOrDigit(p.Before(p.SkipSpacesBack(m.Start))) && p.BlockAt(p.SkipSpacesBack(m.Start)-1) == p.BlockAt(m.Start) {
		d.Severity, d.Fix.Applicability = rules.Info, rules.Unsafe // “the band ¡Forward, Town! played”
	}
	p.Report(d)
}

// lostCharacter reports a ¿ that some programs write for a character that they do
// not know, and whether m is one: no question begins within a word, nor at an
// amount: “the mayor¿s wife paid ¿500”.
func lostCharacter(p *rules.Pass, m rules.Mark, behind rules.Word) bool {
	d := rules.Diagnostic{Span: m.Span, Message: "A character is lost: ¿"}
	switch before := p.Before(m.Start); {
	case rules.IsLetter(before):
		if rules.IsClitic(before, behind.In(p.Text)) {
			d.Message = "An apostrophe is lost: ¿"
			d.Fix = rules.Replace(rules.Unsafe, "Write the apostrophe", m.Span, p.Style().Apostrophe)
		}
	case rules.IsDigit(p.After(m.End)):
	default:
		return false
	}
	p.Report(d)
	return true
}

// brackets reports the brackets that begin with m, of which the rest may hold
// the closing one.
func brackets(p *rules.Pass, m rules.Mark, closing rune, rest []int32) {
	if belongs(p, eastAsian) || amongForeign(p, m) {
		return
	}
	end := p.Blocks[p.BlockAt(m.Start)].End
	for _, i := range rest {
		c := p.Marks()[i]
		if c.Start >= end || c.Rune == m.Rune {
			break
		}
		if c.Rune != closing {
			continue
		}
		opens, closes := "(", ")"
		if m.Rune == '《' || m.Rune == '〈' {
			pair := p.Style().Pair(0)
			opens, closes = pair.Open, pair.Close
		}
		if letterOrDigit(p.Before(m.Start)) {
			opens = " " + opens
		}
		if letterOrDigit(p.After(c.End)) {
			closes += " "
		}
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: fmt.Sprintf("Brackets of another writing system: %c…%c", m.Rune, closing),
			Related: []rules.Related{{Span: c.Span, Message: "the closing bracket"}},
			Fix: &rules.Fix{Title: "Use the marks of the language", Applicability: rules.Unsafe, Edits: []rules.Edit{
				{Span: rules.Span{Start: m.Start, End: p.SkipSpaces(m.End)}, New: opens},
				{Span: rules.Span{Start: p.SkipSpacesBack(c.Start), End: c.End}, New: closes},
			}},
		})
		return
	}
	p.Reportf(m.Span, "Bracket of another writing system: %c", m.Rune)
}

// ideographicSpace is as wide as a Chinese character.
const ideographicSpace = 0x3000

// ideographicSpaces reports wide spaces, and those at the start of a paragraph.
func ideographicSpaces(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.SpaceRun) {
		m := p.Marks()[i]
		if m.Rune != ideographicSpace || belongs(p, eastAsian) || amongForeign(p, m) {
			continue
		}
		text := " "
		b := p.Blocks[p.BlockAt(m.Start)]
		if m.Start <= b.Start || m.End >= b.End {
			text = ""
		}
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: "Space of East Asian writing",
			Fix:     rules.Replace(rules.Safe, "Use a plain space", m.Span, text),
		})
	}
}
