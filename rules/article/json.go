package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/mtlint/mtlint/rules"
)

// looksJSON reports whether a file that begins so is JSON.
func looksJSON(head string) bool {
	if head == "" || head[0] != '{' && head[0] != '[' {
		return false
	}
	behind := strings.TrimLeft(head[1:], " \t\r\n")
	if head[0] == '{' {
		return strings.HasPrefix(behind, `"`) || strings.HasPrefix(behind, "}")
	}
	return behind != "" && strings.ContainsRune(`{["]`, rune(behind[0])) // a text may begin with "[Updated]"
}

// readJSON reads the articles of a file of JSON, wherever they stand in it.
// Where there are none it is an error, but for an empty list or object.
func readJSON(in *input) ([]*rules.Document, error) {
	r := newJSONReader(in, newTable(in.options.Fields, usualFields))
	if err := r.parse(in.whole()); err != nil {
		return nil, err
	}
	if len(r.items) == 0 && !r.empty {
		return nil, r.none()
	}
	return r.documents(), nil
}

// readJSONAs reads the articles of a file of JSON that has its fields in given places.
func readJSONAs(in *input, t *table) ([]*rules.Document, error) {
	r := newJSONReader(in, t)
	if err := r.parse(in.whole()); err != nil {
		return nil, err
	}
	return r.documents(), nil
}

// whole gives the span of the file without its byte order mark.
func (in *input) whole() rules.Span {
	return rules.Span{Start: len(in.source) - len(strings.TrimPrefix(in.source, "\ufeff")), End: len(in.source)}
}

// none says that a file has no article, and what was looked for.
func (r *jsonReader) none() error {
	return fmt.Errorf(": %w: none of the fields %s; name others with --field, such as --field body=story.text",
		ErrNoArticle, strings.Join(r.table.named, ", "))
}

// A jsonReader finds the articles in JSON.
type jsonReader struct {
	in      *input
	table   *table
	escape  rules.Escape // of strings
	plain   rules.Escape // of those that hold plain text
	decoder *jsontext.Decoder
	buffer  bytes.Buffer
	base    int // of what the decoder reads, in the source
	b       *rules.Builder
	layer   *rules.Layer // of the string being read

	flat   bool        // whether strings are no HTML, whatever they hold
	empty  bool        // whether nothing was in the value read last
	fields []jsonField // of the objects being read
	seen   roleSet     // of the object being read that may be an article
	items  []jsonItem
}

// A jsonField is a string that may be prose.
type jsonField struct {
	role    fieldRole
	kind    rules.BlockKind
	rank    int        // of its path; the least is read
	part    int        // of the member of a field that it stands in; the least of an object is read
	owner   int        // where the object begins that has the field
	member  int        // and where in it; of two of one name the last counts
	raw     rules.Span // of the source, between the quotation marks
	element rules.Span // what goes with it
	array   int        // of what may continue the string before it: where their array begins
	span    bool       // whether it may be one of those
	inline  bool       // whether it is
}

// A jsonItem is an object that may be an article.
type jsonItem struct {
	fields []jsonField
	strong bool // whether it has a body, and so is one
}

func newJSONReader(in *input, t *table) *jsonReader {
	write := jsonWriter(in.source)
	return &jsonReader{
		in: in, table: t, b: in.builder(), escape: in.escape(write, jsonReference),
		plain: in.escape(func(text string) (string, error) {
			if _, err := noMarkup(text); err != nil {
				return "", err
			}
			return write(text)
		}, jsonReference),
		decoder: jsontext.NewDecoder(new(bytes.Buffer)),
	}
}

// parse finds the articles of a stretch of the source: of one value, or of several in a row.
func (r *jsonReader) parse(s rules.Span) error {
	if err := r.values(s); err != nil {
		return r.failed(err)
	}
	return nil
}

// values does as parse; its error does not say yet where the JSON is wrong.
func (r *jsonReader) values(s rules.Span) error {
	r.start(s)
	for {
		from := r.offset()
		err := r.value(place{step: r.table.wrapper})
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.empty = strings.Trim(r.in.source[from:r.offset()], space+"[]{}") == ""
	}
}

// forget forgets what was read.
func (r *jsonReader) forget() {
	r.fields, r.items, r.seen = r.fields[:0], r.items[:0], 0
}

