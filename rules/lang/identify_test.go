package lang_test

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules/lang"
)

// sentences reads testdata/sentences.txt: a tag, then a sentence.
func sentences(tb testing.TB) (all []struct{ tag, text string }) {
	tb.Helper()
	f, err := os.Open("testdata/sentences.txt")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		tag, text, ok := strings.Cut(lines.Text(), " ")
		if !ok {
			tb.Fatalf("testdata/sentences.txt: %q has no sentence", lines.Text())
		}
		all = append(all, struct{ tag, text string }{tag, text})
	}
	return all
}

// same reports whether got is the language or its group.
func same(got lang.Tag, want string) bool { return lang.Kin(got) == lang.Kin(lang.Tag(want)) }

func TestIdentifyTellsSentences(t *testing.T) {
	all := sentences(t)
	languages := map[string]bool{}
	wrong := 0
	for _, s := range all {
		languages[s.tag] = true
		got, confidence := lang.Identify(s.text)
		if !same(got, s.tag) {
			wrong++
			t.Logf("%s taken for %s (%.2f): %s", s.tag, got, confidence, s.text)
		}
	}
	if wrong*50 > len(all) {
		t.Errorf("%d of %d sentences are wrong; more than 2 in 100", wrong, len(all))
	}
	if len(languages) < 40 {
		t.Errorf("sentences in %d languages, want 40", len(languages))
	}
}

func TestIdentifyTellsSixWords(t *testing.T) {
	n, wrong := 0, 0
	for _, s := range sentences(t) {
		words := strings.Fields(s.text)
		for ; len(words) >= 6; words = words[6:] {
			n++
			text := strings.Join(words[:6], " ")
			if got, confidence := lang.Identify(text); !same(got, s.tag) {
				wrong++
				t.Logf("%s taken for %s (%.2f): %s", s.tag, got, confidence, text)
			}
		}
	}
	if wrong*20 > n {
		t.Errorf("%d of %d runs of six words are wrong; more than 5 in 100", wrong, n)
	}
}

func TestIdentifyIsSureOfWholeSentencesAlone(t *testing.T) {
	sure, wrong := 0, 0
	for _, s := range sentences(t) {
		if got, confidence := lang.Identify(s.text); confidence >= 0.9 {
			sure++
			if !same(got, s.tag) {
				wrong++
				t.Errorf("%s taken for %s for sure (%.2f): %s", s.tag, got, confidence, s.text)
			}
		}
	}
	if n := len(sentences(t)); sure*10 < n*9 {
		t.Errorf("sure of %d of %d sentences; fewer than 9 in 10", sure, n)
	}
	for _, text := range []string{"", "12 345, 67", "Skarnholm", "Xqzt wfgh bvnm kjpl", "…"} {
		if tag, confidence := lang.Identify(text); confidence >= 0.9 {
			t.Errorf("%q is %s for sure (%.2f)", text, tag, confidence)
		}
	}
}

func TestIdentifyAllocatesNothing(t *testing.T) {
	text := "The harbour board said on Monday that the new crane would be ready by the end of the year."
	lang.Identify(text)
	if n := testing.AllocsPerRun(100, func() { lang.Identify(text) }); n != 0 {
		t.Errorf("Identify allocates %.0f times a call", n)
	}
}

// The table changes only when it is trained anew; then this sum does.
func TestIdentifyTableIsTheTrainedOne(t *testing.T) {
	data, err := os.ReadFile("identify.bin")
	if err != nil {
		t.Fatal(err)
	}
	if want := lang.Buckets * lang.BucketSize; len(data) != want || want > 300_000 {
		t.Errorf("identify.bin has %d bytes, want %d, at most 300,000", len(data), want)
	}
	const want = "7c0e8c6eddbbb883"
	if got := fmt.Sprintf("%x", sha256.Sum256(data))[:16]; got != want {
		t.Errorf("identify.bin has the sum %s, want %s: train it with go tool rulegen langid, or restore it", got, want)
	}
}

func BenchmarkIdentify(b *testing.B) {
	var all strings.Builder
	for _, s := range sentences(b) {
		all.WriteString(s.text + "\n")
	}
	b.Run("mixed", func(b *testing.B) { benchmarkIdentify(b, all.String()) })
	b.Run("english", func(b *testing.B) {
		benchmarkIdentify(b, strings.Repeat("The harbour board said on Monday that the new crane would be ready by the end of the year. ", 50))
	})
}

func benchmarkIdentify(b *testing.B, text string) {
	b.Helper()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		lang.Identify(text)
	}
}
