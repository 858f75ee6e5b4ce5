package rules

import (
	"slices"
	"strings"
)

// A Rule finds one kind of fault. It is a value, so that it can be listed,
// explained and tested without being run.
type Rule struct {
	ID       string        // "family/fault"; declared as "fault", the family adds its half
	Summary  string        // the fault in one line, no full stop
	Why      string        // how translation causes it, what it costs the reader
	Examples []Example     // run as tests, printed as documentation
	Severity Severity      // the severity of its diagnostics, unless one says otherwise
	Fix      Applicability // the best that its fixes can be
	Maps     string        // the MQM error type that it maps to, such as "punctuation"
	Since    string        // the version that brought it
	Off      bool          // left out unless selected by name
	Slip     bool          // typists make it as often as engines: it counts where the article shows more (see Engine.Lint)
	Hunch    bool          // it goes by rarity or place alone: what any other rule says of a place goes first
	Needs    Signs         // a text that shows none of these has no such fault; 0: any text may have it
	Phrases  []string      // the names of the phrases that OwnPhrase of Needs means; nil: its ID
	Across   bool          // it compares the articles of a run (see Document.Run); its examples are one
	Check    func(*Pass)   // reports the faults of one document
}

// An Example shows a fault and what a safe or unsafe fix makes of it. Without
// Bad it is text that is right and must stay silent; without Good the fault
// has no fix.
type Example struct {
	Bad, Good string
	Target    string // language tag of the text; empty: en-US
}

// Family gives the half of the ID before the slash.
func (r *Rule) Family() string {
	family, _, _ := strings.Cut(r.ID, "/")
	return family
}

// A Family is a folder of rules about one kind of cause.
type Family struct {
	Name    string
	Summary string
	rules   []*Rule
}

// NewFamily names a family. Its rules join it by Add as their files are initialised.
func NewFamily(name, summary string) *Family {
	return &Family{Name: name, Summary: summary}
}

// Add makes r a rule of the family and completes its ID.
func (f *Family) Add(r Rule) *Rule {
	r.ID = f.Name + "/" + r.ID
	f.rules = append(f.rules, &r)
	return &r
}

// Rules lists the rules of the family by name.
func (f *Family) Rules() []*Rule {
	rules := slices.Clone(f.rules)
	slices.SortFunc(rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}
