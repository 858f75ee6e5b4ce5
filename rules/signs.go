package rules

// Signs are what a text shows at a glance: classes of marks, and more. By them
// most rules are known to find nothing in most articles, and are not even asked.
type Signs uint32

// The signs beside those of AnyOf.
const (
	Quoted       Signs = 1 << (iota + Signs(classes)) // a quotation, or a mark of one
	Figured                                           // a word without letters
	NonLatin                                          // a word with letters that are not Latin
	InnerCapital                                      // a word of MixedCase
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
	if wanted&Quoted != 0 && len(d.Quotes()) > 0 {
		shown |= Quoted
	}
	if wanted&(Figured|NonLatin|InnerCapital) != 0 {
		if len(d.Figures()) > 0 {
			shown |= Figured
		}
		if d.noted().scripts&^(1<<Latin|1<<Digits) != 0 {
			shown |= NonLatin
		}
		if d.noted().inside {
			shown |= InnerCapital
		}
	}
	return shown
}
