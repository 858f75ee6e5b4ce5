package markup

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Citation flags the notes of a reference work.
var Citation = Family.Add(rules.Rule{
	ID:      "citation",
	Summary: "Note number or edit link of a reference work",
	Why: `Paragraphs copied from a reference work bring its note numbers and links along: [12], [edit], [citation needed]. The
notes themselves are not there, and it shows that the text is not the paper's own.`,
	Examples: []rules.Example{
		{Bad: "The pier was built in 1804.[12] It was enlarged later.", Good: "The pier was built in 1804. It was enlarged later."},
		{Good: "“We [the owners] paid [£12] for it [again],” he said. The score was [3]."},
	},
	Severity: rules.Info,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.NotRound | rules.FigureTail,
	Check:    citation,
})

func citation(p *rules.Pass) {
	chatSources(p)
	end := 0
	for _, i := range p.MarksOf(rules.OpenBracket) {
		m := p.Marks()[i]
		if m.Rune != '[' || m.Start < end {
			continue
		}
		b := p.Blocks[p.BlockAt(m.Start)].Span
		if n := numberedSource(p, m.Start, b.End); n > end {
			end = n
			continue
		}
		if n := wikiLink(p, m.Start, b.End); n > end {
			end = n
			continue
		}
		s := rules.Span{Start: m.Start, End: m.Start}
		for {
			n := note(p.Text[s.End:b.End])
			if n == 0 {
				break
			}
			s.End += n
		}
		if s.Empty() || m.Start == b.Start {
			continue
		}
		if word := p.Text[s.Start+1] > '9'; !word && rules.IsSpace(p.Before(s.Start)) {
			continue // "[3]" in its own place
		}
		end = s.End
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: "Note of a reference work: " + clip(s.In(p.Text)),
			Fix:     remove(p, rules.Unsafe, "Remove it", s),
		})
	}
}

// numberedSource reports the source that a chat gives as the number of a link,
// “[[1]](https://port.example/n)”, at a byte offset, and gives its end; 0 where
// there is none.
func numberedSource(p *rules.Pass, at, end int) int {
	text := p.Text[at:min(end, at+linkBytes)]
	rest, ok := strings.CutPrefix(text, "[[")
	n := strings.Index(rest, "]](http")
	if !ok || n < 1 || n > 3 || strings.Trim(rest[:n], "0123456789") != "" {
		return 0
	}
	n = strings.IndexAny(text, ") ")
	if n < 0 || text[n] != ')' {
		return 0
	}
	s := rules.Span{Start: at, End: at + n + 1}
	p.Report(rules.Diagnostic{Severity: rules.Warning, Span: s, Message: "Source that a chat gives: " + clip(s.In(p.Text)), Fix: remove(p, rules.Unsafe, "Remove it", s)})
	return s.End
}

// chatSources reports the signs that a chat has for its sources, when the marks
// around them are lost: “citeturn0search1”.
func chatSources(p *rules.Pass) {
	if !p.Shows(rules.FigureTail) {
		return
	}
	for _, i := range p.Spelt() {
		w := p.Words()[i]
		text := strings.TrimPrefix(w.In(p.Text), "cite")
		rest := strings.TrimLeft(strings.TrimPrefix(text, "turn"), "0123456789")
		if !strings.HasPrefix(text, "turn") || len(rest) == len(text)-len("turn") {
			continue
		}
		kind := strings.TrimRight(rest, "0123456789")
		if len(kind) == len(rest) || !sourceKinds[kind] && !strings.Contains(kind, "search") {
			continue
		}
		p.Report(rules.Diagnostic{Severity: rules.Error, Span: w.Span, Message: "Source that a chat gives: " + clip(w.In(p.Text)), Fix: remove(p, rules.Unsafe, "Remove it", w.Span)})
	}
}

var sourceKinds = map[string]bool{"search": true, "view": true, "news": true, "image": true, "fetch": true, "file": true, "academia": true, "product": true, "forecast": true, "finance": true}

// wikiLink reports a link of a wiki, “[[Lund Island]]”, at a byte offset, and
// gives its end; 0 where there is none.
func wikiLink(p *rules.Pass, at, end int) int {
	text := p.Text[at:min(end, at+longestLink)]
	n := strings.Index(text, "]]")
	if !strings.HasPrefix(text, "[[") || n < 3 || strings.ContainsAny(text[2:n], "[]\n") || !wordPart(p.After(at+2)) {
		return 0
	}
	s := rules.Span{Start: at, End: at + n + len("]]")}
	d := rules.Diagnostic{Severity: rules.Warning, Span: s, Message: "Link of a wiki: " + clip(s.In(p.Text))}
	if target := text[2:n]; !strings.ContainsAny(target, "|:") {
		d.Fix = rules.Replace(rules.Unsafe, "Keep its text", s, target)
	}
	p.Report(d)
	return s.End
}

// longestLink is as long as a link of a wiki is taken to be, in bytes.
const longestLink = 120

// note gives the length of a note at the start of text: "[12]", "[edit]".
func note(text string) int {
	if !strings.HasPrefix(text, "[") {
		return 0
	}
	end := strings.IndexByte(text[:min(len(text), 32)], ']')
	if end < 2 {
		return 0
	}
	switch inside := strings.ToLower(text[1:end]); inside {
	case "edit", "edit source", "citation needed", "clarification needed", "when?", "who?", "by whom?", "according to whom?", "better source needed", "dubious – discuss", "update":
		return end + 1
	default:
		if end <= 4 && strings.Trim(inside, "0123456789") == "" {
			return end + 1
		}
	}
	return 0
}
