package article

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// frontFields are the fields of front matter that people read.
var frontFields = map[fieldRole]string{
	headline:   "headline title",
	standfirst: "standfirst description summary subtitle excerpt lead",
	identity:   "id slug url permalink",
}

// A frontMatter is what stands before the text of a file of Markdown.
type frontMatter struct {
	end      int // where the text begins
	headline bool
	id       string
}

// readFrontMatter adds the headline and standfirst of front matter: YAML
// between lines of ---, TOML between lines of +++, or an object of JSON.
func readFrontMatter(in *input, b *rules.Builder) (frontMatter, error) {
	start := len(in.source) - len(strings.TrimPrefix(in.source, "\ufeff"))
	rest := in.source[start:]
	switch {
	case strings.HasPrefix(rest, "---"):
		return readFences(in, b, start, "---", readYAML), nil
	case strings.HasPrefix(rest, "+++"):
		return readFences(in, b, start, "+++", readTOML), nil
	case looksJSON(rest[:min(len(rest), headSize)]) && rest[0] == '{':
		return readJSONFront(in, b, start)
	}
	return frontMatter{end: start}, nil
}

// readJSONFront reads front matter in JSON.
func readJSONFront(in *input, b *rules.Builder, start int) (frontMatter, error) {
	t := newTable(in.options.Fields, frontFields)
	t.root.forget(body)
	t.wrapper = &step{items: true}
	r := newJSONReader(in, t)
	r.flat = true
	r.start(rules.Span{Start: start, End: len(in.source)})
	if err := r.value(place{step: t.wrapper}); err != nil {
		return frontMatter{}, r.failed(unexpected(err))
	}
	front := frontMatter{end: r.offset()}
	front.id = r.emit(b, r.items[0].fields)
	front.headline = len(t.read(r.items[0].fields, headline)) > 0
	return front, nil
}

// A frontField is a field of front matter: the values of the lines that make it.
type frontField struct {
	name string
	at   rules.Span // of what follows the key, to the end of the line
	rest rules.Span // of the lines behind it, to the next key
}

// readFences reads front matter between two lines of fences. Where the second
// is missing, the first is part of the text.
func readFences(in *input, b *rules.Builder, start int, fence string, read func(*frontReader, frontField)) frontMatter {
	var fields []frontField
	end, first := -1, true
	section := false
	for line := range lines(in.source[start:]) {
		line = rules.Span{Start: line.Start + start, End: line.End + start}
		text := strings.TrimRight(line.In(in.source), " \t")
		if first {
			if text != fence {
				break
			}
			first = false
			continue
		}
		if text == fence || text == "..." && fence == "---" {
			end = line.End
			break
		}
		section = section || fence == "+++" && strings.HasPrefix(text, "[")
		if name, at := frontKey(text); name != "" && !section {
			fields = append(fields, frontField{name, rules.Span{Start: line.Start + at, End: line.End}, rules.Span{Start: line.End, End: line.End}})
		} else if len(fields) > 0 && !section {
			fields[len(fields)-1].rest.End = line.End
		}
	}
	if end < 0 {
		return frontMatter{end: start}
	}
	front := frontMatter{end: skipLine(in.source, end)}
	r := &frontReader{in: in, b: b}
	front.headline = r.first(fields, headline, rules.Headline, read)
	r.first(fields, standfirst, rules.Standfirst, read)
	l := rules.NewBuilder("", in.source)
	id := &frontReader{in: in, b: l}
	if id.first(fields, identity, rules.Paragraph, read) {
		front.id = l.Document().Text
	}
	return front
}

// frontKey gives the key that a line begins with, and where its value begins.
func frontKey(line string) (string, int) {
	n := strings.IndexAny(line, ":=")
	if n <= 0 || strings.IndexByte(" \t#-", line[0]) >= 0 {
		return "", 0
	}
	name := strings.Trim(strings.TrimRight(line[:n], " \t"), `"'`)
	if strings.ContainsAny(name, " \t\"'[]{}") {
		return "", 0
	}
	return name, n + 1
}

