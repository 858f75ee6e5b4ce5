package rules

// Scanned gives a document with a matcher, as the engine prepares it.
func Scanned(d *Document, m *Matcher) *Document {
	d.phrases = m
	return d
}

// NewGated gives the blocks of d that hold a gate of a rule.
func NewGated(d *Document, gates []Gate, rule string) []int32 {
	d.gates = newGates(gates)
	return d.Gated(rule)
}

// Known gives how many paragraphs a run keeps.
func Known(r *Run) int { return len(r.known) }
