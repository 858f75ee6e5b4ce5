package name

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Respelt flags a first name and surname that the article also spells in
// another way that sounds the same.
var Respelt = Family.Add(rules.Rule{
	ID:      "respelt",
	Summary: "First name and surname spelt in two ways that sound the same",
	Why: `Names from another script have many spellings, and an engine takes another one in each sentence; accents come and go.
The reader takes one person for two, and search finds half of the story.`,
	Examples: []rules.Example{
		{Bad: "Mill burns\n\nThe mill belongs to Andriy Melnyk. On Monday Andrei Melnik met the mayor."},
		{Good: "Mill burns\n\nThe mill belongs to Maria Miller. On Monday Mario Muller met the mayor."},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "inconsistent-spelling",
	Since:    "0.1.0",
	Check:    respelt,
})

func respelt(p *rules.Pass) {
	var said roll
	words, titled := p.Words(), p.Titled()
	var before uint64 // how the word before sounds, where it stands right before the next
	for k, i := range titled {
		w := &words[i]
		if k == 0 || titled[k-1]+1 != i || words[i-1].End+1 != w.Start || p.Text[w.Start-1] != ' ' {
			before = 0
		}
		sound := soundOf(w.In(p.Text))
		if before != 0 && sound != 0 {
			if first := said.meet(before*spread64^sound, i); first > 0 {
				compareNames(p, int(first)-1, int(i)-1)
			}
		}
		before = sound
	}
}

// A roll holds the full names of an article by how they sound: open addressing,
// of which a long article uses half.
type roll struct {
	names [256]struct {
		sound uint64
		last  int32 // the place of its last word in Words; 0: none
	}
	count int
}

// meet gives the last word of the first name that sounds as this one does,
// whose last word is words[at], and takes it in if there is none: then it gives 0.
func (r *roll) meet(sound uint64, at int32) int32 {
	for slot := sound >> 56; ; slot++ {
		switch n := &r.names[slot%uint64(len(r.names))]; {
		case n.last == 0:
			if r.count < len(r.names)/2 {
				n.sound, n.last = sound, at
				r.count++
			}
			return 0
		case n.sound == sound:
			return n.last
		}
	}
}

// spread64 spreads the bits of a number: 2⁶⁴ over the golden ratio.
const spread64 = 0x9e3779b97f4a7c15

// compareNames reports the full name whose first word is words[b] if it is
// another spelling of the one at words[a].
func compareNames(p *rules.Pass, a, b int) {
	words := p.Words()
	if words[a].Key == words[b].Key && words[a+1].Key == words[b+1].Key {
		return
	}
	for _, i := range []int{a, b} {
		if kind := p.Blocks[p.BlockAt(words[i].Start)].Kind; kind == rules.Headline || kind == rules.Heading || titles.Has(words[i].Key) {
			return
		}
	}
	for i := range 2 {
		one, other := words[a+i].In(p.Text), words[b+i].In(p.Text)
		if commonWord(one) || commonWord(other) || one != other && inflected(one, other) || gendered(one, other) {
			return
		}
		if one != other && words[a+1-i].Key == words[b+1-i].Key && min(len(one), len(other)) >= shortest && resemble(one, other) {
			return // the fault of name/variant
		}
	}
	span, other := rules.Span{Start: words[b].Start, End: words[b+1].End}, rules.Span{Start: words[a].Start, End: words[a+1].End}
	p.Report(rules.Diagnostic{
		Span:    span,
		Message: fmt.Sprintf("“%s” is spelt “%s” elsewhere", span.In(p.Text), other.In(p.Text)),
	})
}

// soundOf gives a hash of how a name sounds, whatever the spelling: vowels by
// their kind, letters that stand for each other as one, silent ones not at all.
// It is 0 for a word that is too short or not in Latin letters.
func soundOf(name string) uint64 {
	if len(name) < 3 {
		return 0
	}
	hash, last := uint64(0), byte(0)
	for i := 0; i < len(name); {
		c := name[i]
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(name[i:])
			if c = plainLetter(r); c == 0 {
				return 0
			}
		} else if c < 'A' {
			return 0
		}
		s := sounds[c&31]
		switch {
		case i > 0 && s == 'h', s == last:
			s = 0 // “Oleh” and “Oleg”, “Sergei” and “Serhii”
		case s == 'x':
			hash = hash*spread64 + 'k' // “Alexei” and “Aleksey”
			s = 's'
		}
		if s != 0 {
			hash = hash*spread64 + uint64(s)
			last = s
		}
		i += size
	}
	return hash | 1
}

// sounds are the letters from a to z by what they stand for; h is silent within a name.
var sounds = [32]byte{
	'a' & 31: 'a', 'b' & 31: 'b', 'c' & 31: 'k', 'd' & 31: 'd', 'e' & 31: 'i', 'f' & 31: 'f', 'g' & 31: 'h', 'h' & 31: 'h', 'i' & 31: 'i',
	'j' & 31: 'i', 'k' & 31: 'k', 'l' & 31: 'l', 'm' & 31: 'm', 'n' & 31: 'n', 'o' & 31: 'u', 'p' & 31: 'p', 'q' & 31: 'k', 'r' & 31: 'r',
	's' & 31: 's', 't' & 31: 't', 'u' & 31: 'u', 'v' & 31: 'v', 'w' & 31: 'v', 'x' & 31: 'x', 'y' & 31: 'i', 'z' & 31: 's',
}

// plainLetter gives the letter that an accented one of Latin is spelt like without its mark, or 0.
func plainLetter(r rune) byte {
	const first, last = 0xc0, 0x17f
	const plain = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	if r < first || r > last || !unicode.IsLetter(r) {
		return 0
	}
	return plain[r-first]
}
