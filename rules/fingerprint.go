package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"
	"unicode/utf8"
)

// What the fingerprint of a fault takes in on either side of it.
const (
	contextWords = 4
	contextBytes = 256 // within which the words must begin and end
)

// Fingerprint names a diagnostic of a document so that a later run knows it
// again: by its rule, the text of the fault and the words beside it in its
// block, never by its place. It stays when something above is edited, and when
// the marks beside the fault are mended. Faults that agree in all of this have
// one fingerprint. It is 16 hexadecimal digits.
func Fingerprint(d *Document, f *Diagnostic) string {
	h := sha256.New()
	field := func(text string) {
		h.Write([]byte(text))
		h.Write([]byte{0})
	}
	from, to := max(0, f.Span.Start-contextBytes), min(len(d.Text), f.Span.End+contextBytes)
	if b := d.BlockAt(f.Span.Start); b < len(d.Blocks) {
		from = max(from, min(d.Blocks[b].Start, f.Span.Start))
	}
	if b := d.BlockAt(f.Span.End); b < len(d.Blocks) {
		to = min(to, max(d.Blocks[b].End, f.Span.End))
	}
	field(f.Rule.ID)
	before := d.Text[from:f.Span.Start]
	for range contextWords {
		var word string
		if word, before = lastWord(before); word == "" {
			break
		}
		field(word)
	}
	field("")
	field(f.Span.In(d.Text))
	after := d.Text[f.Span.End:to]
	for range contextWords {
		var word string
		if word, after = nextWord(after); word == "" {
			break
		}
		field(word)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// nextWord gives the first letters and digits of a text, and what is behind them.
func nextWord(text string) (word, rest string) {
	start := -1
	for i, r := range text {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			return text[start:i], text[i:]
		}
	}
	if start < 0 {
		return "", ""
	}
	return text[start:], ""
}

// lastWord gives the last letters and digits of a text, and what is before them.
func lastWord(text string) (word, rest string) {
	end := -1
	for at := len(text); at > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		inside := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case inside && end < 0:
			end = at
		case !inside && end >= 0:
			return text[at:end], text[:at]
		}
		at -= n
	}
	if end < 0 {
		return "", ""
	}
	return text[:end], ""
}
