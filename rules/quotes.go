package rules

import "github.com/mtlint/mtlint/rules/lang"

// A Quotation is a pair of quotation marks, or one without its partner: then
// the other span is empty and stands where the reading of the paragraph puts
// the partner.
type Quotation struct {
	Open, Close Span // the marks; an empty Span is a missing partner
	OpenMark    rune // the opening mark; 0 where it is missing
	CloseMark   rune // the closing mark; 0 where it is missing
	Block       int  // the block in which it begins
	Depth       int  // 0 outside other quotations
	Single      bool // single marks
	Continues   bool // not closed because the next paragraph, or one joined to this, opens again
}

// Closed reports whether both marks are there.
func (q *Quotation) Closed() bool { return q.OpenMark != 0 && q.CloseMark != 0 }

// Inside gives the quoted text between the marks.
func (q *Quotation) Inside() Span { return Span{q.Open.End, q.Close.Start} }

// BeginsSentence reports whether a sentence or a paragraph begins with a quotation.
func (d *Document) BeginsSentence(q *Quotation) bool {
	before := d.SkipSpacesBack(q.Open.Start)
	if before <= d.Blocks[q.Block].Start {
		return true
	}
	switch d.Before(before) {
	case '?', '!', '…':
		return true
	case '.':
		return d.EndsSentence(before - 1)
	}
	return false
}

// quoteRole is what a mark is read as.
type quoteRole uint8

const (
	noQuote quoteRole = iota // an apostrophe or a prime
	opens
	closes
	closesUnseen // a dash before an attribution, where the closing mark is missing
	unsure       // one of these: the paragraph has to be read as a whole
)

// token is a mark that may open or close a quotation, with what each reading
// of it costs: 10 for each oddity that the reading asks the reader to accept.
type token struct {
	Span
	mark                    rune
	asOpen, asClose, asNone int
	asUnseen                int // for a dash: what it costs to read a lost closing mark before it
	single, straight        bool
	sentence                bool // a sentence ends before it: speech may go on in a paragraph joined to the last
	next                    int  // the first word behind it
}

// The costs of the oddities.
const (
	odd       = 10 // one oddity
	never     = 1000
	alone     = 4 * odd // a mark without its partner
	spacedOff = 3 * odd // a space between a mark and what it quotes
)

// pairer pairs the marks of a document block by block; it holds the buffers.
type pairer struct {
	tokens  []token
	usual   usualMarks
	reading reading
	carried int           // index in quotes of a quotation that an earlier block left open, or -1
	stack   [maxDepth]int // indices in quotes of the quotations that are open
	depth   int           // how many they are
}

// pair finds the quotations of all blocks.
func (s *scan) pair(d *Document) {
	marks, dashes := s.byClass[QuoteMark], s.byClass[Dash]
	if len(marks) == 0 {
		return
	}
	p := &s.pairer
	p.carried = -1
	i, j := 0, 0
	for b := range d.Blocks {
		block := d.Blocks[b].Span
		for i < len(marks) && s.marks[marks[i]].Start < block.Start {
			i++
		}
		from := i
		for i < len(marks) && s.marks[marks[i]].Start < block.End {
			i++
		}
		for j < len(dashes) && s.marks[dashes[j]].Start < block.Start {
			j++
		}
		if from == i || s.certain(marks[from:i], dashes[j:], b, block.End) {
			continue
		}
		p.tokens = p.tokens[:0]
		for k := from; k < i; k++ {
			m := &s.marks[marks[k]]
			for j < len(dashes) && s.marks[dashes[j]].Start < m.Start {
				p.dash(d, &s.marks[dashes[j]], b)
				j++
			}
			p.mark(d, m, block)
		}
		for ; j < len(dashes) && s.marks[dashes[j]].Start < block.End; j++ {
			p.dash(d, &s.marks[dashes[j]], b)
		}
		if len(p.tokens) > 0 {
			s.pairBlock(d, b)
		}
	}
}

