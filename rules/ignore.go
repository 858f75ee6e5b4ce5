package rules

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Ignores is the family of what is wrong with ignores. Every Engine has it, and
// speaks for its rules: an ignore is idle only when all others have spoken.
var Ignores = NewFamily("ignore", "Ignores that do nothing")

// IgnoreIdle flags an ignore that no diagnostic needs.
var IgnoreIdle = Ignores.Add(Rule{
	ID:      "idle",
	Summary: "Ignore that hides nothing",
	Why: `The fault was mended, or was never there. What is left of the ignore would hide the next fault in its place,
and readers of the file take its reason for a fact.`,
	Severity: Warning, Fix: Safe, Maps: "other", Since: "0.1.0",
})

// IgnoreUnknown flags an ignore of a rule that does not exist.
var IgnoreUnknown = Ignores.Add(Rule{
	ID:       "unknown",
	Summary:  "Ignore of a rule that does not exist",
	Why:      `The name is misspelt, or the rule has gone. The ignore hides nothing, and its author thinks that it does.`,
	Severity: Warning, Fix: Safe, Maps: "other", Since: "0.1.0",
})

// IgnoreMalformed flags an ignore that cannot be understood.
var IgnoreMalformed = Ignores.Add(Rule{
	ID:       "malformed",
	Summary:  "Ignore that lacks its rule, its reason or its end",
	Why:      `An ignore without a reason leaves the next editor to guess; it hides nothing until somebody writes one.`,
	Severity: Warning, Fix: Safe, Maps: "other", Since: "0.1.0",
})

// An Ignore is what a file beside an article says of one fault of it: that it does not count.
type Ignore struct {
	Rule        string // its ID
	Fingerprint string // as Fingerprint gives it
	Reason      string
}

// An Ignored is a diagnostic that does not count.
type Ignored struct {
	Diagnostic
	Reason string
	InText bool // a comment of the article says so; else an Ignore
	Number int  // of the Ignore in Document.Ignores, or of the comment in the file
}

// How a comment that ignores something begins, and how it goes on.
const (
	ignoreMark    = "mtlint:ignore"
	commentOpens  = "<!--"
	commentCloses = "-->"
)

// remarks are the comments of a file that ignore something.
type remarks struct {
	lines *Lines
	all   []comment
	held  holds
}

// A comment is an ignore in the file of an article:
//
//	<!-- mtlint:ignore quotes/unpaired: a poem -->
//
// holds for its line or, when it stands alone, for the line below and the block
// that begins there; ignore-next-line for the line below alone, ignore-start for
// all up to its ignore-end, ignore-file for all. Commas part several rules.
type comment struct {
	span   Span // in Source
	names  []Span
	reason string
	reach  Span        // of Source: what it is for; empty: nothing
	below  bool        // it is for the line below
	block  bool        // and for the block that begins there
	end    Span        // of the ignore-end of an ignore-start
	wrong  *Diagnostic // what is wrong with it, in Source
	ends   bool        // it is an ignore-end, which hides nothing by itself
}

// readRemarks finds the ignores of the file of some articles, in its order;
// nil when there are none.
func readRemarks(documents []*Document) *remarks {
	source := documents[0].Source
	if !strings.Contains(source, ignoreMark) {
		return nil
	}
	r := &remarks{lines: NewLines(source)}
	var open []int // those of r.all that wait for their ignore-end
	for at := 0; ; {
		i := strings.Index(source[at:], ignoreMark)
		if i < 0 {
			break
		}
		mark := at + i
		at = mark + len(ignoreMark)
		before := strings.TrimRight(source[:mark], " \t\r\n")
		if !strings.HasSuffix(before, commentOpens) {
			continue
		}
		length := strings.Index(source[mark:], commentCloses)
		if length < 0 {
			break
		}
		at = mark + length
		r.all = append(r.all, comment{span: Span{len(before) - len(commentOpens), at + len(commentCloses)}})
		open = r.read(Span{mark + len("mtlint:"), at}, open)
	}
	for _, i := range open {
		r.all[i].fault("“ignore-start” without its “ignore-end”", nil)
	}
	if r.all == nil {
		return nil
	}
	r.lookBelow(documents)
	r.hold()
	return r
}

