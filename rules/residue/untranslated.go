package residue

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Untranslated flags sentences and rows of words in another language.
var Untranslated = Family.Add(rules.Rule{
	ID:      "untranslated",
	Summary: "Sentence or row of words in another language",
	Why: `Engines copy a sentence that they take for a name or a quotation, and a page may hold a paragraph that never went
through the engine at all.`,
	Examples: []rules.Example{
		{Bad: "The port was closed. Das Unternehmen wollte sich dazu nicht äußern. It opens on Monday."},
		{Bad: "The school was built en el marco del programa for the villages."},
		{Good: "\u041e\u043d \u0437\u0430\u043d\u044f\u043b 20-\u0435 \u043c\u0435\u0441\u0442\u043e \u0432 \u0433\u043e\u043d\u043a\u0435.", Target: "ru"},
		{Bad: "\u6865\u6881\u5c06\u5728\u79cb\u5929\u91cd\u65b0\u5f00\u653e\u3002The council has not yet approved the plan for the bridge. \u5e02\u653f\u5e9c\u5468\u4e00\u8fd9\u6837\u8868\u793a\u3002", Target: "zh"},
		{Good: "He sang “La vie est belle quand on la prend du bon côté” to the crowd."},
	},
	Severity: rules.Warning,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Check:    untranslated,
})

const (
	leastSentence = 6   // words
	leastSure     = 0.9 // of Identify, for a sentence
	leastRun      = 0.8 // of Identify, for a row of words
	nativeTitles  = 24  // words that may be foreign titles beside one of the language: “Hable con ella and La vie en rose”
)

func untranslated(p *rules.Pass) {
	n, ok := nativeOf(p.Target)
	if !ok {
		latinSentences(p)
		return
	}
	var few [16]int32 // most articles have no more
	strange := n.strangers(p, few[:0])
	r := reader{Pass: p, native: n}
	for number, next := 0, strange; len(next) > 0; number++ {
		if _, to := p.BlockWords(number); int(next[0]) < to {
			next = r.block(number, next)
		}
	}
	if spoken(p) {
		rows(p, n, strange)
		if p.Target.Base() == "en" {
			shortSentences(p, n, strange) // other languages take over what English says in a few words
		}
	}
}

// How many words a short sentence has at least, and how sure of its language Identify must be.
const (
	leastShort = 4
	mostShort  = 16 // of one without words of grammar
	shortSure  = 0.97
)

// shortSentences reports whole sentences of a few words in another language:
// from a capital to a stop, with small letters between, a word of grammar or
// one with an accent among them, and no word of the target language.
func shortSentences(p *rules.Pass, n *native, strange []int32) {
	words, done := p.Words(), 0 // the words before done are read
	look := func(i, most int) {
		if i < done {
			return
		}
		first, last := i, i
		for i-first < most && words[first].Case == rules.Lower && first > 0 && p.Text[words[first-1].End:words[first].Start] == " " {
			first--
		}
		for last-first < most && last+1 < len(words) && words[last+1].Case == rules.Lower && p.Text[words[last].End:words[last+1].Start] == " " {
			last++
		}
		done = max(done, last+1)
		if s, tag, ok := shortSentence(p, n, first, last+1, most); ok {
			reportSentence(p, s, tag)
		}
	}
	var accents []int32
	if p.HasLead(0xc3) || p.HasLead(0xc4) || p.HasLead(0xc5) {
		accents = p.WideWords()
	}
	for _, i := range strange {
		for len(accents) > 0 && accents[0] < i {
			if words[accents[0]].Script == rules.Latin {
				look(int(accents[0]), mostShort)
			}
			accents = accents[1:]
		}
		look(int(i), leastSentence)
	}
	for _, i := range accents {
		if words[i].Script == rules.Latin {
			look(int(i), mostShort)
		}
	}
}

