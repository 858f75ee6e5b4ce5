package encoding

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// letterApostrophes reports apostrophes that are letters to Unicode, so that the
// scan takes them for a part of the word: “the broadcaster\u02bcs licence”. Hawaiian,
// Uzbek and Ukrainian names have them where English has no apostrophe.
func letterApostrophes(p *rules.Pass) {
	if !p.HasLead(0xca) && !p.HasLead(0xcb) || !p.Shows(rules.NonLatin) {
		return
	}
	sure := map[rune]bool{} // the letters that are an apostrophe elsewhere in the text
	var plurals []rules.Word
	words := p.Words()
	for i := range words {
		w := &words[i]
		if w.Script != rules.Mixed {
			continue
		}
		text := w.In(p.Text)
		k := strings.IndexFunc(text, letterApostrophe)
		if k < 0 {
			continue
		}
		r := p.After(w.Start + k)
		s := rules.Span{Start: w.Start + k, End: w.Start + k + len(string(r))}
		stem, tail := text[:k], p.Text[s.End:w.End]
		switch {
		case tail == "" && r == 'ʼ' && w.Case == rules.Lower && len(stem) > 3 && strings.HasSuffix(stem, "s") && i+1 < len(words) && words[i+1].Start == w.End+1 && words[i+1].Case == rules.Lower:
			plurals = append(plurals, *w)
		case letterClitic(r, stem, tail):
			sure[r] = true
			reportLetter(p, s, w.Span)
		}
	}
	for _, w := range plurals {
		if sure['ʼ'] {
			reportLetter(p, rules.Span{Start: w.End - len("ʼ"), End: w.End}, w.Span)
		}
	}
}

func reportLetter(p *rules.Pass, s, word rules.Span) {
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Letter for an apostrophe in “%s”", word.In(p.Text)),
		Fix:     rules.Replace(rules.Safe, "Write the apostrophe", s, p.Style().Apostrophe),
	})
}

// letterApostrophe reports whether r is a letter that looks like an apostrophe.
func letterApostrophe(r rune) bool {
	switch r {
	case 'ʹ', 'ʻ', 'ʼ', 'ˈ', 'ˊ', 'ˋ':
		return true
	}
	return false
}

// letterClitic reports whether a word and its ending are English, and r between
// them an apostrophe: “Sa\u02bcd” and “so\u02bbm” are not.
func letterClitic(r rune, stem, tail string) bool {
	if strings.IndexFunc(stem+tail, func(r rune) bool { return r > 0x24f || !rules.IsLetter(r) }) >= 0 {
		return false
	}
	switch tail {
	case "s":
		return len(stem) > 1 && (r != 'ʻ' || !strings.ContainsAny(stem[len(stem)-1:], "oOgG"))
	case "t":
		return len(stem) > 2 && strings.HasSuffix(stem, "n") && (auxiliaries.Has(rules.Key(stem[:len(stem)-1])) || stem == "can" || stem == "Can")
	case "ve":
		return persons.Has(rules.Key(stem)) || auxiliaries.Has(rules.Key(stem))
	case "re", "ll", "d", "m":
		return persons.Has(rules.Key(stem))
	}
	// “O’Brien”, “D’Arcy”
	return (stem == "O" || stem == "D") && len(tail) > 2 && rules.IsUpper(rune(tail[0])) && rules.IsLower(rune(tail[1]))
}

// persons and auxiliaries are what English shortens with an apostrophe.
var (
	persons     = rules.KeysOf("i", "you", "he", "she", "it", "we", "they", "who", "that", "there")
	auxiliaries = rules.KeysOf("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "wo", "would", "could", "should", "must", "need", "might")
)
