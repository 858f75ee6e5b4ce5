package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/mtlint/mtlint/rules"
)

// fingerprints names the diagnostics of a file so that a later run can tell
// which of them it has seen: by file, article and rules.Fingerprint, never by
// line. Those that agree in all of this are told apart by their order.
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
	key := strconv.Quote(f.path) + strconv.Quote(name) + rules.Fingerprint(article, d)
	f.seen[key]++
	if n := f.seen[key]; n > 1 {
		key += strconv.Itoa(n)
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}
