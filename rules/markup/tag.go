package markup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Tag flags tags and comments of HTML that are shown as text.
var Tag = Family.Add(rules.Rule{
	ID:      "tag",
	Summary: "HTML tag shown in the text",
	Why: `The page was cut out with its tags, or the engine was given HTML as if it were text. Readers see <br /> and </p>, and
feeds that escape it show it everywhere.`,
	Examples: []rules.Example{
		{Bad: "The ferry was late.<br />", Good: "The ferry was late."},
		{Bad: `The port <a href="https://port.example/">reopened</a> on Monday.`, Good: "The port reopened on Monday."},
		{Bad: "The council met. < ! – more – >", Good: "The council met."},
		{Good: "Profit was <5 % and > 2 %; write to <desk@port.example>."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Angle),
	Check:    tags,
})

// An element is one tag or comment in the text.
type element struct {
	rules.Span
	name       string // in lower case; "!" for a comment or declaration
	closing    bool
	cut        bool // its ">" is lost
	attributes bool
	content    bool // text stands between it and its closing tag, which it takes in
	group      int  // index of the group that it stands in
}

func tags(p *rules.Pass) {
	angles := p.MarksOf(rules.Angle)
	var block []element
	in := -1
	for i := 0; i < len(angles); i++ {
		m := p.Marks()[angles[i]]
		if m.Rune != '<' {
			continue
		}
		e, used, ok := readElement(p, angles[i:])
		if !ok {
			continue
		}
		i += used
		if b := p.BlockAt(e.Start); b != in {
			reportElements(p, block)
			block, in = block[:0], b
		}
		block = append(block, e)
	}
	reportElements(p, block)
}

// readElement reads the element that begins with the first of the angles, and
// says how many further angles belong to it.
func readElement(p *rules.Pass, angles []int32) (e element, used int, ok bool) {
	start := p.Marks()[angles[0]].Start
	end := p.Blocks[p.BlockAt(start)].End
	if strings.HasPrefix(p.Text[start:end], "<!--") {
		for i := 1; i < len(angles) && i <= 64; i++ {
			m := p.Marks()[angles[i]]
			if m.Start >= end {
				break
			}
			if m.Rune == '>' && strings.HasSuffix(p.Text[start:m.Start], "--") {
				return element{Span: rules.Span{Start: start, End: m.End}, name: "!"}, i, true
			}
		}
	}
	e = element{Span: rules.Span{Start: start, End: end}, cut: true}
	if len(angles) > 1 {
		if m := p.Marks()[angles[1]]; m.Start < end {
			if m.Rune != '>' {
				return e, 0, false
			}
			e.End, e.cut, used = m.End, false, 1
		}
	}
	inside := strings.TrimSpace(strings.TrimSuffix(p.Text[start+1:e.End], ">"))
	if e.cut {
		e.End = p.SkipSpacesBack(e.End)
	}
	return e, used, e.read(inside)
}

// read reads what stands between the angles, and reports whether it is an element.
func (e *element) read(inside string) bool {
	if rest, ok := strings.CutPrefix(inside, "!"); ok {
		e.name = "!"
		rest = strings.TrimSpace(rest)
		return !e.cut && (dashed(rest) || strings.HasPrefix(strings.ToLower(rest), "doctype"))
	}
	if strings.HasPrefix(inside, "?php") || strings.HasPrefix(inside, "?xml") || strings.HasPrefix(inside, "?=") {
		e.name = "!"
		return !e.cut && strings.HasSuffix(inside, "?")
	}
	rest, closing := strings.CutPrefix(inside, "/")
	rest = strings.TrimSpace(rest)
	n := name(rest)
	e.name, e.closing = strings.ToLower(n), closing
	if !tagNames[e.name] && !strings.HasPrefix(e.name, "amp-") {
		return false
	}
	rest = strings.TrimSpace(rest[len(n):])
	switch {
	case rest == "":
		return !e.cut || closing
	case rest == "/":
		return true
	case closing:
		return false
	}
	first := strings.ToLower(name(rest))
	e.attributes = strings.Contains(rest, "=") && first != ""
	return e.attributes || attributeNames[first]
}

// dashed reports whether text is the inside of a comment, whatever has become
// of its hyphens: "-- more --", "–more–".
func dashed(text string) bool {
	trimmed := strings.TrimLeft(text, "-–—")
	return len(trimmed) < len(text) && strings.TrimRight(text, "-–—") != text
}

// reportElements reports the elements of one block: those that stand side by
// side together, and an opening tag together with the one that closes it.
func reportElements(p *rules.Pass, elements []element) {
	if len(elements) == 0 {
		return
	}
	elements = joinRaw(p, elements)
	groups := groupElements(p, elements)
	members := make([][]group, len(groups))
	for i := range groups {
		l := groups[i].leader
		members[l] = append(members[l], groups[i])
	}
	for _, m := range members {
		if len(m) > 0 {
			reportGroups(p, m)
		}
	}
}

// joinRaw makes one element of each script, style or frame and what it holds.
func joinRaw(p *rules.Pass, elements []element) []element {
	joined := elements[:0]
	for _, e := range elements {
		if n := len(joined); n > 0 && e.closing && rawNames[e.name] && joined[n-1].name == e.name && !joined[n-1].closing {
			last := &joined[n-1]
			last.content = !isFlush(p.Text[last.End:e.Start])
			last.End = e.End
			continue
		}
		joined = append(joined, e)
	}
	return joined
}

// A group is an unbroken row of elements. Groups that tags pair with each
// other have the same leader, the first of them.
type group struct {
	rules.Span
	leader int
	doubt  bool // an element of it is cut off or holds text
	breaks bool // an element of it ends a line or a paragraph
}

// pairDepth is how deep elements are paired; deeper ones are reported one by
// one, so that few rounds of fixes reach them all.
const pairDepth = 4

func groupElements(p *rules.Pass, elements []element) []group {
	var groups []group
	var open []int // indices of elements not yet closed
	for i := range elements {
		e := &elements[i]
		if n := len(groups); n > 0 && isFlush(p.Text[groups[n-1].End:e.Start]) {
			groups[n-1].End = e.End
		} else {
			groups = append(groups, group{Span: e.Span, leader: n})
		}
		e.group = len(groups) - 1
		g := &groups[e.group]
		g.doubt = g.doubt || e.content || e.cut && !e.closing
		g.breaks = g.breaks || breakNames[e.name]
		switch {
		case !e.closing && e.name != "!" && !e.content && len(open) < pairDepth:
			open = append(open, i)
		case e.closing:
			for n, o := range slices.Backward(open) {
				if elements[o].name == e.name {
					g.leader = min(g.leader, groups[elements[o].group].leader)
					open = open[:n]
					break
				}
			}
		}
	}
	return groups
}

// reportGroups reports groups whose tags pair with each other.
func reportGroups(p *rules.Pass, groups []group) {
	first := groups[0]
	shown := clip(first.In(p.Text))
	d := rules.Diagnostic{Span: first.Span, Message: fmt.Sprintf("Tag %s in the text", shown)}
	switch {
	case strings.Contains(shown, "><") || strings.Contains(shown, "> <"):
		d.Message = fmt.Sprintf("Tags %s in the text", shown)
	case strings.HasPrefix(shown, "<!"), strings.HasPrefix(shown, "< !"):
		d.Message = fmt.Sprintf("Comment %s in the text", shown)
	}
	d.Fix = &rules.Fix{Title: "Remove it", Applicability: rules.Safe}
	for i := range groups {
		g := &groups[i]
		if i > 0 {
			d.Related = append(d.Related, rules.Related{Span: g.Span, Message: "and here"})
		}
		if g.doubt {
			d.Fix.Applicability = rules.Unsafe
		}
		edit := removal(p, g.Span)
		if g.breaks && edit.Span == g.Span && !rules.IsSpace(p.Before(g.Start)) && !rules.IsSpace(p.After(g.End)) {
			edit.New = " "
		}
		d.Fix.Edits = append(d.Fix.Edits, edit)
	}
	p.Report(d)
}
