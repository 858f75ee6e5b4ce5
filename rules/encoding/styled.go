package encoding

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/mtlint/mtlint/rules"
)

// Styled flags letters that are code points of their own for their shape alone.
var Styled = Family.Add(rules.Rule{
	ID:      "styled",
	Summary: "Letters that are characters of their own for their shape",
	Why: `PDF files write fi and ffl as one character, and posts set bold or italic words in the letters that Unicode has for
formulas. They are read as letters, but no search finds the word, and programs that read aloud leave it out.`,
	Examples: []rules.Example{
		{Bad: "The o\ufb03ce was \U0001d5fc\U0001d5fd\U0001d5f2\U0001d5fb.", Good: "The office was open."},
		{Good: "Where \U0001d465 and \u211d stand, the formula is right."},
	},
	Severity: rules.Info,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.OddForms | rules.NonLatin,
	Check:    styled,
})

func styled(p *rules.Pass) {
	if p.HasLead(0xef) {
		ligatures(p)
	}
	if p.HasLead(0xf0) || p.Writes(rules.Mixed) {
		formulaWords(p)
	}
}

// ligatures reports words with ﬁ, ﬀ and the like.
func ligatures(p *rules.Pass) {
	for at := 0; ; {
		next := strings.Index(p.Text[at:], "\xef\xac")
		if next < 0 {
			return
		}
		at += next + len("\xef\xac")
		i := p.WordAt(at) - 1
		if i < 0 || p.Words()[i].End < at || p.Words()[i].Script != rules.Latin {
			continue
		}
		w := p.Words()[i]
		at = w.End
		if plain := strings.Map(unstyled, spelt.Replace(w.In(p.Text))); plain != w.In(p.Text) {
			reportStyled(p, w, plain, "Letters joined to one character in %s")
		}
	}
}

// spelt writes the ligatures of Latin letters out.
var spelt = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\ufb05", "st", "\ufb06", "st")

// formulaWords reports words in the letters of formulas, such as
// 𝗯𝗼𝗹𝗱. A formula has one or two of them together: three make a word, and
// those right beside it are words as well.
func formulaWords(p *rules.Pass) {
	behind := -1 // the end of the word before, which was reported
	words := p.Words()
	for i, w := range words {
		n, ok := formulaLetters(w.In(p.Text))
		if !ok {
			continue
		}
		long := n > 2 || w.Len() > 4*n+2 // in a word of others
		if !long && i+1 < len(words) && words[i+1].Start == w.End+1 && p.Text[w.End] == ' ' {
			next, _ := formulaLetters(words[i+1].In(p.Text))
			long = next > 2
		}
		if !long && w.Start != behind+1 {
			continue
		}
		behind = w.End
		reportStyled(p, w, strings.Map(unstyled, w.In(p.Text)), "Letters of formulas in %s")
	}
}

// formulaLetters gives how many letters and figures of formulas a word has; it
// is false where it has none, or letters that are neither those nor of ASCII.
func formulaLetters(word string) (n int, ok bool) {
	for _, r := range word {
		switch plain := unstyled(r); {
		case plain != r:
			n++
		case r > 0x7f:
			return 0, false
		}
	}
	return n, n > 0
}

// unstyled gives the ASCII letter or figure that a letter of formulas has the
// meaning of (Unicode, compatibility mapping), or r.
func unstyled(r rune) rune {
	if r < 0x2100 || r > 0x214f && r < 0x1d400 || r > 0x1d7ff {
		return r
	}
	if plain := norm.NFKC.String(string(r)); len(plain) == 1 {
		return rune(plain[0])
	}
	return r
}

func reportStyled(p *rules.Pass, w rules.Word, plain, message string) {
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf(message, plain),
		Fix:     rules.Replace(rules.Safe, "Write "+plain+" in plain letters", w.Span, plain),
	})
}
