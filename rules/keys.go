package rules

import (
	"slices"
	"sync"

	"github.com/mtlint/mtlint/rules/lang"
)

// Keys is a set of words, looked up by Word.Key.
type Keys struct {
	slots []uint64 // open addressing; a power of two; 0 is an empty place
	hint  []uint64 // a bit for some bits of each key: most words are told by it alone
}

// KeysOf makes the set of the given words, whatever their case.
func KeysOf(words ...string) Keys {
	keys := make([]uint64, len(words))
	for i, w := range words {
		keys[i] = Key(w)
	}
	return KeySet(keys)
}

// KeySet makes the set of the words that have the given keys.
func KeySet(keys []uint64) Keys {
	size := 4
	for size < 4*len(keys) {
		size *= 2
	}
	k := Keys{make([]uint64, size), make([]uint64, max(size/8, 1))}
	for _, key := range keys {
		k.hint[key>>32&uint64(len(k.hint)-1)] |= 1 << (key >> 26 & 63)
		at := key & uint64(size-1)
		for k.slots[at] != 0 && k.slots[at] != key {
			at = (at + 1) & uint64(size-1)
		}
		k.slots[at] = key
	}
	return k
}

// Has reports whether a word with this key is in the set.
func (k *Keys) Has(key uint64) bool {
	return k.hint[key>>32&uint64(len(k.hint)-1)]>>(key>>26&63)&1 != 0 && k.find(key)
}

// find looks a key up in the slots.
func (k *Keys) find(key uint64) bool {
	mask := uint64(len(k.slots) - 1)
	for at := key & mask; k.slots[at] != 0; at = (at + 1) & mask {
		if k.slots[at] == key {
			return true
		}
	}
	return false
}

// The English names of the months, their short forms where these differ, and those of the days.
var (
	Months      = KeysOf("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
	ShortMonths = KeysOf("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
	Weekdays    = KeysOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)

// EverydayEnglish gives the keys of the small words of English and of those that its
// news is full of, as the packs have them.
var EverydayEnglish = sync.OnceValue(func() *Keys {
	k := KeysOf(slices.Concat(lang.SmallWords("en"), lang.NewsWords("en"))...)
	return &k
})