// read reads the words of the last comment: its directive, names and reason.
// Open are the comments that wait for their ignore-end, before it and after it.
func (r *remarks) read(words Span, open []int) []int {
	c := &r.all[len(r.all)-1]
	text := words.In(r.lines.text)
	directive, rest := text, ""
	if end := strings.IndexAny(text, " \t\r\n:"); end >= 0 {
		directive, rest = text[:end], text[end:]
	}
	if directive == "ignore-end" {
		return r.readEnd(c, open)
	}
	names, reason, _ := strings.Cut(rest, ":")
	c.names = fields(r.lines.text, Span{words.End - len(rest), words.End - len(rest) + len(names)})
	c.reason = strings.Join(strings.Fields(reason), " ")
	switch directive {
	case "ignore":
		c.reach = r.linesOf(c.span)
		c.below = r.alone(c.span)
		c.block = c.below
	case "ignore-next-line":
		c.below = true
	case "ignore-file":
		c.reach = Span{0, len(r.lines.text)}
	case "ignore-start":
		open = append(open, len(r.all)-1)
	default:
		c.fault(fmt.Sprintf("No ignore is called %q: there are ignore, ignore-next-line, ignore-start, ignore-end and ignore-file", directive), nil)
		return open
	}
	switch {
	case len(c.names) == 0:
		c.fault("Ignore that names no rule", nil)
	case c.reason == "":
		last := c.names[len(c.names)-1].End
		colon := Span{last, words.End}
		c.fault("Ignore without a reason", Replace(Manual, "Say why, behind a colon", colon, ": … "))
	}
	return open
}

// readEnd reads an ignore-end, which ends the last ignore-start that is open.
// What else it says is for people.
func (r *remarks) readEnd(c *comment, open []int) []int {
	c.ends = true
	if len(open) == 0 {
		c.fault("“ignore-end” without its “ignore-start”", &Fix{"Take out the comment", Safe, []Edit{r.without(c.span)}})
		return nil
	}
	start := &r.all[open[len(open)-1]]
	start.reach, start.end = Span{start.span.End, c.span.Start}, c.span
	return open[:len(open)-1]
}

// fields gives the words of a list with commas or spaces between them.
func fields(text string, list Span) (words []Span) {
	at := list.Start
	for word := range strings.FieldsFuncSeq(list.In(text), func(r rune) bool { return r == ',' || IsSpace(r) || r == '\n' || r == '\r' }) {
		at += strings.Index(text[at:list.End], word)
		words = append(words, Span{at, at + len(word)})
		at += len(word)
	}
	return words
}

// fault says what is wrong with the comment.
func (c *comment) fault(message string, fix *Fix) {
	c.wrong = &Diagnostic{Rule: IgnoreMalformed, Severity: IgnoreMalformed.Severity, Span: c.span, Message: message, Fix: fix}
}

// lookBelow gives the comments that are for the line below them their reach.
// One comment below another is for the same line.
func (r *remarks) lookBelow(documents []*Document) {
	var ends map[int]int // of blocks, by the line that they begin in
	if slices.ContainsFunc(r.all, func(c comment) bool { return c.block }) {
		ends = map[int]int{}
		for _, d := range documents {
			for i := range d.Blocks {
				at, _ := d.Origin(d.Blocks[i].Span)
				line := r.lines.number(at.Start)
				ends[line] = max(ends[line], at.End)
			}
		}
	}
	below := Span{} // the line below the comment that was last
	for i := len(r.all) - 1; i >= 0; i-- {
		c := &r.all[i]
		line := r.lineBelow(c.span)
		if i+1 < len(r.all) && line.Contains(r.all[i+1].span) && r.alone(r.all[i+1].span) {
			line = below
		}
		below = line
		if c.below {
			c.reach = line
		}
		if c.block {
			c.reach.End = max(line.End, ends[r.lines.number(line.Start)])
		}
	}
}

// linesOf gives the lines that a span stands in, without the last line ending.
func (r *remarks) linesOf(s Span) Span {
	return Span{r.lines.Line(r.lines.number(s.Start)).Start, r.lines.Line(r.lines.number(s.End)).End}
}

// alone reports whether nothing else stands in the lines of a span.
func (r *remarks) alone(s Span) bool {
	around := r.linesOf(s)
	return blank(r.lines.text[around.Start:s.Start]) && blank(r.lines.text[s.End:around.End])
}

// lineBelow gives the first line below those of a span that is not blank.
func (r *remarks) lineBelow(s Span) Span {
	for n := r.lines.number(s.End) + 1; n <= r.lines.Count(); n++ {
		if line := r.lines.Line(n); !blank(line.In(r.lines.text)) {
			return line
		}
	}
	return Span{len(r.lines.text), len(r.lines.text)}
}

