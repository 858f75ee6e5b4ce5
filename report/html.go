package report

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// pageFiles are the template of the page, its style and its script.
//
//go:embed page/page.html page/page.css page/page.js
var pageFiles embed.FS

const (
	chartBars   = 12 // bars of a chart of articles or sources
	familyBars  = 30 // bars of a chart of families
	openMost    = 10 // articles with faults up to which all stand open
	titleWidth  = 90 // columns of a title
	removedMost = 60 // columns of a passage that a fix removes
)

// htmlWriter writes one page for editors: the verdicts, charts, a table of all
// articles, and the text of each that has faults. It needs no other file, no
// network and, but for sorting the table, no script.
type htmlWriter struct {
	out     io.Writer
	options Options
	page    pageData
	sources map[string]*tally
	family  map[string]*tally
}

func newHTML(w io.Writer, o Options) Writer {
	return &htmlWriter{out: w, options: o, sources: map[string]*tally{}, family: map[string]*tally{}}
}

// pageData is what the template shows.
type pageData struct {
	Version    string
	Totals     Totals
	Tally      tally
	Thresholds []Thresholds // that articles were judged by, each once
	Verdicts   []pageVerdict
	Charts     []pageChart
	Rows       []*pageArticle // all, the worst first
	Articles   []*pageArticle // those with faults, in the order of the run
	Ignores    []*pageFault   // what is wrong with ignores
	Open       bool           // whether articles stand open
}

// pageVerdict is how many articles got a verdict.
type pageVerdict struct {
	Verdict Verdict
	Count   int
	Means   string
}

// pageArticle is an article.
type pageArticle struct {
	Number  int
	Title   string
	Place   string // path, and article in the file
	Lang    string
	Tally   tally
	Verdict Verdict
	Blocks  []pageBlock
	Faults  []*pageFault
}

// pageBlock is a paragraph, cut where faults begin and end.
type pageBlock struct {
	Kind  string
	Parts []pagePart
}

// pagePart is a piece of a paragraph: plain, or marked as a fault.
type pagePart struct {
	Text  string
	Fault *pageFault
	Again bool // the fault began in a part before
	Also  bool // another place of the fault
}

// pageFault is a fault.
type pageFault struct {
	ID       string
	Number   int
	Severity string
	Message  string
	Place    string // of what stands in no article: path, line and column
	Rule     string
	Summary  string
	Line     int
	Column   int
	Related  []related
	Fix      *pageFix
	spans    []rules.Span // the fault, then its other places
}

// pageFix is how a fault is mended.
type pageFix struct {
	Title, Grade string
	Changes      []pageChange
}

// pageChange is a change with the words around it.
type pageChange struct{ Before, Old, New, After string }

// Write takes in one file.
func (h *htmlWriter) Write(r Result) error {
	h.page.Totals.Add(&r)
	lines := rules.NewLines(r.Source)
	for i := range r.Articles {
		m := &r.Articles[i]
		if !m.NoArticle {
			h.article(&r, m, lines)
			continue
		}
		for j := range m.Left {
			f := faultOf(m.Document, lines, &m.Left[j], 0, 0)
			f.Place = fmt.Sprintf("%s:%d:%d", visible(r.Path), f.Line, f.Column)
			h.page.Ignores = append(h.page.Ignores, f)
		}
	}
	return nil
}

// article takes in one article.
func (h *htmlWriter) article(r *Result, m *rules.Mended, lines *rules.Lines) {
	t := tallyOf(m)
	if by := r.Thresholds.orDefault(); !slices.Contains(h.page.Thresholds, by) {
		h.page.Thresholds = append(h.page.Thresholds, by)
	}
	a := &pageArticle{
		Number:  len(h.page.Rows) + 1,
		Title:   titleOf(m.Document),
		Place:   visible(r.Path) + inArticle(m.Document),
		Lang:    string(m.Document.Target),
		Tally:   t,
		Verdict: r.Thresholds.verdict(t),
	}
	if a.Title == "" {
		a.Title = a.Place
	}
	h.page.Rows = append(h.page.Rows, a)
	h.page.Tally.join(t)
	joined(h.sources, sourceOf(r, m.Document), t)
	if len(m.Left) == 0 {
		return
	}
	for i := range m.Left {
		d := &m.Left[i]
		var one tally
		one.add(d.Severity)
		joined(h.family, d.Rule.Family(), one)
		a.Faults = append(a.Faults, faultOf(m.Document, lines, d, a.Number, i+1))
	}
	a.Blocks = blocksOf(m.Document, a.Faults)
	h.page.Articles = append(h.page.Articles, a)
}

// joined adds a tally to those of a name.
func joined(all map[string]*tally, name string, t tally) {
	if all[name] == nil {
		all[name] = &tally{}
	}
	all[name].join(t)
}

// sourceOf names where an article came from: its folder, or the file where
// that holds several articles, as a feed does.
func sourceOf(r *Result, article *rules.Document) string {
	name := filepath.ToSlash(r.Path)
	if article.Article == 0 {
		name = path.Dir(name) + "/"
	}
	return visible(name)
}

