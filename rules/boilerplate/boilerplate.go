// Package boilerplate finds paragraphs that belong to the page and not to the story. The
// wording of such paragraphs lives in the packs of package lang.
package boilerplate

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about what belongs to the page and not to the story.
var Family = rules.NewFamily("boilerplate", "What belongs to the page and not to the story")
