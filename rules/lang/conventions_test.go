package lang_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules/lang"
)

// TestConventions pins the marks of each language by a sentence as its press prints it.
func TestConventions(t *testing.T) {
	tests := []struct {
		tag, quoted, number string
	}{
		{"en-US", "“He said ‘no’”", "1,234.5"},
		{"en-GB", "“He said ‘no’”", "1,234.5"},
		{"en", "“He said ‘no’”", "1,234.5"},
		{"de", "„Er sagte ‚nein‘“", "1.234,5"},
		{"de-AT", "„Er sagte ‚nein‘“", "1.234,5"},
		{"de-CH", "„Er sagte ‚nein‘“", "1’234.5"},
		{"fr", "«\u202fIl a dit «\u202fnon\u202f»\u202f»", "1\u202f234,5"},
		{"es", "«Dijo “no”»", "1.234,5"},
		{"it", "«Ha detto “no”»", "1.234,5"},
		{"pt", "“Ele disse ‘não’”", "1.234,5"},
		{"pt-PT", "«Ele disse “não”»", "1\u00a0234,5"},
		{"nl", "‘Hij zei “nee”’", "1.234,5"},
		{"pl", "„Powiedział «nie»”", "1\u00a0234,5"},
		{"cs", "„Řekl ‚ne‘“", "1\u00a0234,5"},
		{"ru", "«Он сказал „нет“»", "1\u00a0234,5"},
		{"uk", "«Він сказав „ні“»", "1\u00a0234,5"},
		{"tr", "“‘Hayır’ dedi”", "1.234,5"},
		{"sv", "”Han sa ’nej’”", "1\u00a0234,5"},
		{"zh", "“他说‘不’”", "1,234.5"},
		{"ja", "「彼は『いいえ』と言った」", "1,234.5"},
		{"ar", "”قال ’لا‘“", "1,234.5"},
	}
	for _, test := range tests {
		c := lang.Of(lang.Tag(test.tag))
		want := []string{c.Outer.Open + c.SpaceInside, c.Inner.Open + c.SpaceInside, c.SpaceInside + c.Inner.Close, c.SpaceInside + c.Outer.Close}
		rest := test.quoted
		for _, mark := range want {
			_, after, ok := strings.Cut(rest, mark)
			if !ok {
				t.Errorf("%s: %s has no %s in its place", test.tag, test.quoted, mark)
				break
			}
			rest = after
		}
		if rest != "" || !strings.HasPrefix(test.quoted, c.Outer.Open) && test.tag != "tr" {
			t.Errorf("%s: %s does not begin and end with %s and %s", test.tag, test.quoted, c.Outer.Open, c.Outer.Close)
		}
		if got := "1" + c.Group + "234" + c.Decimal + "5"; got != test.number {
			t.Errorf("%s: number is %q, want %q", test.tag, got, test.number)
		}
	}
}

// TestOf looks for a language by its tag, then by its base.
func TestOf(t *testing.T) {
	for tag, want := range map[lang.Tag]lang.Tag{
		"de-AT": "de", "de-CH": "de-CH", "zh-Hant-TW": "zh", "pt-BR": "pt", "en-AU": "en", "en-GB": "en-GB", "xx": lang.Undetermined, "": lang.Default,
	} {
		if got := lang.Of(tag).Tag; got != want {
			t.Errorf("Of(%q) is %s, want %s", tag, got, want)
		}
	}
}

// TestWitnessOfAlternatives gives each alternative of a line the witness with its own words.
func TestWitnessOfAlternatives(t *testing.T) {
	phrases, err := lang.ParsePack(strings.NewReader("[a/b]\n^ read [news|newsletters] of the [port|harbour] *\n\tRead newsletters of the port here\n"), "en")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"read news of the port here", "read news of the harbour here", "Read newsletters of the port here", "read newsletters of the harbour here",
	} {
		if got := phrases[i].Witness; got != want {
			t.Errorf("witness of %q is %q, want %q", phrases[i].Text, got, want)
		}
	}
}

// TestConventionsAreWhole refuses a language with something left out.
func TestConventionsAreWhole(t *testing.T) {
	for name := range strings.FieldsSeq("en-US en-GB en de de-CH fr es it pt pt-PT nl pl cs ru uk tr sv zh ja ar") {
		c := lang.Of(lang.Tag(name))
		if c.Tag != lang.Tag(name) {
			t.Errorf("%s is not listed", name)
		}
		for _, p := range append([]lang.Pair{c.Outer, c.Inner}, c.Accepted...) {
			if p.Open == "" || p.Close == "" {
				t.Errorf("%s has half a pair of quotation marks: %q", c.Tag, p)
			}
		}
		if c.Decimal == "" || c.Group == "" || c.Decimal == c.Group || c.Enders == "" || len(c.Scripts) == 0 {
			t.Errorf("%s lacks separators, enders or scripts", c.Tag)
		}
		if tag, err := lang.Parse(name); err != nil || tag != c.Tag {
			t.Errorf("%s is no canonical tag: %v", c.Tag, err)
		}
	}
}
