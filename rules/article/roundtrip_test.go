package article_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func TestTextRoundTrip(t *testing.T) {
	roundTrip(t, "a.txt", func(_ *rapid.T, prose []string) string { return strings.Join(prose, "\n\n") }, func(source string) ([]string, error) {
		return strings.Split(source, "\n\n"), nil
	})
}

// jsonForms are the forms of JSON that have names of their own: how each
// writes a headline and a text of HTML, and where another reader finds them.
var jsonForms = []struct {
	name, form     string
	headline, text []any
}{
	{"a.jsonl", `{"no":[{"x":"y"}],"body":{"html":%[2]s},"headline":%[1]s}` + "\n", []any{"headline"}, []any{"body", "html"}},
	{"a.json", `{"version":"https:\/\/jsonfeed.org\/version\/1.1","title":"No , feed","items":[{"id":"1","content_text":"no","content_html":%[2]s,"title":%[1]s}]}`, []any{"items", 0, "title"}, []any{"items", 0, "content_html"}},
	{"b.json", `{"uri":"u","pubstatus":"usable","headline":%[1]s,"body_xhtml":%[2]s,"body_text":"no"}`, []any{"headline"}, []any{"body_xhtml"}},
	{"c.json", `{"uri":"u","headlines":[{"role":"main","value":%[1]s}],"bodies":[{"contentType":"text/html","value":%[2]s},{"value":"no"}]}`, []any{"headlines", 0, "value"}, []any{"bodies", 0, "value"}},
	{"d.json", `[{"id":7,"title":{"rendered":%[1]s},"content":{"protected":false,"rendered":%[2]s}}]`, []any{0, "title", "rendered"}, []any{0, "content", "rendered"}},
}

func TestJSONFormsRoundTrip(t *testing.T) {
	for _, form := range jsonForms {
		t.Run(form.name, func(t *testing.T) {
			roundTrip(t, form.name, func(t *rapid.T, prose []string) string {
				var text strings.Builder
				for _, p := range prose[1:] {
					text.WriteString("<p>" + inline(t, p) + "</p>\n")
				}
				return fmt.Sprintf(form.form, quote(t, "<b>"+inline(t, prose[0])+"</b>"), quote(t, text.String()))
			}, func(source string) ([]string, error) {
				var all any
				if err := json.Unmarshal([]byte(source), &all); err != nil {
					return nil, err
				}
				root, err := html.Parse(strings.NewReader("<h1>" + at(all, form.headline) + "</h1>" + at(all, form.text)))
				if err != nil {
					return nil, err
				}
				return paragraphsOf(root), nil
			})
		})
	}
}

// at gives a string deep in a decoded value.
func at(v any, path []any) string {
	for _, step := range path {
		switch step := step.(type) {
		case int:
			list, _ := v.([]any)
			v = list[step]
		case string:
			object, _ := v.(map[string]any)
			v = object[step]
		}
	}
	text, _ := v.(string)
	return text
}

// TestWXRRoundTrip writes random posts of WordPress, whose paragraphs are in
// tags or between blank lines.
func TestWXRRoundTrip(t *testing.T) {
	roundTrip(t, "a.wxr", func(t *rapid.T, prose []string) string {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		var body strings.Builder
		body.WriteString("<em></em>")
		for _, text := range prose[1:] {
			text = inline(t, text)
			switch rapid.IntRange(0, 3).Draw(t, "tags") {
			case 0:
				text = "<p>" + text + "</p>"
			case 1:
				text = "<blockquote>" + text + "</blockquote>"
			}
			body.WriteString(end + end + text)
		}
		return xmlHead(t) + `<rss xmlns:content="x" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>No</title><item>` +
			element(t, "title", asHTML(t, "<i>"+html.EscapeString(prose[0])+"</i>")) + "<content:encoded>" + asHTML(t, body.String()) + "</content:encoded></item></channel></rss>"
	}, func(source string) ([]string, error) {
		var feed struct {
			Items []struct {
				Title   string `xml:"title"`
				Encoded string `xml:"encoded"`
			} `xml:"channel>item"`
		}
		if err := xml.Unmarshal([]byte(strings.TrimPrefix(source, "\ufeff")), &feed); err != nil {
			return nil, err
		}
		var page strings.Builder
		page.WriteString("<h1>" + feed.Items[0].Title + "</h1>")
		for part := range strings.SplitSeq(strings.ReplaceAll(feed.Items[0].Encoded, "\r", ""), "\n\n") {
			page.WriteString("<div>" + strings.NewReplacer("<blockquote>", "<div>", "</blockquote>", "</div>").Replace(part) + "</div>")
		}
		root, err := html.Parse(strings.NewReader(page.String()))
		if err != nil {
			return nil, err
		}
		return paragraphsOf(root), nil
	})
}

