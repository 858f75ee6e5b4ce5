package rules_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// hashEngine is an engine with the rules marks/hash, which flags each "#",
// marks/stop, which flags each "!", and words/long.
func hashEngine(t *testing.T, c rules.Config) *rules.Engine {
	t.Helper()
	check := func(sign string) func(*rules.Pass) {
		return func(p *rules.Pass) {
			for at := 0; ; at++ {
				i := strings.Index(p.Text[at:], sign)
				if i < 0 {
					return
				}
				at += i
				s := rules.Span{Start: at, End: at + 1}
				p.Report(rules.Diagnostic{Span: s, Message: "Found " + sign, Fix: rules.Replace(rules.Safe, "Take it out", s, "")})
			}
		}
	}
	marks, words := rules.NewFamily("marks", "Marks"), rules.NewFamily("words", "Words")
	marks.Add(rules.Rule{ID: "hash", Severity: rules.Error, Fix: rules.Safe, Check: check("#")})
	marks.Add(rules.Rule{ID: "stop", Severity: rules.Error, Fix: rules.Safe, Check: check("!")})
	words.Add(rules.Rule{ID: "long", Check: func(*rules.Pass) {}})
	e, err := rules.NewEngine([]*rules.Family{marks, words}, c)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// page reads HTML.
func page(tb testing.TB, source string) *article.File {
	tb.Helper()
	f, err := article.Read("page.html", []byte(source), article.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestCommentsIgnore(t *testing.T) {
	for _, test := range []struct {
		name, source, want string
	}{
		{"none", "<p>a #</p>\n<p>b #</p>", "1 2"},
		{"its line", "<p>a # <!-- mtlint:ignore marks/hash: a tag --></p>\n<p>b #</p>", "2"},
		{"a family", "<p>a # <!-- mtlint:ignore marks: a tag --></p>\n<p>b #</p>", "2"},
		{"several rules", "<p>a # ! <!-- mtlint:ignore marks/stop, marks/hash: tags --></p>\n<p>b #</p>", "2"},
		{"another rule", "<p>a # ! <!-- mtlint:ignore marks/stop: loud --></p>", "1"},
		{"alone in its line", "<!-- mtlint:ignore marks: a tag -->\n\n<p>a #</p>\n<p>b #</p>", "4"},
		{"alone, one above another", "<!-- mtlint:ignore marks/hash: a tag -->\n<!-- mtlint:ignore marks/stop: loud -->\n<p>a # !</p>\n<p>b #</p>", "4"},
		{"the next line", "<p>a #</p> <!-- mtlint:ignore-next-line marks: a tag -->\n<p>b #</p>\n<p>c #</p>", "1 3"},
		{"a stretch", "<p>a #</p>\n<!-- mtlint:ignore-start marks: tags -->\n<p>b #</p>\n<p>c #</p>\n<!-- mtlint:ignore-end -->\n<p>d #</p>", "1 6"},
		{"a stretch within another", "<!-- mtlint:ignore-start marks: tags -->\n<p>b # !</p>\n<!-- mtlint:ignore-start marks/stop: loud -->\n<p>c # !</p>\n<!-- mtlint:ignore-end marks/stop -->\n<p>d # !</p>\n<!-- mtlint:ignore-end -->\n<p>e #</p>", "8"},
		{"a stretch around lines of its own", "<!-- mtlint:ignore-start marks/hash: tags -->\n<p>a #</p>\n<p>b # <!-- mtlint:ignore marks/hash: a tag --></p>\n<p>c #</p>\n<!-- mtlint:ignore-end -->\n<p>d #</p>", "6"},
		{"a block", "<!-- mtlint:ignore marks: a tag -->\n<p>a #\nb\nc #</p>\n<p>d #</p>", "5"},
		{"a line of a block", "<!-- mtlint:ignore-next-line marks: a tag -->\n<p>a #\nb\nc #</p>\n<p>d #</p>", "4 5"},
		{"a line within a block", "<p>a #\n<!-- mtlint:ignore marks: a tag -->\nb #\nc #</p>", "1 4"},
		{"a file", "<p>a #</p>\n<p>b #</p>\n<!-- mtlint:ignore-file marks/hash: all tags -->", ""},
		{"over lines", "<p>a #</p>\n<!--\n  mtlint:ignore marks/hash:\n  a tag of\n  the site\n-->\n<p>b #</p>", "1"},
		{"without a reason", "<p>a # <!-- mtlint:ignore marks --></p>", "1"},
		{"with an empty reason", "<p>a # <!-- mtlint:ignore marks: --></p>", "1"},
		{"without an end", "<!-- mtlint:ignore-start marks: tags -->\n<p>a #</p>", "2"},
		{"not a comment", "<p>a # mtlint:ignore marks: a tag</p>", "1"},
		{"not closed", "<p>a #</p><!-- mtlint:ignore marks: a tag", "1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := page(t, test.source).Documents[0]
			lines := rules.NewLines(test.source)
			var got []string
			for _, f := range hashEngine(t, rules.Config{}).Lint(d) {
				at, _ := d.Origin(f.Span)
				got = append(got, strconv.Itoa(lines.Position(at.Start).Line))
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("faults in lines %q, want %q", s, test.want)
			}
		})
	}
}

func TestPlainTextHasNoComments(t *testing.T) {
	d := article.Text("wire.txt", "Mill burns\n\nA # <!-- mtlint:ignore marks: a tag -->\n")
	if found := hashEngine(t, rules.Config{}).Lint(d); len(found) == 0 {
		t.Error("a comment in the story hides a fault")
	}
}

func TestWrongIgnores(t *testing.T) {
	for _, test := range []struct {
		name, source string
		config       rules.Config
		want, mended string
	}{
		{name: "needed", source: "<p>a # <!-- mtlint:ignore marks/hash: a tag --></p>"},
		{
			name: "idle", source: "<p>a</p> <!-- mtlint:ignore marks/hash: a tag -->\n<p>b #</p>\n",
			want: "ignore/idle: Ignore that hides nothing: there is no marks/hash in its reach", mended: "<p>a</p>\n<p>b #</p>\n",
		},
		{
			name: "idle, alone in its line", source: "<p>a #</p>\n  <!-- mtlint:ignore marks/stop, words: a tag -->\r\n<p>b #</p>",
			want: "ignore/idle: Ignore that hides nothing: there is no marks/stop and no words in its reach", mended: "<p>a #</p>\n<p>b #</p>",
		},
		{
			name: "unknown", source: "<p>a # <!-- mtlint:ignore marks/hsh: a tag --></p>",
			want: "ignore/unknown: Ignore of a rule that does not exist: marks/hsh", mended: "<p>a # <!-- mtlint:ignore marks/hash: a tag --></p>",
		},
		{
			name: "no such ignore", source: "<!-- mtlint:ignore-block marks: tags -->\n<p>a #</p>",
			want: `ignore/malformed: No ignore is called "ignore-block": there are ignore, ignore-next-line, ignore-start, ignore-end and ignore-file`,
		},
		{name: "no reason", source: "<!-- mtlint:ignore marks -->\n<p>a #</p>", want: "ignore/malformed: Ignore without a reason", mended: "<!-- mtlint:ignore marks: … -->\n<p>a #</p>"},
		{name: "no rule", source: "<!-- mtlint:ignore: I say so -->\n<p>a #</p>", want: "ignore/malformed: Ignore that names no rule"},
		{
			name: "idle, in the midst of a line", source: "<p>a <!-- mtlint:ignore marks: a tag --> b</p>",
			want: "ignore/idle: Ignore that hides nothing: there is no marks in its reach", mended: "<p>a b</p>",
		},
		{
			name: "idle, between lines of text", source: "<p>a\n<!-- mtlint:ignore marks: a tag -->\nb</p>",
			want: "ignore/idle: Ignore that hides nothing: there is no marks in its reach", mended: "<p>a\n\nb</p>",
		},
		{
			name: "one of two rules", source: "<p>a # <!-- mtlint:ignore marks/stop, marks/hash: a tag --></p>",
			want: "ignore/idle: Ignore that hides nothing: there is no marks/stop in its reach", mended: "<p>a # <!-- mtlint:ignore marks/hash: a tag --></p>",
		},
		{
			name: "a stretch", source: "<!-- mtlint:ignore-start marks: tags -->\n<p>a</p>\n<!-- mtlint:ignore-end -->\n<p>b #</p>",
			want: "ignore/idle: Ignore that hides nothing: there is no marks in its reach", mended: "<p>a</p>\n<p>b #</p>",
		},
		{
			name: "twice", source: "<!-- mtlint:ignore-file marks: tags -->\n<p>a # <!-- mtlint:ignore marks: a tag --></p>",
			want: "ignore/idle: Ignore that hides nothing: there is no marks in its reach", mended: "<p>a # <!-- mtlint:ignore marks: a tag --></p>",
		},
		{name: "left out by the configuration", config: rules.Config{Ignore: []string{"ignore/idle"}}, source: "<p>a <!-- mtlint:ignore marks: a tag --></p>"},
		{name: "no end", source: "<!-- mtlint:ignore-start marks: tags -->\n<p>a #</p>", want: "ignore/malformed: “ignore-start” without its “ignore-end”"},
		{name: "no start", source: "<p>a #</p><!-- mtlint:ignore-end -->", want: "ignore/malformed: “ignore-end” without its “ignore-start”", mended: "<p>a #</p>"},
		{name: "of a rule that did not run", config: rules.Config{Select: []string{"words"}}, source: "<p>a <!-- mtlint:ignore marks/hash: a tag --></p>"},
		{name: "of a family that ran in part", config: rules.Config{Select: []string{"marks/stop"}}, source: "<p>a <!-- mtlint:ignore marks: a tag --></p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := hashEngine(t, test.config)
			idle := e.WrongIgnores(e.LintAll(page(t, test.source).Documents))
			if idle == nil {
				if test.want != "" {
					t.Errorf("nothing found, want %s", test.want)
				}
				return
			}
			d := idle.Left[0]
			if got := d.Rule.ID + ": " + d.Message; got != test.want || len(idle.Left) > 1 {
				t.Errorf("got %d, first %s, want %s", len(idle.Left), got, test.want)
			}
			if d.Fix == nil {
				if test.mended != "" {
					t.Error("no fix")
				}
				return
			}
			if got, err := rules.Apply(idle.Document.Source, d.Fix.Edits); err != nil || got != test.mended {
				t.Errorf("mended %q, %v, want %q", got, err, test.mended)
			}
		})
	}
}

// TestFingerprintSurvives holds what an ignore in a file beside the article
// outlives, and what it does not.
func TestFingerprintSurvives(t *testing.T) {
	e := hashEngine(t, rules.Config{})
	fingerprint := func(text string) string {
		d := article.Text("wire.txt", text)
		found := e.Lint(d)
		return rules.Fingerprint(d, &found[len(found)-1])
	}
	was := fingerprint("Mill burns\n\nThe owner of the mill, Oresta Dravnik, tagged # the old mill in Vessa.\n\nNobody was hurt.\n")
	for name, test := range map[string]struct {
		text string
		same bool
	}{
		"a paragraph above":  {"Mill burns\n\nIt burnt # at night.\n\nThe owner of the mill, Oresta Dravnik, tagged # the old mill in Vessa.\n", true},
		"an edit far before": {"Mill burns\n\nOn Monday the owner of the mill, Oresta Dravnik, tagged # the old mill in Vessa.\n", true},
		"a mark beside it":   {"Mill burns\n\nThe owner of the mill, “Oresta Dravnik,” tagged # the “old” mill in Vessa.\n", true},
		"a word beside it":   {"Mill burns\n\nThe owner of the mill, Oresta Dravnik, named # the old mill in Vessa.\n", false},
		"another rule":       {"Mill burns\n\nThe owner of the mill, Oresta Dravnik, tagged ! the old mill in Vessa.\n", false},
		"another paragraph":  {"Mill burns\n\nThe owner of the mill, Oresta Dravnik.\n\nTagged # the old mill in Vessa.\n", false},
	} {
		if got := fingerprint(test.text); (got == was) != test.same {
			t.Errorf("%s: %s, was %s", name, got, was)
		}
	}
}

func TestIgnoresBesideTheArticle(t *testing.T) {
	e := hashEngine(t, rules.Config{})
	text := "Mill burns\n\nThe mill # burnt.\n\nThe barn # burnt.\n"
	d := article.Text("wire.txt", text)
	found := e.Lint(d)
	if len(found) != 2 {
		t.Fatalf("%d faults", len(found))
	}
	d = article.Text("wire.txt", text)
	d.Ignores = []rules.Ignore{{Rule: "marks/hash", Fingerprint: rules.Fingerprint(d, &found[1]), Reason: "a tag"}}
	m := e.LintAll([]*rules.Document{d})[0]
	if len(m.Left) != 1 || m.Left[0].Span != found[0].Span {
		t.Errorf("left: %v", m.Left)
	}
	if len(m.Ignored) != 1 || m.Ignored[0].Reason != "a tag" || m.Ignored[0].InText {
		t.Errorf("ignored: %v", m.Ignored)
	}
}

// TestIgnoredIsNotMended holds that a fix leaves what somebody wants as it is,
// and that the ignore is needed in each round.
func TestIgnoredIsNotMended(t *testing.T) {
	e := hashEngine(t, rules.Config{})
	source := "<p>a#a</p>\n<!-- mtlint:ignore marks/hash: a tag -->\n<p>b#b</p>\n"
	f := page(t, source)
	m, err := e.FixAll(f.Documents, rules.Safe, f.Articles)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := m[0].Document.Source, strings.Replace(source, "a#a", "aa", 1); got != want {
		t.Errorf("mended %q", got)
	}
	if idle := e.WrongIgnores(m); idle != nil {
		t.Errorf("idle: %v", idle.Left)
	}
}

// BenchmarkIgnores shows that the cost is linear in the number of ignores.
func BenchmarkIgnores(b *testing.B) {
	e, err := rules.NewEngine(families(), rules.Config{})
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1000, 10000} {
		for name, line := range map[string]string{
			"lines":    "<p>a</p><!-- mtlint:ignore marks/comma: so -->\n",
			"one line": "<p>a</p><!-- mtlint:ignore marks/comma: so -->",
			"alone":    "<!-- mtlint:ignore marks/comma: so -->\n\n\n",
			"stretch":  "<!-- mtlint:ignore-start marks/comma: so --><!-- mtlint:ignore-end -->",
			"nested":   "<p>a, b</p><!-- mtlint:ignore-start marks/comma: so -->",
			"open":     "<!-- mtlint:ignore",
		} {
			source := "<p>b</p>" + strings.Repeat(line, n)
			f := page(b, source)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					e.WrongIgnores(e.LintAll(f.Documents))
				}
			})
		}
	}
}
