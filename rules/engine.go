package rules

import (
	"fmt"
	"math/bits"
	"slices"
	"sync"
)

// rounds is how often Fix looks again at what its edits made of a text.
const rounds = 10

// An Engine runs rules over documents. It keeps nothing between documents, and
// any number of goroutines may use it at once.
type Engine struct {
	rules   []*Rule
	checks  []check // of the rules, in the same order
	config  Config
	phrases *Matcher
	own     *Matcher
	gates   *gates
	scans   sync.Pool

	wanted   Signs    // by any rule
	always   ruleSet  // the rules that need no sign
	bySign   ruleSets // those that need one, by the bit of the sign
	byPhrase ruleSets // those that need phrases of the packs, by the group of the phrases
	byOwn    ruleSets // those that need phrases of the configuration
	across   []int    // those that compare the articles of a run

	amendments map[*Rule]amendment
	known      map[string]bool // rules and families by name: whether they run
}

// A check is what is needed of a rule to ask it.
type check struct {
	run   func(*Pass)
	rule  *Rule
	rank  int32 // of its family among the causes
	group int32 // of its phrases in those of the packs; -1: none
}

// A ruleSet has a bit for each rule of an Engine.
type ruleSet []uint64

func newRuleSet(size int) ruleSet { return make(ruleSet, (size+63)/64) }

func (s ruleSet) add(rule int) { s[rule/64] |= 1 << (rule % 64) }

// addAll adds the set numbered i.
func (s ruleSet) addAll(sets *ruleSets, i int) {
	rules := sets.all[i*sets.each:]
	rules = rules[:len(s)]
	for n := range s {
		s[n] |= rules[n]
	}
}

// ruleSets are sets side by side, as many of them are asked for together.
type ruleSets struct {
	all  ruleSet
	each int // numbers that one takes
}

func newRuleSets(sets, size int) ruleSets {
	each := len(newRuleSet(size))
	return ruleSets{make(ruleSet, sets*each), each}
}

func (s *ruleSets) of(i int) ruleSet { return s.all[i*s.each : (i+1)*s.each] }

// NewEngine makes an engine of the families' rules that config asks for. The
// order of the families is the order of causes in which faults are settled.
// It is an error when config names a rule or family that does not exist.
func NewEngine(families []*Family, config Config) (*Engine, error) {
	picked, err := config.pick(families)
	if err != nil {
		return nil, err
	}
	e := &Engine{config: config, phrases: config.Phrases}
	if e.phrases == nil {
		e.phrases = phrases()
	}
	if own := config.own(); len(own) > 0 {
		e.own = NewMatcher(own)
	}
	if len(config.Gates) > 0 {
		e.gates = newGates(config.Gates)
	}
	family := -1
	for i, r := range picked {
		if r.Check == nil {
			continue // the engine speaks for it
		}
		if i == 0 || picked[i-1].Family() != r.Family() {
			family++
		}
		e.rules = append(e.rules, r)
		rank := family
		if r.Hunch {
			rank = len(families)
		}
		group, ok := e.phrases.groups.of(r.ID)
		if !ok {
			group = -1
		}
		e.checks = append(e.checks, check{r.Check, r, int32(rank), int32(group)})
		e.wanted |= r.Needs
	}
	e.sortByNeeds()
	e.amendments = config.amendments(picked)
	e.known = running(families, picked)
	e.scans.New = func() any { return new(scan) }
	return e, nil
}

// sortByNeeds notes of each rule when it is asked.
func (e *Engine) sortByNeeds() {
	e.always, e.bySign = newRuleSet(len(e.rules)), newRuleSets(bits.Len64(uint64(e.wanted)), len(e.rules))
	e.byPhrase = newRuleSets(len(e.phrases.rules), len(e.rules))
	if e.own != nil {
		e.byOwn = newRuleSets(len(e.own.rules), len(e.rules))
	}
	for i, r := range e.rules {
		switch {
		case r.Across:
			e.across = append(e.across, i)
		case r.Needs == 0:
			e.always.add(i)
		}
		for sign := range bits.Len64(uint64(e.wanted)) {
			if r.Needs>>sign&1 != 0 {
				e.bySign.of(sign).add(i)
			}
		}
		if r.Needs&OwnPhrase == 0 {
			continue
		}
		names := r.Phrases
		if names == nil {
			names = []string{r.ID}
		}
		for _, name := range names {
			if group, ok := e.phrases.groups.of(name); ok {
				e.byPhrase.of(group).add(i)
			} else if e.own == nil {
				continue
			} else if group, ok := e.own.groups.of(name); ok {
				e.byOwn.of(group).add(i)
			}
		}
	}
}