// without gives the edit that takes a comment out: with its lines where nothing
// else stands in them, else with a space that would be one too many. An empty
// line stays between lines of text, which a comment parts in Markdown.
func (r *remarks) without(s Span) Edit {
	text := r.lines.text
	if !r.alone(s) {
		if end := r.linesOf(s).End; s.Start > 0 && text[s.Start-1] == ' ' && (s.End == end || text[s.End] == ' ') {
			s.Start--
		}
		return Edit{Span: s}
	}
	first, last := r.lines.number(s.Start), r.lines.number(s.End)
	if first > 1 && last < r.lines.Count() {
		above, below := strings.TrimSpace(r.lines.Line(first-1).In(text)), strings.TrimSpace(r.lines.Line(last+1).In(text))
		if above != "" && below != "" && !strings.HasSuffix(above, ">") && !strings.HasPrefix(below, "<") {
			return Edit{Span: r.linesOf(s)}
		}
	}
	s = r.linesOf(s)
	if last < r.lines.Count() {
		s.End = r.lines.Line(last + 1).Start
	}
	return Edit{Span: s}
}

// blank reports whether text holds nothing but spaces.
func blank(text string) bool {
	for _, r := range text {
		if !IsSpace(r) && r != '\r' && r != '\n' {
			return false
		}
	}
	return true
}

// share gives the articles of a file the ignores that stand in it, read once.
// Plain text has no comments: there all is story.
func share(documents []*Document) {
	if len(documents) == 0 || !slices.ContainsFunc(documents, func(d *Document) bool { return d.pieces != nil }) {
		return
	}
	found := readRemarks(documents)
	for _, d := range documents {
		d.remarks = found
	}
}

// drop takes from diagnostics those that are ignored.
func (d *Document) drop(found []Diagnostic) (left []Diagnostic, ignored []Ignored) {
	if d.remarks == nil && len(d.Ignores) == 0 {
		return found, nil
	}
	left = found[:0]
	for i := range found {
		f := &found[i]
		if number := d.ignoreOf(f); number >= 0 {
			ignored = append(ignored, Ignored{*f, d.Ignores[number].Reason, false, number})
			continue
		}
		if number := d.commentOf(f); number >= 0 {
			ignored = append(ignored, Ignored{*f, d.remarks.all[number].reason, true, number})
			continue
		}
		left = append(left, *f)
	}
	return left, ignored
}

// ignoreOf gives the index of the Ignore of a diagnostic, or -1.
func (d *Document) ignoreOf(f *Diagnostic) int {
	fingerprint := ""
	for i := range d.Ignores {
		if d.Ignores[i].Rule != f.Rule.ID {
			continue
		}
		if fingerprint == "" {
			fingerprint = Fingerprint(d, f)
		}
		if d.Ignores[i].Fingerprint == fingerprint {
			return i
		}
	}
	return -1
}

// commentOf gives the index of the comment that ignores a diagnostic, or -1.
func (d *Document) commentOf(f *Diagnostic) int {
	if d.remarks == nil {
		return -1
	}
	at, _ := d.Origin(f.Span)
	return d.remarks.held.of(f.Rule, at)
}

// A hold is a stretch of Source and the comment that is for it.
type hold struct {
	Span
	comment int
}

// holds are, by the name of a rule or family, the stretches that comments are
// for: in the order of the file and apart, for where several hold, the one that
// begins last does.
type holds map[string][]hold

// hold finds what each comment is for.
func (r *remarks) hold() {
	named := holds{}
	for i := range r.all {
		c := &r.all[i]
		if c.reach.Empty() || c.wrong != nil {
			continue
		}
		for _, s := range c.names {
			name := s.In(r.lines.text)
			named[name] = append(named[name], hold{c.reach, i})
		}
	}
	for name, list := range named {
		slices.SortStableFunc(list, func(a, b hold) int { return cmp.Compare(a.Start, b.Start) })
		named[name] = flat(list)
	}
	r.held = named
}