// shortSentence tells the language of the words from first to last (exclusive),
// where they are such a sentence of fewer words than most.
func shortSentence(p *rules.Pass, n *native, first, last, most int) (rules.Span, lang.Tag, bool) {
	words := p.Words()
	s := rules.Span{Start: words[first].Start, End: words[last-1].End}
	if last-first < leastShort || last-first >= most || words[first].Case != rules.Title || words[first].Len() == 1 {
		return s, "", false
	}
	end := p.After(s.End)
	b := p.Blocks[p.BlockAt(s.Start)]
	before := p.Before(p.SkipSpacesBack(s.Start))
	if end != '.' && end != '!' || p.SkipSpacesBack(s.Start) > b.Start && before != '.' && before != '!' && before != '?' && before != '”' && before != '"' || quoted(p, s) != nil {
		return s, "", false
	}
	if after := p.SkipSpaces(s.End + 1); after < b.End && (after == s.End+1 || rules.IsLower(p.After(after))) {
		return s, "", false
	}
	for i := first; i < last; i++ {
		if n.has(words[i].Key) || words[i].HasDigit || words[i].Script != rules.Latin {
			return s, "", false
		}
	}
	tag, sure := lang.Identify(s.In(p.Text))
	return s, tag, sure >= shortSure && foreign(p, tag) && !lang.Excludes(tag, s.In(p.Text)) && !borrowed(p, s)
}

// latinSentences reports sentences in a language of Latin letters within a text
// in another script, where names are all that has such letters.
func latinSentences(p *rules.Pass) {
	if !spoken(p) || slices.Contains(p.Conventions().Scripts, "Latn") {
		return
	}
	words := p.Words()
	for i := 0; i < len(words); i++ {
		first, lower := i, 0
		for i < len(words) && words[i].Script == rules.Latin && (i == first || beside(p, words[i-1], words[i])) {
			if words[i].Case == rules.Lower {
				lower++
			}
			i++
		}
		if n := i - first; n < leastSentence || 2*lower < n {
			continue
		}
		s := rules.Span{Start: words[first].Start, End: words[i-1].End}
		if tag, sure := lang.Identify(s.In(p.Text)); sure >= leastSure && quoted(p, s) == nil {
			reportSentence(p, s, tag)
		}
	}
}

// A reader goes from sentence to sentence.
type reader struct {
	*rules.Pass
	*native
	found rules.Span // the sentences in a row that are foreign
	in    lang.Tag
}

// block reads a block, given the words that may make a sentence foreign from
// there on, and gives those that are still to come. A sentence ends at a mark.
func (r *reader) block(number int, strange []int32) []int32 {
	words, marks, b := r.Words(), r.Marks(), r.Blocks[number]
	first, to := r.BlockWords(number)
	for m := r.MarkAt(b.Start); m < len(marks) && marks[m].Start < b.End; m++ {
		if i := int(marks[m].Next); endsSentence(&marks[m]) && i > first && i < to && breaks(&words[i-1], &words[i]) {
			strange = r.sentence(first, i, strange)
			first = i
		}
	}
	strange = r.sentence(first, to, strange)
	r.report()
	return strange
}

// sentence looks at the words from first to last (exclusive).
func (r *reader) sentence(first, last int, strange []int32) []int32 {
	small := 0
	for small < len(strange) && int(strange[small]) < last {
		small++
	}
	strange = strange[small:]
	if small == 0 {
		r.report()
		return strange
	}
	s, tag, ok := foreignSentence(r.Pass, r.native, first, last, small)
	if !ok {
		r.report()
		return strange
	}
	if r.in != tag {
		r.report()
		r.found.Start, r.in = s.Start, tag
	}
	r.found.End = s.End
	return strange
}

// report reports the foreign sentences found last, if any.
func (r *reader) report() {
	if r.in != "" {
		reportSentence(r.Pass, r.found, r.in)
		r.in = ""
	}
}

func reportSentence(p *rules.Pass, s rules.Span, tag lang.Tag) {
	p.Reportf(s, "Left in %s: “%s”", languageName(tag), show(s.In(p.Text)))
}

// endsSentence reports whether a mark may end a sentence.
func endsSentence(m *rules.Mark) bool {
	return m.Class == rules.Stop || m.Class == rules.Question || m.Class == rules.Ellipsis || m.Class == rules.Semicolon
}

