package encoding

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Invisible flags characters that cannot be seen and have no use where they stand.
var Invisible = Family.Add(rules.Rule{
	ID:      "invisible",
	Summary: "Invisible character without a use",
	Why: `Pages carry zero-width spaces, soft hyphens and joiners for their layout or as marks against copying; engines copy
them. A word with one inside is not found by a search, and an editor cannot see why.`,
	Examples: []rules.Example{
		{Bad: "The mar\u200bket re\u00adopened.", Good: "The market reopened."},
		{Good: "Her family 👨\u200d👩\u200d👧 and a heart ❤\ufe0f are fine."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Invisible),
	Check:    invisible,
})

func invisible(p *rules.Pass) {
	var d rules.Diagnostic // of one word, which may hold several
	report := func() {
		if !d.Span.Empty() {
			p.Report(d)
		}
	}
	before := -1 // the end of the mark before
	for _, i := range p.MarksOf(rules.Invisible) {
		m := p.Marks()[i]
		if directs(m.Rune) || useful(p, m) {
			continue
		}
		e := rules.Edit{Span: removal(p, m.Span)}
		if blank(m.Rune) && parts(p, m) {
			e.New = " "
		}
		if before >= 0 && m.Start-before <= 24 && unbroken(p.Text[before:m.Start]) && !d.Span.Empty() {
			d.Fix.Edits = append(d.Fix.Edits, e)
			if d.Span.End == m.Start {
				d.Span.End = m.End
			} else {
				d.Related = append(d.Related, rules.Related{Span: m.Span, Message: "and here"})
			}
			before = m.End
			continue
		}
		report()
		fix := &rules.Fix{Title: "Remove it", Applicability: rules.Safe, Edits: []rules.Edit{e}}
		if m.Rune == 0x115f || m.Rune == 0x1160 {
			fix.Applicability = rules.Unsafe // some fonts show it as a blank: it may have parted two words
		}
		d = rules.Diagnostic{Span: m.Span, Message: fmt.Sprintf("%s (U+%04X)", invisibleName(m.Rune), m.Rune), Fix: fix}
		if b := p.BlockAt(m.Start); p.SkipSpacesBack(m.Start) <= p.Blocks[b].Start && p.SkipSpaces(m.End) >= p.Blocks[b].End {
			fix.Edits[0] = p.RemoveBlocks(b, b+1)
		}
		before = m.End
	}
	report()
}

// blank reports whether a character that is not seen is as wide as a letter, so
// that it parts two words.
func blank(r rune) bool { return r == 0x2800 || r == 0x3164 || r == 0xffa0 }

// parts reports whether a blank is the first of those that stand between two
// words, with no space beside them.
func parts(p *rules.Pass, m rules.Mark) bool {
	end := m.End
	for blank(p.After(end)) {
		end += utf8.RuneLen(p.After(end))
	}
	b := p.Blocks[p.BlockAt(m.Start)]
	before, after := p.Before(m.Start), p.After(end)
	return m.Start > b.Start && end < b.End && !blank(before) && !rules.IsSpace(before) && (rules.IsLetter(after) || rules.IsDigit(after) || quoteMark(after))
}

// unbroken reports whether text has no space in it.
func unbroken(text string) bool {
	for _, r := range text {
		if rules.IsSpace(r) {
			return false
		}
	}
	return true
}

// useful reports whether an invisible character does its work where it stands.
func useful(p *rules.Pass, m rules.Mark) bool {
	before, after := p.Before(m.Start), p.After(m.End)
	switch {
	case m.Rune == 0x2060: // keeps a line from breaking at a dash
		return hyphen(before) || hyphen(after)
	case m.Rune == 0x200b: // allows a line to break in writing without spaces
		return spaceless(before) || spaceless(after)
	case m.Rune == 0x200c, m.Rune == 0x200d && !pictorial(before):
		return joining(before)
	case m.Rune == 0x200d:
		return pictorial(after) || after == '♀' || after == '♂' || after == '⚕'
	case m.Rune == 0x200e, m.Rune == 0x200f, m.Rune == 0x61c:
		return nearRightToLeft(p, m.Span)
	case m.Rune == 0x34f: // keeps two marks of a letter in their order
		return unicode.Is(unicode.M, before) || rightToLeft(before)
	case m.Rune >= 0x180b && m.Rune <= 0x180f:
		return before >= 0x1800 && before <= 0x18af
	case m.Rune == 0x115f, m.Rune == 0x1160, m.Rune == 0x3164, m.Rune == 0xffa0: // the place of a letter in a syllable
		return ofKorean(before) || ofKorean(after)
	case m.Rune == 0x17b4, m.Rune == 0x17b5:
		return before >= 0x1780 && before <= 0x17ff
	case m.Rune == 0x2800: // a drawing in Braille
		return braille(before) || braille(after)
	case m.Rune >= 0x1bca0 && m.Rune <= 0x1bca3, m.Rune >= 0x1d173 && m.Rune <= 0x1d17a: // in shorthand and music
		return before >= 0x1bc00 && before <= 0x1bcff || before >= 0x1d100 && before <= 0x1d1ff
	case m.Rune >= 0xfe00 && m.Rune <= 0xfe0f:
		return pictorial(before) || before < utf8.RuneSelf && after == 0x20e3 || before >= 0x1000 && unicode.IsLetter(before)
	case m.Rune >= 0xe0100 && m.Rune <= 0xe01ef:
		return unicode.Is(unicode.Han, before)
	case m.Rune >= 0xe0000 && m.Rune < 0xe0080: // the flags of Scotland and Wales
		return pictorial(before) || before >= 0xe0000 && before < 0xe0100
	}
	return false
}

// ofKorean reports whether r is a letter of Korean writing.
func ofKorean(r rune) bool {
	return r >= 0x1100 && r <= 0x11ff || r >= 0x3131 && r <= 0x318e && r != 0x3164 || r >= 0xa960 && r <= 0xa97c || r >= 0xac00 && r <= 0xd7fb || r > 0xffa0 && r <= 0xffdc
}

// braille reports whether r is a character of Braille with a dot.
func braille(r rune) bool { return r > 0x2800 && r <= 0x28ff }

// hyphen reports whether r is a hyphen or dash.
func hyphen(r rune) bool { return r == '-' || r >= 0x2010 && r <= 0x2015 }

// spaceless reports whether r belongs to writing without spaces between words.
func spaceless(r rune) bool {
	return r >= 0xe00 && r <= 0xeff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff || r >= 0x3000 && r <= 0x9fff
}

// joining reports whether r belongs to writing in which joiners shape letters.
func joining(r rune) bool {
	return r >= 0x590 && r <= 0x10ff || r >= 0x1780 && r <= 0x18af || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc || r >= 0x10a00 && r <= 0x11fff
}

// pictorial reports whether r is an emoji or part of one, or a symbol that can be shown as one.
func pictorial(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2100 && r <= 0x2bff || r == 0xfe0f || r == 0x203c || r == 0x2049 || r == '©' || r == '®' || r == 0x3030 || r == 0x303d
}

// nearRightToLeft reports whether a right-to-left letter stands within a few characters of s.
func nearRightToLeft(p *rules.Pass, s rules.Span) bool {
	at := s.Start
	for range 6 {
		r, n := utf8.DecodeLastRuneInString(p.Text[:at])
		if rightToLeft(r) {
			return true
		}
		at -= n
	}
	at = s.End
	for range 6 {
		r, n := utf8.DecodeRuneInString(p.Text[at:])
		if rightToLeft(r) {
			return true
		}
		at += n
	}
	return false
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8ff && r != 0x61c || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc
}

func invisibleName(r rune) string {
	switch r {
	case 0xad:
		return "Soft hyphen"
	case 0x200b:
		return "Zero-width space"
	case 0x200c:
		return "Zero-width non-joiner"
	case 0x200d:
		return "Zero-width joiner"
	case 0x200e:
		return "Left-to-right mark"
	case 0x200f, 0x61c:
		return "Right-to-left mark"
	case 0x2060:
		return "Word joiner"
	case 0xfeff:
		return "Byte order mark"
	case 0x2800, 0x115f, 0x1160, 0x3164, 0xffa0:
		return "Blank letter"
	case 0xfffc:
		return "Place of a lost picture"
	}
	if r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 {
		return "Variation selector"
	}
	return "Invisible character"
}
