package encoding

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/mtlint/mtlint/rules"
)

// An asianPage is a character set of two bytes a character, in which a mark of
// three bytes and the ASCII letter behind it become two characters: “’s” is
// “鈥檚” in GBK and “窶冱” in Shift JIS.
type asianPage struct {
	name string
	encoding.Encoding
}

var asianPages = []asianPage{
	{"GBK", simplifiedchinese.GBK}, {"Shift JIS", japanese.ShiftJIS}, {"EUC-KR", korean.EUCKR}, {"Big5", traditionalchinese.Big5},
}

// asianRuns reports runs of East Asian characters whose bytes are marks and
// Latin letters in UTF-8.
func asianRuns(p *rules.Pass) {
	if !p.Writes(rules.Han) && !p.Writes(rules.Hangul) && !p.Writes(rules.Kana) && !p.Writes(rules.Mixed) || !latinTarget(p) {
		return
	}
	words, wide := p.Words(), p.WideWords()
	for i := 0; i < len(wide); i++ {
		w := &words[wide[i]]
		if w.Script < rules.Han || w.Script > rules.Hangul && w.Script != rules.Mixed {
			continue
		}
		s := asianRun(p, w)
		for i+1 < len(wide) && words[wide[i+1]].Start < s.End {
			i++
		}
		if !s.Empty() && s.Len() <= longest && !readAsian(p, s) {
			cutAsian(p, s)
		}
	}
}

// latinTarget reports whether the language of the text is written in Latin letters alone.
func latinTarget(p *rules.Pass) bool {
	scripts := p.Conventions().Scripts
	return len(scripts) == 1 && scripts[0] == "Latn"
}

// asianRun gives the run of East Asian characters that begins in a word.
func asianRun(p *rules.Pass, w *rules.Word) rules.Span {
	at := w.Start
	for at < w.End && !eastAsianChar(p.After(at)) {
		at += utf8.RuneLen(p.After(at))
	}
	s := rules.Span{Start: at, End: at}
	end := p.Blocks[p.BlockAt(w.Start)].End
	for s.End < end && eastAsianChar(p.After(s.End)) {
		s.End += utf8.RuneLen(p.After(s.End))
	}
	return s
}

func eastAsianChar(r rune) bool {
	return r >= 0x2e80 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xff61 && r <= 0xffdc
}

// readAsian reports a run that is UTF-8 in one of the pages.
func readAsian(p *rules.Pass, s rules.Span) bool {
	for _, page := range asianPages {
		text, ok := page.utf8(s.In(p.Text))
		if !ok || !asianFits(p, s, text) {
			continue
		}
		stands := name(text)
		if text == "\u00a0" {
			text = " "
		}
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: fmt.Sprintf("Misread as %s: %s stands for %s", page.name, clip(s.In(p.Text)), stands),
			Fix:     rules.Replace(rules.Safe, "Restore what was misread", s, text),
		})
		return true
	}
	return false
}

// utf8 gives what the bytes of a text in the page are in UTF-8, where they are
// marks, letters of European alphabets, and perhaps ASCII letters behind them.
func (a asianPage) utf8(text string) (decoded string, ok bool) {
	decoded, err := a.NewEncoder().String(text)
	if err != nil || !utf8.ValidString(decoded) || decoded[0] < utf8.RuneSelf {
		return "", false
	}
	for _, r := range decoded {
		if r < utf8.RuneSelf && !rules.IsLetter(r) || r >= utf8.RuneSelf && kindOf(r) != likelyMark {
			return "", false
		}
	}
	return decoded, true
}

// asianFits reports whether text may have stood where s stands. The first two
// bytes of a mark of typography are a character that hardly any text has; those
// of é or £ can be a common one, so a small letter or a figure stands beside it.
func asianFits(p *rules.Pass, s rules.Span, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	before, after := p.Before(s.Start), p.After(s.End)
	switch {
	case first >= 0x2010:
		return true
	case utf8.RuneCountInString(s.In(p.Text)) > 2:
		return false
	case first == 0xa0:
		return (rules.IsLower(before) || strings.ContainsRune(".,;:!?”’\"", before)) && after < utf8.RuneSelf && (rules.IsLetter(after) || rules.IsDigit(after))
	}
	return before < utf8.RuneSelf && (rules.IsLower(before) || rules.IsDigit(before)) || after < utf8.RuneSelf && (rules.IsLower(after) || rules.IsDigit(after))
}

// cutAsian reports a mark of which a part was lost, as its bytes and those
// behind it were no character: “open鈥? he said” in GBK, “the mayor?셲” in EUC-KR.
func cutAsian(p *rules.Pass, s rules.Span) {
	lost := func(r rune) bool { return r == '?' || r == utf8.RuneError }
	run, before, after := s.In(p.Text), p.Before(s.Start), p.After(s.End)
	d := rules.Diagnostic{Span: s}
	if run == "ﾂ" && (rules.IsLower(before) || strings.ContainsRune(".,;:!?”’", before)) {
		edit := rules.Span{Start: s.Start, End: p.SkipSpaces(s.End)}
		d.Message = "Left of a misread no-break space: ﾂ"
		d.Fix = rules.Replace(rules.Safe, "Put a space in its place", edit, " ")
		p.Report(d)
		return
	}
	switch raw, err := korean.EUCKR.NewEncoder().String(run); {
	case (run == "\u9225" || run == "\u7ab6") && lost(after):
		d.Span.End += utf8.RuneLen(after)
		d.Message = "Left of a misread quotation mark or dash: " + clip(d.Span.In(p.Text))
		if strings.ContainsRune(".,!?", before) || strings.ContainsRune(".,;:", p.After(d.Span.End)) && !rules.IsSpace(before) {
			d.Fix = rules.Replace(rules.Unsafe, "Restore ”", d.Span, "”")
		}
	case err == nil && len(raw) == 2 && raw[1] < utf8.RuneSelf && rules.IsLetter(rune(raw[1])) && lost(before):
		mark, ok := lastBytes[raw[0]]
		if !ok {
			return
		}
		for lost(p.Before(d.Span.Start)) {
			d.Span.Start -= utf8.RuneLen(p.Before(d.Span.Start))
		}
		d.Message = fmt.Sprintf("Left of a misread %s: %s", mark, clip(d.Span.In(p.Text)))
		d.Fix = rules.Replace(rules.Unsafe, "Restore "+mark, d.Span, mark+raw[1:])
	default:
		return
	}
	p.Report(d)
}

// lastBytes are the last bytes of the marks of typography in UTF-8.
var lastBytes = map[byte]string{0x93: "–", 0x94: "—", 0x98: "‘", 0x99: "’", 0x9c: "“", 0x9d: "”", 0xa6: "…"}
