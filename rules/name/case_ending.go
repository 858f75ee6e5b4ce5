package name

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// CaseEnding flags a surname with the ending of a case that English has not.
var CaseEnding = Family.Add(rules.Rule{
	ID:      "case-ending",
	Summary: "Surname with the ending of a case",
	Why: `Polish, Russian and Czech put endings on surnames, German puts an s without an apostrophe, and engines keep the form they find: “in the opinion of Molinka”, where the man is Molinek.
The reader takes one person for two.`,
	Examples: []rules.Example{
		{Bad: "Mill burns\n\nPiotr Lasorek owns the mill. The wife of Lasorka met the mayor."},
		{Bad: "Mill burns\n\nOla Brehn owns the mill. On Monday, Brehns lawyers met the mayor."},
		{Bad: "Mill burns\n\nThe mill of Sergei Lozhkina burned."},
		{Bad: "Mill burns\n\n“It was cold,” Sport Kernau quotes Dravina. “And dark,” Dravin added."},
		{Good: "Mill burns\n\nThe Kovaleks own the mill. Anna Sova met Ota Sovin in Tomsk. Piotr Lasorek met the mayor’s lawyers."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "inconsistent-spelling",
	Since:    "0.1.0",
	Check:    caseEnding,
})

// A declension is an ending of a case, and those of the name itself that it may stand for.
type declension struct {
	oblique string
	names   []string
}

// declensions are sorted by their last letter.
var declensions = [32][]declension{
	'a' & 31: {{"ka", []string{"ek", "ko"}}, {"ca", []string{"ec"}}, {"la", []string{"el"}}},
	'o' & 31: {{"skiego", []string{"ski"}}, {"ckiego", []string{"cki"}}, {"skogo", []string{"sky", "skiy", "skii", "skoy"}}, {"skoho", []string{"sky", "skyi", "skyy"}}},
	'j' & 31: {{"skiej", []string{"ska", "ski"}}, {"ckiej", []string{"cka", "cki"}}, {"owej", []string{"owa", ""}}},
	'u' & 31: {
		{"skiemu", []string{"ski"}},
		{"ckiemu", []string{"cki"}},
		{"skomu", []string{"sky", "skiy", "skii", "skoy"}},
		{"ovou", []string{"ova", "ová"}},
		{"ovu", []string{"ov", "ova"}},
		{"evu", []string{"ev", "eva"}},
		{"inu", []string{"in", "ina"}},
	},
	'y' & 31: {{"ovoy", []string{"ova"}}, {"evoy", []string{"eva"}}, {"inoy", []string{"ina"}}, {"skoy", []string{"skaya", "ska"}}},
	'i' & 31: {{"ovoi", []string{"ova"}}, {"evoi", []string{"eva"}}, {"owi", []string{""}}, {"kowi", []string{"ek"}}, {"ovi", []string{""}}},
	'm' & 31: {{"skim", []string{"ski", "sky", "skiy"}}, {"ovym", []string{"ov"}}, {"evym", []string{"ev"}}, {"inym", []string{"in"}}, {"iem", []string{""}}, {"kiem", []string{"ek"}}, {"czem", []string{"cz"}}},
}

// mayEnd has, for the last letter of a word, a bit for the letter before it where
// one of the endings has both, or where an s may be that of the genitive.
var mayEnd = func() (letters [32]uint32) {
	note := func(ending string) {
		letters[ending[len(ending)-1]&31] |= 1 << (ending[len(ending)-2] & 31)
	}
	for _, endings := range declensions {
		for _, d := range endings {
			note(d.oblique)
		}
	}
	for _, ending := range notOfMen {
		note(ending)
	}
	letters['s'&31] = ^uint32(0)
	return letters
}()

// stemLeast is how many letters a name has before its ending, at least.
const stemLeast = 3

func caseEnding(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	words, titled := p.Words(), p.Titled()
	var told []uint64
	for k := ending(p.Text, words, titled, 0); k < len(titled); k = ending(p.Text, words, titled, k+1) {
		t := titled[k]
		w := &words[t]
		last := p.Text[w.End-1] & 31
		if last == 's'&31 && !before(words, int(t), &belongings) {
			continue
		}
		text := w.In(p.Text)
		if first := ofMan(p, int(t), text); first != "" && !slices.Contains(told, w.Key) {
			told = append(told, w.Key)
			p.Reportf(w.Span, "“%s” is a case or the form of a woman, and “%s” the name of a man", text, first)
			continue
		}
		name := ofQuoted(p, int(t), text)
		if name == "" {
			name = nominative(p, text, declensions[last])
		}
		if name == "" && text[len(text)-1] == 's' && owns(p, int(t)) {
			name = text[:len(text)-1]
		}
		if name == "" || slices.Contains(told, w.Key) || writtenLow(p, w.Key, rules.Key(name)) {
			continue
		}
		told = append(told, w.Key)
		p.Reportf(w.Span, "“%s” is a case of “%s”", text, name)
	}
}

// ending gives the index in titled, from k on, of a word whose last two letters may
// be those of an ending, or len(titled).
func ending(text string, words []rules.Word, titled []int32, k int) int {
	for ; k < len(titled); k++ {
		w := &words[titled[k]]
		long := uint32(uint(shortest-1-w.Len()) >> 63)
		if mayEnd[text[w.End-1]&31]>>(text[max(w.End-2, 0)]&31)&long != 0 {
			break
		}
	}
	return k
}

// before reports whether a word of a set stands behind words[i].
func before(words []rules.Word, i int, set *rules.Keys) bool {
	return i+1 < len(words) && set.Has(words[i+1].Key)
}

// ofMan gives the Slavic first name of a man before words[i], if that is a surname
// with an ending that no man's has, or nothing.
func ofMan(p *rules.Pass, i int, text string) string {
	switch text[len(text)-1] {
	case 'a', 'u', 'm':
	default:
		return ""
	}
	words := p.Words()
	if i == 0 || !men.Has(words[i-1].Key) || given(p, i) == 0 || p.After(words[i].End) == '-' {
		return ""
	}
	for _, ending := range notOfMen {
		if strings.HasSuffix(text, ending) {
			return words[i-1].In(p.Text)
		}
	}
	return ""
}

// ofQuoted gives the surname of the man who is quoted in the accusative, if the
// article names him, or nothing: “quotes Dravina”, where Dravin is the coach.
func ofQuoted(p *rules.Pass, i int, text string) string {
	if i == 0 || !quoting.Has(p.Words()[i-1].Key) {
		return ""
	}
	for _, ending := range []string{"ova", "eva", "ina"} {
		if name := text[:len(text)-1]; strings.HasSuffix(text, ending) && titled(p, rules.Key(name)) {
			return name
		}
	}
	return ""
}

var quoting = rules.KeysOf("quotes", "quoted", "cites", "cited")

// notOfMen are endings that surnames of men have in other cases alone.
var notOfMen = []string{"ova", "eva", "ina", "skaya", "ovu", "evu", "inu", "ovym", "evym", "inym", "skomu"}

// men are first names of men of Russia and its neighbours.
var men = rules.KeysOf(
	"sergei", "sergey", "dmitry", "dmitri", "dmitriy", "vladimir", "alexei", "alexey", "aleksei", "aleksey", "mikhail", "nikolai", "nikolay", "yuri", "yury", "oleg",
	"igor", "andrei", "andrey", "yevgeny", "evgeny", "maxim", "maksim", "kirill", "konstantin", "vyacheslav", "stanislav", "anatoly", "gennady", "vasily", "valery", "ilya",
	"artem", "artyom", "vitaly", "ruslan", "oleksandr", "aleksandr", "serhii", "serhiy", "volodymyr", "mykola", "andriy", "andrii", "grigory", "leonid", "stepan", "fyodor",
	"timofey", "matvey", "egor", "yegor", "arkady", "eduard", "rostislav", "svyatoslav", "yaroslav", "vadim", "marat", "rinat", "renat", "ramzan", "damir", "ildar",
	"airat", "gleb", "zakhar", "bogdan", "bohdan", "taras", "vladislav", "evgeni", "yevgeni", "yevhen", "vasiliy", "viacheslav", "anatoliy", "gennadiy", "valeriy", "yuriy",
	"georgy", "georgiy", "dmytro", "mykhailo", "oleksiy", "oleksii", "ihor", "petro", "pavlo", "vasyl", "arseny", "arseniy", "artur", "rustam", "nikita", "denys",
)

// titled reports whether a word with one capital, the first letter, has a key.
func titled(p *rules.Pass, key uint64) bool {
	words := p.Words()
	return slices.ContainsFunc(p.Titled(), func(t int32) bool { return words[t].Key == key })
}

// nominative gives the name of the article that text may be a case of, or nothing.
func nominative(p *rules.Pass, text string, endings []declension) string {
	for _, d := range endings {
		stem, ok := strings.CutSuffix(text, d.oblique)
		if !ok || len(stem) < stemLeast {
			continue
		}
		for _, end := range d.names {
			if titled(p, rules.Key(stem+end)) {
				return stem + end
			}
		}
	}
	return ""
}

// owns reports whether words[i] is the surname of somebody in the article with
// the s of the German genitive: “Brehns lawyers”, where Ola Brehn is named.
func owns(p *rules.Pass, i int) bool {
	words := p.Words()
	if words[i+1].Start != words[i].End+1 || p.After(words[i].End) != ' ' {
		return false
	}
	if i > 0 && words[i-1].End+1 == words[i].Start && (words[i-1].Case != rules.Lower || keyThe == words[i-1].Key) {
		return false // “the Brehns lawyers”, “Ola Brehns lawyers”
	}
	name := words[i].In(p.Text)
	key := rules.Key(name[:len(name)-1])
	for _, t := range p.Titled() {
		if words[t].Key == key && given(p, int(t)) != 0 {
			return true
		}
	}
	return false
}

var (
	keyThe = rules.Key("the")
	// belongings are what a person has.
	belongings = rules.KeysOf("party", "colleagues", "colleague", "wife", "husband", "lawyer", "lawyers", "government", "team", "son", "daughter", "children", "parents", "mother", "father", "death", "office", "successor", "predecessor",
		"criticism", "statement", "statements", "words", "career", "house", "family", "coach", "plan", "plans", "proposal", "appearance", "visit", "deputy", "speech", "decision", "resignation", "fans", "company", "name", "role")
)
