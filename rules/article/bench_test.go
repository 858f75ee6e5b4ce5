package article_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
)

// page gives a page of news of about a size in bytes, with the markup that
// pages of newspapers have.
func page(size int) string {
	paragraph := `<p class="story-body__text">The mayor of <a href="https://example.org/marlow" title="All about Marlow">Marlow</a> spoke for an hour about the new bridge, which &mdash; he said &mdash; would open in spring. The works had cost <b>more</b> than planned, and the council wants to know why.</p>
      <p class="story-body__text">“We are ready,” said Anna Mertens, who leads the works. She had come with three engineers and a model of the bridge, and answered the questions of the people of the town until late in the evening.</p>
`
	script := "<script>window.layer = window.layer || []; function tell(){layer.push(arguments);} tell('js', new Date());</script>\n"
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens in Marlow</h1>\n")
	for b.Len() < size {
		b.WriteString(paragraph)
		b.WriteString(script)
	}
	b.WriteString("</article></body></html>\n")
	return b.String()
}

// samples gives a large file of each format.
func samples() map[string]string {
	return map[string]string{
		"a.html": page(1 << 20),
		"a.txt":  strings.Repeat("“We are ready,” said Anna Mertens, who leads the works. She had come with three engineers.\n\n", 10000),
	}
}

// BenchmarkRead reads a file and maps it.
func BenchmarkRead(b *testing.B) {
	for name, text := range samples() {
		b.Run(name, func(b *testing.B) {
			data := []byte(text)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := article.Read(name, data, article.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLint reads a file and runs all rules.
func BenchmarkLint(b *testing.B) {
	engine, err := rules.NewEngine(all.Families(), rules.Config{Target: "en-US"})
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range samples() {
		b.Run(name, func(b *testing.B) {
			data := []byte(text)
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				f, err := article.Read(name, data, article.Options{})
				if err != nil {
					b.Fatal(err)
				}
				engine.LintAll(f.Documents)
			}
		})
	}
}
