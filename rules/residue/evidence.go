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
	alike   rules.Keys       // lang.Lookalikes of the language
	strange *[1 << 10]uint64 // a bit for each key that is foreign
	surely  *[1 << 10]uint64 // the same, by other bits of the key
	sort    sync.Once
}

// strangers lists the words that are words of grammar elsewhere and not here, by
// their index: one bit tells nearly all others.
func (n *native) strangers(p *rules.Pass, list []int32) []int32 {
	words := p.Words()
	for i := strangest(words, 0, n.strange); i < len(words); i = strangest(words, i+1, n.strange) {
		if n.foreign(words[i].Key) && (words[i].Len() > 1 || apart(p, words[i])) {
			list = append(list, int32(i))
		}
	}
	return list
}

// strangest gives the index of the first word from words[i] on that has the bit of
// its key, or len(words): the loop that all words go through.
func strangest(words []rules.Word, i int, bits *[1 << 10]uint64) int {
	for ; i < len(words); i++ {
		if key := words[i].Key; bits[key&0xffff>>6]>>(key&63)&1 != 0 {
			break
		}
	}
	return i
}

// has reports whether the word with a key is a word of grammar of the language.
func (n *native) has(key uint64) bool { return n.of(key)&n.own != 0 }

// only reports whether it is one that no other language has.
func (n *native) only(key uint64) bool { return n.alone.Has(key) }

// foreign reports whether the word with a key is a word of grammar elsewhere and not here.
func (n *native) foreign(key uint64) bool {
	if (n.strange[key&0xffff>>6]>>(key&63))&(n.surely[key>>16&0xffff>>6]>>(key>>16&63))&1 == 0 {
		return false
	}
	in := n.of(key)
	return in != 0 && in&n.kin == 0 && !n.alike.Has(key)
}

// sorted looks once at each word of the vocabulary.
func (n *native) sorted() *native {
	n.sort.Do(func() {
		var alone []uint64
		n.alike = rules.KeysOf(lang.Lookalikes(n.tag)...)
		n.strange, n.surely = new([1 << 10]uint64), new([1 << 10]uint64)
		for _, e := range n.slots {
			switch {
			case e.in&n.own != 0 && e.in&^n.kin == 0:
				alone = append(alone, e.key)
			case e.in != 0 && e.in&n.kin == 0 && !n.alike.Has(e.key):
				n.strange[e.key&0xffff>>6] |= 1 << (e.key & 63)
				n.surely[e.key>>16&0xffff>>6] |= 1 << (e.key >> 16 & 63)
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
