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

// inHTML gives paragraphs as HTML.
func inHTML(paragraphs []string) string {
	var b strings.Builder
	for _, text := range paragraphs {
		b.WriteString("<p>" + html.EscapeString(text) + "</p>\n")
	}
	return b.String()
}

// quoted gives a string of JSON, with the escapes that most programs write.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "</", `<\/`).Replace(text) + `"`
}

// samples gives a large file of each format; the prose is the same.
func samples() []struct{ name, text string } {
	all := paragraphs(1 << 20)
	var lines, markdown, escaped, cdata, atom, wxr, newsml, feed, nitf, xliff, tmx strings.Builder
	for from := 0; from < len(all); from += 12 { // in the formats of several articles
		some := all[from:min(len(all), from+12)]
		plain, markup := strings.Join(some, "\n\n"), inHTML(some)
		fmt.Fprintf(&lines, `{"id":%d,"url":"https://example.org/%d","lang":"en","title":"Bridge reopens in Marlow","body":%s,"tags":["bridge","town"],"score":0.5}`+"\n", from, from, quoted(plain))
		fmt.Fprintf(&feed, `{"id":"%d","url":"https://example.org/%d","title":"Bridge reopens in Marlow","content_html":%s,"tags":["bridge"]},`+"\n", from, from, quoted(markup))
		markdown.WriteString("## Bridge reopens\n\n" + plain + "\n\n")
		item := fmt.Sprintf("<item><title>Bridge reopens in Marlow</title><guid>%d</guid>\n<content:encoded>", from)
		escaped.WriteString(item + html.EscapeString(markup) + "</content:encoded></item>\n")
		cdata.WriteString(item + "<![CDATA[" + markup + "]]></content:encoded></item>\n")
		wxr.WriteString(item + "<![CDATA[<!-- more -->" + html.EscapeString(plain) + "]]></content:encoded><wp:post_type>post</wp:post_type></item>\n")
		fmt.Fprintf(&atom, "<entry><title>Bridge reopens in Marlow</title><id>%d</id>\n<content type='xhtml'><div>%s</div></content></entry>\n", from, markup)
		fmt.Fprintf(&newsml, "<newsItem guid='%d'><contentMeta><headline>Bridge reopens in Marlow</headline></contentMeta><contentSet><inlineXML><html><body>%s</body></html></inlineXML></contentSet></newsItem>\n", from, markup)
	}
	for i, text := range all { // in those of paragraphs and units
		text = html.EscapeString(text)
		nitf.WriteString("      <p>" + text + "</p>\n")
		fmt.Fprintf(&xliff, "<trans-unit id='%d'><source>%s</source>\n<target>%s</target></trans-unit>\n", i, text, text)
		tmx.WriteString("<tu><tuv xml:lang='de'><seg>" + text + "</seg></tuv>\n<tuv xml:lang='en'><seg>" + text + "</seg></tuv></tu>\n")
	}
	rss := func(items string) string {
		return "<rss version='2.0'><channel><title>Feed</title>\n" + items + "</channel></rss>\n"
	}
	return []struct{ name, text string }{
		{"a.txt", "Bridge reopens in Marlow\n\n" + strings.Join(all, "\n\n")},
		{"a.html", page(all)},
		{"a.md", markdown.String()},
		{"a.jsonl", lines.String()},
		{"a.json", `{"headline":"Bridge reopens in Marlow","body":` + quoted(strings.Join(all, "\n\n")) + "}"},
		{"html.json", `{"title":{"rendered":"Bridge reopens in Marlow"},"content":{"rendered":` + quoted(inHTML(all)) + "}}"},
		{"feed.json", `{"version":"https://jsonfeed.org/version/1.1","items":[` + strings.TrimSuffix(feed.String(), ",\n") + "]}"},
		{"ninjs.json", `{"uri":"u","headline":"Bridge reopens in Marlow","body_xhtml":` + quoted(inHTML(all)) + "}"},
		{"escaped.rss", rss(escaped.String())},
		{"cdata.rss", rss(cdata.String())},
		{"a.atom", "<feed xmlns='http://www.w3.org/2005/Atom'>" + atom.String() + "</feed>"},
		{"a.wxr", "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>" + wxr.String() + "</channel></rss>"},
		{"a.newsml", "<newsMessage><itemSet>" + newsml.String() + "</itemSet></newsMessage>"},
		{"a.nitf", "<nitf><body><body.content>\n" + nitf.String() + "</body.content></body></nitf>"},
		{"a.xlf", "<xliff><file source-language='de' target-language='en'><body>" + xliff.String() + "</body></file></xliff>"},
		{"a.tmx", "<tmx><header srclang='de'/><body>" + tmx.String() + "</body></tmx>"},
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
