package report

import "github.com/mtlint/mtlint/rules"

// Visible is visible, for tests.
func Visible(text string) string { return visible(text) }

// Excerpt is excerptOf, for tests: the line as shown, and the marks below it.
func Excerpt(source string, fault rules.Span, width int) (text, marks string) {
	e := excerptOf(new([]cell), source, rules.NewLines(source), fault, nil, width)
	return e.text, e.marks
}
