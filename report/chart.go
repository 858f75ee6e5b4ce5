package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The rows of a chart, in pixels: a line of text above a bar.
const (
	chartRow  = 38
	chartText = 14 // where the text stands
	chartBar  = 19 // where the bar begins
	chartName = 42 // columns of its name
)

// pageChart is a chart of bars, for an SVG whose width is that of the page:
// lengths along a bar are parts of a hundred, all others pixels.
type pageChart struct {
	Title  string
	Note   string
	Height int
	Bars   []pageBar
}

// pageBar is a bar of pieces, one a severity.
type pageBar struct {
	Full             string // its name
	Label            string // what of the name has room
	Value            string
	Link             string // to what it stands for; empty: none
	Top, TextY, BarY int
	Pieces           []pagePiece
}

// pagePiece is a piece of a bar.
type pagePiece struct {
	Severity string
	X, Width string // parts of a hundred
	Count    int
}

// A barData is a bar to be drawn: its length, and how the severities share it.
type barData struct {
	label, link string
	length      float64
	value       string
	tally       tally
}

// charts gives the charts of the page.
func (h *htmlWriter) charts() []pageChart {
	var families, articles, sources []barData
	for name, t := range h.family {
		families = append(families, barData{name, "", float64(t.faults()), Thousands(t.faults()), *t})
	}
	for _, a := range h.page.Articles {
		articles = append(articles, barData{a.Title, fmt.Sprintf("#a%d", a.Number), float64(a.Tally.faults()), Thousands(a.Tally.faults()), a.Tally})
	}
	for name, t := range h.sources {
		rate := float64(t.faults()) * 1000 / float64(max(t.words, 1))
		sources = append(sources, barData{name, "", rate, fmt.Sprintf("%.1f", rate), *t})
	}
	return []pageChart{
		chartOf("Faults by family", "faults", families, familyBars),
		chartOf("Faults by article", "faults", articles, chartBars),
		chartOf("Faults by source", "faults per 1,000 words; a source is a folder, or a file of several articles", sources, chartBars),
	}
}

// chartOf draws a chart of the longest bars.
func chartOf(title, note string, bars []barData, most int) pageChart {
	bars = slices.DeleteFunc(bars, func(b barData) bool { return b.length == 0 })
	slices.SortStableFunc(bars, func(a, b barData) int {
		return cmp.Or(cmp.Compare(b.length, a.length), strings.Compare(a.label, b.label))
	})
	if len(bars) > most {
		note += fmt.Sprintf("; the first %d of %s", most, Thousands(len(bars)))
		bars = bars[:most]
	}
	c := pageChart{Title: title, Note: note, Height: chartRow * len(bars)}
	for i, b := range bars {
		y := i * chartRow
		label := join(cutEnd(appendCells(nil, b.label, 0, false), chartName, false))
		bar := pageBar{Full: b.label, Label: label, Value: b.value, Link: b.link, Top: y, TextY: y + chartText, BarY: y + chartBar}
		at := 0.0
		for _, piece := range []struct {
			severity string
			n        int
		}{{"error", b.tally.errors}, {"warning", b.tally.warnings}, {"info", b.tally.infos}} {
			if piece.n == 0 {
				continue
			}
			width := 100 * b.length / bars[0].length * float64(piece.n) / float64(b.tally.faults())
			bar.Pieces = append(bar.Pieces, pagePiece{piece.severity, fmt.Sprintf("%.2f%%", at), fmt.Sprintf("%.2f%%", width), piece.n})
			at += width
		}
		c.Bars = append(c.Bars, bar)
	}
	return c
}
