package calque

import (
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// TitleOrder flags a title before a name that stands there as in the source language.
var TitleOrder = Family.Add(rules.Rule{
	ID:      "title-order",
	Summary: "Title before a name as the source language writes it",
	Why: `Many languages put the whole office before the name and write it in lower case: “le président Morel”, “minister transportu Jan Wolny”. ` +
		`English writes “Defence Minister Oleg Sorin” or “Oleg Sorin, the defence minister”, without an article and with capitals in all words of the title or in none.`,
	Examples: []rules.Example{
		{Bad: "The road will open, said the president Morel."},
		{Bad: "The road will open, said Minister of Transport Oleg Sorin."},
		{Good: "The road will open, said Transport Minister Oleg Sorin and the president, Ana Morel."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "awkward",
	Since:    "0.1.0",
	Check:    titleOrder,
})

// officeNames are written with a capital before a name.
var officeNames = []string{"president", "minister", "chancellor", "governor", "senator", "mayor", "secretary", "premier", "pope", "king", "patriarch", "academician"}

// officeHeads begin an office that “of” goes on with.
var officeHeads = rules.KeysOf("minister", "president", "head", "director", "chairman", "governor", "mayor", "commissioner", "undersecretary", "representative")

// departments end such an office.
var departments = rules.KeysOf("affairs", "defense", "defence", "finance", "finances", "health", "education", "interior", "justice", "transport", "transportation",
	"culture", "economy", "agriculture", "energy", "sport", "sports", "trade", "industry", "environment", "labour", "labor",
	"communications", "tourism", "science", "federation", "republic", "russia", "ukraine", "belarus", "turkey", "france", "germany", "poland",
	"china", "iran", "israel", "kazakhstan", "egypt", "argentina", "mexico", "brazil", "colombia", "venezuela", "serbia", "hungary")

// modifierNames are the first words of titles in two words, and the offices are
// the second: “press Secretary”.
var modifierNames = []string{"press", "prime", "foreign", "defence", "defense", "finance", "interior", "health", "transport", "vice", "attorney"}

var (
	offices      = rules.KeysOf(officeNames...)
	modifiers    = rules.KeysOf(modifierNames...)
	besideOffice = rules.KeysOf(append(modifierNames, officeNames...)...)
)

// longestOffice is how many words an office has at most.
const longestOffice = 8

func titleOrder(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words, titled := p.Words(), p.Titled()
	for k := besideTitle(words, titled, 0); k < len(titled); k = besideTitle(words, titled, k+1) {
		i := int(titled[k])
		if i > 0 && besideOffice.Has(words[i-1].Key) && words[i-1].Case == rules.Lower && next(p, i-1) {
			besides(p, i)
		}
		if i+1 < len(words) && words[i+1].Key == ofKey && officeHeads.Has(words[i].Key) {
			longOffice(p, i)
		}
	}
}

// besideTitle gives the index in titled, from k on, of a word that may have an office
// before it or “of” behind it, or len(titled).
func besideTitle(words []rules.Word, titled []int32, k int) int {
	of := ofKey
	for ; k < len(titled); k++ {
		i := int(titled[k])
		if i == 0 || i+1 >= len(words) {
			break
		}
		if officeBits.Has(words[i-1].Key) != 0 || words[i+1].Key == of {
			break
		}
	}
	return k
}

// officeBits has a bit for each word of besideOffice.
var officeBits = func() (set rules.BitSet) {
	for _, w := range slices.Concat(modifierNames, officeNames) {
		set.Add(rules.Key(w))
	}
	return set
}()

// besides looks at a word with a capital and the words before it: “press
// Secretary”, “the president Morel”.
func besides(p *rules.Pass, i int) {
	words := p.Words()
	before, w := &words[i-1], &words[i]
	switch {
	case modifiers.Has(before.Key) && offices.Has(w.Key):
		s := rules.Span{Start: before.Start, End: w.End}
		p.Reportf(s, "“%s” has a capital in one half of the title", s.In(p.Text))
	case offices.Has(before.Key) && i > 1 && words[i-2].Key == theKey && next(p, i-2):
		s := rules.Span{Start: words[i-2].Start, End: w.End}
		p.Reportf(s, "“%s” has an article before the title", s.In(p.Text))
	}
}

var (
	theKey = rules.Key("the")
	ofKey  = rules.Key("of")
)

// longOffice looks for an office of several words right before a name:
// “Minister of Transport Oleg Sorin”.
func longOffice(p *rules.Pass, i int) {
	words := p.Words()
	if !next(p, i) {
		return
	}
	for j := i + 2; j+2 < len(words) && j < i+longestOffice && next(p, j-1); j++ {
		if departments.Has(words[j].Key) && words[j].Case == rules.Title && next(p, j) && next(p, j+1) &&
			words[j+1].Case == rules.Title && words[j+2].Case == rules.Title && !departments.Has(words[j+1].Key) && !departments.Has(words[j+2].Key) {
			s := rules.Span{Start: words[i].Start, End: words[j+2].End}
			p.Report(rules.Diagnostic{Span: s, Message: fmt.Sprintf("“%s” stands before a name in the order of the source language", p.Text[words[i].Start:words[j].End])})
			return
		}
	}
}
