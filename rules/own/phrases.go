package own

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

const (
	phraseBytes  = 1000 // how long a phrase may be
	alternatives = 64   // how many phrases a line may stand for
)

// simple gives an error when a line is too long, or stands for too many phrases.
func simple(text string) error {
	if len(text) > phraseBytes {
		return fmt.Errorf("longer than %d bytes", phraseBytes)
	}
	ways := 1
	for bracket := range strings.SplitSeq(text, "[") {
		either, _, _ := strings.Cut(bracket, "]")
		if ways *= 1 + strings.Count(either, "|"); ways > alternatives {
			return fmt.Errorf("stands for more than %d phrases; make several of it", alternatives)
		}
	}
	return nil
}

// phrases makes r find phrases, which the engine finds in one pass for all rules.
func (d *Definition) phrases(r *rules.Rule, set *Set) *Error {
	known := map[string]bool{}
	add := func(field string, item any, text, instead string) *Error {
		if err := simple(text); err != nil {
			return &Error{Field: field, Item: item, Err: err}
		}
		phrases, err := lang.ParseLine(text)
		if err != nil {
			return &Error{Field: field, Item: item, Err: err}
		}
		for _, p := range phrases {
			switch {
			case p.Replace != "":
				return &Error{Field: field, Item: item, Err: errors.New("what is to stand instead belongs under replace")}
			case !strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
				return &Error{Field: field, Item: item, Err: fmt.Errorf("%q has no word; a pattern can find marks", p.Text)}
			case p.Open && instead != "":
				return &Error{Field: field, Item: item, Err: errors.New("what stands behind * would be lost: phrases with * have no replacement")}
			case known[p.Text]:
				return &Error{Field: field, Item: item, Err: fmt.Errorf("the phrase %q for the second time", p.Text)}
			}
			known[p.Text] = true
			p.Rule, p.Lang, p.Replace = d.ID, lang.Undetermined, instead
			set.Phrases = append(set.Phrases, p)
		}
		return nil
	}
	for i, text := range d.Phrases {
		if err := add("phrases", i, text, ""); err != nil {
			return err
		}
	}
	for _, text := range slices.Sorted(maps.Keys(d.Replace)) {
		instead := strings.TrimSpace(d.Replace[text])
		if instead == "" {
			return &Error{Field: "replace", Item: text, Err: errors.New("nothing to stand instead; words without a replacement belong under phrases")}
		}
		if err := add("replace", text, text, instead); err != nil {
			return err
		}
	}
	id, message, grade := d.ID, d.Message, r.Fix
	r.Check = func(p *rules.Pass) {
		end := -1
		for _, h := range p.Phrases(id) {
			if h.Start < end {
				continue // within a longer one
			}
			end = h.End
			var instead *string
			found := h.In(p.Text)
			if h.Phrase.Replace != "" {
				instead = new(rules.Recase(found, h.Phrase.Text, h.Phrase.Replace))
				if *instead == found {
					continue
				}
			}
			p.Report(diagnostic(message, grade, found, h.Span, instead))
		}
	}
	return nil
}
