package article_test

import (
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// xmlFiles are those of testdata/formats that are XML.
var xmlFiles = []string{
	"feed.rss", "feed.atom", "export.wxr.xml", "item.newsml.xml", "story.nitf.xml", "units-12.xlf", "units-20.xlf", "memory.tmx",
}

// inElements gives the text of each element of some local names as
// encoding/xml reads it, each line break as a space.
func inElements(source string, names ...string) ([]string, error) {
	var all []string
	var b strings.Builder
	within := 0
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(source, "\ufeff")))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if slices.Contains(names, token.Name.Local) {
				within++
			}
		case xml.EndElement:
			if slices.Contains(names, token.Name.Local) {
				within--
				if text := folded(b.String()); text != "" {
					all = append(all, text)
				}
				b.Reset()
			}
		case xml.CharData:
			if within > 0 {
				b.Write(token)
			}
		}
	}
}

func folded(s string) string {
	for _, long := range []string{"\n  ", " \n ", "\n"} {
		s = strings.ReplaceAll(s, long, " ")
	}
	return strings.Trim(s, " \t")
}

// inlineXML writes text as XML may: with references, tags, comments, CDATA and
// line breaks of all kinds.
func inlineXML(t *rapid.T, text string) string {
	var b strings.Builder
	for i, r := range text {
		c := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(string(r))
		switch how := rapid.IntRange(0, 14).Draw(t, "how"); {
		case r > ' ' && how == 0:
			b.WriteString(reference(r))
		case r == ' ' && how < 3:
			b.WriteString(rapid.SampledFrom([]string{"\n", "\r\n  ", " \n "}).Draw(t, "space"))
		case r > ' ' && how == 14 && i > 0:
			b.WriteString("<em class='a>b'>" + c + "</em>")
		case r > ' ' && how == 13 && i > 0:
			b.WriteString("<!-- a > b -->" + c)
		case r > ' ' && how == 12:
			b.WriteString("<![CDATA[" + string(r) + "]]>")
		default:
			b.WriteString(c)
		}
	}
	return b.String()
}

// element writes text as an element, with white space around it at random.
func element(t *rapid.T, name, text string) string {
	pad := rapid.SampledFrom([]string{"", "\n\t\t", "\r\n"}).Draw(t, "pad")
	return "<" + name + ">" + pad + text + pad + "</" + name + ">\n"
}

// xmlHead writes the head of a file.
func xmlHead(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "\ufeff<?xml version=\"1.0\"?>\r\n", "<?xml version='1.0' encoding='UTF-8'?>\n<!-- <p>no</p> -->\n"}).Draw(t, "head")
}

// asHTML writes HTML into XML: escaped, or as CDATA.
func asHTML(t *rapid.T, text string) string {
	if rapid.Bool().Draw(t, "CDATA") {
		return "<![CDATA[" + strings.ReplaceAll(text, "]]>", "]]&gt;") + "]]>"
	}
	return html.EscapeString(text)
}

func TestRSSRoundTrip(t *testing.T) {
	roundTrip(t, "a.rss", func(t *rapid.T, prose []string) string {
		var body strings.Builder
		for _, text := range prose[1:] {
			body.WriteString("<p>" + inline(t, text) + "</p>\n")
		}
		item := []string{
			element(t, "title", asHTML(t, html.EscapeString(prose[0]))), "<guid>a&amp;b</guid>\n", "<pubDate>now ,</pubDate>\n",
			"<content:encoded>" + asHTML(t, body.String()) + "</content:encoded>\n",
		}
		return xmlHead(t) + `<rss xmlns:content="x"><channel><title>No</title><item>` + strings.Join(rapid.Permutation(item).Draw(t, "item"), "") + "</item></channel></rss>"
	}, func(source string) ([]string, error) {
		title, err := inElements(source, "title")
		if err != nil {
			return nil, err
		}
		var body struct {
			Encoded []string `xml:"channel>item>encoded"`
		}
		if err = xml.Unmarshal([]byte(strings.TrimPrefix(source, "\ufeff")), &body); err != nil {
			return nil, err
		}
		root, err := html.Parse(strings.NewReader("<h1>" + title[1] + "</h1>" + body.Encoded[0]))
		if err != nil {
			return nil, err
		}
		return paragraphsOf(root), nil
	})
}

