package rules

import "fmt"

// Severity says how sure it is that a diagnostic is an artefact.
type Severity int

// The severities, in rising order.
const (
	Info    Severity = iota + 1 // worth a look; never fails a run by default
	Warning                     // very likely an artefact
	Error                       // certainly an artefact
)

// String gives the severity as reports write it: info, warning or error.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Severity(%d)", int(s))
}

// ParseSeverity reads info, warning or error.
func ParseSeverity(s string) (Severity, error) {
	for v := Info; v <= Error; v++ {
		if v.String() == s {
			return v, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: use error, warning or info", s)
}

// A Diagnostic is one fault at one place of a Document.
type Diagnostic struct {
	Rule     *Rule     // the rule that reported it; set by Pass.Report
	Severity Severity  // the rule's severity unless the rule says otherwise
	Span     Span      // the fault, in Document.Text; never empty
	Message  string    // what is wrong, with the characters shown: capital letter, no full stop
	Related  []Related // other places of the same cause, claimed with it
	Fix      *Fix      // how to mend it; nil where a person decides
	Slip     Slip      // whether it is a slip; what the rule says unless the rule says otherwise here

	rank int // of the rule's family among the causes
}

// Slip says whether people make a fault as often as engines do.
type Slip int

// The answers to whether a fault is a slip.
const (
	SlipOfRule Slip = iota // as the rule's Slip says
	IsSlip                 // people make this one, though not the rule's others
	NoSlip                 // engines and pages alone make this one, though people make the rule's others
)

// Related is another place that belongs to the cause of a Diagnostic.
type Related struct {
	Span    Span
	Message string
}
