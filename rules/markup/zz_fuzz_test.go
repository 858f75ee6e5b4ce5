package markup_test

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/encoding"
	"github.com/mtlint/mtlint/rules/markup"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestZZFuzz(t *testing.T) {
	pieces := strings.Fields("< > </p> <p> <b> </b> <a href=\"x\"> </a> <!-- --> <script> </script> & &amp; &quot; quot; ; nbsp; &nbsp; &nbsp;&nbsp; &#8217; &#8217 # 39; [b] [/b] [caption id=\"x\"] [/caption] [ad_1] [ ] { } {{x}} {% %} %s %% %20 \\u0041 \\n \\\" \\ alt=”x” class=\" .jpg” ” “ \" /> > = _ __A_B__ ⟦1⟧ Ã © Ã© â€™ â€ Â Â Ã¢â‚¬ вЂ™ Ð ÐŸ € ™ � \xff \xe2\x82 a b word Word. said the e\u0301 \u200b \u00ad \u202d \u202c \u2067 ש מ \u0430 x\u0430y ο \u0092 \x07 \x1e \u00a0 \u2028 (a.b( ); }); function() .x {a: [12] [edit] ’ ” ; and ,")
	fams := []*rules.Family{encoding.Family, markup.Family}
	e, err := rules.NewEngine(fams, rules.Config{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(7))
	for n := range 60000 {
		var b strings.Builder
		for range 1 + r.Intn(24) {
			b.WriteString(pieces[r.Intn(len(pieces))])
			switch r.Intn(4) {
			case 0:
				b.WriteByte(' ')
			case 1:
				if r.Intn(4) == 0 {
					b.WriteString("\n\n")
				}
			}
		}
		text := b.String()
		d := article.Text("x", text)
		for _, f := range e.Lint(d) {
			if f.Span.Empty() || f.Span.Start < 0 || f.Span.End > len(text) {
				t.Fatalf("%d %s %v span of %q", n, f.Rule.ID, f.Span, text)
			}
			if f.Fix != nil {
				if _, err := rules.Apply(text, f.Fix.Edits); err != nil {
					t.Fatalf("%d %s %v of %q: %v", n, f.Rule.ID, f.Fix, text, err)
				}
				for _, ed := range f.Fix.Edits {
					if utf8.ValidString(text) && (ed.Span.Start < len(text) && !utf8.RuneStart(text[ed.Span.Start])) {
						t.Fatalf("cut rune %s %q", f.Rule.ID, text)
					}
				}
				if f.Fix.Title == "" {
					t.Fatalf("no title %s", f.Rule.ID)
				}
			}
		}
		for _, least := range []rules.Applicability{rules.Safe, rules.Unsafe} {
			d := article.Text("x", text)
			m, err := e.Fix(d, least, rulestest.Read(d))
			if err != nil {
				t.Fatalf("%d %q: %v\n%q %v", n, text, err, m.Document.Text, m.Left)
			}
		}
	}
}
