package all_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
	"github.com/mtlint/mtlint/rules/rulestest"
)

// pieces are what random texts are made of: what rules look at, and what
// stands between it.
var pieces = []string{
	"the", "The", "minister", "Vesna", "NATO", "isn", "t", "s", "x", "U", "S", "5", "10", "2026", "и", "Мoscow", "中文", "é", "é",
	"said", "he said", "added", "told the paper", "according to", "Comments", "Photo: Ada Brook", "Read also:", "Share on", "in the framework of",
	" ", " ", " ", " ", "  ", "\u00a0", "\u202f", "\t", "\n", "\n\n", "\n\n", "\r", "\u2028",
	".", ",", ":", ";", "?", "!", "…", "...", ",,", ".,", "(", ")", "[", "]", "{", "}", "/", "\\", "|", "*", "#", "$", "%", "°", "№", "@", "_", "~", "^", "+", "=", "`", "``",
	"“", "”", "\"", "«", "»", "„", "‟", "‘", "’", "'", "''", "‚", "‹", "›", "「", "」",
	"-", "--", "–", "—", " — ", ",—", ",” — ", "».", "\u2011", "−",
	"<", ">", "</p>", "<br />", "<b", "\" />", "alt=\"", ".jpg\" alt=", "&", "&quot;", "&amp;quot;", "&#8220;", "&nbsp;", "quot;", "\\n", "\\u00e9", "[caption id=\"1\"]", "{{x}}", "%20",
	"â€™", "Ã©", "Â«", "вЂ", "\ufffd", "\u200b", "\ufeff", "\u00ad", "\u200d", "\u202e", "\u2069", "\x00", "\x07", "\u0085", "\u0301",
	"\xff", "\xe2\x80", "\xc3", "\x80", "\xf0\x9f", "\xed\xa0\x80", "🙂", "\U000e0041",
}

// targets are languages with different habits.
var targets = []lang.Tag{"en-US", "en-US", "en-GB", "de", "fr", "ru", "zh"}

