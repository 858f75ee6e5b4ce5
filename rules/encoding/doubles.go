package encoding

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// rareLetters reports a Latin word with letters of a script that no keyboard of
// news is made for, all of which look like Latin ones: “allowi\u0578g”, “the \u13a2\u13bbE”.
func rareLetters(p *rules.Pass, w rules.Word, l letters) {
	if l.latin < 2 || l.other > l.latin {
		return
	}
	text := w.In(p.Text)
	var plain, foreign strings.Builder
	before := rune(0)
	for i, r := range text {
		if letterScript(r) == rules.OtherScript {
			foreign.WriteRune(r)
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if r = rareDouble(r, before, after); r == 0 {
				return
			}
		}
		plain.WriteRune(r)
		before = r
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("Letters of another script in %s: %s", plain.String(), foreign.String()),
		Fix:     rules.Replace(rules.Safe, "Write "+plain.String()+" in Latin letters", w.Span, plain.String()),
	})
}

// rareDouble gives the Latin letter that r looks like, or 0. Scripts without
// small letters have the same form for both cases: what stands before and behind tells.
func rareDouble(r, before, after rune) rune {
	for _, d := range rareDoubles {
		if !strings.ContainsRune(d.like, r) {
			continue
		}
		small := rules.IsLower(before) && (rules.IsLower(after) || !rules.IsLetter(after))
		switch {
		case d.latin == 'l' && !rules.IsLower(before):
			return 'I'
		case small && strings.ContainsRune("COSUVWXZ", d.latin):
			return d.latin + 'a' - 'A'
		}
		return d.latin
	}
	return 0
}

// rareDoubles are the letters of other scripts that look like a Latin one
// (Unicode Technical Standard 39, confusables), but for those written from right
// to left. A bar may be I or l.
var rareDoubles = []struct {
	latin rune
	like  string
}{
	{'A', "\u13aa\u15c5\ua4ee\U000102a0\U00016f40"},
	{'B', "\u13f4\u15f7\ua4d0\U00010282\U000102a1\U00010301"},
	{'C', "\u13df\u2ca4\ua4da\U000102a2\U00010302\U00010415\U0001051c"},
	{'D', "\u13a0\u15de\u15ea\ua4d3"},
	{'E', "\u13ac\u2d39\ua4f0\U00010286\U000118a6\U000118ae"},
	{'F', "\u15b4\ua4dd\U00010287\U000102a5\U00010525\U000118a2\U000118c2"},
	{'G', "\u13c0\u13f3\ua4d6"},
	{'H', "\u13bb\u157c\u2c8e\ua4e7\U000102cf"},
	{'J', "\u13ab\u148d\ua4d9"},
	{'K', "\u13e6\u16d5\u2c94\ua4d7\U00010518"},
	{'L', "\u13de\u14aa\u2cd0\ua4e1\U0001041b\U00010526\U000118a3\U000118b2\U00016f16"},
	{'M', "\u13b7\u15f0\u16d6\u2c98\ua4df\U000102b0\U00010311"},
	{'N', "\u2c9a\ua4e0\U00010513"},
	{'O', "\u0555\u0b20\u12d0\u2c9e\u2d54\ua4f3\U00010292\U000102ab\U00010404\U000104c2\U00010516\U000118b5"},
	{'P', "\u13e2\u146d\u2ca2\ua4d1\U00010295"},
	{'Q', "\u2d55"},
	{'R', "\u13a1\u13d2\u1587\ua4e3\U000104b4\U00016f35"},
	{'S', "\u054f\u13d5\u13da\ua4e2\U00010296\U00010420\U00016f3a"},
	{'T', "\u13a2\u2ca6\ua4d4\U00010297\U000102b1\U00010315\U000118bc\U00016f0a"},
	{'U', "\u054d\u1200\u144c\ua4f4\U000104ce\U000118b8\U00016f42"},
	{'V', "\u13d9\u142f\u2d38\ua4e6\ua6df\U0001051d\U000118a0\U00016f08"},
	{'W', "\u13b3\u13d4\ua4ea"},
	{'X', "\u16b7\u2cac\u2d5d\ua4eb\U00010290\U000102b4\U00010317\U00010527"},
	{'Y', "\u13a9\u13bd\u2ca8\ua4ec\U000102b2\U000118a4\U00016f43"},
	{'Z', "\u13c3\ua4dc\U000118a9"},
	{'b', "\u13cf\u1472\u15af"},
	{'c', "\u2ca5\uabaf\U0001043d"},
	{'d', "\u13e7\u146f\ua4d2"},
	{'f', "\u0584"},
	{'g', "\u0581"},
	{'h', "\u0570\u13c2"},
	{'i', "\u13a5\uab75\U000118c3"},
	{'l', "\u16c1\u2c92\u2d4f\ua4f2\U0001028a\U00010309\U00016f28"},
	{'m', "\U00011700"},
	{'n', "\u0578\u057c"},
	{'o', "\u0585\u0d20\u101d\u10ff\u2c9f\U0001042c\U000104ea\U000118c8\U000118d7"},
	{'p', "\u2ca3"},
	{'q', "\u0563\u0566"},
	{'r', "\u1d26\u2c85\uab81"},
	{'s', "\uabaa\U00010448\U000118c1"},
	{'u', "\u057d\U000104f6\U000118d8"},
	{'v', "\uaba9\U00011706\U000118c0"},
	{'w', "\u0561\uab83\U0001170a\U0001170e\U0001170f"},
	{'x', "\u1541\u157d"},
	{'y', "\u10e7\U000118dc"},
	{'z', "\uab93\U000118c4"},
}

