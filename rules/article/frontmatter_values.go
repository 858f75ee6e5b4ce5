package article

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// yamlMarks are what a plain scalar of YAML has no place for, yamlStart what none begins with.
const (
	yamlMarks = ":#\r\n"
	yamlStart = "-?[]{},&*!|>'\"%@` "
)

// readYAML adds the value of a field in YAML: a scalar of one line, a plain one
// that goes on in further lines, or a block. Others are no prose.
func readYAML(r *frontReader, f frontField) {
	s := trimSpan(r.in.source, f.at)
	if s.Empty() {
		return
	}
	switch r.in.source[s.Start] {
	case '"':
		s.Start++
		if end := closing(r.in.source, s, '"', true, false); end >= 0 {
			r.quoted(rules.Span{Start: s.Start, End: end})
		}
	case '\'':
		s.Start++
		if end := closing(r.in.source, s, '\'', false, true); end >= 0 {
			r.single(rules.Span{Start: s.Start, End: end})
		}
	case '|', '>':
		r.blockScalar(r.in.source[s.Start] == '>', f.rest)
	case '[', ']', '{', '}', '&', '*', '!', '%', '@', '`', '#', ',':
	default:
		r.plainScalar(s, f.rest)
	}
}

// single adds a value in single quotation marks, where two of them are one.
func (r *frontReader) single(s rules.Span) {
	r.b.Begin(r.kind)
	r.b.Escape(r.in.escape(func(text string) (string, error) {
		if strings.ContainsAny(text, "\r\n") {
			return "", rules.ErrMarkup
		}
		return strings.ReplaceAll(text, "'", "''"), nil
	}, nil))
	for s.Start < s.End {
		n := strings.Index(s.In(r.in.source), "''")
		if n < 0 {
			r.b.Copy(s)
			break
		}
		r.b.Copy(rules.Span{Start: s.Start, End: s.Start + n})
		r.b.Put("'", rules.Span{Start: s.Start + n, End: s.Start + n + 2})
		s.Start += n + 2
	}
	r.b.End(rules.Span{})
}

// plainScalar adds a value without quotation marks, up to a comment.
func (r *frontReader) plainScalar(s, rest rules.Span) {
	parts := []rules.Span{r.uncommented(s)}
	for line := range lines(rest.In(r.in.source)) {
		line = rules.Span{Start: line.Start + rest.Start, End: line.End + rest.Start}
		text := line.In(r.in.source)
		if line.Empty() && line.Start == rest.Start {
			continue // the end of the first line
		}
		if blank(text) || text[0] != ' ' || parts[len(parts)-1].End < s.End {
			break
		}
		s = trimSpan(r.in.source, line)
		parts = append(parts, r.uncommented(s))
	}
	r.bare(parts, yamlMarks, yamlStart)
}

// uncommented leaves out the comment behind a value.
func (r *frontReader) uncommented(s rules.Span) rules.Span {
	if n := strings.Index(s.In(r.in.source), " #"); n >= 0 {
		s.End = s.Start + n
	}
	return trimSpan(r.in.source, s)
}

// blockScalar adds the lines behind | or >. Of the latter those are one block
// that follow each other.
func (r *frontReader) blockScalar(folded bool, rest rules.Span) {
	indent := -1
	var parts []rules.Span
	flush := func() {
		if len(parts) > 0 {
			r.bare(parts, "\r\n", "")
		}
		parts = nil
	}
	for line := range lines(rest.In(r.in.source)) {
		line = rules.Span{Start: line.Start + rest.Start, End: line.End + rest.Start}
		text := line.In(r.in.source)
		if blank(text) {
			flush()
			continue
		}
		depth := len(text) - len(strings.TrimLeft(text, " "))
		if indent < 0 {
			indent = depth
		}
		if depth < indent || indent == 0 {
			break
		}
		if !folded {
			flush()
		}
		parts = append(parts, trimSpan(r.in.source, line))
	}
	flush()
}

// readTOML adds the value of a field in TOML: a string of any kind.
func readTOML(r *frontReader, f frontField) {
	s := trimSpan(r.in.source, f.at)
	if s.Empty() {
		return
	}
	source, quote := r.in.source, r.in.source[s.Start]
	if quote != '"' && quote != '\'' {
		return
	}
	if fence := strings.Repeat(string(quote), 3); strings.HasPrefix(s.In(source), fence) {
		from := s.Start + len(fence)
		if n := strings.Index(source[from:f.rest.End], fence); n >= 0 {
			r.multiLine(rules.Span{Start: from, End: from + n}, quote)
		}
		return
	}
	s.Start++
	end := closing(source, s, quote, quote == '"', false)
	switch {
	case end < 0:
	case quote == '"':
		r.quoted(rules.Span{Start: s.Start, End: end})
	default:
		r.bare([]rules.Span{{Start: s.Start, End: end}}, "'\r\n", "")
	}
}

// multiLine adds the lines of a string of TOML that may have several.
func (r *frontReader) multiLine(s rules.Span, quote byte) {
	if strings.Contains(s.In(r.in.source), "\\\n") || strings.Contains(s.In(r.in.source), "\\\r") {
		return // lines that are joined
	}
	for line := range lines(s.In(r.in.source)) {
		line = rules.Span{Start: line.Start + s.Start, End: line.End + s.Start}
		if quote == '"' {
			r.quoted(line)
		} else {
			r.bare([]rules.Span{line}, "'\r\n", "")
		}
	}
}
