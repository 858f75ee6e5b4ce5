package rules

import (
	"strings"
	"unicode/utf8"
)

// A side is what stands directly before or behind a mark.
type side uint8

const (
	border   side = iota // the start or the end of the block, spaces apart
	space                // a space, or a line that is wrapped
	letter               // a letter
	digit                // a digit
	quote                // a quotation mark
	sentence             // a sentence mark or an ellipsis
	other                // another mark, or a combining accent
	sides
)

// sideOf gives the side that a mark is to the one beside it.
var sideOf = func() (t [classes]side) {
	for c := range t {
		switch Class(c) {
		case SpaceRun:
			t[c] = space
		case QuoteMark:
			t[c] = quote
		case Comma, Stop, Colon, Semicolon, Question, Ellipsis:
			t[c] = sentence
		default:
			t[c] = other
		}
	}
	return t
}()

// asciiSide gives the side that a code point below U+0080 is, where it is no mark.
var asciiSide = func() (t [256]side) {
	for c := range t {
		switch flag := asciiFlags[c]; {
		case flag&flagDigit != 0:
			t[c] = digit
		case flag != 0:
			t[c] = letter
		default:
			t[c] = space
		}
	}
	return t
}()

// A shape groups the classes of marks that have the same signs between the same sides.
type shape uint8

const (
	plainShape    shape = iota // only MarkFirst
	noShape                    // none: spaces and quotation marks
	sentenceShape              // , . : ; ? !
	dashShape
	openShape
	closeShape
	shapes
)

// shapeOf gives the shapes of the classes.
var shapeOf = [classes]shape{
	SpaceRun: noShape, QuoteMark: noShape, Comma: sentenceShape, Stop: sentenceShape, Colon: sentenceShape, Semicolon: sentenceShape,
	Question: sentenceShape, Dash: dashShape, OpenBracket: openShape, CloseBracket: closeShape,
}

// looks gives the signs of a mark by its shape and what stands before and behind
// it: a table that is small enough to stay close to the processor.
var looks = func() (t [shapes][sides][sides]Signs) {
	for s := range t {
		for before := range t[s] {
			for after := range t[s][before] {
				t[s][before][after] = look(shape(s), side(before), side(after))
			}
		}
	}
	return t
}()

func look(of shape, before, after side) (s Signs) {
	if before == border && of != noShape && of != dashShape {
		s |= MarkFirst
	}
	switch of {
	case sentenceShape:
		if before == space {
			s |= SpaceBefore
		}
		if after == letter {
			s |= SpaceMissing
		}
	case dashShape:
		switch {
		case before == border:
			s |= DashFirst
		case after != border && (before == space) != (after == space):
			s |= DashUneven
		}
	case openShape:
		if after == space || before == letter || before == digit {
			s |= BracketLoose
		}
	case closeShape:
		if before == space || after == letter {
			s |= BracketLoose
		}
	default:
	}
	return s
}

// meetings gives the signs of two marks with no word between them, by their classes.
var meetings = func() (t [classes][classes]Signs) {
	for first := range t {
		for second := range t[first] {
			t[first][second] = meeting(Class(first), Class(second))
		}
	}
	return t
}()

func meeting(first, second Class) (s Signs) {
	switch {
	case sideOf[first] == sentence && sideOf[second] == sentence, first == Dash && second == Comma:
		s |= Piled
	case first == QuoteMark && second == Comma:
		s |= CommaBehind
	case first == QuoteMark && (second == Stop || second == Question):
		s |= StopBehind
	case second == Dash && (sideOf[first] == sentence || sideOf[first] == quote):
		s |= DashBehind
	}
	return s
}

// A glance goes over the marks of a text, block by block, and notes its signs.
type glance struct {
	text           string
	decimal, group string // marks of the language
	usual          *usualMarks
	words          []Word
	shown          Signs

	from    int32 // the first word of the block
	last    *Mark // the last mark of the block that is no space
	figures *Mark // the last within figures
}