// start makes the decoder read a stretch of the source.
func (r *jsonReader) start(s rules.Span) {
	r.base = s.Start
	r.buffer.Reset()
	r.buffer.WriteString(s.In(r.in.source))
	r.decoder.Reset(&r.buffer, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

// offset gives where in the source the decoder is: behind what it read last.
func (r *jsonReader) offset() int { return r.base + int(r.decoder.InputOffset()) }

// failed says where the JSON is wrong.
func (r *jsonReader) failed(err error) error {
	at := r.offset()
	if wrong := (*jsontext.SyntacticError)(nil); errors.As(err, &wrong) {
		at, err = r.base+int(wrong.ByteOffset), wrong.Err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("it ends too early")
	}
	return r.in.errorAt(at, "not JSON: %w", err)
}

// A place is where a value stands.
type place struct {
	step   *step // on the way to a field, or the field; nil: on no way
	depth  int   // in the field
	owner  int   // of the field; see jsonField
	member int
}

// field reports whether the place is in a field.
func (p *place) field() bool { return p.step != nil && p.step.role != none }

// deepestField is how deep in a field prose is looked for.
const deepestField = 32

// value reads a value.
func (r *jsonReader) value(p place) error {
	kind := r.decoder.PeekKind()
	switch {
	case kind == jsontext.KindInvalid:
		_, err := r.decoder.ReadToken()
		return err
	case p.depth > deepestField || p.step == nil && r.table.wrapper != nil:
		return r.decoder.SkipValue()
	case kind == jsontext.KindBeginObject:
		return r.object(p)
	case kind == jsontext.KindBeginArray:
		return r.array(p)
	case p.field() && (kind == jsontext.KindString || kind == jsontext.KindNumber && p.step.role == identity):
		raw, err := r.decoder.ReadValue()
		if err != nil {
			return err
		}
		s := rules.Span{Start: r.offset() - len(raw), End: r.offset()}
		if kind == jsontext.KindString {
			s.Start, s.End = s.Start+1, s.End-1
		}
		r.fields = append(r.fields, jsonField{
			role: p.step.role, kind: p.step.role.kind(), rank: p.step.rank, owner: p.owner, member: p.member, raw: s,
		})
		return nil
	}
	return r.decoder.SkipValue()
}

// array reads an array. What stands alone in one of its items goes with the
// item, and with one comma.
func (r *jsonReader) array(p place) error {
	if _, err := r.decoder.ReadToken(); err != nil {
		return err
	}
	p.depth++
	open := r.offset()
	before, first := open, -1 // where the item before ends; the field of the first item
	for n := 0; r.decoder.PeekKind() != jsontext.KindEndArray; n++ {
		from := len(r.fields)
		if err := r.value(p.below()); err != nil {
			return unexpected(err)
		}
		if n == 1 && first >= 0 {
			r.fields[first].element.End = r.next(before)
		}
		end := r.offset()
		if p.field() && alone(r.fields[from:]) {
			f := &r.fields[from]
			f.element = rules.Span{Start: before, End: end}
			if n == 0 {
				first = from
				f.element.Start = r.next(before)
			}
			if f.array == 0 {
				f.array = open
			}
		}
		before = end
	}
	_, err := r.decoder.ReadToken()
	return err
}

// below gives the place of what an array holds: in a field one deeper.
func (p place) below() place {
	if !p.field() {
		p.depth = 0
	}
	return p
}

// alone reports whether the fields of an item of an array make one block.
func alone(fields []jsonField) bool {
	for i := range fields {
		if i > 0 && (!fields[i].inline || fields[i].array != fields[0].array) {
			return false
		}
	}
	return len(fields) > 0
}

// next gives where the item of an array begins that follows on an offset.
func (r *jsonReader) next(at int) int { return skipAny(r.in.source, at, " \t\r\n,") }

// unexpected turns the end of the input within a value into an error.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// object reads an object: one on the way to a field or in it, or one that may be an article.
func (r *jsonReader) object(p place) error {
	if _, err := r.decoder.ReadToken(); err != nil {
		return err
	}
	forced := p.step != nil && p.step.items
	root := forced || p.step == nil
	from, items, outer := len(r.fields), len(r.items), r.seen
	if root {
		p, r.seen = place{step: r.table.root}, 0
	}
	o := jsonObject{place: p, start: r.offset()}
	for r.decoder.PeekKind() != jsontext.KindEndObject {
		if err := r.member(&o); err != nil {
			return unexpected(err)
		}
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return err
	}
	switch {
	case root:
		r.close(from, items, forced)
		r.seen = outer
	case p.field():
		r.fields = append(r.fields[:from], o.pick(r.fields[from:])...)
	}
	return nil
}

// member reads a member of an object.
func (r *jsonReader) member(o *jsonObject) error {
	name, err := r.decoder.ReadValue()
	if err != nil {
		return err
	}
	name = name[1 : len(name)-1]
	if o.field() {
		return r.part(o, string(name))
	}
	p := place{step: o.step.next[string(name)], owner: o.start, member: r.offset()}
	if kind := r.decoder.PeekKind(); p.field() && (kind == jsontext.KindString || kind == jsontext.KindBeginArray || kind == jsontext.KindBeginObject) {
		r.seen |= 1 << p.step.role
	}
	return r.value(p)
}

// close ends an object that may be an article. The outermost that has a body
// is one; where none has, the outermost that has a headline.
func (r *jsonReader) close(from, items int, forced bool) {
	strong := forced || r.seen&(1<<body) != 0
	within := slices.ContainsFunc(r.items[items:], func(i jsonItem) bool { return i.strong })
	if strong || !within && r.seen&(1<<headline) != 0 {
		r.items = append(r.items[:items], jsonItem{slices.Clone(r.fields[from:]), strong})
	}
	r.fields = r.fields[:from]
}

// documents gives the articles found, and forgets them.
func (r *jsonReader) documents() []*rules.Document {
	if len(r.items) == 0 {
		r.items = append(r.items, jsonItem{}) // what has no article is an empty one
	}
	documents := make([]*rules.Document, 0, len(r.items))
	for i := range r.items {
		id := r.emit(r.b, r.items[i].fields)
		d := r.b.Document()
		d.ID = id
		documents = append(documents, d)
	}
	r.items = r.items[:0]
	return documents
}
