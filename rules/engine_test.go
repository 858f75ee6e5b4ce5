package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

// reporting makes a family of one rule for each list of diagnostics.
func reporting(name string, each ...[]rules.Diagnostic) *rules.Family {
	f := rules.NewFamily(name, "Reports what it is told")
	for i, diagnostics := range each {
		f.Add(rules.Rule{ID: fmt.Sprintf("r%d", i), Severity: rules.Warning, Check: func(p *rules.Pass) {
			for _, d := range diagnostics {
				p.Report(d)
			}
		}})
	}
	return f
}

func at(start, end int) rules.Diagnostic {
	return rules.Diagnostic{Span: span(start, end), Message: "Fault"}
}

func fixed(d rules.Diagnostic, grade rules.Applicability, s rules.Span, text string) rules.Diagnostic {
	d.Fix = rules.Replace(grade, "Mend it", s, text)
	return d
}

func TestSettleLeavesOneDiagnosticACause(t *testing.T) {
	type list = []rules.Diagnostic
	related := at(0, 1)
	related.Related = []rules.Related{{Span: span(10, 11)}}
	for _, test := range []struct {
		name     string
		families []*rules.Family
		want     string
	}{
		{"apart", []*rules.Family{reporting("a", list{at(0, 2)}), reporting("b", list{at(2, 4)})}, "a/r0 0-2, b/r0 2-4"},
		{"the first family", []*rules.Family{reporting("a", list{at(1, 3)}), reporting("b", list{at(0, 2)})}, "a/r0 1-3"},
		{"the safer fix", []*rules.Family{reporting("a", list{at(0, 3)}, list{fixed(at(2, 4), rules.Safe, span(2, 4), "")})}, "a/r1 2-4"},
		{"the earlier one", []*rules.Family{reporting("a", list{at(1, 3)}, list{at(0, 2)})}, "a/r1 0-2"},
		{"related places", []*rules.Family{reporting("a", list{related}), reporting("b", list{at(9, 12)})}, "a/r0 0-1"},
		{
			"whole blocks swallow", []*rules.Family{
				reporting("a", list{at(6, 7), at(0, 1)}),
				reporting("b", list{fixed(at(6, 9), rules.Safe, span(6, 11), "")}),
			}, "a/r0 0-1, b/r0 6-9",
		},
		{"an edit wider than the fault", []*rules.Family{reporting("a", list{fixed(at(0, 1), rules.Safe, span(0, 3), "")}), reporting("b", list{at(1, 3)})}, "a/r0 0-1, b/r0 1-3"},
		{"a long fault", []*rules.Family{reporting("a", list{at(2, 200)}), reporting("b", list{at(0, 2), at(100, 101), at(199, 201), at(200, 202)})}, "b/r0 0-2, a/r0 2-200, b/r0 200-202"},
		{"text order", []*rules.Family{reporting("a", list{at(8, 9), at(2, 3)})}, "a/r0 2-3, a/r0 8-9"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := rules.NewEngine(test.families, rules.Config{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range e.Lint(article.Text("t.txt", "Head\n\nPara.\n\n"+strings.Repeat("more ", 50))) {
				got = append(got, fmt.Sprintf("%s %d-%d", f.Rule.ID, f.Span.Start, f.Span.End))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("settled: %q, want %q", got, test.want)
			}
		})
	}
}

// shrink turns each pair of marks of a class into one.
func shrink(c rules.Class, grade rules.Applicability) *rules.Family {
	f := rules.NewFamily("test", "Doubled marks")
	f.Add(rules.Rule{ID: "doubled", Severity: rules.Error, Check: func(p *rules.Pass) {
		marks := p.MarksOf(c)
		for i := 1; i < len(marks); i++ {
			a, b := p.Marks()[marks[i-1]], p.Marks()[marks[i]]
			if a.End == b.Start {
				s := span(a.Start, b.End)
				p.Report(rules.Diagnostic{Span: s, Message: "Doubled", Fix: rules.Replace(grade, "Leave one", s, string(a.Rune))})
			}
		}
	}})
	return f
}

func TestFixRepeatsUntilQuiet(t *testing.T) {
	for _, test := range []struct {
		text, want   string
		grade, least rules.Applicability
	}{
		{"Head\r\n\r\na,,,,b,,c\xff", "Head\r\n\r\na,b,c\xff", rules.Safe, rules.Safe},
		{"a,,b", "a,b", rules.Unsafe, rules.Unsafe},
		{"a,,b", "a,,b", rules.Unsafe, rules.Safe},
		{"a,,b", "a,,b", rules.Manual, rules.NoFix},
	} {
		e, err := rules.NewEngine([]*rules.Family{shrink(rules.Comma, test.grade)}, rules.Config{})
		if err != nil {
			t.Fatal(err)
		}
		d := article.Text("t.txt", test.text)
		mended, err := e.Fix(d, test.least, func(source string) (*rules.Document, error) { return article.Text("t.txt", source), nil })
		if err != nil {
			t.Fatal(err)
		}
		if mended.Document.Text != test.want {
			t.Errorf("%s fixes of %s grade make %q of %q, want %q", test.least, test.grade, mended.Document.Text, test.text, test.want)
		}
		if d.Text != test.text {
			t.Errorf("the document given has changed: %q", d.Text)
		}
	}
}

func TestFixThatNeverSettlesIsAnError(t *testing.T) {
	f := rules.NewFamily("test", "Grows")
	f.Add(rules.Rule{ID: "grow", Severity: rules.Error, Check: func(p *rules.Pass) {
		p.Report(rules.Diagnostic{Span: span(0, 1), Message: "Short", Fix: rules.Replace(rules.Safe, "Grow", span(0, 0), "a")})
	}})
	e, err := rules.NewEngine([]*rules.Family{f}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Fix(article.Text("t.txt", "a"), rules.Safe, func(source string) (*rules.Document, error) { return article.Text("t.txt", source), nil })
	if err == nil || !strings.Contains(err.Error(), "do not settle") {
		t.Errorf("a fix that never settles: %v", err)
	}
}

func TestPhrases(t *testing.T) {
	m := rules.NewMatcher([]lang.Phrase{
		{Rule: "t", Text: "in the frame of"},
		{Rule: "t", Text: "in the frame"},
		{Rule: "t", Text: "leave a reply", Starts: true, Ends: true},
		{Rule: "t", Text: "share on", Open: true},
		{Rule: "t", Text: "Recall,"},
		{Rule: "t", Text: "isn't it"},
		{Rule: "t", Text: "e-mail"},
		{Rule: "other", Text: "frame"},
	})
	for text, want := range map[string]string{
		"Talks In The  Frame\u00a0of peace": "In The  Frame\u00a0of|In The  Frame",
		"in the framework of":               "",
		"within the frame":                  "",
		"Leave a Reply":                     "Leave a Reply",
		"« Leave a reply »":                 "Leave a reply",
		"Please leave a reply":              "",
		"Leave a reply here":                "",
		"Share on Perch, Nest. ":            "Share on Perch, Nest.",
		"Recall, the mine":                  "Recall,",
		"recall, the mine":                  "",
		"Recall the mine":                   "",
		"Isn’t it":                          "Isn’t it",
		"isn t it":                          "",
		"an e‑mail":                         "e‑mail",
		"in, the frame":                     "",
		"":                                  "",
	} {
		var got []string
		for _, h := range rules.Scanned(plain(text), m).Phrases("t") {
			got = append(got, h.In(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("phrases in %q: %q, want %q", text, got, want)
		}
	}
	if hits := rules.Scanned(plain("frame"), m).Phrases("none"); hits != nil {
		t.Errorf("phrases of a rule that has none: %v", hits)
	}
}

// faulty makes a family of one rule that reports each sign of a kind: "~" is a
// slip, "#" a fault of engines alone, "%" a slip of a rule without them.
func faulty() *rules.Family {
	f := rules.NewFamily("test", "Signs for faults")
	report := func(sign byte, slip rules.Slip, severity rules.Severity) func(*rules.Pass) {
		return func(p *rules.Pass) {
			for i := range len(p.Text) {
				if p.Text[i] == sign {
					p.Report(rules.Diagnostic{Severity: severity, Slip: slip, Span: span(i, i+1), Message: "Sign", Fix: rules.Replace(rules.Safe, "Remove it", span(i, i+1), "")})
				}
			}
		}
	}
	f.Add(rules.Rule{ID: "slip", Severity: rules.Warning, Slip: true, Check: report('~', rules.SlipOfRule, rules.Warning)})
	f.Add(rules.Rule{ID: "engine", Severity: rules.Warning, Slip: true, Check: report('#', rules.NoSlip, rules.Warning)})
	f.Add(rules.Rule{ID: "typed", Severity: rules.Error, Check: report('%', rules.IsSlip, rules.Error)})
	return f
}

func TestSlipsCountWhereAnEngineWasAtWork(t *testing.T) {
	e, err := rules.NewEngine([]*rules.Family{faulty()}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"a ~":       "info unsafe",
		"a ~ ~ ~":   "info unsafe, info unsafe, info unsafe",
		"a ~ ~ ~ ~": "warning safe, warning safe, warning safe, warning safe",
		"a #":       "warning safe",
		"a # ~":     "warning safe, warning safe",
		"a %":       "warning unsafe",
		"a % ~ ~":   "warning unsafe, info unsafe, info unsafe",
		"a % ~ ~ ~": "error safe, warning safe, warning safe, warning safe",
		"a # %":     "warning safe, error safe",
		"a":         "",
	} {
		var got []string
		for _, d := range e.Lint(article.Text("t.txt", text)) {
			got = append(got, d.Severity.String()+" "+d.Fix.Applicability.String())
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %s, want %s", text, strings.Join(got, ", "), want)
		}
	}
}

// A slip that has to wait for a later round, as another fix touches it, is
// mended all the same when the others are gone.
func TestWhatShowedAnEngineIsNotForgotten(t *testing.T) {
	f := rules.NewFamily("wait", "Waits for the other signs to go")
	f.Add(rules.Rule{ID: "slip", Severity: rules.Warning, Slip: true, Check: func(p *rules.Pass) {
		if strings.IndexByte(p.Text, '#') < 0 && strings.IndexByte(p.Text, '~') >= 0 {
			i := strings.IndexByte(p.Text, '~')
			p.Report(rules.Diagnostic{Span: span(i, i+1), Message: "Late", Fix: rules.Replace(rules.Safe, "Remove it", span(i, i+1), "")})
		}
	}})
	f.Add(rules.Rule{ID: "engine", Severity: rules.Warning, Check: func(p *rules.Pass) {
		for i := range len(p.Text) {
			if p.Text[i] == '#' {
				p.Report(rules.Diagnostic{Span: span(i, i+1), Message: "Sign", Fix: rules.Replace(rules.Safe, "Remove it", span(i, i+1), "")})
			}
		}
	}})
	e, err := rules.NewEngine([]*rules.Family{f}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	mended, err := e.Fix(article.Text("t.txt", "a # b # ~"), rules.Safe, func(source string) (*rules.Document, error) { return article.Text("t.txt", source), nil })
	if err != nil {
		t.Fatal(err)
	}
	if want := "a  b  "; mended.Document.Text != want {
		t.Errorf("mended: %q, want %q", mended.Document.Text, want)
	}
}
