package markup

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Entity flags HTML entities that are shown as text.
var Entity = Family.Add(rules.Rule{
	ID:      "entity",
	Summary: "HTML entity shown in the text",
	Why: `The text was escaped once too often, or cut out of the page before it was unescaped. Engines then take entities apart:
& quot ; or &quotThe. Readers see the name of a mark instead of the mark.`,
	Examples: []rules.Example{
		{Bad: "The &ldquo;open port&rdquo; costs &pound;5&nbsp;million.", Good: "The “open port” costs £5 million."},
		{Bad: "Salt &amp;amp; Sand won, & quot ; at last & quot ;.", Good: "Salt & Sand won, “at last”."},
		{Good: "R&D; AT&T; the Q&A; Marks & Times; cut & copy;"},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Ampersand, rules.Semicolon),
	Check:    entity,
})

// A code is an entity in the text, or what is left of one.
type code struct {
	rules.Span
	char  string // what it stands for
	grade rules.Applicability
}

func entity(p *rules.Pass) {
	d := decoder{Pass: p}
	semicolons := p.MarksOf(rules.Semicolon)
	for _, i := range p.MarksOf(rules.Ampersand) {
		at := p.Marks()[i].Start
		for len(semicolons) > 0 && p.Marks()[semicolons[0]].Start < at {
			d.bare(p.Marks()[semicolons[0]].Span)
			semicolons = semicolons[1:]
		}
		d.ampersand(at)
	}
	for _, i := range semicolons {
		d.bare(p.Marks()[i].Span)
	}
	d.flush()
}

// decoder reports entities in the order of the text.
type decoder struct {
	*rules.Pass
	end   int    // of the last entity
	row   []code // spaces side by side, not yet reported
	block int    // the block of the last quotation mark
	open  bool   // it opened a quotation
}

// ampersand reads the entity that begins with the "&" at a byte offset.
func (d *decoder) ampersand(at int) {
	if at < d.end {
		return
	}
	end := d.Blocks[d.BlockAt(at)].End
	c := code{Span: rules.Span{Start: at, End: at}, grade: rules.Safe}
	for {
		char, size, grade := readEntity(d.Text[c.End:end], c.End > at)
		if size == 0 {
			break
		}
		c.End, c.char, c.grade = c.End+size, char, min(c.grade, grade)
		if char != "&" {
			break
		}
	}
	if c.Len() > 0 {
		d.found(c)
	}
}

// longestName is as long as a name or number in an entity is taken to be.
const longestName = 32

// readEntity reads an entity at the start of text, which begins with "&"
// unless inside: then "&" came before it, as in "&amp;quot;".
func readEntity(text string, inside bool) (char string, size int, grade rules.Applicability) {
	rest, spaced := text, false
	if !inside {
		rest = strings.TrimLeft(text[1:], " \u00a0")
		spaced = len(rest) < len(text)-1
	}
	start := len(text) - len(rest)
	n := 0
	for n < len(rest) && n < longestName && (rest[n] >= '0' && rest[n] <= '9' || rest[n] == '#' || rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
		n++
	}
	if n == 1 && rest[0] == '#' { // "& # 8220 ;"
		digits := strings.TrimLeft(rest[1:], " ")
		gap := len(rest) - 1 - len(digits)
		m := len(digits) - len(strings.TrimLeft(digits, "0123456789"))
		if m == 0 {
			return "", 0, 0
		}
		rest, start, spaced = "#"+digits, start+gap, spaced || gap > 0
		n = m + 1
	}
	if n == 0 {
		return "", 0, 0
	}
	label, tail := rest[:n], strings.TrimLeft(rest[n:], " ")
	size = start + n
	if strings.HasPrefix(tail, ";") {
		gap := len(rest) - n - len(tail)
		if char = decode(label); char != "" && (!spaced && gap == 0 || plainNames[strings.ToLower(label)] || label[0] == '#') {
			return char, size + gap + 1, rules.Safe
		}
		if char == "" && !spaced && plainNames[strings.ToLower(label)] { // "&Nbsp;"
			return decode(strings.ToLower(label)), size + gap + 1, rules.Safe
		}
	}
	if inside || spaced {
		return "", 0, 0
	}
	return unclosed(label, start)
}

