package article_test

import (
	"fmt"
	"html"
	"strings"
	"testing"
)

// paragraphs gives the paragraphs of news of about a size in bytes, no two the same.
func paragraphs(size int) []string {
	var all []string
	for n := 0; n < size; {
		i := len(all)
		text := fmt.Sprintf("The mayor of Marlow spoke for %d minutes about the bridge at the mill, which — he said — would open on day %d of the spring. The works had cost %d crowns more than planned, and the council wants to know why.", i%90, i, 7*i)
		if i%2 == 1 {
			text = fmt.Sprintf("“We have been ready for %d days,” said Anna Mertens & her crew, who lead the works. They had come with %d engineers and a model of the bridge, and answered %d questions of the people of the town until late in the evening.", i, i%9, i/2)
		}
		all = append(all, text)
		n += len(text)
	}
	return all
}

// page gives a page of news, with the markup that pages of newspapers have.
func page(paragraphs []string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens in Marlow</h1>\n")
	for i, text := range paragraphs {
		text = strings.ReplaceAll(html.EscapeString(text), "—", "&mdash;")
		text = strings.Replace(text, "Marlow", `<a href="https://example.org/marlow" title="All about Marlow">Marlow</a>`, 1)
		b.WriteString("      <p class=\"story-body__text\">" + strings.Replace(text, "the bridge", "<b>the bridge</b>", 1) + "</p>\n")
		if i%4 == 3 {
			b.WriteString("<script>window.layer = window.layer || []; function tell(){layer.push(arguments);} tell('js', new Date());</script>\n")
		}
	}
	b.WriteString("</article></body></html>\n")
	return b.String()
}

// samples gives a large file of each format; the prose is the same.
func samples() []struct{ name, text string } {
	all := paragraphs(1 << 20)
	return []struct{ name, text string }{
		{"a.txt", "Bridge reopens in Marlow\n\n" + strings.Join(all, "\n\n")},
		{"a.html", page(all)},
	}
}

// BenchmarkRead reads a file and maps it.
func BenchmarkRead(b *testing.B) {
	for _, s := range samples() {
		b.Run(s.name, func(b *testing.B) {
			data := []byte(s.text)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				read(b, s.name, data)
			}
		})
	}
}

// BenchmarkLint reads a file and runs all rules.
func BenchmarkLint(b *testing.B) {
	e := engine(b)
	for _, s := range samples() {
		b.Run(s.name, func(b *testing.B) {
			data := []byte(s.text)
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				e.LintAll(read(b, s.name, data).Documents)
			}
		})
	}
}
