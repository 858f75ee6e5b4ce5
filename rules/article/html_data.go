package article

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/mtlint/mtlint/rules"
)

// A description is what JSON-LD in a page says of its article, in the terms of
// schema.org: the places of the strings, without their quotation marks.
type description struct{ headline, body rules.Span }

// described reads the JSON-LD of a page. The first article described is the
// one; what is no JSON is passed over, as browsers do.
func (p *page) described() (d description) {
	for _, s := range p.data {
		decoder := jsontext.NewDecoder(strings.NewReader(s.In(p.text)), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
		key := ""
		for {
			if decoder.PeekKind() != '"' {
				if _, err := decoder.ReadToken(); err != nil {
					break
				}
				key = ""
				continue
			}
			_, length := decoder.StackIndex(decoder.StackDepth())
			kind, _ := decoder.StackIndex(decoder.StackDepth())
			raw, err := decoder.ReadValue()
			if err != nil {
				break
			}
			if kind == '{' && length%2 == 0 {
				key = strings.Trim(string(raw), `"`)
				continue
			}
			end := s.Start + int(decoder.InputOffset()) - 1
			place := rules.Span{Start: end - len(raw) + 2, End: end}
			switch {
			case key == "headline" && d.headline.Empty():
				d.headline = place
			case key == "articleBody" && d.body.Empty():
				d.body = place
			}
			key = ""
		}
	}
	return d
}

// emitData adds what a page says of its article in JSON-LD: its headline and
// text, where the page itself has none.
func (p *page) emitData(in *input, b *rules.Builder, headline, body bool) {
	d := p.described()
	if headline && !d.headline.Empty() {
		p.emitString(in, b, d.headline, rules.Headline)
	}
	if body && !d.body.Empty() {
		p.emitString(in, b, d.body, rules.Paragraph)
	}
	b.Enter(nil)
}

// emitString adds the blocks of a string of JSON: those of its HTML, else its lines.
func (p *page) emitString(in *input, b *rules.Builder, s rules.Span, kind rules.BlockKind) {
	b.Enter(nil)
	l := b.NewLayer()
	l.Escape(in.escape(scriptString, func(r rune) string { return fmt.Sprintf(`\u%04x`, r) }))
	readString(l, p.text, s)
	b.Enter(l)
	text := l.Text()
	if strings.Contains(text, "</") {
		htmlBlocks(in, b, text, kind)
		return
	}
	b.Escape(noEndTag)
	for line := range lines(text) {
		line = trimSpan(text, line)
		b.Begin(kind)
		b.Copy(line)
		b.End(line)
	}
}

// noEndTag refuses text that would make HTML of plain text.
func noEndTag(text string) (string, error) {
	if strings.Contains(text, "<") || strings.HasPrefix(text, "/") {
		return "", rules.ErrMarkup
	}
	return text, nil
}

// readString reads a string of JSON.
func readString(l *rules.Layer, text string, s rules.Span) {
	for at := s.Start; at < s.End; {
		n := strings.IndexByte(text[at:s.End], '\\')
		if n < 0 || at+n+1 >= s.End {
			l.Copy(rules.Span{Start: at, End: s.End})
			return
		}
		l.Copy(rules.Span{Start: at, End: at + n})
		at += n
		char, size := unescaped(text[at:s.End])
		l.Put(char, rules.Span{Start: at, End: at + size})
		at += size
	}
}

// unescaped reads the escape that text begins with, and gives its length in
// bytes. A surrogate that stands alone is U+FFFD.
func unescaped(text string) (char string, size int) {
	if i := strings.IndexByte("bfnrt", text[1]); i >= 0 {
		return "\b\f\n\r\t"[i : i+1], 2
	}
	if text[1] != 'u' || len(text) < 6 {
		return text[1:2], 2
	}
	r, _ := strconv.ParseUint(text[2:6], 16, 16)
	if !utf16.IsSurrogate(rune(r)) {
		return string(rune(r)), 6
	}
	if len(text) >= 12 && text[6:8] == `\u` {
		low, _ := strconv.ParseUint(text[8:12], 16, 16)
		if pair := utf16.DecodeRune(rune(r), rune(low)); pair != utf8.RuneError {
			return string(pair), 12
		}
	}
	return "\ufffd", 6
}

// scriptString writes text into a string of JSON in a script of a page.
func scriptString(text string) (string, error) {
	quoted, err := jsontext.AppendQuote(nil, text)
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(string(quoted[1:len(quoted)-1]), "</", `<\/`), nil
}
