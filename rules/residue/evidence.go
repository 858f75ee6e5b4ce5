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

// A vocabulary is a set of words of grammar with the languages of each, looked
// up by Word.Key.
type vocabulary struct {
	slots []entry         // open addressing; a power of two; key 0 is an empty place
	hint  [1 << 10]uint64 // bits of the keys: most words are told by it alone
}

type entry struct {
	key uint64
	in  languages
}

// smallWords are the words of grammar of all known languages.
var smallWords = sync.OnceValue(func() *vocabulary {
	var lists [][]string
	count, size := 0, 1
	for _, tag := range known() {
		lists = append(lists, lang.SmallWords(tag))
		count += len(lists[len(lists)-1])
	}
	for 2*size < 3*count {
		size *= 2
	}
	v := &vocabulary{slots: make([]entry, size)}
	for i, words := range lists {
		for _, w := range words {
			key := rules.Key(w)
			e := &v.slots[v.place(key)]
			e.key = key
			e.in |= 1 << i
			v.hint[key&0xffff>>6] |= 1 << (key & 63)
		}
	}
	return v
})

// place gives the slot of a key, or the empty one where it belongs.
func (v *vocabulary) place(key uint64) uint64 {
	mask := uint64(len(v.slots) - 1)
	at := key & mask
	for v.slots[at].key != 0 && v.slots[at].key != key {
		at = (at + 1) & mask
	}
	return at
}

// of gives the languages that have a word with this key.
func (v *vocabulary) of(key uint64) languages {
	if v.hint[key&0xffff>>6]&(1<<(key&63)) == 0 {
		return 0
	}
	return v.slots[v.place(key)].in
}

// A native is what is known of the small words of one language.
type native struct {
	*vocabulary
	tag     lang.Tag
	own     languages // the language
	kin     languages // it, and those that are not told apart from it
	alone   rules.Keys
	alike   rules.Keys // lang.Lookalikes of the language
	strange *keyBits   // the keys that are foreign
	sort    sync.Once
}

// keyBits has a bit for each key of a set, by the highest bits of the key.
type keyBits [1 << 10]uint64

func (b *keyBits) add(key uint64) { b[key>>54] |= 1 << (key >> 48 & 63) }

// has reports whether a key may be in the set.
func (b *keyBits) has(key uint64) bool { return b[key>>54]>>(key>>48&63)&1 != 0 }

// next gives the index of the first word from words[i] on whose key may be in the
// set, or len(words): the loop that all words go through.
func (b *keyBits) next(words []rules.Word, i int) int {
	_ = b[0] // the loop need not ask whether there is a set
	for ; i < len(words); i++ {
		if b.has(words[i].Key) {
			break
		}
	}
	return i
}

// strangers lists the words that are words of grammar elsewhere and not here, by
// their index: one bit tells nearly all others.
func (n *native) strangers(p *rules.Pass, list []int32) []int32 {
	words := p.Words()
	for i := n.strange.next(words, 0); i < len(words); i = n.strange.next(words, i+1) {
		if n.foreign(words[i].Key) && (words[i].Len() > 1 || apart(p, words[i])) {
			list = append(list, int32(i))
		}
	}
	return list
}

// has reports whether the word with a key is a word of grammar of the language.
func (n *native) has(key uint64) bool { return n.of(key)&n.own != 0 }

// only reports whether it is one that no other language has.
func (n *native) only(key uint64) bool { return n.alone.Has(key) }

// foreign reports whether the word with a key is a word of grammar elsewhere and not here.
func (n *native) foreign(key uint64) bool {
	in := n.of(key)
	return in != 0 && in&n.kin == 0 && !n.alike.Has(key)
}

// sorted looks once at each word of the vocabulary.
func (n *native) sorted() *native {
	n.sort.Do(func() {
		var alone []uint64
		n.alike = rules.KeysOf(lang.Lookalikes(n.tag)...)
		n.strange = new(keyBits)
		for _, e := range n.slots {
			switch {
			case e.in&n.own != 0 && e.in&^n.kin == 0:
				alone = append(alone, e.key)
			case e.in != 0 && e.in&n.kin == 0 && !n.alike.Has(e.key):
				n.strange.add(e.key)
			}
		}
		n.alone = rules.KeySet(alone)
	})
	return n
}

// natives gives what is known of each language.
var natives = sync.OnceValue(func() map[lang.Tag]*native {
	all, kin := map[lang.Tag]*native{}, map[lang.Tag]languages{}
	for i, tag := range known() {
		kin[lang.Kin(tag)] |= 1 << i
		all[tag] = &native{vocabulary: smallWords(), tag: tag, own: 1 << i}
	}
	for tag, n := range all {
		n.kin = kin[lang.Kin(tag)]
	}
	return all
})

// nativeOf gives the small words of a language; it is false where they are not known.
func nativeOf(target lang.Tag) (*native, bool) {
	n, ok := natives()[target.Base()]
	if !ok {
		return nil, false
	}
	return n.sorted(), true
}
