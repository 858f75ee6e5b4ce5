package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules/lang"
)

// A ground is text to learn a language from.
type ground struct {
	tag   lang.Tag
	path  string  // in the kit; a folder stands for its files
	share float64 // its part in what is known of the language
	most  int     // bytes to read of it; 0: all
}

// grounds lists what the kit has. A language that it lacks is learnt from words.txt alone.
func grounds() []ground {
	var all []ground
	for tag, names := range map[lang.Tag]string{
		"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por_BR por_PT", "nl": "nld", "pl": "pol", "cs": "ces",
		"sk": "slk", "ro": "ron", "hu": "hun", "sv": "swe", "da": "dan", "no": "nob", "fi": "fin", "is": "isl", "tr": "tur", "id": "ind",
		"vi": "vie", "hr": "hrv srp_latn", "sl": "slv", "lt": "lit", "lv": "lav", "et": "est", "ca": "cat", "ha": "hau_NG", "az": "azj_latn",
		"ru": "rus", "uk": "ukr", "bg": "bul", "sr": "srp_cyrl", "be": "bel", "kk": "kaz", "ar": "arb", "fa": "pes_1",
	} {
		for name := range strings.FieldsSeq(names) {
			all = append(all, ground{tag: tag, path: "data/lang/declaration/" + name + ".txt", share: 1})
		}
	}
	all = append(all,
		ground{tag: "en", path: "data/human/bbc", share: 2, most: 400_000},
		ground{tag: "en", path: "data/human/wmt", share: 1, most: 200_000},
		ground{tag: "de", path: "data/source/de-en", share: 2}, ground{tag: "cs", path: "data/source/cs-en", share: 2},
		ground{tag: "ha", path: "data/source/ha-en", share: 2}, ground{tag: "is", path: "data/source/is-en", share: 2},
		ground{tag: "ru", path: "data/source/ru-en", share: 2},
	)
	slices.SortFunc(all, func(a, b ground) int { return strings.Compare(a.path, b.path) })
	return all
}

// How much words.txt adds, and what a weight is worth: a gram that is by a
// factor of weightStep more frequent than chance weighs one more.
const (
	wordShare   = 1.0
	chanceGram  = 1.5e-5
	chanceWord  = 1e-4
	weightStep  = 1.7
	mostWeight  = 15
	smallWords  = 40 // the weight of the first words of a line against the last
	newsWords   = 2
	wordKeyMask = 1 << 63
)

