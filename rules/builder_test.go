package rules_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

// ampersands writes & as HTML does, and has no way to write a tab.
func ampersands(text string) (string, error) {
	if strings.Contains(text, "\t") {
		return "", errors.New("no tab here")
	}
	return strings.ReplaceAll(text, "&", "&amp;"), nil
}

// twoBlocks is a made-up file: <h>A &amp; B</h><p>one <i>two</i></p>.
func twoBlocks() *rules.Document {
	source := "<h>A &amp; B</h>\n<p>one <i>two</i></p>"
	b := rules.NewBuilder("t.x", source)
	b.Escape(ampersands)
	b.Begin(rules.Headline)
	b.Copy(span(3, 5))
	b.Put("&", span(5, 10))
	b.Copy(span(10, 12))
	b.End(span(0, 16))
	b.Begin(rules.Paragraph)
	b.End(span(16, 17))
	b.Begin(rules.Paragraph)
	b.Copy(span(20, 24))
	b.Copy(span(27, 30))
	b.End(span(17, 38))
	return b.Document()
}

func TestBuilderMapsBack(t *testing.T) {
	d := twoBlocks()
	if d.Text != "A & B\n\none two" || len(d.Blocks) != 2 {
		t.Fatalf("text %q, blocks %v", d.Text, d.Blocks)
	}
	for _, test := range []struct {
		text  string
		want  string
		whole bool
	}{
		{"A", "A", true},
		{"&", "&amp;", true},
		{" & B", " &amp; B", true},
		{"one", "one", true},
		{"two", "two", true},
		{"e two", "e <i>two", false},
		{"B\n\none", "B</h>\n<p>one", false},
	} {
		at := strings.Index(d.Text, test.text)
		s, whole := d.Origin(span(at, at+len(test.text)))
		if got := s.In(d.Source); got != test.want || whole != test.whole {
			t.Errorf("%q comes from %q, %v; want %q, %v", test.text, got, whole, test.want, test.whole)
		}
	}
}

func TestSourceEdits(t *testing.T) {
	d := twoBlocks()
	for _, test := range []struct{ old, fresh, want string }{
		{"A & B", "A & C", "<h>A &amp; C</h>\n<p>one <i>two</i></p>"},
		{"A & B", "A && B", "<h>A &amp;&amp; B</h>\n<p>one <i>two</i></p>"},
		{"A & B", "A and B", "<h>A and B</h>\n<p>one <i>two</i></p>"},
		{"one", "one,", "<h>A &amp; B</h>\n<p>one, <i>two</i></p>"},
		{"one two", "one, two", "<h>A &amp; B</h>\n<p>one, <i>two</i></p>"},
		{"two", "“two", "<h>A &amp; B</h>\n<p>one <i>“two</i></p>"},
		{"two", "two.", "<h>A &amp; B</h>\n<p>one <i>two.</i></p>"},
		{"A & B\n\n", "", "\n<p>one <i>two</i></p>"},
		{"\n\none two", "", "<h>A &amp; B</h>\n"},
		{"A", "\t", "no tab here"},
		{" two", "two", "<h>A &amp; B</h>\n<p>one<i>two</i></p>"},
		{"e tw", "", rules.ErrMarkup.Error()},
		{"B\n\none", "B one", rules.ErrMarkup.Error()},
	} {
		at := strings.Index(d.Text, test.old)
		edits, err := d.SourceEdits(rules.Replace(rules.Safe, "Mend it", span(at, at+len(test.old)), test.fresh))
		got := ""
		if err == nil {
			got, err = rules.Apply(d.Source, edits)
		}
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%q → %q gives\n%s, want\n%s", test.old, test.fresh, got, test.want)
		}
	}
}

// TestLayers reads the file {"b":"<p>caf\u00e9 &amp; bar</p>"}: an escape of HTML in a JSON string.
func TestLayers(t *testing.T) {
	source := `{"b":"<p>caf\u00e9 \u0026amp; bar</p>"}`
	b := rules.NewBuilder("t.x", source)
	l := b.NewLayer()
	l.Escape(func(text string) (string, error) { return strings.ReplaceAll(text, `"`, `\"`), nil })
	l.Copy(span(6, 12))
	l.Put("é", span(12, 18))
	l.Copy(span(18, 19))
	l.Put("&", span(19, 25))
	l.Copy(span(25, 37))
	b.Enter(l)
	html := l.Text()
	if html != "<p>café &amp; bar</p>" {
		t.Fatalf("layer %q", html)
	}
	b.Escape(ampersands)
	amp := strings.Index(html, "&amp;")
	b.Begin(rules.Paragraph)
	b.Copy(span(3, amp))
	b.Put("&", span(amp, amp+5))
	b.Copy(span(amp+5, len(html)-4))
	b.End(span(0, len(html)))
	d := b.Document()
	if d.Text != "café & bar" {
		t.Fatalf("text %q", d.Text)
	}
	for _, test := range []struct{ old, fresh, want string }{
		{"café", "cafe", `{"b":"<p>cafe \u0026amp; bar</p>"}`},
		{"&", `"&"`, `{"b":"<p>caf\u00e9 \"&amp;\" bar</p>"}`},
		{"bar", `bar & "grill"`, `{"b":"<p>caf\u00e9 \u0026amp; bar &amp; \"grill\"</p>"}`},
		{"café & bar", "", `{"b":""}`},
	} {
		at := strings.Index(d.Text, test.old)
		edits, err := d.SourceEdits(rules.Replace(rules.Safe, "Mend it", span(at, at+len(test.old)), test.fresh))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := rules.Apply(source, edits); err != nil || got != test.want {
			t.Errorf("%q → %q gives\n%s, want\n%s", test.old, test.fresh, got, test.want)
		}
	}
}

