package boilerplate

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

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
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.OpenBracket, rules.Slash),
	Phrases:  []string{"boilerplate/credit", creditBehind},
	Check:    credit,
})

func credit(p *rules.Pass) {
	const rule = "boilerplate/credit"
	lines(p, rule, "Credit of a picture or a source, not part of the story", rules.Unsafe)
	done := -1
	for _, h := range p.OwnPhrases() {
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
	for _, h := range p.PhrasesOf(ofCreditBehind) {
		behind(p, &h)
	}
	if p.Shows(rules.AnyOf(rules.Slash)) {
		divided(p)
	}
}

// creditBehind is what the packs call the words of a credit behind a caption.
const creditBehind = "boilerplate/credit-behind"

var ofCreditBehind = rules.NamePhrases(creditBehind)

// creditMost is how many words the credit behind a caption has at most.
const creditMost = 8

// credits reports whether a colon and a name follow words[w]: “(photo: Ada Brook)”.
func credits(p *rules.Pass, words []rules.Word, w int) bool {
	return p.After(words[w].End) == ':' && w+1 < len(words) && words[w+1].Case == rules.Title
}

// behind reports a credit that ends a block: “The ferry at the pier — Photo: Aurora Press”.
func behind(p *rules.Pass, h *rules.Hit) {
	b := p.BlockAt(h.Start)
	from, to := p.BlockWords(b)
	words := p.Words()
	sign := p.Before(p.SkipSpacesBack(h.Start))
	equals := sign == '=' || sign == '＝' // Japanese: “The ferry = courtesy of the harbour”
	if at := strings.LastIndex(p.Text[p.Blocks[b].Start:h.Start], " = "); at > 0 && !endsInStop(p.Document, b) {
		placed := *h // “The ferry = Kernau, photo by staff”
		placed.Start = p.Blocks[b].Start + at + len(" = ")
		h, equals, sign = &placed, true, '='
	}
	if h.From == from || h.To == to || to-h.To > creditMost || words[h.From].Case == rules.Lower && !equals || endsInStop(p.Document, b) && !named(p.Document, words[h.To:to]) || read(p.Document, b).grade != rules.NoFix {
		return
	}
	switch sign {
	case '.', '!', '?', '…', '–', '—', '-', '|', '/', ')', '”', '"', '•', '·', '(', '[', '=', '＝':
	default:
		return
	}
	at := p.SkipSpacesBack(h.Start)
	for at > p.Blocks[b].Start && strings.ContainsRune("–—-|/•·([=＝", p.Before(at)) {
		at = p.SkipSpacesBack(at - len(string(p.Before(at))))
	}
	s := rules.Span{Start: h.Start, End: text(p.Document, b).End}
	p.Report(rules.Diagnostic{
		Span: s, Message: "Credit of a picture or a source behind the text",
		Fix: rules.Replace(rules.Unsafe, "Remove the credit", rules.Span{Start: at, End: s.End}, ""),
	})
}

// divided reports lines that are the names of a person and of an agency: “Ada Brook / Aurora Press”.
func divided(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Slash) {
		m := p.Marks()[i]
		b := p.BlockAt(m.Start)
		from, to := p.BlockWords(b)
		n := int(m.Next) - from
		if m.Rune != '/' || n < 2 || n > 3 || int(m.Next) == to || to-int(m.Next) > 3 || p.Blocks[b].Kind == rules.Headline || !named(p.Document, p.Words()[from:to]) {
			continue
		}
		if s := text(p.Document, b); strings.ContainsAny(p.Text[s.Start:s.End], ",:;()?!|&\"“") || read(p.Document, b).grade != rules.NoFix {
			continue
		}
		reportBlock(p, b, "Credit of a picture or a source, not part of the story", rules.Unsafe)
	}
}

// labelled reports the label of a medium in brackets that block b begins with,
// mark m: “[Photo] The ferry at the pier”.
func labelled(p *rules.Pass, b int, m rules.Mark) {
	_, to := p.BlockWords(b)
	words := p.Words()
	w := int(m.Next)
	for w < to && w < int(m.Next)+3 && (depicted.Has(words[w].Key) || words[w].Script == rules.Digits) {
		w++
	}
	if w == int(m.Next) || words[w-1].Script == rules.Digits && w == int(m.Next)+1 || p.Blocks[b].Kind == rules.Headline {
		return
	}
	if r := p.After(words[w-1].End); r != ']' && r != ')' || words[int(m.Next)].Case == rules.Lower {
		return
	}
	s := rules.Span{Start: m.Start, End: words[w-1].End + 1}
	p.Report(rules.Diagnostic{
		Span: s, Message: "Label of a picture among the story",
		Fix: rules.Replace(rules.Unsafe, "Remove the label", rules.Span{Start: s.Start, End: p.SkipSpaces(s.End)}, ""),
	})
}

// depicted are the words of such labels.
var depicted = rules.KeysOf("photo", "photos", "image", "images", "picture", "pictures", "video", "videos", "movie", "gallery", "slideshow", "infographic", "infographics", "graphic", "graphics",
	"chart", "figure", "map", "table", "poll", "audio", "podcast", "photoreport", "screenshot", "animation", "embed", "tweet", "with", "and", "exclusive", "breaking", "update", "updated")

// bracketCredit is how many bytes a credit in brackets has at most.
const bracketCredit = 120

var depictions = rules.KeysOf("photo", "photos", "photograph", "image", "images", "picture", "pictures", "video", "screenshot", "file", "credit", "graphic", "illustration")

// bracketed reports credits in brackets at the end of a paragraph: “[Photo: Aurora Press]”, “(Image / Osta town)”.
func bracketed(p *rules.Pass) {
	words := p.Words()
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := p.Marks()[i]
		w := int(m.Next)
		if w < len(words) && words[w].Start == m.End {
			if b := p.BlockAt(m.Start); m.Start == p.SkipSpaces(p.Blocks[b].Start) {
				labelled(p, b, m)
				continue
			}
		}
		if w == len(words) || words[w].Start != m.End || words[w].Case == rules.Lower && !credits(p, words, w) || !depictions.Has(words[w].Key) {
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
