package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// letters name the kinds of blocks.
const letters = "PHSTLCQ" // paragraph, headline, standfirst, title between paragraphs, list item, caption, quote

// blocksOf gives the blocks of a file: "H:Bridge reopens|P:The town".
func blocksOf(tb testing.TB, name, text string) string {
	tb.Helper()
	var all []string
	for _, d := range read(tb, name, []byte(text)).Documents {
		for _, b := range d.Blocks {
			all = append(all, fmt.Sprintf("%c:%s", letters[b.Kind], b.In(d.Text)))
		}
	}
	return strings.Join(all, "|")
}

func TestHTMLFindsTheStory(t *testing.T) {
	const long = "A paragraph long enough to be the story and nothing else"
	for _, test := range []struct{ name, html, want string }{
		{"fragment", "<p>One</p><p>Two</p>", "P:One|P:Two"},
		{"text alone", "One <b>two</b>", "P:One two"},
		{"kinds", "<h1>A</h1><h2>B</h2><ul><li>C<li>D</ul><blockquote><p>E</blockquote><figcaption>F</figcaption>", "H:A|T:B|L:C|L:D|Q:E|C:F"},
		{"second headline", "<h1>A</h1><p>B</p><h1>C</h1>", "H:A|P:B|T:C"},
		{"standfirst", `<h1>A</h1><p class="story-standfirst">B</p>`, "H:A|S:B"},
		{"article among other things", "<h1>Paper</h1><article><h1>A</h1><p>" + long + "</p></article><p>Other</p>", "H:A|P:" + long},
		{"largest article", "<article><p>Teaser</p></article><article><h1>A</h1><p>" + long + "</p></article>", "H:A|P:" + long},
		{"article in an article", "<article><h1>A</h1><p>" + long + "</p><article><p>A comment</p></article></article>", "H:A|P:" + long},
		{"main", "<header>Paper</header><main><h1>A</h1><p>B</p></main><footer>C</footer>", "H:A|P:B"},
		{"articleBody", `<h1>A</h1><div itemprop="articleBody"><p>B</p></div><p>C</p>`, "H:A|P:B"},
		{"role", `<div role="main"><p>B</p></div><p>C</p>`, "P:B"},
		{"teasers before a story in the page", "<article><p>T</p></article><h1>A</h1><p>" + long + "</p>", "H:A|P:" + long},
		{"no element says so", "<header>Paper</header><nav>Home</nav><div><p>A</p></div><aside>Ad</aside><footer>B</footer>", "P:A"},
		{"header in the article", "<article><header><h1>A</h1><p>B</p></header><p>C</p></article>", "H:A|P:B|P:C"},
		{"headline outside", "<h1>A</h1><article><p>B</p></article>", "H:A|P:B"},
		{"og:title", `<head><title>A - Paper</title><meta property="og:title" content="A &amp; O"></head><article><p>B</p></article>`, "H:A & O|P:B"},
		{"title", `<title>A</title><article><p>B</p></article>`, "H:A|P:B"},
		{"title not needed", `<title>A - Paper</title><h1>A</h1><p>B</p>`, "H:A|P:B"},
		{"alt and title", `<p>A <img alt="Two words"><a title='Three "more" words'>B</a></p>`, `P:A B|C:Two words|C:Three "more" words`},
		{"alt says what the caption says", `<figure><img alt="Two words"><figcaption>Two words</figcaption></figure>`, "C:Two words"},
		{"alt that is a name", `<p>A<img alt="IMG_2041"></p>`, "P:A"},
		{"link titles again", `<p><a title="To Marlow">A</a> <a title="To Marlow">B</a></p>`, "P:A B|C:To Marlow"},
		{"no prose", "<p>A<script>b()</script><style>c</style><svg><text>d</text></svg><button>e</button></p><template><p>f</p></template>", "P:A"},
		{"skipped and not closed", "<div><nav><p>A</div><p>B</p>", "P:B"},
		{"line breaks", "<p>A<br>B<br/><br>C</p>", "P:A|P:B|P:C"},
		{"white space", "<p>\n  A  b\n\tc <i> d</i> </p>", "P:A  b c d"},
		{"entities", "<p>&lt;b&gt; &eacute;&#233;&#xE9 &notit; &unknown; AT&T &semi; &#150;</p>", "P:<b> ééé ¬it; &unknown; AT&T ; –"},
		{"addresses in attributes", `<p>A<img alt="a b?x=1&copy=2"></p>`, "P:A|C:a b?x=1&copy=2"},
		{"misnested", "<p><b>A<i>B</b>C</i></p><div>D</p>E</div>", "P:ABC|P:D|P:E"},
		{"less than", "<p>1 < 2 and 3 > 2</p>", "P:1 < 2 and 3 > 2"},
		{"CDATA is a comment", "<p>A<![CDATA[B]]>C</p>", "P:AC"},
		{"table", "<table><tr><td>A<td>B</table>", "P:A|P:B"},
		{"JSON-LD", `<script type="application/ld+json">{"@graph": [{"publisher": {"name": "Paper"}, "headline": "A \u00e9", "articleBody": "B \"b\"\nC \ud83d\ude00"}]}</script><nav>Home</nav>`, `H:A é|P:B "b"|P:C 😀`},
		{"JSON-LD with HTML", `<h1>A</h1><script type="application/ld+json">{"headline": "X", "articleBody": "<p>B &amp; b<\/p>"}</script>`, "H:A|P:B & b"},
		{"JSON-LD not needed", `<h1>A</h1><p>B</p><script type="application/ld+json">{"headline": "X", "articleBody": "Y"}</script>`, "H:A|P:B"},
		{"JSON-LD before the title of the window", `<title>X - Paper</title><script type="application/ld+json">{"headline": "A"}</script><article><p>B</p></article>`, "H:A|P:B"},
		{"og:title before JSON-LD", `<meta property="og:title" content="A"><script type="application/ld+json">{"headline": "X"}</script><article><p>B</p></article>`, "H:A|P:B"},
		{"JSON-LD that is broken", `<p>B</p><script type="application/ld+json">{"headline": "X", "articleBody": </script>`, "H:X|P:B"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := blocksOf(t, "a.html", test.html); got != test.want {
				t.Errorf("%s\nis read as %s\nwant       %s", test.html, got, test.want)
			}
		})
	}
}

