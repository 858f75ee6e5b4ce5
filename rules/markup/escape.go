package markup

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Escape flags the escapes of program text and addresses.
var Escape = Family.Add(rules.Rule{
	ID:      "escape",
	Summary: "Escape of a program shown in the text",
	Why: `Text that is taken from JSON, a script or an address keeps the signs that protected it there: \" for ", \u00e9 for é,
%20 for a space. Readers stumble, and the engine cannot translate the word.`,
	Examples: []rules.Example{
		{Bad: `The caf\u00e9 is \"open\".`, Good: `The café is "open".`},
		{Bad: `Who took the photo\?`, Good: `Who took the photo?`},
		{Good: `It is kept in C:\new, or at port.example/a%20b; 40%25 is odd.`},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "character-encoding",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Slash, rules.Sign) | rules.FigureTail,
	Check:    escape,
})

// longestEscape is how much text is read from escapes in a row, in bytes.
const longestEscape = 256

func escape(p *rules.Pass) {
	end := 0
	for _, i := range p.MarksOf(rules.Slash) {
		m := p.Marks()[i]
		if m.Rune != '\\' || m.Start < end {
			continue
		}
		s := m.Span
		char, size, grade := escaped(p.Text[m.End:p.Blocks[p.BlockAt(m.Start)].End])
		if size == 0 || p.Before(m.Start) == ':' || p.Before(m.Start) == '\\' {
			continue
		}
		s.End += size
		for len(char) < longestEscape { // "\u0440\u0443" is one
			more, n, ok := nextUnicode(p.Text[s.End:])
			if !ok || grade != rules.Safe {
				break
			}
			char += more
			s.End += n
		}
		end = s.End
		if isQuote(p.After(m.End)) && grade == rules.Unsafe && escapedQuotes(p) > 1 {
			grade = rules.Safe
		}
		reportEscape(p, s, char, grade)
	}
	percentEscapes(p)
	quotedPrintable(p)
	bareEscapes(p)
}

// bareEscapes reports escapes whose backslash is lost: “donu2019t”, “cafu00e9”.
func bareEscapes(p *rules.Pass) {
	if !p.Shows(rules.FigureTail) {
		return
	}
	for _, i := range p.Spelt() {
		w := p.Words()[i]
		text := w.In(p.Text)
		k := max(strings.Index(text, "u20"), strings.Index(text, "u00"))
		if k < 0 {
			continue
		}
		char, size, ok := unicodeEscape(text[k:])
		if !ok || !bare(text[:k], char, text[k+size:]) {
			continue
		}
		reportEscape(p, rules.Span{Start: w.Start + k, End: w.Start + k + size}, char, rules.Unsafe)
	}
}

// bare reports whether a character may stand between the two parts of a word
// that an escape stands in; a name with a number, “menu2012”, holds none.
func bare(before, char, after string) bool {
	letters := func(s string) bool { return s != "" && !strings.ContainsAny(s, "0123456789") }
	switch char {
	case "’":
		last, _ := utf8.DecodeLastRuneInString(before)
		return letters(before) && rules.IsClitic(last, after)
	case "“", "‘":
		return before == "" && letters(after)
	case "”":
		return after == "" && letters(before)
	case "é", "è", "á", "à", "í", "ó", "ö", "ü", "ä", "ñ", "ç", "ô", "ê", "ã", "ø", "å", "ú", "ï", "ë", "â", "î":
		return letters(before) && (after == "" || letters(after))
	}
	return false
}

// escapedQuotes counts the quotation marks with a backslash before them, up to
// two: nobody types two of them.
func escapedQuotes(p *rules.Pass) (n int) {
	for _, i := range p.MarksOf(rules.Slash) {
		if m := p.Marks()[i]; m.Rune == '\\' && isQuote(p.After(m.End)) {
			if n++; n > 1 {
				break
			}
		}
	}
	return n
}

func reportEscape(p *rules.Pass, s rules.Span, char string, grade rules.Applicability) {
	shown := strings.TrimSpace(char)
	if shown == "" {
		shown = "a line break or space"
	}
	if char == " " && (endsBlock(p, s) || p.SkipSpacesBack(s.Start) <= p.Blocks[p.BlockAt(s.Start)].Start) {
		p.Report(rules.Diagnostic{Span: s, Message: fmt.Sprintf("Escape %s stands for %s", clip(s.In(p.Text)), shown), Fix: remove(p, grade, "Take it out", s)})
		return
	}
	edit := s
	if char == " " && p.Before(s.Start) == ' ' {
		edit.Start--
	}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Escape %s stands for %s", clip(s.In(p.Text)), shown),
		Fix:     rules.Replace(grade, "Put what it stands for in its place", edit, char),
	})
}

