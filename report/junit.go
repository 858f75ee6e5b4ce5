package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// jUnit writes the XML of JUnit's test results as Jenkins and GitLab read it;
// its schema is junit-10.xsd of Jenkins' xUnit plugin:
// https://github.com/jenkinsci/xunit-plugin. A file is a suite, and what a rule
// finds in an article is one test, so that its name is the same from run to
// run. A rule that found nothing that counts has passed.
type jUnit struct {
	out    *bufio.Writer
	failOn rules.Severity
	head   bool
}

func newJUnit(w io.Writer, o Options) Writer {
	j := &jUnit{out: bufio.NewWriter(w), failOn: o.FailOn}
	if j.failOn == 0 {
		j.failOn = rules.Warning
	}
	return j
}

type (
	jUnitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []jUnitCase `xml:"testcase"`
	}
	jUnitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *jUnitFailure `xml:"failure"`
		Out     string        `xml:"system-out,omitempty"`
	}
	jUnitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// Write writes one file as a suite.
func (j *jUnit) Write(r Result) error {
	suite := jUnitSuite{Name: r.Path}
	for i := range r.Articles {
		suite.Cases = append(suite.Cases, j.cases(&r, &r.Articles[i])...)
	}
	for _, c := range suite.Cases {
		if c.Failure != nil {
			suite.Failures++
		}
	}
	if len(suite.Cases) == 0 {
		suite.Cases = []jUnitCase{{Class: r.Path, Name: "no faults"}}
	}
	suite.Tests = len(suite.Cases)
	j.begin()
	return writeXML(j.out, suite)
}

// cases gives the tests of an article: one a rule that found something, in the
// order of what was found.
func (j *jUnit) cases(r *Result, m *rules.Mended) []jUnitCase {
	if len(m.Left) == 0 {
		return nil
	}
	lines := rules.NewLines(r.Source)
	byRule := map[*rules.Rule]*ruleCase{}
	var order []*ruleCase
	for i := range m.Left {
		d := &m.Left[i]
		c := byRule[d.Rule]
		if c == nil {
			c = &ruleCase{rule: d.Rule}
			byRule[d.Rule] = c
			order = append(order, c)
		}
		p := placeOf(m.Document, lines, d.Span)
		fmt.Fprintf(&c.places, "%s:%d:%d: %s: %s\n", visible(r.Path), p.Line, p.Column, d.Severity, said(m.Document, d))
		if c.count++; c.count == 1 {
			c.message = visible(d.Message)
		}
		c.gravest = max(c.gravest, d.Severity)
	}
	cases := make([]jUnitCase, len(order))
	for i, c := range order {
		cases[i] = j.test(c, r.Path, c.rule.ID+inArticle(m.Document))
	}
	return cases
}

// A ruleCase is what a rule found in an article.
type ruleCase struct {
	rule    *rules.Rule
	count   int
	gravest rules.Severity
	message string // the first
	places  strings.Builder
}

// test gives what a rule found as a test.
func (j *jUnit) test(c *ruleCase, path, name string) jUnitCase {
	test := jUnitCase{Class: path, Name: name}
	if c.gravest < j.failOn {
		test.Out = c.places.String()
		return test
	}
	message := c.message
	if c.count > 1 {
		message += fmt.Sprintf(" (and %d more)", c.count-1)
	}
	test.Failure = &jUnitFailure{c.gravest.String(), message, "\n" + c.places.String()}
	return test
}

// Close writes the end of the document.
func (j *jUnit) Close() error {
	j.begin()
	_, _ = j.out.WriteString("\n</testsuites>\n")
	return j.out.Flush()
}

// begin writes what stands before the first suite.
func (j *jUnit) begin() {
	if !j.head {
		j.head = true
		_, _ = j.out.WriteString(xml.Header + `<testsuites name="mtlint">`) // the buffer keeps an error
	}
}