// titleOf gives the headline of an article, or how it begins.
func titleOf(d *rules.Document) string {
	for _, kind := range []rules.BlockKind{rules.Headline, rules.Paragraph} {
		for _, b := range d.Blocks {
			if b.Kind == kind {
				if text := strings.Join(strings.Fields(b.In(d.Text)), " "); text != "" {
					return join(cutEnd(appendCells(nil, text, 0, false), titleWidth, false))
				}
			}
		}
	}
	return ""
}

// faultOf gives a diagnostic as the page shows it.
func faultOf(d *rules.Document, lines *rules.Lines, found *rules.Diagnostic, article, number int) *pageFault {
	p := placeOf(d, lines, found.Span)
	f := &pageFault{
		ID:       fmt.Sprintf("f%d-%d", article, number),
		Number:   number,
		Severity: found.Severity.String(),
		Message:  visible(found.Message),
		Rule:     found.Rule.ID,
		Summary:  found.Rule.Summary,
		Line:     p.Line,
		Column:   p.Column,
		spans:    []rules.Span{found.Span},
	}
	for _, other := range found.Related {
		f.spans = append(f.spans, other.Span)
		if other.Message != "" {
			f.Related = append(f.Related, related{placeOf(d, lines, other.Span), visible(other.Message)})
		}
	}
	if found.Fix == nil {
		return f
	}
	f.Fix = &pageFix{Title: visible(found.Fix.Title), Grade: grade(d, found.Fix).String()}
	for _, c := range changesOf(d, found.Fix) {
		f.Fix.Changes = append(f.Fix.Changes,
			pageChange{visible(c.before), shortened(c.old, changeMax), shortened(c.new, changeMax), visible(c.after)})
	}
	if len(f.Fix.Changes) == 0 { // whole lines go
		for _, e := range found.Fix.Edits[:min(len(found.Fix.Edits), changes)] {
			text := strings.Join(strings.Fields(e.Span.In(d.Text)), " ")
			f.Fix.Changes = append(f.Fix.Changes, pageChange{Old: shortened(text, removedMost)})
		}
	}
	return f
}

// A stretch is a place to be marked.
type stretch struct {
	rules.Span
	fault *pageFault
	also  bool
}

// blocksOf cuts the text of an article where faults begin and end. Where two
// share a byte, the first has it.
func blocksOf(d *rules.Document, faults []*pageFault) []pageBlock {
	var places []stretch
	for _, f := range faults {
		for i, s := range f.spans {
			places = append(places, stretch{s, f, i > 0})
		}
	}
	slices.SortStableFunc(places, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	blocks := make([]pageBlock, 0, len(d.Blocks))
	shown := map[*pageFault]bool{}
	next := 0
	for _, b := range d.Blocks {
		block := pageBlock{Kind: kindOf(b.Kind)}
		at := b.Start
		for ; next < len(places) && places[next].Start < b.End; next++ {
			p := places[next]
			from, to := max(p.Start, at), min(p.End, b.End)
			if from < to {
				block.plain(d.Text[at:from])
				part := pagePart{Text: join(appendCells(nil, d.Text[from:to], 0, true)), Fault: p.fault, Also: p.also, Again: shown[p.fault]}
				if !p.also {
					shown[p.fault] = true
				}
				block.Parts = append(block.Parts, part)
				at = to
			}
			if p.End > b.End {
				break // it goes on in the next block
			}
		}
		block.plain(d.Text[at:b.End])
		if len(block.Parts) > 0 {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// plain adds text without a fault; its lines are joined.
func (b *pageBlock) plain(text string) {
	text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text)
	if text != "" {
		b.Parts = append(b.Parts, pagePart{Text: visible(text)})
	}
}

// kindOf names a kind of block as the style does.
func kindOf(k rules.BlockKind) string {
	switch k {
	case rules.Headline:
		return "headline"
	case rules.Standfirst:
		return "standfirst"
	case rules.Heading:
		return "heading"
	case rules.ListItem:
		return "item"
	case rules.Caption:
		return "caption"
	case rules.Quote:
		return "quote"
	default:
		return "paragraph"
	}
}

// Close writes the page.
func (h *htmlWriter) Close() error {
	p := &h.page
	p.Version = h.options.Version
	p.Open = len(p.Articles) <= openMost
	p.Verdicts = []pageVerdict{
		{Publish, 0, "nothing a reader would stumble over"},
		{Review, 0, "read the places marked"},
		{Hold, 0, "translate or edit again"},
	}
	for _, a := range p.Rows {
		p.Verdicts[Publish-a.Verdict].Count++
	}
	p.Charts = h.charts()
	slices.SortStableFunc(p.Rows, func(a, b *pageArticle) int {
		return cmp.Or(cmp.Compare(a.Verdict, b.Verdict), cmp.Compare(b.Tally.rate(), a.Tally.rate()))
	})
	page, err := template.New("page.html").Funcs(template.FuncMap{
		"thousands": Thousands,
		"count":     Count,
		"score":     func(t tally) string { return fmt.Sprintf("%.1f", t.score()) },
		"errors":    func(t tally) int { return t.errors },
		"warnings":  func(t tally) int { return t.warnings },
		"infos":     func(t tally) int { return t.infos },
		"words":     func(t tally) int { return t.words },
		"faults":    func(t tally) int { return t.faults() },
	}).ParseFS(pageFiles, "page/*")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err = page.Execute(&b, p); err == nil {
		_, err = h.out.Write(b.Bytes())
	}
	return err
}
