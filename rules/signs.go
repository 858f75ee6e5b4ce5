package rules

import "unicode/utf8"

// Signs are what a text shows at a glance: classes of marks, what stands beside
// them, and more. By them most rules are known to find nothing in most articles,
// and are not even asked.
type Signs uint64

// The signs of marks, beside those of AnyOf. A sentence mark is a comma, stop,
// colon, semicolon, question or exclamation mark; spaces apart means that spaces
// may stand between.
const (
	SpaceBefore  Signs = 1 << (iota + Signs(classes)) // a space before a sentence mark
	SpaceMissing                                      // a letter right behind a sentence mark
	Piled                                             // two sentence marks or ellipses in a row, spaces apart
	LowBehind                                         // a stop, question or exclamation mark, perhaps a quotation mark, a space, and a word in lower case
	StopInitial                                       // a stop, a space, one letter and a stop: "U. S."
	BracketLoose                                      // a bracket with a space inside it, or a word right outside it
	NotRound                                          // an opening bracket other than "("
	DashFirst                                         // a block that begins with a dash
	DashUneven                                        // a dash with a space on one side
	DashBehind                                        // a dash behind a quotation mark, sentence mark or ellipsis, spaces apart
	CommaBehind                                       // a comma behind a quotation mark, spaces apart
	StopBehind                                        // a stop behind a quotation mark, spaces apart
	MarkFirst                                         // a block that begins with a mark, but with no dash and no quotation mark
	ColonApart                                        // a colon, figures and a space: "9: 30"
	Chained                                           // figures with the same mark twice: "26.01.2022", "2022-01-26"
	Misgrouped                                        // a comma or stop within figures as other languages have it: "4,6", "1.000", "00.30"
	FigureStop                                        // a stop behind a word with a digit, and a space: "May 17th. The …"
	LooseSingle                                       // a single quotation mark that is no apostrophe of the usual kind between two letters
	HeadStop                                          // a headline that ends with a stop
	Divided                                           // a headline with a colon, bar, bracket or sign, or with a dash or arrow and a space before it
	FiguresApart                                      // two words of figures with a space between
)

// The signs of quotations.
const (
	Quoted     Signs = FiguresApart << (iota + 1) // a quotation, or a mark of one
	Unpaired                                      // a quotation without one of its marks
	Spaced                                        // a quotation with a space inside one of its marks
	OddMarks                                      // a quotation with other marks than the usual of the language, or plain ones
	Nested                                        // a quotation inside another
	Touched                                       // a quotation in double marks with a letter, digit, comma, stop or colon right before it, or a letter or bracket right behind it
	TwoStyles                                     // one in plain double marks and one in others
	ShortQuote                                    // a quotation of a few words
)

// The signs of words, and of the text as a whole.
const (
	Figured      Signs = ShortQuote << (iota + 1) // a word without letters
	NonLatin                                      // a word with letters that are not Latin
	InnerCapital                                  // a word of MixedCase
	FigureTail                                    // a figure with the ending of an ordinal apart, or "year": "9 th", "26-th", "90-s", "2022 year"
	Twice                                         // a word or a phrase that stands twice in a row
	SameStart                                     // two sentences that begin with the same six words
	SameBlocks                                    // two blocks that begin with the same three words
	Unended                                       // a paragraph of six words or more that ends with no mark that sentences end with
	LowFirst                                      // a block that begins with a word in lower case
	ZeroFirst                                     // a block that begins with the figure 0
	Indented                                      // a block that begins with a space
	BeyondASCII                                   // a code point above U+007F
	OddForms                                      // combining accents, U+0300 to U+036F, or code points of U+F000 to U+FFFF
	OwnPhrase                                     // a phrase that the packs have for the rule itself
)

// AnyOf gives the signs of marks of the given classes.
func AnyOf(classes ...Class) (s Signs) {
	for _, c := range classes {
		s |= 1 << c
	}
	return s
}

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
	case sideOf[first] == sentence && sideOf[second] == sentence:
		s |= Piled
	case first == QuoteMark && second == Comma:
		s |= CommaBehind
	case first == QuoteMark && second == Stop:
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
}

