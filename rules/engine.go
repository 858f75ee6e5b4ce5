package rules

import (
	"fmt"
	"slices"
	"sync"
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

	amendments map[*Rule]amendment
}

// NewEngine makes an engine of the families' rules that config asks for. The
// order of the families is the order of causes in which faults are settled.
// It is an error when config names a rule or family that does not exist.
func NewEngine(families []*Family, config Config) (*Engine, error) {
	picked, err := config.pick(families)
	if err != nil {
		return nil, err
	}
	e := &Engine{rules: picked, rank: map[*Rule]int{}, config: config, phrases: config.Phrases}
	if e.phrases == nil {
		e.phrases = phrases()
	}
	family := -1
	for i, r := range picked {
		if i == 0 || picked[i-1].Family() != r.Family() {
			family++
		}
		e.rank[r] = family
	}
	e.amendments = config.amendments(picked)
	e.scans.New = func() any { return new(scan) }
	return e, nil
}

// Rules lists the rules that the engine runs, in the order of their families.
func (e *Engine) Rules() []*Rule { return slices.Clone(e.rules) }

// Across reports whether a rule of the engine compares the articles of a run.
func (e *Engine) Across() bool {
	return slices.ContainsFunc(e.rules, func(r *Rule) bool { return r.Across })
}

// Lint gives the settled diagnostics of a document in the order of its text.
// Slips, which people make as often as engines, are errors and warnings with
// safe fixes only where the article has enough other faults to show an engine
// at work; a lone one is an info, and its fix unsafe. What the Config says of
// severities and fixes has the last word.
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
	found := e.settle(d, pass.found)
	e.amend(found)
	return found
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

// LintAll lints all articles of a file, and mends nothing.
func (e *Engine) LintAll(documents []*Document) []Mended {
	found := make([]Mended, len(documents))
	for i, d := range documents {
		found[i] = Mended{Document: d, Left: e.Lint(d)}
	}
	return found
}

// Mended is what Fix makes of a document.
type Mended struct {
	Document *Document    // the document as it reads now; the one given where nothing was applied
	Applied  []Diagnostic // what was mended, round by round, each in the text of its round
	Left     []Diagnostic // what a last look finds

	stuck bool // whether edits of the file changed nothing in the text
}

// Fix applies the fixes of at least the given grade and looks again, until
// nothing is left to apply. Read turns the edited Source into a Document, and
// its errors are returned, as is a text that ten rounds do not settle.
func (e *Engine) Fix(d *Document, least Applicability, read func(source string) (*Document, error)) (Mended, error) {
	m, err := e.FixAll([]*Document{d}, least, func(source string) ([]*Document, error) {
		next, err := read(source)
		return []*Document{next}, err
	})
	return m[0], err
}

// FixAll does as Fix for all articles of a file, whose documents have the same
// Source. Each round mends all of them at once.
func (e *Engine) FixAll(documents []*Document, least Applicability, read func(source string) ([]*Document, error)) ([]Mended, error) {
	mended := e.LintAll(documents)
	for range rounds {
		var picked []mending
		for i := range mended {
			if mended[i].stuck {
				continue
			}
			for _, p := range applicable(mended[i].Document, mended[i].Left, least) {
				p.document = i
				picked = append(picked, p)
			}
		}
		if len(picked) == 0 {
			return mended, nil
		}
		if err := e.round(mended, apart(picked), read); err != nil {
			return mended, err
		}
	}
	return mended, fmt.Errorf("%s: the fixes do not settle in %d rounds", documents[0].Path, rounds)
}

// round applies the fixes picked, reads the file again and lints the articles
// that are no longer what they were.
func (e *Engine) round(mended []Mended, picked []mending, read func(source string) ([]*Document, error)) error {
	var edits []Edit
	for _, p := range picked {
		edits = append(edits, p.edits...)
	}
	was := mended[0].Document
	source, err := Apply(was.Source, edits)
	if err != nil {
		return fmt.Errorf("%s: %w", was.Path, err)
	}
	documents, err := read(source)
	if err != nil {
		return err
	}
	if len(documents) != len(mended) {
		return fmt.Errorf("%s: the fixes turn %d articles into %d", was.Path, len(mended), len(documents))
	}
	for _, p := range picked {
		m := &mended[p.document]
		m.stuck = m.Document.pieces != nil && documents[p.document].Text == m.Document.Text // such as a space that HTML does not show
		if !m.stuck {
			m.Applied = append(m.Applied, p.Diagnostic)
		}
	}
	for i, d := range documents {
		m := &mended[i]
		if d.Target == "" {
			d.Target = m.Document.Target // told once: a mended text is in the language that it was in
		}
		d.Run = m.Document.Run
		if d.Text == m.Document.Text && slices.Equal(d.Blocks, m.Document.Blocks) {
			d.From, d.words = m.Document.From, m.Document.words
		} else {
			m.Left = e.Lint(d)
		}
		m.Document = d
	}
	return nil
}
