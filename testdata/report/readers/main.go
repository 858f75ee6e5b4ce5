// Command readers reads reports with the programs that they are written for:
// reviewdog (rdjsonl, SARIF, Checkstyle), the SARIF schema of OASIS, a reader
// of JUnit results, and the keys that GitLab documents. It is a module of its
// own, so that mtlint does not depend on them.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/joshdk/go-junit"
	"github.com/reviewdog/reviewdog/parser"
	"github.com/reviewdog/reviewdog/proto/rdf"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: readers FOLDER SARIF-SCHEMA")
		os.Exit(2)
	}
	if err := read(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "readers:", err)
		os.Exit(1)
	}
}

// read reads the reports in a folder. All hold the same diagnostics.
func read(folder, schema string) error {
	want, err := lines(filepath.Join(folder, "jsonl.golden"))
	if err != nil {
		return err
	}
	return errors.Join(
		withReviewdog(filepath.Join(folder, "report.rdjsonl"), parser.NewRDJSONLParser(), want, true),
		withReviewdog(filepath.Join(folder, "report.sarif"), parser.NewSarifParser(), want, true),
		withReviewdog(filepath.Join(folder, "checkstyle.xml"), parser.NewCheckStyleParser(), want, false),
		withSchema(filepath.Join(folder, "report.sarif"), schema),
		withJUnit(filepath.Join(folder, "junit.xml")),
		withGitLab(filepath.Join(folder, "gitlab.json"), want),
	)
}

// lines counts the lines of a file: of JSON lines, the diagnostics.
func lines(path string) (int, error) {
	data, err := os.ReadFile(path)
	return bytes.Count(data, []byte("\n")), err
}

// withReviewdog reads a report as reviewdog does.
func withReviewdog(path string, p parser.Parser, want int, suggests bool) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	found, err := p.Parse(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	suggestions := 0
	for _, d := range found {
		at := d.GetLocation().GetRange().GetStart()
		if d.GetMessage() == "" || d.GetLocation().GetPath() == "" || at.GetLine() < 1 || d.GetCode().GetValue() == "" || d.GetSeverity() == rdf.Severity_UNKNOWN_SEVERITY {
			err = errors.Join(err, fmt.Errorf("%s: incomplete: %v", path, d))
		}
		suggestions += len(d.GetSuggestions())
	}
	if len(found) != want || suggests != (suggestions > 0) {
		err = errors.Join(err, fmt.Errorf("%s: %d diagnostics, want %d; %d suggestions", path, len(found), want, suggestions))
	}
	fmt.Printf("%s: reviewdog reads %d diagnostics, %d suggestions\n", path, len(found), suggestions)
	return err
}

// withSchema holds a JSON document against a schema.
func withSchema(path, schema string) error {
	compiled, err := jsonschema.NewCompiler().Compile(schema)
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := compiled.Validate(document); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Printf("%s: valid by %s\n", path, filepath.Base(schema))
	return nil
}

// withJUnit reads test results, and counts them against what they say of themselves.
func withJUnit(path string) error {
	suites, err := junit.IngestFile(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	tests, failures := 0, 0
	for _, s := range suites {
		if s.Totals.Tests != len(s.Tests) {
			err = errors.Join(err, fmt.Errorf("%s: suite %s has %d tests, says %d", path, s.Name, len(s.Tests), s.Totals.Tests))
		}
		tests += s.Totals.Tests
		failures += s.Totals.Failed
	}
	if failures == 0 || failures == tests {
		err = errors.Join(err, fmt.Errorf("%s: %d of %d tests failed", path, failures, tests))
	}
	fmt.Printf("%s: %d suites, %d tests, %d failures\n", path, len(suites), tests, failures)
	return err
}

// withGitLab holds a report against the keys of
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format,
// all of which are required but check_name.
func withGitLab(path string, want int) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var found []struct {
		Description string `json:"description"`
		CheckName   string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
			} `json:"lines"`
		} `json:"location"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&found); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	severities := map[string]bool{"info": true, "minor": true, "major": true, "critical": true, "blocker": true}
	prints := map[string]bool{}
	for _, f := range found {
		if f.Description == "" || f.CheckName == "" || f.Fingerprint == "" || !severities[f.Severity] || f.Location.Path == "" || f.Location.Lines.Begin < 1 {
			err = errors.Join(err, fmt.Errorf("%s: incomplete: %+v", path, f))
		}
		prints[f.Fingerprint] = true
	}
	if len(found) != want || len(prints) != want {
		err = errors.Join(err, fmt.Errorf("%s: %d findings, %d fingerprints, want %d", path, len(found), len(prints), want))
	}
	fmt.Printf("%s: %d findings as GitLab documents them\n", path, len(found))
	return err
}
