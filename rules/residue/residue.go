// Package residue finds what the engine left behind: signs of its own, and
// words, letters and marks of the source language. It owns how much of these
// is too much for an article; which letters and marks a language has, and how
// a text's language is told, it asks package lang.
package residue

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about what the engine left behind.
var Family = rules.NewFamily("residue", "Signs of the engine, and words, letters and marks of the source language")

// scripts are the scripts that a code of ISO 15924 stands for.
var scripts = map[string][]rules.Script{
	"Latn": {rules.Latin}, "Cyrl": {rules.Cyrillic}, "Grek": {rules.Greek}, "Arab": {rules.Arabic}, "Hebr": {rules.Hebrew},
	"Deva": {rules.Devanagari}, "Thai": {rules.Thai}, "Hang": {rules.Hangul}, "Kore": {rules.Hangul, rules.Han},
	"Hani": {rules.Han}, "Hans": {rules.Han}, "Hant": {rules.Han}, "Hira": {rules.Kana}, "Kana": {rules.Kana},
	"Jpan": {rules.Han, rules.Kana},
}

// own tells which scripts belong in the text: those of the target language,
// Latin letters, which stand in names everywhere, figures, and words of mixed
// letters, which are no words of another language. It is false where nothing is
// known of the target language.
func own(p *rules.Pass) (belongs [rules.Mixed + 1]bool, ok bool) {
	if !spoken(p) {
		return belongs, false
	}
	c := p.Conventions()
	belongs[rules.Latin], belongs[rules.Digits], belongs[rules.Mixed] = true, true, true
	for _, code := range c.Scripts {
		for _, s := range scripts[code] {
			belongs[s] = true
		}
	}
	return belongs, true
}

// spoken reports whether the target language is one that mtlint knows.
func spoken(p *rules.Pass) bool { return p.Conventions().Tag.Base() == p.Target.Base() }

// writes reports whether the target language is written in one of the scripts.
func writes(p *rules.Pass, codes ...string) bool {
	for _, s := range p.Conventions().Scripts {
		if slices.Contains(codes, s) {
			return true
		}
	}
	return false
}

// show gives a text for a message, cut when it is long.
func show(text string) string { return rules.Clip(text, 40) }

// quoted gives the innermost quotation with both marks that holds a span, or nil.
func quoted(p *rules.Pass, s rules.Span) *rules.Quotation {
	quotes := p.Quotes()
	after, _ := slices.BinarySearchFunc(quotes, s.Start+1, func(q rules.Quotation, at int) int { return q.Open.Start - at })
	for i := after - 1; i >= 0 && i >= after-maxInside; i-- {
		if q := &quotes[i]; q.Closed() && q.Inside().Contains(s) {
			return q
		}
	}
	return nil
}

// maxInside is how many quotations back one is looked for.
const maxInside = 4

// cited reports whether a span is the better part of a quotation, or the whole
// quotation is foreign, without one word that only the target language has: the
// words of a song, a slogan, a name.
func cited(p *rules.Pass, s rules.Span) bool {
	q := quoted(p, s)
	if q == nil || q.Inside().Len() <= 2*s.Len() {
		return q != nil
	}
	n, ok := nativeOf(p.Target)
	if !ok {
		return false
	}
	from, to := p.WordsIn(q.Inside())
	return !slices.ContainsFunc(p.Words()[from:to], func(w rules.Word) bool { return n.only(w.Key) })
}
