package name

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Glossary flags a name or word that the glossary of the newsroom has in another form.
var Glossary = Family.Add(rules.Rule{
	ID:      "glossary",
	Summary: "Name or word that the newsroom’s glossary has in another form",
	Why: `Engines spell a name as their training did, and each engine has its own habit. A newsroom has decided: its glossary, a CSV file that the configuration names, holds the wrong forms and the right one. ` +
		`The examples are of a glossary that has “Kestrel Bank” for “Kestrelbank”.`,
	Examples: []rules.Example{
		{Bad: "Bank closes\n\nThe head of Kestrelbank resigned.", Good: "Bank closes\n\nThe head of Kestrel Bank resigned."},
		{Good: "Bank closes\n\nThe head of Kestrel Bank resigned."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "terminology",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    glossary,
})

// A Term is a line of a glossary.
type Term struct {
	Wrong string   // must have a word
	Right string   // must not be empty
	Note  string   // shown with the fault; may be empty
	Lang  lang.Tag // of the articles that it holds for; empty: of all
}

// noteMark stands between the right form and the note in what a phrase has
// to stand instead of it; neither has a line ending.
const noteMark = "\n"

// shouted is how many letters a name has at least that is found in capitals as
// well; shorter ones may be another word: Us, US.
const shouted = 4

// Phrases gives what an engine must find for the rule: Config.Own. A form
// without capital letters is found in any case, another as it is written or in
// capitals throughout.
func Phrases(terms []Term) []lang.Phrase {
	phrases := make([]lang.Phrase, 0, len(terms))
	for _, t := range terms {
		p := lang.Phrase{Rule: "name/glossary", Lang: t.Lang, Text: t.Wrong, Replace: t.Right}
		if t.Note != "" {
			p.Replace += noteMark + t.Note
		}
		phrases = append(phrases, p)
		if upper := strings.ToUpper(t.Wrong); upper != t.Wrong && strings.ContainsFunc(t.Wrong, unicode.IsUpper) && len([]rune(upper)) >= shouted {
			p.Text, p.Replace = upper, strings.ToUpper(t.Right)+p.Replace[len(t.Right):]
			phrases = append(phrases, p)
		}
	}
	return phrases
}

func glossary(p *rules.Pass) {
	end := -1
	for _, h := range p.OwnPhrases() {
		if h.Start < end || !holds(h.Phrase.Lang, p.Target) {
			continue
		}
		right, note, _ := strings.Cut(h.Phrase.Replace, noteMark)
		found := h.In(p.Text)
		right = rules.Recase(found, h.Phrase.Text, right)
		if found == right || opens(p, h.Start) && found == rules.Capital(right) || p.PartOf(h.Span, right) {
			continue
		}
		end = h.End
		message := fmt.Sprintf("“%s” is “%s” in the glossary", found, right)
		if note != "" {
			message += ": " + strings.TrimSuffix(note, ".")
		}
		p.Report(rules.Diagnostic{
			Span: h.Span, Message: message,
			Fix: rules.Replace(rules.Safe, "Write “"+right+"”", h.Span, right),
		})
	}
}

// holds reports whether a term of a language holds for articles of another:
// one for en holds for en-GB, one for en-US does not.
func holds(of, target lang.Tag) bool {
	return of == "" || of == lang.Undetermined || of == target || of == target.Base()
}

// opens reports whether a sentence may begin at a byte offset.
func opens(p *rules.Pass, offset int) bool {
	before := p.SkipSpacesBack(offset)
	if b := p.BlockAt(offset); b == len(p.Blocks) || before <= p.Blocks[b].Start {
		return true
	}
	mark := p.Before(before)
	return !unicode.IsLetter(mark) && !unicode.IsDigit(mark) && mark != ','
}
