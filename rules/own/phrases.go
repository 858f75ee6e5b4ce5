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
	l := list{id: d.ID, set: set, known: map[string]bool{}}
	for i, text := range d.Phrases {
		if err := l.add("phrases", i, text, ""); err != nil {
			return err
		}
	}
	for _, text := range slices.Sorted(maps.Keys(d.Replace)) {
		instead := strings.TrimSpace(d.Replace[text])
		if instead == "" {
			return &Error{Field: "replace", Item: text, Err: errors.New("nothing to stand instead; words without a replacement belong under phrases")}
		}
		if err := l.add("replace", text, text, instead); err != nil {
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
				if *instead == found || p.PartOf(h.Span, *instead) {
					continue
				}
			}
			p.Report(diagnostic(message, grade, found, h.Span, instead))
		}
	}
	return nil
}

// A list is the phrases of a rule as they are read.
type list struct {
	id    string
	set   *Set
	known map[string]bool
}

// add reads a phrase, which stands in a field, and what is to stand instead of it.
func (l *list) add(field string, item any, text, instead string) *Error {
	wrong := func(err error) *Error { return &Error{Field: field, Item: item, Err: err} }
	if err := simple(text); err != nil {
		return wrong(err)
	}
	phrases, err := lang.ParseLine(text)
	if err != nil {
		return wrong(err)
	}
	for _, p := range phrases {
		switch {
		case p.Replace != "":
			return wrong(errors.New("what is to stand instead belongs under replace"))
		case !strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
			return wrong(fmt.Errorf("%q has no word; a pattern can find marks", p.Text))
		case p.Open && instead != "":
			return wrong(errors.New("what stands behind * would be lost: phrases with * have no replacement"))
		case l.known[p.Text]:
			return wrong(fmt.Errorf("the phrase %q for the second time", p.Text))
		}
		l.known[p.Text] = true
		p.Rule, p.Lang, p.Replace = l.id, lang.Undetermined, instead
		l.set.Phrases = append(l.set.Phrases, p)
	}
	return nil
}
