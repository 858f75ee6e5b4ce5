package lang

import (
	"slices"
	"strings"
	"testing"
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
		{"fi", "“He said ‘no’”", "1,234.5"},
	}
	for _, test := range tests {
		c := Of(Tag(test.tag))
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
	for tag, want := range map[Tag]Tag{
		"de-AT": "de", "de-CH": "de-CH", "zh-Hant-TW": "zh", "pt-BR": "pt", "en-AU": "en", "en-GB": "en-GB", "xx": Default, "": Default,
	} {
		if got := Of(tag).Tag; got != want {
			t.Errorf("Of(%q) is %s, want %s", tag, got, want)
		}
	}
}

// TestConventionsAreWhole refuses a language with something left out or given twice.
func TestConventionsAreWhole(t *testing.T) {
	var seen []Tag
	for _, c := range conventions {
		if slices.Contains(seen, c.Tag) {
			t.Errorf("%s is listed twice", c.Tag)
		}
		seen = append(seen, c.Tag)
		for _, p := range append([]Pair{c.Outer, c.Inner}, c.Accepted...) {
			if p.Open == "" || p.Close == "" {
				t.Errorf("%s has half a pair of quotation marks: %q", c.Tag, p)
			}
		}
		if c.Decimal == "" || c.Group == "" || c.Decimal == c.Group || c.Enders == "" || len(c.Scripts) == 0 {
			t.Errorf("%s lacks separators, enders or scripts", c.Tag)
		}
		if tag, err := Parse(string(c.Tag)); err != nil || tag != c.Tag {
			t.Errorf("%s is no canonical tag: %v", c.Tag, err)
		}
	}
}
