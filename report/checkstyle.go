package report

import (
	"bufio"
	"encoding/xml"
	"io"

	"github.com/mtlint/mtlint/rules"
)

// checkstyle writes the XML of Checkstyle, which many servers and editors
// read; it is defined by what Checkstyle's XMLLogger writes:
// https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html.
// Columns count code points from 1.
type checkstyle struct {
	out  *bufio.Writer
	head bool
}

func newCheckstyle(w io.Writer, _ Options) Writer { return &checkstyle{out: bufio.NewWriter(w)} }

type (
	checkstyleFile struct {
		XMLName xml.Name          `xml:"file"`
		Name    string            `xml:"name,attr"`
		Errors  []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// Write writes the diagnostics of one file.
func (c *checkstyle) Write(r Result) error {
	f := checkstyleFile{Name: r.Path}
	if r.found() > 0 {
		lines := rules.NewLines(r.Source)
		r.each(func(article *rules.Document, d *rules.Diagnostic) {
			p := placeOf(article, lines, d.Span)
			f.Errors = append(f.Errors, checkstyleError{p.Line, p.Column, d.Severity.String(), said(article, d), d.Rule.ID})
		})
	}
	c.begin()
	return writeXML(c.out, f)
}

// Close writes the end of the document.
func (c *checkstyle) Close() error {
	c.begin()
	_, _ = c.out.WriteString("\n</checkstyle>\n")
	return c.out.Flush()
}

// begin writes what stands before the first file. The version is that of the
// Checkstyle whose form this is.
func (c *checkstyle) begin() {
	if !c.head {
		c.head = true
		_, _ = c.out.WriteString(xml.Header + `<checkstyle version="10.0">`) // the buffer keeps an error
	}
}

// writeXML writes an element, indented by two. What XML has no place for, such
// as control characters, becomes U+FFFD.
func writeXML(out *bufio.Writer, element any) error {
	_, _ = out.WriteString("\n")
	e := xml.NewEncoder(out)
	e.Indent("  ", "  ")
	if err := e.Encode(element); err != nil {
		return err
	}
	return out.Flush()
}
