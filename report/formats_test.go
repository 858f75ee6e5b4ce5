package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

// written gives a report of results.
func written(t *testing.T, format string, results []report.Result, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := report.New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGoldenFormats writes each format for machines and pages, and compares it
// with the file that a person has read; UPDATE=1 writes the file.
func TestGoldenFormats(t *testing.T) {
	found := results(t, false)
	for format, file := range map[string]string{
		"sarif": "report.sarif", "github": "github.golden", "markdown": "markdown.golden.md", "gitlab": "gitlab.json",
		"checkstyle": "checkstyle.xml", "junit": "junit.xml", "rdjsonl": "report.rdjsonl", "html": "report.html",
	} {
		t.Run(format, func(t *testing.T) {
			golden(t, filepath.Join(folder, file), written(t, format, found, report.Options{Version: "v0.1.0"}))
		})
	}
}

// hostile gives results whose paths, texts and messages hold what breaks reports.
func hostile(t *testing.T) []report.Result {
	t.Helper()
	text := "Town <script>alert(1)</script> & co\n\n" +
		"He said \"x\" | `y` ]]> --> %0A ::error::z \x01\x1b[31m \xff\xfe \u202e\u2028 \ufffe ,” — and <b>&amp; so\r\n\r\n" +
		"Share this story\n\n{{.}} ${x} \\n lost\nlines *b* _i_ [a](javascript:alert(1)) 100% \t \x00 end"
	document := &rules.Document{Path: "x", Source: text, Text: text, ID: "</title>\"'\n\x02\xff", Article: 2}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], "\n\n"); i >= 0 {
			end = at + i
		}
		document.Blocks = append(document.Blocks, rules.Block{Span: rules.Span{Start: at, End: end}})
		at = end + 2
	}
	rule := &rules.Rule{
		ID: "desk/<odd>", Summary: "A | b & <c>", Why: "Because of \"it\" ]]>", Severity: rules.Error, Maps: "markup",
		Examples: []rules.Example{{Bad: "<i> | `\n\nx", Good: "*"}, {Good: "clean"}},
	}
	var left []rules.Diagnostic
	for i := 0; i+9 < len(text); i += 7 { // begins and ends anywhere, in the midst of characters too
		span := rules.Span{Start: i, End: i + 3 + i%5}
		left = append(left, rules.Diagnostic{
			Rule: rule, Severity: rules.Severity(1 + i%3), Span: span, Message: "Odd " + span.In(text) + " \"'<>&|%\r\n::\x00\x7f\xff",
			Related: []rules.Related{{Span: rules.Span{Start: 0, End: i}, Message: "<also>\n"}},
			Fix:     rules.Replace(rules.Applicability(1+i%3), "Put </script> | ` in\n", span, "]]>\x00<\xff&"),
		})
	}
	aside := []report.Aside{
		{Document: document, Diagnostic: left[0], InText: true, Reason: "the \"house\" <style>"},
		{Document: document, Diagnostic: left[1], Known: true},
		{Document: document, Diagnostic: left[2], Reason: "as on air"},
	}
	return []report.Result{
		{Path: "a,b:c%<d>\"e'\x01\xff\n#?|`é.txt", Before: text, Source: text, Aside: aside, Articles: []rules.Mended{{Document: document, Left: left}}},
		{Path: "/abs/é &.txt", Source: "", Articles: nil},
	}
}

// TestHostile holds that whatever stands in a path, a text or a message, each
// format stays what it is: JSON decodes, XML parses, a workflow command is one
// line, and no tag of the text is a tag of the page.
func TestHostile(t *testing.T) {
	for _, format := range report.FormatNames() {
		for _, results := range [][]report.Result{hostile(t), nil} {
			out := written(t, format, results, report.Options{Version: "<v>", Baseline: true})
			wellFormed(t, format, out)
		}
	}
}

