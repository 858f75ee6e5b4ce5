package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

// plain gives a document of one paragraph.
func plain(text string) *rules.Document {
	return &rules.Document{Text: text, Source: text, Blocks: []rules.Block{{Span: span(0, len(text))}}}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "",
		"The isn’t":           "The isn t",
		"COVID-19 in 2026":    "COVID 19 in 2026",
		"née Müller":          "née Müller",
		"cafe\u0301s":         "cafe\u0301s",
		"12th Мoscow":         "12th Мoscow",
		"中文 abc":              "中 文 abc",
		"a\u00a0b\u200bc":     "a b c",
		"a\xffb":              "a b",
		"x\u00adyz":           "x yz",
		"one\r\ntwo\nthree":   "one two three",
		"«Да», — сказал он.":  "Да сказал он",
		"\ufeffHeadline 100%": "Headline 100",
	} {
		d := plain(text)
		var got []string
		for _, w := range d.Words() {
			got = append(got, w.In(text))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("words of %q are %q, want %q", text, got, want)
		}
	}
}

func TestWordsKnowScriptAndCase(t *testing.T) {
	for text, want := range map[string]rules.Word{
		"word":   {Script: rules.Latin, Case: rules.Lower},
		"Word":   {Script: rules.Latin, Case: rules.Title},
		"A":      {Script: rules.Latin, Case: rules.Title},
		"NATO":   {Script: rules.Latin, Case: rules.Upper},
		"iPhone": {Script: rules.Latin, Case: rules.MixedCase},
		"2026":   {Script: rules.Digits, Case: rules.NoCase, HasDigit: true},
		"F16":    {Script: rules.Latin, Case: rules.Title, HasDigit: true},
		"Élan":   {Script: rules.Latin, Case: rules.Title},
		"ÉLAN":   {Script: rules.Latin, Case: rules.Upper},
		"Киев":   {Script: rules.Cyrillic, Case: rules.Title},
		"Мoscow": {Script: rules.Mixed, Case: rules.Title},
		"ελ":     {Script: rules.Greek, Case: rules.Lower},
		"中":      {Script: rules.Han, Case: rules.NoCase},
		"한국":     {Script: rules.Hangul, Case: rules.NoCase},
	} {
		words := plain(text).Words()
		if len(words) != 1 {
			t.Errorf("%q has %d words", text, len(words))
			continue
		}
		got := words[0]
		want.Span, want.Key = span(0, len(text)), rules.Key(text)
		if got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}

func TestKeysFoldCase(t *testing.T) {
	for _, pair := range [][2]string{{"Word", "wORD"}, {"Élan", "éLAN"}, {"Москва", "МОСКВА"}, {"İ", "i"}} {
		if rules.Key(pair[0]) != rules.Key(pair[1]) {
			t.Errorf("%q and %q have different keys", pair[0], pair[1])
		}
	}
	if rules.Key("word") == rules.Key("ward") {
		t.Error("different words have one key")
	}
}

func TestMarks(t *testing.T) {
	for text, want := range map[string]string{
		"a b":        "",
		"a\nb\r\nc":  "",
		"a  b":       "space 1-3",
		"a\u00a0b":   "space 1-3",
		"a\tb":       "space 1-2",
		"a “b”":      "quote 2-5 quote 6-9",
		"don't":      "quote 3-4",
		"a — b":      "dash 2-5",
		"a,b.":       "comma 1-2 stop 3-4",
		"a…":         "ellipsis 1-4",
		"(x)":        "open 0-1 close 2-3",
		"<a&":        "angle 0-1 ampersand 2-3",
		"，":          "wide 0-3",
		"a\u200bb":   "invisible 1-4",
		"a\x07b":     "control 1-2",
		"a\xffb":     "bad 1-2",
		"a\ufffdb":   "bad 1-4",
		"a\xe2\x80b": "bad 1-2 bad 2-3",
		"\ufeffa":    "invisible 0-3",
		"a / b":      "slash 2-3",
		"€5":         "currency 0-3",
		"№ 5":        "sign 0-3",
		"a\u2028b":   "space 1-4",
	} {
		var got []string
		for _, m := range plain(text).Marks() {
			got = append(got, fmt.Sprintf("%s %d-%d", classNames[m.Class], m.Start, m.End))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("marks of %q are %q, want %q", text, got, want)
		}
	}
}

var classNames = map[rules.Class]string{
	rules.SpaceRun: "space", rules.QuoteMark: "quote", rules.Dash: "dash", rules.Comma: "comma", rules.Stop: "stop",
	rules.Ellipsis: "ellipsis", rules.OpenBracket: "open", rules.CloseBracket: "close", rules.Angle: "angle",
	rules.Ampersand: "ampersand", rules.Slash: "slash", rules.Currency: "currency", rules.Sign: "sign",
	rules.WidePunct: "wide", rules.Control: "control", rules.Invisible: "invisible", rules.BadText: "bad",
}

func TestMarksOfAClass(t *testing.T) {
	d := plain("a, “b”, c.")
	var got []int
	for _, i := range d.MarksOf(rules.Comma) {
		got = append(got, d.Marks()[i].Start)
	}
	if fmt.Sprint(got) != "[1 10]" {
		t.Errorf("commas at %v, want [1 10]", got)
	}
}

func TestNonASCII(t *testing.T) {
	const text = "a é ж— b ââ€™x ”"
	var got []string
	for _, s := range plain(text).NonASCII() {
		got = append(got, s.In(text))
	}
	if strings.Join(got, " ") != "ж— ââ€™" {
		t.Errorf("runs above U+007F: %q", got)
	}
}

// TestWordsAreReadAlike holds that words of ASCII, which are read eight bytes at
// a time, are what reading them letter by letter makes of them.
func TestWordsAreReadAlike(t *testing.T) {
	const letters = "abzABZ019"
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same texts each time
	for range 2000 {
		var text strings.Builder
		for range 1 + random.IntN(4) {
			for range 1 + random.IntN(26) {
				text.WriteByte(letters[random.IntN(len(letters))])
			}
			text.WriteString([]string{" ", "  ", ", ", "-", "\u00a0", "\n", ""}[random.IntN(7)])
		}
		source := text.String()
		d := plain(source)
		at := 0
		for _, w := range d.Words() {
			word := w.In(source)
			if strings.TrimLeft(source[at:w.Start], " ,-\n\u00a0") != "" {
				t.Fatalf("%q: %q is no word", source, source[at:w.Start])
			}
			at = w.End
			upper, lower := strings.ContainsAny(word, "ABZ"), strings.ContainsAny(word, "abz")
			inside := strings.ContainsAny(word[1:], "ABZ")
			want := rules.MixedCase
			switch {
			case !upper && !lower:
				want = rules.NoCase
			case !upper:
				want = rules.Lower
			case !lower && inside:
				want = rules.Upper
			case !inside:
				want = rules.Title
			}
			script := rules.Latin
			if want == rules.NoCase {
				script = rules.Digits
			}
			if w.Case != want || w.Script != script || w.HasDigit != strings.ContainsAny(word, "019") || w.Key != rules.Key(word) {
				t.Fatalf("%q: the word %q is read as %+v", source, word, w)
			}
		}
		if strings.Trim(source[at:], " ,-\n\u00a0") != "" {
			t.Fatalf("%q: %q is no word", source, source[at:])
		}
	}
}
