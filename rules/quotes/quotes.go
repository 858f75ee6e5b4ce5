// Package quotes finds quotation marks that are foreign, mixed, turned round, alone or
// misplaced. The pairing itself is the Document's.
package quotes

import "github.com/mtlint/mtlint/rules"

// Family is the family of rules about quotation marks.
var Family = rules.NewFamily("quotes", "Quotation marks that are foreign, mixed, turned round or alone")
