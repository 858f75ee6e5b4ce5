package own

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

const (
	// instructions is how large a compiled pattern may be: what a byte of text can cost.
	instructions = 1000
	// windowBytes is how much of a block a pattern sees at once, and matches how
	// often it may match there. Longer blocks are read in pieces. Without both, a
	// pattern such as (a.*b|a) would cost the square of a block's length.
	windowBytes = 4096
	matches     = 64
	// gatesMost is how many texts may stand for one pattern.
	gatesMost = 64
)

// pattern makes r find a regular expression, in the blocks that hold a text
// which it cannot match without.
func (d *Definition) pattern(r *rules.Rule, set *Set) *Error {
	wrong := func(err error) *Error { return &Error{Field: "pattern", Err: err} }
	re, err := regexp.Compile(d.Pattern)
	if err != nil {
		return wrong(regexpError(err))
	}
	tree, err := syntax.Parse(d.Pattern, syntax.Perl)
	if err != nil {
		return wrong(regexpError(err))
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return wrong(err)
	}
	if len(prog.Inst) > instructions {
		return wrong(fmt.Errorf("too large: %d instructions, and %d is the most; repeat less, or use phrases", len(prog.Inst), instructions))
	}
	needed := required(tree)
	if len(needed) == 0 || shortest(needed) < rules.GateBytes {
		return wrong(errors.New("needs letters that every match has, three in a row, such as “ton” in \\d+ tons?: without them every line of every article would have to be tried"))
	}
	for _, l := range needed {
		set.Gates = append(set.Gates, rules.Gate{Rule: d.ID, Text: l.text, Fold: l.fold})
	}
	if d.With != nil {
		if err := checkTemplate(*d.With, re); err != nil {
			return &Error{Field: "with", Err: err}
		}
	}
	id, message, grade, with := d.ID, d.Message, r.Fix, d.With
	r.Check = func(p *rules.Pass) {
		for _, b := range p.Gated(id) {
			for s := p.Blocks[b].Span; !s.Empty(); {
				window := rules.Span{Start: s.Start, End: windowEnd(p.Text, s)}
				check(p, re, window, message, grade, with)
				s.Start = window.End
			}
		}
	}
	return nil
}

// check reports what a pattern matches in a span.
func check(p *rules.Pass, re *regexp.Regexp, s rules.Span, message string, grade rules.Applicability, with *string) {
	text := s.In(p.Text)
	for _, m := range re.FindAllStringSubmatchIndex(text, matches) {
		found := text[m[0]:m[1]]
		var instead *string
		if with != nil {
			instead = new(string(re.ExpandString(nil, *with, text, m)))
			if *instead == found {
				continue
			}
		}
		p.Report(diagnostic(message, grade, found, rules.Span{Start: s.Start + m[0], End: s.Start + m[1]}, instead))
	}
}

// windowEnd gives the end of the first window of a block: before a space where it can be.
func windowEnd(text string, s rules.Span) int {
	if s.Len() <= windowBytes {
		return s.End
	}
	end := s.Start + windowBytes
	if space := strings.LastIndexByte(text[s.Start:end], ' '); space > 0 {
		return s.Start + space
	}
	for !utf8.RuneStart(text[end]) && end > s.Start+1 {
		end--
	}
	return end
}

// regexpError puts an error of a pattern without the words that the file need not read.
func regexpError(err error) error {
	if inPattern, ok := errors.AsType[*syntax.Error](err); ok {
		return fmt.Errorf("%s: %q", inPattern.Code, inPattern.Expr)
	}
	return err
}

// references are what a template has for groups.
var references = regexp.MustCompile(`\$(\$|\w+|\{\w+\})`)

// checkTemplate gives an error when a template names a group that the pattern has not.
func checkTemplate(template string, re *regexp.Regexp) error {
	for _, m := range references.FindAllStringSubmatch(template, -1) {
		group := strings.Trim(m[1], "{}")
		if group == "$" {
			continue
		}
		n, err := strconv.Atoi(group)
		switch {
		case err == nil && n <= re.NumSubexp():
		case err == nil:
			return fmt.Errorf("%s: the pattern has %s", m[0], groups(re.NumSubexp()))
		case re.SubexpIndex(group) < 0:
			return fmt.Errorf("%s: no group has this name; before a letter write ${1}, for a dollar sign $$", m[0])
		}
	}
	return nil
}

func groups(n int) string {
	if n == 1 {
		return "1 group"
	}
	return fmt.Sprintf("%d groups", n)
}

// A literal is text that a match has.
type literal struct {
	text string
	fold bool
}

// required gives texts of which every match of a pattern has one; none where
// there are no such texts.
func required(re *syntax.Regexp) []literal {
	switch re.Op {
	case syntax.OpLiteral:
		return []literal{{string(re.Rune), re.Flags&syntax.FoldCase != 0}}
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []literal
		for _, sub := range re.Sub {
			if needed := required(sub); len(needed) > 0 && (best == nil || shortest(needed) > shortest(best)) {
				best = needed
			}
		}
		return best
	case syntax.OpAlternate:
		var all []literal
		for _, sub := range re.Sub {
			needed := required(sub)
			if len(needed) == 0 || len(all)+len(needed) > gatesMost {
				return nil
			}
			all = append(all, needed...)
		}
		return all
	default:
	}
	return nil
}

// shortest gives the length of the shortest of texts, in bytes.
func shortest(all []literal) int {
	least := len(all[0].text)
	for _, l := range all[1:] {
		least = min(least, len(l.text))
	}
	return least
}
