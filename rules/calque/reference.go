package calque

import "github.com/mtlint/mtlint/rules"

// Reference flags the source of a report where the source language puts it.
var Reference = Family.Add(rules.Rule{
	ID:      "reference",
	Summary: "Source of a report named in the word order of the source language",
	Why: `Languages with a free order of words put what is told first and who told it last: “o tym informuje Nord”, “schreibt die Post”. ` +
		`Word for word that becomes “About this Nord reports” and “, writes the Post”; English says “Nord reports that” or “according to the Post”.`,
	Examples: []rules.Example{
		{Bad: "About the closing of the bridge in June, Harbour Wire reported on Monday."},
		{Bad: "The bridge will close in June, writes the Harbour Post."},
		{Good: "The bridge will close in June, the Harbour Post reports. About the bridge nobody knows more."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "awkward",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    reference,
})

var (
	// nearly follow these: “About the only man”, “About this time”.
	nearly = rules.KeysOf("only", "same", "time", "size", "best", "worst", "last", "most", "half")
	// tells are the verbs behind what is told.
	tells = rules.KeysOf("reported", "reports", "wrote", "writes", "told", "said", "announced", "informed", "informs", "stated", "spoke", "warned")
	// topics are what is told, as a whole: “About this told the captain”.
	topics = rules.KeysOf("this", "it", "that")
	// behindVerb begin who tells, or where, behind the verb.
	behindVerb = rules.KeysOf("the", "in", "a", "to", "at")
	// pronouns show that who tells stands before the verb.
	pronouns = rules.KeysOf("he", "she", "they", "i", "we", "it", "you", "was", "were", "is", "been", "be", "are", "also", "who", "has", "have", "had")
	// roles are who speaks behind the “so” of German: “…”, so the mayor.
	roles = rules.KeysOf("mayor", "minister", "police", "spokesman", "spokeswoman", "spokesperson", "chief", "manager", "boss", "lawyer", "president", "chancellor", "director", "expert", "politician", "association", "ministry",
		"prosecutor", "owner", "coach", "head", "chairman", "chairwoman", "company", "officer", "operator", "man", "woman", "on", "in", "further")
	keySo = rules.Key("so")
	// agents are the small words of who tells.
	agents = rules.KeysOf("the", "of", "and", "agency", "newspaper", "channel", "portal", "magazine", "station", "with", "reference", "to", "news")
)

// The reach of a reference, in words.
const (
	topicReach = 20
	agentReach = 7
)

func reference(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	for _, h := range p.OwnPhrases() {
		switch i := h.From; {
		case h.To-i == 2: // “About the”
			if next(p, i) && begins(p, i) {
				fronted(p, i)
			}
		case p.Words()[i].Start > h.Start+len(", ") || p.Words()[i].Case != rules.Lower: // no “, writes”
		case p.Words()[i].Key != keySo:
			insertedTail(p, i)
		default:
			if r := p.Before(h.Start); r == '"' || r == '”' || r == '“' { // “…”, so the mayor
				insertedTail(p, i)
			}
		}
	}
}

// fronted looks for the verb of “About the bridge, Harbour Wire reported”.
func fronted(p *rules.Pass, i int) {
	words, block := p.Words(), p.Blocks[p.BlockAt(p.Words()[i].Start)].Span
	whole := topics.Has(words[i+1].Key) // nothing belongs to “About this”
	for j := i + 2; j < len(words) && j < i+topicReach && words[j].End <= block.End; j++ {
		if j == i+2 && nearly.Has(words[j].Key) || !running(p, j) || p.Before(words[j].Start-1) == '.' && p.EndsSentence(words[j].Start-2) {
			return
		}
		if tells.Has(words[j].Key) && (named(&words[j-1]) || j+1 < len(words) && (named(&words[j+1]) || whole && next(p, j) && behindVerb.Has(words[j+1].Key) && !pronouns.Has(words[j-1].Key))) {
			s := rules.Span{Start: words[i].Start, End: words[j].End}
			p.Reportf(s, "What is told stands before who tells it, as in the source language")
			return
		}
	}
}

// running reports whether words[j] goes on with a sentence: behind a space, a
// quotation mark, or the dot of a name like “Wire.com”.
func running(p *rules.Pass, j int) bool {
	at := p.Words()[j].Start
	switch p.Before(at) {
	case ' ':
		return true
	case '“', '"', '«':
		return p.Before(at-len("“")) == ' ' || p.Before(at-1) == ' ' || p.Before(at-len("«")) == ' '
	case '.':
		return at-1 == p.Words()[j-1].End
	}
	return false
}

// insertedTail looks at who tells, behind “, writes”, to the end of the sentence.
func insertedTail(p *rules.Pass, i int) {
	words := p.Words()
	names := 0
	for j := i + 1; j < len(words) && j <= i+agentReach && next(p, j-1); j++ {
		if named(&words[j]) || words[i].Key == keySo && roles.Has(words[j].Key) {
			names++
		} else if !agents.Has(words[j].Key) {
			return
		}
		if words[j].Len() == 1 && j+1 < len(words) && words[j+1].Case == rules.Lower {
			return // “so Ola B. slept”
		}
		if r := p.After(words[j].End); r == '.' || r == '\n' || r == '\r' {
			if names > 0 {
				comma := p.SkipSpacesBack(words[i].Start) - 1
				s := rules.Span{Start: comma, End: words[j].End}
				p.Reportf(s, "“%s” follows the source language; English says “according to” or puts the name first", rules.Span{Start: words[i].Start, End: words[j].End}.In(p.Text))
			}
			return
		}
	}
}
