// Package speech finds reported speech punctuated as the source language does it. It asks the
// Document for quotations and attributions and owns neither.
package speech

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about reported speech.
var Family = rules.NewFamily("speech", "The source language's way to write what people say")

// saidBehind gives the words in lower case that say who spoke right behind a
// quotation in double marks, a space between.
func saidBehind(p *rules.Pass, q *rules.Quotation) (by rules.Attribution, ok bool) {
	next := q.Close.End + 1
	if !q.Closed() || q.Single || q.Depth > 0 || p.After(q.Close.End) != ' ' || !rules.IsLower(p.After(next)) {
		return by, false
	}
	by, ok = p.Attribution(next)
	return by, ok && by.Start == next
}
