package article

import (
	"github.com/go-json-experiment/json/jsontext"

	"github.com/mtlint/mtlint/rules"
)

// parts are the members of an object in a field that hold its text, such as
// {"rendered": "<p>…</p>", "raw": "…"}; of those that it has the first is read.
var parts = map[string]int{
	"rendered": 1, "html": 2, "text": 3, "value": 4, "main": 5, "content": 6, "children": 7,
	"paragraphs": 8, "blocks": 9, "data": 10, "body": 11, "items": 12, "raw": 13,
}

// A jsonObject is an object at the reading. In a field it is a block of an
// editor, such as {"type": "header", "data": {"text": "…"}}.
type jsonObject struct {
	place
	start int
	kind  rules.BlockKind
	block bool // whether it holds one block, of strings that continue each other
	span  bool // whether it may be such a string
	other bool // whether it holds no prose
}

// part reads a member of an object in a field.
func (r *jsonReader) part(o *jsonObject, name string) error {
	switch name {
	case "type", "_type", "style", "nodeType":
		if r.decoder.PeekKind() != jsontext.KindString {
			return r.decoder.SkipValue()
		}
		class, err := r.decoder.ReadValue()
		if err == nil {
			o.is(string(class[1 : len(class)-1]))
		}
		return err
	}
	n := parts[name]
	if n == 0 {
		return r.decoder.SkipValue()
	}
	from, p := len(r.fields), o.place
	p.depth++
	if err := r.value(p); err != nil {
		return err
	}
	for i := range r.fields[from:] {
		r.fields[from+i].part = n
	}
	return nil
}

// is takes what an object says that it is.
func (o *jsonObject) is(class string) {
	switch class {
	case "heading", "header", "subheading", "h1", "h2", "h3", "h4", "h5", "h6":
		o.kind, o.block = rules.Heading, true
	case "quote", "blockquote", "pullquote":
		o.kind = rules.Quote
	case "list", "listItem", "list_item", "list-item", "li", "bulletList", "orderedList":
		o.kind = rules.ListItem
	case "image", "figure", "photo", "video", "gallery":
		o.kind = rules.Caption
	case "paragraph", "p", "block", "normal":
		o.block = true
	case "text", "span":
		o.span = true
	case "code", "codeBlock", "code_block", "embed", "script", "raw", "html_embed":
		o.other = true
	}
}

// pick gives those of the fields in an object that are read.
func (o *jsonObject) pick(fields []jsonField) []jsonField {
	if o.other || len(fields) == 0 {
		return nil
	}
	least := fields[0].part
	for i := range fields {
		least = min(least, fields[i].part)
	}
	kept := fields[:0]
	for _, f := range fields {
		if f.part != least {
			continue
		}
		if f.kind == rules.Paragraph {
			f.kind = o.kind
		}
		f.inline = f.inline || o.block && f.span
		f.span = o.span
		kept = append(kept, f)
	}
	return kept
}
