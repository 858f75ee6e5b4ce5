package rules

// Signs are what a text shows at a glance: classes of marks, and more. By them
// most rules are known to find nothing in most articles, and are not even asked.
type Signs uint32

// The signs beside those of AnyOf.
const (
	Quoted       Signs = 1 << (iota + Signs(classes)) // a quotation, or a mark of one
	Unpaired                                          // a quotation without one of its marks
	Spaced                                            // a quotation with a space inside one of its marks
	OddMarks                                          // a quotation with other marks than the usual of the language, or plain ones
	Figured                                           // a word without letters
	NonLatin                                          // a word with letters that are not Latin
	InnerCapital                                      // a word of MixedCase
	Twice                                             // a word or a phrase that stands twice in a row
	BeyondASCII                                       // a code point above U+007F
	OwnPhrase                                         // a phrase that the packs have for the rule itself
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
func (d *Document) signs(wanted Signs) (shown Signs) {
	s := d.scanned()
	for c := range s.byClass {
		if len(s.byClass[c]) > 0 {
			shown |= 1 << c
		}
	}
	if s.beyondASCII {
		shown |= BeyondASCII
	}
	if wanted&(Quoted|Unpaired|Spaced|OddMarks) != 0 {
		shown |= d.quotationSigns()
	}
	if wanted&(Figured|NonLatin|InnerCapital|Twice) != 0 {
		if len(d.Figures()) > 0 {
			shown |= Figured
		}
		if d.noted().scripts&^(1<<Latin|1<<Digits) != 0 {
			shown |= NonLatin
		}
		if len(d.Doubled())+len(d.Again()) > 0 {
			shown |= Twice
		}
		if d.noted().inside {
			shown |= InnerCapital
		}
	}
	return shown
}

// quotationSigns gives what the quotations of the text show.
func (d *Document) quotationSigns() (shown Signs) {
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
	}
	return shown
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