// unclosed reads an entity without its semicolon: "&quotThe", "&#8217s".
func unclosed(label string, start int) (char string, size int, grade rules.Applicability) {
	if label[0] == '#' {
		n := 1 + len(label) - 1 - len(strings.TrimLeft(label[1:], "0123456789"))
		if n < 3 || n > 6 {
			return "", 0, 0
		}
		return decode(label[:n]), start + n, rules.Unsafe
	}
	for n := min(len(label), 6); n >= 2; n-- {
		if head := label[:n]; plainNames[head] && (head != "amp" && head != "lt" && head != "gt" && head != "apos" || n == len(label)) {
			return decode(head), start + n, rules.Unsafe
		}
	}
	return "", 0, 0
}

// plainNames are the entities that pages have most and that are no English
// words, so that they are known without their "&" or ";".
var plainNames = set(`quot amp apos lt gt nbsp ensp emsp thinsp laquo raquo lsaquo rsaquo ldquo rdquo lsquo rsquo sbquo bdquo ndash
mdash hellip shy middot bull euro`)

// decode gives the character of an entity, or "".
func decode(label string) string {
	char := html.UnescapeString("&" + label + ";")
	if strings.HasPrefix(char, "&") && (char != "&" || len(label) == 0) || strings.HasSuffix(char, ";") && len(char) > 1 || strings.Contains(char, "\ufffd") {
		return ""
	}
	return char
}

// bare reads an entity that has lost its "&" and ends with a semicolon:
// "quot;The", "it#39;s".
func (d *decoder) bare(semicolon rules.Span) {
	if semicolon.Start < d.end {
		return
	}
	i := d.WordAt(semicolon.Start) - 1
	if i < 0 || d.Words()[i].End != semicolon.Start {
		return
	}
	w := d.Words()[i]
	text := w.In(d.Text)
	c := code{Span: rules.Span{Start: w.Start, End: semicolon.End}, grade: rules.Unsafe}
	before := d.Before(w.Start)
	switch {
	case before == '&':
		return
	case before == '#' && w.Script == rules.Digits && w.Len() <= 5:
		c.Start--
		if rules.IsSpace(d.Before(c.Start)) && len(text) < 4 {
			return // "in blue, #39; in red, #40"
		}
		c.char = decode("#" + text)
	case text == "amp" && before == ' ' && d.After(semicolon.End) == ' ':
		c.char = "&" // "Lind amp; Sons"
	default:
		name := bareName(text)
		if name == "" {
			return
		}
		c.Start = w.End - len(name)
		c.char = decode(name)
	}
	if c.char != "" {
		d.found(c)
	}
}

// bareName gives the name of an entity that text ends with, as
// "groundquot" does.
func bareName(text string) string {
	for n := min(len(text), 6); n >= 4; n-- {
		switch name := text[len(text)-n:]; name {
		case "apos", "bull", "euro", "emsp", "ensp":
		default:
			if plainNames[name] {
				return name
			}
		}
	}
	return ""
}

// found takes an entity: spaces are held back until their row ends.
func (d *decoder) found(c code) {
	d.end = c.End
	if isBlank(c.char) {
		if n := len(d.row); n > 0 && !isFlush(d.Text[d.row[n-1].End:c.Start]) {
			d.flush()
		}
		d.row = append(d.row, c)
		return
	}
	d.flush()
	fix := rules.Replace(c.grade, "", c.Span, c.char)
	switch c.char {
	case `"`, "“", "”", "„", "«", "»", "‹", "›":
		d.quotation(c, fix)
	case "'", "’", "‘":
		fix.Edits[0].New = d.apostrophe(c)
		if start := d.parted(c); start < c.Start {
			fix.Edits[0].Span.Start, fix.Edits[0].New = start, d.Style().Apostrophe
		}
	case "£", "$", "€":
		if next := d.SkipSpaces(c.End); strings.Contains(c.In(d.Text), " ") && rules.IsDigit(d.After(next)) {
			fix.Edits[0].Span.End = next
		}
	case "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f":
		fix.Edits[0].New = ""
	}
	fix.Title = "Put " + fix.Edits[0].New + " in its place"
	shown := c.char
	if fix.Edits[0].New == "" {
		fix.Title, shown = "Remove it", "a character that is not seen"
	}
	found := rules.Diagnostic{
		Span:    c.Span,
		Message: fmt.Sprintf("Entity %s stands for %s", c.In(d.Text), shown),
		Fix:     fix,
	}
	if typed(c.In(d.Text), c.char) {
		found.Slip = rules.IsSlip
	}
	d.Report(found)
}

// typed reports whether an entity is a number for a letter or sign of Latin-1,
// as in "caf&#233;": old newsroom systems write what their keyboards have not
// in this way, where no engine was.
func typed(entity, char string) bool {
	r, n := utf8.DecodeRuneInString(char)
	return n == len(char) && r > '\u00a0' && r <= '\u00ff' && strings.HasPrefix(entity, "&#")
}

