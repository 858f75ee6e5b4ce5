// Package name finds names that are misspelt, that one article writes in two
// ways, and that the glossary of a newsroom writes in another.
package name

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about names.
var Family = rules.NewFamily("name", "Names misspelt, written in two ways, or not as the newsroom does")

// heads reports whether a block is the headline or a heading, whose words may
// all have a capital.
func heads(b rules.Block) bool { return b.Kind == rules.Headline || b.Kind == rules.Heading }
