package encoding

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Mojibake flags characters that were written in UTF-8 and read in another
// character set.
var Mojibake = Family.Add(rules.Rule{
	ID:      "mojibake",
	Summary: "Characters read in the wrong character set",
	Why: `One step of the way (a scraper, a database, the page itself) took the UTF-8 bytes of a character for two or three
characters of an old character set: ’ becomes â€™, é becomes Ã©. The engine copies them, and no reader can read them.`,
	Examples: []rules.Example{
		{Bad: "The ferryâ€™s owner paid Â£40 for the cafÃ©.", Good: "The ferry’s owner paid £40 for the café."},
		{Bad: "The mayor of Skarnholm\u0432\u0402™s port resigned.", Good: "The mayor of Skarnholm’s port resigned."},
		{Good: "“CAFÉ”, says the sign; “À bientôt…” says the other."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.BeyondASCII,
	Check:    mojibake,
})

// A damage is a stretch of text that was misread, and what it stands for.
type damage struct {
	rules.Span
	text   string
	page   page
	sure   bool // nothing of the original is lost
	letter bool // it is writing in another script, not a mark or letter among Latin ones
}

func mojibake(p *rules.Pass) {
	if runs := p.NonASCII(); len(runs) > 0 {
		f := finder{Pass: p, table: tables()}
		for _, run := range runs {
			f.run(run)
		}
		f.flush()
	}
	left := leftIn(p)
	if left&leftOfSpace != 0 {
		strayLetters(p)
	}
	straySpaces(p)
	asianRuns(p)
	if p.Target.Base() == "en" {
		if left&leftOfTail != 0 {
			lostTails(p)
		}
		if left&leftOfOpening != 0 && left&leftOfClosing != 0 {
			macQuotes(p)
		}
		if left&leftOfSign != 0 {
			oldSigns(p)
		}
	}
	brokenEuros(p)
}

// A leftover is a letter that damage leaves of a mark, by the mark.
type leftover uint8

const (
	leftOfSpace   leftover = 1 << iota // Â Ã
	leftOfTail                         // â Õ í
	leftOfOpening                      // Ò
	leftOfClosing                      // Ó
	leftOfSign                         // the letters of oldLetters
)

// leftovers holds the leftover that a letter is.
var leftovers = func() (t [0x409]leftover) {
	for letters, l := range map[string]leftover{"ÂÃ": leftOfSpace, "âÕí": leftOfTail, "Ò": leftOfOpening, "Ó": leftOfClosing} {
		for _, r := range letters {
			t[r] = l
		}
	}
	for _, l := range oldLetters {
		r, _ := utf8.DecodeRuneInString(l.letter)
		t[r] = leftOfSign
	}
	return t
}()

// leftIn gives which of those letters are in the words of the text.
func leftIn(p *rules.Pass) (left leftover) {
	words := p.Words()
	for _, i := range p.WideWords() {
		for _, r := range words[i].In(p.Text) {
			if int(r) < len(leftovers) {
				left |= leftovers[r]
			}
		}
	}
	return left
}

// finder looks for damage; it holds back the last it found, which may go on.
type finder struct {
	*rules.Pass
	*table
	last   damage
	opened int // where the last “ ends that was misread and has no partner yet; 0: none
}

// longest is how many characters are read at once; longer damage is joined
// from pieces, so that text which only looks like damage costs no more.
const longest = 48

// run looks for damage in a run of characters beyond ASCII.
func (f *finder) run(run rules.Span) {
	for at := run.Start; at < run.End; {
		r, n := utf8.DecodeRuneInString(f.Text[at:run.End])
		leads := f.entry(r).leads
		if leads == 0 || at+n >= run.End {
			at += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(f.Text[at+n : run.End])
		both := leads & f.entry(next).continues
		best := damage{}
		for p := range pages {
			if both&(1<<p) == 0 {
				continue
			}
			if d, ok := f.read(rules.Span{Start: at, End: run.End}, p); ok && d.Len() > best.Len() {
				best = d
			}
		}
		if best.Empty() {
			at += n
			continue
		}
		f.found(best)
		at = best.End
	}
}

// read reads the damage of a page that begins where s does.
func (f *finder) read(s rules.Span, p page) (damage, bool) {
	var runes [longest]rune
	var ends [longest]int
	n, at := 0, s.Start
	for n < longest {
		r, size := f.sequence(f.Text[at:s.End], p)
		if size == 0 {
			break
		}
		at += size
		runes[n], ends[n] = r, at
		n++
	}
	d := damage{Span: rules.Span{Start: s.Start, End: at}, page: p, sure: true}
	if n > 1 {
		if text, sure, ok := f.again(string(runes[:n]), 3); ok {
			if d.text, d.sure = text, sure; !sure {
				d.End = f.dangling(d.End, s.End, p)
			}
			return d, true
		}
	}
	if n == 0 {
		return f.cut(s, p)
	}
	if p == windows1252 && n == 1 && runes[0] < 0xa0 {
		if mark := meaning(runes[0]); mark != "" && !quoteMark(f.Before(s.Start)) {
			return damage{Span: d.Span, text: mark, page: p}, true // “Â’”: ’ was taken for a control character before
		}
	}
	if n, d.letter = f.likely(s.Start, runes[:n], ends[:n], p); n == 0 {
		return d, false
	}
	d.End, d.text = ends[n-1], string(runes[:n])
	return d, true
}

// cut reads a quotation mark whose last byte is lost.
func (f *finder) cut(s rules.Span, p page) (damage, bool) {
	size := f.lostByte(f.Text[s.Start:s.End], p)
	d := damage{Span: rules.Span{Start: s.Start, End: s.Start + size}, text: "”", page: p}
	if r, n := utf8.DecodeRuneInString(f.Text[s.Start:s.End]); size == 0 && p == windows1252 && r == 'â' && strings.HasPrefix(f.Text[s.Start+n:s.End], "™") {
		d.End = s.Start + n + len("™") // the byte between them is lost
		return damage{Span: d.Span, text: f.Style().Apostrophe, page: p}, f.clitic(d.Span)
	}
	if size > 0 && f.clitic(d.Span) {
		d.text = f.Style().Apostrophe
	}
	return d, size > 0
}

// clitic reports whether s stands between a word and its ending, as an
// apostrophe does: “the mayorâ€s”, “donâ€t”.
func (f *finder) clitic(s rules.Span) bool {
	i := f.WordAt(s.End)
	if i == len(f.Words()) || f.Words()[i].Start != s.End || !rules.IsLetter(f.Before(s.Start)) {
		return false
	}
	return rules.IsClitic(f.Before(s.Start), f.Words()[i].In(f.Text))
}

func quoteMark(r rune) bool { return strings.ContainsRune("\"'“”„‘’«»", r) }

// lostByte gives the length of what is left of a closing mark at the start of
// text: "â€" is mostly ”, since its last byte is no character of Windows-1252.
// It is 0 where there is none.
func (f *finder) lostByte(text string, p page) int {
	if p > windows1251 && p != dos437 {
		return 0 // in the others it may be the start of a word, as "‚Ä" in ‚Äpfel‘
	}
	r, n := utf8.DecodeRuneInString(text)
	next, m := utf8.DecodeRuneInString(text[n:])
	lead, _ := f.byte(r, p)
	if second, ok := f.byte(next, p); !ok || lead != 0xe2 || second != 0x80 {
		return 0
	}
	return n + m
}

// dangling gives the end of the damage with the first half of a character
// behind it whose second half is lost, as in "Ã¢â‚¬Â".
func (f *finder) dangling(at, end int, p page) int {
	r, n := utf8.DecodeRuneInString(f.Text[at:end])
	if n > 0 && f.entry(r).leads&(1<<p) != 0 {
		return at + n
	}
	return at
}

// again reads text that was damaged more than once, as "â€™" which became
// "Ã¢â‚¬â„¢". It is sure when no byte is lost.
func (f *finder) again(text string, depth int) (decoded string, sure, ok bool) {
	for p := range twice {
		decoded, sure, ok = f.whole(text, p)
		if !ok || !plausible(decoded) {
			continue
		}
		if depth > 0 {
			if deeper, s, ok := f.again(decoded, depth-1); ok {
				return deeper, s && sure, true
			}
		}
		return decoded, sure, true
	}
	return "", false, false
}

// whole reads all of text in a page.
func (f *finder) whole(text string, p page) (decoded string, sure, ok bool) {
	var b strings.Builder
	for at := 0; at < len(text); {
		r, size := f.sequence(text[at:], p)
		if size == 0 {
			if size = f.lostByte(text[at:], p); size == 0 || at+size < len(text) {
				return "", false, false
			}
			return b.String() + "”", false, true
		}
		b.WriteRune(r)
		at += size
	}
	return b.String(), true, text != ""
}

// plausible reports whether news may contain all characters of text, or text
// is damaged once more.
func plausible(text string) bool {
	for _, r := range text {
		if r < 0x80 || r > 0x9f && kindOf(r) == unlikely {
			return false
		}
	}
	return true
}

// likely gives how many of the runes that begin at start are what the text
// once said, and whether they are writing in another script.
func (f *finder) likely(start int, runes []rune, ends []int, p page) (n int, letter bool) {
	end, odd, script, from := 0, false, likelyMark, start
	for i, r := range runes {
		kind := kindOf(r)
		if kind == unlikely || kind > likelyMark && (!scripted(p, r) || script > likelyMark && kind != script) {
			break
		}
		lead, width := utf8.DecodeRuneInString(f.Text[from:])
		second, _ := utf8.DecodeRuneInString(f.Text[from+width:])
		if kind == likelyMark && !f.fits(p, r, lead, second) {
			break
		}
		if kind > likelyMark {
			script = kind
		}
		odd = odd || !common(second)
		end, from = i+1, ends[i]
	}
	switch {
	case end == 0:
		return 0, false
	case script > likelyMark:
		goes := f.last.letter && f.last.page == p && start-f.last.End <= 2 // a word of one letter among others
		if end < 2 && !goes || p == windows1251 && !odd && end < 4 && !goes {
			return 0, false
		}
		return end, true
	case end == 1 && !f.alone(rules.Span{Start: start, End: ends[0]}, runes[0]):
		return 0, false
	case end == 1 && p == windows1251 && runes[0] < 0x800 && (f.cyrillic() || !f.amongLatin(rules.Span{Start: start, End: ends[0]})):
		return 0, false
	}
	return end, false
}

// cyrillic reports whether the language of the text is written in Cyrillic letters.
func (f *finder) cyrillic() bool { return slices.Contains(f.Conventions().Scripts, "Cyrl") }

// amongLatin reports whether a Latin letter or a digit stands right beside s.
func (f *finder) amongLatin(s rules.Span) bool {
	for _, r := range []rune{f.Before(s.Start), f.After(s.End)} {
		if r < utf8.RuneSelf && (rules.IsLetter(r) || rules.IsDigit(r)) {
			return true
		}
	}
	return false
}

// scripted reports whether writing in the script of r is looked for in a
// page: in the pages of DOS and Mac, letters would read as Han by chance.
func scripted(p page, r rune) bool {
	switch p {
	case windows1252, windows1250:
		return true
	case dos850, windows1253, windows1257, koi8R, macCyrillic, dos852, windows1255, windows874:
		return false
	default:
		return kindOf(r) == cyrillicLetter
	}
}

// fits reports whether r may have been misread in a page as what begins with lead and second.
func (f *finder) fits(p page, r, lead, second rune) bool {
	switch p {
	case macRoman:
		return r >= 0x800 || second != '\u03c0' && second != '∞' // "√\u03c0" is a number
	case dos437, dos850:
		return r >= 0x800 || !rules.IsLetter(lead)
	case dos866:
		return r >= 0x800 && r < 0x2028 || r == '€' || r == '№' || r < 0x800 && !rules.IsLetter(lead)
	case windows1253, windows1257, koi8R, macCyrillic, dos852, windows1255, windows874:
		return r >= 0x2010 && r <= 0x2026 || r == '€' || r == '£' && second == '£'
	default:
		return true
	}
}

// alone reports whether a single misread character can be nothing else: a
// capital letter and the mark behind it may stand side by side, as in “CAFÉ”.
func (f *finder) alone(s rules.Span, r rune) bool {
	if r >= 0x800 {
		return true
	}
	lead, n := utf8.DecodeRuneInString(f.Text[s.Start:])
	second, _ := utf8.DecodeRuneInString(f.Text[s.Start+n:])
	if !rules.IsLetter(lead) || !ordinary(second) {
		return true
	}
	before, after := f.Before(s.Start), f.After(s.End)
	switch {
	case rules.IsLower(before):
		return true
	case r < 0xc0 || second == 0xa0: // "Â»", "Ã" and a no-break space
		return !rules.IsUpper(before)
	case isDash(second): // "Ã–sterreich", not "SMÅ—and"
		return lead == 0xc3 && (rules.IsLower(after) || rules.IsDigit(before))
	}
	return rules.IsLetter(after)
}

// ordinary reports whether r is a mark that stands behind words of any text.
func ordinary(r rune) bool {
	if rules.IsSpace(r) || isDash(r) {
		return true
	}
	switch r {
	case '‘', '’', '‚', '“', '”', '„', '«', '»', '‹', '›', '…', '•', '®', '™', '©', 0xad:
		return true
	}
	return false
}

func isDash(r rune) bool { return r == '–' || r == '—' }

// common reports whether r is a letter or mark of everyday Cyrillic writing.
func common(r rune) bool {
	switch r {
	case 0x401, 0x451, 0x404, 0x454, 0x406, 0x456, 0x407, 0x457, 0x490, 0x491, 0x40e, 0x45e, '№':
		return true
	}
	return r >= 0x410 && r <= 0x44f || ordinary(r)
}

// What a decoded character is to a text.
type kind uint8

const (
	unlikely   kind = iota
	likelyMark      // a mark, or a letter of a European alphabet
	cyrillicLetter
	greekLetter
	semiticLetter
	indicLetter
	eastAsian
)

func kindOf(r rune) kind {
	switch {
	case r < 0xa0:
		return unlikely
	case r == 0x18f, r == 0x259, r == 0x181, r == 0x18a, r == 0x198, r == 0x199, r == 0x1b4, r == 0x253, r == 0x257:
		return likelyMark // Azerbaijani and Hausa
	case r < 0x180, r >= 0x218 && r <= 0x21b, r == 0x2bc, r == 0x2c6, r == 0x2dc:
		return likelyMark
	case r >= 0x370 && r <= 0x3ff:
		return greekLetter
	case r >= 0x400 && r <= 0x4ff:
		return cyrillicLetter
	case r >= 0x590 && r <= 0x6ff:
		return semiticLetter
	case r >= 0x900 && r <= 0xeff:
		return indicLetter
	case r >= 0x1e00 && r <= 0x1eff, r >= 0x2000 && r <= 0x206f, r >= 0x20a0 && r <= 0x20cf, r >= 0x2100 && r <= 0x214f,
		r >= 0x2190 && r <= 0x22ff, r >= 0x25a0 && r <= 0x27bf, r >= 0xfb00 && r <= 0xfb06, r == 0xfeff, r == utf8.RuneError:
		return likelyMark
	case r >= 0x3000 && r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3, r >= 0xff00 && r <= 0xffef:
		return eastAsian
	case r >= 0x1f000 && r <= 0x1faff:
		return likelyMark // emoji
	}
	return unlikely
}

// found takes a piece of damage: it goes on where the last ended, or is reported later.
func (f *finder) found(d damage) {
	l := &f.last
	if !l.Empty() && l.page == d.page {
		gap := f.Text[l.End:d.Start]
		if gap == "" || l.letter && d.letter && len(gap) <= 3 && strings.Trim(gap, " ,.-:;") == "" {
			l.text += gap + d.text
			l.End, l.sure = d.End, l.sure && d.sure
			return
		}
	}
	f.flush()
	f.last = d
}

// flush reports the damage that is held back.
func (f *finder) flush() {
	d := f.last
	f.last = damage{}
	if d.Empty() || d.text == "Â" && strings.HasPrefix(f.Text[d.End:], "\u0412 ") {
		return // straySpaces reads that one whole
	}
	shown := d.In(f.Text)
	if strings.ContainsRune(d.text, utf8.RuneError) {
		f.Reportf(d.Span, "A character is lost: %s", clip(shown))
		return
	}
	grade := rules.Unsafe
	if d.sure && !f.odd(f.Before(d.Start)) && !f.odd(f.After(d.End)) {
		grade = rules.Safe
	}
	if f.closes(d) {
		grade = rules.Safe
	}
	span, text := f.spaced(d.Span, d.text)
	f.Report(rules.Diagnostic{
		Span:    d.Span,
		Message: fmt.Sprintf("Misread as %s: %s stands for %s", pageNames[d.page], clip(shown), name(d.text)),
		Fix:     rules.Replace(grade, "Restore what was misread", span, text),
	})
}

// closes reports whether damage that lost its last byte is the partner of a “ that
// was misread before it in the paragraph, and keeps the “ that d is: “â€œstupidâ€,”.
func (f *finder) closes(d damage) bool {
	opened := f.opened
	switch d.text {
	case "“":
		f.opened = 0
		if d.sure {
			f.opened = d.End
		}
		return false
	case "”":
		f.opened = 0
		r := f.After(d.End)
		return opened > 0 && !d.sure && f.BlockAt(opened) == f.BlockAt(d.Start) && !rules.IsSpace(f.Before(d.Start)) &&
			(rules.IsSpace(r) || r < utf8.RuneSelf && !rules.IsLetter(r) && !rules.IsDigit(r))
	}
	return false
}

// odd reports whether a character beside damage looks like more of it.
func (f *finder) odd(r rune) bool {
	return r >= 0x80 && r <= 0x9f || r == utf8.RuneError || r == 0xc2 || r == 0xc3
}

// spaced gives what to put in place of damage: a no-break space becomes a
// plain one where the language has no use for it, and characters that cannot
// be seen go.
func (f *finder) spaced(s rules.Span, text string) (rules.Span, string) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == 0xad, r == 0xfeff, r >= 0x200b && r <= 0x200f, r == 0x2060:
			return -1
		case r == 0xa0 && f.Conventions().SpaceBefore == "":
			return ' '
		}
		return r
	}, text)
	if strings.HasPrefix(text, " ") && f.Before(s.Start) == ' ' {
		text = text[1:]
	}
	if strings.HasSuffix(text, " ") && f.After(s.End) == ' ' {
		text = text[:len(text)-1]
	}
	return s, text
}