// xmlForms are formats whose prose is text between tags: how each writes a
// headline and paragraphs, and the elements that have them.
var xmlForms = []struct{ name, before, headline, between, paragraph, after string }{
	{"a.nitf", "<nitf><head><title>No</title></head><body><body.head><hedline>", "hl1", "</hedline></body.head><body.content>", "p", "</body.content></body></nitf>"},
	{"a.atom", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>`, "title", `<content type="text/plain">`, "", "</content></entry></feed>"},
	{"a.newsml", "<newsItem guid='1'><contentMeta>", "headline", "</contentMeta><contentSet><inlineXML><nitf><body><body.content>", "p", "</body.content></body></nitf></inlineXML></contentSet></newsItem>"},
	{"a.xml", "<brief><meta>No</meta>", "headline", "<body>", "para", "</body></brief>"},
}

func TestXMLRoundTrip(t *testing.T) {
	for _, form := range xmlForms {
		t.Run(form.name, func(t *testing.T) {
			packed := form.name == "a.xml" // its text may be HTML
			write := func(t *rapid.T, text string) string {
				if packed {
					text = strings.NewReplacer("<", "", "&", "and").Replace(text)
				}
				return inlineXML(t, text)
			}
			roundTrip(t, form.name, func(t *rapid.T, prose []string) string {
				if packed {
					for i := range prose {
						prose[i] = strings.NewReplacer("<", "", "&", "and").Replace(prose[i])
					}
				}
				var s strings.Builder
				s.WriteString(xmlHead(t) + form.before + element(t, form.headline, write(t, prose[0])) + form.between)
				for _, text := range prose[1:] {
					if form.paragraph == "" {
						s.WriteString(write(t, text) + "\n\n")
					} else {
						s.WriteString(element(t, form.paragraph, write(t, text)))
					}
				}
				return s.String() + form.after
			}, func(source string) ([]string, error) {
				if form.paragraph != "" {
					return inElements(source, form.headline, form.paragraph)
				}
				all, err := inElements(strings.ReplaceAll(source, "\n\n", "</content><content>"), form.headline, "content")
				return all, err
			})
		})
	}
}

func TestXHTMLRoundTrip(t *testing.T) {
	roundTrip(t, "a.atom", func(t *rapid.T, prose []string) string {
		var s strings.Builder
		s.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>` + html.EscapeString(prose[0]) + `</title><content type="xhtml"><div>`)
		for _, text := range prose[1:] {
			s.WriteString(element(t, "p", strings.NewReplacer("]]>", "]]&gt;", "&mdash;", "&#8212;").Replace(inline(t, text))))
		}
		return s.String() + "</div></content></entry></feed>"
	}, func(source string) ([]string, error) { return inElements(source, "title", "p") })
}

// unit writes text as HTML, or where it is none, as XML.
func unit(t *rapid.T, text string) string {
	if strings.ContainsAny(text, "<&") {
		return asHTML(t, html.EscapeString(text))
	}
	return inlineXML(t, text)
}

// TestUnitsRoundTrip holds the same of files of units, which have no headline.
func TestUnitsRoundTrip(t *testing.T) {
	for _, form := range []struct{ name, before, open, end, after string }{
		{"a.xlf", "<xliff><file source-language='de' target-language='en'><body>", "<trans-unit><source>Ja.</source><target>", "</target></trans-unit>", "</body></file></xliff>"},
		{"a.xliff", "<xliff srcLang='de' trgLang='en'><file>", "<unit><segment><source>Ja.</source><target>", "</target></segment></unit>", "</file></xliff>"},
		{"a.tmx", "<tmx><header srclang='de'/><body>", "<tu><tuv xml:lang='de'><seg>Ja.</seg></tuv><tuv xml:lang='en'><seg>", "</seg></tuv></tu>", "</body></tmx>"},
	} {
		t.Run(form.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				var b strings.Builder
				b.WriteString(xmlHead(t) + form.before)
				want := prose(t)
				for _, text := range want {
					b.WriteString(form.open + unit(t, text) + form.end)
				}
				source := b.String() + form.after
				d := documentOf(t, form.name, source)
				if d.Text != strings.Join(want, "\n\n") || len(d.Sources) != len(want) || d.Sources[0] != "Ja." || d.Target != "en" || d.From[0] != "de" {
					t.Fatalf("read %q of\n%s", d.Text, source)
				}
				comeFrom(t, d)
				text, edits := changes(t, d)
				now, err := rules.Apply(source, edits)
				if err != nil {
					t.Fatal(err)
				}
				if again := documentOf(t, form.name, now); again.Text != text {
					t.Fatalf("mended %q, want\n%q of\n%s", again.Text, text, now)
				}
				if _, err := inElements(now); err != nil {
					t.Fatalf("%v of\n%s", err, now)
				}
			})
		})
	}
}

