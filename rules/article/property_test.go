package article_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// words are what random articles are made of: what formats escape, what takes
// one to four bytes, what looks like an escape and is none.
var words = []string{
	"the", "Varn", "&", "<b>", "a<b", "“Yes,”", "«да»", "桥", "😀", `"x"`, "it's", "&amp;", "&#8212;", "—", "é", "e\u0301", `\n`, `\u00e9`,
	"]]>", "<!--", "{{x}}", "100\u00a0km", "*", "_a_", "#", "[1]", "$", "%", "'", "/", "\\", "</p>", "1.", "-", "|", "`",
}

// prose gives the paragraphs of a random article; the first is the headline.
func prose(t *rapid.T) []string {
	word := rapid.SampledFrom(words)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		return strings.Join(append([]string{"So"}, rapid.SliceOfN(word, 0, 8).Draw(t, "words")...), " ")
	}), 2, 6).Draw(t, "prose")
}

// roundTrip holds for a format that random articles, as write writes them, are
// read as they were, each character at its place, and that edits made through
// the format give the same prose as edits of the prose. Check reads a file by
// other means, and gives its paragraphs.
func roundTrip(t *testing.T, name string, write func(*rapid.T, []string) string, check func(source string) ([]string, error)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		want := prose(t)
		source := write(t, want)
		d := documentOf(t, name, source)
		same(t, "read", source, want, d)
		comeFrom(t, d)
		text, edits := changes(t, d)
		now, err := rules.Apply(source, edits)
		if err != nil {
			t.Fatalf("%v\n%s", err, source)
		}
		after := strings.Split(text, "\n\n")
		same(t, "mended", now, after, documentOf(t, name, now))
		got, err := check(now)
		if err != nil {
			t.Fatalf("the mended file is broken: %v\n%s", err, now)
		}
		if strings.Join(got, "\n\n") != text {
			t.Fatalf("another reader finds\n%q, want\n%q\n%s", got, after, now)
		}
	})
}