// breaks reports whether a sentence may end between two words.
func breaks(a, b *rules.Word) bool { return b.Start-a.End > 1 && b.Case != rules.Lower }

// foreignSentence tells the language of the words from first to last
// (exclusive), where it is surely another than that of the text. Small of them
// are words of grammar that the language of the text has not.
func foreignSentence(p *rules.Pass, n *native, first, last, small int) (rules.Span, lang.Tag, bool) {
	words := p.Words()
	count := last - first
	if count < leastSentence || chanted(words[first:last]) || spoke(words[first:last], n) {
		return rules.Span{}, "", false
	}
	lower, own := 0, 0 // own: words of the language of the text, twice those that it alone has
	for i := first; i < last; i++ {
		w := &words[i]
		if w.Case == rules.Lower {
			lower++
		}
		if !n.has(w.Key) {
			continue
		}
		own++
		if n.only(w.Key) {
			own++
		}
		if 2*own > small+count/3 {
			return rules.Span{}, "", false
		}
	}
	s := rules.Span{Start: words[first].Start, End: words[last-1].End}
	if 2*lower < count {
		return s, "", false
	}
	tag, sure := lang.Identify(s.In(p.Text))
	if sure < leastSure || !foreign(p, tag) || lang.Excludes(tag, s.In(p.Text)) {
		return s, "", false
	}
	if q := quoted(p, s); q != nil && p.Blocks[q.Block].Len() > 2*s.Len() {
		return s, "", false // the words of a song, a slogan
	}
	return s, tag, true
}

// spoke reports whether so many words are of the language of the text alone that no
// others are but titles: in nearly all sentences of it.
func spoke(words []rules.Word, n *native) bool {
	only := 0
	for i := range words {
		if n.only(words[i].Key) {
			if only++; only*nativeTitles >= len(words) {
				return true
			}
		}
	}
	return false
}

// chanted reports whether words begin with the same word three times: "La, la, la".
func chanted(words []rules.Word) bool {
	return words[0].Key == words[1].Key && words[1].Key == words[2].Key
}

// foreign reports whether a language of the packs is not that of the text, nor
// its kin.
func foreign(p *rules.Pass, tag lang.Tag) bool {
	return tag != lang.Undetermined && lang.Kin(tag) != lang.Kin(p.Target.Base())
}

// rows looks for rows of foreign words within a sentence: "built en el marco
// del programa for". At least two are words of grammar of one language that
// the target language does not have, none is a word of the target language,
// none has a capital letter, and nothing but spaces stands between them.
// Strange lists the words of grammar of other languages.
func rows(p *rules.Pass, n *native, strange []int32) {
	words := p.Words()
	next := 0 // behind the row found last
	for _, at := range strange {
		i := int(at)
		if i < next || words[i].Case != rules.Lower || letter(p, i) || apostrophe(p.Before(words[i].Start)) {
			continue
		}
		first, last, small := i, i, 1
		both := n.of(words[i].Key)
		for j := i + 1; j < len(words) && words[j].Case == rules.Lower && !n.has(words[j].Key) && beside(p, words[j-1], words[j]) && j-last <= 2; j++ {
			if m := n.of(words[j].Key) & both; m != 0 && !letter(p, j) {
				both, last = m, j
				small++
			}
		}
		first, last = widen(p, n, first, last)
		next = last + 1
		if small > 1 || accents(p, first, last) > 1 {
			row(p, n, first, last, both)
		}
	}
}

// letter reports whether words[i] is one letter.
func letter(p *rules.Pass, i int) bool {
	w := p.Words()[i].In(p.Text)
	_, n := utf8.DecodeRuneInString(w)
	return n == len(w)
}