// certain pairs the marks of a block where each is certain and all pair, as in
// most; else it does nothing and reports false. Dashes are those from the block on,
// which ends at end.
func (s *scan) certain(marks, dashes []int32, block, end int) bool {
	for _, k := range dashes {
		if m := &s.marks[k]; m.Start > end {
			break
		} else if m.role == closesUnseen {
			return false
		}
	}
	known, open := len(s.quotes), -1
	for _, k := range marks {
		m := &s.marks[k]
		switch {
		case m.role == noQuote:
		case m.role == opens && open < 0:
			open = len(s.quotes)
			s.quotes = append(s.quotes, Quotation{Open: m.Span, OpenMark: m.Rune, Block: block})
		case m.role == closes && open >= 0 && ClosingMark(s.quotes[open].OpenMark) == m.Rune:
			s.quotes[open].Close, s.quotes[open].CloseMark = m.Span, m.Rune
			open = -1
		default:
			s.quotes = s.quotes[:known]
			return false
		}
	}
	if open >= 0 {
		s.quotes = s.quotes[:known]
		return false
	}
	if len(s.quotes) > known {
		s.pairer.carried = -1
	}
	return true
}

// dash adds a token for a dash between a comma or stop and an attribution,
// where a closing mark may be lost, before the attribution “, — he noticed.”.
func (p *pairer) dash(d *Document, m *Mark, number int) {
	if len(p.tokens) == 0 {
		return // nothing is open
	}
	block := d.Blocks[number].Span
	at := d.SkipSpacesBack(m.Start)
	if at <= block.Start {
		return
	}
	switch d.Before(at) {
	case ',', '.', '?', '!', '…':
	default:
		return
	}
	end := d.SkipSpaces(m.End)
	if end >= block.End || d.After(end) == m.Rune && m.Rune == '-' {
		return
	}
	if a, ok := d.attributionFrom(int(m.Next), number); !ok || a.Words > 0 && d.Text[a.Start:a.Start+1] != d.Text[end:end+1] {
		return
	}
	p.tokens = append(p.tokens, token{Span: Span{at, at}, asOpen: never, asClose: never, asUnseen: odd + odd/2})
}

// mark adds a token for a quotation mark, unless it is plainly an apostrophe.
func (p *pairer) mark(d *Document, m *Mark, block Span) {
	before, after := '\n', '\n'
	if m.Start > block.Start {
		before = d.Before(m.Start)
	}
	if m.End < block.End {
		after = d.After(m.End)
	}
	t := token{Span: m.Span, mark: m.Rune, next: int(m.Next), single: singleMark(m.Rune), straight: m.Rune == '"' || m.Rune == '\'', asNone: never, asUnseen: never}
	t.sentence = IsSpace(before) && d.sentenceBefore(m.Start)
	if t.single && IsLetter(before) && IsLetter(after) {
		return // “isn’t”
	}
	usual := p.usual.look(m.Rune)
	t.asOpen, t.asClose = usual.asOpen, usual.asClose
	t.spaces(before, after, p.usual.language)
	if t.asOpen < odd && before != '\n' && endsClause(after, d.After(m.End+1)) {
		t.asOpen += 2 * odd // “a " new start ", he said”
	}
	if before != '\n' && IsSpace(before) && d.Before(d.SkipSpacesBack(m.Start)) == ':' {
		t.asClose += 3 * odd // “He asked: "Why?"” opens behind a colon
	}
	if t.single {
		t.asNone = d.asApostrophe(m, before, after)
	}
	if (m.Rune == '»' || m.Rune == '«') && before != '\n' && IsSpace(before) && IsSpace(after) {
		t.asNone = 2*odd + odd/2 // “Home » News » Harbour” is the path to a page
	}
	if IsDigit(before) && (t.straight || m.Rune == '″' || m.Rune == '′' || m.Rune == '”' || m.Rune == '’') {
		t.asNone = min(t.asNone, odd/2) // 5' 9", 12"
	}
	p.tokens = append(p.tokens, t)
}

// endsClause reports whether a mark ends a clause or a sentence, going by what follows it.
func endsClause(r, next rune) bool {
	switch r {
	case ',', ';', ':', ')', '?', '!':
		return true
	case '.':
		return IsSpace(next)
	}
	return false
}