// look notes the signs of the marks of a block, whose first word is words[from].
func (g *glance) look(b Span, marks []Mark, from int32) {
	g.from, g.last, g.figures = from, nil, nil
	for i := range marks {
		m := &marks[i]
		before, after := g.sidesOf(b, marks, i)
		g.shown |= 1<<m.Class | looks[shapeOf[m.Class]][before][after]
		if m.Class == SpaceRun {
			continue
		}
		if g.last != nil && g.last.Next == m.Next {
			g.shown |= meetings[g.last.Class][m.Class]
			if m.Class == Dash && sideOf[g.last.Class] == sentence {
				m.role = closesUnseen
			}
		}
		g.last = m
		g.closer(m, before, after)
	}
}

// sidesOf gives what stands before and behind marks[i].
func (g *glance) sidesOf(b Span, marks []Mark, i int) (before, after side) {
	m := &marks[i]
	switch {
	case g.last == nil && m.Next == g.from:
		before = border
	case i > 0 && marks[i-1].End == m.Start:
		before = sideOf[marks[i-1].Class]
	default:
		before = g.side(m.Start - 1)
	}
	switch {
	case i+1 < len(marks) && marks[i+1].Start == m.End:
		after = sideOf[marks[i+1].Class]
	case m.End < b.End:
		after = g.side(m.End)
	}
	return before, after
}

// closer looks at what marks of some classes ask for besides.
func (g *glance) closer(m *Mark, before, after side) {
	switch m.Class {
	case QuoteMark:
		m.role = g.usual.role(m.Rune, before, after)
		if m.Rune != '"' && m.Rune != '“' && (m.Rune != '”' || m.Len() == len("''")) && (m.role != noQuote || before == letter && after == letter && g.oddTail(m)) {
			g.shown |= LooseSingle
		}
		if before == sentence && after == space {
			g.behind(m)
		}
	case Comma, Dash:
		switch {
		case before == digit && after == digit:
			g.inFigures(m)
		case m.Class == Dash && before == space && after == space && m.Next > g.from && g.words[m.Next-1].Script == Digits && g.hyphened(m):
			g.shown |= DashUneven // "the 19 - year-old"
		}
	case Stop, Question:
		switch {
		case after == space:
			g.behind(m)
		case before == digit && after == digit:
			g.inFigures(m)
		}
	case Colon:
		if apart := before == space || before == digit && after == space; apart && int(m.Next) < len(g.words) && g.words[m.Next].Script == Digits {
			g.shown |= ColonApart
		}
	case OpenBracket:
		if m.Rune != '(' {
			g.shown |= NotRound
		}
	default:
	}
}

// side gives what stands at the byte before or behind a mark, where no mark does.
func (g *glance) side(at int) side {
	if c := g.text[at]; c < utf8.RuneSelf {
		return asciiSide[c]
	}
	start := at
	for start > 0 && !utf8.RuneStart(g.text[start]) {
		start--
	}
	switch r, _ := utf8.DecodeRuneInString(g.text[start:]); {
	case IsSpace(r):
		return space
	case IsDigit(r):
		return digit
	case IsLetter(r):
		return letter
	}
	return other
}

// oddTail reports whether small letters behind an apostrophe are none of the
// usual English endings, as in “Ankara’da”.
func (g *glance) oddTail(m *Mark) bool {
	if int(m.Next) == len(g.words) {
		return false
	}
	w := &g.words[m.Next]
	if w.Case != Lower || w.Len() == 1 {
		return false
	}
	switch w.In(g.text) {
	case "re", "ve", "ll":
		return false
	}
	return true
}

// hyphened reports whether a hyphen stands behind the word behind a mark.
func (g *glance) hyphened(m *Mark) bool {
	return int(m.Next) < len(g.words) && g.words[m.Next].End < len(g.text) && g.text[g.words[m.Next].End] == '-'
}

