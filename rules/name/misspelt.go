package name

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
)

// Misspelt flags the name of a well-known person or house as an engine writes
// it that spells it by its sound.
var Misspelt = Family.Add(rules.Rule{
	ID:      "misspelt",
	Summary: "Well-known name spelt as it sounds in the source language",
	Why: `A name that has been through another script or another spelling comes back by its sound: Anthony Blinken, Olaf Sholz.
No search finds it, and the reader doubts the rest.`,
	Examples: []rules.Example{
		{Bad: "The letter was signed by Emmanuel Makron.", Good: "The letter was signed by Emmanuel Macron."},
		{Bad: "Wladimir Putin’s plane landed at noon.", Good: "Vladimir Putin’s plane landed at noon."},
		{Good: "Volodymyr Zelenskyy and Volodymyr Zelensky are both printed. Anthony Albanese met Antony Blinken."},
		{Good: "Wladimir Putin landete am Mittag.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "mistranslation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.OwnPhrase,
	Check:    misspelt,
})

func misspelt(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return // other languages have spellings of their own
	}
	end := -1
	for _, h := range p.OwnPhrases() {
		if h.Start < end || h.Phrase.Replace == "" || !p.MayComeFrom(h.Phrase.Lang) || joined(p, h.Span) {
			continue
		}
		end = h.End
		p.Report(rules.Diagnostic{
			Span:    h.Span,
			Message: fmt.Sprintf("%s is known as %s", h.In(p.Text), h.Phrase.Replace),
			Fix:     rules.Replace(rules.Unsafe, "Write "+h.Phrase.Replace, h.Span, h.Phrase.Replace),
		})
	}
}

// joined reports whether a hyphen makes a span part of another name, as in
// "Jean-Marie Le Pen".
func joined(p *rules.Pass, s rules.Span) bool {
	return p.Before(s.Start) == '-' || p.After(s.End) == '-'
}
