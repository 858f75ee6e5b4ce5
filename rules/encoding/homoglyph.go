package encoding

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Homoglyph flags letters of another script that look like those of the word.
var Homoglyph = Family.Add(rules.Rule{
	ID:      "homoglyph",
	Summary: "Letter of another script that looks the same",
	Why: `Keyboards and engines of Cyrillic or Greek writing put their own o, a or C into Latin words, those of Turkish an i
without its dot, and pages take letters of any script to hide copying. The word looks right and no search, spelling
checker or name list knows it.`,
	Examples: []rules.Example{
		{Bad: "The \u041coscow office clos\u0435d.", Good: "The Moscow office closed."},
		{Bad: "It was 22°\u0421 in Skarnholm.", Good: "It was 22°C in Skarnholm."},
		{Bad: "The ferr\u13a5es are g\u0585ne w\u0131th the wi\u0578d.", Good: "The ferries are gone with the wind."},
		{Good: "The TNF\u03b1 test, the \u0394T of 5 µm and the firm \u041d\u043e\u0440\u0434 are named."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.BeyondASCII | rules.FigureTail | rules.InnerCapital,
	Check:    homoglyph,
})

// longestWord is as long as a word is taken to be, in bytes.
const longestWord = 160

func homoglyph(p *rules.Pass) {
	latinDoubles(p)
	if !p.Writes(rules.Mixed) && !p.Writes(rules.Cyrillic) {
		return
	}
	scripts := p.Conventions().Scripts
	latin, cyrillic := slices.Contains(scripts, "Latn"), slices.Contains(scripts, "Cyrl")
	for i, w := range p.Words() {
		switch {
		case w.Script == rules.Mixed && w.Len() <= longestWord:
			mixedWord(p, w, cyrillic)
		case w.Script == rules.Cyrillic && latin && w.Len() == 2:
			lonelyLetter(p, i)
		case w.HasDigit && latin:
			scaleLetter(p, w)
		}
	}
}

// mixedWord reports a word with letters of two scripts.
func mixedWord(p *rules.Pass, w rules.Word, cyrillic bool) {
	text := w.In(p.Text)
	l := lettersOf(text)
	foreign := rules.Cyrillic
	if l.greek > 0 {
		foreign = rules.Greek
	}
	if l.other > 0 && l.greek+l.cyrillic == 0 {
		rareLetters(p, w, l)
		return
	}
	switch {
	case l.other > 0 || l.greek+l.cyrillic == 0 || l.greek > 0 && l.cyrillic > 0 || l.greek > 0 && l.sign:
		return
	case l.latin == 0 || l.greek > 0 && l.latin+l.greek < 3:
		return
	case strings.ContainsRune("‚„€™‡†", p.After(w.End)) || strings.HasPrefix(p.Text[w.End:], "’\u0412"):
		return // “mayorРІР‚в„ўs” is misread
	case misreadSpace(p, w), misreadSign(text):
		return
	}
	toLatin, fromForeign := swap(text, foreign, rules.Latin)
	if !fromForeign {
		toLatin, fromForeign = alike(text)
	}
	toForeign, fromLatin := swap(text, rules.Latin, foreign)
	own := l.latin > l.greek+l.cyrillic || l.latin == l.greek+l.cyrillic && !cyrillic
	if fromForeign && (!cyrillic || foreign == rules.Greek || !fromLatin) {
		own = true // it can be written in the letters of the language
	}
	d := rules.Diagnostic{Span: w.Span}
	switch {
	case own && fromForeign:
		d.Message = fmt.Sprintf("%s letters in %s: %s", scriptName(foreign), toLatin, l.foreign)
		d.Fix = rules.Replace(rules.Safe, "Write "+toLatin+" in Latin letters", w.Span, toLatin)
	case !own && fromLatin:
		d.Message = fmt.Sprintf("Latin letters in %s: %s", toForeign, l.own)
		d.Fix = rules.Replace(rules.Safe, "Write "+toForeign+" in "+scriptName(foreign)+" letters", w.Span, toForeign)
	case foreign == rules.Greek || l.switches < 2 && (cyrillic || l.cyrillic < 2):
		return // a sign, as in "PPAR\u03b3", or a Latin name with an ending of the language
	default:
		d.Message = fmt.Sprintf("Latin and %s letters in %s", scriptName(foreign), text)
	}
	p.Report(d)
}

// misreadSign reports whether a word begins with a sign and a figure, and UTF-8 was
// taken for Windows-1251: “\u0412\u040896bn” was “£96bn”.
func misreadSign(word string) bool {
	first, n := utf8.DecodeRuneInString(word)
	second, size := utf8.DecodeRuneInString(word[n:])
	return (first == '\u0412' || first == '\u0413') && letterScript(second) == rules.Cyrillic && rules.IsDigit(firstRune(word[n+size:]))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// letters counts the letters of a word by script.
type letters struct {
	latin, greek, cyrillic, other int
	own, foreign                  string // its Latin letters, and the others
	sign                          bool   // a small Greek letter behind a capital and before no small letter: "NF\u03baB"
	switches                      int    // how often the script changes within it
}

func lettersOf(word string) (l letters) {
	var before rune
	last := rules.Digits
	for i, r := range word {
		script := letterScript(r)
		switch script {
		case rules.Latin:
			l.latin++
			l.own += string(r)
		case rules.Greek:
			l.greek++
			l.foreign += string(r)
			l.sign = l.sign || rules.IsLower(r) && rules.IsUpper(before) && !lowerLatin(word[i+utf8.RuneLen(r):])
		case rules.Cyrillic:
			l.cyrillic++
			l.foreign += string(r)
		case rules.OtherScript:
			l.other++
		default: // a digit or an accent
		}
		if script != rules.Digits {
			if last != rules.Digits && script != last {
				l.switches++
			}
			last = script
		}
		before = r
	}
	return l
}

// lowerLatin reports whether text begins with a small Latin letter.
func lowerLatin(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return letterScript(r) == rules.Latin && rules.IsLower(r)
}

// letterScript gives the script of a letter as far as this rule cares:
// Latin, Greek, Cyrillic or OtherScript, and Digits for what is no letter.
func letterScript(r rune) rules.Script {
	switch {
	case !rules.IsLetter(r), r >= 0x2b0 && r <= 0x2ff: // the apostrophe of Ukrainian is a letter to Unicode
		return rules.Digits
	case r < 0x370 || r >= 0x1e00 && r < 0x1f00:
		return rules.Latin
	case r < 0x400 || r >= 0x1f00 && r < 0x2000:
		return rules.Greek
	case r < 0x530:
		return rules.Cyrillic
	}
	return rules.OtherScript
}

// alike writes a word of Latin letters with those for some that look like them
// from afar: “af\u0442er”, “s\u03c4ar”. Each stands before a small Latin letter, as
// no ending of another language does, and none begins an English word of two.
func alike(word string) (latin string, ok bool) {
	var b strings.Builder
	small := 0
	for i, r := range word {
		switch script := letterScript(r); script {
		case rules.Latin:
			small++
		case rules.Greek, rules.Cyrillic:
			if d := double(r, rules.Latin); d != 0 {
				r = d
			} else if k := slices.IndexFunc(farDoubles, func(f farDouble) bool { return f.like == r }); k >= 0 && lowerLatin(word[i+utf8.RuneLen(r):]) {
				r = farDoubles[k].latin
			} else {
				return "", false
			}
		default:
		}
		b.WriteRune(r)
	}
	return b.String(), small > 1
}

// farDoubles are small letters that look like another Latin letter in print or
// have the form of its capital.
var farDoubles = []farDouble{
	{'\u0442', 't'},
	{'\u043c', 'm'},
	{'\u043d', 'h'},
	{'\u03c4', 't'},
	{'\u03c9', 'w'},
	{'\u03b7', 'n'},
	{'\u03b5', 'e'},
}

type farDouble struct{ like, latin rune }

// swap writes the letters of one script in word with those of another. All is
// false when a letter has no double there.
func swap(word string, from, to rules.Script) (swapped string, all bool) {
	var b strings.Builder
	for _, r := range word {
		if letterScript(r) == from {
			if r = double(r, to); r == 0 {
				return "", false
			}
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// double gives the letter of a script that looks like r, or 0.
func double(r rune, to rules.Script) rune {
	for _, d := range doubles {
		switch {
		case to == rules.Latin && (d.cyrillic == r || d.greek == r):
			return d.latin
		case to == rules.Cyrillic && d.latin == r:
			return d.cyrillic
		case to == rules.Greek && d.latin == r:
			return d.greek
		}
	}
	return 0
}

// doubles are letters that look alike (Unicode Technical Standard 39,
// confusables, those that text fonts do not tell apart); 0 where a script has none.
var doubles = []struct{ latin, cyrillic, greek rune }{
	{'a', 0x430, 0x3b1},
	{'c', 0x441, 0x3f2},
	{'d', 0x501, 0},
	{'e', 0x435, 0},
	{'h', 0x4bb, 0},
	{'i', 0x456, 0x3b9},
	{'j', 0x458, 0x3f3},
	{'k', 0x43a, 0x3ba},
	{'l', 0x4cf, 0},
	{'o', 0x43e, 0x3bf},
	{'p', 0x440, 0x3c1},
	{'q', 0x51b, 0},
	{'s', 0x455, 0},
	{'u', 0, 0x3c5},
	{'v', 0x475, 0x3bd},
	{'w', 0x51d, 0},
	{'x', 0x445, 0x3c7},
	{'y', 0x443, 0x3b3},
	{'A', 0x410, 0x391},
	{'B', 0x412, 0x392},
	{'C', 0x421, 0x3f9},
	{'E', 0x415, 0x395},
	{'H', 0x41d, 0x397},
	{'I', 0x406, 0x399},
	{'J', 0x408, 0},
	{'K', 0x41a, 0x39a},
	{'M', 0x41c, 0x39c},
	{'N', 0, 0x39d},
	{'O', 0x41e, 0x39f},
	{'P', 0x420, 0x3a1},
	{'S', 0x405, 0},
	{'T', 0x422, 0x3a4},
	{'X', 0x425, 0x3a7},
	{'Y', 0x423, 0x3a5},
	{'Z', 0, 0x396},
	{0xeb, 0x451, 0},
	{0xef, 0x457, 0x3ca},
	{0xcb, 0x401, 0},
	{0xcf, 0x407, 0x3aa},
	{0xe1, 0, 0x3ac},
	{0xed, 0, 0x3af},
	{0xf3, 0, 0x3cc},
	{0xfa, 0, 0x3cd},
	{'e', 0x4bd, 0},
	{'y', 0x4af, 0},
	{'F', 0, 0x3dc},
	{'G', 0x50c, 0},
	{'I', 0x4c0, 0},
	{'J', 0, 0x37f},
	{'M', 0, 0x3fa},
	{'Q', 0x51a, 0},
	{'V', 0x474, 0},
	{'W', 0x51c, 0},
	{'Y', 0x4ae, 0x3d2},
	{'p', 0, 0x3f1},
}

func scriptName(s rules.Script) string {
	if s == rules.Greek {
		return "Greek"
	}
	return "Cyrillic"
}

// article reports a Cyrillic letter between Latin words where the article “a”
// or the pronoun “I” stands, and whether it has.
func article(p *rules.Pass, i int) bool {
	words := p.Words()
	latin, _ := swap(words[i].In(p.Text), rules.Cyrillic, rules.Latin)
	if latin != "a" && latin != "A" && latin != "I" || p.Target.Base() != "en" || i+1 == len(words) {
		return false
	}
	after := words[i+1]
	if after.Script != rules.Latin || after.Case != rules.Lower || after.Start != words[i].End+1 || after.Len() < 2 {
		return false
	}
	if i > 0 && words[i-1].End+1 == words[i].Start && (words[i-1].Script != rules.Latin || spoken.Has(words[i-1].Key)) {
		return false
	}
	p.Report(rules.Diagnostic{
		Span:    words[i].Span,
		Message: fmt.Sprintf("Cyrillic letter for %s", latin),
		Fix:     rules.Replace(rules.Safe, "Write a Latin "+latin, words[i].Span, latin),
	})
	return true
}

// spoken are what stands before a letter that is spoken of: “the word \u0430 stands alone”.
var spoken = rules.KeysOf("word", "letter", "character", "vowel", "conjunction", "prefix", "suffix", "sound", "sign", "symbol", "article", "accented", "particle", "consonant")

// lonelyLetter reports a Cyrillic letter that stands for a unit: "22°\u0421".
func lonelyLetter(p *rules.Pass, i int) {
	w := p.Words()[i]
	if article(p, i) {
		return
	}
	at := p.SkipSpacesBack(w.Start)
	if before := p.Before(at); before != '°' && before != '\u00ba' || w.Start-at > 1 {
		return
	}
	latin, ok := swap(w.In(p.Text), rules.Cyrillic, rules.Latin)
	if !ok || latin != "C" && latin != "K" {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     w.Span,
		Message:  fmt.Sprintf("The %s of the unit is a Cyrillic letter", latin),
		Fix:      rules.Replace(rules.Safe, "Write a Latin "+latin, w.Span, latin),
		Slip:     rules.IsSlip, // translators who write both scripts do not see it
	})
}

// scaleLetter reports a Cyrillic letter for the m or k of an amount: “$186\u043c”.
func scaleLetter(p *rules.Pass, w rules.Word) {
	text := w.In(p.Text)
	last, n := utf8.DecodeLastRuneInString(text)
	letter, ok := scaleLetters[last]
	if !ok || strings.Trim(text[:len(text)-n], "0123456789") != "" {
		return
	}
	at := w.Start
	for at > 0 && strings.IndexByte("0123456789.,", p.Text[at-1]) >= 0 && w.Start-at < longestAmount {
		at--
	}
	if !strings.ContainsRune("$£€", p.Before(at)) {
		return
	}
	s := rules.Span{Start: w.End - n, End: w.End}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("The %s of the amount is a Cyrillic letter", letter),
		Fix:     rules.Replace(rules.Safe, "Write a Latin "+letter, s, letter),
	})
}

// longestAmount is how many characters of an amount are looked back for its sign.
const longestAmount = 16

var scaleLetters = map[rune]string{'\u043c': "m", '\u043a': "k", '\u041c': "M", '\u041a': "K"}

// misreadSpace reports whether a Latin word with a foreign capital at its end,
// behind a small letter, and a space behind it is one with a misread no-break space.
func misreadSpace(p *rules.Pass, w rules.Word) bool {
	text := w.In(p.Text)
	last, n := utf8.DecodeLastRuneInString(text)
	return spaceLeads[last] && rules.IsSpace(p.After(w.End)) && w.Len() > n && asciiLetters(text[:len(text)-n]) && rules.IsLower(rune(text[len(text)-n-1]))
}
