package rules

// Scanned gives a document with a matcher, as the engine prepares it.
func Scanned(d *Document, m *Matcher) *Document {
	d.phrases = m
	return d
}
