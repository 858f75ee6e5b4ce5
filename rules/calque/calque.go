// Package calque finds wording that follows the source language word for word. The phrases
// live in the packs of package lang.
package calque

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about wording of the source language.
var Family = rules.NewFamily("calque", "Wording of the source language")
