package boilerplate

import "github.com/mtlint/mtlint/rules"

// Credit flags the credit of a picture or a source among the story.
var Credit = Family.Add(rules.Rule{
	ID:      "credit",
	Summary: "Credit of a picture or a source among the story",
	Why: `The credit under a picture (“Photo: …”, “Screenshot from video”) becomes a paragraph once the picture is gone. ` +
		`Run into the lede it makes one sentence of two: “Photo: Aurora How the ferry came back”.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nPhoto: Aurora Press\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nPhotos of the empty harbour went round the world."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.OpenBracket),
	Check:    credit,
})

func credit(p *rules.Pass) {
	const rule = "boilerplate/credit"
	lines(p, rule, "Credit of a picture or a source, not part of the story", rules.Unsafe)
	done := -1
	for _, h := range p.Phrases(rule) {
		b := p.BlockAt(h.Start)
		if b == done || !h.Phrase.Starts || !h.Phrase.Open || !colonBehind(p.Document, &h) {
			continue
		}
		done = b
		if c := read(p.Document, b); c.owner == rule && c.grade == rules.NoFix && p.Blocks[b].Kind != rules.Headline {
			p.Report(rules.Diagnostic{
				Severity: rules.Warning,
				Span:     rules.Span{Start: h.Start, End: p.Words()[h.To-1].End},
				Message:  "Credit of a picture run into the story",
			})
		}
	}
	bracketed(p)
}

// bracketCredit is how many bytes a credit in brackets has at most.
const bracketCredit = 120

var pictures = rules.KeysOf("photo", "photos", "photograph", "image", "images", "picture", "pictures", "video", "screenshot", "file", "credit", "graphic", "illustration")

// bracketed reports credits in brackets at the end of a paragraph: “[Photo: Aurora Press]”, “(Image / Osta town)”.
func bracketed(p *rules.Pass) {
	words := p.Words()
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := p.Marks()[i]
		w := int(m.Next)
		if w == len(words) || words[w].Start != m.End || words[w].Case == rules.Lower || !pictures.Has(words[w].Key) {
			continue
		}
		b := p.Blocks[p.BlockAt(m.Start)].Span
		end := p.SkipSpacesBack(b.End)
		switch p.After(p.SkipSpaces(words[w].End)) {
		case ':', '/', '=', '\u00a9', '|':
		default:
			continue
		}
		if closing := p.Before(end); closing != ')' && closing != ']' || end-m.Start > bracketCredit || m.Start == b.Start {
			continue
		}
		s := rules.Span{Start: m.Start, End: end}
		p.Report(rules.Diagnostic{
			Span: s, Message: "Credit of a picture among the story",
			Fix: rules.Replace(rules.Unsafe, "Remove the credit", rules.Span{Start: p.SkipSpacesBack(m.Start), End: end}, ""),
		})
	}
}