// torn is a made-up file, <p>one </b>\n<i>, two&a<i>mp; six\n\n<b>ten</b>: a
// space and an entity that markup of the form around them parts.
func torn() *rules.Document {
	source := "<p>one </b>\n<i>, two&a<i>mp; six\n\n<b>ten</b>"
	b := rules.NewBuilder("t.x", source)
	l := b.NewLayer()
	for _, s := range []rules.Span{span(3, 7), span(11, 12), span(15, 22), span(25, 34), span(37, 40)} {
		l.Copy(s) // "one \n, two&amp; six\n\nten"
	}
	b.Enter(l)
	b.Escape(ampersands)
	b.Begin(rules.Paragraph)
	b.Copy(span(0, 3))
	b.Put(" ", span(3, 5)) // the space and the line break, with </b> between them
	b.Copy(span(5, 10))
	b.Put("&", span(10, 15))
	b.Copy(span(15, 19))
	b.End(span(0, 19))
	b.Begin(rules.Paragraph)
	b.Copy(span(21, 24))
	b.End(span(21, 24))
	return b.Document()
}

// TestTornPieces holds that a piece that markup parts is not written over:
// the markup would go with it.
func TestTornPieces(t *testing.T) {
	d := torn()
	if want := "one , two& six\n\nten"; d.Text != want {
		t.Fatalf("text %q, want %q", d.Text, want)
	}
	for _, test := range []struct{ old, fresh, want string }{
		{" , two", ", two", rules.ErrMarkup.Error()},
		{"one ,", "one,", rules.ErrMarkup.Error()},
		{"one ,", "one -,", "<p>one </b>\n-<i>, two&a<i>mp; six\n\n<b>ten</b>"},
		{"& six", "and six", rules.ErrMarkup.Error()},
		{"one , two& six\n\n", "", rules.ErrMarkup.Error()}, // its element would take </b> and the first <i>
		{"one", "ONE", "<p>ONE </b>\n<i>, two&a<i>mp; six\n\n<b>ten</b>"},
		{", two", "; two", "<p>one </b>\n<i>; two&a<i>mp; six\n\n<b>ten</b>"},
		{"six", "6", "<p>one </b>\n<i>, two&a<i>mp; 6\n\n<b>ten</b>"},
		{"\n\nten", "", "<p>one </b>\n<i>, two&a<i>mp; six\n\n<b></b>"},
	} {
		at := strings.Index(d.Text, test.old)
		edits, err := d.SourceEdits(rules.Replace(rules.Safe, "Mend it", span(at, at+len(test.old)), test.fresh))
		got := ""
		if err == nil {
			got, err = rules.Apply(d.Source, edits)
		}
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%q → %q gives\n%s, want\n%s", test.old, test.fresh, got, test.want)
		}
	}
	for _, text := range []string{" ", "&", "one , two"} {
		at := strings.Index(d.Text, text)
		if s, whole := d.Origin(span(at, at+len(text))); whole {
			t.Errorf("%q comes from all of %q", text, s.In(d.Source))
		}
	}
}

// TestFixAllMendsAllArticlesAtOnce reads a file of three articles.
func TestFixAllMendsAllArticlesAtOnce(t *testing.T) {
	read := func(source string) ([]*rules.Document, error) {
		b := rules.NewBuilder("t.x", source)
		var all []*rules.Document
		at := 0
		for _, line := range strings.SplitAfter(source, "\n") {
			b.Begin(rules.Headline)
			b.Copy(span(at, at+len(line)))
			b.End(span(at, at+len(line)))
			at += len(line)
			all = append(all, b.Document())
		}
		return all, nil
	}
	e, err := rules.NewEngine([]*rules.Family{shrink(rules.Comma, rules.Safe)}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	documents, _ := read("a,,,b\nc\nd,,e")
	mended, err := e.FixAll(documents, rules.Safe, read)
	if err != nil {
		t.Fatal(err)
	}
	if got := mended[0].Document.Source; got != "a,b\nc\nd,e" {
		t.Errorf("mended: %q", got)
	}
	for i, want := range []int{2, 0, 1} {
		if got := len(mended[i].Applied); got != want {
			t.Errorf("article %d: %d fixes applied, want %d", i, got, want)
		}
		if mended[i].Document.Source != mended[0].Document.Source {
			t.Errorf("article %d has another source", i)
		}
	}
}

// TestFixThatTheFileDoesNotShow holds that such a fix is left, and the others are made.
func TestFixThatTheFileDoesNotShow(t *testing.T) {
	read := func(source string) ([]*rules.Document, error) {
		b := rules.NewBuilder("t.x", source)
		b.Begin(rules.Headline)
		end := len(strings.TrimRight(source, "a"))
		b.Copy(span(0, end)) // the letter a at the end is not shown
		b.End(span(0, 0))
		return []*rules.Document{b.Document()}, nil
	}
	f := rules.NewFamily("test", "Wants an a")
	f.Add(rules.Rule{ID: "a", Severity: rules.Error, Check: func(p *rules.Pass) {
		n := len(p.Text)
		p.Report(rules.Diagnostic{Span: span(n-1, n), Message: "No a", Fix: rules.Replace(rules.Safe, "Add it", span(n, n), "a")})
	}})
	e, err := rules.NewEngine([]*rules.Family{f}, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	documents, _ := read("b")
	mended, err := e.FixAll(documents, rules.Safe, read)
	if err != nil || len(mended[0].Applied) != 0 || len(mended[0].Left) != 1 {
		t.Errorf("%v, %d applied, %d left", err, len(mended[0].Applied), len(mended[0].Left))
	}
}
