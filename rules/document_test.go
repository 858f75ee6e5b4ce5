package rules_test

import (
	"sort"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// three is a text of three blocks with CR LF between them.
func three() *rules.Document {
	const text = "Head\r\n\r\nOne two.\r\nEnd\r\n"
	return &rules.Document{Text: text, Source: text, Blocks: []rules.Block{
		{Span: span(0, 4), Kind: rules.Headline}, {Span: span(8, 16)}, {Span: span(18, 21)},
	}}
}

func TestBlockAt(t *testing.T) {
	d := three()
	for offset, want := range map[int]int{0: 0, 4: 0, 5: 1, 8: 1, 16: 1, 17: 2, 21: 2, 22: 3} {
		if got := d.BlockAt(offset); got != want {
			t.Errorf("BlockAt(%d) = %d, want %d", offset, got, want)
		}
	}
}

func TestWordAndMarkAt(t *testing.T) {
	d := three()
	for offset, want := range map[int]int{0: 0, 1: 1, 8: 1, 9: 2, 12: 2, 18: 3, 19: 4} {
		if got := d.WordAt(offset); got != want {
			t.Errorf("WordAt(%d) = %d, want %d", offset, got, want)
		}
	}
	if from, to := d.WordsIn(d.Blocks[1].Span); from != 1 || to != 3 {
		t.Errorf("WordsIn the second block = %d, %d", from, to)
	}
	if d.MarkAt(15) != 0 || d.MarkAt(16) != 1 {
		t.Errorf("MarkAt(15), MarkAt(16) = %d, %d, want 0, 1", d.MarkAt(15), d.MarkAt(16))
	}
}

func TestNeighbours(t *testing.T) {
	d := plain("a\u00a0 “\xff")
	for offset, want := range map[int][2]rune{
		0: {'\n', 'a'}, 1: {'a', 0xa0}, 3: {0xa0, ' '}, 4: {' ', '“'}, 7: {'“', 0xfffd}, 8: {0xfffd, '\n'},
	} {
		if got := [2]rune{d.Before(offset), d.After(offset)}; got != want {
			t.Errorf("around %d stand %q, want %q", offset, got, want)
		}
	}
	if got := plain("\ufeffa").Before(3); got != '\n' {
		t.Errorf("before the text behind a byte order mark stands %q", got)
	}
	if got := d.SkipSpaces(1); got != 4 {
		t.Errorf("SkipSpaces(1) = %d, want 4", got)
	}
	if got := d.SkipSpacesBack(4); got != 1 {
		t.Errorf("SkipSpacesBack(4) = %d, want 1", got)
	}
	if d.SkipSpaces(8) != 8 || d.SkipSpacesBack(0) != 0 {
		t.Error("spaces are skipped beyond the text")
	}
}

func TestRemoveBlocks(t *testing.T) {
	for _, test := range []struct {
		text     string
		from, to int
		want     string
	}{
		{"Head\r\n\r\nOne.\r\n\r\nTwo.\r\n", 0, 1, "One.\r\n\r\nTwo.\r\n"},
		{"Head\r\n\r\nOne.\r\n\r\nTwo.\r\n", 1, 2, "Head\r\n\r\nTwo.\r\n"},
		{"Head\r\n\r\nOne.\r\n\r\nTwo.\r\n", 2, 3, "Head\r\n\r\nOne.\r\n"},
		{"Head\r\n\r\nOne.\r\n\r\nTwo.\r\n", 1, 3, "Head\r\n"},
		{"Head\nOne.\nTwo.", 1, 2, "Head\nTwo."},
		{"Head\nOne.\nTwo.", 2, 3, "Head\nOne."},
		{"\ufeffHead\nOne.\n", 0, 1, "\ufeffOne.\n"},
	} {
		d := article.Text("test.txt", test.text)
		got, err := rules.Apply(d.Text, []rules.Edit{d.RemoveBlocks(test.from, test.to)})
		if err != nil || got != test.want {
			t.Errorf("%q without blocks %d to %d is %q, %v, want %q", test.text, test.from, test.to, got, err, test.want)
		}
	}
}

// TestWordAtEveryOffset compares WordAt and WordsIn with a look at all words.
func TestWordAtEveryOffset(t *testing.T) {
	d := plain("The ferry\n\n" + strings.Repeat("a ", 40) + strings.Repeat(". ", 50) + "Långt ord: x" + strings.Repeat("y", 200) + "\n\n…\n\nEnd of it")
	first := func(offset int) int {
		return sort.Search(len(d.Words()), func(i int) bool { return d.Words()[i].Start >= offset })
	}
	for offset := -1; offset <= len(d.Text)+1; offset++ {
		if got, want := d.WordAt(offset), first(offset); got != want {
			t.Fatalf("WordAt(%d) is %d, want %d", offset, got, want)
		}
	}
	for i := range 3 * len(d.Blocks) {
		b := d.Blocks[i*i%len(d.Blocks)]
		from, to := d.WordsIn(b.Span)
		if from != first(b.Start) || to != first(b.End) {
			t.Errorf("words in %v are %d to %d, want %d to %d", b.Span, from, to, first(b.Start), first(b.End))
		}
	}
}
