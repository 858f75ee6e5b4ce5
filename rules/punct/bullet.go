package punct

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Bullet flags the sign of a caption or a heading that the source's press uses.
var Bullet = Family.Add(rules.Rule{
	ID:      "bullet",
	Summary: "Paragraph that opens with a triangle, a square or a circle",
	Why: `Papers of East Asia point from a caption to its picture with ▲ and open sections with ■ or ◆. ` +
		`Without the picture the sign points nowhere, and English does not know it.`,
	Examples: []rules.Example{
		{Bad: "Ferry talks\n\n▲ The ferry lay in the harbour.", Good: "Ferry talks\n\nThe ferry lay in the harbour."},
		{Good: "Ferry talks\n\n• The ferry lay in the harbour.\n\nThe board shows ▲ for up and ▼ for down."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.MarkFirst,
	Check:    bullet,
})

// bullets are the signs that papers of East Asia set before captions and sections.
const bullets = "▲△▼▽◆◇■□●○◎▶▷►◀◁◄※❖◈▣"

func bullet(p *rules.Pass) {
	if t := p.Target.Base(); t == "ja" || t == "zh" || t == "ko" {
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