// look notes the signs of the marks of a block, those from first on, whose
// first word is words[from].
func (g *glance) look(b Span, marks []Mark, from int32) {
	last, figures := -1, -1 // the last mark that is no space, and the last within figures
	for i := range marks {
		m := &marks[i]
		before, after := border, border
		switch {
		case i > 0 && marks[i-1].End == m.Start:
			before = sideOf[marks[i-1].Class]
		case m.Next > from || last >= 0:
			before = g.side(m.Start - 1)
		}
		if last < 0 && m.Next == from {
			before = border
		}
		switch {
		case i+1 < len(marks) && marks[i+1].Start == m.End:
			after = sideOf[marks[i+1].Class]
		case m.End < b.End:
			after = g.side(m.End)
		}
		g.shown |= 1<<m.Class | looks[shapeOf[m.Class]][before][after]
		if m.Class == SpaceRun {
			continue
		}
		if last >= 0 && marks[last].Next == m.Next {
			g.shown |= meetings[marks[last].Class][m.Class]
			if m.Class == Dash && sideOf[marks[last].Class] == sentence {
				m.role = closesUnseen
			}
		}
		last = i
		switch m.Class {
		case QuoteMark:
			m.role = g.usual.role(m.Rune, before, after)
			if m.role != noQuote && m.Rune != '"' && m.Rune != '“' && m.Rune != '”' {
				g.shown |= LooseSingle
			}
			if before == sentence && after == space {
				g.behind(m)
			}
		case Comma, Stop, Dash:
			if before == digit && after == digit {
				if figures >= 0 && marks[figures].Class == m.Class && marks[figures].Next+1 == m.Next {
					g.shown |= Chained
				}
				figures = i
				g.grouped(m)
			}
			if m.Class == Stop && after == space {
				g.behind(m)
				if m.Next > from && g.words[m.Next-1].HasDigit {
					g.shown |= FigureStop
				}
			}
		case Question:
			if after == space {
				g.behind(m)
			}
		case Colon:
			if (before == space || after == space) && (before == space || before == digit) && int(m.Next) < len(g.words) && g.words[m.Next].Script == Digits {
				g.shown |= ColonApart
			}
		case OpenBracket:
			if m.Rune != '(' {
				g.shown |= NotRound
			}
		default:
		}
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

// grouped looks at a comma, stop or dash within figures.
func (g *glance) grouped(m *Mark) {
	if m.Class == Dash {
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
	}
}

// behind looks at the word behind a mark that may end a sentence, and a space.
func (g *glance) behind(m *Mark) {
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
	if (b.Kind == Paragraph || b.Kind == Standfirst || b.Kind == Quote) && len(g.words)-from >= endedWords && !g.ended(b.Span) {
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

// endedWords is how many words a paragraph has at least of which Unended speaks.
const endedWords = 6

// ended reports whether a block surely ends like a sentence.
func (g *glance) ended(b Span) bool {
	switch c := g.text[b.End-1]; c {
	case '?', '!', '"':
		return true
	case ')':
		return b.Len() > 1 && asciiFlags[g.text[b.End-2]] != 0 && g.text[b.End-2] != 'e' // not "(more)"
	case '.':
		return b.Len() > 1 && g.text[b.End-2] < utf8.RuneSelf && g.text[b.End-2] != '.' && g.text[b.End-2] != ' '
	case 0x9d: // of ”
		return b.Len() >= len("”") && g.text[b.End-len("”"):b.End] == "”"
	}
	return false
}

// signs gives what the text shows of those that are wanted. OwnPhrase is never
// among them, as it is another for each rule.
func (d *Document) signs(wanted Signs) Signs {
	s := d.scanned()
	shown := s.shown
	if s.scripts&^(1<<Latin|1<<Digits) != 0 {
		shown |= NonLatin
	}
	if wanted&(Quoted|Unpaired|Spaced|OddMarks|Nested|Touched|TwoStyles|ShortQuote) != 0 {
		shown |= d.quotationSigns()
	}
	if s.leads != 0 {
		shown |= BeyondASCII
		if s.leads&(1<<(0xcc&0x3f)|1<<(0xcd&0x3f)|1<<(0xef&0x3f)) != 0 {
			shown |= OddForms
		}
	}
	if wanted&(Figured|FiguresApart|InnerCapital|FigureTail|Twice) != 0 {
		shown |= d.wordSigns()
	}
	if wanted&(SameStart|SameBlocks) != 0 {
		shown |= d.startSigns()
	}
	if wanted&(HeadStop|Divided) != 0 {
		shown |= d.headlineSigns()
	}
	return shown
}

// headlineSigns gives what the headline shows.
func (d *Document) headlineSigns() (shown Signs) {
	block, ok := d.Headline()
	if !ok {
		return 0
	}
	first := 0
	for d.Blocks[first].Kind != Headline {
		first++
	}
	if end := d.SkipSpacesBack(d.Blocks[block].End); end > 0 && d.Text[end-1] == '.' {
		shown |= HeadStop
	}
	marks := d.s.marks
	for i := d.MarkAt(d.Blocks[first].Start); i < len(marks) && marks[i].Start < d.Blocks[block].End; i++ {
		switch m := &marks[i]; m.Class {
		case Colon, Slash, Sign, OpenBracket:
			shown |= Divided
		case Dash, Angle, QuoteMark, OtherMark:
			if IsSpace(d.Before(m.Start)) {
				shown |= Divided
			}
		default:
		}
	}
	return shown
}

// starts are the places where sentences and blocks begin, by their first words:
// most articles begin none as another, which is soon told.
type starts struct {
	slots [1 << 9]uint16 // open addressing; index + 1 of the first word; 0: none
	count int
}

// startSigns gives what the beginnings of sentences and blocks show.
func (d *Document) startSigns() (shown Signs) {
	s := d.s
	s.starts = starts{}
	m := 0
	for i := range s.blocks {
		b := &s.blocks[i]
		if b.from < b.to {
			shown |= s.begun(b.from, true)
		}
		for ; m < len(s.marks) && s.marks[m].Start < b.End; m++ {
			switch s.marks[m].Class {
			case Stop, Question, Ellipsis, WidePunct:
				if next := int(s.marks[m].Next); next < b.to && next > b.from && (m == 0 || int(s.marks[m-1].Next) != next) {
					shown |= s.begun(next, false)
				}
			default:
			}
		}
	}
	return shown
}

// begun takes in what begins with a word, and gives the signs that it makes
// with what was taken in before. Block starts are not told apart from others once
// the table is half full: then it gives all signs.
func (s *scan) begun(i int, block bool) (shown Signs) {
	if i+3 > len(s.words) {
		return 0
	}
	t := &s.starts
	if t.count++; t.count > len(t.slots)/2 || i >= 1<<16-1 {
		return SameStart | SameBlocks
	}
	first := s.words[i:]
	h := first[0].Key + first[1].Key*3 + first[2].Key*5
	for at := h * 0x9e3779b97f4a7c15 >> 55; ; at = (at + 1) % uint64(len(t.slots)) {
		known := int(t.slots[at]) - 1
		if known < 0 {
			t.slots[at] = uint16(i + 1)
			return shown
		}
		other := s.words[known:]
		if other[0].Key != first[0].Key || other[1].Key != first[1].Key || other[2].Key != first[2].Key {
			continue
		}
		if block {
			shown |= SameBlocks
		}
		if len(first) > 5 && len(other) > 5 && other[3].Key == first[3].Key && other[4].Key == first[4].Key && other[5].Key == first[5].Key {
			shown |= SameStart
		}
	}
}

// wordSigns gives what the words of the text show.
func (d *Document) wordSigns() (shown Signs) {
	f := d.noted()
	if len(f.figures) > 0 {
		shown |= Figured
	}
	words := d.s.words
	for n := 1; n < len(f.figures); n++ {
		if i := f.figures[n]; f.figures[n-1] == i-1 {
			if end := words[i-1].End; words[i].Start > end+1 || d.Text[end] == ' ' {
				shown |= FiguresApart
			}
		}
	}
	for _, i := range f.figures {
		if next := int(i) + 1; next < len(words) && words[next].Case == Lower && words[next].Len() <= len("year") && words[next].Start == words[i].End+1 && figureTail(words[next].In(d.Text)) {
			shown |= FigureTail
		}
	}
	if len(f.doubled)+len(f.again) > 0 {
		shown |= Twice
	}
	if f.inside {
		shown |= InnerCapital
	}
	return shown
}

// figureTail reports whether a word is the ending of an English ordinal or decade, or "year".
func figureTail(w string) bool {
	switch w {
	case "th", "st", "nd", "rd", "s", "ies", "year":
		return true
	}
	return false
}

// quotationSigns gives what the quotations of the text show.
func (d *Document) quotationSigns() (shown Signs) {
	straight, curly := false, false // whether there are quotations in plain double marks, and in others
	quotes := d.Quotes()
	for i := range quotes {
		q := &quotes[i]
		shown |= Quoted
		if !q.Closed() {
			shown |= Unpaired
			continue
		}
		if IsSpace(d.After(q.Open.End)) || IsSpace(d.Before(q.Close.Start)) {
			shown |= Spaced
		}
		if !d.UsualMarks(q) {
			shown |= OddMarks
		}
		if q.Depth > 0 {
			shown |= Nested
		}
		if !q.Single && d.touched(q) {
			shown |= Touched
		}
		if q.OpenMark == '"' && q.CloseMark == '"' {
			straight = true
		} else if !q.Single {
			curly = true
		}
		if q.Depth == 0 && q.Close.Start-q.Open.End <= shortQuote && d.likeName(q) {
			shown |= ShortQuote
		}
	}
	if straight && curly {
		shown |= TwoStyles
	}
	return shown
}

// likeName reports whether quoted words may be a name, going by their first and
// last code points.
func (d *Document) likeName(q *Quotation) bool {
	first, last := d.After(q.Open.End), d.Before(q.Close.Start)
	return (IsDigit(first) || IsUpper(first) || first >= utf8.RuneSelf) && (IsLetter(last) || IsDigit(last) || last >= utf8.RuneSelf)
}

// shortQuote is how long a quotation of a few words is at most, in bytes.
const shortQuote = 128

// touched reports whether a quotation may be glued to what stands around it.
func (d *Document) touched(q *Quotation) bool {
	switch before := d.Before(q.Open.Start); before {
	case ',', '.', ';', ':':
		return true
	default:
		after := d.After(q.Close.End)
		return IsLetter(before) || IsDigit(before) || IsLetter(after) || after == '('
	}
}

// UsualMarks reports whether the marks of a closed quotation are a pair of the
// language of the text, or plain ones where it has no others, as nearly all are.
func (d *Document) UsualMarks(q *Quotation) bool {
	opening, closing := q.Open.In(d.Text), q.Close.In(d.Text)
	c := d.Conventions()
	switch opening {
	case c.Outer.Open:
		return closing == c.Outer.Close
	case c.Inner.Open:
		return closing == c.Inner.Close
	case `"`, "'":
		return len(c.Accepted) == 0 && closing == opening
	}
	return false
}
