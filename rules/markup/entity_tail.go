package markup

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// EntityTail flags a semicolon that is left of an entity.
var EntityTail = Family.Add(rules.Rule{
	ID:      "entity-tail",
	Summary: "Semicolon left of an entity behind a quotation mark",
	Why: `The page had &raquo; or &quot; and the engine turned its head into a quotation mark and kept the semicolon. It cuts
the sentence in two where nothing ends.`,
	Examples: []rules.Example{
		{Bad: "The council keeps its policy of “open piers”; SKARNHOLM.", Good: "The council keeps its policy of “open piers” SKARNHOLM."},
		{Bad: "She was \"glad to be home\"; and thanked the crew.", Good: "She was \"glad to be home\" and thanked the crew."},
		{Good: "He called it “a good day”; she said it was late. They sell “Dawn”; “Dusk”; and maps."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Semicolon),
	Check:    entityTail,
})

func entityTail(p *rules.Pass) {
	semicolons := p.MarksOf(rules.Semicolon)
	for n, i := range semicolons {
		m := p.Marks()[i]
		if !isClosing(p.Before(m.Start)) {
			continue
		}
		b := p.BlockAt(m.Start)
		alone := (n == 0 || p.Marks()[semicolons[n-1]].Start < p.Blocks[b].Start) &&
			(n+1 == len(semicolons) || p.Marks()[semicolons[n+1]].Start >= p.Blocks[b].End)
		if !alone || !goesOn(p, m.End, p.Blocks[b].End) {
			continue // a list, or two clauses
		}
		p.Report(rules.Diagnostic{
			Span:    m.Span,
			Message: fmt.Sprintf("Semicolon behind %c joins nothing: an entity may have stood here", p.Before(m.Start)),
			Fix:     rules.Replace(rules.Unsafe, "Remove the semicolon", m.Span, ""),
		})
	}
}

func isClosing(r rune) bool { return r == '"' || r == '”' || r == '»' || r == '’' }

// goesOn reports whether the sentence goes on from a byte offset as if no
// semicolon stood there: with a word or two and its stop ("“open doors”;
// NATO."), or, in English, with words that begin no clause ("; and thanked", "; of his").
func goesOn(p *rules.Pass, at, end int) bool {
	words := p.Words()
	first := p.WordAt(at)
	if first == len(words) || words[first].Start >= end || strings.TrimLeft(p.Text[at:words[first].Start], " ") != "" {
		return false
	}
	rest := sentence(p, at, end)
	if rest == 1 {
		return true
	}
	if first+1 == len(words) || words[first+1].Start >= end {
		return false
	}
	next := words[first+1]
	if rest == 2 && capital(words[first]) && capital(next) {
		return true
	}
	if p.Target.Base() != "en" {
		return false
	}
	switch {
	case rest == 2 && determiners.Has(words[first].Key):
		return true
	case dependent.Has(words[first].Key):
		return !clause(p, at, end)
	case coordinating.Has(words[first].Key):
		return next.Case == rules.Lower && (verbs.Has(next.Key) || strings.HasSuffix(next.In(p.Text), "ed") && next.Len() > 4)
	}
	return false
}

// clause reports whether what follows a byte offset soon comes to a subject:
// "; by this he means the young".
func clause(p *rules.Pass, at, end int) bool {
	const soon = 4
	words, first := p.Words(), p.WordAt(at)
	for i := first; i < first+soon && i+1 < len(words) && words[i+1].Start < end && !strings.ContainsAny(p.Text[words[i].End:words[i+1].Start], ".?!;"); i++ {
		if persons.Has(words[i].Key) && words[i+1].Case == rules.Lower {
			return true
		}
	}
	return false
}

// sentence counts the words up to the end of the sentence; more than three are three.
func sentence(p *rules.Pass, at, end int) int {
	from := p.WordAt(at)
	n := 0
	for n < 3 && from+n < len(p.Words()) && p.Words()[from+n].Start < end {
		if n > 0 && strings.ContainsAny(p.Text[at:p.Words()[from+n].Start], ".?!") {
			break
		}
		n++
	}
	return n
}

func capital(w rules.Word) bool { return w.Case == rules.Title || w.Case == rules.Upper }

var (
	determiners  = rules.KeysOf("the", "a", "an", "its", "his", "her", "their", "this", "that")
	dependent    = rules.KeysOf("of", "to", "by", "than", "from", "into", "upon", "onto", "among", "towards", "via")
	persons      = rules.KeysOf("he", "she", "it", "they", "we", "i", "you", "there", "this")
	coordinating = rules.KeysOf("and", "or", "but", "nor")
	verbs        = rules.KeysOf("said", "says", "told", "went", "came", "was", "were", "is", "are", "has", "had", "have", "took", "made", "gave", "left", "won", "lost", "did", "would", "will", "could", "can", "began", "kept", "held", "saw", "met")
)