// name says what text is, in words where it cannot be seen.
func name(text string) string {
	switch text {
	case "\u00a0", "\u202f", "\u2009":
		return "a no-break space"
	case "\ufeff":
		return "a byte order mark"
	case "\u00ad", "\u200b", "\u2060", "\u200d", "\u200c", "\u200e", "\u200f":
		return "a character that is not seen"
	}
	return clip(text)
}

// clip shortens what a message shows and leaves out what cannot be printed.
func clip(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > 24 {
			return b.String() + " …"
		}
		switch {
		case r < 0x20, r >= 0x7f && r <= 0x9f, r == 0xad, r >= 0x200b && r <= 0x200f, r == 0xfeff:
			fmt.Fprintf(&b, "<%02X>", r)
		case rules.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// latinLead is the first byte of the letters U+00C0 to U+00FF.
const latinLead = 0xc3

// nextLatin gives where the next of those letters begins, -1 where there is none.
func nextLatin(p *rules.Pass, at int) int {
	next := strings.IndexByte(p.Text[at:], latinLead)
	if next < 0 {
		return -1
	}
	return at + next
}

// strayLetters reports "Â" and "Ã" whose no-break space has become a plain
// one: "theÂ insurance", "voilÃ  le port".
func strayLetters(p *rules.Pass) {
	for at := nextLatin(p, 0); at >= 0; at = nextLatin(p, at+1) {
		s := rules.Span{Start: at, End: at + 2}
		if s.End >= len(p.Text) || p.Text[s.End] != ' ' || p.Text[at+1] != "Â"[1] && p.Text[at+1] != "Ã"[1] {
			continue
		}
		before := p.Before(s.Start)
		if rules.IsUpper(before) || before >= 0x80 && rules.IsLetter(before) {
			continue
		}
		switch s.In(p.Text) {
		case "Â":
			edit := s
			if strings.ContainsRune(" ([“\"", before) {
				edit.End++
			}
			p.Report(rules.Diagnostic{
				Span:    s,
				Message: "Left of a misread no-break space: Â",
				Fix:     rules.Replace(rules.Unsafe, "Remove Â", edit, ""),
			})
		case "Ã":
			if before == ' ' && !rules.IsLower(p.After(p.SkipSpaces(s.End))) {
				continue
			}
			p.Report(rules.Diagnostic{
				Span:    s,
				Message: "Left of a misread à: Ã",
				Fix:     rules.Replace(rules.Unsafe, "Restore à", s, "à"),
			})
		}
	}
}

// spaceLeads are what the first byte of a no-break space is in the character
// sets of Cyrillic, Greek, Baltic and Thai writing, whose second byte is a
// no-break space again; that of Western ones is Â.
var spaceLeads = map[rune]bool{'\u0412': true, '\u0392': true, '\u0422': true, '\u0100': true, '\u0e22': true, '\u0622': true}

// straySpaces reports those leads whose no-break space has become a plain one:
// “are\u0412 most”, “said.\u0412 The”. No word of another script stands so close
// behind a small Latin letter or a mark.
func straySpaces(p *rules.Pass) {
	if !p.HasLead(0xc4) && !p.HasLead(0xce) && !p.HasLead(0xd0) && !p.HasLead(0xd8) && !p.HasLead(0xe0) {
		return // none of those leads begins with another byte
	}
	words := p.Words()
	for _, i := range p.WideWords() {
		w := &words[i]
		if p.Text[w.End-1] < utf8.RuneSelf || !rules.IsSpace(p.After(w.End)) {
			continue
		}
		last, n := utf8.DecodeLastRuneInString(w.In(p.Text))
		s := rules.Span{Start: w.End - n, End: w.End}
		if !spaceLeads[last] || last == '\u0412' && p.After(s.End) == '\u00a0' {
			continue // the finder reads that one
		}
		if w.Len() == n {
			s.Start -= misreadTwice(p.Text[:s.Start])
		}
		before, after := p.Before(s.Start), p.After(s.End+utf8.RuneLen(p.After(s.End)))
		if rules.IsSpace(after) || after >= utf8.RuneSelf && rules.IsLetter(after) {
			continue
		}
		if w.Len() > n && !(rules.IsLower(before) && asciiLetters(p.Text[w.Start:w.End-n])) || w.Len() == n && !rules.IsLower(before) && !strings.ContainsRune(".,;:!?)”’", before) {
			continue
		}
		edit := s
		edit.End = p.SkipSpaces(s.End)
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: "Left of a misread no-break space: " + s.In(p.Text),
			Fix:     rules.Replace(rules.Safe, "Put a space in its place", edit, " "),
		})
	}
}