// sentenceBefore reports whether a sentence ends before a byte offset, spaces
// and the marks of a quotation apart.
func (d *Document) sentenceBefore(at int) bool {
	at = d.SkipSpacesBack(at)
	for {
		r := d.Before(at)
		switch r {
		case '.', '?', '!', '…':
			return true
		}
		if r == '\n' || classOf(r) != QuoteMark {
			return false
		}
		at -= len(string(r))
	}
}

// spaces adds what the characters beside a mark say against its readings.
func (t *token) spaces(before, after rune, c *lang.Conventions) {
	behind, front := spacedOff, spacedOff // a space behind it as it opens, or in front of it as it closes
	switch {
	case t.mark != '«' && t.mark != '»':
	case c.SpaceInside != "":
		behind, front = 0, 0
	case t.mark == '«': // French sets one, and engines keep it
		behind = odd / 2
	default:
		front = odd / 2
	}
	switch {
	case IsSpace(after):
		if after == '\n' {
			behind = spacedOff + 2*odd // nothing opens at the end of a paragraph
		}
		t.asOpen += behind
	case IsLetter(after) || IsDigit(after):
		t.asClose += 2 * odd
		if IsSpace(before) {
			t.asClose += 2 * odd // it looks like an opening mark
		}
	}
	switch {
	case IsSpace(before):
		if before == '\n' {
			front = spacedOff + 2*odd
		}
		t.asClose += front
	case IsLetter(before) || IsDigit(before) || before == '.' || before == ',' || before == '?' || before == '!' || before == ';':
		t.asOpen += 2 * odd
	case before == ':':
		t.asOpen += odd / 2
	case before == '(' || before == '[':
		t.asClose += 2 * odd
	}
}

// usualMarks knows what it costs to read the marks that came last against
// their shape: an article has few different ones.
type usualMarks struct {
	language *lang.Conventions
	known    [4]usualMark
	next     int // the place to use next
}

type usualMark struct {
	mark            rune // 0: none
	asOpen, asClose int
	roles           *[sides][sides]quoteRole
}

// of makes u of a language.
func (u *usualMarks) of(c *lang.Conventions) {
	if u.language != c {
		*u = usualMarks{language: c}
	}
}

// look gives what is known of a mark.
func (u *usualMarks) look(mark rune) *usualMark {
	for i := range u.known {
		if u.known[i].mark == mark {
			return &u.known[i]
		}
	}
	k := &u.known[u.next]
	u.next = (u.next + 1) % len(u.known)
	k.mark = mark
	k.asOpen, k.asClose = nominal(mark, u.language)
	switch {
	case mark == '\'' || mark == '’':
		k.roles = &apostropheRoles
	case singleMark(mark), mark == '«', mark == '»', mark == '″', k.asOpen > 0 && k.asClose > 0:
		k.roles = &noRoles
	case k.asOpen == 0 && k.asClose == 0:
		k.roles = &plainRoles
	case k.asOpen == 0:
		k.roles = &openingRoles
	default:
		k.roles = &closingRoles
	}
	return k
}

// role gives what a mark is for certain between what stands on its two sides.
func (u *usualMarks) role(mark rune, before, after side) quoteRole {
	return u.look(mark).roles[before][after]
}

// The roles of marks that open, that close, and that do both, by what stands
// before and behind them. They hold where the other roles are out of question and
// this one is odd in no way, as token.spaces weighs it.
var (
	plainRoles, openingRoles, closingRoles = certainRoles(true, true), certainRoles(true, false), certainRoles(false, true)

	apostropheRoles, noRoles = func() (within, none [sides][sides]quoteRole) {
		within, none = certainRoles(false, false), certainRoles(false, false)
		within[letter][letter] = noQuote // “isn’t”
		return within, none
	}()
)

func certainRoles(mayOpen, mayClose bool) (t [sides][sides]quoteRole) {
	for before := range t {
		for after := range t[before] {
			t[before][after] = certainRole(side(before), side(after), mayOpen, mayClose)
		}
	}
	return t
}

func certainRole(before, after side, mayOpen, mayClose bool) quoteRole {
	opensHere := before == border || before == space || before == other && (after == letter || after == digit)
	closesHere := before == letter && (after == sentence || after == other) || (before == letter || before == sentence) && (after == space || after == border)
	switch {
	case mayOpen && opensHere && after != space && after != border && after != quote && after != sentence:
		return opens
	case mayClose && closesHere:
		return closes
	}
	return unsure
}

