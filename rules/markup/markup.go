// Package markup finds what a web page left in the prose: tags, attributes, entities and
// shortcodes. It knows the names of HTML and WordPress, and nothing of wording.
package markup

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about what the page left behind.
var Family = rules.NewFamily("markup", "What the page left behind")
