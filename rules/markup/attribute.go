package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Attribute flags the attributes of a tag whose beginning is lost.
var Attribute = Family.Add(rules.Rule{
	ID:      "attribute",
	Summary: "Attributes of a lost tag in the text",
	Why: `An image was cut out of the page by its first characters, and its attributes stayed. The engine translates the text
of alt="…", so that the article seems to say its headline again in other words.`,
	Examples: []rules.Example{
		{Bad: "The toll will stay until May. .jpg” alt=”Minister denies new toll” />", Good: "The toll will stay until May."},
		{Bad: `The toll will stay. class="wp-block-image">`, Good: "The toll will stay."},
		{Good: `See port.example/?id=7&class=“b” or write alt = “Alto” in the form.`},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Sign),
	Check:    attribute,
})

// A residue is the attributes of a lost tag, with what is left of it around them.
type residue struct {
	rules.Span
	whole bool       // all of it is known
	alt   rules.Span // the text of alt or title
}

func attribute(p *rules.Pass) {
	for _, r := range residues(p) {
		grade := rules.Unsafe
		if r.whole && (endsBlock(p, r.Span) || !r.alt.Empty() && repeats(p, r.alt)) {
			grade = rules.Safe
		}
		p.Report(rules.Diagnostic{
			Span:    r.Span,
			Message: "Attributes of a lost tag: " + clip(r.In(p.Text)),
			Fix:     remove(p, grade, "Remove them", r.Span),
		})
	}
}

// residues finds the attributes that belong to no tag of the text.
func residues(p *rules.Pass) []residue {
	var found []residue
	end := 0
	for _, i := range p.MarksOf(rules.Sign) {
		m := p.Marks()[i]
		if m.Rune != '=' || m.Start < end {
			continue
		}
		b := p.Blocks[p.BlockAt(m.Start)].Span
		b.Start = max(b.Start, end)
		at, ok := attributeName(p, b, m.Start)
		if !ok || enclosed(p, int(i), b.Start) {
			continue
		}
		r := residue{Span: rules.Span{Start: head(p, b, at), End: at}}
		if r.read(p, b.End) {
			found = append(found, r)
			end = r.End
		}
	}
	return found
}

// attributeName gives the start of the name of an attribute that ends at
// "=", within b.
func attributeName(p *rules.Pass, b rules.Span, equals int) (start int, ok bool) {
	at := max(p.SkipSpacesBack(equals), b.Start)
	start = at
	for start > b.Start && at-start < 24 {
		c := p.Text[start-1]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if c != '-' && c != '_' && c != ':' {
				break
			}
		}
		start--
	}
	before := p.Before(start)
	if start > b.Start && !rules.IsSpace(before) && !isQuote(before) {
		return start, false // "?class=" in an address
	}
	return start, isAttribute(p.Text[start:at])
}

func isAttribute(name string) bool {
	name = strings.ToLower(name)
	return attributeNames[name] || strings.HasPrefix(name, "data-") || strings.HasPrefix(name, "aria-")
}

// enclosed reports whether mark i stands in a tag, a shortcode or a script
// that begins at or behind a byte offset.
func enclosed(p *rules.Pass, i, start int) bool {
	for n := 0; i > 0 && n < 64; n++ {
		i--
		m := p.Marks()[i]
		if m.Start < start {
			return false
		}
		switch m.Rune {
		case '<', '[', '{':
			return true
		case '>', ']', '}':
			return false
		}
	}
	return false
}

// read reads attributes from the end of r on, and what closes the tag. It is
// false where no attribute of a tag begins.
func (r *residue) read(p *rules.Pass, end int) bool {
	first := true
	for {
		at := min(p.SkipSpaces(r.End), end)
		if n := tagEnd(p.Text[at:end]); n > 0 {
			r.End, r.whole = at+n, true
			return !first
		}
		n := name(p.Text[at:end])
		equals := min(p.SkipSpaces(at+len(n)), end)
		if n == "" || equals == end || p.Text[equals] != '=' || !isAttribute(n) {
			r.whole = !first && at == end
			return !first
		}
		value, ok := quoted(p, rules.Span{Start: min(p.SkipSpaces(equals+1), end), End: end})
		if !ok {
			return r.unquoted(p, equals+1, end) || !first
		}
		if n = strings.ToLower(n); n == "alt" || n == "title" {
			r.alt = value
		}
		r.End, first = value.End, false
	}
}