// misreadTwice gives the length, in bytes, of what stands before such a lead at
// the end of text when it was misread once more: Â and В in Windows-1251.
func misreadTwice(text string) int {
	for _, twice := range []string{"\u0413‚", "\u0420’"} {
		if strings.HasSuffix(text, twice) {
			return len(twice)
		}
	}
	return 0
}

// lostTails reports marks of which the first letter alone is left: “mayorâs”,
// “doesnât” and “wet â old”, where a page dropped the characters behind â, and
// “mayorÕs”, read as Latin-1 from MacRoman; “mayorís” is the same the other way
// round. “Murâd” is a name: a word in which â may belong counts where another
// shows the damage.
func lostTails(p *rules.Pass) {
	var found []rules.Diagnostic
	sure, alone := false, 0
	words := p.Words()
	for at := nextLatin(p, 0); at >= 0 && at+1 < len(p.Text); at = nextLatin(p, at+1) {
		if second := p.Text[at+1]; second != "â"[1] && second != "Õ"[1] && second != "í"[1] {
			continue
		}
		i := p.WordAt(at+1) - 1
		if i < 0 || words[i].End <= at {
			continue
		}
		w := words[i].In(p.Text)
		k := at - words[i].Start
		if strings.IndexByte(w, latinLead) < k {
			continue
		}
		s, letter, tail := rules.Span{Start: words[i].Start + k, End: words[i].Start + k + 2}, w[k:k+2], w[k+2:]
		d := rules.Diagnostic{Span: s}
		switch {
		case w == "â" && i > 0 && spoken.Has(words[i-1].Key):
			continue
		case w == "â" && p.Before(s.Start) == ' ' && p.After(s.End) == ' ':
			alone++
			d.Message = "Left of a misread dash or quotation mark: â"
		case k > 0 && rules.IsLetter(p.Before(s.Start)) && rules.IsClitic(p.Before(s.Start), tail) && !(letter == "í" && mayHaveI(&words[i], tail)):
			sure = sure || letter == "Õ" || len(tail) > 1 || tail == "t" || len(found) < mostAsked && stands(p, w[:k])
			d.Message = fmt.Sprintf("Left of a misread ’: %s", w)
			d.Fix = rules.Replace(rules.Unsafe, "Restore ’", s, p.Style().Apostrophe)
		case tail == "EUR" && strings.EqualFold(p.Text[words[i].End:min(len(p.Text), words[i].End+len("(TM)"))], "(TM)"):
			sure = true
			s.End = words[i].End + len("(TM)")
			d.Span, d.Message = s, "Left of a misread ’: âEUR(TM)"
			d.Fix = rules.Replace(rules.Unsafe, "Restore ’", s, p.Style().Apostrophe)
		default:
			continue
		}
		found = append(found, d)
	}
	reportTails(p, found, sure || alone > 1)
}

