package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// feedFields are the fields of an item of JSON Feed 1.1.
var feedFields = map[fieldRole]string{
	headline:   "title",
	standfirst: "summary",
	body:       "content_html content_text",
	identity:   "id url",
}

// looksJSONFeed reports whether a file that begins so is a JSON Feed.
func looksJSONFeed(head string) bool {
	return looksJSON(head) && (strings.Contains(head, "://jsonfeed.org/version/") || strings.Contains(head, `:\/\/jsonfeed.org\/version\/`))
}

// readJSONFeed reads a JSON Feed, of version 1 or 1.1: each item is an article.
func readJSONFeed(in *input) ([]*rules.Document, error) {
	t := newTable(in.options.Fields, feedFields)
	t.wrapper = &step{next: map[string]*step{"items": {items: true}}}
	return readJSONAs(in, t)
}