// widen takes in the words with foreign letters beside those from first to
// last, and a word between two of them: "bakanlığın verilerine göre".
func widen(p *rules.Pass, n *native, first, last int) (from, to int) {
	const most = 4
	words := p.Words()
	plain := func(i int) bool {
		return i > 0 && i < len(words) && words[i].Case == rules.Lower && !n.has(words[i].Key) && beside(p, words[i-1], words[i])
	}
	foreign := func(i int) bool {
		return i >= 0 && i < len(words) && words[i].Case == rules.Lower && accented(words[i].In(p.Text))
	}
	for from = first; first-from < most; {
		switch {
		case foreign(from-1) && beside(p, words[from-1], words[from]):
			from--
		case foreign(from-2) && plain(from-1) && beside(p, words[from-1], words[from]):
			from -= 2
		default:
			first = from + most
		}
	}
	for to = last; to-last < most; {
		switch {
		case foreign(to+1) && plain(to+1):
			to++
		case foreign(to+2) && plain(to+1) && plain(to+2):
			to += 2
		default:
			last = to - most
		}
	}
	return from, to
}

// accents counts the words with letters above U+007F, from first to last.
func accents(p *rules.Pass, first, last int) (n int) {
	for _, w := range p.Words()[first : last+1] {
		if accented(w.In(p.Text)) {
			n++
		}
	}
	return n
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

// beside reports whether only a space or an apostrophe stands between two words.
func beside(p *rules.Pass, a, b rules.Word) bool {
	gap := p.Text[a.End:b.Start]
	return gap == " " || (gap == "'" || gap == "’") && b.Len() > 1 // not "son's"
}

// row reports the words from first to last, and the one behind them, where
// they are surely foreign.
func row(p *rules.Pass, n *native, first, last int, in languages) {
	words := p.Words()
	s := rules.Span{Start: words[first].Start, End: words[last].End}
	if next := last + 1; next < len(words) && words[next].Case == rules.Lower && !n.has(words[next].Key) && beside(p, words[last], words[next]) {
		s.End = words[next].End
	}
	count := p.WordAt(s.End) - first
	if count < 3 && !accented(s.In(p.Text)) {
		return
	}
	if cited(p, s) || borrowed(p, s) || titled(p, s.Start) {
		return
	}
	tag, sure := lang.Identify(s.In(p.Text))
	if sure < leastRun || !foreign(p, tag) || lang.Excludes(tag, s.In(p.Text)) {
		return
	}
	for i, t := range known() {
		if in&(1<<i) != 0 && lang.Kin(t) == lang.Kin(tag) {
			d := rules.Diagnostic{Span: s, Message: fmt.Sprintf("Left in %s: “%s”", languageName(tag), show(s.In(p.Text)))}
			if inTitle(p, n, first) {
				d.Severity = rules.Info
			}
			p.Report(d)
			return
		}
	}
}

// apart reports whether only spaces stand beside a word: no letter of "2.1% y/y" or "i.e." is one.
func apart(p *rules.Pass, w rules.Word) bool {
	return rules.IsSpace(p.Before(w.Start)) && rules.IsSpace(p.After(w.End))
}

// titled reports whether the words at a byte offset go on with a name or a
// title: "L’être et le néant".
func titled(p *rules.Pass, at int) bool {
	r := p.Before(at)
	return apostrophe(r) && rules.IsUpper(p.Before(at-utf8.RuneLen(r)))
}

// inTitle reports whether words of another language before words[first] begin with
// a capital, as titles do: "the novel Cien años de soledad".
func inTitle(p *rules.Pass, n *native, first int) bool {
	words := p.Words()
	for i := first - 1; i >= 0 && beside(p, words[i], words[i+1]); i-- {
		if w := &words[i]; w.Case != rules.Lower {
			return !n.only(w.Key)
		} else if n.has(w.Key) {
			return false
		}
	}
	return false
}

func accented(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return true
		}
	}
	return false
}

var ofLoan = rules.NamePhrases("residue/loan")

// borrowed reports whether a span touches a phrase that the target language
// has taken over, as English has "crème de la crème".
func borrowed(p *rules.Pass, s rules.Span) bool {
	for _, h := range p.PhrasesOf(ofLoan) {
		if h.Overlaps(s) && h.Phrase.Lang.Base() == p.Target.Base() {
			return true
		}
	}
	return false
}

// languageName is what English calls a language; its tag where that is not known.
func languageName(tag lang.Tag) string {
	if tag == "hr" {
		return "Serbo-Croatian" // whose Latin forms are not told apart
	}
	return cmp.Or(tag.Name(), string(tag))
}