// TestMain makes the random texts the same on every machine. Others come with
// go test ./rules/all -rapid.seed=0, and with -fuzz=FuzzLint.
func TestMain(m *testing.M) {
	for name, value := range map[string]string{"rapid.seed": "1", "rapid.checks": "4000", "rapid.nofailfile": "true"} {
		if err := flag.Set(name, value); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// text draws a text of up to a few hundred bytes.
func text(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
}

func document(source string, target lang.Tag) *rules.Document {
	d := article.Text("random.txt", source)
	d.Target = target
	return d
}

func TestTruthsOfAnyText(t *testing.T) {
	e := everything(t)
	rapid.Check(t, func(t *rapid.T) {
		target := rapid.SampledFrom(targets).Draw(t, "target")
		if err := truths(e, text(t), target); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzLint(f *testing.F) {
	for _, d := range corpus(f) {
		f.Add(d.Text)
	}
	for _, p := range pieces {
		f.Add(p + p + " " + p + "a" + p)
	}
	f.Add("Mill burns\n\nNobody was hurt. \u0254\u0301 was hurt.\n\n\u0301body was hurt.\n\n\u025dbody was hurt.") // letters without a capital
	f.Add("Mill burns\n\nNobody of" + strings.Repeat("@", 40) + "r was hurt, and the#" + strings.Repeat("#", 40) + "re is▁" + strings.Repeat("▁", 40) + "no roof.")
	f.Add("Mill burns\n\nHe had to go another way. But it was a lot of fun. \"\n\nThe owner is glad.\n\nThe mill made progress from day to day. \"\n\nNobody was hurt.") // marks at the ends of paragraphs
	f.Add("Mill burns\nThe owner of the old mill said on Monday that the \ngate will be shut for the whole of the week.\nNobody was hurt at the mill.")                  // a space before the line ending
	f.Add("Mill burns\n\nNobody was hurt of\xef\xac")                                                                                                                    // a ligature that the text breaks off in
	f.Add("Mill burns\n\nAt 0: 00: 0A")                                                                                                                                  // a score that begins within a time
	e := everything(f)
	f.Fuzz(func(t *testing.T, text string) {
		if err := truths(e, text, lang.Default); err != nil {
			t.Fatal(err)
		}
	})
}

// truths checks what holds for every text: places are places of the text,
// and fixing settles and has then nothing more to do.
func truths(e *rules.Engine, text string, target lang.Tag) error {
	d := document(text, target)
	valid := utf8.ValidString(text)
	for _, found := range e.Lint(d) {
		if found.Span.Empty() {
			return fmt.Errorf("%s reports the empty span %v", found.Rule.ID, found.Span)
		}
		spans := []rules.Span{found.Span}
		for _, r := range found.Related {
			spans = append(spans, r.Span)
		}
		if found.Fix != nil {
			for _, edit := range found.Fix.Edits {
				spans = append(spans, edit.Span)
				if joins(d, edit) {
					return fmt.Errorf("%s: the edit of %v joins two paragraphs of %q", found.Rule.ID, edit.Span, text)
				}
			}
			if _, err := rules.Apply(text, found.Fix.Edits); err != nil {
				return fmt.Errorf("%s: %w", found.Rule.ID, err)
			}
		}
		for _, s := range spans {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				return fmt.Errorf("%s: the span %v lies outside the text of %d bytes", found.Rule.ID, s, len(text))
			}
			if valid && (!border(text, s.Start) || !border(text, s.End)) {
				return fmt.Errorf("%s: the span %v cuts a code point", found.Rule.ID, s)
			}
		}
	}
	for _, least := range []rules.Applicability{rules.Safe, rules.Unsafe} {
		once, err := e.Fix(d, least, rulestest.Read(d))
		if err != nil {
			return fmt.Errorf("%s fixes of %q, the last by %s: %w", least, text, last(once.Applied), err)
		}
		if valid && !utf8.ValidString(once.Document.Text) {
			return fmt.Errorf("%s fixes make bytes that are no UTF-8 of %q: %q", least, text, once.Document.Text)
		}
		twice, err := e.Fix(document(once.Document.Text, target), least, rulestest.Read(d))
		if err != nil {
			return err
		}
		if twice.Document.Text != once.Document.Text {
			return fmt.Errorf("%s fixes made twice of %q give %q, once %q", least, text, twice.Document.Text, once.Document.Text)
		}
	}
	return nil
}

// joins reports whether an edit takes out what parts two paragraphs of which it
// leaves some of each.
func joins(d *rules.Document, e rules.Edit) bool {
	first, last := d.BlockAt(e.Span.Start), d.BlockAt(e.Span.End)
	if first == last || last == len(d.Blocks) || strings.Contains(e.New, "\n") {
		return false
	}
	return d.Blocks[first].Start < e.Span.Start && e.Span.Start < d.Blocks[first].End && d.Blocks[last].Start <= e.Span.End && e.Span.End < d.Blocks[last].End
}

// last names the rules of the last few fixes.
func last(applied []rules.Diagnostic) string {
	var ids []string
	for _, d := range applied[max(0, len(applied)-4):] {
		ids = append(ids, d.Rule.ID)
	}
	return strings.Join(ids, ", ")
}

// border reports whether no code point of text is cut at an offset.
func border(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// A file keeps its byte order mark, its line endings and its last newline,
// and none of them changes what is found.
func TestFixingKeepsTheShapeOfTheFile(t *testing.T) {
	e := everything(t)
	fix := func(t *rapid.T, source string) string {
		d := document(source, lang.Default)
		mended, err := e.Fix(d, rules.Safe, rulestest.Read(d))
		if err != nil {
			t.Fatal(err)
		}
		return mended.Document.Text
	}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.NewReplacer("\r", "", "\ufeff", "").Replace(text(t))
		plain := fix(t, source)
		if got, want := fix(t, "\ufeff"+source), "\ufeff"+plain; got != want {
			t.Fatalf("with a byte order mark, %q becomes\n%q, without it\n%q", source, got, want)
		}
		if got, want := fix(t, crlf(source)), crlf(plain); got != want {
			t.Fatalf("with CR LF, %q becomes\n%q, with LF\n%q", source, got, want)
		}
		sameLines := len(document(plain, lang.Default).Blocks) == len(document(source, lang.Default).Blocks)
		if sameLines && strings.HasSuffix(plain, "\n") != strings.HasSuffix(source, "\n") {
			t.Fatalf("the last newline of %q changed: %q", source, plain)
		}
	})
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
