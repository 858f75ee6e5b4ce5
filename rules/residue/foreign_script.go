package residue

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// ForeignScript flags words in letters that the target language does not use.
var ForeignScript = Family.Add(rules.Rule{
	ID:      "foreign-script",
	Summary: "Words in letters of another script",
	Why: `An engine that does not know a word, or skips a sentence, hands it on as it stands in the source. The reader
cannot even spell it out.`,
	Examples: []rules.Example{
		{Bad: "The \u043c\u0438\u043d\u0438\u0441\u0442\u0440 arrived on Monday."},
		{Good: "The letter \u03b2 and the angle \u03c0 are Greek."},
	},
	Severity: rules.Warning,
	Maps:     "untranslated",
	Since:    "0.1.0",
	Needs:    rules.NonLatin,
	Check:    foreignScript,
})

// scriptNames are what a newsroom calls the scripts.
var scriptNames = [...]string{
	rules.Cyrillic: "Cyrillic", rules.Greek: "Greek", rules.Han: "Chinese", rules.Kana: "Japanese", rules.Hangul: "Korean",
	rules.Arabic: "Arabic", rules.Hebrew: "Hebrew", rules.Devanagari: "Devanagari", rules.Thai: "Thai", rules.OtherScript: "foreign",
	rules.Mixed: "foreign",
}

func foreignScript(p *rules.Pass) {
	belongs, ok := own(p)
	if !ok {
		return
	}
	if !foreignLetters(p, &belongs) {
		return
	}
	words := p.Words()
	for i := 0; i < len(words); i++ {
		if belongs[words[i].Script] {
			continue
		}
		first, last := i, i
		end := p.Blocks[p.BlockAt(words[i].Start)].End
		for i++; i < len(words) && words[i].Start < end; i++ {
			if !belongs[words[i].Script] {
				last = i
			} else if words[i].Script != rules.Digits {
				break
			}
		}
		i = last
		foreignRun(p, first, last+1)
	}
}

// foreignLetters reports whether the text has words in a script that does not belong.
func foreignLetters(p *rules.Pass, belongs *[rules.Mixed + 1]bool) bool {
	for s, own := range belongs {
		if !own && p.Writes(rules.Script(s)) {
			return true
		}
	}
	return false
}

// foreignRun reports the words from first to last (exclusive), unless they are
// a letter or two that science and brands use.
func foreignRun(p *rules.Pass, first, last int) {
	words := p.Words()[first:last]
	s := rules.Span{Start: words[0].Start, End: words[len(words)-1].End}
	script, letters := words[0].Script, 0
	for _, w := range words {
		if w.Script == rules.Kana {
			script = rules.Kana
		}
		for _, r := range w.In(p.Text) {
			if r >= 0x1d400 && r <= 0x1d7ff { // letters of formulas, and of those who write posts in them
				return
			}
			letters++
		}
	}
	ideographs := script == rules.Han || script == rules.Kana
	if letters == 1 && !ideographs || letters < 3 && script == rules.Greek {
		return
	}
	if s.In(p.Text) == longSound {
		p.Reportf(s, "Mark of Japanese writing: %s", longSound)
		return
	}
	if address(s.In(p.Text)) {
		return
	}
	s.End = wideEnd(p, s.End)
	name := scriptNames[script]
	sentence := len(words) >= 4 && !ideographs || letters >= 8 && ideographs
	switch {
	case (bracketed(p, s) || quoted(p, s) != nil) && !whole(p, s):
		p.Report(rules.Diagnostic{Severity: rules.Info, Span: s, Message: fmt.Sprintf("Words in %s letters beside their translation: “%s”", name, show(s.In(p.Text)))})
	case !sentence && first > 0 && mentions.Has(p.Words()[first-1].Key) && p.Words()[first-1].End+len(" “") >= s.Start:
		p.Report(rules.Diagnostic{Severity: rules.Info, Span: s, Message: fmt.Sprintf("Words in %s letters that the text speaks of: “%s”", name, show(s.In(p.Text)))})
	case sentence:
		p.Report(rules.Diagnostic{Severity: rules.Error, Span: s, Message: fmt.Sprintf("Sentence left in %s letters: “%s”", name, show(s.In(p.Text)))})
	default:
		p.Reportf(s, "Word left in %s letters: “%s”", name, show(s.In(p.Text)))
	}
}

// mentions are what stands before a word that is spoken of: “the character 海”.
var mentions = rules.KeysOf("word", "words", "character", "characters", "term", "phrase", "letter", "letters", "symbol", "sign", "expression", "hashtag")

// address reports whether text is the name of a site in another script, which
// has no translation: a word, a stop and a short word without a space.
func address(text string) bool {
	i := strings.LastIndexByte(text, '.')
	return i > 0 && i < len(text)-2 && len(text)-i <= longestDomain && !strings.ContainsAny(text, " \n\u00a0")
}

// longestDomain is how many bytes the last part of a site's name takes at most, its stop included.
const longestDomain = 13

// longSound lengthens a vowel in Kana (Unicode, U+30FC); alone it is a dash that
// went wrong.
const longSound = "\u30fc"

// wideEnd gives the end of the marks of foreign writing that follow a byte
// offset directly, such as 。 behind a Chinese sentence.
func wideEnd(p *rules.Pass, at int) int {
	for i := p.MarkAt(at); i < len(p.Marks()) && p.Marks()[i].Start == at && p.Marks()[i].Class == rules.WidePunct; i++ {
		at = p.Marks()[i].End
	}
	return at
}

// bracketed reports whether a span stands in round or square brackets behind a
// word, as the original of a name does.
func bracketed(p *rules.Pass, s rules.Span) bool {
	const reach = 80 // bytes
	b := p.Blocks[p.BlockAt(s.Start)]
	open := -1
	for i := p.MarkAt(s.Start) - 1; i >= 0 && p.Marks()[i].Start >= max(b.Start, s.Start-reach); i-- {
		if m := p.Marks()[i]; m.Class == rules.CloseBracket || m.Rune == '）' {
			return false
		} else if m.Class == rules.OpenBracket || m.Rune == '（' {
			open = m.Start
			break
		}
	}
	if open < 0 || !letterOrDigit(p.Before(p.SkipSpacesBack(open))) && p.Before(p.SkipSpacesBack(open)) != '”' && p.Before(p.SkipSpacesBack(open)) != '"' {
		return false
	}
	for i := p.MarkAt(s.End - 1); i < len(p.Marks()) && p.Marks()[i].Start < min(b.End, s.End+reach); i++ {
		if m := p.Marks()[i]; m.Class == rules.CloseBracket || m.Rune == '）' {
			return true
		} else if m.Class == rules.OpenBracket {
			return false
		}
	}
	return false
}

// whole reports whether a span is all there is in its block, marks apart.
func whole(p *rules.Pass, s rules.Span) bool {
	from, to := p.BlockWords(p.BlockAt(s.Start))
	return p.Words()[from].Start >= s.Start && p.Words()[to-1].End <= s.End
}
