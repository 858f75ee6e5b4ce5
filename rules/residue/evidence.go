package residue

import (
	"sync"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// languages is a set of languages, a bit each, in the order of known.
type languages uint64

// known lists the languages whose small words are told apart.
var known = sync.OnceValue(func() (all []lang.Tag) {
	for w := lang.Latin; lang.Languages(w) != nil; w++ {
		all = append(all, lang.Languages(w)...)
	}
	return all
})

// smallWords gives, for each word of grammar, the languages that have it.
var smallWords = sync.OnceValue(func() map[uint64]languages {
	words := make(map[uint64]languages, 8192)
	for i, tag := range known() {
		for _, w := range lang.SmallWords(tag) {
			words[rules.Key(w)] |= 1 << i
		}
	}
	return words
})

// A native is what is known of the small words of one language.
type native struct {
	all  rules.Keys      // its words of grammar
	only rules.Keys      // those that no other language has
	some rules.Keys      // those that stand in others, and in this one are no words of grammar
	hint [1 << 10]uint64 // bits of the keys in some: most words are told by it alone
}

// foreign reports whether the word with a key is a word of grammar elsewhere and not here.
func (n *native) foreign(key uint64) bool {
	bit := key & 0xffff
	return n.hint[bit>>6]&(1<<(bit&63)) != 0 && n.some.Has(key)
}

// natives gives the small words of each language, found when they are first asked for.
var natives = func() map[lang.Tag]func() *native {
	all := map[lang.Tag]func() *native{}
	for w := lang.Latin; lang.Languages(w) != nil; w++ {
		for _, tag := range lang.Languages(w) {
			all[tag] = sync.OnceValue(func() *native { return newNative(tag) })
		}
	}
	return all
}()

// nativeOf gives the small words of a language; it is false where they are not known.
func nativeOf(target lang.Tag) (*native, bool) {
	n, ok := natives[target.Base()]
	if !ok {
		return nil, false
	}
	return n(), true
}

func newNative(base lang.Tag) *native {
	kin := languages(0)
	for i, tag := range known() {
		if lang.Kin(tag) == lang.Kin(base) {
			kin |= 1 << i
		}
	}
	var only, foreign []string
	words := lang.SmallWords(base)
	for _, w := range words {
		if smallWords()[rules.Key(w)]&^kin == 0 {
			only = append(only, w)
		}
	}
	for i, tag := range known() {
		if kin&(1<<i) != 0 {
			continue
		}
		for _, w := range lang.SmallWords(tag) {
			if smallWords()[rules.Key(w)]&kin == 0 {
				foreign = append(foreign, w)
			}
		}
	}
	n := &native{all: rules.KeysOf(words...), only: rules.KeysOf(only...), some: rules.KeysOf(foreign...)}
	for _, w := range foreign {
		bit := rules.Key(w) & 0xffff
		n.hint[bit>>6] |= 1 << (bit & 63)
	}
	return n
}