// inFigures looks at a comma, stop or dash within figures.
func (g *glance) inFigures(m *Mark) {
	if g.figures != nil && g.figures.Class == m.Class && g.figures.Next+1 == m.Next {
		g.shown |= Chained
	}
	if g.figures = m; m.Class == Dash {
		return
	}
	mark, digits := g.text[m.Start:m.End], m.End
	for digits < len(g.text) && digits-m.End <= 3 && asciiFlags[g.text[digits]] == flagDigit {
		digits++
	}
	three := digits-m.End == 3
	switch {
	case mark == g.decimal && three, mark != g.decimal && (mark != g.group || !three):
		g.shown |= Misgrouped
	case m.Next > 0 && g.words[m.Next-1].Len() == 2 && g.text[g.words[m.Next-1].Start] == '0':
		g.shown |= Misgrouped // "00.30"
	case digits-m.End == 2 && g.timed(m, digits):
		g.shown |= Misgrouped
	}
}

// timed reports whether a figure that ends at a byte offset may be a time of day,
// by the words beside it or as one of the afternoon: “at hour 6.40”, “8.00 o’clock”, “16.30”.
func (g *glance) timed(m *Mark, end int) bool {
	if m.Next > 1 && (g.words[m.Next-2].Key == keyHour || g.words[m.Next-2].Key == keyHours) {
		return true
	}
	if m.Next > 0 && g.words[m.Next-1].Len() == 2 {
		hours := (int(g.text[m.Start-2])-'0')*10 + int(g.text[m.Start-1]) - '0'
		return hours > 12 && hours < 24 && g.text[m.End] < '6' // “at 16.30”, or “up 16.30”
	}
	return strings.HasPrefix(g.text[end:], " o’") || strings.HasPrefix(g.text[end:], " o'")
}

var keyHour, keyHours = Key("hour"), Key("hours")

// behind looks at the words beside a mark that may end a sentence, with a space behind it.
func (g *glance) behind(m *Mark) {
	if m.Class == Stop && m.Next > g.from && g.words[m.Next-1].HasDigit {
		g.shown |= FigureStop
	}
	if int(m.Next) == len(g.words) {
		return
	}
	switch w := &g.words[m.Next]; {
	case w.Start != m.End+1:
	case w.Case == Lower:
		g.shown |= LowBehind
	case w.Len() == 1 && w.End < len(g.text) && g.text[w.End] == '.':
		g.shown |= StopInitial
	}
}

// first notes the signs of a block by its first word and by its end.
func (g *glance) first(b Block, from int) {
	if b.Empty() {
		return
	}
	if n := len(g.words) - from; (b.Kind == Paragraph || b.Kind == Standfirst || b.Kind == Quote) && n >= trailingWords && !g.ended(b.Span) && (n >= endedWords || g.trails(b.Span)) {
		g.shown |= Unended
	}
	if c := g.text[b.Start]; c <= ' ' || c >= utf8.RuneSelf && g.side(b.Start) == space {
		g.shown |= Indented
	}
	if from == len(g.words) {
		return
	}
	switch w := &g.words[from]; {
	case w.Case == Lower:
		g.shown |= LowFirst
	case w.Script == Digits && g.text[w.Start] == '0':
		g.shown |= ZeroFirst
	}
}

// How many words a paragraph has at least of which Unended speaks, and one that trails off or ends with a comma.
const (
	endedWords    = 6
	trailingWords = 3
)

// trails reports whether a block ends with an ellipsis or a comma.
func (g *glance) trails(b Span) bool {
	text := strings.TrimRight(b.In(g.text), " \t\u00a0")
	return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "..") || strings.HasSuffix(text, ",")
}

// ended reports whether a block surely ends like a sentence.
func (g *glance) ended(b Span) bool {
	switch c := g.text[b.End-1]; c {
	case '?', '!', '"':
		return true
	case ')':
		return b.Len() > 1 && asciiFlags[g.text[b.End-2]] != 0 && g.text[b.End-2] != 'e' && g.text[b.End-2] != 'd' // not "(more)", "(continued)"
	case '.':
		return b.Len() > 1 && g.text[b.End-2] < utf8.RuneSelf && g.text[b.End-2] != '.' && g.text[b.End-2] != ' '
	case 0x9d: // of ”
		return b.Len() >= len("”") && g.text[b.End-len("”"):b.End] == "”"
	}
	return false
}
