// Package name finds names that are misspelt, and names that one article writes in two ways.
package name

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about names.
var Family = rules.NewFamily("name", "Names that are misspelt or written in two ways")
