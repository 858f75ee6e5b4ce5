package lang_test

import (
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/mtlint/mtlint/rules/lang"
)

// TestNamesAreThoseOfCLDR asks for the name of every language of two letters.
func TestNamesAreThoseOfCLDR(t *testing.T) {
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			tag := lang.Tag([]rune{a, b})
			name := tag.Name()
			if name == "" || tag == "no" { // CLDR calls it by its larger half
				continue
			}
			if want := display.English.Languages().Name(language.Make(string(tag))); name != want {
				t.Errorf("%s is called %q, want %q", tag, name, want)
			}
		}
	}
}

// TestKnownLanguagesHaveNames asks for the languages of the packs and those
// that Identify tells.
func TestKnownLanguagesHaveNames(t *testing.T) {
	tags := map[lang.Tag]bool{}
	for _, p := range packed(t) {
		tags[p.Lang] = true
	}
	for w := lang.Latin; lang.Languages(w) != nil; w++ {
		for _, tag := range lang.Languages(w) {
			tags[tag] = true
		}
	}
	delete(tags, lang.Undetermined)
	for tag := range tags {
		if tag.Name() == "" {
			t.Errorf("%s has no name in names.go", tag)
		}
	}
	if name := lang.Tag("de-AT").Name(); name != "German" {
		t.Errorf("de-AT is called %q", name)
	}
	if name := lang.Undetermined.Name(); name != "" {
		t.Errorf("what is undetermined is called %q", name)
	}
}
