package residue

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/rules"
)

// ForeignDigit flags figures in the digits of another script.
var ForeignDigit = Family.Add(rules.Rule{
	ID:      "foreign-digit",
	Summary: "Figure in the digits of another script",
	Why: `Arabic, Persian, Hindi, Bengali and Thai have digits of their own (Unicode, category Nd); engines translate the words and copy the figures.
Most readers cannot read them, and no search finds the sum.`,
	Examples: []rules.Example{
		{Bad: "The hall shows \u06f3\u06f5 carpets.", Good: "The hall shows 35 carpets."},
		{Bad: "The fee rose to \u0661\u0662\u0660 pounds.", Good: "The fee rose to 120 pounds."},
		{Good: "On the sign stood \u063a\u0631\u0641\u0629 \u0663\u0665 in red, which means room 35."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Needs:    rules.BeyondASCII,
	Check:    foreignDigit,
})

// digitLeads are the first bytes of the digits of other scripts, in UTF-8.
var digitLeads = [...]byte{0xd9, 0xdb, 0xdf, 0xe0, 0xe1}

func foreignDigit(p *rules.Pass) {
	may := false
	for _, lead := range digitLeads {
		may = may || p.HasLead(lead)
	}
	if !may || writes(p, "Arab", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Khmr", "Mong", "Nkoo") {
		return
	}
	words := p.Words()
	for _, n := range p.Figures() {
		i := int(n)
		w := &words[i]
		if p.Text[w.Start] < 0x80 || i > 0 && ownDigits(&words[i-1]) || i+1 < len(words) && ownDigits(&words[i+1]) {
			continue // a figure among words of its script is quoted
		}
		if plain, ok := plainFigure(w.In(p.Text)); ok {
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("Digits of another script: %s for %s", w.In(p.Text), plain),
				Fix:     rules.Replace(rules.Safe, "Write the usual digits", w.Span, plain),
			})
		}
	}
}

// ownDigits reports whether a word is in a script that has digits of its own.
func ownDigits(w *rules.Word) bool {
	return w.Script == rules.Arabic || w.Script == rules.Devanagari || w.Script == rules.Thai || w.Script == rules.OtherScript
}

// plainFigure gives a figure in the digits 0 to 9; it is false where it has any
// of these, or another sign than digits. The digits of a script are ten in a row.
func plainFigure(figure string) (string, bool) {
	var plain strings.Builder
	for _, r := range figure {
		if r < 0x80 || r >= firstWide || !unicode.Is(unicode.Nd, r) {
			return "", false
		}
		value := rune(0)
		for value < 9 && unicode.Is(unicode.Nd, r-value-1) {
			value++
		}
		plain.WriteRune('0' + value)
	}
	return plain.String(), true
}