// latinDoubles reports letters of the Latin script itself, and figures, that
// stand for another letter of an English word: “w\u0131th”, “workin\u0261”, “p0tential”.
func latinDoubles(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	letterApostrophes(p)
	if p.HasLead(0xc4) {
		eachWith(p, "\u0131", dotless)
		eachWith(p, "\u0130", dotted)
	}
	if p.HasLead(0xcc) {
		eachWith(p, "i\u0307", dotted)
	}
	if p.HasLead(0xc9) {
		eachWith(p, "\u0261", phonetic)
		eachWith(p, "\u0251", phonetic)
	}
	if p.Shows(rules.InnerCapital) {
		asked := 0
		for _, i := range p.InnerCapitals() {
			capitalInside(p, p.Words()[i], &asked)
		}
	}
	if p.Shows(rules.FigureTail) {
		asked := 0
		for _, i := range p.Spelt() {
			figureInside(p, &p.Words()[i], &asked)
		}
	}
}

// eachWith gives report each word that has a letter and is else of ASCII
// letters, and what it is with the plain one.
func eachWith(p *rules.Pass, letter string, report func(p *rules.Pass, w rules.Word, plain string)) {
	for at := 0; ; {
		next := strings.Index(p.Text[at:], letter)
		if next < 0 {
			return
		}
		at += next + len(letter)
		i := p.WordAt(at) - 1
		if i < 0 || p.Words()[i].End < at {
			continue
		}
		w := p.Words()[i]
		at = w.End
		if plain := plainLetters.Replace(w.In(p.Text)); asciiLetters(plain) {
			report(p, w, plain)
		}
	}
}

var plainLetters = strings.NewReplacer("\u0131", "i", "\u0130", "I", "i\u0307", "i", "\u0261", "g", "\u0251", "a")

func asciiLetters(word string) bool {
	for i := range len(word) {
		if c := word[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return word != ""
}

// dotless reports an i without its dot. Turkish has that letter, and English
// news has Turkish names and dishes: a word that English knows is certain, one
// with a capital only where it stands elsewhere with the dot.
func dotless(p *rules.Pass, w rules.Word, plain string) {
	grade := rules.Unsafe
	switch again := elsewhere(p, w, plain); {
	case w.Case == rules.Lower && (english(plain) || again && !turkish(p, w)):
		grade = rules.Safe
	case turkish(p, w) || !again && (w.Case != rules.Lower || w.Len() < 6):
		return
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("Letter i without its dot in %s", plain),
		Fix:     rules.Replace(grade, "Write "+plain+" with a dot", w.Span, plain),
	})
}

// dotted reports an I with a dot in an English word, and a small i with a
// second one, which programs make of it: “\u0130t is”, “i\u0307n Marlow”.
func dotted(p *rules.Pass, w rules.Word, plain string) {
	grade := rules.Safe
	if strings.Contains(w.In(p.Text), "\u0130") && !rules.EverydayEnglish().Has(rules.Key(plain)) {
		if !placesWithI.Has(rules.Key(plain)) {
			return // a Turkish name
		}
		if near := p.Text[max(0, w.Start-nameReach):min(len(p.Text), w.End+nameReach)]; strings.ContainsAny(near, "ğĞşŞıəƏ") {
			grade = rules.Unsafe
		}
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("Letter i of Turkish in %s", plain),
		Fix:     rules.Replace(grade, "Write "+plain+" with a plain i", w.Span, plain),
	})
}