// reportTails reports what lostTails found. Alone, such a letter may be spoken of.
func reportTails(p *rules.Pass, found []rules.Diagnostic, sure bool) {
	for _, d := range found {
		if !sure {
			d.Severity = rules.Info
		}
		if sure || d.Fix == nil {
			p.Report(d)
		}
	}
}

// mayHaveI reports whether í may be a letter of Spanish or Irish before the end
// of a word: “Solís”, “aíd”.
func mayHaveI(w *rules.Word, tail string) bool {
	return len(tail) == 1 && tail != "t" && tail != "s" || tail == "s" && w.Case != rules.Lower || w.Len() < len("onís")
}

// oldSigns reports a pound sign that was read in another set of one byte, and
// the dash of Windows-1252 that was read as MacRoman: no word is one of these
// letters with a figure right behind it, nor alone between two spaces.
func oldSigns(p *rules.Pass) {
	for _, l := range oldLetters {
		if !p.HasLead(l.letter[0]) {
			continue
		}
		for at := 0; ; {
			next := strings.Index(p.Text[at:], l.letter)
			if next < 0 {
				break
			}
			s := rules.Span{Start: at + next, End: at + next + len(l.letter)}
			at = s.End
			if oldSign(p, s, l.sign) {
				d := rules.Diagnostic{
					Span:    s,
					Message: fmt.Sprintf("Misread %s: %s", l.sign, l.letter),
					Fix:     rules.Replace(rules.Unsafe, "Restore "+l.sign, s, l.sign),
				}
				if l.sign != "£" {
					d.Severity = rules.Info // people write a word of their own so
				}
				p.Report(d)
			}
		}
	}
}

