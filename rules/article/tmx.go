package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// looksTMX knows TMX 1.4, a memory of translations.
var looksTMX = xmlRootIs("tmx")

// readTMX reads a memory: all that is translated into one language is an article.
func readTMX(in *input) ([]*rules.Document, error) {
	story := newXMLStory(in, "tmx")
	var all []*bilingual // by language, in the order of the file
	source := ""
	for story.next() {
		switch story.local() {
		case "header":
			source = story.attr("srclang")
		case "tu":
			all = translations(story, all, story.element(), source)
		}
	}
	if story.err != nil {
		return nil, story.err
	}
	for _, b := range all {
		b.finish("")
		b.documents[0].ID = string(b.to)
		story.documents = append(story.documents, b.documents...)
	}
	return story.result()
}

// translations adds a unit to each of the languages that it is translated
// into. Without a language of the source it is the first.
func translations(story *xmlStory, all []*bilingual, unit xmlElement, source string) []*bilingual {
	if own := unit.attr("srclang"); own != "" {
		source = own
	}
	var from xmlElement
	for v := range unit.children() {
		if v.local() == "tuv" && (!from.is() || strings.EqualFold(languageOf(v), source)) {
			from = v
			if strings.EqualFold(languageOf(v), source) {
				break
			}
		}
	}
	for v := range unit.children() {
		if v.local() != "tuv" || v.at == from.at {
			continue
		}
		var b *bilingual
		for _, known := range all {
			if strings.EqualFold(known.name, languageOf(v)) {
				b = known
			}
		}
		if b == nil {
			own := *story
			own.Builder, own.documents, own.texts = story.in.builder(), nil, nil
			b = &bilingual{xmlStory: &own, name: languageOf(v), from: language(languageOf(from)), to: language(languageOf(v))}
			all = append(all, b)
		}
		b.unit(from.child("seg").runs(nil, nativeCode...), v.child("seg").runs(nil, nativeCode...))
	}
	return all
}

// languageOf gives the language of a variant of a unit.
func languageOf(v xmlElement) string {
	if name := v.attr("xml:lang"); name != "" {
		return name
	}
	return v.attr("lang")
}
