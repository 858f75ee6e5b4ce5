package report

import (
	"bufio"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// sarifSchema is the schema that the report names.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarifWriter writes a log in the Static Analysis Results Interchange Format
// (SARIF) Version 2.1.0 of OASIS, plus Errata 01:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/. Results are
// written as they come; the tool with its rules stands behind them, as the
// order of properties is free.
type sarifWriter struct {
	out     *bufio.Writer
	options Options
	rules   []*rules.Rule
	index   map[*rules.Rule]int
	results int
}

func newSARIF(w io.Writer, o Options) Writer {
	return &sarifWriter{out: bufio.NewWriterSize(w, 1<<16), options: o, index: map[*rules.Rule]int{}}
}

type (
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int           `json:"startLine"`
		StartColumn int           `json:"startColumn"`
		EndLine     int           `json:"endLine"`
		EndColumn   int           `json:"endColumn"`
		Snippet     *sarifMessage `json:"snippet,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion   `json:"deletedRegion"`
		Inserted *sarifMessage `json:"insertedContent,omitempty"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifFix struct {
		Description sarifMessage   `json:"description"`
		Changes     []sarifChange  `json:"artifactChanges"`
		Properties  map[string]any `json:"properties"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Baseline     string             `json:"baselineState,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifRule struct {
		ID         string         `json:"id"`
		Short      sarifMessage   `json:"shortDescription"`
		Full       *sarifMessage  `json:"fullDescription,omitempty"`
		Help       sarifMessage   `json:"help"`
		Default    sarifLevel     `json:"defaultConfiguration"`
		Properties map[string]any `json:"properties"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
)

// Write writes the diagnostics of one file, then those set aside.
func (s *sarifWriter) Write(r Result) error {
	if r.found()+len(r.Aside) == 0 {
		return nil
	}
	file := sarifFile{uri: uriOf(r.Path), source: r.Source, lines: rules.NewLines(r.Source), prints: newFingerprints(r.Path)}
	var failed error
	r.each(func(article *rules.Document, d *rules.Diagnostic) {
		result := file.result(article, d)
		if s.options.Baseline {
			result.Baseline = "new"
		}
		failed = firstOf(failed, s.result(d.Rule, &result))
	})
	for i := range r.Aside {
		aside := &r.Aside[i]
		result := file.result(aside.Document, &aside.Diagnostic)
		kind := "external"
		switch {
		case aside.InText:
			kind = "inSource"
		case aside.Known:
			result.Baseline = "unchanged"
		}
		result.Suppressions = []sarifSuppression{{kind, aside.Reason}}
		failed = firstOf(failed, s.result(aside.Diagnostic.Rule, &result))
	}
	return firstOf(failed, s.out.Flush())
}

// result writes a result, and counts its rule.
func (s *sarifWriter) result(rule *rules.Rule, result *sarifResult) error {
	i, ok := s.index[rule]
	if !ok {
		i = len(s.rules)
		s.index[rule] = i
		s.rules = append(s.rules, rule)
	}
	result.RuleIndex = i
	between := ",\n"
	if s.results == 0 {
		s.head()
		between = "\n"
	}
	s.results++
	_, _ = s.out.WriteString(between) // the buffer keeps an error for the next Flush
	e := newEncoder(&withoutNewline{w: s.out})
	return e.Encode(result)
}

// head writes what stands before the first result.
func (s *sarifWriter) head() {
	_, _ = s.out.WriteString("{\"$schema\":\"" + sarifSchema + "\",\"version\":\"2.1.0\",\"runs\":[{\n" +
		"\"columnKind\":\"unicodeCodePoints\",\n\"results\":[")
}

// Close writes the tool and its rules.
func (s *sarifWriter) Close() error {
	if s.results == 0 {
		s.head()
	}
	driver := sarifDriver{"mtlint", s.options.Version, make([]sarifRule, len(s.rules))}
	for i, r := range s.rules {
		driver.Rules[i] = sarifRuleOf(r)
	}
	_, _ = s.out.WriteString("\n],\n\"tool\":")
	e := newEncoder(&withoutNewline{w: s.out})
	if err := e.Encode(sarifTool{driver}); err != nil {
		return err
	}
	_, _ = s.out.WriteString("\n}]}\n")
	return s.out.Flush()
}

// sarifRuleOf describes a rule.
func sarifRuleOf(r *rules.Rule) sarifRule {
	d := sarifRule{
		ID:    r.ID,
		Short: sarifMessage{Text: r.Summary + "."},
		Help:  sarifMessage{Text: ruleText(r), Markdown: ruleMarkdown(r)},
		Default: sarifLevel{
			Level: sarifLevelOf(r.Severity),
		},
		Properties: map[string]any{"tags": []string{"translation", r.Family()}, "fix": r.Fix.String()},
	}
	if r.Why != "" {
		d.Full = &sarifMessage{Text: r.Why}
	}
	if r.Maps != "" {
		d.Properties["mqm"] = r.Maps
	}
	return d
}

// ruleText explains a rule in plain text.
func ruleText(r *rules.Rule) string {
	var b strings.Builder
	b.WriteString(r.Summary + ".")
	if r.Why != "" {
		b.WriteString("\n\n" + r.Why)
	}
	for _, e := range r.Examples {
		if e.Bad != "" {
			b.WriteString("\n\nFaulty: " + e.Bad)
			if e.Good != "" {
				b.WriteString("\nMended: " + e.Good)
			}
		}
	}
	return b.String()
}

// ruleMarkdown explains a rule in Markdown.
func ruleMarkdown(r *rules.Rule) string {
	var b strings.Builder
	b.WriteString("**" + markdown(r.Summary) + ".**")
	if r.Why != "" {
		b.WriteString("\n\n" + markdown(r.Why))
	}
	for _, e := range r.Examples {
		if e.Bad != "" {
			b.WriteString("\n\n- faulty: " + markdown(e.Bad))
			if e.Good != "" {
				b.WriteString("\n- mended: " + markdown(e.Good))
			}
		}
	}
	return b.String()
}

// sarifLevelOf gives a severity as SARIF names it.
func sarifLevelOf(s rules.Severity) string {
	if s == rules.Info {
		return "note"
	}
	return s.String()
}

// sarifFile is what the results of a file share.
type sarifFile struct {
	uri    string
	source string
	lines  *rules.Lines
	prints *fingerprints
}

// result gives a diagnostic as a result.
func (f *sarifFile) result(article *rules.Document, d *rules.Diagnostic) sarifResult {
	at := f.location(article, d.Span)
	origin, _ := article.Origin(d.Span)
	at.Physical.Region.Snippet = &sarifMessage{Text: origin.In(f.source)}
	if article.Article > 0 {
		name := strings.TrimPrefix(inArticle(article), " in ")
		at.Logical = []sarifLogical{{Name: name, Kind: "resource"}}
	}
	result := sarifResult{
		RuleID:       d.Rule.ID,
		Level:        sarifLevelOf(d.Severity),
		Message:      sarifMessage{Text: visible(d.Message)},
		Locations:    []sarifLocation{at},
		Fingerprints: map[string]string{"mtlint/v1": f.prints.of(article, d)},
	}
	for i, other := range d.Related {
		at := f.location(article, other.Span)
		at.ID = i + 1
		if other.Message != "" {
			at.Message = &sarifMessage{Text: visible(other.Message)}
		}
		result.Related = append(result.Related, at)
	}
	if fix := f.fix(article, d.Fix); fix != nil {
		result.Fixes = []sarifFix{*fix}
	}
	return result
}

// fix gives a fix; none where a person has to decide, as a viewer would apply it.
func (f *sarifFile) fix(article *rules.Document, fix *rules.Fix) *sarifFix {
	if grade(article, fix) < rules.Unsafe {
		return nil
	}
	edits, err := article.SourceEdits(fix)
	if err != nil || len(edits) == 0 {
		return nil
	}
	change := sarifChange{Artifact: sarifArtifact{f.uri}}
	for _, e := range edits {
		r := sarifReplacement{Deleted: f.region(e.Span), Inserted: &sarifMessage{Text: e.New}}
		change.Replacements = append(change.Replacements, r)
	}
	return &sarifFix{
		Description: sarifMessage{Text: visible(fix.Title)},
		Changes:     []sarifChange{change},
		Properties:  map[string]any{"applicability": fix.Applicability.String()},
	}
}

// location gives a stretch of an article as a location in the file.
func (f *sarifFile) location(article *rules.Document, s rules.Span) sarifLocation {
	s, _ = article.Origin(s)
	return sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{f.uri}, Region: f.region(s)}}
}

// region gives a stretch of the file: lines and columns from 1, the end exclusive.
func (f *sarifFile) region(s rules.Span) sarifRegion {
	from, to := f.lines.Position(s.Start), f.lines.Position(s.End)
	return sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column}
}

// uriOf gives the path of a file as a URI reference, its bytes as they are.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	u := url.URL{Path: path}
	switch {
	case strings.HasPrefix(path, "/"):
		u.Scheme = "file"
	case filepath.VolumeName(path) != "":
		u.Scheme, u.Path = "file", "/"+path
	}
	return u.String()
}

// firstOf gives the first error.
func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
