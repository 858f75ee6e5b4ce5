package rules

import "sync/atomic"

// PhraseNames are names for PhrasesOfEach, in variables of a package: where their
// phrases are kept is found once, and not by name in each article.
type PhraseNames struct {
	names []string
	kept  atomic.Pointer[kept]
}

// kept says where a matcher keeps the phrases of some names.
type kept struct {
	phrases *Matcher
	groups  []int32 // of each name, that of its phrases in those of the packs; -1: none
}

// NameAllPhrases gives PhraseNames of up to 64 names.
func NameAllPhrases(names ...string) *PhraseNames { return &PhraseNames{names: names} }

// in gives the groups of the names in a matcher.
func (n *PhraseNames) in(m *Matcher) []int32 {
	k := n.kept.Load()
	if k == nil || k.phrases != m {
		k = &kept{m, make([]int32, len(n.names))}
		for i, name := range n.names {
			k.groups[i] = -1
			if g, ok := m.groups.of(name); ok {
				k.groups[i] = int32(g)
			}
		}
		n.kept.Store(k)
	}
	return k.groups
}

// A PhraseName is one name, for PhrasesOf.
type PhraseName struct{ one PhraseNames }

// NamePhrases gives a PhraseName.
func NamePhrases(name string) *PhraseName {
	return &PhraseName{PhraseNames{names: []string{name}}}
}

// PhrasesOf does as Phrases for a name that is asked for in many articles.
func (d *Document) PhrasesOf(n *PhraseName) []Hit {
	s := d.findPhrases()
	return d.hitsOf(s, n.one.in(d.phrases)[0], n.one.names[0])
}

// PhrasesOfEach writes to hits what Phrases gives for each of the names, and
// gives a bit for each that has any.
func (d *Document) PhrasesOfEach(n *PhraseNames, hits [][]Hit) (some uint64) {
	s := d.findPhrases()
	for i, g := range n.in(d.phrases) {
		if hits[i] = d.hitsOf(s, g, n.names[i]); len(hits[i]) > 0 {
			some |= 1 << i
		}
	}
	return some
}

// hitsOf gives the hits of a group of the packs or, where there is none, of a
// name that only a Config may have phrases for.
func (d *Document) hitsOf(s *scan, group int32, name string) []Hit {
	switch {
	case group >= 0:
		return s.hits.of[group]
	case d.own != nil:
		return d.Phrases(name)
	}
	return nil
}
