// Package lang owns what is known of languages: the conventions of the
// language an article is written in (quotation marks, dashes, spaces,
// separators), and the packs of phrases that languages leave behind in a
// translation. It is data with a way to ask for it; it knows nothing of
// documents, rules or diagnostics.
package lang

import (
	"fmt"

	"golang.org/x/text/language"
)

// A Tag names a language in the canonical form of BCP 47, such as "en-US" or "ru".
type Tag string

// Default is the language that an article is taken to be in when nothing else is known.
const Default Tag = "en-US"

// Undetermined is the tag of what belongs to no particular language (BCP 47 "und").
const Undetermined Tag = "und"

// Parse gives the canonical form of a language tag. It is an error when s is
// not a well-formed tag of a known language.
func Parse(s string) (Tag, error) {
	t, err := language.Parse(s)
	if err != nil {
		return "", fmt.Errorf("%q is no language tag; write it like en-US, en-GB or ru", s)
	}
	return Tag(t.String()), nil
}

// Base gives the language without its region and script: "en" of "en-GB".
func (t Tag) Base() Tag {
	for i := range len(t) {
		if t[i] == '-' {
			return t[:i]
		}
	}
	return t
}
