// Package punct finds stops, commas and brackets that are doubled, or whose spaces are
// missing or misplaced.
package punct

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about marks and the spaces at them.
var Family = rules.NewFamily("punct", "Stops, commas and brackets, and the spaces at them")

// abbreviated reports whether the stop at a byte offset belongs to an
// abbreviation or an initial: "Inc.", "U.S.", "p.m.", "J.", "Calif.".
func abbreviated(p *rules.Pass, stop int) bool {
	words := p.Words()
	i := p.WordAt(stop) - 1
	if i < 0 || words[i].End != stop {
		return false
	}
	w := words[i]
	letters := utf8.RuneCountInString(w.In(p.Text))
	switch {
	case w.Case == rules.Upper && letters < 5, shortenings.Has(w.Key):
		return true
	case letters <= 4 && w.Case == rules.Lower && p.Target.Base() == "en":
		return lowShort.Has(w.Key) || !strings.ContainsAny(w.In(p.Text), "aeiouy") || w.Start > 0 && p.Text[w.Start-1] == '.'
	case letters <= 4 && w.Case != rules.NoCase:
		return !common.Has(w.Key)
	}
	return w.Start > 0 && p.Text[w.Start-1] == '.'
}

// shortenings are abbreviations of five letters and more.
var shortenings = rules.KeysOf("approx", "assoc", "calif", "intl", "mngr", "capt", "comdr", "sergt", "messrs", "minn", "penn", "tenn", "conn", "mass", "mich", "univ", "prof",
	"assist", "transl", "illus", "trans", "dept", "ariz", "okla", "colo", "bros", "sept", "corp", "hons", "retd", "incl", "excl")

// lowShort are abbreviations of English of up to four letters, with a vowel among
// them, that are written without a capital.
var lowShort = rules.KeysOf("etc", "al", "ed", "eds", "vol", "fig", "figs", "ca", "op", "cit", "ibid", "id", "eg", "ie", "inc", "oz", "in", "no", "nos", "max", "min", "avg", "tel", "ext", "est", "pop",
	"cent", "dept", "govt", "misc", "ave", "jan", "apr", "jun", "jul", "aug", "oct", "dec", "sat", "sun", "tue", "mon", "thu", "fri", "gal", "rev", "gen", "col", "gov", "sen", "rep", "asst", "assn", "intl", "natl", "univ", "approx", "adj", "adv", "a", "i", "e", "o")

// common are words of up to four letters that no abbreviation is spelt like;
// what is not listed may be one.
var common = rules.KeysOf("it", "him", "her", "them", "us", "me", "you", "time", "year", "day", "week", "home", "work", "life", "area", "city", "town",
	"case", "this", "that", "here", "now", "then", "so", "too", "one", "two", "ten", "war", "law", "way", "team", "game", "goal", "fans", "side",
	"said", "says", "told", "made", "done", "left", "lost", "won", "seen", "gone", "out", "up", "in", "on", "off", "down", "over", "back",
	"also", "well", "more", "less", "most", "much", "last", "next", "late", "soon", "all", "men", "man", "body", "plan", "deal", "talk", "vote",
	"jobs", "cuts", "rise", "fall", "rate", "cost", "debt", "bank", "fund", "firm", "oil", "gas", "car", "cars", "road", "sea", "air", "east", "west")

// blocks hands out the block of each of a row of places in the order of the text.
type blocks struct {
	p  *rules.Pass
	at int
}

func (b *blocks) of(s rules.Span) rules.Block {
	for b.p.Blocks[b.at].End < s.End {
		b.at++
	}
	return b.p.Blocks[b.at]
}

// dashed reports whether a dash follows a byte offset, spaces apart, as in
// speech that goes over to its attribution: ",” — said".
func dashed(p *rules.Pass, offset int) bool {
	switch p.After(p.SkipSpaces(offset)) {
	case '-', '–', '—', '―', '‑', '‐':
		return true
	}
	return false
}

// quoteMark reports whether r is a quotation mark of any kind.
func quoteMark(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’', '„', '‚', '«', '»', '‹', '›', '`', '´', '」', '』':
		return true
	}
	return false
}

// name gives a mark as a newsroom calls it.
func name(mark rune) string {
	switch mark {
	case ',':
		return "comma"
	case '.':
		return "full stop"
	case ':':
		return "colon"
	case ';':
		return "semicolon"
	case '?':
		return "question mark"
	case '!':
		return "exclamation mark"
	}
	return string(mark)
}
