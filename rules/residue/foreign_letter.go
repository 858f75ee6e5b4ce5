package residue

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// ForeignLetter flags a word in lower case with letters that no word of English has.
var ForeignLetter = Family.Add(rules.Rule{
	ID:      "foreign-letter",
	Summary: "Word in lower case with letters that English words do not have",
	Why: `A word that the engine does not know stays as it is. Names have such letters too, and words that English has ` +
		`taken over have others, such as é; a small word with ã, ł or ş was left untranslated.`,
	Examples: []rules.Example{
		{Bad: "The road was closed and there was lentidão for hours."},
		{Bad: "The fans of the zespół were glad."},
		{Good: "The café in Łódź takes złoty; its façade was naïve, the smörgåsbord rich."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Needs:    rules.BeyondASCII,
	Check:    foreignLetter,
})

// abroad are the letters that English words do not have.
const abroad = "ãõßăąćčďđęěğıłńňőřśşšťůűźżžșț"

// taken are words with such letters that English has taken over.
var taken = rules.KeysOf("złoty", "złotys", "háček", "pączki", "đồng", "piña", "são", "straße", "paša", "kuruş")

func foreignLetter(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words := p.Words()
	for _, i := range p.WideWords() {
		if w := &words[i]; w.Case == rules.Lower && w.Script == rules.Latin && strings.IndexFunc(w.In(p.Text), notEnglish) >= 0 {
			foreignWord(p, int(i))
		}
	}
}

// foreignWord reports words[i], which has a letter that English does not have, where
// it is alone: several make a sentence, or a name.
func foreignWord(p *rules.Pass, i int) {
	words := p.Words()
	w := &words[i]
	if taken.Has(w.Key) || cited(p, w.Span) {
		return
	}
	for _, beside := range []int{i - 1, i + 1} {
		if beside >= 0 && beside < len(words) && (words[beside].Case == rules.Title && words[beside].Len() > 1 && near(&words[beside], w) || strings.IndexFunc(words[beside].In(p.Text), notEnglish) >= 0 && near(&words[beside], w)) {
			return
		}
	}
	p.Reportf(w.Span, "Left untranslated: “%s”", w.In(p.Text))
}

// near reports whether two words stand next to each other with at most a space between them.
func near(a, b *rules.Word) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	return b.Start-a.End <= 1
}

// notEnglish reports whether English words do not have a letter.
func notEnglish(r rune) bool { return r >= utf8.RuneSelf && strings.ContainsRune(abroad, r) }
