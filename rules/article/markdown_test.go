package article_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// marks are escaped wherever random Markdown has them.
const marks = "\\`*_{}[]()<>#+-.!|~&"

// marked writes text as Markdown may: with escapes, entities, emphasis and links.
func marked(t *rapid.T, text string) string {
	var b strings.Builder
	for i, word := range strings.Split(text, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		var w strings.Builder
		for _, r := range word {
			switch how := rapid.IntRange(0, 9).Draw(t, "how"); {
			case how == 0:
				w.WriteString(reference(r))
			case r == '—' && how < 5:
				w.WriteString("&mdash;")
			case strings.ContainsRune(marks, r), r < 0x7f && how == 1 && strings.ContainsRune(`"'/$%`, r):
				w.WriteString(`\` + string(r))
			default:
				w.WriteRune(r)
			}
		}
		fmt.Fprintf(&b, rapid.SampledFrom([]string{"%s", "%s", "*%s*", "__%s__", "<i>%s</i>", `[%s](</a b> "No")`, `[%s](https://example.org/a_(b))`}).Draw(t, "around"), w.String())
	}
	return b.String()
}

// TestMarkdownRoundTrip writes random articles of Markdown.
func TestMarkdownRoundTrip(t *testing.T) {
	roundTrip(t, "a.md", func(t *rapid.T, prose []string) string {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		var source strings.Builder
		source.WriteString(rapid.SampledFrom([]string{"", "\ufeff", "---\ntags: [a, b]\n---\n\n", "[a]: no\n\n"}).Draw(t, "head"))
		for i, text := range prose {
			text = marked(t, text)
			if i == 0 {
				source.WriteString(rapid.SampledFrom([]string{"# " + text, "# " + text + " ##", text + end + "==="}).Draw(t, "head") + end + end)
				continue
			}
			source.WriteString(rapid.SampledFrom([]string{"", "   ", "> ", "- ", "10. ", "- > ", "## "}).Draw(t, "open") + text +
				end + end + rapid.SampledFrom([]string{"", "***" + end, "<!-- no -->" + end + end, "[a]: no" + end + end}).Draw(t, "between"))
		}
		return strings.TrimSuffix(source.String(), end)
	}, func(source string) ([]string, error) {
		source = strings.TrimPrefix(source, "\ufeff")
		if strings.HasPrefix(source, "---") {
			_, source, _ = strings.Cut(source[3:], "\n---")
			if source == "" {
				return nil, errors.New("no front matter")
			}
		}
		return rendered(source)
	})
}

// rendered gives the paragraphs of Markdown as its renderer shows them.
func rendered(source string) ([]string, error) {
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Convert([]byte(source), &page); err != nil {
		return nil, err
	}
	root, err := html.Parse(&page)
	if err != nil {
		return nil, err
	}
	var all []string
	var text strings.Builder
	flush := func() {
		if one := strings.TrimSpace(text.String()); one != "" {
			all = append(all, one)
		}
		text.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
		inline := n.Type != html.ElementNode || n.DataAtom == atom.A || n.DataAtom == atom.I || n.DataAtom == atom.Em || n.DataAtom == atom.Strong
		if !inline {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if !inline {
			flush()
		}
	}
	walk(root)
	return all, nil
}

// TestMarkdownBlocks reads what Markdown is made of.
func TestMarkdownBlocks(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"# A\n\nB\nC\n\n## D\n\n# E\n", ": 1 A, 0 B\nC, 3 D, 3 E"},
		{"Run `go \"x\"` and <https://a.b/c>.\n", ": 0 Run gox and httpsabc."},
		{"One `…` two\n", ": 0 One x two"},
		{"```\nno\n```\n\n    no\n\n[a]: http://no.no \"no\"\n\nYes [a] ~~old~~ **B** x\n", ": 0 Yes a old B x"},
		{"![Alt *text*](u \"t\")\n\nSee ![Cap](v).\n", ": 5 Alt text, 0 See ., 5 Cap"},
		{"- a\n  - b\n\n    c\n- [ ] d\n", ": 4 a, 4 b, 4 c, 4 d"},
		{"> a\n> b\n\n> > c\n", ": 6 a\nb, 6 c"},
		{"| A | B |\n|---|:-:|\n| c \\| d | *e* |\n", ": 0 A, 0 B, 0 c | d, 0 e"},
		{"a<br>b  \nc\\\nd\n", ": 0 a\nb, 0 c, 0 d"},
		{"<p>A &amp; B</p>\n\n<script>\nno\n</script>\n", ": 0 A & B"},
		{"a \\* \\a &amp; &nosuch; &#8212; &#0; AT&T\n", ": 0 a * \\a & &nosuch; — \ufffd AT&T"},
		{"a\r\nb\r\n\r\nc\r\n", ": 0 a\nb, 0 c"},
		{"---\ntitle: A \"b\": c # no\n---\nB", ": 1 A \"b\": c, 0 B"},
		{"---\ntitle: 'It''s'\ndescription: \"a \\\"b\\\" \\x41\\u00e9\\U0001F600\"\nslug: s-1\n---\n# B", "s-1: 1 It's, 2 a \"b\" Aé😀, 3 B"},
		{"---\ntitle: >-\n  A\n  b\nsummary: |\n  C\n  d\n\n  e\nlist:\n- no\n---\nB", ": 1 A b, 2 C, 2 d, 2 e, 0 B"},
		{"---\nTitle: A\n  b\ndescription: [no]\nseo:\n  title: no\n...\nB", ": 1 A b, 0 B"},
		{"---\r\ntitle: A\r\ndescription: C\r\n---\r\nB\r\n", ": 1 A, 2 C, 0 B"},
		{"---\nA\n\nB\n", ": 0 A, 0 B"},
		{"+++\ntitle = \"A \\\"b\\\"\"\ndescription = 'C\\d' # no\nid = 'i'\n[extra]\nsummary = 'no'\n+++\n\nB", "i: 1 A \"b\", 2 C\\d, 0 B"},
		{"+++\ntitle = '''A'''\nsummary = \"\"\"\nC\nd\"\"\"\n+++\nB", ": 1 A, 2 C, 2 d, 0 B"},
		{"{\n \"title\": \"A\\u00e9\", \"slug\": \"s\", \"tags\": [\"no\"], \"body\": \"no\"\n}\n\n# B", "s: 1 Aé, 3 B"},
	} {
		if got := outline(read(t, "a.md", []byte(test.source))); got != test.want {
			t.Errorf("%q reads as\n%q, want\n%q", test.source, got, test.want)
		}
	}
}

// TestMarkdownEdits writes text so that it stays text.
func TestMarkdownEdits(t *testing.T) {
	for _, test := range []struct{ source, old, fresh, want string }{
		{"a b", "a", "- a", "\\- a b"},
		{"a b", "a", "1. a", "1\\. a b"},
		{"a b", "b", "- b", "a - b"},
		{"a b", "b", "*b* [x]", "a \\*b\\* \\[x\\]"},
		{"a\nb c", "b", "# b", "a\n\\# b c"},
		{"a b c", "b", "b\nc", "a b\nc c"},
		{"a b c", "b", "b\n\nc", rules.ErrMarkup.Error()},
		{"# a b", "b", "b\nc", rules.ErrMarkup.Error()},
		{"# a b", "b", "b #", "# a b \\#"},
		{"a b c", "b", "&lt;", "a \\&lt; c"},
		{"a `b` c", "b", "x", rules.ErrMarkup.Error()},
		{"**a** b", "a b", "a c", "**a** c"},
		{"| a |\n|---|\n| b |", "b", "b|c", "| a |\n|---|\n| b\\|c |"},
		{"<p>a & b</p>", "b", "<b", "<p>a & &lt;b</p>"},
		{"---\ntitle: a b\n---\n", "b", "b: c", rules.ErrMarkup.Error()},
		{"---\ntitle: a b\n---\n", "a", "“a”", "---\ntitle: “a” b\n---\n"},
		{"---\ntitle: a b\n---\n", "a", `"a`, rules.ErrMarkup.Error()},
		{"---\ntitle: a b\n---\n", "b", `"b"`, "---\ntitle: a \"b\"\n---\n"},
		{"---\ntitle: 'a b'\n---\n", "b", "it's", "---\ntitle: 'a it''s'\n---\n"},
		{"---\ntitle: \"a b\"\n---\n", "b", "\"b\"\\—", "---\ntitle: \"a \\\"b\\\"\\\\—\"\n---\n"},
		{"+++\ntitle = 'a b'\n+++\n", "b", "it's", rules.ErrMarkup.Error()},
		{"+++\ntitle = \"a b\"\n+++\n", "b", "\"b\"", "+++\ntitle = \"a \\\"b\\\"\"\n+++\n"},
		{"{\"title\": \"a b\"}\n", "b", "“b”", "{\"title\": \"a \\u201cb\\u201d\"}\n"},
	} {
		d := read(t, "a.md", []byte(test.source)).Documents[0]
		at := strings.Index(d.Text, test.old)
		edits, err := d.SourceEdits(rules.Replace(rules.Safe, "Mend it", rules.Span{Start: at, End: at + len(test.old)}, test.fresh))
		got := ""
		if err == nil {
			got, err = rules.Apply(test.source, edits)
		}
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%q: %q → %q gives\n%q, want\n%q", test.source, test.old, test.fresh, got, test.want)
		}
	}
}

// TestMarkdownLimits refuses what a parser would take minutes for.
func TestMarkdownLimits(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{strings.Repeat(">", 201) + "a", "a.md:1:1: lists and quotes are nested deeper than 200"},
		{"---\na: b\n---\n\n" + strings.Repeat("1. - ", 101) + "a", "a.md:5:1: lists and quotes are nested deeper than 200"},
		{"a\n\n" + strings.Repeat("*a_\n", 2001), "a.md:2003:1: more than 4000 marks of emphasis and links in a paragraph"},
	} {
		_, err := article.Read("a.md", []byte(test.source), article.Options{})
		if err == nil || err.Error() != test.want {
			t.Errorf("%.20q: error %v, want %q", test.source, err, test.want)
		}
	}
}

// TestMarkdownHostile holds that no Markdown takes long.
func TestMarkdownHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	const size = 1 << 18
	for _, unit := range []string{
		">", "> ", "- ", "1. ", "- a\n", " - a\n", "> a\n", "[", "[a](", "![", "*a_", "*a **a ", "~~a", "`a``", "&a", "\\*", "&amp;", "<a ", "<b>a", "<!--", "<?", "<![CDATA[", "<a@",
		"[a]: b\n", "|a", "|a|\n|-|\n", "```\n", "a ", "a  \n", "a\n\n\n\n\n\n", "# a\n", "a\n=\n", "[a](b) c\n\n", "*a* _b_ [c\n\n",
	} {
		start := time.Now() //nolint:forbidigo // the time it takes is what is tested
		_, _ = article.Read("a.md", []byte(strings.Repeat(unit, size/len(unit))), article.Options{})
		_, _ = article.Read("a.md", []byte("---\n"+strings.Repeat("title: >\n  a\n", 1000)+strings.Repeat(unit, size/len(unit))+"\n---\n"), article.Options{})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q: %v", unit, took)
		} else if took > time.Second {
			t.Logf("%q: %v", unit, took)
		}
	}
}