// TestXMLRemoves holds that a block that is removed takes its element with it,
// and nothing else.
func TestXMLRemoves(t *testing.T) {
	removed := 0
	for _, name := range xmlFiles {
		source := string(contents(t, filepath.Join(folder, name)))
		f := read(t, name, []byte(source))
		for n, d := range f.Documents {
			for i := range d.Blocks {
				fix := &rules.Fix{Edits: []rules.Edit{d.RemoveBlocks(i, i+1)}}
				edits, err := d.SourceEdits(fix)
				if err != nil {
					continue
				}
				now, err := rules.Apply(source, edits)
				if err != nil {
					t.Fatal(err)
				}
				removed++
				gone := edits[0].Span.In(source)
				if strings.HasPrefix(gone, "<") != strings.HasSuffix(gone, ">") || len(edits) != 1 {
					t.Errorf("%s: %q removed", name, gone)
				}
				if _, err = inElements(now); err != nil {
					t.Errorf("%s without %q: %v", name, gone, err)
				}
				again := read(t, name, []byte(now)).Documents
				want, err := rules.Apply(d.Text, fix.Edits)
				if err != nil || len(again) != len(f.Documents) || again[n].Text != want {
					t.Errorf("%s without %q: %q, want %q", name, gone, again[n].Text, want)
				}
			}
		}
	}
	if removed < 20 {
		t.Errorf("%d blocks can be removed", removed)
	}
}

// located is what an error about a file begins with.
var located = regexp.MustCompile(`^a\.[a-z]+:\d+:\d+: \S`)

