package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// looksJSONL reports whether a file that begins so is lines of JSON.
func looksJSONL(head string) bool {
	line, behind, found := strings.Cut(head, "\n")
	return found && looksJSON(head) && strings.HasSuffix(strings.TrimRight(line, " \t\r"), "}") && looksJSON(behind)
}

// readJSONL reads a file of one value of JSON a line. Each line has an article
// or more; one without is an empty article.
func readJSONL(in *input) ([]*rules.Document, error) {
	r := newJSONReader(in, newTable(in.options.Fields, usualFields))
	var all []*rules.Document
	for line := range lines(in.source) {
		if blank(line.In(in.source)) {
			continue
		}
		if err := r.parse(line); err != nil {
			return nil, err
		}
		all = append(all, r.documents()...)
	}
	if all == nil {
		all = r.documents()
	}
	return all, nil
}
