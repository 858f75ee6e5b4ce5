package punct

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Bullet flags the sign of a caption or a heading that the source's press uses.
var Bullet = Family.Add(rules.Rule{
	ID:      "bullet",
	Summary: "Paragraph that opens or ends with a triangle, a square or a circle",
	Why: `Papers of East Asia point from a caption to its picture with ▲, open sections with ■ or ◆ and close a story with ■. ` +
		`Without the picture the sign points nowhere, and English does not know it.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\n▲ The ferry lay in the harbour.", Good: "Ferry talks\n\nThe ferry lay in the harbour."},
		{Bad: "Ferry talks\n\nThe ferry lay in the harbour. ■", Good: "Ferry talks\n\nThe ferry lay in the harbour."},
		{Good: "Ferry talks\n\n• The ferry lay in the harbour.\n\nThe board shows ▲ for up and ▼ for down."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.MarkFirst | rules.DashFirst | rules.AnyOf(rules.Sign),
	Check:    bullet,
})

// bullets are the signs that papers of East Asia set before captions and sections.
const bullets = "▲△▼▽◆◇■□●○◎▶▷►◀◁◄※❖◈▣・"

func bullet(p *rules.Pass) {
	if t := p.Target.Base(); t == "ja" || t == "zh" || t == "ko" {
		return
	}
	atEnds(p)
	beforeLede(p)
	if !p.Shows(rules.MarkFirst) {
		return
	}
	for _, b := range p.Blocks {
		s := rules.Span{Start: p.SkipSpaces(b.Start)}
		s.End = s.Start
		for s.End < b.End && p.Text[s.End] >= utf8.RuneSelf {
			r := p.After(s.End)
			if !strings.ContainsRune(bullets, r) {
				break
			}
			s.End += len(string(r))
		}
		text := min(p.SkipSpaces(s.End), b.End)
		if s.Empty() || text == b.End || b.Kind == rules.ListItem {
			continue
		}
		p.Report(rules.Diagnostic{
			Span: s, Message: "Paragraph opens with " + s.In(p.Text),
			Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: s.Start, End: text}, ""),
		})
	}
}

// atEnds reports the signs between two sentences of a paragraph, those behind the
// last, and the wave that lengthens it: “Come and see us ~”.
func atEnds(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Sign) {
		m := &p.Marks()[i]
		if m.Rune != '~' && !strings.ContainsRune(bullets, m.Rune) {
			continue
		}
		b := p.Blocks[p.BlockAt(m.Start)]
		before := p.SkipSpacesBack(m.Start)
		if next := p.SkipSpaces(m.End); m.Rune != '~' && rules.IsUpper(p.After(next)) && next < b.End && rules.IsLetter(p.Before(before)) && before > b.Start {
			p.Reportf(m.Span, "Sign between two sentences: %s", m.In(p.Text))
			continue
		}
		if p.SkipSpaces(m.End) < b.End || before <= b.Start || b.Kind == rules.ListItem || m.Rune == '~' && !rules.IsLetter(p.Before(before)) {
			continue
		}
		p.Report(rules.Diagnostic{
			Span: m.Span, Message: "Paragraph ends with " + m.In(p.Text),
			Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: before, End: m.End}, ""),
		})
	}
}

// beforeLede reports a hyphen before the first sentence, where no list follows.
func beforeLede(p *rules.Pass) {
	if !p.Shows(rules.DashFirst) || len(p.Blocks) < 2 || p.Blocks[1].Kind != rules.Paragraph {
		return
	}
	b := p.Trim(p.Blocks[1].Span)
	text := p.SkipSpaces(b.Start + 1)
	if b.Empty() || p.Text[b.Start] != '-' || !rules.IsUpper(p.After(text)) || p.Before(b.End) != '.' || len(p.Blocks) > 2 && p.After(p.SkipSpaces(p.Blocks[2].Start)) == '-' {
		return
	}
	p.Report(rules.Diagnostic{
		Span: rules.Span{Start: b.Start, End: b.Start + 1}, Message: "The first paragraph opens with a hyphen",
		Fix: rules.Replace(rules.Unsafe, "Remove it", rules.Span{Start: b.Start, End: text}, ""),
	})
}
