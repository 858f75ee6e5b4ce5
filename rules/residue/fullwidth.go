package residue

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Fullwidth flags Latin letters and figures of the width of Chinese characters.
var Fullwidth = Family.Add(rules.Rule{
	ID:      "fullwidth",
	Summary: "Letters or figures of East Asian width",
	Why: `Chinese and Japanese pages set Latin letters and figures as wide as their own characters (Unicode, U+FF10 to
U+FF5A). Engines copy them, and no search finds the word or the figure.`,
	Examples: []rules.Example{
		{Bad: "The fee rose to \uff13\uff10\uff10 yen, the \uff2e\uff28\uff2b said.", Good: "The fee rose to 300 yen, the NHK said."},
		{Good: "The fee rose to 300 yen, the NHK said."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.OddForms,
	Check:    fullwidth,
})

// The full-width forms, and how far they are from ASCII.
const (
	firstWide = 0xff10
	lastWide  = 0xff5a
	widening  = 0xfee0
	wideByte  = 0xef // the first byte of all of them
)

func fullwidth(p *rules.Pass) {
	if belongs(p, eastAsian) {
		return
	}
	if !p.HasLead(wideByte) {
		return
	}
	for _, i := range p.MarksOf(rules.Currency) {
		m := p.Marks()[i]
		if plain, ok := wideSigns[m.Rune]; ok {
			p.Report(rules.Diagnostic{
				Span:    m.Span,
				Message: fmt.Sprintf("East Asian width: %c for %s", m.Rune, plain),
				Fix:     rules.Replace(rules.Safe, "Use the plain sign", m.Span, plain),
			})
		}
	}
	for at := 0; ; {
		next := strings.IndexByte(p.Text[at:], wideByte)
		if next < 0 {
			break
		}
		at += next + 1
		i := p.WordAt(at) - 1
		if i < 0 || p.Words()[i].End < at {
			continue
		}
		w := p.Words()[i]
		at = w.End
		if plain, ok := narrow(w.In(p.Text)); ok {
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("East Asian width: %s for %s", show(w.In(p.Text)), show(plain)),
				Fix:     rules.Replace(rules.Safe, "Use plain letters and figures", w.Span, plain),
			})
		}
	}
}

// wideSigns are the signs of currencies in East Asian width.
var wideSigns = map[rune]string{'￥': "¥", '＄': "$", '￡': "£", '￠': "¢"}

// narrow gives a word in letters and figures of the usual width; it is false
// where none is wide, or the word has letters of another script.
func narrow(word string) (string, bool) {
	var plain strings.Builder
	for _, r := range word {
		switch {
		case r >= firstWide && r <= lastWide:
			plain.WriteRune(r - widening)
		case r < 0x250:
			plain.WriteRune(r)
		default:
			return "", false
		}
	}
	return plain.String(), plain.Len() < len(word)
}