// nominal gives what it costs to read a mark against its shape.
func nominal(mark rune, c *lang.Conventions) (asOpen, asClose int) {
	switch mark {
	case '“', '„', '«', '‹', '‘', '‚', '‛', '‟', '`', '「', '『', '〝', '｢', '❝', '❛':
		asClose = 2 * odd
	case '”', '»', '›', '’', '´', '」', '』', '〞', '〟', '｣', '❞', '❜':
		asOpen = 2 * odd
	}
	for _, p := range c.Accepted {
		asOpen, asClose = usual(mark, p, asOpen, asClose)
	}
	asOpen, asClose = usual(mark, c.Inner, asOpen, asClose)
	return usual(mark, c.Outer, asOpen, asClose)
}

// usual takes the cost away from what a language does with a mark.
func usual(mark rune, p lang.Pair, asOpen, asClose int) (opening, closing int) {
	if p.Open == string(mark) {
		asOpen = 0
	}
	if p.Close == string(mark) {
		asClose = 0
	}
	return asOpen, asClose
}

func singleMark(mark rune) bool {
	switch mark {
	case '\'', '‘', '’', '‚', '‛', '‹', '›', '`', '´', '′', '‵', '＇', '❛', '❜', 'ʼ':
		return true
	}
	return false
}

// asApostrophe gives what it costs to read a single mark as an apostrophe.
func (d *Document) asApostrophe(m *Mark, before, after rune) int {
	switch m.Rune {
	case '‹', '›', '‚':
		return never
	}
	next := int(m.Next)
	follows := next < len(d.Words()) && d.Words()[next].Start == m.End
	switch {
	case IsSpace(before) || before == '(' || before == '-' || before == '"' || before == '“' || before == '—':
		if !follows {
			if IsSpace(after) && d.Before(d.SkipSpacesBack(m.Start)) == 's' {
				return 2 * odd // “investors ‘ activity”
			}
			if m.Rune == '‘' && after == '\n' {
				return never // “… for free. ‘” at the end of a paragraph
			}
			return 4 * odd
		}
		w := d.Words()[next]
		if elisions.Has(w.Key) || w.HasDigit && w.Len() >= 2 && w.Len() <= 3 {
			return odd / 5 // ’tis, ’90s
		}
		if clitics.Has(w.Key) && IsLetter(d.Before(d.SkipSpacesBack(m.Start))) {
			return odd / 2 // “isn ‘t”
		}
		return 3 * odd
	case before == 's' || before == 'S' || before == 'z' || before == 'x':
		return odd / 4 // “players’ union”
	case IsLetter(before):
		return odd // “goin’ home”
	case IsDigit(before) && after == 's':
		return 0 // “1990’s”
	}
	return 3 * odd
}

var (
	elisions = KeysOf("tis", "twas", "em", "n", "nuff", "fraid", "appen", "tisn", "twould", "twere", "til", "till", "cause", "bout", "round", "neath", "cos", "cuz", "ere", "gainst", "tween", "er", "im", "ow", "ave", "ello", "s", "t")
	clitics  = KeysOf("t", "s", "ll", "re", "ve", "m", "d")
)

// IsClitic reports whether English joins an ending in small letters to a word
// with an apostrophe, going by the last code point of the word: “mayor’s”, “isn’t”.
func IsClitic(last rune, ending string) bool {
	switch ending {
	case "s", "ll", "re", "ve", "m", "d":
		return true
	case "t":
		return last == 'n' || last == 'N'
	}
	return false
}

// pairBlock pairs the tokens of block b and adds what it finds to quotes.
func (s *scan) pairBlock(d *Document, b int) {
	p := &s.pairer
	if !p.reading.plain(p.tokens) {
		p.attributions(d, b)
		p.reading.carried = 0
		if p.carried >= 0 {
			p.reading.carried = s.quotes[p.carried].OpenMark
		}
		p.reading.reopened = d.reopens(b + 1)
		p.reading.best(p.tokens)
	}
	p.depth = 0
	for i := range p.tokens {
		switch t := &p.tokens[i]; p.reading.roles[i] {
		case noQuote, unsure:
		case opens:
			s.open(t, b, p.reading.levels[i])
		case closes, closesUnseen:
			s.close(t, b, p.reading.levels[i])
		}
	}
	s.leaveOpen(d.SkipSpacesBack(d.Blocks[b].End))
}

