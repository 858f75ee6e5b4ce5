package headline

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// NearCopy flags the headline, whole or a little reworded, run into another
// block.
var NearCopy = Family.Add(rules.Rule{
	ID:      "near-copy",
	Summary: "The headline, sometimes reworded, inside the lede or a caption",
	Why: `The text behind a picture often repeats the headline. Scrapers glue it to the lede, and as an engine translates it on its own, it comes out a little different.
The lede breaks off and begins to say what the headline said.`,
	Examples: []rules.Example{
		{
			Bad:  "Harbor council cool on plan for second bridge\n\nWhat comes next is in our report Harbor council was cool on the plan for a second bridge\n\nThe vote is on Monday.",
			Good: "Harbor council cool on plan for second bridge\n\nWhat comes next is in our report\n\nThe vote is on Monday.",
		},
		{Bad: "Harbor council cool on second bridge\n\nHarbor council cool on second bridge: what comes next\n\nThe vote is on Monday.", Good: "Harbor council cool on second bridge\n\nThe vote is on Monday."},
		{Good: "Harbor council cool on plan for second bridge\n\nThe harbor council is cool on the plan for a second bridge, its chair said on Monday.\n\nThe vote is on Monday."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "duplication",
	Since:    "0.1.0",
	Slip:     true,
	Check:    nearCopy,
})

const (
	least     = 4  // words that a copy has in common with the headline
	most      = 40 // words of a headline that are compared
	lookahead = 2  // words that may be put in, or left out, in one place
	depth     = 4  // blocks behind the headline that are searched; captions and headings are searched anywhere
)

func nearCopy(p *rules.Pass) {
	block, ok := p.Headline()
	if !ok {
		return
	}
	all := p.Words()
	from, to := p.BlockWords(block)
	whole := all[from:to] // and what stands behind it
	if len(whole) < least {
		return
	}
	var head []rules.Word
	known := keysOf(whole)
	tagged := len(p.MarksOf(rules.Slash))+len(p.MarksOf(rules.Angle)) > 0
	for i := block + 1; i < len(p.Blocks); i++ {
		b := &p.Blocks[i]
		if i > block+depth && b.Kind != rules.Caption && b.Kind != rules.Heading && b.Kind != rules.Standfirst {
			continue
		}
		from, to := p.BlockWords(i)
		words := all[from:to]
		if len(words) < fewest || !mayCopy(p, whole, words, &known, b.Span, i <= block+2, tagged) {
			continue
		}
		if head == nil {
			if _, head, _ = find(p); len(head) < least {
				return
			}
			head = head[:min(len(head), most)]
			known = keysOf(head)
		}
		if same(head, words) {
			continue
		}
		if excerpt(head, words) || i <= block+2 && secondTitle(p, i, head, words, &known) {
			report(p, i, p.Trim(b.Span))
			continue
		}
		if end := opens(p, head, words); end > 0 {
			reportOpening(p, b.Span, end)
			continue
		}
		if tagged || !goesOn(p.Text[words[len(words)-1].End:b.End]) {
			within(p, i, head, words)
		}
	}
}

// mayCopy reports whether a block may have a copy of the headline, by what is
// soon told of its words and its end: few have. The line of the headline may have
// the name of the site behind it.
func mayCopy(p *rules.Pass, line, words []rules.Word, known *keyBits, b rules.Span, near, tagged bool) bool {
	if known.has(words[0].Key) && known.has(words[1].Key) && beginIn(line, words) {
		return true
	}
	tail := p.Text[words[len(words)-1].End:b.End]
	if tail == "." && !tagged {
		return false // nearly always
	}
	if near && len(words) <= len(line)+moreMost && !stopped(p, b) && known.count(words) > 1 {
		return true
	}
	if tagged || !goesOn(tail) {
		first, second := line[0].Key, line[1].Key
		for i := range words {
			if key := words[i].Key; key == first || key == second {
				return true
			}
		}
	}
	return false
}

// beginIn reports whether the first two of some words stand side by side among others.
func beginIn(line, words []rules.Word) bool {
	for i := 1; i < len(line); i++ {
		if line[i-1].Key == words[0].Key && line[i].Key == words[1].Key {
			return true
		}
	}
	return false
}

// within reports the copies inside block i, whose words are given.
func within(p *rules.Pass, i int, head, words []rules.Word) {
	first, second := head[0].Key, head[1].Key
	for at := 0; at < len(words); at++ {
		if key := words[at].Key; key != first && key != second || words[at].Case == rules.Lower {
			continue // a copy that stands out begins with a capital
		}
		n := copied(head, words[at:])
		if n > 0 && standsOut(p, p.Blocks[i].Span, words, at, n) {
			report(p, i, rules.Span{Start: words[at].Start, End: closed(p, words[at+n-1].End, head)})
			at += n - 1
		}
	}
}

// copied gives how many words say the headline again, from its first word or
// its second; 0 when they do not.
func copied(head, words []rules.Word) (n int) {
	for skip := 0; skip < 2 && n == 0; skip++ {
		if words[0].Key == head[skip].Key {
			n = align(head[skip:], words, head)
		}
	}
	return n
}

// excerpt reports whether a block is a piece of a longer headline: one with
// the name of a site, the path to the page or a second headline beside it.
func excerpt(head, words []rules.Word) bool {
	if len(words) < least+1 || len(words) > most || words[0].Case == rules.Lower {
		return false
	}
	for i := range head {
		if head[i].Key != words[0].Key {
			continue
		}
		n := 0
		for n < len(words) && i+n < len(head) && head[i+n].Key == words[n].Key {
			n++
		}
		if 3*n >= 2*len(words) && n > least {
			return true
		}
	}
	return false
}

// secondTitle reports whether a line right under the headline says it again.
func secondTitle(p *rules.Pass, block int, head, words []rules.Word, known *keyBits) bool {
	return restated(p, block, head, words, known) || prolonged(p, p.Blocks[block].Span, head, words)
}

// moreMost is how many words a longer headline has beside the headline at most.
const moreMost = 20

// prolonged reports whether a line under the headline, which is no sentence,
// has the whole of it and more: “[Harbour] Council cool on bridge “It is dear””.
func prolonged(p *rules.Pass, b rules.Span, head, words []rules.Word) bool {
	if len(head) < least || len(words) > len(head)+moreMost {
		return false
	}
	switch p.Before(p.SkipSpacesBack(b.End)) {
	case '.', '?', '!', '…':
		return false
	}
	for at := 0; at <= labelWords && at+len(head) <= len(words); at++ {
		if words[at].Case != rules.Lower && same(head, words[at:at+len(head)]) {
			return !strings.ContainsAny(p.Text[b.Start:b.End], "»›>→|")
		}
	}
	return false
}

// restated reports whether a line under the headline, which is no sentence,
// says most of it again: “HARBOUR COUNCIL COOL ON PLAN …”.
func restated(p *rules.Pass, block int, head, words []rules.Word, known *keyBits) bool {
	if len(words) < fewest || len(words) > len(head)+lookahead+suffixWords || words[0].Case == rules.Lower {
		return false
	}
	b := p.Blocks[block].Span
	if stopped(p, b) || known.count(words) < 2 {
		return false
	}
	if cut := siteAt(p, block); cut >= 0 {
		b.End = p.Marks()[cut].Start
		words = words[:int(p.Marks()[cut].Next)-p.WordAt(b.Start)]
	}
	if len(words) < fewest || len(words) > len(head)+lookahead {
		return false
	}
	if stopped(p, b) || pathway(p.Text[b.Start:b.End]) {
		return false
	}
	if len(words) < len(head) && same(words, head[:len(words)]) && p.Before(p.SkipSpacesBack(b.End)-1) == '.' {
		return true // “Harbour council cool...”
	}
	n := known.count(words)
	return n > 1 && (4*n >= 3*len(words) && told(p, head, words, false) || told(p, head, words, true))
}

// keyBits are some bits of the keys of words, by which most others are told from them.
type keyBits [4]uint64

func keysOf(words []rules.Word) (k keyBits) {
	for i := range words {
		k[words[i].Key>>6&3] |= 1 << (words[i].Key & 63)
	}
	return k
}

// has reports whether a word may be among them.
func (k *keyBits) has(key uint64) bool { return k[key>>6&3]>>(key&63)&1 != 0 }

// count gives how many of some words may be among them.
func (k *keyBits) count(words []rules.Word) int {
	n := 0
	for i := range words {
		n += int(k[words[i].Key>>6&3] >> (words[i].Key & 63) & 1)
	}
	return n
}

// stopped reports whether a line ends with one stop or a question mark.
func stopped(p *rules.Pass, b rules.Span) bool {
	end := p.SkipSpacesBack(b.End)
	r := p.Before(end)
	return (r == '.' || r == '?') && p.Before(end-1) != '.'
}

// told reports whether words say most of the headline, in its order. By their
// weight, the small words of grammar and the order count for nothing, and a word
// for another of its stem: “Council prepares new plan”, “A new plan is prepared
// by the council”.
func told(p *rules.Pass, head, words []rules.Word, weighed bool) bool {
	var used [most]bool
	common, matched, whole, i, n := 0, 0, 0, 0, 0
	grammar := small()
	for k := range head {
		if !weighed || !grammar.Has(head[k].Key) {
			whole += head[k].Len()
		}
	}
	for j := range words {
		if weighed && grammar.Has(words[j].Key) {
			continue
		}
		n++
		for k := i; k < len(head); k++ {
			if used[k] || head[k].Key != words[j].Key && !(weighed && kindred(p, &head[k], &words[j])) {
				continue
			}
			used[k] = true
			common, matched = common+1, matched+head[k].Len()
			if !weighed {
				i = k + 1
			}
			break
		}
	}
	return common >= fewest && 3*matched >= 2*whole && 4*common >= 3*n
}

// stem is how many bytes at least two words of one stem begin with.
const stem = 4

// kindred reports whether two words begin alike and are about equally long.
func kindred(p *rules.Pass, a, b *rules.Word) bool {
	if first, other := p.Text[a.Start], p.Text[b.Start]; first|other < utf8.RuneSelf && (first^other)&^0x20 != 0 {
		return false // two other letters, as nearly always
	}
	return a.Len() >= stem && b.Len() >= stem && a.Len() <= b.Len()+3 && b.Len() <= a.Len()+3 &&
		strings.EqualFold(p.Text[a.Start:a.Start+stem], p.Text[b.Start:b.Start+stem])
}

var small = sync.OnceValue(func() *rules.Keys {
	k := rules.KeysOf(lang.SmallWords("en")...)
	return &k
})

// pathway reports whether a line is the way to the page: “Home » News » Council cool on bridge”.
func pathway(line string) bool { return strings.ContainsAny(line, "»›>→/|") }

// opens gives the end of a copy of the whole headline before a sentence that
// begins anew in the same block: “Council cool on bridge The council is …”,
// “Council cool on bridgeThe council is …”; 0 where there is none.
func opens(p *rules.Pass, head, words []rules.Word) int {
	n := len(head)
	if n < least || len(words) < 2*n || !same(head[:n-1], words[:n-1]) {
		return 0
	}
	last, next := &words[n-1], &words[n]
	if last.Key != head[n-1].Key {
		end := last.Start + head[n-1].Len()
		if end < last.End && strings.EqualFold(p.Text[last.Start:end], p.Text[head[n-1].Start:head[n-1].End]) && rules.IsUpper(p.After(end)) {
			return end
		}
		return 0
	}
	if next.Case == rules.Lower || next.HasDigit || next.Key == last.Key {
		return 0
	}
	switch strings.TrimSpace(p.Text[last.End:next.Start]) {
	case "", ".", "-", "–", "—", "|", ":", "...", "…", "”", "\"", "’", "'", "!", "?":
		return last.End
	}
	return 0
}

func reportOpening(p *rules.Pass, b rules.Span, end int) {
	s := rules.Span{Start: p.SkipSpaces(b.Start), End: end}
	next := p.WordAt(end)
	if next > 0 && p.Words()[next-1].End > end {
		next-- // the rest of a glued word
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info, Span: s, Message: "The headline again, before the lede",
		Fix: rules.Replace(rules.Unsafe, "Remove the copy of the headline", rules.Span{Start: s.Start, End: max(end, p.Words()[next].Start)}, ""),
	})
}

// align walks through the headline and a row of words that begin alike, and
// gives how many of the words say the whole headline again; 0 when they do not.
func align(head, words, whole []rules.Word) int {
	i, j, end := 0, 0, 0
	common, matched, strange := 0, 0, 0
	for i < len(head) && j < len(words) {
		if head[i].Key == words[j].Key {
			common++
			matched += head[i].Len()
			i++
			j++
			end = j
			continue
		}
		skipHead, skipWords := detour(head[i:], words[j:])
		if skipHead+skipWords == 0 {
			break
		}
		i += skipHead
		j += skipWords
		strange += skipWords
	}
	if common < least || 4*matched < 3*length(whole) || 2*strange > common {
		return 0
	}
	return end
}

// detour gives how many words to leave out of the headline and of the text
// until they agree again, 0 and 0 when they do not.
func detour(head, words []rules.Word) (skipHead, skipWords int) {
	for total := 1; total <= 2*lookahead; total++ {
		for h := max(0, total-lookahead); h <= min(total, lookahead); h++ {
			w := total - h
			if h < len(head) && w < len(words) && head[h].Key == words[w].Key {
				return h, w
			}
		}
	}
	return 0, 0
}

// length gives the number of bytes of the words of the headline.
func length(head []rules.Word) (n int) {
	for _, w := range head {
		n += w.Len()
	}
	return n
}

// standsOut reports whether the n words from words[at] on are a piece of their
// own and no part of a sentence of the story: they
// run to the end of the block or to the rest of a tag without a stop.
func standsOut(p *rules.Pass, b rules.Span, words []rules.Word, at, n int) bool {
	if at > 0 {
		switch p.Before(p.SkipSpacesBack(words[at].Start)) {
		case '(', ',', '-':
			return false
		}
	}
	tail := strings.TrimLeft(p.Text[words[at+n-1].End:b.End], around)
	return tail == "" || strings.ContainsAny(tail[:1], "|/<>")
}

// around is what may stand behind a copy that is a piece of its own.
const around = "”\"’' …!?\u00a0"

// goesOn reports whether something else than that stands in a tail.
func goesOn(tail string) bool {
	if tail != "" && tail[0] == '.' {
		return true // nearly always
	}
	return strings.TrimLeft(tail, around) != ""
}

func report(p *rules.Pass, block int, copied rules.Span) {
	b := p.Trim(p.Blocks[block].Span)
	d := rules.Diagnostic{Span: copied, Message: "The headline again, run into the text"}
	fix := &rules.Fix{Title: "Remove the copy of the headline", Applicability: rules.Unsafe}
	if copied.Start-b.Start < labelBytes && !strings.ContainsAny(p.Text[b.Start:copied.Start], ".!?") {
		d.Severity, d.Message = rules.Info, "The headline again, reworded" // a second headline, perhaps on purpose
		fix.Edits = []rules.Edit{p.RemoveBlocks(block, block+1)}
	} else {
		cut := rules.Span{Start: labelAt(p, b, copied.Start), End: copied.End}
		if strings.ContainsAny(p.Text[cut.Start:copied.Start], "\"“‘") && strings.ContainsRune("\"”’", p.After(cut.End)) {
			cut.End += len(string(p.After(cut.End)))
		}
		fix.Edits = []rules.Edit{{Span: cut}}
	}
	d.Fix = fix
	p.Report(d)
}

// closed gives the end of a copy with the quotation mark that the headline
// ends with as well: "Mayor: ‘We are broke’".
func closed(p *rules.Pass, end int, head []rules.Word) int {
	mark := p.After(head[len(head)-1].End)
	switch mark {
	case '\'', '’', '"', '”', '»':
		if p.After(end) == mark {
			return end + len(string(mark))
		}
	}
	return end
}

// labelBytes is how many bytes a label such as "Title: " before a copy takes at most.
const labelBytes = 12

// labelAt gives where the label before a copy begins, with the spaces before
// it: "… in the cup. Photo: ", "… in the cup. – ".
func labelAt(p *rules.Pass, b rules.Span, offset int) int {
	at := p.SkipSpacesBack(offset)
	switch r := p.Before(at); r {
	case '–', '—', '-', '|':
		return p.SkipSpacesBack(at - len(string(r)))
	case '"', '“', '\'', '‘':
		return p.SkipSpacesBack(at - len(string(r)))
	case ':':
		if i := p.WordAt(at) - 1; i > 0 && p.Words()[i].End == at-1 && p.Words()[i].Start > b.Start && labels.Has(p.Words()[i].Key) {
			return p.SkipSpacesBack(p.Words()[i].Start)
		}
	}
	return at
}

var labels = rules.KeysOf("photo", "image", "picture", "video", "title", "headline", "foto", "caption", "illustration")
