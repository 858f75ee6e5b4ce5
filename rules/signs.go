package rules

import (
	"strings"
	"unicode/utf8"
)

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
	Piled                                             // two sentence marks or ellipses in a row, or a dash and a comma, spaces apart
	LowBehind                                         // a stop, question or exclamation mark, perhaps a quotation mark, a space, and a word in lower case
	StopInitial                                       // a stop, a space, one letter and a stop: "U. S."
	BracketLoose                                      // a bracket with a space inside it, or a word right outside it
	NotRound                                          // an opening bracket other than "("
	DashFirst                                         // a block that begins with a dash
	DashUneven                                        // a dash with a space on one side, or on both in a compound with a figure: "19 - year-old"
	DashBehind                                        // a dash behind a quotation mark, sentence mark or ellipsis, spaces apart
	CommaBehind                                       // a comma behind a quotation mark, spaces apart
	StopBehind                                        // a stop, question or exclamation mark behind a quotation mark, spaces apart
	MarkFirst                                         // a block that begins with a mark, but with no dash and no quotation mark
	ColonApart                                        // a colon, figures and a space: "9: 30"
	Chained                                           // figures with the same mark twice: "26.01.2022", "2022-01-26"
	Misgrouped                                        // a comma or stop within figures as other languages have it: "4,6", "1.000", "00.30", "8.00 o’clock"
	FigureStop                                        // a stop behind a word with a digit, and a space: "May 17th. The …"
	LooseSingle                                       // a single quotation mark that is no apostrophe of the usual kind between two letters, as in “isn’t”, “O’Neill”
	HeadStop                                          // a headline that ends with a stop
	Divided                                           // a headline with a colon, bar, bracket or sign, or with a dash or arrow and a space before it
	FiguresApart                                      // two words of figures with a space between
)

// The signs of quotations.
const (
	Quoted     Signs = FiguresApart << (iota + 1) // a quotation, or a mark of one
	Unpaired                                      // a quotation without one of its marks, or whose marks are in two blocks
	Spaced                                        // a quotation with a space inside one of its marks
	OddMarks                                      // a quotation with other marks than the usual of the language, or plain ones
	Nested                                        // a quotation inside another
	Touched                                       // a quotation in double marks with a letter, digit, comma, stop or colon right before it, or a letter, bracket or opening mark right behind it
	TwoStyles                                     // one in plain double marks and one in others
	ShortQuote                                    // a quotation of a few words
)