// flat cuts stretches, in the order of their starts, into those that do not overlap.
func flat(list []hold) (apart []hold) {
	var open []hold // the last goes first
	at := 0         // up to where all is cut
	upTo := func(end int, h hold) {
		if at < end {
			apart = append(apart, hold{Span{at, end}, h.comment})
			at = end
		}
	}
	closed := func(end int) { // what ends up to there
		for len(open) > 0 && open[len(open)-1].End <= end {
			last := open[len(open)-1]
			upTo(last.End, last)
			open = open[:len(open)-1]
		}
	}
	for _, h := range list {
		closed(h.Start)
		if len(open) > 0 {
			upTo(h.Start, open[len(open)-1])
		}
		at = max(at, h.Start)
		open = append(open, h)
	}
	for _, h := range slices.Backward(open) {
		upTo(h.End, h)
	}
	return apart
}

// of gives the index of the comment that ignores a rule at a span of Source, or -1.
func (h holds) of(rule *Rule, at Span) int {
	last := max(at.Start, at.End-1)
	for _, name := range []string{rule.ID, rule.Family()} {
		list := h[name]
		i := sort.Search(len(list), func(i int) bool { return list[i].End > at.Start })
		if i < len(list) && list[i].Start <= last {
			return list[i].comment
		}
	}
	return -1
}

// WrongIgnores gives what is wrong with the comments of a file that ignore
// something: those that did nothing in the articles given, which are all of
// the file, that name no rule, or have no reason. They are diagnostics of a
// Document of their own, whose Text is the file. It is nil when all is well.
func (e *Engine) WrongIgnores(articles []Mended) *Mended {
	if len(articles) == 0 || articles[0].Document.remarks == nil {
		return nil
	}
	first := articles[0].Document
	r := first.remarks
	used := map[usedName]bool{}
	for i := range articles {
		for _, g := range articles[i].Ignored {
			if g.InText {
				used[usedName{g.Number, g.Rule.ID}] = true
				used[usedName{g.Number, g.Rule.Family()}] = true
			}
		}
	}
	m := &Mended{Document: &Document{Path: first.Path, Source: first.Source, Text: first.Source}, NoArticle: true}
	for i := range r.all {
		m.Left = append(m.Left, e.wrong(r, i, used)...)
	}
	m.Left = e.Amend(m.Left)
	if len(m.Left) == 0 {
		return nil
	}
	return m
}

// Amend leaves of diagnostics, of Ignores, those of rules that the engine runs,
// with the severities and grades that its Config gives them.
func (e *Engine) Amend(found []Diagnostic) []Diagnostic {
	found = slices.DeleteFunc(found, func(d Diagnostic) bool { return !e.known[d.Rule.ID] })
	e.amend(found)
	return found
}

// A usedName is a name in a comment that hid something.
type usedName struct {
	comment int
	name    string
}

// wrong gives what is wrong with a comment.
func (e *Engine) wrong(r *remarks, number int, used map[usedName]bool) (found []Diagnostic) {
	c := &r.all[number]
	switch {
	case c.wrong != nil:
		return []Diagnostic{*c.wrong}
	case c.ends:
		return nil
	}
	var idle []string
	var kept []string
	for _, s := range c.names {
		name := s.In(r.lines.text)
		runs, known := e.known[name]
		switch {
		case !known:
			found = append(found, e.unknown(name, s))
		case runs && !used[usedName{number, name}]: // one that does not run may be needed
			idle = append(idle, name)
		default:
			kept = append(kept, name)
		}
	}
	if found != nil || idle == nil {
		return found
	}
	d := Diagnostic{
		Rule: IgnoreIdle, Severity: IgnoreIdle.Severity, Span: c.span,
		Message: "Ignore that hides nothing: there is no " + strings.Join(idle, " and no ") + " in its reach",
	}
	if kept != nil {
		names := Span{c.names[0].Start, c.names[len(c.names)-1].End}
		d.Span = names
		d.Fix = Replace(Safe, "Take out what hides nothing", names, strings.Join(kept, ", "))
		return []Diagnostic{d}
	}
	d.Fix = &Fix{"Take out the ignore", Safe, []Edit{r.without(c.span)}}
	if !c.end.Empty() {
		d.Fix.Edits = append(d.Fix.Edits, r.without(c.end))
	}
	return []Diagnostic{d}
}

// unknown gives the diagnostic of a name that no rule has.
func (e *Engine) unknown(name string, at Span) Diagnostic {
	d := Diagnostic{Rule: IgnoreUnknown, Severity: IgnoreUnknown.Severity, Span: at, Message: "Ignore of a rule that does not exist: " + name}
	if best := nearestRule(name, e.known); best != "" {
		d.Fix = Replace(Unsafe, "Name the rule that was meant", at, best)
	}
	return d
}