// wellFormed fails when a report is not of its format.
func wellFormed(t *testing.T, format string, out []byte) {
	t.Helper()
	text := string(out)
	if format != "text" && format != "diff" && !utf8.Valid(out) {
		t.Errorf("%s is no UTF-8", format)
	}
	switch format {
	case "json", "sarif", "gitlab":
		if !json.Valid(out) {
			t.Errorf("%s is no JSON: %s", format, out)
		}
	case "jsonl", "rdjsonl":
		for line := range strings.Lines(text) {
			if !json.Valid([]byte(line)) {
				t.Errorf("%s has a line that is no JSON: %s", format, line)
			}
		}
	case "checkstyle", "junit":
		for d := xml.NewDecoder(bytes.NewReader(out)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v", format, err)
			}
		}
	case "github":
		for line := range strings.Lines(text) {
			if !regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,)?title=[^,:]+::[^\r\n]+\n$`).MatchString(line) {
				t.Errorf("no workflow command: %q", line)
			}
		}
	case "markdown":
		if strings.Contains(text, "<script") || strings.Contains(text, "](") {
			t.Errorf("the text became markup: %s", text)
		}
	case "html":
		if strings.Count(text, "<script") != 1 || strings.Count(text, "</script>") != 1 || strings.ContainsAny(text, "\x00\x01\x1b\u202e") {
			t.Errorf("the text became markup, or moves what stands around it")
		}
		tagsMatch(t, out)
	}
}

// tagsMatch fails when a tag of a page is not closed, or not in order.
func tagsMatch(t *testing.T, page []byte) {
	t.Helper()
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) != "meta" {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		default:
		}
	}
}

// TestSuggestions holds that the suggestions for reviewdog, in lines and bytes,
// make of a file what the fixes make of it.
func TestSuggestions(t *testing.T) {
	for _, r := range results(t, false) {
		lines := strings.SplitAfter(r.Source, "\n")
		offset := func(line, column int) int { return len(strings.Join(lines[:line-1], "")) + column - 1 }
		out := bytes.TrimSpace(written(t, "rdjsonl", []report.Result{r}, report.Options{}))
		for i, line := range bytes.Split(out, []byte("\n")) {
			if len(line) == 0 {
				continue
			}
			type place struct{ Line, Column int }
			var got struct {
				Suggestions []struct {
					Range struct{ Start, End place }
					Text  string
				}
			}
			if err := json.Unmarshal(line, &got); err != nil {
				t.Fatal(err)
			}
			fix := r.Articles[0].Left[i].Fix
			if fix == nil || fix.Applicability < rules.Unsafe {
				if len(got.Suggestions) > 0 {
					t.Errorf("a suggestion without a fix to be made: %s", line)
				}
				continue
			}
			want, err := rules.Apply(r.Source, fix.Edits)
			if err != nil || len(got.Suggestions) != 1 {
				t.Fatalf("%d suggestions: %v", len(got.Suggestions), err)
			}
			s := got.Suggestions[0]
			from, to := offset(s.Range.Start.Line, s.Range.Start.Column), offset(s.Range.End.Line, s.Range.End.Column)
			if now := r.Source[:from] + s.Text + r.Source[to:]; now != want {
				t.Errorf("suggestion %s makes\n%s\nthe fix\n%s", line, now, want)
			}
		}
	}
}

// TestSeveralEdits holds that a fix of several edits is one suggestion.
func TestSeveralEdits(t *testing.T) {
	text := "Say «é» now"
	d := &rules.Document{Source: text, Text: text}
	fix := &rules.Fix{Title: "Pair", Applicability: rules.Safe, Edits: []rules.Edit{
		{Span: rules.Span{Start: 8, End: 10}, New: "”"}, {Span: rules.Span{Start: 4, End: 6}, New: "“"},
	}}
	left := []rules.Diagnostic{{Rule: &rules.Rule{ID: "x/y"}, Severity: rules.Error, Span: rules.Span{Start: 4, End: 6}, Message: "M", Fix: fix}}
	r := report.Result{Path: "a.txt", Source: text, Articles: []rules.Mended{{Document: d, Left: left}}}
	out := string(written(t, "rdjsonl", []report.Result{r}, report.Options{}))
	want := `"suggestions":[{"range":{"start":{"line":1,"column":5},"end":{"line":1,"column":11}},"text":"“é”"}]`
	if !strings.Contains(out, want) {
		t.Errorf("no %s in %s", want, out)
	}
}

// TestFingerprints holds that a fingerprint stays when lines are put above, and
// that no two diagnostics of a run have the same.
func TestFingerprints(t *testing.T) {
	prints := func(above string) []string {
		text := above + "Same words here. Same words here."
		d := &rules.Document{Source: text, Text: text, Blocks: []rules.Block{{Span: rules.Span{Start: len(above), End: len(text)}}}}
		rule := &rules.Rule{ID: "x/y"}
		var left []rules.Diagnostic
		for at := len(above); at < len(text); at += 5 {
			left = append(left, rules.Diagnostic{Rule: rule, Severity: rules.Error, Span: rules.Span{Start: at, End: at + 1}, Message: "M"})
		}
		left = append(left, left[1], left[1])
		r := report.Result{Path: "a.txt", Source: text, Articles: []rules.Mended{{Document: d, Left: left}}}
		var found []struct{ Fingerprint string }
		if err := json.Unmarshal(written(t, "gitlab", []report.Result{r}, report.Options{}), &found); err != nil {
			t.Fatal(err)
		}
		all := make([]string, len(found))
		for i, f := range found {
			all[i] = f.Fingerprint
		}
		return all
	}
	before, after := prints(""), prints("New lines.\n\nAbove.\n\n")
	if !slices.Equal(before, after) {
		t.Errorf("fingerprints changed: %v, %v", before, after)
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(before)))
	if len(sorted) != len(before) {
		t.Errorf("%d fingerprints of %d are distinct", len(sorted), len(before))
	}
}

// TestSARIF holds what the schema does not say: indices, suppressions, baseline.
func TestSARIF(t *testing.T) {
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID        string
				RuleIndex     int
				BaselineState string
				Suppressions  []struct{ Kind string }
			}
		}
	}
	if err := json.Unmarshal(written(t, "sarif", hostile(t), report.Options{Baseline: true}), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	var kinds, states []string
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("rule %d is not %s", r.RuleIndex, r.RuleID)
		}
		if len(r.Suppressions) > 0 {
			kinds, states = append(kinds, r.Suppressions[0].Kind), append(states, r.BaselineState)
		} else if r.BaselineState != "new" {
			t.Errorf("baselineState %q of what counts", r.BaselineState)
		}
	}
	if !slices.Equal(kinds, []string{"inSource", "external", "external"}) || !slices.Equal(states, []string{"", "unchanged", ""}) {
		t.Errorf("suppressions %q with states %q", kinds, states)
	}
}

func TestScore(t *testing.T) {
	found := func(severities ...rules.Severity) []rules.Diagnostic {
		all := make([]rules.Diagnostic, len(severities))
		for i, s := range severities {
			all[i].Severity = s
		}
		return all
	}
	ten := slices.Repeat([]rules.Severity{rules.Error}, 10)
	for _, test := range []struct {
		name    string
		found   []rules.Diagnostic
		words   int
		score   float64
		verdict report.Verdict
	}{
		{"nothing found", nil, 600, 100, report.Publish},
		{"no words", nil, 0, 100, report.Publish},
		{"two warnings in 1,000 words", found(rules.Warning, rules.Warning), 1000, 92.5, report.Publish},
		{"one warning in a brief", found(rules.Warning), 40, 86.2, report.Review},
		{"one info in a brief", found(rules.Info), 40, 98, report.Publish},
		{"one error in a long article", found(rules.Error), 10_000, 99, report.Review},
		{"ten errors in 1,000 words", found(ten...), 1000, 50, report.Review},
		{"ten errors in 900 words", found(ten...), 900, 47.3, report.Hold},
	} {
		if got := report.Score(test.found, test.words); got != test.score {
			t.Errorf("%s: score %v, want %v", test.name, got, test.score)
		}
		if got := (report.Thresholds{}).Verdict(test.found, test.words); got != test.verdict {
			t.Errorf("%s: %v, want %v", test.name, got, test.verdict)
		}
	}
}

// TestMany holds that the summary stays below what GitHub takes, and the page
// fast, with thousands of articles.
func TestMany(t *testing.T) {
	all := results(t, false)
	var many []report.Result
	for range 1000 {
		many = append(many, all...)
	}
	if size := len(written(t, "markdown", many, report.Options{})); size > 1<<20 {
		t.Errorf("a summary of %d bytes", size)
	}
	page := written(t, "html", many, report.Options{})
	if bytes.Contains(page, []byte("<details open>")) {
		t.Error("thousands of articles stand open")
	}
}

// failing is a disk that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestFullDisk holds that no format keeps a failed write to itself.
func TestFullDisk(t *testing.T) {
	fixed := results(t, true)
	for _, format := range report.FormatNames() {
		w, err := report.New(format, failing{}, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range fixed {
			err = errors.Join(err, w.Write(r))
		}
		if err = errors.Join(err, w.Close()); err == nil {
			t.Errorf("%s says nothing of a full disk", format)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := report.New("pdf", io.Discard, report.Options{}); err == nil || !strings.Contains(err.Error(), `no report format "pdf": use text, json`) {
		t.Errorf("error %v", err)
	}
}
