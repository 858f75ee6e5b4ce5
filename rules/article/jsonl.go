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
// or more; one without is an empty article. A line that is no JSON is left
// out and told of.
func readJSONL(in *input) ([]*rules.Document, error) {
	r := newJSONReader(in, newTable(in.options.Fields, usualFields))
	all, found := []*rules.Document(nil), false
	for line := range lines(in.source) {
		if blank(line.In(in.source)) {
			continue
		}
		if err := r.values(line); err != nil {
			in.leave(func() error { return r.failed(err) })
			r.forget()
			continue
		}
		found = found || len(r.items) > 0
		all = append(all, r.documents()...)
	}
	switch {
	case len(in.unread) > 0 && len(all) == 0:
		return nil, in.unread[0]
	case !found && len(all) > 0:
		return nil, r.none()
	case all == nil:
		all = r.documents()
	}
	return all, nil
}