// nameReach is how far from a word, in bytes, the other letters of a Turkish name are looked for.
const nameReach = 40

// placesWithI are names and words with a capital that English has, and Turkish
// spells otherwise but for some.
var placesWithI = rules.KeysOf("iraq", "iraqi", "iraqis", "iranian", "iranians", "italian", "italians", "italy", "india", "indian", "indians", "ireland", "irish", "israeli", "israelis", "indonesian",
	"iceland", "icelandic", "isle", "isles", "island", "islands", "islamic", "illinois", "indiana", "iowa", "idaho", "international", "institute", "independent", "independence", "interior", "intelligence", "internet", "inc", "industry", "insurance", "investment", "ivory", "ian", "ivan")

// turkish reports whether the text has other letters of Turkish or Azerbaijani
// than those of a word, a name with them, or speaks of their countries.
func turkish(p *rules.Pass, word rules.Word) bool {
	if strings.ContainsAny(p.Text, "ğĞşŞİəƏ") {
		return true
	}
	for _, w := range p.Words() {
		beside := w.End+1 == word.Start || w.Start == word.End+1 || word.Case == rules.Title && w.Case == rules.Title // “Aydın”, “Akören”
		if turkishPlaces.Has(w.Key) || w.Start != word.Start && w.Case == rules.Title && strings.Contains(w.In(p.Text), "\u0131") || beside && strings.ContainsAny(w.In(p.Text), "çÇöÖüÜ") {
			return true
		}
	}
	return false
}

var turkishPlaces = rules.KeysOf("turkey", "turkiye", "türkiye", "turkish", "turks", "turk", "istanbul", "ankara", "izmir", "antalya", "erdogan", "cyprus", "cypriot", "ottoman",
	"azerbaijan", "azerbaijani", "baku", "kazakhstan", "kazakh", "tatar", "tatarstan", "crimean", "turkic")

// phonetic reports a letter of phonetic writing that looks like the one of the
// word. A word in slashes or brackets, or beside such letters, is pronounced.
func phonetic(p *rules.Pass, w rules.Word, plain string) {
	grade := rules.Safe
	if !english(plain) && !elsewhere(p, w, plain) {
		grade = rules.Unsafe
	}
	if spoken := rules.IsLetter(rune(plain[0])) && pronounced(p, w); spoken || grade == rules.Unsafe && len(plain) < 5 {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("Letter of phonetic writing in %s", plain),
		Fix:     rules.Replace(grade, "Write "+plain+" in plain letters", w.Span, plain),
	})
}

// pronounced reports whether a word stands in what tells how a name is spoken:
// slashes or brackets in its block, or letters of phonetic writing near it.
func pronounced(p *rules.Pass, w rules.Word) bool {
	b := p.Blocks[p.BlockAt(w.Start)]
	near := p.Text[max(b.Start, w.Start-40):min(b.End, w.End+40)]
	if strings.ContainsAny(near, "əɪʊʃŋɔɛʌ\u03b8ðæɒʒɹɾɨʔˈˌː") {
		return true
	}
	return strings.ContainsRune("/[|ˈ-", p.Before(w.Start)) || strings.ContainsRune("/]|ː-", p.After(w.End))
}

// figureInside reports a 0 for o or a 1 for l in a small word: “p0tential”.
func figureInside(p *rules.Pass, w *rules.Word, asked *int) {
	if w.Len() < 4 || w.Len() > 24 {
		return
	}
	text := w.In(p.Text)
	if !mayBeWord(text) {
		return
	}
	plain := figureLetters.Replace(text)
	if plain[:1] != text[:1] {
		if w.Len() > 4 && *asked < mostAsked {
			*asked++
			zeroFirst(p, *w, plain)
		}
		return
	}
	known := rules.EverydayEnglish().Has(rules.Key(plain))
	if !known && *asked < mostAsked {
		*asked++
		known = elsewhere(p, *w, plain)
	}
	if end := rules.IsDigit(rune(text[len(text)-1])); (end || w.Case != rules.Lower) && !known || end && english(strings.TrimRight(text, "01")) {
		return // a note behind a word, a name of a model
	}
	if !standsAlone(p, w) {
		return // a part of an address or of a name of a file
	}
	d := rules.Diagnostic{
		Span:    w.Span,
		Message: fmt.Sprintf("Figure for a letter in %s", plain),
		Fix:     rules.Replace(rules.Unsafe, "Write "+plain, w.Span, plain),
	}
	if !known && !english(plain) && !(w.Len() > len("newly") && strings.HasSuffix(plain, "ly")) {
		if strings.Count(text, "0")+strings.Count(text, "1") != 1 || len(text) < 5 {
			return
		}
		d.Severity = rules.Info
		if strings.Contains(text, "1") {
			d.Message, d.Fix = "Figure for a letter in "+text, nil // an l or an i
		}
	}
	p.Report(d)
}