// skipLine gives the offset behind the line ending at an offset.
func skipLine(source string, at int) int {
	if strings.HasPrefix(source[at:], "\r\n") {
		return at + 2
	}
	return min(at+1, len(source))
}

// A frontReader adds fields of front matter to a builder.
type frontReader struct {
	in   *input
	b    *rules.Builder
	kind rules.BlockKind
}

// first adds the first field of a role that has text.
func (r *frontReader) first(fields []frontField, role fieldRole, kind rules.BlockKind, read func(*frontReader, frontField)) bool {
	r.kind = kind
	before := r.b.Count()
	for name := range strings.FieldsSeq(frontFields[role]) {
		for _, f := range slices.Backward(fields) {
			if !strings.EqualFold(f.name, name) {
				continue
			}
			if read(r, f); r.b.Count() > before {
				return true
			}
		}
	}
	return false
}

// refuse is the Escape of a place that has no escapes: it holds only text
// without the marks given, and at its start, of a plain scalar, no other.
func refuse(marks, start string) func(string) (string, error) {
	return func(text string) (string, error) {
		if strings.ContainsAny(text, marks) || text != "" && strings.IndexByte(start, text[0]) >= 0 {
			return "", rules.ErrMarkup
		}
		return text, nil
	}
}

// bare adds a block without escapes, of the stretches given, which line
// endings part; its first character may be less than the others.
func (r *frontReader) bare(parts []rules.Span, marks, start string) {
	r.b.Begin(r.kind)
	before := 0
	for i, s := range parts {
		if i > 0 {
			r.b.Put(" ", rules.Span{Start: before, End: s.Start})
		} else if start != "" && !s.Empty() {
			_, n := utf8.DecodeRuneInString(s.In(r.in.source))
			r.b.Escape(r.in.escape(refuse(marks, start), nil))
			r.b.Copy(rules.Span{Start: s.Start, End: s.Start + n})
			s.Start += n
		}
		if i == 0 {
			r.b.Escape(r.in.escape(refuse(marks, ""), nil))
		}
		r.b.Copy(s)
		before = s.End
	}
	r.b.End(rules.Span{})
}

// quoted adds a block of text in double quotation marks, with escapes.
func (r *frontReader) quoted(s rules.Span) {
	r.b.Begin(r.kind)
	r.b.Escape(r.in.escape(stringWriter(false), frontReference))
	for at := s.Start; at < s.End; {
		n := strings.IndexByte(r.in.source[at:s.End], '\\')
		if n < 0 {
			r.b.Copy(rules.Span{Start: at, End: s.End})
			break
		}
		r.b.Copy(rules.Span{Start: at, End: at + n})
		text, end := escapeOfFront(r.in.source, at+n, s.End)
		r.b.Put(text, rules.Span{Start: at + n, End: end})
		at = end
	}
	r.b.End(rules.Span{})
}

// escapeOfFront gives what the escape at an offset stands for in YAML and
// TOML, and where it ends.
func escapeOfFront(source string, at, end int) (string, int) {
	if at+1 < end {
		if n := map[byte]int{'x': 2, 'U': 8}[source[at+1]]; n > 0 && at+2+n <= end {
			if r, err := strconv.ParseUint(source[at+2:at+2+n], 16, 31); err == nil {
				return string(rune(r)), at + 2 + n
			}
		}
	}
	return escapeOfJSON(source, at, end)
}

// frontReference writes a character as \uXXXX or \UXXXXXXXX.
func frontReference(r rune) string {
	if r > 0xffff {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// closing gives where the quotation mark is that closes a string which begins
// at an offset; -1: it is not in the line. Behind a backslash, where that
// escapes, and doubled, where twice is once, it does not close.
func closing(source string, s rules.Span, quote byte, escapes, doubled bool) int {
	for at := s.Start; at < s.End; at++ {
		switch c := source[at]; {
		case c == '\\' && escapes:
			at++
		case c == quote && doubled && at+1 < s.End && source[at+1] == quote:
			at++
		case c == quote:
			return at
		}
	}
	return -1
}