// running tells of each rule and family whether it runs: of a family, whether
// all of it that is on by default does.
func running(families []*Family, picked []*Rule) map[string]bool {
	known := map[string]bool{}
	for _, f := range withIgnores(families) {
		all := true
		for _, r := range f.rules {
			known[r.ID] = slices.Contains(picked, r)
			all = all && (known[r.ID] || r.Off)
		}
		known[f.Name] = all
	}
	return known
}

// Rules lists the rules that the engine runs, in the order of their families.
func (e *Engine) Rules() []*Rule { return slices.Clone(e.rules) }

// Runs reports whether the engine runs a rule, or all of a family that is on by default.
func (e *Engine) Runs(name string) bool { return e.known[name] }

// Knows reports whether the engine has a rule or family, running or not.
func (e *Engine) Knows(name string) bool {
	_, ok := e.known[name]
	return ok
}

// Across reports whether a rule of the engine compares the articles of a run.
func (e *Engine) Across() bool {
	return slices.ContainsFunc(e.rules, func(r *Rule) bool { return r.Across })
}

// Lint gives the settled diagnostics of a document in the order of its text.
// Slips, which people make as often as engines, have their full severity and
// safe fixes only where the article has enough other faults to show an engine
// at work; a lone one is a grade less severe, and its fix unsafe. What the Config says of
// severities and fixes has the last word. What the article, or its Ignores,
// say must not count is left out.
func (e *Engine) Lint(d *Document) []Diagnostic {
	share([]*Document{d})
	found, _ := e.lint(d)
	return found
}

// lint does as Lint for a document that knows its ignores, and gives apart
// what does not count.
func (e *Engine) lint(d *Document) ([]Diagnostic, []Ignored) {
	e.prepare(d)
	s, _ := e.scans.Get().(*scan)
	s.reset()
	s.read(d)
	s.placeBlocks()
	d.s = s
	pass := &s.pass
	pass.Document, pass.found = d, pass.found[:0]
	s.shown, s.looked = d.signs(e.wanted), e.wanted
	if e.wanted&OwnPhrase != 0 {
		d.findPhrases()
	}
	for n, set := range e.toAsk(s, s.shown, d.Run != nil) {
		for ; set != 0; set &= set - 1 {
			pass.check = &e.checks[n*64+bits.TrailingZeros64(set)]
			pass.check.run(pass)
		}
	}
	d.words = d.countWords()
	found := s.settle(d, pass.found)
	d.s = nil
	clear(pass.found)
	pass.Document = nil
	e.scans.Put(s)
	e.amend(found)
	return d.drop(found)
}

// toAsk gives the rules that a text is to be asked for, in the room of its scan.
func (e *Engine) toAsk(s *scan, shown Signs, inRun bool) ruleSet {
	s.toAsk = append(s.toAsk[:0], e.always...)
	for shown &= e.wanted; shown != 0; shown &= shown - 1 {
		s.toAsk.addAll(&e.bySign, bits.TrailingZeros64(uint64(shown)))
	}
	for _, group := range s.hits.groups {
		s.toAsk.addAll(&e.byPhrase, int(group))
	}
	for _, group := range s.own.groups {
		s.toAsk.addAll(&e.byOwn, int(group))
	}
	if inRun {
		for _, i := range e.across {
			s.toAsk.add(i)
		}
	}
	return s.toAsk
}

// prepare completes what a document does not say of itself.
func (e *Engine) prepare(d *Document) {
	d.phrases, d.own, d.gates = e.phrases, e.own, e.gates
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
	share(documents)
	found := make([]Mended, len(documents))
	for i, d := range documents {
		found[i].Document = d
		found[i].Left, found[i].Ignored = e.lint(d)
	}
	return found
}

// Mended is what Fix makes of a document.
type Mended struct {
	Document *Document    // the document as it reads now; the one given where nothing was applied
	Applied  []Diagnostic // what was mended, round by round, each in the text of its round
	Left     []Diagnostic // what a last look finds
	Ignored  []Ignored    // what a last look finds and somebody said must not count

	NoArticle bool // the Document is a whole file, and Left is what is wrong with the ignores in it

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
	share(documents)
	for i, d := range documents {
		m := &mended[i]
		d.Ignores = m.Document.Ignores
		if d.Target == "" {
			d.Target = m.Document.Target // told once: a mended text is in the language that it was in
		}
		d.engine = m.Document.engine // shown once: what is left to mend is as much an engine's as what was mended
		d.Run = m.Document.Run
		if d.Text == m.Document.Text && slices.Equal(d.Blocks, m.Document.Blocks) && d.remarks == nil {
			d.From, d.words = m.Document.From, m.Document.words
		} else {
			m.Left, m.Ignored = e.lint(d)
		}
		m.Document = d
	}
	return nil
}
