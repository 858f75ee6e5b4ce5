package article_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mtlint/mtlint/rules/article"
)

func packed(tb testing.TB, r io.Reader) []byte {
	tb.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := io.Copy(w, r); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// endless gives the same bytes for ever.
type endless string

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e[i%len(e)]
	}
	return len(p), nil
}

// TestHostile holds that no file takes long, fills the memory or ends the program.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	const mega = 1 << 20
	e := engine(t)
	repeat := func(unit string, size int) func() []byte {
		return func() []byte { return []byte(strings.Repeat(unit, size/len(unit))) }
	}
	for _, test := range []struct {
		name, file string
		data       func() []byte
		err        string // what the error says; empty: none
	}{
		{"gzip bomb", "a.txt.gz", func() []byte { return packed(t, io.LimitReader(endless("a"), 260<<20)) }, "not unpacked: more than 256 MB"},
		{"cut gzip", "a.txt.gz", func() []byte { return packed(t, strings.NewReader("We are ready"))[:15] }, "not unpacked: unexpected EOF"},
		{"gzip bomb in many members", "a.txt.gz", func() []byte {
			return bytes.Repeat(packed(t, io.LimitReader(endless("a"), mega)), 300)
		}, "not unpacked: more than 256 MB"},
		{"gzip in gzip", "a.txt.gz", func() []byte { return packed(t, bytes.NewReader(packed(t, strings.NewReader("We are ready")))) }, "is no UTF-8"},
		{"aliases of YAML", "a.md", func() []byte {
			return []byte("---\na: &a [x,x,x,x,x,x,x,x]\n" + strings.Repeat("b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n", 100_000) + "title: *b\n---\n\nText\n")
		}, ""},
		{"deep YAML", "a.md", func() []byte {
			return []byte("---\ntitle: " + strings.Repeat("[", mega) + "\n---\n\nText\n")
		}, ""},
		{"deep TOML", "a.md", func() []byte {
			return []byte("+++\ntitle = " + strings.Repeat("[", mega) + strings.Repeat("[a.b]\n", mega/6) + "+++\n\nText\n")
		}, ""},
		{"laughs", "a.rss", func() []byte {
			return []byte("<!DOCTYPE rss [<!ENTITY a \"ha\">" + strings.Repeat(`<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">`, 100_000) + "]><rss><item><title>&b;</title></item></rss>")
		}, "the entity &b; is not expanded"},
		{"laughs in XHTML", "a.xhtml", func() []byte {
			return []byte("<!DOCTYPE html [<!ENTITY a \"ha\">" + strings.Repeat(`<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">`, 100_000) + "]><p>&b;</p>")
		}, ""},
		{"deep XML", "a.nitf", repeat("<a>", 4*mega), "elements in each other"},
		{"large attribute of XML", "a.rss", func() []byte {
			return []byte(`<rss><item a="` + strings.Repeat("x", 100*mega) + `"><title>Text</title></item></rss>`)
		}, ""},
		{"cut XML", "a.rss", func() []byte { return []byte("<rss>" + strings.Repeat("<item><title>Text</title></item>", mega/8)) }, "<rss> is not closed"},
		{"cut JSON", "a.json", func() []byte { return []byte(`{"title":"Text","body":"` + strings.Repeat("a ", 16*mega)) }, "it ends too early"},
		{"deep JSON", "a.json", repeat(`{"a":[`, 4*mega), "not JSON"},
		{"lone surrogates", "a.json", func() []byte { return []byte(`{"body":"` + strings.Repeat(`\ud83d `, mega) + `"}`) }, ""},
		{"broken lines", "a.jsonl", func() []byte { return []byte("{\"title\":\"Text\"}\n" + strings.Repeat("{\n", 4*mega)) }, ""},
		{"deep HTML", "a.html", repeat("<div><b>", 4*mega), ""},
		{"deep HTML with text", "a.html", repeat("<div>text", 4*mega), ""},
		{"stray end tags", "a.html", func() []byte {
			return []byte(strings.Repeat("<section>", 600) + strings.Repeat("</p></div></b>", mega))
		}, ""},
		{"unclosed tag", "a.html", func() []byte { return []byte("<p>Text <a href=\"" + strings.Repeat("x", 4*mega)) }, ""},
		{"large attribute", "a.html", func() []byte {
			return []byte(`<p>Text <img alt="` + strings.Repeat("some words ", 100*mega/11) + `"></p>`)
		}, ""},
		{"many attributes", "a.html", func() []byte { return []byte("<p " + strings.Repeat("a ", 200_000) + ">Text</p>") }, ""},
		{"many values", "a.html", func() []byte { return []byte("<p " + strings.Repeat("b=1 title='two words' ", 100_000) + ">Text</p>") }, ""},
		{"ampersands", "a.html", repeat("&", 4*mega), ""},
		{"long entities", "a.html", func() []byte { return []byte("<p>" + strings.Repeat("&#0000000000000", mega) + "</p>") }, ""},
		{"digits", "a.html", func() []byte { return []byte("<p>&#" + strings.Repeat("9", 4*mega) + ";</p>") }, ""},
		{"blank blocks", "a.html", repeat("<p> </p>", 4*mega), ""},
		{"line breaks", "a.html", repeat("a<br>", 4*mega), ""},
		{"unclosed comment", "a.html", func() []byte { return []byte("<p>Text</p><!--" + strings.Repeat("-", 4*mega)) }, ""},
		{"unclosed script", "a.html", func() []byte { return []byte("<p>Text</p><script>" + strings.Repeat("<!--<script>", mega)) }, ""},
		{"many articles", "a.html", repeat("<article>a</article>", 4*mega), ""},
		{"NUL bytes", "a.html", repeat("<p>\x00</p>", 4*mega), ""},
		{"UTF-32", "a.txt", func() []byte { return []byte("\xff\xfe\x00\x00a\x00\x00\x00") }, "a.txt: UTF-32 text"},
		{"odd UTF-16", "a.txt", func() []byte { return []byte("\xff\xfea\x00b") }, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := test.data()
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now() //nolint:forbidigo // the time it takes is what is tested
			f, err := article.Read(test.file, data, article.Options{})
			if err == nil {
				e.LintAll(f.Documents)
			}
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if got := message(err); !strings.Contains(got, test.err) || (test.err == "") != (got == "") {
				t.Errorf("error %q, want %q", got, test.err)
			}
			if limit := 10*time.Second + time.Duration(len(data))*time.Microsecond; took > limit { // what is not linear takes minutes
				t.Errorf("%d bytes took %v", len(data), took)
			}
			if used, limit := after.TotalAlloc-before.TotalAlloc, uint64(1<<30+200*len(data)); used > limit {
				t.Errorf("%d bytes took %d MB", len(data), used>>20)
			}
			t.Logf("%d MB: %v, %d MB allocated", len(data)>>20, took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
		})
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