// TestXMLHostile holds that files made to harm are an error that names the
// place, and that they are no work.
func TestXMLHostile(t *testing.T) {
	laughs := `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!-- don't > --><!ENTITY c '&b;&b;">'>]>`
	for _, c := range []struct{ what, name, source, want string }{
		{"laughs", "a.rss", laughs + "<rss><item><title>&c;</title></item></rss>", "the entity &c; is not expanded"},
		{"bare &", "a.rss", "<rss>\n <item><title>R & D</title></item></rss>", "2:17: not XML: & that begins no reference"},
		{"no character", "a.rss", "<rss><item><title>&#xD83D;</title></item></rss>", "the entity &#xD83D; is not expanded"},
		{"deep", "a.rss", "<rss>" + strings.Repeat("<a>", 1<<20), "elements in each other"},
		{"deep item", "a.rss", "<rss><item>" + strings.Repeat("<a>", 1<<20), "elements in each other"},
		{"attribute", "a.rss", `<rss><item a="` + strings.Repeat("x", 100<<20), "an attribute of <item> has no end"},
		{"not closed", "a.rss", "<rss><item><title>Yes</title>", "<item> is not closed"},
		{"crossed", "a.nitf", "<nitf><p><b></p></b></nitf>", "</p> where <b> is open"},
		{"comment", "a.nitf", "<nitf><!-- ", "comment that does not end"},
		{"CDATA", "a.nitf", "<nitf><p><![CDATA[ x", "CDATA that does not end"},
		{"type", "a.nitf", "<!DOCTYPE nitf [" + strings.Repeat("<!ENTITY ", 1<<20), "document type that does not end"},
		{"two roots", "a.xlf", "<xliff/><xliff/>", "behind the root element"},
		{"text behind", "a.tmx", "<tmx/>\nso", "2:1: not XML: text outside"},
		{"other root", "a.rss", "<html><p>No</p></html>", "the root element is <html>, not <rss>"},
		{"nothing", "a.xml", "  ", "it has no element"},
		{"no prose", "a.xml", "<urlset><url><loc>x</loc></url></urlset>", "RSS, Atom, WordPress exports, NewsML-G2, NITF, XLIFF and TMX"},
		{"tag", "a.xml", "<a <b>", "has no end"},
		{"less", "a.xml", "<a> 3 < 4 </a>", "write &lt;"},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, err := article.Read(c.name, []byte(c.source), article.Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) || !located.MatchString(err.Error()) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// TestXMLCut holds that a file cut off anywhere is an error, never a shorter article.
func TestXMLCut(t *testing.T) {
	for _, name := range xmlFiles {
		source := strings.TrimRight(string(contents(t, filepath.Join(folder, name))), "\n")
		for end := 1; end < len(source); end += 7 {
			if _, err := article.Read("a"+filepath.Ext(name), []byte(source[:end]), article.Options{Input: read(t, name, []byte(source)).Format}); err == nil {
				t.Fatalf("%s of %d bytes is read", name, end)
			}
		}
	}
}

// TestXMLFormats holds that formats that share an extension are told apart.
func TestXMLFormats(t *testing.T) {
	for name, want := range map[string]string{
		"feed.rss": "rss", "feed.atom": "atom", "export.wxr.xml": "wxr", "item.newsml.xml": "newsml", "story.nitf.xml": "nitf",
		"units-12.xlf": "xliff", "units-20.xlf": "xliff", "memory.tmx": "tmx",
	} {
		for _, path := range []string{name, "a.xml", "-"} {
			if f := read(t, path, contents(t, filepath.Join(folder, name))); f.Format != want {
				t.Errorf("%s as %s: %s", name, path, f.Format)
			}
		}
	}
	for source, want := range map[string]int{
		"<stories><story id='1'><title>A</title><p>B</p></story><story/></stories>":                              2,
		"<article><title>A</title><list><item><p>B</p></item><item><p>C</p></item></list></article>":             1,
		"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>A</h1><p>B</p></body></html>": 1,
		"<rss><channel><title>A</title></channel></rss>":                                                         1,
		"<rss><item/><item/></rss>": 2,
	} {
		if f := read(t, "a.xml", []byte(source)); len(f.Documents) != want {
			t.Errorf("%d articles in %s", len(f.Documents), source)
		}
	}
}

// TestXMLReads holds what is a block, and of what kind: H is a headline, S a
// standfirst, T a heading, L an item of a list, C a caption, Q a quotation.
func TestXMLReads(t *testing.T) {
	const kinds = "PHSTLCQ"
	for _, c := range []struct{ what, source, want string }{
		{"excerpt", "<rss><item><title>A</title><description>So it is&#8230;</description><content:encoded>&lt;b&gt;So&lt;/b&gt; it is: &lt;p&gt;B</content:encoded></item></rss>", "H:A P:So it is: P:B"},
		{"standfirst", "<rss><item><title>A</title><description>It was […]</description><content:encoded>&lt;p&gt;It is</content:encoded></item></rss>", "H:A S:It was […] P:It is"},
		{"media", "<rss><item><media:title>No</media:title><media:description>A</media:description></item></rss>", "C:A"},
		{"blank lines", "<rss><item><description>A\r\n b\r\n \r\n\r\nC</description></item></rss>", "P:A b P:C"},
		{"torn entity", "<a><p>A&amp;am<b>p; B</b></p></a>", "P:A&amp; B"},
		{"torn tag", "<a><p>A&lt;b<b>&gt; B</b></p></a>", "P:A<b> B"},
		{"packed", "<a><p>A&amp;eacute; &lt;b&gt;B&lt;/b&gt;</p></a>", "P:Aé B"},
		{"spaces", "<a><p>A <b> B</b> <!-- c --> C&#32;<i> D</i></p></a>", "P:A B C D"},
		{"headlines", "<a><title>A</title><title>B</title></a>", "H:A T:B"},
		{"list", "<a><ul><li><p>A</p></li><li>B<br/>C</li></ul><bq><p>D</p></bq></a>", "L:A L:B L:C Q:D"},
		{"prefixes", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><x:div><x:p>A</x:p><x:h2>B</x:h2></x:div></content></entry></feed>", "P:A T:B"},
		{"Atom", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='xhtml'><div>A <b>&lt;</b></div></title><summary>B</summary><content type='image/png'>AAAA</content></entry></feed>", "H:A < S:B"},
		{"Atom elsewhere", "<entry xmlns='http://www.w3.org/2005/Atom'><title>A</title><summary type='html'>&lt;p&gt;B</summary><content src='x'/></entry>", "H:A P:B"},
		{"NITF", "<nitf><head><title>A</title></head><body><body.head><hedline><hl2>B</hl2></hedline></body.head></body></nitf>", "H:A T:B"},
		{"NewsML", "<newsItem><itemMeta><title>A</title></itemMeta><contentSet><inlineData contenttype='text/html'>&lt;h2&gt;B</inlineData><inlineData encoding='base64'>QQ==</inlineData><inlineXML><x><p>C</p></x></inlineXML></contentSet></newsItem>", "H:A T:B P:C"},
		{"XLIFF 2", "<xliff srcLang='de' trgLang='en'><file><unit translate='no'><segment><target>No</target></segment></unit><unit><notes><note>No</note></notes><segment><source>X</source><target>A.</target></segment><ignorable><source> </source><target> </target></ignorable><segment><source>Y</source><target>B.</target></segment><segment><target>C.</target></segment></unit></file></xliff>", "P:A. B. P:C."},
		{"TMX", "<tmx><header srclang='*all*'/><body><tu srclang='fr'><tuv lang='en'><seg>A</seg></tuv><tuv lang='FR'><seg>No</seg></tuv></tu></body></tmx>", "P:A"},
		{"no language", "<tmx><body><tu><tuv><seg>No</seg></tuv><tuv><seg>A</seg></tuv></tu></body></tmx>", "P:A"},
	} {
		t.Run(c.what, func(t *testing.T) {
			d := read(t, "a.xml", []byte(c.source)).Documents[0]
			var got []string
			for _, b := range d.Blocks {
				got = append(got, kinds[b.Kind:b.Kind+1]+":"+b.In(d.Text))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q, want %s", got, c.want)
			}
		})
	}
}

// TestXMLWrites holds how replacements are written where they stand.
func TestXMLWrites(t *testing.T) {
	for _, c := range []struct{ source, old, fresh, want string }{
		{"<rss><item><title>A , B</title></item></rss>", " ,", " – ", "<title>A –  B</title>"},
		{"<nitf><body><body.content><p>A , B</p></body.content></body></nitf>", " ,", " <&>", "<p>A &lt;&amp;&gt; B</p>"},
		{"<nitf><body><body.content><p><![CDATA[A , B]]></p></body.content></body></nitf>", " ,", "]]>,", "A]]]]><![CDATA[>, B"},
		{"<nitf><body><body.content><p><![CDATA[A , B]]></p></body.content></body></nitf>", " ,", "]", ""},
		{"<nitf><body><body.content><p>A<em> </em>, B</p></body.content></body></nitf>", " ,", "-", ""},
		{"<rss><item><description>&lt;p&gt;A , B&lt;/p&gt;</description></item></rss>", " ,", "&", "&lt;p&gt;A&amp;amp; B&lt;/p&gt;"},
		{"<rss><item><description><![CDATA[<p>A , B</p>]]></description></item></rss>", " ,", "&", "<p>A&amp; B</p>"},
		{"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><div><p>A , B</p></div></content></entry></feed>", " ,", "\u00a0,", "<p>A&#160;, B</p>"},
		{"<?xml version='1.0' encoding='windows-1252'?><rss><item><description>A , B \xe9</description></item></rss>", " ,", "\u2192", "A&#8594; B"},
		{"<?xml version='1.0' encoding='windows-1252'?><nitf><body><body.content><p><![CDATA[A , B \xe9]]></p></body.content></body></nitf>", " ,", "\u2192", ""},
	} {
		d := read(t, "a.xml", []byte(c.source)).Documents[0]
		at := strings.Index(d.Text, c.old)
		edits, err := d.SourceEdits(rules.Replace(rules.Safe, "Mend it", rules.Span{Start: at, End: at + len(c.old)}, c.fresh))
		if c.want == "" {
			if err == nil {
				t.Errorf("%s: %v", c.source, edits)
			}
			continue
		}
		now, applied := rules.Apply(d.Source, edits)
		if err != nil || applied != nil || !strings.Contains(now, c.want) {
			t.Errorf("%s, want %s: %v", now, c.want, err)
		}
	}
}

// FuzzXML holds that no file harms the reader, and that what it reads comes
// from the file.
func FuzzXML(f *testing.F) {
	for _, name := range xmlFiles {
		f.Add(string(contents(f, filepath.Join(folder, name))))
	}
	f.Add("<rss><item><title>&c;&#13;</title><description><![CDATA[]]]]><![CDATA[>]]></description></item></rss>")
	f.Fuzz(func(t *testing.T, source string) {
		file, err := article.Read("a.xml", []byte(source), article.Options{})
		if err != nil {
			return
		}
		for _, d := range file.Documents {
			for i, b := range d.Blocks {
				if s, _ := d.Origin(b.Span); s.Start < 0 || s.Start > s.End || s.End > len(d.Source) {
					t.Fatalf("%v comes from %v", b, s)
				}
				edits, err := d.SourceEdits(&rules.Fix{Edits: []rules.Edit{d.RemoveBlocks(i, i+1)}})
				if err != nil {
					continue
				}
				now, err := rules.Apply(d.Source, edits)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := file.Articles(now); err != nil && !strings.Contains(err.Error(), "holds no headline") {
					t.Fatalf("without block %d: %v\n%q", i, err, now)
				}
			}
		}
	})
}
