package name

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// respeltKorean reports Korean and Chinese names that the article spells in two
// ways, as the systems of romanization do: “Han Ji-seok”, “Han Jiseok”, “Han Ji
// Sok”; “Chen Kuo-hua”, “Chen Guohua”. It is
// given the places in Words of surnames that a first name with a hyphen follows.
func respeltKorean(p *rules.Pass, surnames []int32) {
	words := p.Words()
	var told []string
	for _, s := range surnames {
		var full rules.Span
		sound, heard, key := "", false, words[s].Key
		for _, t := range p.Pairs() {
			if t--; words[t].Key != key || t == s {
				continue
			}
			if !heard {
				full, sound = koreanName(p, int(s))
				heard = true
			}
			if sound == "" {
				break
			}
			second, other := koreanName(p, int(t))
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
func koreanName(p *rules.Pass, i int) (full rules.Span, sound string) {
	words := p.Words()
	if i+1 >= len(words) || words[i+1].Start != words[i].End+1 || p.Text[words[i].End] != ' ' || words[i+1].Case != rules.Title {
		return rules.Span{}, ""
	}
	first, end := words[i+1].In(p.Text), words[i+1].End
	if i+2 < len(words) && words[i+2].Start == end+1 && words[i+2].Len() <= syllableMost {
		if next := &words[i+2]; p.Text[end] == '-' || p.Text[end] == ' ' && next.Case == rules.Title && len(first) <= syllableMost {
			first, end = first+next.In(p.Text), next.End
		}
	}
	if !isLatin(first) || len(first) > 2*syllableMost {
		return rules.Span{}, ""
	}
	return rules.Span{Start: words[i].Start, End: end}, koreanSounds.Replace(strings.ToLower(first))
}

// koreanSounds turns the letters of one sound into one, as the Revised and the
// McCune–Reischauer romanization and those of passports write it.
var koreanSounds = strings.NewReplacer("woo", "u", "eo", "u", "oo", "u", "ou", "u", "ae", "e", "ee", "i", "ch", "c", "j", "c", "g", "k", "d", "t", "b", "p", "r", "l")

func isLatin(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(s) > 3
}
