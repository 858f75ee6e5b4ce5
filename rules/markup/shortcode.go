package markup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Shortcode flags the shortcodes of WordPress and the tags of forums.
var Shortcode = Family.Add(rules.Rule{
	ID:      "shortcode",
	Summary: "Shortcode of a content system shown in the text",
	Why: `Content systems keep pictures, forms and advertisements in the story as [caption] or [ad_1]. Text that is taken from
their database, or from a page whose plug-in is gone, shows them as they are, at times translated.`,
	Examples: []rules.Example{
		{Bad: `[caption id="attachment_7" width="300"]The new ferry.[/caption]`, Good: "The new ferry."},
		{Bad: "The ferry sails in May. [ad_1]", Good: "The ferry sails in May."},
		{Good: "“We [again] paid [sic] the toll [£5] and [the owners] did not,” he said [1]."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.NotRound,
	Check:    shortcode,
})

// A bracketed is what stands in square brackets.
type bracketed struct {
	rules.Span
	name    string // in lower case
	closing bool
	sure    bool // it is a shortcode even when nothing closes it
	word    bool // it is one when it stands by itself, as "[gallery]": it may be a word
	hidden  bool // an address of which the page shows nothing: "[email protected]"
}

func shortcode(p *rules.Pass) {
	var block []bracketed
	in := -1
	closers := p.MarksOf(rules.CloseBracket)
	openers := p.MarksOf(rules.OpenBracket)
	for n, i := range openers {
		m := p.Marks()[i]
		if m.Rune != '[' {
			continue
		}
		for len(closers) > 0 && p.Marks()[closers[0]].Start < m.Start {
			closers = closers[1:]
		}
		b := p.BlockAt(m.Start)
		end := closing(p, closers, p.Blocks[b].End)
		if end < 0 || n+1 < len(openers) && p.Marks()[openers[n+1]].Start < end {
			continue
		}
		s := bracketed{Span: rules.Span{Start: m.Start, End: end}}
		if !s.read(p.Text[m.Start+1 : end-1]) {
			continue
		}
		if p.Before(s.Start) == '[' && p.After(s.End) == ']' {
			s.Start, s.End = s.Start-1, s.End+1 // "[[gallery id=5]]", as WordPress shows one as text
		}
		if b != in {
			reportShortcodes(p, block)
			block, in = block[:0], b
		}
		block = append(block, s)
	}
	reportShortcodes(p, block)
}

// closing gives the end of the first "]" before end among the next few closing brackets, or -1.
func closing(p *rules.Pass, closers []int32, end int) int {
	for _, i := range closers[:min(8, len(closers))] {
		m := p.Marks()[i]
		if m.Start >= end {
			break
		}
		if m.Rune == ']' {
			return m.End
		}
	}
	return -1
}

// read reads what stands in the brackets, and reports whether it may be a shortcode.
func (s *bracketed) read(inside string) bool {
	inside = strings.TrimSpace(inside)
	if s.hidden = inside == "email protected" || inside == "email\u00a0protected"; s.hidden {
		s.sure = true
		return true
	}
	rest, closing := strings.CutPrefix(inside, "/")
	rest = strings.TrimSpace(rest)
	n := name(rest)
	s.name, s.closing = strings.ToLower(n), closing
	if n == "" {
		return false
	}
	after := strings.TrimSpace(strings.TrimSuffix(rest[len(n):], "/"))
	known := shortcodeNames[s.name] || vendor(s.name)
	switch {
	case closing:
		s.sure = after == "" && (known || forumNames[s.name] || n == s.name)
		return s.sure
	case after == "":
		s.sure = numbered(n) || known && strings.ContainsAny(n, "_-")
		s.word = known
		return s.sure || n == s.name && !strings.Contains(rest, " ")
	case known && strings.Contains(after, "://") && !strings.Contains(after, " "): // "[youtube https://…]"
		s.sure = true
		return true
	case strings.HasPrefix(after, "="): // "[url=…]"
		s.sure = forumNames[s.name] || known
		return s.sure
	}
	s.sure = assigned(after) || known && numbered(s.name+"_"+after)
	return s.sure
}

// assigned reports whether text begins as attributes do: `id="7"`, "width = 300".
func assigned(text string) bool {
	n := name(text)
	rest := strings.TrimLeft(text[len(n):], " ")
	return n != "" && strings.HasPrefix(rest, "=")
}

// numbered reports whether a name is that of a numbered place: "ad_1",
// "announcement_2", "adrotate-3".
func numbered(n string) bool {
	i := strings.LastIndexAny(n, "_-")
	if i < 2 || i+1 == len(n) || len(n)-i > 4 {
		return false
	}
	for _, c := range n[i+1:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return n[i] == '_' || shortcodeNames[strings.ToLower(n[:i])]
}

// vendor reports whether a name begins as the shortcodes of a well-known plug-in do.
func vendor(n string) bool {
	for _, prefix := range []string{"vc_", "et_pb_", "fusion_", "su_", "wp_", "wp-", "elementor", "tdb_", "td_", "mk_", "av_", "cs_", "ngg_", "nggallery", "sc_", "rdp-", "contact-form", "adinserter", "quads", "metaslider", "mailpoet"} {
		if strings.HasPrefix(n, prefix) {
			return true
		}
	}
	return false
}

// shortcodeNames are the shortcodes of WordPress and its best-known plug-ins
// that are no words an editor would put in brackets.
var shortcodeNames = set(`caption embed gallery playlist ad ads adsense adrotate ad-inserter adinserter banner googleads
wp_caption soundcloud youtube vimeo dailymotion tweet twitter instagram facebook tiktok iframe gravityform wpforms ninja_form
contact-form contact-form-7 mc4wp_form newsletter rev_slider layerslider slideshow tabs tab accordion toggle button column
row one_half one_third two_third one_fourth three_fourth dropcap pullquote blockquote divider spacer clear raw sociallocker
sharethis addtoany social_share related_posts related-posts recent_posts table tablepress poll wpdatatable audio video`)

// forumNames are the tags of forums (BBCode).
var forumNames = set("b i u s url img quote code list color size font center left right youtube video spoiler email table tr td h1 h2 h3 * li ul ol")

// reportShortcodes reports the shortcodes of one block, an opening one
// together with the one that closes it.
func reportShortcodes(p *rules.Pass, found []bracketed) {
	partner := make([]int, len(found))
	var open []int
	for i := range found {
		partner[i] = -1
		if !found[i].closing {
			if len(open) < pairDepth {
				open = append(open, i)
			}
			continue
		}
		for n, o := range slices.Backward(open) {
			if found[o].name == found[i].name {
				partner[o], partner[i] = i, o
				open = open[:n]
				break
			}
		}
	}
	for i := 0; i < len(found); i++ {
		s := found[i]
		for partner[i] < 0 && s.sure && !s.hidden && i+1 < len(found) && partner[i+1] < 0 && found[i+1].sure && !found[i+1].hidden && p.SkipSpaces(found[i].End) == found[i+1].Start {
			i++ // a row of them is one residue
			found[i].Start = s.Start
			s = found[i]
		}
		if partner[i] > i || partner[i] < 0 && (s.sure || s.word && endsBlock(p, s.Span) && stopped(p, s.Span)) {
			reportShortcode(p, found, i, partner[i])
		}
	}
}

func reportShortcode(p *rules.Pass, found []bracketed, i, partner int) {
	s := found[i]
	if s.hidden {
		p.Reportf(s.Span, "Address that the page hid: %s", s.In(p.Text))
		return
	}
	d := rules.Diagnostic{Span: s.Span}
	if partner > i {
		c := found[partner]
		if holdsAddress(p.Text[s.End:c.Start]) {
			d.Span.End = c.End
		} else {
			d.Related = []rules.Related{{Span: c.Span, Message: "and here"}}
		}
	}
	d.Message = fmt.Sprintf("Shortcode %s in the text", clip(d.Span.In(p.Text)))
	d.Fix = remove(p, rules.Safe, "Remove it", d.Span)
	for _, r := range d.Related {
		d.Fix.Edits = append(d.Fix.Edits, removal(p, r.Span))
	}
	p.Report(d)
}

// holdsAddress reports whether what a shortcode encloses is the address of a
// page or a file, or nothing: no words of the story.
func holdsAddress(text string) bool {
	text = strings.TrimSpace(text)
	return text == "" || !strings.Contains(text, " ") && strings.Contains(text, "://")
}