// oldSign reports whether a letter at s stands where its sign may.
func oldSign(p *rules.Pass, s rules.Span, sign string) bool {
	before, after := p.Before(s.Start), p.After(s.End)
	if sign == "£" {
		return rules.IsDigit(after) && (rules.IsSpace(before) || before == '(' || quoteMark(before))
	}
	if before != ' ' || after != ' ' {
		return false
	}
	i := p.WordAt(s.Start)
	if i == 0 || i+1 == len(p.Words()) {
		return false
	}
	w := p.Words()[i-1]
	return w.End+1 == s.Start && w.Len() > 1 && asciiLetters(w.In(p.Text)) && !spoken.Has(w.Key)
}

// oldLetters are the letters that £ is in the sets of Central Europe, Cyrillic
// writing and DOS, and that the dash of Windows-1252 is in MacRoman.
var oldLetters = []struct{ letter, sign string }{{"Ł", "£"}, {"\u0408", "£"}, {"ú", "£"}, {"ñ", "–"}}

// macQuotes reports “ and ” of MacRoman read as Latin-1: “ÒWe open in May,Ó he said”.
func macQuotes(p *rules.Pass) {
	open := rules.Span{}
	for _, w := range p.Words() {
		text := w.In(p.Text)
		if r := p.Before(w.Start); strings.HasPrefix(text, "Ò") && w.Len() > len("Ò") && !rules.IsLetter(r) {
			open = rules.Span{Start: w.Start, End: w.Start + len("Ò")}
		}
		if !strings.HasSuffix(text, "Ó") || open.Empty() || rules.IsSpace(p.Before(w.End-len("Ó"))) || p.BlockAt(open.Start) != p.BlockAt(w.Start) {
			continue
		}
		closing, pair := rules.Span{Start: w.End - len("Ó"), End: w.End}, p.Style().Outer
		p.Report(rules.Diagnostic{
			Span:    open,
			Message: fmt.Sprintf("Misread quotation marks: Ò…Ó stands for %s…%s", pair.Open, pair.Close),
			Related: []rules.Related{{Span: closing, Message: "the closing mark"}},
			Fix: &rules.Fix{Title: "Restore the quotation marks", Applicability: rules.Unsafe, Edits: []rules.Edit{
				{Span: open, New: pair.Open}, {Span: closing, New: pair.Close},
			}},
		})
		open = rules.Span{}
	}
}