// TestFrontMatterRoundTrip writes random articles of Markdown whose headline is
// a field of front matter: in YAML, in TOML or in JSON.
func TestFrontMatterRoundTrip(t *testing.T) {
	roundTrip(t, "a.md", func(t *rapid.T, prose []string) string {
		var front string
		switch rapid.IntRange(0, 4).Draw(t, "form") {
		case 0:
			front = "---\ntags: [a, b]\ntitle: " + quote(t, prose[0]) + "\n---\n"
		case 1:
			front = "---\ntitle: '" + strings.ReplaceAll(prose[0], "'", "''") + "'\ndate: 2031-01-02\n---\n"
		case 2:
			front = "---\ntitle: >-\n  " + prose[0] + "\nslug: a\n---\n"
		case 3:
			front = "+++\ntitle = " + quote(t, prose[0]) + "\n[extra]\ntitle = \"no\"\n+++\n"
		case 4:
			front = "{\"draft\": false,\n \"title\": " + quote(t, prose[0]) + "}\n"
		}
		var source strings.Builder
		source.WriteString(strings.ReplaceAll(front, `\/`, "/")) // which is an escape of JSON alone
		for _, text := range prose[1:] {
			source.WriteString("\n" + marked(t, text) + "\n")
		}
		return source.String()
	}, func(source string) ([]string, error) {
		var front struct{ Title string }
		var head, body string
		var err error
		switch source[0] {
		case '-':
			head, body, _ = strings.Cut(source[3:], "\n---\n")
			err = yaml.Unmarshal([]byte(head), &front)
		case '+':
			head, body, _ = strings.Cut(source[3:], "\n+++\n")
			line, _, _ := strings.Cut(strings.TrimPrefix(head, "\ntitle = "), "\n[extra]")
			err = json.Unmarshal([]byte(line), &front.Title)
		default:
			head, body, _ = strings.Cut(source, "}\n\n")
			err = json.Unmarshal([]byte(head+"}"), &front)
		}
		if err != nil {
			return nil, err
		}
		all, err := rendered(body)
		return append([]string{front.Title}, all...), err
	})
}

// TestJSONLDRoundTrip writes random pages whose article is in their JSON-LD.
func TestJSONLDRoundTrip(t *testing.T) {
	const open, end = `<script type="application/ld+json">`, "</script>"
	roundTrip(t, "a.html", func(t *rapid.T, prose []string) string {
		for i := range prose {
			prose[i] = strings.NewReplacer("</", "<", "<!--", "<-").Replace(prose[i])
		}
		return "<!DOCTYPE html>\n<head><title>No</title>" + open + `{"@graph":[{"@type":"NewsArticle","articleBody":` + quote(t, strings.Join(prose[1:], "\n\n")) +
			`,"headline":` + quote(t, prose[0]) + "}]}" + end + "</head><nav>No</nav>"
	}, func(source string) ([]string, error) {
		_, data, _ := strings.Cut(source, open)
		data, _, _ = strings.Cut(data, end)
		var all any
		if err := json.Unmarshal([]byte(data), &all); err != nil {
			return nil, err
		}
		return append([]string{at(all, []any{"@graph", 0, "headline"})}, strings.Split(at(all, []any{"@graph", 0, "articleBody"}), "\n\n")...), nil
	})
}

// TestAttributesRoundTrip writes random pages whose headline is og:title and
// whose captions are attributes.
func TestAttributesRoundTrip(t *testing.T) {
	roundTrip(t, "a.html", func(t *rapid.T, prose []string) string {
		var b strings.Builder
		value := func(text string) string {
			mark := rapid.SampledFrom([]string{`"`, "'"}).Draw(t, "mark")
			text = strings.NewReplacer(`"`, "&quot;", "'", "&apos;").Replace(html.EscapeString(html.UnescapeString(html.EscapeString(text))))
			if mark == `"` {
				text = strings.ReplaceAll(text, "&apos;", "'")
			}
			return mark + text + mark
		}
		b.WriteString("<head><meta property='og:title' content=" + value(prose[0]) + "></head><article>")
		for i, text := range prose[1:] {
			text += fmt.Sprintf(" and %d", i) // the same text twice is one
			prose[1+i] = text
			b.WriteString(rapid.SampledFrom([]string{"<p><img src=a.jpg alt=%s></p>", "<figure><img alt=%s /></figure>\n", "<a href='x' title=%s><img></a><br>"}).Draw(t, "element"))
			whole := b.String()
			b.Reset()
			b.WriteString(strings.Replace(whole, "%s", value(text), 1))
		}
		return b.String()
	}, func(source string) ([]string, error) {
		root, err := html.Parse(strings.NewReader(source))
		if err != nil {
			return nil, err
		}
		var all []string
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "content" || a.Key == "alt" || a.Key == "title" {
					all = append(all, a.Val)
				}
			}
		}
		return all, nil
	})
}
