package report

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// rdJSONL writes the Reviewdog Diagnostic Format as JSON lines, with the fixes
// as suggestions, which reviewdog turns into changes of one click:
// https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto.
// Its columns count the bytes of UTF-8 from 1, and its ends are exclusive.
type rdJSONL struct {
	out     *bufio.Writer
	encoder *json.Encoder
}

func newRDJSONL(w io.Writer, _ Options) Writer {
	out := bufio.NewWriterSize(w, 1<<16)
	return &rdJSONL{out, newEncoder(out)}
}

type (
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRelated struct {
		Message  string     `json:"message,omitempty"`
		Location rdLocation `json:"location"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdName struct {
		Name string `json:"name"`
	}
	rdCode struct {
		Value string `json:"value"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Source      rdName         `json:"source"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"relatedLocations,omitempty"`
	}
)

// Write writes the diagnostics of one file.
func (w *rdJSONL) Write(r Result) error {
	if r.found() == 0 {
		return nil
	}
	file := rdFile{path: filepath.ToSlash(r.Path), source: r.Source, lines: rules.NewLines(r.Source)}
	var failed error
	r.each(func(article *rules.Document, d *rules.Diagnostic) {
		failed = firstOf(failed, w.encoder.Encode(file.diagnostic(article, d)))
	})
	return firstOf(failed, w.out.Flush())
}

// Close has nothing to add.
func (w *rdJSONL) Close() error { return w.out.Flush() }

// rdFile is what the diagnostics of a file share.
type rdFile struct {
	path, source string
	lines        *rules.Lines
}

// diagnostic gives a diagnostic with its suggestion.
func (f *rdFile) diagnostic(article *rules.Document, d *rules.Diagnostic) rdDiagnostic {
	shown := rdDiagnostic{
		Message:  visible(d.Message) + inArticle(article),
		Location: f.location(article, d.Span),
		Severity: strings.ToUpper(d.Severity.String()),
		Source:   rdName{"mtlint"},
		Code:     rdCode{d.Rule.ID},
	}
	for _, other := range d.Related {
		shown.Related = append(shown.Related, rdRelated{visible(other.Message), f.location(article, other.Span)})
	}
	if s, ok := f.suggestion(article, d.Fix); ok {
		shown.Suggestions = []rdSuggestion{s}
		shown.Message += ". Fix (" + d.Fix.Applicability.String() + "): " + visible(d.Fix.Title)
	}
	return shown
}

// farthest is how many bytes a suggestion may take from its first edit to its
// last: it is made as one, and shows what stands between.
const farthest = 2000

// suggestion gives a fix as one replacement, from its first edit to its last:
// a person takes each suggestion by itself, and half a fix does harm.
func (f *rdFile) suggestion(article *rules.Document, fix *rules.Fix) (rdSuggestion, bool) {
	if grade(article, fix) < rules.Unsafe {
		return rdSuggestion{}, false
	}
	edits, err := article.SourceEdits(fix)
	if err != nil || len(edits) == 0 {
		return rdSuggestion{}, false
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b rules.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	whole := rules.Span{Start: edits[0].Span.Start, End: edits[0].Span.End}
	for i, e := range edits {
		whole.End = max(whole.End, e.Span.End)
		edits[i].Span = rules.Span{Start: e.Span.Start - whole.Start, End: e.Span.End - whole.Start}
	}
	text, err := rules.Apply(whole.In(f.source), edits)
	if err != nil || whole.Len() > farthest || !utf8.ValidString(text) {
		return rdSuggestion{}, false
	}
	return rdSuggestion{f.stretch(whole), text}, true
}

// location gives a stretch of an article as a place in the file.
func (f *rdFile) location(article *rules.Document, s rules.Span) rdLocation {
	s, _ = article.Origin(s)
	return rdLocation{f.path, f.stretch(s)}
}

// stretch gives a span of the file in lines and bytes.
func (f *rdFile) stretch(s rules.Span) rdRange {
	return rdRange{f.position(s.Start), f.position(s.End)}
}

func (f *rdFile) position(offset int) rdPosition {
	line := f.lines.Position(offset).Line
	return rdPosition{line, offset - f.lines.Line(line).Start + 1}
}