func documentOf(t *rapid.T, name, source string) *rules.Document {
	f, err := article.Read(name, []byte(source), article.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	if len(f.Documents) != 1 {
		t.Fatalf("%d articles\n%s", len(f.Documents), source)
	}
	return f.Documents[0]
}

func same(t *rapid.T, what, source string, want []string, d *rules.Document) {
	var got []string
	for _, b := range d.Blocks {
		got = append(got, b.In(d.Text))
	}
	if strings.Join(got, "\x00") != strings.Join(want, "\x00") {
		t.Fatalf("%s:\n%q, want\n%q, of\n%s", what, got, want, source)
	}
	if d.Blocks[0].Kind != rules.Headline {
		t.Fatalf("%s: no headline in\n%s", what, source)
	}
}

// comeFrom holds that a character that a file has as it is comes from there,
// and that no two come from the same place.
func comeFrom(t *rapid.T, d *rules.Document) {
	for _, b := range d.Blocks {
		last := -1
		for i, r := range b.In(d.Text) {
			at := b.Start + i
			s, whole := d.Origin(rules.Span{Start: at, End: at + len(string(r))})
			if !whole || s.Empty() || s.Start < last {
				t.Fatalf("%q at %d comes from %v, %v", r, at, s, whole)
			}
			if text := s.In(d.Source); len(text) == len(string(r)) && text != string(r) && !unicode.IsSpace(r) {
				t.Fatalf("%q at %d comes from %q", r, at, text)
			}
			last = s.End
		}
	}
}

// changes makes random edits of words; it gives the text that they make, and
// the edits of the file.
func changes(t *rapid.T, d *rules.Document) (text string, edits []rules.Edit) {
	var made []rules.Edit
	at := 0
	for _, w := range strings.SplitAfter(strings.ReplaceAll(d.Text, "\n", " "), " ") {
		s := rules.Span{Start: at, End: at + len(strings.TrimRight(w, " "))}
		at += len(w)
		if s.Empty() || !rapid.Bool().Draw(t, "edit") {
			continue
		}
		fresh := rapid.SampledFrom(words).Draw(t, "fresh")
		switch old := s.In(d.Text); rapid.IntRange(0, 2).Draw(t, "where") {
		case 0:
			fresh += old
		case 1:
			fresh = old + fresh
		}
		f := rules.Replace(rules.Safe, "Mend it", s, fresh)
		mapped, err := d.SourceEdits(f)
		if err != nil {
			continue // it crosses markup
		}
		made = append(made, f.Edits...)
		edits = append(edits, mapped...)
	}
	text, err := rules.Apply(d.Text, made)
	if err != nil {
		t.Fatal(err)
	}
	return text, edits
}

// TestHTMLRoundTrip writes random pages: with entities of all kinds, inline
// tags, comments, line breaks and every way to leave out an end tag.
func TestHTMLRoundTrip(t *testing.T) {
	roundTrip(t, "a.html", func(t *rapid.T, prose []string) string {
		var b strings.Builder
		b.WriteString(rapid.SampledFrom([]string{"", "\ufeff", "<!DOCTYPE html>\n<html><head><title>Other</title></head><body>", "<main><nav>Home</nav><article>"}).Draw(t, "head"))
		for i, text := range prose {
			if i == 0 {
				b.WriteString("<h1>" + inline(t, text) + "</h1>\r\n")
				continue
			}
			open := rapid.SampledFrom([]string{"<p>", "<P class='x y'>", "<p>\n\t", "<div>", "<section><p>"}).Draw(t, "open")
			b.WriteString(open + inline(t, text))
			if strings.HasPrefix(open, "<div") {
				b.WriteString("</div>")
			}
			b.WriteString(rapid.SampledFrom([]string{"</p>", "</p>\n", "\n", "<p></p>", "</p><script>var a = '<p>no</p>'</script>"}).Draw(t, "close"))
		}
		return b.String()
	}, func(source string) ([]string, error) {
		root, err := html.Parse(strings.NewReader(strings.TrimPrefix(source, "\ufeff")))
		if err != nil {
			return nil, err
		}
		return paragraphsOf(root), nil
	})
}

// inline writes text as HTML may.
func inline(t *rapid.T, text string) string {
	var b strings.Builder
	for i, r := range text {
		switch how := rapid.IntRange(0, 12).Draw(t, "how"); {
		case r == '&' && how < 6:
			b.WriteString("&amp;")
		case r == '<' && how < 6:
			b.WriteString("&lt;")
		case r == '—' && how < 6:
			b.WriteString("&mdash;")
		case r == '&' || r == '<' || r > ' ' && how == 0:
			b.WriteString(reference(r))
		case r == ' ' && how < 3:
			b.WriteString(rapid.SampledFrom([]string{"\n", "\r\n  ", " \n "}).Draw(t, "space"))
		case how == 12 && i > 0:
			b.WriteString("<b class=\"a>b\">" + html.EscapeString(string(r)) + "</b>")
		case how == 11 && i > 0:
			b.WriteString("<!-- a > b -->" + html.EscapeString(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func reference(r rune) string {
	return "&#x" + strings.ToUpper(string("0123456789abcdef"[r>>20&15])) + hex(r) + ";"
}

func hex(r rune) string {
	const digits = "0123456789abcdef"
	var b []byte
	for shift := 16; shift >= 0; shift -= 4 {
		b = append(b, digits[r>>shift&15])
	}
	return string(b)
}

// paragraphsOf gives the paragraphs of a page, each line break as a space.
func paragraphsOf(n *html.Node) []string {
	var all []string
	var b strings.Builder
	flush := func() {
		if s := strings.Trim(b.String(), " \t\r\n"); s != "" {
			all = append(all, s)
		}
		b.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			s := n.Data
			for _, long := range []string{"\n  ", " \n ", "\n"} {
				s = strings.ReplaceAll(s, long, " ")
			}
			b.WriteString(s)
			return
		case n.DataAtom == atom.Script || n.DataAtom == atom.Nav || n.DataAtom == atom.Head || n.Type == html.CommentNode:
			return
		case n.DataAtom == atom.P || n.DataAtom == atom.Div || n.DataAtom == atom.H1 || n.DataAtom == atom.Section:
			flush()
			defer flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	flush()
	return all
}
