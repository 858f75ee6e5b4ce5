package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// A fieldRole is what a field of JSON is to the article.
type fieldRole uint8

// The roles, in the order in which an article is read.
const (
	none fieldRole = iota
	headline
	standfirst
	caption
	body
	identity
	variant // tells apart what an object holds in several versions
	roleCount
)

// A roleSet is a set of roles, a bit each.
type roleSet uint8

// kind gives the kind of blocks that a field holds.
func (r fieldRole) kind() rules.BlockKind {
	switch r {
	case headline:
		return rules.Headline
	case standfirst:
		return rules.Standfirst
	case caption:
		return rules.Caption
	default:
		return rules.Paragraph
	}
}

// roleNames are the names of roles in Options.Fields.
var roleNames = map[string]fieldRole{
	"headline": headline, "standfirst": standfirst, "body": body, "caption": caption, "id": identity,
}

// usualFields are the fields of articles, as systems name them; of each role
// the first that an article has is read, since the others repeat it.
var usualFields = map[fieldRole]string{
	headline:   "headline title headlines.value",
	standfirst: "standfirst description summary subtitle dek description_text descriptions.value",
	body:       "body content text articleBody article_body content_html content_text body_html body_xhtml body_text bodies.value html full_text fulltext paragraphs",
	caption:    "caption image.caption images.caption photo.caption lead_image.caption media.caption",
	identity:   "id guid uri @id _id slug url link",
}

// A table says where the fields are.
type table struct {
	root    *step           // of an article
	wrapper *step           // of what articles stand in; nil: they may stand anywhere
	all     [roleCount]bool // whether all fields of the role are read, not the first alone

	named    []string // the fields of which an article has one
	versions bool     // whether objects hold the same in several versions
}

// A step is a member on the way to a field, or the field. Arrays are passed through.
type step struct {
	next  map[string]*step
	role  fieldRole // of the field; none: on the way
	rank  int       // of the field, among those of its role
	items bool      // whether it holds articles
}

// newTable makes the table of the usual fields, or, for roles for which the
// user names some, of those.
func newTable(given map[string][]string, usual map[fieldRole]string) *table {
	t := &table{root: new(step)}
	for role, paths := range usual {
		t.add(role, strings.Fields(paths))
	}
	for name, paths := range given {
		if role := roleNames[name]; role != none && len(paths) > 0 {
			t.root.forget(role)
			t.add(role, paths)
			t.all[role] = true
		}
	}
	for _, role := range []fieldRole{headline, body} {
		if paths := given[roleName(role)]; len(paths) > 0 {
			t.named = append(t.named, paths...)
		} else {
			t.named = append(t.named, strings.Fields(usual[role])...)
		}
	}
	return t
}

// roleName gives the name of a role in Options.Fields.
func roleName(role fieldRole) string {
	for name, r := range roleNames {
		if r == role {
			return name
		}
	}
	return ""
}

// add adds the fields of a role.
func (t *table) add(role fieldRole, paths []string) {
	for rank, path := range paths {
		at := t.root
		for name := range strings.SplitSeq(path, ".") {
			if at.next == nil {
				at.next = map[string]*step{}
			}
			if at.next[name] == nil {
				at.next[name] = new(step)
			}
			at = at.next[name]
		}
		at.role, at.rank = role, rank
	}
}

// forget takes a role from the fields that have it.
func (s *step) forget(role fieldRole) {
	if s.role == role {
		s.role = none
	}
	for _, next := range s.next {
		next.forget(role)
	}
}

// read gives the fields of an article that are read, of one role, in their order.
func (t *table) read(fields []jsonField, role fieldRole) []jsonField {
	least := -1
	for i := range fields {
		if f := &fields[i]; f.role == role && !f.raw.Empty() && (least < 0 || f.rank < least) {
			least = f.rank
		}
	}
	var read []jsonField
	type name struct{ owner, rank int }
	last := map[name]int{}
	for i := range fields {
		if f := &fields[i]; f.role == role && (f.rank == least || t.all[role]) {
			read = append(read, *f)
			last[name{f.owner, f.rank}] = f.member
		}
	}
	kept := read[:0]
	for _, f := range read {
		if last[name{f.owner, f.rank}] == f.member {
			kept = append(kept, f)
		}
	}
	return kept
}