// standsAlone reports whether a word stands by itself, with spaces or marks of a sentence around it.
func standsAlone(p *rules.Pass, w *rules.Word) bool {
	before, after := p.Before(w.Start), p.After(w.End)
	return (rules.IsSpace(before) || quoteMark(before)) &&
		(rules.IsSpace(after) || strings.ContainsRune(",.;:!?’”\"'", after) && !rules.IsLetter(p.After(w.End+1)))
}

// mayBeWord reports whether a word has nothing but letters of ASCII, and 0 and 1.
func mayBeWord(text string) bool {
	for i := range len(text) {
		if c := text[i]; c != '0' && c != '1' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// figureLetters are the letters that 0 and 1 stand for.
var figureLetters = strings.NewReplacer("0", "o", "1", "l")

// zeroFirst reports a 0 for the capital O of a name that the text has elsewhere: “0sborne”.
func zeroFirst(p *rules.Pass, w rules.Word, plain string) {
	plain = "O" + plain[1:]
	if p.Text[w.Start] != '0' || strings.ContainsAny(w.In(p.Text)[1:], "0123456789") || p.Before(w.Start) != ' ' && !quoteMark(p.Before(w.Start)) || !elsewhere(p, w, plain) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: "Figure for a letter in " + plain,
		Fix:     rules.Replace(rules.Unsafe, "Write "+plain, w.Span, plain),
	})
}

// capitalInside reports a capital I for the l of a small word: “reaIly”. A name
// that another stands in, or a product, is no word of English.
func capitalInside(p *rules.Pass, w rules.Word, asked *int) {
	text := w.In(p.Text)
	if w.Len() < 4 || w.Len() > 24 || !strings.Contains(text[1:], "I") || !asciiLetters(text) || !lowerBut(text) {
		return
	}
	plain := strings.ReplaceAll(text, "I", "l")
	if !english(plain) && !strings.HasSuffix(plain, "ly") {
		if *asked++; *asked > mostAsked || !elsewhere(p, w, plain) {
			return
		}
	}
	p.Report(rules.Diagnostic{
		Span:    w.Span,
		Message: "Capital I for an l in " + plain,
		Fix:     rules.Replace(rules.Unsafe, "Write "+plain, w.Span, plain),
	})
}

// lowerBut reports whether a word of ASCII letters begins small and has no capital
// but I, which stands behind a small letter.
func lowerBut(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i] < 'a' && word[i] != 'I' {
			return false
		}
		if word[i] == 'I' && word[i-1] < 'a' && word[i-1] != 'I' {
			return false
		}
	}
	return word[0] >= 'a'
}

// elsewhere reports whether another word of the text is written as plain is, but for its case.
func elsewhere(p *rules.Pass, w rules.Word, plain string) bool {
	key := rules.Key(plain)
	for i := range p.Words() {
		if o := &p.Words()[i]; o.Key == key && o.Start != w.Start && strings.EqualFold(o.In(p.Text), plain) {
			return true
		}
	}
	return false
}

// english reports whether a small word is certainly one of English: of its
// grammar, of every piece of news, or with an ending that other languages that
// write such letters do not have.
func english(word string) bool {
	if rules.EverydayEnglish().Has(rules.Key(word)) {
		return true
	}
	if len(word) < 5 {
		return false
	}
	for _, ending := range englishEndings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

var englishEndings = []string{
	"ing", "ings", "tion", "tions", "sion", "sions", "tial", "cial", "ment", "ments", "ness", "ship", "ships", "ious", "eous", "able", "ible", "ably", "ibly", "ance", "ence", "ency",
	"ice", "ices", "vely", "ity", "ities", "ally", "edly", "ised", "ized", "ises", "izes", "ful", "fully", "less", "ught", "ight", "ights", "ould", "ward", "wards", "tive", "tives", "ical", "ional",
	"ism", "ists", "ied", "ies", "ted", "ded", "ned", "red", "led", "hood", "like", "side", "ture", "tures", "ever", "thing", "where", "self", "selves",
}
