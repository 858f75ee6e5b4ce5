package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/mtlint/mtlint/rules"
)

// fingerprints names the diagnostics of a file so that a later run can tell
// which of them it has seen: by rule, file, article, the text of the fault and
// the words around it, never by line. Those that agree in all of this are told
// apart by their order.
type fingerprints struct {
	path string
	seen map[string]int
}

func newFingerprints(path string) *fingerprints { return &fingerprints{path, map[string]int{}} }

// of gives the fingerprint of a diagnostic, 32 hexadecimal digits.
func (f *fingerprints) of(article *rules.Document, d *rules.Diagnostic) string {
	name := article.ID
	if name == "" {
		name = strconv.Itoa(article.Article)
	}
	h := sha256.New()
	for _, part := range []string{
		d.Rule.ID, f.path, name,
		wordsBefore(article.Text, d.Span.Start), d.Span.In(article.Text), wordsAfter(article.Text, d.Span.End),
	} {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	sum := h.Sum(nil)
	key := string(sum)
	f.seen[key]++
	if n := f.seen[key]; n > 1 {
		h.Write([]byte(strconv.Itoa(n)))
		sum = h.Sum(nil)
	}
	return hex.EncodeToString(sum[:16])
}
