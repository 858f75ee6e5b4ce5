// Package encoding finds what went wrong before the text was text: characters read in the
// wrong character set, lost, invisible or borrowed from another script. It owns
// the character-set tables; it knows nothing of words.
package encoding

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about what the bytes went through.
var Family = rules.NewFamily("encoding", "What the bytes went through")
