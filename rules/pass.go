package rules

import (
	"fmt"

	"github.com/mtlint/mtlint/rules/lang"
)

// A Pass is one rule at work on one document. The document's methods are the
// pass's own, so that a rule reads p.Marks(), p.Quotes(), p.Text.
type Pass struct {
	*Document
	check *check
	found []Diagnostic
}

// The scan of the document is there while a rule is asked, so that these are
// short enough to be inlined.

// Words gives the words of the text, in order.
func (p *Pass) Words() []Word { return p.s.words }

// Marks gives everything that is no letter, digit or single space, in order.
func (p *Pass) Marks() []Mark { return p.s.marks }

// MarksOf gives the indices in Marks of the marks of one class, in order.
func (p *Pass) MarksOf(c Class) []int32 { return p.s.byClass[c] }

// BlockWords gives the range of indices in Words of the words of a block.
func (p *Pass) BlockWords(block int) (from, to int) {
	b := &p.s.blocks[block]
	return b.from, b.to
}

// Conventions gives the typographic habits of the language of the text.
func (p *Pass) Conventions() *lang.Conventions { return p.conventions }

// HasLead does as that of Document.
func (p *Pass) HasLead(lead byte) bool { return p.s.leads>>(lead&0x3f)&1 != 0 }

// Report adds a diagnostic. Severity may be left zero, for the rule's own.
func (p *Pass) Report(d Diagnostic) {
	d.Rule, d.rank = p.check.rule, int(p.check.rank)
	if d.Severity == 0 {
		d.Severity = p.check.rule.Severity
	}
	p.found = append(p.found, d)
}

// OwnPhrases gives the Phrases of the rule itself.
func (p *Pass) OwnPhrases() []Hit {
	if p.check.group < 0 {
		return p.Phrases(p.check.rule.ID)
	}
	return p.findPhrases().hits.of[p.check.group]
}

// Reportf reports a fault that no edit can mend.
func (p *Pass) Reportf(s Span, format string, args ...any) {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	p.Report(Diagnostic{Span: s, Message: message})
}

// Replace gives the fix that puts text in place of a span.
func Replace(a Applicability, title string, s Span, text string) *Fix {
	f := &struct {
		Fix
		edits [1]Edit
	}{Fix{Title: title, Applicability: a}, [1]Edit{{s, text}}}
	f.Edits = f.edits[:]
	return &f.Fix
}

// Clip gives a text for a message: cut, with an ellipsis, where it has more than
// most code points.
func Clip(text string, most int) string {
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + "…"
		}
	}
	return text
}
