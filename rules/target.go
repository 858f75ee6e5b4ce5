package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules/lang"
)

// How the language of a text is told: from so many samples of so many bytes.
const (
	samples      = 5
	sampleSize   = 400
	leastText    = 120 // bytes; some twenty words
	leastCertain = 0.75
	leastShare   = 0.5 // of the letters, in a script of one language: Latin names have many letters
	leastAlone   = 0.9 // the same, of a short text

	// A sample that has “the” so often is in English, without a look at the rest.
	plainlyEnglish = 3
)

// language tells the language of the text from a few samples of it: the one
// that most samples are surely in, lang.Default where none is or where any
// sample is in that. A paragraph in another language is then a fault of the
// article and not its language.
func (d *Document) language() lang.Tag {
	if len(d.Text) < leastText {
		if tag, share := lang.Identify(d.Text); share >= leastAlone && lang.ByScript(tag) {
			return tag
		}
		return lang.Default
	}
	var told [samples]lang.Tag
	n := min(samples, max(1, len(d.Text)/sampleSize))
	for i := range n {
		sample := d.sample(i, n)
		if strings.Count(sample, " the ") >= plainlyEnglish {
			return lang.Default
		}
		tag, confidence := lang.Identify(sample)
		if tag == lang.Default.Base() {
			return lang.Default
		}
		if confidence >= leastCertain || confidence >= leastShare && lang.ByScript(tag) {
			told[i] = tag
		}
	}
	for _, tag := range told[:n] {
		agree := 0
		for _, other := range told[:n] {
			if other == tag {
				agree++
			}
		}
		if tag != "" && 2*agree > n {
			return tag
		}
	}
	return lang.Default
}

// sample gives the i-th of n samples, spread over the text.
func (d *Document) sample(i, n int) string {
	size := sampleSize
	if n == 1 {
		size = len(d.Text)
	}
	start := i * (len(d.Text) - size) / max(1, n-1)
	for start < len(d.Text) && !utf8.RuneStart(d.Text[start]) {
		start++
	}
	return d.Text[start:min(len(d.Text), start+size)]
}
