package punct

import "github.com/mtlint/mtlint/rules"

// CommaThat flags the comma that the source sets before a clause with “that”.
var CommaThat = Family.Add(rules.Rule{
	ID:      "comma-that",
	Summary: "Comma before “that” behind a verb of saying or knowing",
	Why: `Russian, Polish, Czech, German and Hungarian set a comma before each clause; engines keep it: “He added, that the ward would open”.
English sets none there, and the reader takes what follows for an aside.`,
	Examples: []rules.Example{
		{Bad: "The mayor added, that the quay would open in May.", Good: "The mayor added that the quay would open in May."},
		{Good: "He said, that evening, nothing. She knew, that is, she hoped, that the quay was safe."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Comma),
	Check:    commaThat,
})

func commaThat(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	text, words, marks := p.Text, p.Words(), p.Marks()
	for _, i := range p.MarksOf(rules.Comma) {
		m := &marks[i]
		if at := m.End + len(" tha"); at >= len(text) || text[at-1]|0x20 != 'a' || text[at-3]|0x20 != 't' {
			continue // nearly always another word
		}
		next := int(m.Next)
		if next == 0 || next+1 >= len(words) || words[next].Key != keyThat || words[next].Start != m.End+1 || words[next-1].End != m.Start {
			continue
		}
		behind := &words[next+1]
		if !beforeThat.Has(words[next-1].Key) || behind.Start != words[next].End+1 || notBehindThat.Has(behind.Key) || p.After(behind.End) == ',' {
			continue
		}
		if before := p.Marks()[max(0, i-1)]; i > 0 && before.Class == rules.Comma && next-int(before.Next) <= asideMost && !goesOn.Has(words[before.Next].Key) && before.Start >= p.Blocks[p.BlockAt(m.Start)].Start {
			continue // “It was clear, he added, that …”
		}
		s := rules.Span{Start: words[next-1].Start, End: words[next].End}
		p.Report(rules.Diagnostic{
			Span: s, Message: "Comma before “that”",
			Fix: rules.Replace(rules.Unsafe, "Remove the comma", m.Span, ""),
		})
	}
}

// asideMost is how many words an aside that names the speaker has at most.
const asideMost = 4

var keyThat = rules.Key("that")

// beforeThat are verbs of saying and knowing, and adjectives that take a clause as they do.
var beforeThat = rules.KeysOf(
	"said", "says", "added", "adds", "noted", "notes", "stressed", "stresses", "emphasized", "emphasised", "explained", "explains", "announced", "announces", "claimed", "claims",
	"believes", "believed", "warned", "warns", "stated", "states", "reported", "reports", "confirmed", "confirms", "hopes", "hoped", "knows", "knew", "thinks", "thought", "wrote", "writes",
	"indicated", "indicates", "revealed", "admitted", "admits", "insisted", "insists", "declared", "declares", "realized", "realised", "argued", "argues", "recalled", "recalls", "reminded",
	"assured", "complained", "denied", "denies", "promised", "promises", "suggested", "suggests", "mentioned", "underlined", "convinced", "happened", "ensured", "ensure",
)

// goesOn are the words with which a clause begins that is no aside: “…, and the board said, that …”.
var goesOn = rules.KeysOf("and", "but", "who", "which")

// notBehindThat are words with which “that” is a pronoun or points to a time:
// “He said, that is true,”, “that evening”.
var notBehindThat = rules.KeysOf("is", "was", "are", "were", "has", "had", "will", "would", "can", "could", "may", "might", "should", "must", "s", "ll", "d",
	"evening", "morning", "afternoon", "night", "day", "week", "month", "year", "summer", "winter", "spring", "autumn", "way", "time", "much", "said", "alone", "too", "same", "being", "aside", "very")
