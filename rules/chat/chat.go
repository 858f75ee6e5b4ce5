// Package chat finds what a language model says around the text that it was
// asked to translate: how it begins, how it ends, what it refuses, and what it
// wraps the text in. Only the first and last lines count, and nothing inside
// quotation marks does: news about chatbots is news.
package chat

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about what a language model says around the text.
var Family = rules.NewFamily("chat", "What a language model said around the text")

// How many blocks at the start and at the end of a text are looked at, and how
// long what a model says there is at most.
const (
	firstBlocks = 3
	lastBlocks  = 4
	mostWords   = 45
)

// line gives the text of a block without the spaces around it and the marks
// by which Markdown makes headings and bold type.
func line(p *rules.Pass, block int) string {
	return strings.Trim(p.Blocks[block].In(p.Text), " \t\r\n\u00a0#*_")
}

// span gives a block without the spaces around it.
func span(p *rules.Pass, block int) rules.Span {
	return p.Trim(p.Blocks[block].Span)
}

// opener gives the phrase that begins a block, of those that hits lists.
func opener(p *rules.Pass, hits []rules.Hit, block int) *rules.Hit {
	b := p.Blocks[block]
	for i := range hits {
		if hits[i].Start >= b.Start && hits[i].Start < b.End && p.WordAt(b.Start) == hits[i].From {
			return &hits[i]
		}
	}
	return nil
}

// said reports whether a block is what a phrase says and no more: all its
// words, or, of a phrase with any words behind it, one short remark.
func said(p *rules.Pass, h *rules.Hit, block int) bool {
	from, to := p.BlockWords(block)
	if h.To == to {
		return true
	}
	if !h.Phrase.Open || to-from > mostWords {
		return false
	}
	text := strings.TrimRight(line(p, block), ")]\"”")
	for _, end := range []string{":", ".", "!", "?", "…", "：", "。", "！", "？"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return p.Words()[to-1].HasDigit || p.Words()[to-2].HasDigit // “Word count: 412”, “… 412 words”
}

// remove reports a block that is no part of the story. A line without words
// between it and the story, such as "---", goes with it.
func remove(p *rules.Pass, block int, message, title string) {
	removeAs(p, block, rules.Diagnostic{Message: message}, rules.Safe, title)
}

// removeAs does as remove with a diagnostic of its own and a fix of a grade.
func removeAs(p *rules.Pass, block int, d rules.Diagnostic, grade rules.Applicability, title string) {
	from := block
	for from > 1 && blank(p, from-1) && from-1 > len(p.Blocks)-1-lastBlocks && !fence(p, from-1) {
		from--
	}
	d.Span = span(p, block)
	d.Fix = &rules.Fix{Title: title, Applicability: grade, Edits: []rules.Edit{p.RemoveBlocks(from, block+1)}}
	p.Report(d)
}

// amid reports a block in the middle of the text that a phrase begins: a text
// that is translated in parts has what a model says around each of them. The
// block must be the phrase and no more, and speak of the task.
func amid(p *rules.Pass, h *rules.Hit) {
	b := p.BlockAt(h.Start)
	if p.WordAt(p.Blocks[b].Start) != h.From || thanks.Has(p.Words()[h.From].Key) || !speaksOfTask(p, b) || !said(p, h, b) || quoted(p, h.Start) || edited(p, b) {
		return
	}
	removeAs(p, b, rules.Diagnostic{
		Severity: rules.Warning,
		Message:  fmt.Sprintf("Said by the language model among the text: “%s”", show(line(p, b))),
	}, rules.Unsafe, "Delete what the model said")
}

// thanks begin lines that people write as well: “Thanks for reading this text”.
var thanks = rules.KeysOf("thank", "thanks")

// blank reports whether a block has no words, as "---" has none.
func blank(p *rules.Pass, block int) bool {
	from, to := p.BlockWords(block)
	return from == to
}

// fence reports whether a block is a wrapping, which is reported by itself.
func fence(p *rules.Pass, block int) bool {
	_, ok := wrapping(p, block)
	return ok
}

// show gives a text for a message, cut when it is long.
func show(text string) string { return rules.Clip(text, 50) }

// quoted reports whether a byte offset stands inside a quotation with both marks.
func quoted(p *rules.Pass, at int) bool {
	quotes := p.Quotes()
	for i := range quotes {
		if q := &quotes[i]; q.Open.Start > at {
			break
		} else if q.Closed() && q.Open.End <= at && at < q.Close.Start {
			return true
		}
	}
	return false
}