// TestHTMLRemoval holds that a block goes with its element and with nothing else.
func TestHTMLRemoval(t *testing.T) {
	for _, test := range []struct{ name, html, block, want string }{
		{"paragraph", "<h1>A</h1>\n<p class='x'>B</p>\n<p>C</p>", "B", "<h1>A</h1>\n\n<p>C</p>"},
		{"list item", "<ul><li><p>B</p></li><li>C</li></ul>", "B", "<ul><li>C</li></ul>"},
		{"unclosed list item", "<ul><li>B <li>C</ul>", "B", "<ul> <li>C</ul>"},
		{"quote", "<blockquote>\n<p>B</p>\n</blockquote><p>C</p>", "B", "<p>C</p>"},
		{"one of two in a quote", "<blockquote><p>B</p><p>C</p></blockquote>", "B", "<blockquote><p>C</p></blockquote>"},
		{"with inline elements", "<p>A</p><p><b>B</b> <i>b</i></p>", "B b", "<p>A</p>"},
		{"line", "<p>A<br>B<br>C</p>", "B", "<p>A<br>C</p>"},
		{"last line", "<p>A<br><i>B</i></p>", "B", "<p>A<br></p>"},
		{"loose text", "<p>A</p> B <p>C</p>", "B", "<p>A</p>  <p>C</p>"},
		{"division", "<div>B</div><p>C</p>", "B", "<div></div><p>C</p>"},
		{"attribute", `<p>A<img alt="B b"></p>`, "B b", `<p>A<img alt=""></p>`},
		{"with an image", `<p>B<img src=x></p><p>C</p>`, "B", ""},
		{"half of an inline element", "<p><b>A<br>B</b></p>", "A", ""},
		{"line of JSON-LD", `<h1>A</h1><script type="application/ld+json">{"articleBody": "B\nC"}</script>`, "B", `<h1>A</h1><script type="application/ld+json">{"articleBody": "\nC"}</script>`},
		{"title of the window", "<title>B</title><p>A</p>", "B", "<title></title><p>A</p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := read(t, "a.html", []byte(test.html)).Documents[0]
			block := -1
			for i, b := range d.Blocks {
				if b.In(d.Text) == test.block {
					block = i
				}
			}
			if block < 0 {
				t.Fatalf("no block %q: %q", test.block, d.Text)
			}
			got := ""
			edits, err := d.SourceEdits(&rules.Fix{Edits: []rules.Edit{d.RemoveBlocks(block, block+1)}})
			if err == nil {
				got, err = rules.Apply(d.Source, edits)
			}
			if got != test.want || (err == nil) != (test.want != "") {
				t.Errorf("%s without %s: %s, %v; want %s", test.html, test.block, got, err, test.want)
			}
		})
	}
}

// FuzzRead holds for any bytes, in any format, that reading ends without a
// panic, and that all of the prose has its place in the file.
func FuzzRead(f *testing.F) {
	for _, format := range article.Formats() {
		f.Add([]byte("<p>A &amp; B<br><img alt='two words'>"), format)
		f.Add([]byte(`{"title": "A \u00e9 \ud83d\ude00", "body": "<p>B</p>"}`), format)
		f.Add([]byte("<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>"), format)
		f.Add([]byte("---\ntitle: A\n---\n\n# B\n\n* c\n"), format)
	}
	f.Fuzz(func(t *testing.T, data []byte, format string) {
		file, err := article.Read("fuzz", data, article.Options{Input: format})
		if err != nil {
			return
		}
		for _, d := range file.Documents {
			for i, b := range d.Blocks {
				s, _ := d.Origin(b.Span)
				if s.Empty() || s.Start < 0 || s.End > len(d.Source) {
					t.Fatalf("block %d, %q, comes from %v of %d bytes", i, b.In(d.Text), s, len(d.Source))
				}
				edits, err := d.SourceEdits(&rules.Fix{Edits: []rules.Edit{d.RemoveBlocks(i, i+1)}})
				if err == nil {
					if _, err = rules.Apply(d.Source, edits); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}
