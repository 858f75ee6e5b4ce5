package rules

// Scanned gives a document with a matcher, as the engine prepares it.
func Scanned(d *Document, m *Matcher) *Document {
	d.phrases = m
	return d
}

// Known gives how many paragraphs a run keeps.
func Known(r *Run) int { return len(r.known) }