// The signs of words, and of the text as a whole.
const (
	OpenerInside Signs = ShortQuote << (iota + 1) // a word that sentences begin with, and names do not, or one that ends with “ed”, with a capital inside a paragraph: a word and a space, perhaps a comma, semicolon, dash, bracket or double quotation mark, stand before it
	NonLatin                                      // a word with letters that are not Latin
	InnerCapital                                  // a word of MixedCase
	FigureTail                                    // a figure with the ending of an ordinal apart, or "year": "9 th", "26-th", "90-s", "2022 year"; or a 0 or 1 behind a letter of a word: "l0st", or a 0 before four: "0sborne"
	Twice                                         // a word or a phrase that stands twice in a row
	SameStart                                     // two sentences, or what is quoted behind a colon, that begin with the same six words
	SameBlocks                                    // a block that begins with the same three words as one before it, or a sentence
	Unended                                       // a paragraph of six words or more that ends with no mark that sentences end with, or of three that trails off or ends with a comma
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
	if wanted&(OpenerInside|FiguresApart|InnerCapital|FigureTail|Twice) != 0 {
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

// HasLead reports whether a code point of the text begins with a byte of UTF-8
// above 0xc0: a rule that looks for letters beyond ASCII asks it first.
func (d *Document) HasLead(lead byte) bool { return d.scanned().leads>>(lead&0x3f)&1 != 0 }

// Shows reports whether the text shows one of the given signs, but for
// OwnPhrase: a rule that knows several faults looks for those alone that a text
// may have.
func (d *Document) Shows(wanted Signs) bool {
	s := d.scanned()
	if wanted&^s.looked != 0 {
		s.shown |= d.signs(wanted)
		s.looked |= wanted
	}
	return s.shown&wanted != 0
}

// headlineSigns gives what the headline shows.
func (d *Document) headlineSigns() (shown Signs) {
	block, ok := d.Headline()
	if !ok {
		return 0
	}
	first := -1
	for i := range d.Blocks {
		if d.Blocks[i].Kind != Headline && i != block {
			continue
		}
		if first < 0 {
			first = i
		}
		if end := d.SkipSpacesBack(d.Blocks[i].End); end > 0 && d.Text[end-1] == '.' {
			shown |= HeadStop
		}
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
	m, last := 0, 0
	for i := range s.blocks {
		b := &s.blocks[i]
		if b.from < b.to {
			shown |= s.begun(b.from, true)
		}
		for ; m < len(s.marks) && s.marks[m].Start < b.End; m++ {
			switch s.marks[m].Class {
			case QuoteMark:
				if m == 0 || s.marks[m-1].Class != Colon || s.marks[m-1].Next != s.marks[m].Next {
					continue // “He said: “We wait.”” begins a sentence within one
				}
				fallthrough
			case Stop, Question, Ellipsis, WidePunct:
				if next := int(s.marks[m].Next); next < b.to && next > b.from && next != last {
					shown |= s.begun(next, false)
					last = next
				}
			default:
			}
		}
	}
	return shown
}

// begun takes in what begins with a word, and gives the signs that it makes
// with what was taken in before; all of them once the table is half full.
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
	f, words := d.noted(), d.s.words
	if d.openerInside(f.titled) {
		shown |= OpenerInside
	}
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
	for _, i := range f.spelt {
		if w := words[i].In(d.Text); (asciiFlags[w[0]]&(flagLower|flagUpper) != 0 || len(w) > 4 && w[0] == '0' && asciiFlags[w[1]]&flagLower != 0) && strings.ContainsAny(w, "01") {
			shown |= FigureTail
		}
	}
	if len(f.doubled)+len(f.again) > 0 {
		shown |= Twice
	}
	if len(f.inner) > 0 {
		shown |= InnerCapital
	}
	return shown
}

// groupWords are people and things of whom news tells without an article, mostly
// in the plural: with a capital they begin a sentence and are no names.
var groupWords = []string{
	"witnesses", "eyewitnesses", "engineers", "officials", "residents", "experts", "doctors", "medics", "firefighters", "investigators", "rescuers", "prosecutors",
	"scientists", "researchers", "authorities", "organizers", "organisers", "passengers", "critics", "analysts", "neighbours", "neighbors", "volunteers", "lawmakers", "employees",
	"participants", "drivers", "visitors", "locals", "farmers", "economists", "activists", "protesters", "demonstrators", "journalists", "observers", "opponents", "supporters",
	"relatives", "police", "repairs", "tickets", "buses", "trains", "schools", "shops", "flights", "lessons", "temperatures", "historians", "forecasters", "meteorologists", "detectives", "soldiers", "fans", "users", "customers", "guests", "readers", "one",
}

// Groups are the keys of people and things of whom news tells without an article:
// “Witnesses saw the boat”.
var Groups = KeysOf(groupWords...)

// sentenceOpeners are words that sentences begin with, and names do not.
var sentenceOpeners = KeysOf(append(groupWords, "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "there", "his", "her", "its", "their", "our",
	"in", "on", "at", "for", "from", "with", "by", "as", "after", "before", "since", "during", "according", "but", "and", "however", "although", "while",
	"when", "if", "because", "so", "what", "how", "why", "where", "who", "many", "some", "also", "now", "then", "earlier", "meanwhile", "later", "despite",
	"under", "among", "last", "next", "another", "therefore", "moreover", "furthermore")...)

// openerInside reports whether one of the words with a capital is an opener
// inside a paragraph.
func (d *Document) openerInside(titled []int32) bool {
	words := d.s.words
	for _, i := range titled {
		if i == 0 {
			continue
		}
		if !sentenceOpeners.Has(words[i].Key) {
			if w := &words[i]; w.Len() > 4 && d.Text[w.End-2:w.End] == "ed" && words[i-1].Case == Lower && words[i-1].End+1 == w.Start && int(i)+1 < len(words) && words[i+1].Case == Lower {
				return true
			}
			continue
		}
		switch d.Text[words[i-1].End:words[i].Start] {
		case " ", ", ", "” ", "\" ", "; ", " - ", " – ", ") ", "— ", " — ":
			return true
		}
	}
	return false
}

// figureTail reports whether a word is the ending of an English ordinal or decade,
// or "year", or how Polish and Russian shorten that.
func figureTail(w string) bool {
	switch w {
	case "th", "st", "nd", "rd", "s", "ies", "year", "r", "g":
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
			if q.OpenMark != 0 && d.Before(q.Open.Start) == ':' {
				shown |= Touched
			}
			continue
		}
		shown |= d.closedSigns(q)
		if q.OpenMark == '"' && q.CloseMark == '"' {
			straight = true
		} else if !q.Single {
			curly = true
		}
	}
	if straight && curly {
		shown |= TwoStyles
	}
	return shown
}

// closedSigns gives what one quotation shows that has both its marks.
func (d *Document) closedSigns(q *Quotation) (shown Signs) {
	if q.Close.Start > d.Blocks[q.Block].End {
		shown |= Unpaired
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
	if q.Depth == 0 && q.Close.Start-q.Open.End <= shortQuote && d.likeName(q) {
		shown |= ShortQuote
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
		return IsLetter(before) || IsDigit(before) || IsLetter(after) || after == '(' || after == '"' || after == '“'
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