// inside holds that all that is read comes from the file.
func inside(t *testing.T, f *article.File) {
	t.Helper()
	for _, d := range f.Documents {
		end := 0
		for i, b := range d.Blocks {
			if b.Start < end || b.End <= b.Start || b.End > len(d.Text) {
				t.Fatalf("block %v of %d bytes", b, len(d.Text))
			}
			end = b.End
			if s, _ := d.Origin(b.Span); s.Start < 0 || s.End < s.Start || s.End > len(d.Source) {
				t.Fatalf("block %v comes from %v of %d bytes", b, s, len(d.Source))
			}
			edits, err := d.SourceEdits(&rules.Fix{Edits: []rules.Edit{d.RemoveBlocks(i, i+1)}})
			if err != nil {
				continue
			}
			now, err := rules.Apply(d.Source, edits)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := article.Read(f.Path, []byte(now), article.Options{Input: f.Format}); err != nil {
				t.Fatalf("without block %d: %v", i, err)
			}
		}
	}
}

// FuzzMarkdown reads anything as Markdown.
func FuzzMarkdown(f *testing.F) {
	for _, source := range []string{
		"---\ntitle: \"A\\u00e9\"\n---\n# B\n\n- c  \n  d\n\n> e\n\n| a | b |\n|---|---|\n| c | d |\n", "+++\ntitle = '''a'''\n+++\n", "{\"title\":\"a\"}\n\n<p>b\n",
		"a `b` ![c](d) [e](f) <g@h.i> <br>\r\nj\\\nk &amp; \\*\n\nl\n===\n", "- - a\n  - > b\n\t- c\n1. d\n",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if file, err := article.Read("a.md", []byte(source), article.Options{}); err == nil {
			inside(t, file)
		}
	})
}

// FuzzJSON reads anything as JSON of every kind.
func FuzzJSON(f *testing.F) {
	for _, source := range []string{
		`{"title":"A \ud83d\ude00 \ud800","body":["<p>a<\/p>","b\r\nc",{"type":"p","text":"d"},{"type":"block","children":[{"type":"span","text":"a"},{"type":"span","text":"b"}]}]}`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"<p>a"}]}`,
		`{"uri":"u","headlines":[{"value":"a"}],"bodies":[{"role":"x","value":"b"}]}`, "{\"title\":\"a\"}\n[{\"title\":\"b\",\"body\":{\"rendered\":\"c &amp; d\"}}]",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		for _, name := range []string{"a.json", "a.jsonl"} {
			if file, err := article.Read(name, []byte(source), article.Options{}); err == nil {
				inside(t, file)
			}
		}
	})
}
