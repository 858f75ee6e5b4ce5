// Package all lists the families of rules in the order of causes: bytes,
// markup, what was said and quoted, marks, structure, wording. It owns that
// order and nothing else.
package all

import (
	"slices"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/boilerplate"
	"github.com/mtlint/mtlint/rules/calque"
	"github.com/mtlint/mtlint/rules/chat"
	"github.com/mtlint/mtlint/rules/dash"
	"github.com/mtlint/mtlint/rules/encoding"
	"github.com/mtlint/mtlint/rules/flow"
	"github.com/mtlint/mtlint/rules/headline"
	"github.com/mtlint/mtlint/rules/markup"
	"github.com/mtlint/mtlint/rules/name"
	"github.com/mtlint/mtlint/rules/number"
	"github.com/mtlint/mtlint/rules/punct"
	"github.com/mtlint/mtlint/rules/quotes"
	"github.com/mtlint/mtlint/rules/repeat"
	"github.com/mtlint/mtlint/rules/residue"
	"github.com/mtlint/mtlint/rules/speech"
)

// With gives all families and those of a newsroom, which stand before the
// families of wording: what a newsroom says of its words goes before what mtlint
// says of all.
func With(own []*rules.Family) []*rules.Family {
	families := Families()
	if len(own) == 0 {
		return families
	}
	return slices.Insert(families, slices.Index(families, calque.Family), own...)
}

// Families gives all families of rules in the order of causes.
func Families() []*rules.Family {
	return []*rules.Family{
		encoding.Family,
		markup.Family,
		residue.Family,
		chat.Family,
		speech.Family,
		quotes.Family,
		dash.Family,
		punct.Family,
		number.Family,
		headline.Family,
		boilerplate.Family,
		repeat.Family,
		flow.Family,
		calque.Family,
		name.Family,
	}
}
