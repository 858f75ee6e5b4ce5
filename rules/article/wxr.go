package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// looksWXR knows an export of WordPress: RSS with a namespace of its own.
func looksWXR(head string) bool {
	return looksRSS(head) && strings.Contains(head, "://wordpress.org/export/")
}

// noPosts are the types of posts that are parts of a site and no prose.
var noPosts = map[string]bool{
	"nav_menu_item": true, "revision": true, "custom_css": true, "customize_changeset": true, "oembed_cache": true,
	"wp_global_styles": true, "wp_template": true, "wp_template_part": true, "wp_navigation": true,
	"wp_font_family": true, "wp_font_face": true, "acf-field": true, "acf-field-group": true,
}

// readWXR reads an export of WordPress: each post is an article.
func readWXR(in *input) ([]*rules.Document, error) {
	s := newXMLStory(in, "rss")
	for s.next() {
		if s.name == "item" {
			s.post(s.element())
		}
	}
	return s.result()
}

// post adds a post; of a medium, its caption and its description.
func (s *xmlStory) post(item xmlElement) {
	kind := item.named("wp:post_type").string()
	if !noPosts[kind] {
		excerpt, role := item.named("excerpt:encoded"), rules.Standfirst
		if kind == "attachment" {
			role = rules.Caption
		}
		for _, part := range []struct {
			kind rules.BlockKind
			xmlElement
		}{{rules.Headline, item.named("title")}, {role, excerpt}, {rules.Paragraph, item.named("content:encoded")}} {
			if part.is() {
				s.packed(part.kind, part.xmlElement, rules.Span{}) // WordPress misses an element that is gone
			}
		}
	}
	s.article(item.named("guid").string())
}
