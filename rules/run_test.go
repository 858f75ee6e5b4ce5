package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// runOf makes a run of articles; each is given as its paragraphs.
func runOf(articles ...[]string) []*rules.Document {
	run := new(rules.Run)
	var documents []*rules.Document
	for i, paragraphs := range articles {
		d := article.Text(fmt.Sprintf("%d.txt", i), strings.Join(paragraphs, "\n\n")+"\n")
		d.Run = run
		run.Add(rules.NewDigest(d))
		documents = append(documents, d)
	}
	return documents
}

// tale gives the headline and the paragraphs of a story that shares no long
// word with another.
func tale(n int) []string {
	tale := []string{fmt.Sprintf("Number%d", n)}
	for i := range 8 {
		tale = append(tale, strings.Repeat(fmt.Sprintf("Word%dx%d ", n, i), 9)+".")
	}
	return tale
}

func with(paragraphs []string, more ...string) []string {
	return append(append([]string(nil), paragraphs...), more...)
}

const (
	notice = "The Vessa Courier has answered the questions of its readers every Thursday."
	line   = "Read more on our pages"
)

// TestRun tells what belongs to the page from what stories share.
func TestRun(t *testing.T) {
	turned := func(n int) []string { // an update: the news is on top, and what was known is below
		return append([]string{"Update", strings.Repeat(fmt.Sprintf("Fresh%dx ", n), 60)}, tale(1)[1:5]...)
	}
	retold := func(n int) []string { // another translation: the names and figures are the same, and no paragraph is
		told := []string{"Number"}
		for i := range 8 {
			told = append(told, fmt.Sprintf("Told %d: Ottilie%d Kranzler%d said in Vessahaven%d that Harbour%d, Lighthouse%d and Granary%d stand.", n, i, i, i, i, i, i))
		}
		return told
	}
	for name, c := range map[string]struct {
		articles [][]string
		recurs   int // of how many paragraphs it is said
	}{
		"in two articles":             {[][]string{with(tale(1), notice), with(tale(2), notice)}, 0},
		"in three articles":           {[][]string{with(tale(1), notice), with(tale(2), notice), with(tale(3), notice), tale(4)}, 3},
		"other marks":                 {[][]string{with(tale(1), notice), with(tale(2), strings.ToUpper(notice)), with(tale(3), "«"+strings.ReplaceAll(notice, " ", "  "))}, 3},
		"other words":                 {[][]string{with(tale(1), notice), with(tale(2), notice), with(tale(3), notice+" 1")}, 0},
		"twice in each":               {[][]string{with(tale(1), notice, notice), with(tale(2), notice, notice)}, 0},
		"a short line":                {[][]string{with(tale(1), line), with(tale(2), line), with(tale(3), line)}, 0},
		"the same story":              {[][]string{tale(1), tale(1), tale(1), tale(1)}, 0},
		"three articles of one story": {[][]string{with(tale(1), notice), with(tale(1), notice), with(tale(1), notice), with(tale(2), notice)}, 0},
		"updates":                     {[][]string{tale(1), turned(1), turned(2), turned(3)}, 0},
		"translations of one story":   {[][]string{with(retold(1), notice), with(retold(2), notice), with(retold(3), notice), with(tale(1), notice)}, 0},
		"a headline":                  {[][]string{with([]string{notice}, tale(1)...), with([]string{notice}, tale(2)...), with([]string{notice}, tale(3)...)}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := 0
			for _, d := range runOf(c.articles...) {
				for b := range d.Blocks {
					if d.Recurs(b) {
						got++
					}
				}
			}
			if got != c.recurs {
				t.Errorf("said of %d paragraphs, want %d", got, c.recurs)
			}
		})
	}
}

// TestRunLeavesUnitsAlone holds that what a translation memory repeats is no fault.
func TestRunLeavesUnitsAlone(t *testing.T) {
	documents := runOf(with(tale(1), notice), with(tale(2), notice), with(tale(3), notice))
	d := documents[0]
	if last := len(d.Blocks) - 1; !d.Recurs(last) {
		t.Fatal("the notice is not seen")
	} else if d.Sources = make([]string, len(d.Blocks)); d.Recurs(last) {
		t.Error("a unit recurs")
	}
}

// TestRunIsBounded holds that a run of any size takes no more memory than a
// million paragraphs, and goes on to know what it has seen before.
func TestRunIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("many articles")
	}
	run := new(rules.Run)
	var last *rules.Document
	for i := range 130 {
		var b strings.Builder
		b.WriteString("Headline\n")
		for n := range 10_000 {
			fmt.Fprintf(&b, "Paragraph of some words and figures %d of %d\n", n, i)
		}
		if i == 0 || i > 127 {
			b.WriteString(notice + "\n")
		}
		last = article.Text("a.txt", b.String())
		last.Run = run
		run.Add(rules.NewDigest(last))
	}
	if n := rules.Known(run); n > 1<<20 {
		t.Errorf("%d paragraphs are kept", n)
	}
	if !last.Recurs(len(last.Blocks) - 1) {
		t.Error("a paragraph of the first article is forgotten")
	}
}

// BenchmarkRun reads and adds an article of common size.
func BenchmarkRun(b *testing.B) {
	text := strings.Join(tale(1), "\n\n")
	for n := 0; len(text) < 6000; n++ {
		text += fmt.Sprintf("\n\n“The mayor of Marlow spoke for %d minutes about the bridge at the mill, which — he said — would open on day %d of the spring.”", n, n)
	}
	d := article.Text("a.txt", text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	run := new(rules.Run)
	for b.Loop() {
		run.Add(rules.NewDigest(d))
	}
}
