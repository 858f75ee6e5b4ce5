// Package speech finds reported speech punctuated as the source language does it. It asks the
// Document for quotations and attributions and owns neither.
package speech

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about reported speech.
var Family = rules.NewFamily("speech", "The source language's way to write what people say")
