package name

import (
	"bytes"
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// respeltKorean reports Korean and Chinese names that the article spells in two
// ways, as the systems of romanization do: “Han Ji-seok”, “Han Jiseok”, “Han Ji
// Sok”; “Chen Kuo-hua”, “Chen Guohua”; or in two orders: “Jiseok Han”. It is
// given the places in Words of surnames that a first name with a hyphen follows.
func respeltKorean(p *rules.Pass, surnames []int32) {
	words := p.Words()
	var told []string
	for _, s := range surnames {
		var full rules.Span
		var sound koreanSound
		heard, key := false, words[s].Key
		for _, t := range p.Pairs() {
			turned := words[t].Key == key && t != s // “Jiseok Han”
			if t--; !turned && (words[t].Key != key || t == s) {
				continue
			}
			if !heard {
				full, sound = koreanName(p, int(s))
				heard = true
			}
			if sound == (koreanSound{}) {
				break
			}
			second, other := koreanName(p, int(t))
			if turned {
				second, other = rules.Span{Start: words[t].Start, End: words[t+1].End}, soundOfKorean(words[t].In(p.Text), "")
			}
			if other != sound || second.In(p.Text) == full.In(p.Text) || slices.Contains(told, second.In(p.Text)) {
				continue
			}
			first := full
			if second.Start < first.Start {
				first, second = second, first
			}
			told = append(told, first.In(p.Text), second.In(p.Text))
			p.Reportf(second, "“%s” is spelt “%s” elsewhere", second.In(p.Text), first.In(p.Text))
		}
	}
}

// syllableMost is how many letters a syllable of a Korean name has, at most.
const syllableMost = 6

// koreanName gives the full name that begins with the surname words[i] and how its
// first name sounds, which is nothing where words[i] is no surname of two syllables more.
func koreanName(p *rules.Pass, i int) (full rules.Span, sound koreanSound) {
	words := p.Words()
	if i+1 >= len(words) || words[i+1].Start != words[i].End+1 || p.Text[words[i].End] != ' ' || words[i+1].Case != rules.Title {
		return full, sound
	}
	first, second, end := words[i+1].In(p.Text), "", words[i+1].End
	if i+2 < len(words) && words[i+2].Start == end+1 && words[i+2].Len() <= syllableMost {
		if next := &words[i+2]; p.Text[end] == '-' || p.Text[end] == ' ' && next.Case == rules.Title && len(first) <= syllableMost {
			second, end = next.In(p.Text), next.End
		}
	}
	sound = soundOfKorean(first, second)
	if sound == (koreanSound{}) {
		return full, sound
	}
	return rules.Span{Start: words[i].Start, End: end}, sound
}

// A koreanSound is how a first name of two syllables sounds, in a letter a sound.
type koreanSound [2 * syllableMost]byte

// koreanLeast is how many letters a first name of two syllables has, at least.
const koreanLeast = 4

// soundOfKorean gives the sound of two syllables, or of two that stand in the first,
// which is nothing where they are too short or too long or no letters from a to z.
func soundOfKorean(first, second string) (sound koreanSound) {
	n := len(first) + len(second)
	if n < koreanLeast || n > len(sound) {
		return koreanSound{}
	}
	letters := sound[:n]
	copy(letters[copy(letters, first):], second)
	for i := range letters {
		letters[i] |= 0x20
		if letters[i] < 'a' || letters[i] > 'z' {
			return koreanSound{}
		}
	}
	n = 0
	for i := 0; i < len(letters); n++ {
		of, long := letters[i], 1
		for _, s := range koreanSounds {
			if letters[i] == s.letters[0] && bytes.HasPrefix(letters[i:], []byte(s.letters)) {
				of, long = s.sound, len(s.letters)
				break
			}
		}
		letters[n] = of
		i += long
	}
	clear(letters[n:])
	return sound
}

// koreanSounds are the letters that stand for one sound, as the Revised and the
// McCune–Reischauer romanization and those of passports write it.
var koreanSounds = []struct {
	letters string
	sound   byte
}{{"woo", 'u'}, {"eo", 'u'}, {"oo", 'u'}, {"ou", 'u'}, {"uh", 'u'}, {"ae", 'e'}, {"ee", 'i'}, {"ch", 'c'}, {"j", 'c'}, {"g", 'k'}, {"d", 't'}, {"b", 'p'}, {"r", 'l'}}