// escaped reads what stands behind a backslash.
func escaped(text string) (char string, size int, grade rules.Applicability) {
	if text == "" {
		return "", 0, 0
	}
	switch c := text[0]; c {
	case '\\':
		if len(text) > 1 && strings.ContainsRune("nrtu\"'", rune(text[1])) { // escaped twice: "\\n"
			if char, size, grade = escaped(text[1:]); size > 0 {
				return char, size + 1, min(grade, rules.Unsafe)
			}
		}
		return "", 0, 0
	case 'x':
		if char, size = hexEscapes(text); size > 0 {
			return char, size, rules.Unsafe
		}
	case 'u':
		char, size, ok := unicodeEscape(text)
		if ok {
			return char, size, rules.Safe
		}
	case '"', '\'', '/', '?', '!', ',', '.', ';', ':', '&', '-', '(', ')', '[', ']', '#', '_', '*', '$', '%':
		return string(c), 1, rules.Unsafe
	case 'n', 'r', 't':
		rest := strings.TrimLeft(text[1:], " ")
		if strings.HasPrefix(rest, `\\`) {
			rest = rest[1:]
		}
		if strings.HasPrefix(rest, `\n`) || strings.HasPrefix(rest, `\r`) || strings.HasPrefix(rest, `\t`) {
			_, more, _ := escaped(rest[1:])
			return " ", len(text) - len(rest) + 1 + more, rules.Unsafe
		}
		r, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || !rules.IsLower(r) || len(rest) < len(text)-1 {
			return " ", len(text) - len(rest), rules.Unsafe
		}
	}
	r, n := utf8.DecodeRuneInString(text)
	if isQuote(r) {
		return string(r), n, rules.Unsafe
	}
	return "", 0, 0
}

// hexEscapes reads the bytes "xc3\xa9" at the start of text: UTF-8, or one
// character of Latin-1.
func hexEscapes(text string) (char string, size int) {
	var raw []byte
	for len(raw) < 64 {
		part, ok := text[size:], true
		if len(raw) > 0 {
			part, ok = strings.CutPrefix(part, `\`)
		}
		if !ok || len(part) < 3 || part[0] != 'x' {
			break
		}
		b, err := strconv.ParseUint(part[1:3], 16, 8)
		if err != nil || b < 0xa0 && len(raw) == 0 {
			break
		}
		raw = append(raw, byte(b))
		size = len(text) - len(part) + 3
	}
	switch {
	case len(raw) > 1 && utf8.Valid(raw):
		return string(raw), size
	case len(raw) > 0:
		return string(rune(raw[0])), 3
	}
	return "", 0
}

// nextUnicode reads another \u escape at the start of text.
func nextUnicode(text string) (char string, size int, ok bool) {
	if !strings.HasPrefix(text, `\u`) {
		return "", 0, false
	}
	char, size, ok = unicodeEscape(text[1:])
	if !ok {
		return "", 0, false
	}
	return char, size + 1, true
}

// unicodeEscape reads "u00e9", and the two halves of a pair.
func unicodeEscape(text string) (char string, size int, ok bool) {
	if len(text) < 5 {
		return "", 0, false
	}
	n, err := strconv.ParseUint(text[1:5], 16, 16)
	r := rune(n)
	if err != nil || r < 0x20 {
		return "", 0, false
	}
	if !utf16.IsSurrogate(r) {
		return string(r), 5, true
	}
	if len(text) < 11 || text[5:7] != `\u` {
		return "", 0, false
	}
	low, err := strconv.ParseUint(text[7:11], 16, 16)
	if r = utf16.DecodeRune(r, rune(low)); err != nil || r == utf8.RuneError {
		return "", 0, false
	}
	return string(r), 11, true
}

// percentEscapes reports "%20" and its like between letters, outside addresses.
func percentEscapes(p *rules.Pass) {
	end := 0
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '%' || m.Start < end || !rules.IsLetter(p.Before(m.Start)) {
			continue
		}
		char, n := percentEscape(p.Text[m.Start:])
		if n == 0 {
			continue
		}
		s := rules.Span{Start: m.Start, End: m.Start + n}
		end = s.End
		if r, _ := utf8.DecodeRuneInString(char); rules.IsLetter(p.After(s.End)) && r >= ' ' && r != utf8.RuneError && !inAddress(p, s) {
			reportEscape(p, s, char, rules.Unsafe)
		}
	}
}

// quotedPrintable reports characters as mail has them (RFC 2045, section 6.7): “I=E2=80=99m”.
func quotedPrintable(p *rules.Pass) {
	end := 0
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '=' || m.Start < end || len(p.Text)-m.Start < len("=C2=A3") || p.Text[m.Start+3] != '=' {
			continue
		}
		char, n := hexBytes(p.Text[m.Start:], '=')
		if r, size := utf8.DecodeRuneInString(char); n < len("=C2=A3") || r < 0xa0 || size == 0 {
			continue
		}
		s := rules.Span{Start: m.Start, End: m.Start + n}
		end = s.End
		if !inAddress(p, s) {
			reportEscape(p, s, char, rules.Safe)
		}
	}
}

// percentEscape reads the bytes "%d0%bf" at the start of text.
func percentEscape(text string) (char string, size int) { return hexBytes(text, '%') }

// hexBytes reads bytes in hexadecimal behind a sign at the start of text.
func hexBytes(text string, sign byte) (char string, size int) {
	var raw []byte
	for len(raw) < 64 && len(text) >= size+3 && text[size] == sign {
		b, err := strconv.ParseUint(text[size+1:size+3], 16, 8)
		if err != nil {
			break
		}
		raw = append(raw, byte(b))
		size += 3
	}
	if !utf8.Valid(raw) {
		return "", 0
	}
	return string(raw), size
}

// inAddress reports whether s stands in the address of a page or a file.
func inAddress(p *rules.Pass, s rules.Span) bool {
	b := p.Blocks[p.BlockAt(s.Start)].Span
	before := p.Text[max(b.Start, s.Start-200):s.Start]
	after := p.Text[s.End:min(b.End, s.End+200)]
	before = before[strings.LastIndexAny(before, " \u00a0")+1:]
	if n := strings.IndexAny(after, " \u00a0"); n >= 0 {
		after = after[:n]
	}
	return strings.ContainsAny(before, "/=.") || strings.ContainsAny(after, "/=")
}
