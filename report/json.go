package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/mtlint/mtlint/rules"
)

// place is a stretch of a file: lines and columns from 1, columns in code
// points, offsets in bytes, ends exclusive. Offsets are those of the file's
// text in UTF-8: of its bytes, unless it is in another character set.
type place struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
	Offset    int `json:"offset"`
	EndOffset int `json:"end_offset"`
}

// finding is a diagnostic as JSON shows it.
type finding struct {
	Path    string `json:"path,omitempty"`
	Article int    `json:"article,omitempty"` // number in a file of several, from 1
	ID      string `json:"id,omitempty"`      // what the file calls the article
	place
	Rule     string    `json:"rule"`
	Severity string    `json:"severity"`
	Message  string    `json:"message"`
	Text     string    `json:"text"`
	Related  []related `json:"related"`
	Fix      *fix      `json:"fix"`
}

// related is another place of the same cause.
type related struct {
	place
	Message string `json:"message"`
}

// fix is a fix in the bytes of the file.
type fix struct {
	Title         string `json:"title"`
	Applicability string `json:"applicability"`
	Why           string `json:"why_manual,omitempty"` // why a fix is left to a person
	Edits         []edit `json:"edits"`
}

// edit replaces the bytes from Offset to EndOffset.
type edit struct {
	Offset    int    `json:"offset"`
	EndOffset int    `json:"end_offset"`
	Text      string `json:"text"`
}

// findingOf gives a diagnostic as JSON shows it, without the path.
func findingOf(article *rules.Document, lines *rules.Lines, d *rules.Diagnostic) finding {
	f := finding{
		Article:  article.Article,
		ID:       article.ID,
		place:    placeOf(article, lines, d.Span),
		Rule:     d.Rule.ID,
		Severity: d.Severity.String(),
		Message:  d.Message,
		Text:     d.Span.In(article.Text),
		Related:  make([]related, len(d.Related)),
		Fix:      fixOf(article, d.Fix),
	}
	for i, other := range d.Related {
		f.Related[i] = related{placeOf(article, lines, other.Span), other.Message}
	}
	return f
}

// findingsOf gives all diagnostics of a file as JSON shows them.
func findingsOf(r *Result) []finding {
	found := make([]finding, 0, r.found())
	if r.found() == 0 {
		return found
	}
	lines := rules.NewLines(r.Source)
	for i := range r.Articles {
		m := &r.Articles[i]
		for j := range m.Left {
			found = append(found, findingOf(m.Document, lines, &m.Left[j]))
		}
	}
	return found
}

func placeOf(article *rules.Document, lines *rules.Lines, s rules.Span) place {
	s, _ = article.Origin(s)
	from, to := lines.Position(s.Start), lines.Position(s.End)
	return place{from.Line, from.Column, to.Line, to.Column, s.Start, s.End}
}

// fixOf gives a fix in the bytes of the file. A fix that the file has no place
// for has no edits there.
func fixOf(article *rules.Document, f *rules.Fix) *fix {
	if f == nil {
		return nil
	}
	edits, err := article.SourceEdits(f)
	shown := &fix{f.Title, f.Applicability.String(), "", make([]edit, 0, len(edits))}
	if err != nil {
		shown.Applicability, shown.Why = rules.Manual.String(), err.Error()
		return shown
	}
	for _, e := range edits {
		shown.Edits = append(shown.Edits, edit{e.Span.Start, e.Span.End, e.New})
	}
	return shown
}

// newEncoder gives an encoder that leaves < > & as they are.
func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// JSONL writes one JSON object a diagnostic, one a line, as they are found.
type JSONL struct {
	out     *bufio.Writer
	encoder *json.Encoder
}

// NewJSONL gives a Writer of JSON lines.
func NewJSONL(w io.Writer) *JSONL {
	out := bufio.NewWriterSize(w, 1<<16)
	return &JSONL{out, newEncoder(out)}
}

// Write writes the diagnostics of one file.
func (j *JSONL) Write(r Result) error {
	for _, f := range findingsOf(&r) {
		f.Path = r.Path
		if err := j.encoder.Encode(f); err != nil {
			return err
		}
	}
	return j.out.Flush()
}

// Close has nothing to add.
func (j *JSONL) Close() error { return j.out.Flush() }

// JSON writes one document: the tool, the files, the totals. Files are written
// as they come, so that none has to be kept.
type JSON struct {
	out     *bufio.Writer
	version string
	totals  Totals
}

// NewJSON gives a Writer of one JSON document; version is that of the tool.
func NewJSON(w io.Writer, version string) *JSON {
	return newJSON(w, Options{Version: version})
}

func newJSON(w io.Writer, o Options) *JSON {
	return &JSON{out: bufio.NewWriterSize(w, 1<<16), version: o.Version}
}

// fileJSON is a file as JSON shows it.
type fileJSON struct {
	Path        string    `json:"path"`
	Words       int       `json:"words"`
	Fixed       int       `json:"fixed"`
	Score       float64   `json:"score"`   // of its worst article
	Verdict     string    `json:"verdict"` // of its worst article
	Diagnostics []finding `json:"diagnostics"`
}

// Write writes one file.
func (j *JSON) Write(r Result) error {
	f := fileJSON{r.Path, r.words(), r.fixed(), r.Least(), r.verdict().String(), findingsOf(&r)}
	if j.totals.Files == 0 {
		j.head()
	} else {
		j.text(",\n    ")
	}
	j.totals.Add(&r)
	if err := j.value(f, "    "); err != nil {
		return err
	}
	return j.out.Flush()
}

// Close writes the totals and the end of the document.
func (j *JSON) Close() error {
	if j.totals.Files == 0 {
		j.head()
	}
	j.text("\n  ],\n  \"totals\": ")
	if err := j.value(j.totals, "  "); err != nil {
		return err
	}
	j.text("\n}\n")
	return j.out.Flush()
}

// head writes what stands before the first file.
func (j *JSON) head() {
	j.text("{\n  \"tool\": ")
	_ = j.value(struct { // as in text
		Name    string `json:"name"`
		Version string `json:"version"`
	}{"mtlint", j.version}, "  ")
	j.text(",\n  \"files\": [\n    ")
}

// text writes a piece of the document; the buffer keeps an error for the next Flush.
func (j *JSON) text(s string) { _, _ = j.out.WriteString(s) }

// value writes v indented, without the newline of json.Encoder.
func (j *JSON) value(v any, prefix string) error {
	w := &withoutNewline{w: j.out}
	e := newEncoder(w)
	e.SetIndent(prefix, "  ")
	return e.Encode(v)
}

// withoutNewline drops the newline that json.Encoder puts behind a value.
type withoutNewline struct{ w io.Writer }

// Write writes p without a newline at its end.
func (w *withoutNewline) Write(p []byte) (int, error) {
	n := len(p)
	if n > 0 && p[n-1] == '\n' {
		p = p[:n-1]
	}
	_, err := w.w.Write(p)
	return n, err
}