func isBlank(char string) bool {
	r, n := utf8.DecodeRuneInString(char)
	return n > 0 && n == len(char) && rules.IsSpace(r)
}

// flush reports a row of spaces as one.
func (d *decoder) flush() {
	if len(d.row) == 0 {
		return
	}
	c := code{Span: rules.Span{Start: d.row[0].Start, End: d.row[len(d.row)-1].End}, grade: d.row[0].grade}
	d.row = d.row[:0]
	b := d.Blocks[d.BlockAt(c.Start)].Span
	edit := rules.Edit{Span: c.Span}
	switch start, end := d.SkipSpacesBack(c.Start), d.SkipSpaces(c.End); {
	case start <= b.Start || end >= b.End:
		edit = removal(d.Pass, c.Span)
	case start < c.Start:
		edit.Span.End = end // one of the spaces stays
	case end == c.End:
		edit.New = d.space(c.Span)
	}
	d.Report(rules.Diagnostic{
		Span:    c.Span,
		Message: fmt.Sprintf("Entity %s stands for a space", clip(c.In(d.Text))),
		Fix:     &rules.Fix{Title: "Put a space in its place", Applicability: c.grade, Edits: []rules.Edit{edit}},
	})
}

// space gives the space that the language has where an entity stands.
func (d *decoder) space(s rules.Span) string {
	c := d.Conventions()
	if strings.ContainsRune(c.SpaceBefore, d.After(s.End)) || c.SpaceInside != "" && (d.Before(s.Start) == '«' || d.After(s.End) == '»') {
		return "\u00a0"
	}
	return " "
}

// quotation fills in the quotation mark of the article that an entity stands
// for, and closes up the spaces that an engine put inside.
func (d *decoder) quotation(c code, fix *rules.Fix) {
	if b := d.BlockAt(c.Start); b != d.block {
		d.block, d.open = b, false
	}
	before, after := d.Before(c.Start), d.After(c.End)
	opens := c.char == "“" || c.char == "„" || c.char == "«" || c.char == "‹"
	if c.char == `"` {
		started, ended := rules.IsSpace(before) || strings.ContainsRune("([–—/", before), rules.IsSpace(after) || strings.ContainsRune(".,;:!?)", after)
		switch taken := strings.Contains(c.In(d.Text), " "); {
		case taken || started == ended:
			opens = !d.open
		default:
			opens = started
		}
	}
	d.open = opens
	pair, inner := d.Style().Outer, d.Conventions().Inner
	e := &fix.Edits[0]
	switch {
	case c.char == "‹" || c.char == "›":
	case pair.Open != pair.Close && (c.char == inner.Open || c.char == inner.Close):
	case opens:
		e.New = pair.Open
	default:
		e.New = pair.Close
	}
	if !strings.Contains(c.In(d.Text), " ") {
		return
	}
	b := d.Blocks[d.block]
	if opens && after == ' ' {
		e.Span.End = min(d.SkipSpaces(c.End), b.End)
	} else if !opens && before == ' ' {
		e.Span.Start = max(d.SkipSpacesBack(c.Start), b.Start)
	}
}

// parted gives the start of the space before an entity for an apostrophe that
// tokens were parted at, as in “the mayor &apos;s”; else the start of the entity.
func (d *decoder) parted(c code) int {
	i := d.WordAt(c.End)
	start := d.SkipSpacesBack(c.Start)
	if start+1 != c.Start || i == len(d.Words()) || d.Words()[i].Start != c.End || d.Words()[i].Case != rules.Lower || !rules.IsLetter(d.Before(start)) || !rules.IsClitic(d.Before(start), d.Words()[i].In(d.Text)) {
		return c.Start
	}
	if strings.ContainsRune("'’", d.After(d.Words()[i].End)) {
		return c.Start // “she said &apos;s’”
	}
	return start
}

// apostrophe gives the apostrophe or single mark of the article for an entity.
func (d *decoder) apostrophe(c code) string {
	before, after := d.Before(c.Start), d.After(c.End)
	if rules.IsLetter(before) || rules.IsDigit(before) || c.char == "’" && !rules.IsSpace(after) {
		return d.Style().Apostrophe
	}
	if d.Style().Apostrophe == "'" {
		return "'"
	}
	if c.char == "'" && rules.IsLetter(after) {
		return "‘"
	}
	if c.char == "'" {
		return "’"
	}
	return c.char
}
