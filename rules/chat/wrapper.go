package chat

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Wrapper flags what a model wraps its answer in.
var Wrapper = Family.Add(rules.Rule{
	ID:      "wrapper",
	Summary: "Fence, tag or role of a language model around the text",
	Why: `A model is asked to answer in a certain form, with fences, tags or the names of who speaks. The program that should
take them off again did not.`,
	Examples: []rules.Example{
		{Bad: "```html\n\nBridge to close\n\nIt closes on Monday.\n\n```", Good: "Bridge to close\n\nIt closes on Monday."},
		{Bad: "ChatGPT:\n\nBridge to close\n\nIt closes on Monday.", Good: "Bridge to close\n\nIt closes on Monday."},
		{Good: "ChatGPT: what schools should know\n\nTeachers met on Monday."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.MarkFirst | rules.LooseSingle | rules.AnyOf(rules.Colon),
	Check:    wrapper,
})

func wrapper(p *rules.Pass) {
	n := len(p.Blocks)
	if n < 2 {
		return
	}
	done := 0 // blocks that are thoughts
	marks, colons := p.Marks(), p.MarksOf(rules.Colon)
	for b := range n {
		s := p.Blocks[b].Span
		for len(colons) > 0 && marks[colons[0]].Start < s.Start {
			colons = colons[1:]
		}
		if (len(colons) == 0 || marks[colons[0]].Start >= s.End) && plainHead(s.In(p.Text)) || b < done {
			continue
		}
		if b >= firstBlocks && b < n-lastBlocks {
			if text := span(p, b).In(p.Text); !turn(text) && !chunk(text) {
				continue
			}
		}
		if end := thoughts(p, b); end > b {
			done = end + 1
			continue
		}
		if what, ok := wrapping(p, b); ok {
			remove(p, b, fmt.Sprintf("%s around the text: %s", what, show(span(p, b).In(p.Text))), "Delete the line")
		}
	}
	bracketedParts(p)
	key(p)
}

// plainHead reports whether a line begins with a letter or a digit: with no colon
// in it, nothing is wrapped in it.
func plainHead(line string) bool {
	return line != "" && ((line[0]|0x20)-'a' <= 'z'-'a' || line[0]-'0' <= '9'-'0')
}

// bracketedParts reports the number of a part in brackets, alone among the
// paragraphs: “(Part 2)”. A story that has a first part is told so.
func bracketedParts(p *rules.Pass) {
	marks := p.Marks()
	for _, i := range p.MarksOf(rules.OpenBracket) {
		if next := int(marks[i].Next); next == len(p.Words()) || p.Words()[next].Key != partKey {
			continue
		}
		b := p.BlockAt(marks[i].Start)
		from, to := p.BlockWords(b)
		if b == 0 || marks[i].Start != p.SkipSpaces(p.Blocks[b].Start) || to-from < 2 || to-from > 4 || p.Words()[from].Key != partKey || p.Words()[from+1].Script != rules.Digits {
			continue
		}
		if s := span(p, b); strings.IndexByte(")]", p.Text[s.End-1]) >= 0 && strings.Trim(p.Text[p.Words()[from+1].Start:s.End-1], "0123456789/ of") == "" && p.Words()[from+1].In(p.Text) != "1" {
			removeAs(p, b, rules.Diagnostic{Severity: rules.Warning, Message: "Number of a part around the text: " + show(s.In(p.Text))}, rules.Unsafe, "Delete the line")
		}
	}
}

var partKey = rules.Key("part")

// longestWrapping is the length of the longest line that is looked at, in bytes.
const longestWrapping = 120

// wrapping says what a block is when it is nothing but a wrapping.
func wrapping(p *rules.Pass, block int) (string, bool) {
	s := span(p, block)
	if s.Empty() {
		return "", false
	}
	text := s.In(p.Text)
	if text[0] == '<' || text[0] == '[' {
		if strings.HasPrefix(text, "<|") && special(text) || within(text, "<think>", "</think>") || within(text, "[INST]", "[/INST]") {
			return "Tag of a prompt", true
		}
	}
	if len(text) > longestWrapping {
		return "", false
	}
	switch text[0] {
	case '`', '~':
		rest := strings.TrimLeft(text, text[:1])
		if len(text)-len(rest) >= len("```") && len(rest) <= len("markdown") && !strings.ContainsAny(rest, " .,") {
			return "Code fence", true
		}
		return "", false
	case '<', '[', '{':
		if tags[strings.ToLower(strings.Trim(text, "<>[]{}/"))] && strings.ContainsAny(text[len(text)-1:], ">]}") {
			return "Tag of a prompt", true
		}
		return "", false
	case '#', '*', '_':
		if headings[strings.ToLower(strings.Trim(text, "#*_: "))] {
			return "Heading of a language model", true
		}
		return "", false
	}
	role, said, ok := strings.Cut(text, ":")
	if ok && numbered(role, said) {
		return "Number of a part", true
	}
	if !ok {
		return "", false
	}
	said = strings.Trim(said, "#*_ ")
	if (said == "" || ordered(said)) && roles[strings.ToLower(strings.Trim(role, "#*_ "))] {
		return "Role in a chat", true
	}
	return "", false
}

// ordered reports whether somebody tells a language model what to do.
func ordered(said string) bool {
	if said == "" || said[0] < utf8.RuneSelf && strings.IndexByte("tpcgykrn", said[0]|0x20) < 0 {
		return false // what orders begin with
	}
	said = strings.ToLower(said)
	for _, order := range []string{"translate ", "please translate ", "continue", "go on", "please go on", "please continue", "please keep ", "you are a ", "you are an ", "keep the ", "rewrite ", "now translate "} {
		if strings.HasPrefix(said, order) {
			return true
		}
	}
	return false
}

// special reports whether a text is nothing but the marks between the turns of
// a chat, and who speaks: “<|im_start|>assistant”.
func special(text string) bool {
	for strings.HasPrefix(text, "<|") {
		_, rest, ok := strings.Cut(text, "|>")
		if !ok {
			return false
		}
		text = strings.TrimSpace(rest)
	}
	return text == "" || roles[strings.ToLower(strings.Trim(text, ": "))]
}

// numbered reports whether a line is the label of a part that a text was cut
// into for translation: “Paragraph 3:”.
func numbered(label, behind string) bool {
	if strings.Trim(behind, "#*_] ") != "" {
		return false
	}
	name, number, ok := strings.Cut(strings.ToLower(strings.Trim(label, "#*_[ ")), " ")
	return ok && parts[name] && number != "" && len(number) <= 3 && strings.Trim(number, "0123456789") == ""
}

// chunk reports whether a line in the middle of the text stands between the
// parts in which it was translated: a fence, a tag or the label of a part.
func chunk(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case '`', '~', '<':
		return true
	case '#', '*':
		return len(text) < longestWrapping && headings[strings.ToLower(strings.Trim(text, "#*_: "))]
	case 'P', 'p', 'C', 'S', 'T':
		label, behind, ok := strings.Cut(text[:min(len(text), len("paragraph 999: "))], ":")
		return ok && len(text) < len("paragraph 999: ") && numbered(label, behind)
	}
	return false
}

// thoughts reports what a model thinks before it answers, where it fills
// several blocks, and gives the last of them; block itself where there is none.
func thoughts(p *rules.Pass, block int) int {
	if p.After(p.SkipSpaces(p.Blocks[block].Start)) != '<' {
		return block
	}
	text := span(p, block).In(p.Text)
	opened, tagged := strings.CutPrefix(text, "<")
	if !tagged {
		return block
	}
	i := slices.IndexFunc(thinks, func(tag string) bool {
		rest, ok := strings.CutPrefix(opened, tag)
		return ok && strings.HasPrefix(rest, ">")
	})
	if i < 0 || strings.Contains(text, "</"+thinks[i]+">") {
		return block
	}
	closing := "</" + thinks[i] + ">"
	for b := block + 1; b < len(p.Blocks) && b < block+longestThoughts; b++ {
		if text := span(p, b).In(p.Text); strings.HasSuffix(text, closing) {
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: span(p, block).Start, End: span(p, b).End},
				Message: "Thoughts of a language model",
				Fix:     &rules.Fix{Title: "Delete them", Applicability: rules.Safe, Edits: []rules.Edit{p.RemoveBlocks(block, b+1)}},
			})
			return b
		} else if strings.Contains(text, closing) {
			break
		}
	}
	return block
}