// open adds a quotation that t opens. At a level of the stack, t opens again
// what is open there: speech that goes on in a new paragraph.
func (s *scan) open(t *token, block, level int) {
	p := &s.pairer
	if level >= 0 {
		q := &s.quotes[p.stack[level]]
		q.Close, q.Continues = Span{t.Start, t.Start}, true
		p.depth = level
	}
	s.quotes = append(s.quotes, Quotation{Open: t.Span, OpenMark: t.mark, Block: block, Depth: p.depth, Single: t.single})
	if p.depth < maxDepth {
		p.stack[p.depth] = len(s.quotes) - 1
		p.depth++
	}
	if !t.single {
		p.carried = -1
	}
}

// close closes with t what is open at a level of the stack; below it, what an
// earlier block left open; else t is alone.
func (s *scan) close(t *token, block, level int) {
	p := &s.pairer
	if level >= 0 && level < p.depth {
		for p.depth > level+1 { // what was opened inside and never closed ends here
			p.depth--
			s.quotes[p.stack[p.depth]].Close = Span{t.Start, t.Start}
		}
		p.depth--
		s.quotes[p.stack[p.depth]].Close, s.quotes[p.stack[p.depth]].CloseMark = t.Span, t.mark
		return
	}
	if p.carried >= 0 && t.mark != 0 && ClosingMark(s.quotes[p.carried].OpenMark) == t.mark {
		q := &s.quotes[p.carried]
		q.Close, q.CloseMark, q.Continues = t.Span, t.mark, false
		p.carried = -1
		return
	}
	s.quotes = append(s.quotes, Quotation{Open: Span{t.Start, t.Start}, Close: t.Span, CloseMark: t.mark, Block: block, Single: t.single})
}

// leaveOpen ends what is still open at the end of a block.
func (s *scan) leaveOpen(end int) {
	p := &s.pairer
	for p.depth > 0 {
		p.depth--
		q := &s.quotes[p.stack[p.depth]]
		q.Close = Span{end, end}
		q.Continues = p.depth == 0 && p.reading.reopened == q.OpenMark
		if p.depth == 0 && !q.Single && !q.Continues {
			p.carried = p.stack[0]
		}
	}
}

// attributions weighs, for each mark behind a comma or stop, whether who
// spoke follows it: then it closes, whatever its shape and its spaces.
func (p *pairer) attributions(d *Document, block int) {
	for i := 1; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if t.mark == 0 || t.asOpen+t.asClose == 0 {
			continue
		}
		if t.asClose < odd && t.asOpen >= odd {
			continue // it closes anyway
		}
		before := d.Before(d.SkipSpacesBack(t.Start))
		switch before {
		case ',', '?', '!', '.', '…':
		default:
			continue
		}
		if a, ok := d.attributionFrom(t.next, block); ok && a.Words <= 4 && d.skipDash(t.End) == a.Start {
			if a.Inverted || before == ',' {
				t.asOpen += 2 * odd
				t.asClose = min(t.asClose, 2*odd)
			}
		}
	}
}

// skipDash gives the first byte offset behind spaces and a dash, as in “…. "- said”.
func (d *Document) skipDash(at int) int {
	at = d.SkipSpaces(at)
	if r := d.After(at); classOf(r) == Dash {
		at = d.SkipSpaces(at + len(string(r)))
	}
	return at
}

// reopens gives the mark with which block b begins when it opens a quotation, else 0.
func (d *Document) reopens(b int) rune {
	if b >= len(d.Blocks) {
		return 0
	}
	start := d.SkipSpaces(d.Blocks[b].Start)
	if start >= d.Blocks[b].End {
		return 0
	}
	r := d.After(start)
	if classOf(r) != QuoteMark {
		return 0
	}
	return r
}
