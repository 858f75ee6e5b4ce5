package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// looksXLIFF knows XLIFF 1.2 and 2.
var looksXLIFF = xmlRootIs("xliff")

// nativeCode are the elements of XLIFF 1.2 and TMX that hold markup of the
// format that was translated.
var nativeCode = []string{"bpt", "ept", "ph", "it", "ut"}

// A bilingual reads units of a text and its translation: each translation is a
// block, and what it was made from is kept beside it.
type bilingual struct {
	*xmlStory
	name     string // of the language, as the file has it
	from, to lang.Tag
	sources  []string
}

// language gives a tag as far as it is known.
func language(name string) lang.Tag {
	tag, err := lang.Parse(name)
	if err != nil {
		return ""
	}
	return tag
}

// readXLIFF reads a file of units: each <file> in it is an article.
func readXLIFF(in *input) ([]*rules.Document, error) {
	b := &bilingual{xmlStory: newXMLStory(in, "xliff")}
	id, files := "", 0
	for b.next() {
		switch b.local() {
		case "xliff":
			b.from, b.to = language(b.attr("srcLang")), language(b.attr("trgLang"))
		case "file":
			if files > 0 {
				b.finish(id)
			}
			files++
			if id = b.attr("original"); id == "" {
				id = b.attr("id")
			}
			if tag := b.attr("source-language"); tag != "" {
				b.from, b.to = language(tag), language(b.attr("target-language"))
			}
		case "trans-unit":
			unit := b.element()
			if unit.attr("translate") != "no" {
				b.unit(unit.child("source").runs(nil, nativeCode...), unit.child("target").runs(nil, nativeCode...))
			}
		case "unit":
			if unit := b.element(); unit.attr("translate") != "no" {
				b.segments(unit)
			}
		}
	}
	if files > 0 {
		b.finish(id)
	}
	return b.result()
}

// segments adds a unit of XLIFF 2. Its segments are sentences of one paragraph,
// unless nothing but a tag parts them.
func (b *bilingual) segments(unit xmlElement) {
	var source, target []xmlNode
	for part := range unit.children() {
		if name := part.local(); name != "segment" && name != "ignorable" {
			continue
		}
		from := part.child("source").runs(nil)
		to := part.child("target").runs(nil)
		if last := len(target) - 1; last >= 0 && len(to) > 0 && !isSpaceAt(b.text, target[last].End-1) && !isSpaceAt(b.text, to[0].Start) {
			b.unit(source, target)
			source, target = nil, nil
		}
		source, target = append(source, from...), append(target, to...)
	}
	b.unit(source, target)
}

// unit adds what a unit has been translated to. It cannot be removed: a file of
// units has one for each of the text before.
func (b *bilingual) unit(source, target []xmlNode) {
	n := b.Count()
	b.unpack(rules.Paragraph, b.decode(target), rules.Span{})
	if b.Count() > n {
		text := xmlJoin(b.text, source)
		for range b.Count() - n {
			b.sources = append(b.sources, text)
		}
	}
}

// xmlJoin gives what some texts say.
func xmlJoin(text string, parts []xmlNode) string {
	var whole strings.Builder
	for _, n := range trimTexts(text, parts) {
		if n.kind == xmlCDATA {
			whole.WriteString(n.In(text))
		} else {
			whole.WriteString(xmlString(n.In(text)))
		}
	}
	return whole.String()
}

// finish ends an article of units.
func (b *bilingual) finish(id string) {
	d := b.article(id)
	d.Target, d.Sources = b.to, b.sources
	if b.from != "" {
		d.From = []lang.Tag{b.from}
	}
	b.sources = nil
}