// longestThoughts is how many blocks are looked through for the end of thoughts.
const longestThoughts = 60

var thinks = []string{"think", "thinking", "thought", "thoughts", "reasoning", "reflection", "analysis", "scratchpad"}

// turn reports whether a line in the middle of the text is a turn of a chat:
// “User: translate the next paragraph”.
func turn(text string) bool {
	role, _, ok := strings.Cut(text[:min(len(text), len("ai assistant ***"))], ":")
	return ok && len(text) <= longestWrapping && ordered(strings.Trim(text[len(role)+1:], "#*_ ")) && roles[strings.ToLower(strings.Trim(role, "#*_ "))]
}

// within reports whether a text stands between two tags, so that nothing of
// it is the story's: what a model thinks or is asked.
func within(text, open, closing string) bool {
	return strings.HasPrefix(text, open) && strings.HasSuffix(text, closing)
}

var (
	tags = set(`translation translated_text translated-text translatedtext target target_text output_text answer result response
final_answer inst sys assistant user system think thinking source_text`)
	parts    = set("paragraph passage chunk segment sentence text")
	headings = map[string]bool{
		"translation": true, "translated text": true, "translated article": true, "english translation": true, "english": true,
		"translation:": true, "output": true, "response": true, "answer": true, "final translation": true,
	}
	roles = map[string]bool{
		"chatgpt": true, "gpt": true, "gpt-4": true, "gpt-4o": true, "gpt-3.5": true, "claude": true, "gemini": true, "copilot": true,
		"deepseek": true, "llama": true, "mistral": true, "bard": true, "assistant": true, "user": true, "system": true, "human": true,
		"ai": true, "bot": true, "model": true, "ai assistant": true, "prompt": true, "output": true, "response": true, "you": true,
		"chatgpt said": true, "gemini said": true, "claude said": true, "copilot said": true, "you said": true, "grok": true, "qwen": true,
		"translator": true, "target": true, "input": true, "instruction": true,
	}
)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for n := range strings.FieldsSeq(names) {
		m[n] = true
	}
	return m
}

// key reports the key of an object in JSON before the text: {"translation": "The port …".
func key(p *rules.Pass) {
	s := span(p, 0)
	text := s.In(p.Text)
	at := strings.IndexByte(text[:min(len(text), len(`{ "`))], '"')
	if at < 0 || at > 0 && text[0] != '{' {
		return
	}
	name, rest, ok := strings.Cut(text[at+1:min(len(text), longestWrapping)], `"`)
	if !ok || !keys[strings.ToLower(name)] || !strings.HasPrefix(strings.TrimSpace(rest), ":") {
		return
	}
	end := s.Start + at + 1 + len(name) + 1 + strings.IndexByte(rest, ':') + 1
	end = p.SkipSpaces(end)
	if p.After(end) == '"' {
		end++
	}
	s.End = end
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Key of an object around the text: %s", s.In(p.Text)),
		Fix:     rules.Replace(rules.Unsafe, "Delete the key", s, ""),
	})
}

var keys = set("translation target translated_text translatedtext text output content result response")