// unquoted ends r with the ">" behind a value that is not quoted or not
// closed: `alt=Minister denies toll />`.
func (r *residue) unquoted(p *rules.Pass, at, end int) bool {
	for i, n := p.MarkAt(at), 0; i < len(p.Marks()) && n < 64; i, n = i+1, n+1 {
		m := p.Marks()[i]
		if m.Start >= end || m.Rune == '<' {
			return false
		}
		if m.Rune == '>' {
			r.End = m.End
			return true
		}
	}
	return false
}

// tagEnd gives the length of what closes a tag at the start of text: ">", "/>", "/ >".
func tagEnd(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "/ "))
	if n < len(text) && text[n] == '>' {
		return n + 1
	}
	return 0
}

// quoted reads a quoted value; a mark within it closes it only where another
// attribute, the end of the tag or the end of the block follows.
func quoted(p *rules.Pass, s rules.Span) (rules.Span, bool) {
	open, n := utf8.DecodeRuneInString(p.Text[s.Start:s.End])
	if n == 0 || !isQuote(open) {
		return s, false
	}
	for i, tries := p.MarkAt(s.Start+n), 0; i < len(p.Marks()) && tries < 64; i, tries = i+1, tries+1 {
		m := p.Marks()[i]
		if m.Start >= s.End || m.Rune == '<' || m.Rune == '>' {
			break
		}
		if !isQuote(m.Rune) || m.Rune != open && isSingle(m.Rune) != isSingle(open) {
			continue
		}
		rest := p.Text[m.End:s.End]
		trimmed := strings.TrimLeft(rest, " \u00a0")
		next := name(trimmed)
		if trimmed == "" || tagEnd(trimmed) > 0 || next != "" && strings.HasPrefix(strings.TrimLeft(trimmed[len(next):], " "), "=") {
			return rules.Span{Start: s.Start + n, End: m.End}, true
		}
	}
	return s, false
}

func isSingle(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '′' }

// head gives the start of what is left of the attribute before the one at a
// byte offset: `.jpg” ` of `.jpg” alt=`.
func head(p *rules.Pass, b rules.Span, at int) int {
	back := max(p.SkipSpacesBack(at), b.Start)
	r, n := utf8.DecodeLastRuneInString(p.Text[b.Start:back])
	if n == 0 || !isQuote(r) {
		return at
	}
	file := fileName(p.Text[b.Start : back-n])
	if file == 0 && closes(p, back-n) {
		return at
	}
	return back - n - file
}

// imageTypes are the endings of the names of images.
var imageTypes = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", ".jfif"}

// fileName gives the length of the name of an image, or of what is left of
// it, at the end of text: "port-300x200.jpg", or ".jpg" behind a sentence.
func fileName(text string) int {
	token := text[max(0, len(text)-400):]
	if i := strings.LastIndexFunc(token, rules.IsSpace); i >= 0 {
		_, size := utf8.DecodeRuneInString(token[i:])
		token = token[i+size:]
	}
	lower := strings.ToLower(token)
	if len(lower) != len(token) {
		lower = token // a letter whose small form is longer
	}
	address := strings.Contains(lower, "://") || strings.Contains(lower, "wp-content/")
	for _, ext := range imageTypes {
		i := strings.LastIndex(lower, ext)
		switch {
		case i < 0 || i+len(ext) < len(lower) && lower[i+len(ext)] != '?':
			continue
		case address || strings.ContainsAny(token[:i], "-_/0123456789") && !strings.ContainsAny(token[:i], ",.;:!?”\"’»"):
			return len(token)
		}
		return len(token) - i
	}
	if address {
		return len(token)
	}
	return 0
}

// repeats reports whether a span says the headline again: most of its words
// stand there.
func repeats(p *rules.Pass, s rules.Span) bool {
	if len(p.Blocks) == 0 || p.Blocks[0].Kind != rules.Headline {
		return false
	}
	words := p.Words()
	headline := map[uint64]bool{}
	from, to := p.BlockWords(0)
	for _, w := range words[from:to] {
		headline[w.Key] = true
	}
	from, to = p.WordsIn(s)
	there := 0
	for _, w := range words[from:to] {
		if headline[w.Key] {
			there++
		}
	}
	return to-from >= 3 && 3*there >= 2*(to-from)
}
