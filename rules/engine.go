package rules

import (
	"fmt"
	"slices"
	"sync"

	"github.com/mtlint/mtlint/rules/lang"
)

// rounds is how often Fix looks again at what its edits made of a text.
const rounds = 10

// An Engine runs rules over documents. It keeps nothing between documents, and
// any number of goroutines may use it at once.
type Engine struct {
	rules   []*Rule
	rank    map[*Rule]int
	config  Config
	phrases *Matcher
	scans   sync.Pool
}

// phrases is the matcher of all packs, built when it is first needed.
var phrases = sync.OnceValue(func() *Matcher { return NewMatcher(lang.Phrases()) })

// NewEngine makes an engine of the families' rules that config asks for. The
// order of the families is the order of causes in which faults are settled.
// It is an error when config names a rule or family that does not exist.
func NewEngine(families []*Family, config Config) (*Engine, error) {
	picked, err := config.pick(families)
	if err != nil {
		return nil, err
	}
	e := &Engine{rules: picked, rank: map[*Rule]int{}, config: config, phrases: phrases()}
	family := -1
	for i, r := range picked {
		if i == 0 || picked[i-1].Family() != r.Family() {
			family++
		}
		e.rank[r] = family
	}
	e.scans.New = func() any { return new(scan) }
	return e, nil
}

// Rules lists the rules that the engine runs, in the order of their families.
func (e *Engine) Rules() []*Rule { return slices.Clone(e.rules) }

// Lint gives the settled diagnostics of a document in the order of its text.
// Slips, which people make as often as engines, are errors and warnings with
// safe fixes only where the article has enough other faults to show an engine
// at work; a lone one is an info, and its fix unsafe.
func (e *Engine) Lint(d *Document) []Diagnostic {
	e.prepare(d)
	s, _ := e.scans.Get().(*scan)
	s.reset()
	d.s = s
	pass := Pass{Document: d}
	for _, r := range e.rules {
		pass.rule = r
		r.Check(&pass)
	}
	d.words = d.countWords()
	d.s = nil
	e.scans.Put(s)
	return e.settle(d, pass.found)
}

// prepare completes what a document does not say of itself.
func (e *Engine) prepare(d *Document) {
	d.phrases = e.phrases
	if d.Target == "" {
		d.Target = e.config.Target
	}
	if d.Target == "" {
		d.Target = d.language()
	}
	if d.From == nil {
		d.From = e.config.From
	}
}

// Mended is what Fix makes of a document.
type Mended struct {
	Document *Document    // the document as it reads now; the one given where nothing was applied
	Applied  []Diagnostic // what was mended, round by round, each in the text of its round
	Left     []Diagnostic // what a last look finds
}

// Fix applies the fixes of at least the given grade and looks again, until
// nothing is left to apply. Read turns the edited Source into a Document, and
// its errors are returned, as is a text that ten rounds do not settle.
func (e *Engine) Fix(d *Document, least Applicability, read func(source string) (*Document, error)) (Mended, error) {
	m := Mended{Document: d}
	for range rounds {
		m.Left = e.Lint(m.Document)
		picked, edits := applicable(m.Left, least)
		if len(picked) == 0 {
			return m, nil
		}
		for i := range edits {
			s, ok := m.Document.Origin(edits[i].Span)
			if !ok {
				return m, fmt.Errorf("%s: an edit of %s crosses markup", d.Path, picked[0].Rule.ID)
			}
			edits[i].Span = s
		}
		source, err := Apply(m.Document.Source, edits)
		if err != nil {
			return m, fmt.Errorf("%s: %w", d.Path, err)
		}
		next, err := read(source)
		if err != nil {
			return m, err
		}
		if next.Target == "" {
			next.Target = d.Target // told once: a mended text is in the language that it was in
		}
		m.Document, m.Applied = next, append(m.Applied, picked...)
	}
	return m, fmt.Errorf("%s: the fixes do not settle in %d rounds", d.Path, rounds)
}
