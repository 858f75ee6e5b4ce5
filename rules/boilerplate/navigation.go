package boilerplate

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Navigation flags a menu, a breadcrumb or a tag line among the story.
var Navigation = Family.Add(rules.Rule{
	ID:      "navigation",
	Summary: "Menu, breadcrumb or tag line among the story",
	Why:     `Menus, breadcrumbs and tag lines surround an article: “Home » News »”, “Back to top”, “Tags: ferry, harbour”. A crawler that takes the page for the article sends them to the engine as well.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nBack to top",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nBack to back sailings will run until May."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.InnerCapital,
	Phrases:  []string{"boilerplate/navigation", leadLabel},
	Check:    navigation,
})

func navigation(p *rules.Pass) {
	const message = "Navigation of the page, not part of the story"
	lines(p, "boilerplate/navigation", message, rules.Safe)
	for _, h := range p.Phrases(leadLabel) {
		lead(p, &h)
	}
	for b := range p.Blocks {
		if b > 0 && neighbour(p.Document, b) {
			reportBlock(p, b, message, rules.Safe)
		}
	}
}

// leadLabel is what the packs call the labels that a page has before its lede:
// “Core tip: the ferry sails again”.
const leadLabel = "boilerplate/lead-label"

// lead reports such a label where the lede follows it in the same block.
func lead(p *rules.Pass, h *rules.Hit) {
	b := p.BlockAt(h.Start)
	if _, to := p.BlockWords(b); h.To == to || p.Blocks[b].Kind == rules.Headline || read(p.Document, b).grade != rules.NoFix {
		return
	}
	s := rules.Span{Start: h.Start, End: p.SkipSpaces(p.Words()[h.To-1].End) + 1}
	p.Report(rules.Diagnostic{
		Severity: rules.Info, Span: s, Message: "Label of the page before the text",
		Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: s.Start, End: p.SkipSpaces(s.End)}, ""),
	})
}

// neighbour reports whether block b is a link to the article before or behind
// this one, whose label is glued to its headline: “Previous articleBridge to close”.
func neighbour(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	if to-from < 2 || to-from > restUnsafe {
		return false
	}
	if label := d.Words()[from].Key; label != keyPrevious && label != keyNext {
		return false
	}
	glued := d.Words()[from+1]
	return strings.HasPrefix(glued.In(d.Text), "article") && rules.IsUpper(d.After(glued.Start+len("article")))
}

var keyPrevious, keyNext = rules.Key("previous"), rules.Key("next")
