package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/mtlint/mtlint/rules"
)

// place is a stretch of a file: lines and columns from 1, columns in code
// points, offsets in bytes, ends exclusive.
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
	Path string `json:"path,omitempty"`
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
	Edits         []edit `json:"edits"`
}

// edit replaces the bytes from Offset to EndOffset.
type edit struct {
	Offset    int    `json:"offset"`
	EndOffset int    `json:"end_offset"`
	Text      string `json:"text"`
}

// findingOf gives a diagnostic of r as JSON shows it, without the path.
func findingOf(r *Result, lines *rules.Lines, d *rules.Diagnostic) finding {
	f := finding{
		place:    placeOf(r, lines, d.Span),
		Rule:     d.Rule.ID,
		Severity: d.Severity.String(),
		Message:  d.Message,
		Related:  make([]related, len(d.Related)),
		Fix:      fixOf(r, d.Fix),
	}
	f.Text = r.Document.Source[f.Offset:f.EndOffset]
	for i, other := range d.Related {
		f.Related[i] = related{placeOf(r, lines, other.Span), other.Message}
	}
	return f
}

func placeOf(r *Result, lines *rules.Lines, s rules.Span) place {
	s, _ = r.Document.Origin(s)
	from, to := lines.Position(s.Start), lines.Position(s.End)
	return place{from.Line, from.Column, to.Line, to.Column, s.Start, s.End}
}

// fixOf gives a fix in the bytes of the file. A fix that markup cuts has no
// edits there.
func fixOf(r *Result, f *rules.Fix) *fix {
	if f == nil {
		return nil
	}
	shown := &fix{f.Title, grade(r, f).String(), make([]edit, 0, len(f.Edits))}
	for _, e := range f.Edits {
		s, ok := r.Document.Origin(e.Span)
		if !ok {
			shown.Edits = []edit{}
			break
		}
		shown.Edits = append(shown.Edits, edit{s.Start, s.End, e.New})
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
	if len(r.Diagnostics) == 0 {
		return nil
	}
	lines := rules.NewLines(r.Document.Source)
	for i := range r.Diagnostics {
		f := findingOf(&r, lines, &r.Diagnostics[i])
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
	return &JSON{out: bufio.NewWriterSize(w, 1<<16), version: version}
}

// fileJSON is a file as JSON shows it.
type fileJSON struct {
	Path        string    `json:"path"`
	Words       int       `json:"words"`
	Fixed       int       `json:"fixed"`
	Diagnostics []finding `json:"diagnostics"`
}

// Write writes one file.
func (j *JSON) Write(r Result) error {
	f := fileJSON{r.Path, r.Words, len(r.Applied), make([]finding, 0, len(r.Diagnostics))}
	if len(r.Diagnostics) > 0 {
		lines := rules.NewLines(r.Document.Source)
		for i := range r.Diagnostics {
			f.Diagnostics = append(f.Diagnostics, findingOf(&r, lines, &r.Diagnostics[i]))
		}
	}
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