// writeLangid makes the table of lang.Identify from the texts of a kit.
func writeLangid(root, kit string, out io.Writer) error {
	table, err := trainLangid(kit, func(int) bool { return true })
	if err != nil {
		return err
	}
	path := filepath.Join(root, "rules", "lang", "identify.bin")
	if err = os.WriteFile(path, table, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: %d bytes\n", path, len(table))
	return err
}

// A gram is what can be learnt: a key in one writing system.
type gram struct {
	writing lang.Writing
	key     uint64
}

// frequencies of the grams of one language; words and runs of letters each add up to 1.
type frequencies map[gram]float64

// trainLangid counts the grams of all grounds, of which it reads the paragraphs
// that keep asks for, by their number.
func trainLangid(kit string, keep func(paragraph int) bool) ([]byte, error) {
	learnt := map[lang.Tag]frequencies{}
	shares := map[lang.Tag]float64{}
	add := func(tag lang.Tag, share float64, text func(count func(string, float64))) {
		if learnt[tag] == nil {
			learnt[tag] = frequencies{}
		}
		shares[tag] += share
		learnt[tag].mix(share, text)
	}
	for _, g := range grounds() {
		text, err := readGround(kit, g)
		if err != nil {
			return nil, err
		}
		add(g.tag, g.share, func(count func(string, float64)) {
			for i, p := range paragraphs(text) {
				if keep(i) {
					count(p, 1)
				}
			}
		})
	}
	for w := lang.Latin; lang.Languages(w) != nil; w++ {
		for _, tag := range lang.Languages(w) {
			add(tag, wordShare, func(count func(string, float64)) { countWords(tag, count) })
		}
	}
	for tag, f := range learnt {
		for k := range f {
			f[k] /= shares[tag]
		}
	}
	return buildTable(learnt), nil
}

// countWords counts what words.txt has for a language: its small words by
// their rank, as they are in the order of their frequency.
func countWords(tag lang.Tag, count func(string, float64)) {
	for i, word := range lang.SmallWords(tag) {
		count(word, 1+smallWords/float64(i+4))
	}
	for _, word := range lang.NewsWords(tag) {
		count(word, newsWords)
	}
}

// mix counts the grams of a text and adds their frequencies with a share.
func (f frequencies) mix(share float64, text func(count func(string, float64))) {
	counts := map[gram]float64{}
	var totals [2]float64
	text(func(s string, times float64) {
		g := lang.GramsOf(s)
		for w, keys := g.Next(); keys != nil; w, keys = g.Next() {
			for _, key := range keys {
				counts[gram{w, key}] += times
				totals[key>>63] += times
			}
		}
	})
	for g, n := range counts {
		part := n / totals[g.key>>63]
		f[g] += float64(share * part) // rounded before the sum, so that every machine gives the same table
	}
}

// A candidate is a gram that may enter the table.
type candidate struct {
	gram
	weights [lang.Lanes]byte
	use     float64 // how much it tells languages apart
}

// buildTable puts the most useful grams into a table.
func buildTable(learnt map[lang.Tag]frequencies) []byte {
	found := map[gram]*candidate{}
	for w := lang.Latin; lang.Languages(w) != nil; w++ {
		for lane, tag := range lang.Languages(w) {
			for g, p := range learnt[tag] {
				if g.writing != w {
					continue
				}
				c := found[g]
				if c == nil {
					c = &candidate{gram: g}
					found[g] = c
				}
				c.weights[lane] = weigh(g, p)
			}
		}
	}
	all := make([]*candidate, 0, len(found))
	for _, c := range found {
		c.use = usefulness(c, learnt)
		if c.use > 0 {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b *candidate) int {
		switch {
		case a.use != b.use && a.use > b.use:
			return -1
		case a.use != b.use:
			return 1
		case a.key != b.key && a.key < b.key:
			return -1
		}
		return 1
	})
	table := make([]byte, lang.Buckets*lang.BucketSize)
	for _, c := range all {
		insert(table, c)
	}
	return table
}

// weigh gives the weight of a frequency: 0 for chance.
func weigh(g gram, p float64) byte {
	chance := chanceGram
	if g.key&wordKeyMask != 0 {
		chance = chanceWord
	}
	w := byte(0)
	for p >= chance*weightStep && w < mostWeight {
		p /= weightStep
		w++
	}
	return w
}

// usefulness is how far the weights of a gram lie apart, times its frequency.
func usefulness(c *candidate, learnt map[lang.Tag]frequencies) float64 {
	tags := lang.Languages(c.writing)
	sum := 0.0
	for lane := range tags {
		sum += float64(c.weights[lane])
	}
	mean := sum / float64(len(tags))
	use := 0.0
	for lane, tag := range tags {
		if d := float64(c.weights[lane]) - mean; d > 0 {
			use += float64(learnt[tag][c.gram] * d)
		}
	}
	return use
}

// insert puts a candidate into its bucket, unless that is full.
func insert(table []byte, c *candidate) {
	bucket, check := lang.Place(c.key)
	at := int(bucket) * lang.BucketSize
	for slot := range 2 {
		b := table[at+2*slot:]
		if b[0] != 0 || b[1] != 0 {
			if uint32(b[0])|uint32(b[1])<<8 == check {
				return // another gram looks the same
			}
			continue
		}
		b[0], b[1] = byte(check), byte(check>>8)
		weights := table[at+4+slot*lang.Lanes/2:]
		for lane, w := range c.weights {
			weights[lane/2] |= w << (4 * (lane % 2))
		}
		return
	}
}

// readGround gives the text of a file, or of the files of a folder in the order of their names.
func readGround(kit string, g ground) (string, error) {
	var b strings.Builder
	files := os.DirFS(kit)
	err := fs.WalkDir(files, g.path, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || g.most > 0 && b.Len() > g.most {
			return err
		}
		data, err := fs.ReadFile(files, path)
		b.Write(data)
		b.WriteByte('\n')
		return err
	})
	return b.String(), err
}

// paragraphs gives the lines of a text that hold words.
func paragraphs(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