// mostAsked is how many words are looked for elsewhere in the text.
const mostAsked = 8

// stands reports whether a word stands in the text.
func stands(p *rules.Pass, word string) bool {
	key := rules.Key(word)
	return slices.ContainsFunc(p.Words(), func(w rules.Word) bool { return w.Key == key })
}

// brokenEuros reports misread marks that were taken apart: "It â€™ s" whose
// pieces have been spaced as words, or "Ita€™s" whose first letter was mended.
func brokenEuros(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Currency) {
		m := p.Marks()[i]
		if m.Rune != '€' {
			continue
		}
		start, end := m.Start, m.End
		if p.Before(start) == ' ' {
			start--
		}
		if p.After(end) == ' ' {
			end++
		}
		head := p.Before(start)
		mark, ok := euroTails[p.After(end)]
		if !ok || head >= utf8.RuneSelf && rules.IsLetter(head) && start == m.Start && end == m.End {
			continue // whole: the run that it stands in is read
		}
		if head == 'â' || head == 'a' {
			start -= utf8.RuneLen(head)
		} else if ordinary(p.After(end)) && p.After(end) != '™' || end > m.End {
			continue
		}
		end += utf8.RuneLen(p.After(end))
		s := rules.Span{Start: start, End: end}
		edit := s
		if mark == "’" && p.Before(s.Start) == ' ' && p.After(s.End) == ' ' {
			edit.Start--
			edit.End++
		}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: fmt.Sprintf("Left of a misread %s: %s", mark, clip(s.In(p.Text))),
			Fix:     rules.Replace(rules.Unsafe, "Restore "+mark, edit, mark),
		})
	}
}

// euroTails are the marks behind "€" in misread marks, and what those were.
var euroTails = map[rune]string{'™': "’", '˜': "‘", 'œ': "“", 0x9d: "”", '“': "–", '”': "—", '¦': "…"}
