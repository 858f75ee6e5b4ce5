package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// ninjsFields are the fields of IPTC's ninjs: those of version 1 are strings,
// those of versions 2 and 3 lists of versions.
var ninjsFields = map[fieldRole]string{
	headline:   "headline headlines.value title",
	standfirst: "description_text description_xhtml descriptions.value",
	body:       "body_xhtml body_html body_text bodies.value",
	caption:    "associations.description_text associations.descriptions.value",
	identity:   "uri altids.value",
	variant:    "headlines.role descriptions.role bodies.role",
}

// looksNINJS reports whether a file that begins so is ninjs.
func looksNINJS(head string) bool {
	if !looksJSON(head) {
		return false
	}
	for _, sign := range []string{"/ninjs/", `\/ninjs\/`, `"body_xhtml"`, `"body_text"`, `"bodies"`, `"pubstatus"`, `"pubStatus"`, `"headlines"`} {
		if strings.Contains(head, sign) && strings.Contains(head, `"uri"`) {
			return true
		}
	}
	return false
}

// readNINJS reads a file of ninjs: an object, or an array of them, each an article.
func readNINJS(in *input) ([]*rules.Document, error) {
	t := newTable(in.options.Fields, ninjsFields)
	t.wrapper = &step{items: true}
	t.versions = true
	return readJSONAs(in, t)
}

// versions leaves out the further versions of what an article has several
// times in the same role, such as a body in HTML and again in plain text.
func (r *jsonReader) versions(read, fields []jsonField) []jsonField {
	roles := map[int]string{}
	for i := range fields {
		if f := &fields[i]; f.role == variant {
			roles[f.owner] = f.raw.In(r.in.source)
		}
	}
	type version struct {
		rank int
		role string
	}
	owners := map[version]int{}
	var kept []jsonField
	for _, f := range read {
		v := version{f.rank, roles[f.owner]}
		if owner, again := owners[v]; again && owner != f.owner {
			continue
		}
		owners[v] = f.owner
		kept = append(kept, f)
	}
	return kept
}
