package article_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// quote writes a string of JSON, with escapes at random.
func quote(t *rapid.T, text string) string {
	var b strings.Builder
	b.WriteByte('"')
	ascii := rapid.Bool().Draw(t, "ascii")
	for _, r := range text {
		high, low := utf16.EncodeRune(r)
		how := rapid.IntRange(0, 9).Draw(t, "how")
		switch {
		case r > 0xffff && (ascii || how == 0):
			fmt.Fprintf(&b, `\u%04x\u%04X`, high, low)
		case r > 0x7f && ascii, how == 0 && r <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r' || r == '\t':
			b.WriteString(map[rune]string{'\r': `\r`, '\t': `\t`}[r])
		case r == '"', r == '\\', r == '/' && how < 5:
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// TestJSONRoundTrip writes random articles of JSON: with the body as HTML, as
// plain text, as an array of either, and as the blocks of an editor.
func TestJSONRoundTrip(t *testing.T) {
	roundTrip(t, "a.json", func(t *rapid.T, prose []string) string {
		plain := !strings.ContainsAny(strings.Join(prose, ""), "<&")
		title := quote(t, prose[0])
		if !plain {
			title = quote(t, "<b>"+inline(t, prose[0])+"</b>")
		}
		return rapid.SampledFrom([]string{"", "\ufeff", "\r\n"}).Draw(t, "head") +
			"{\"id\": \"7\",\r\n\t\"body\" : " + jsonBody(t, prose[1:], plain) + ", \"no\": [{\"x\": \"y\"}, null, 1.5], \"title\": " + title + "}\n"
	}, func(source string) ([]string, error) {
		var a struct {
			Title string
			Body  any
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(source, "\ufeff")), &a); err != nil {
			return nil, err
		}
		return append(textOf(a.Title), textOf(a.Body)...), nil
	})
}

func jsonBody(t *rapid.T, prose []string, plain bool) string {
	var parts, items []string
	for _, text := range prose {
		if !plain {
			text = "<p>" + inline(t, text) + "</p>"
		}
		parts = append(parts, text)
		text = quote(t, text)
		switch rapid.IntRange(0, 2).Draw(t, "item") {
		case 0:
			text = `{"type": "paragraph", "data": {"text": ` + text + `}}`
		case 1:
			text = `{"text": ` + text + `, "_type": "p", "raw": "Other"}`
		}
		items = append(items, text)
	}
	if rapid.Bool().Draw(t, "array") {
		return "[ " + strings.Join(items, " ,\n\t") + " ]"
	}
	body := quote(t, strings.Join(parts, "\n\n"))
	if rapid.Bool().Draw(t, "rendered") {
		return `{"rendered":` + body + `, "raw": "Other", "protected": false}`
	}
	return body
}

// textOf gives the paragraphs in a decoded value.
func textOf(v any) []string {
	var all []string
	switch v := v.(type) {
	case string:
		if !strings.Contains(v, "</") {
			return strings.Split(v, "\n\n")
		}
		if root, err := html.Parse(strings.NewReader(v)); err == nil {
			return paragraphsOf(root)
		}
	case []any:
		for _, item := range v {
			all = append(all, textOf(item)...)
		}
	case map[string]any:
		for _, name := range []string{"rendered", "text", "data"} {
			if v[name] != nil {
				return textOf(v[name])
			}
		}
	}
	return all
}

// without gives a file without a block, as a fix takes it out.
func without(t *testing.T, d *rules.Document, from, to int) string {
	t.Helper()
	edits, err := d.SourceEdits(&rules.Fix{Applicability: rules.Safe, Edits: []rules.Edit{d.RemoveBlocks(from, to)}})
	if err != nil {
		return err.Error()
	}
	now, err := rules.Apply(d.Source, edits)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// TestRemoveBlocks takes a whole block out of a file: its element goes, and nothing else.
func TestRemoveBlocks(t *testing.T) {
	for _, test := range []struct {
		name, source string
		block        int
		want         string
	}{
		{"a.json", `{"title":"T","body":["A b.","C d.","E f."]}`, 1, `{"title":"T","body":["C d.","E f."]}`},
		{"a.json", `{"title":"T","body":["A b.", "C d.", "E f."]}`, 2, `{"title":"T","body":["A b.", "E f."]}`},
		{"a.json", `{"title":"T","body":["A b.", "C d.", "E f."]}`, 3, `{"title":"T","body":["A b.", "C d."]}`},
		{"a.json", `{"title":"T","body":[ "A b." ]}`, 1, `{"title":"T","body":[  ]}`},
		{"a.json", `{"title":"T","body":[{"text":"A b."}, {"text":"<p>C &amp; d.</p>"}]}`, 2, `{"title":"T","body":[{"text":"A b."}]}`},
		{"a.json", `{"title":"T","body":"A b.\n\nC d.\n\nE f.\n"}`, 2, `{"title":"T","body":"A b.\n\nE f.\n"}`},
		{"a.json", `{"title":"T","body":"A b.\n\nC d."}`, 1, `{"title":"T","body":"C d."}`},
		{"a.json", `{"title":"T","body":"A b."}`, 1, `{"title":"T","body":""}`},
		{"a.json", `{"title":"T","body":"A b.\n\nC <b>d</b>.\n\nE &amp; f."}`, 2, `{"title":"T","body":"A b.\n\n\n\nE &amp; f."}`},
		{"a.json", `{"title":"T","body":"A <b>b.\n\nC</b> d."}`, 1, rules.ErrMarkup.Error()},
		{"a.json", `{"title":"T","body":"<p>A b.<\/p>\n<p>C <b>d<\/b>.<\/p>"}`, 2, `{"title":"T","body":"<p>A b.<\/p>\n"}`},
		{"a.json", `{"title":"T","body":"A b."}`, 0, rules.ErrMarkup.Error()},
		{"a.json", `{"title":"T","body":[{"_type":"block","children":[{"_type":"span","text":"A "},{"_type":"span","text":"b."}]},{"_type":"block","children":[{"_type":"span","text":"C"}]}]}`, 1, `{"title":"T","body":[{"_type":"block","children":[{"_type":"span","text":"C"}]}]}`},
		{"a.md", "# T\n\nA b.\n\nC d.\n\nE f.\n", 2, "# T\n\nA b.\n\nE f.\n"},
		{"a.md", "# T\r\n\r\nA b.\r\nC d.\r\n\r\nE f.\r\n", 1, "# T\r\n\r\nE f.\r\n"},
		{"a.md", "# T\n\nA b.\n\nC d.", 2, "# T\n\nA b.\n"},
		{"a.md", "A b.\n\nC d.\n", 0, "C d.\n"},
		{"a.md", "# T\n\n- A b.\n- C d.\n- E f.\n", 2, "# T\n\n- A b.\n- E f.\n"},
		{"a.md", "# T\n\n- A b.\n\n  C d.\n", 1, rules.ErrMarkup.Error()},
		{"a.md", "# T\n\n- A b.\n\n  C d.\n", 2, "# T\n\n- A b.\n"},
		{"a.md", "# T\n\n> A b.\n\nC d.\n", 1, "# T\n\nC d.\n"},
		{"a.md", "# T\n\nA\n-\n\nC d.\n", 1, "# T\n\nC d.\n"},
		{"a.md", "# T\n\nA b.  \nC d.  \nE f.\n", 2, "# T\n\nA b.  \nE f.\n"},
		{"a.md", "# T\n\nA b.\\\nC d.\n", 2, rules.ErrMarkup.Error()},
		{"a.md", "# T\n\n| A | B |\n|---|---|\n| c | d |\n", 3, rules.ErrMarkup.Error()},
		{"a.md", "# T\n\n<div>\n<p>A b.</p>\n<p>C d.</p>\n</div>\n", 1, "# T\n\n<div>\n\n<p>C d.</p>\n</div>\n"},
	} {
		d := read(t, test.name, []byte(test.source)).Documents[0]
		if got := without(t, d, test.block, test.block+1); got != test.want {
			t.Errorf("%q without block %d is\n%q, want\n%q", test.source, test.block, got, test.want)
		}
	}
}

// TestJSONArticles tells the articles of a file apart.
func TestJSONArticles(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"a.json", `[{"id":1,"title":"A","body":"B"},{"id":"x\u00e9","headline":"C"}]`, "1: 1 A, 0 B | xé: 1 C"},
		{"a.json", `{"title":"Page","posts":[{"title":"A","body":"B"},{"title":"C","body":""}]}`, ": 1 A, 0 B | : 1 C"},
		{"a.json", `{"data":{"article":{"headline":"A","description":"S","articleBody":"B","author":{"name":"N","description":"no"}}}}`, ": 1 A, 2 S, 0 B"},
		{"a.json", `{"headline":"A","related":[{"title":"no","url":"u"}]}`, ": 1 A"},
		{"a.json", `{"body":"B","image":{"caption":"C","title":"no"},"title":"A","title":"A2"}`, ": 1 A2, 5 C, 0 B"},
		{"a.json", `{"content":"","text":"B","content_html":"<p>no</p>","title":{"rendered":"A &#8217;"}}`, ": 1 A ’, 0 B"},
		{"a.json", `{"body":"A <b>b</b>.\n\nC &amp; d.\r\n \r\n<i>E</i>\n\n<blockquote><p>F\n\ng</p></blockquote>\n\nH\ni"}`, ": 0 A b., 0 C & d., 0 E, 6 F g, 0 H i"},
		{"a.json", `{"title":"A"} {"title":"B"}`, ": 1 A | : 1 B"},
		{"a.json", `[]`, ": "},
		{"a.json", `{"body":[{"type":"code","text":"no"},{"type":"header","data":{"text":"H","level":2}},{"type":"quote","text":"Q"},"P"]}`, ": 3 H, 6 Q, 0 P"},
		{"a.json", `{"body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"One "},{"type":"text","text":"two"}]},{"type":"paragraph","content":[{"type":"text","text":"three"}]}]}}`, ": 0 One two, 0 three"},
		{"a.json", `{"title":"\ud800 A\udc00","body":"\ud83d\ude00\ud83d"}`, ": 1 \ufffd A\ufffd, 0 😀\ufffd"},
		{"a.jsonl", "{\"title\":\"A\"}\n\n{\"no\":1}\r\n[{\"title\":\"B\"},{\"title\":\"C\"}]", ": 1 A | :  | : 1 B | : 1 C"},
		{"a.json", `{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","content_text":"B"},{"id":2,"url":"u"},{"title":"T","summary":"S","content_html":"<p>B<p>C","content_text":"no"}]}`, "1: 0 B | 2:  | : 1 T, 2 S, 0 B, 0 C"},
		{"a.json", `{"uri":"u","headline":"H","description_text":"S","body_text":"no","body_xhtml":"<p>B</p>","associations":{"m":{"description_text":"no"}}}`, "u: 1 H, 2 S, 0 B"},
		{"a.json", `{"uri":"u","pubStatus":"usable","headlines":[{"role":"main","value":"H"},{"role":"main","value":"no"},{"role":"short","value":"I"}],"bodies":[{"value":"<p>B</p><p>C</p>","contentType":"text/html"},{"value":"no","contentType":"text/plain"}]}`, "u: 1 H, 1 I, 0 B, 0 C"},
	} {
		if got := outline(read(t, test.name, []byte(test.source))); got != test.want {
			t.Errorf("%s reads as\n%s, want\n%s", test.source, got, test.want)
		}
	}
}

// outline gives the articles of a file: ID, kinds and texts of blocks.
func outline(f *article.File) string {
	var all []string
	for _, d := range f.Documents {
		var blocks []string
		for _, b := range d.Blocks {
			blocks = append(blocks, fmt.Sprintf("%d %s", b.Kind, b.In(d.Text)))
		}
		all = append(all, d.ID+": "+strings.Join(blocks, ", "))
	}
	return strings.Join(all, " | ")
}

// TestJSONFields reads the fields that the user names.
func TestJSONFields(t *testing.T) {
	source := `{"hed":"A","doc":{"parts":[{"p":"B"},{"p":"C"}],"foot":"D"},"title":"no","key":9}`
	f, err := article.Read("a.json", []byte(source), article.Options{Fields: map[string][]string{
		"headline": {"hed"}, "body": {"doc.parts.p", "doc.foot"}, "id": {"key"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := outline(f), "9: 1 A, 0 B, 0 C, 0 D"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestJSONErrors names the place of what is wrong.
func TestJSONErrors(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"a.json", "{\"title\": \"A\",\n \"body\": \"B", "a.json:2:12: not JSON: it ends too early"},
		{"a.json", "{\"title\":\n}", "a.json:2:1: not JSON: "},
		{"a.json", "{1: 2}", "a.json:1:2: not JSON: "},
		{"a.json", `{"title": "a` + "\n" + `b"}`, "a.json:1:13: not JSON: "},
		{"a.json", `{"title": "\x"}`, "a.json:1:12: not JSON: "},
		{"a.json", strings.Repeat(`{"a":[`, 6000), "a.json:1:"},
		{"a.jsonl", "{\"title\":\"B\"\n{1: 2}\n", "a.jsonl:1:13: not JSON: it ends too early"},
		{"a.json", `{"name": "harbour", "version": "1.2"}`, "a.json: no article in it: none of the fields headline, title, headlines.value, body, content, "},
		{"a.json", `{"articles": ["One", "Two"]}`, "a.json: no article in it: "},
		{"a.jsonl", "{\"name\":1}\n{}\n", "a.jsonl: no article in it: "},
		{"front.md", "{\"title\": \"A\"", "front.md:1:14: not JSON: it ends too early"},
	} {
		_, err := article.Read(test.name, []byte(test.source), article.Options{})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%.60q: error %v, want %q", test.source, err, test.want)
		}
	}
}

// TestJSONLUnread holds that a line that cannot be read is told of, and that
// the others are articles.
func TestJSONLUnread(t *testing.T) {
	source := "{\"title\":\"A ,b\"}\r\n{\"title\":\"B\" , \n{\"title\":\"C\"} x\n\n[{\"title\":\"D\",\"body\":[1,]}]\n{\"title\":\"\\ud800 E ,\"}\n{\"title\":\"F ,"
	f := read(t, "a.jsonl", []byte(source))
	if got, want := outline(f), ": 1 A ,b | : 1 \ufffd E ,"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	want := []string{"a.jsonl:2:", "a.jsonl:3:15: ", "a.jsonl:5:", "a.jsonl:7:"}
	got := strings.Split(message(f.Unread), "\n")
	for i := range want {
		if len(got) != len(want) || !strings.HasPrefix(got[i], want[i]) || !strings.Contains(got[i], "not JSON") {
			t.Fatalf("unread: %q, want %q", got, want)
		}
	}
	mended, err := engine(t).FixAll(f.Documents, rules.Unsafe, f.Articles)
	if err != nil {
		t.Fatal(err)
	}
	now := mended[0].Document.Source
	if again, want := strings.SplitAfter(now, "\n"), strings.SplitAfter(source, "\n"); again[0] == want[0] || !slices.Equal(again[1:5], want[1:5]) || again[6] != want[6] {
		t.Errorf("mended:\n%s", now)
	}
	many := read(t, "a.jsonl", []byte("{\"title\":\"A\"}\n"+strings.Repeat("{\n", 1<<20)))
	if got := strings.Split(message(many.Unread), "\n"); len(got) != 11 || got[10] != "a.jsonl: 1048566 more lines like these" {
		t.Errorf("%d errors, the last %q", len(got), got[len(got)-1])
	}
}

// TestNoArticle holds that a file without an article is told from one that is
// broken, and from one that has nothing to read.
func TestNoArticle(t *testing.T) {
	for _, test := range []struct{ name, source string }{
		{"a.json", `{"name": "harbour"}`}, {"a.jsonl", "{}\n{\"a\":1}\n"}, {"a.xml", "<project><name>harbour</name></project>"},
	} {
		if _, err := article.Read(test.name, []byte(test.source), article.Options{}); !errors.Is(err, article.ErrNoArticle) {
			t.Errorf("%s: %v", test.source, err)
		}
	}
	fields := article.Options{Fields: map[string][]string{"headline": {"hed"}, "body": {"a.b", "c"}}}
	if _, err := article.Read("a.json", []byte(`{"title": "A"}`), fields); !strings.Contains(message(err), "none of the fields hed, a.b, c; name") {
		t.Errorf("%v", err)
	}
	for _, source := range []string{"[]", "{}", " [ { } ]\n"} {
		if _, err := article.Read("a.json", []byte(source), article.Options{}); err != nil {
			t.Errorf("%s: %v", source, err)
		}
	}
}

// TestJSONHostile holds that no JSON takes long.
func TestJSONHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	const mega = 1 << 20
	nest := func(open, inner, end string, n int) string {
		return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
	}
	for name, source := range map[string]string{
		"a long string":     `{"body":"` + strings.Repeat("a ", 50*mega) + `"}`,
		"escapes":           `{"body":"` + strings.Repeat(`\n\u00e9`, mega) + `"}`,
		"a deep field":      `{"body":` + nest(`[`, strings.Repeat(`"a",`, mega)+`"a"`, `]`, 9000) + `}`,
		"a deep object":     nest(`{"body":`, `"a"`, `}`, 9000),
		"deep articles":     nest(`{"title":"a","x":`, `1`, `}`, 9000),
		"duplicates":        `{` + strings.Repeat(`"title":"a",`, mega) + `"body":"b"}`,
		"many articles":     `[` + strings.Repeat(`{"title":"a"},`, mega/4) + `{}]`,
		"many items":        `{"body":[` + strings.Repeat(`{"text":"a"},`, mega/4) + `"b"]}`,
		"lone surrogates":   `{"body":"` + strings.Repeat(`\ud83d`, mega) + `"}`,
		"markup in strings": `{"body":"` + strings.Repeat(`<p>\"`, mega) + `"}`,
	} {
		start := time.Now() //nolint:forbidigo // the time it takes is what is tested
		read(t, "a.json", []byte(source))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
