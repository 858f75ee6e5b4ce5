package lang

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// ShortBlock is how many words a short block has at most.
const ShortBlock = 20

// A Phrase is a line of a pack: words that a language, a page or an engine
// leaves in a text.
type Phrase struct {
	Rule    string // what uses it: the ID of a rule, or another name such as "speech/verb"
	Lang    Tag    // the language that it comes from; Undetermined: none in particular
	Text    string // the words, without the signs below
	Replace string // what may stand instead; empty: nothing is known
	Starts  bool   // "^ …": begins a block
	Ends    bool   // "… $": ends a block, marks and spaces apart
	Open    bool   // "… *": any words may follow it to the end of the block
	Short   bool   // it counts only in a block of ShortBlock words or fewer
	Witness string // a sentence that contains it
	Line    int    // its line in the pack
}

//go:embed packs/*.txt
var packs embed.FS

// Phrases reads all packs and gives their phrases, in the order of files and
// lines. It takes as long as linting a book: a program that finds phrases has
// them compiled.
func Phrases() ([]Phrase, error) {
	all := make([]Phrase, 0, 16*packSize)
	names, err := fs.Glob(packs, "packs/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		f, err := packs.Open(name)
		if err != nil {
			return nil, err
		}
		phrases, err := ParsePack(f, Tag(strings.TrimSuffix(path.Base(name), ".txt")))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, phrases...)
	}
	return all, nil
}

// packSize is about how many phrases a pack has.
const packSize = 2048

// ParsePack reads a pack of phrases of one language:
//
//	# a comment
//	[boilerplate/subscribe]
//	^ subscribe to our newsletter $
//		Subscribe to our newsletter
//	[calque/phrase]
//	in the framework of => as part of
//		The talks are held in the framework of the forum.
//
// A line in brackets names the rule that the phrases below it belong to; with a
// tilde before the name, "[~boilerplate/dateline]", they are words of every day
// that count in short blocks alone. A phrase matches at word borders, whatever the case of the text; its capital
// letters, if it has any, must stand in the text as well. "[a|b]" stands for
// either word or words. "^" begins and "$" ends a block; "*" at the end
// stands for any further words of the block. Indented under a phrase stands
// its witness; one witness does for all alternatives of a line, each of which
// gets it with its own words. Errors name the line.
func ParsePack(r io.Reader, tag Tag) ([]Phrase, error) {
	all := make([]Phrase, 0, packSize)
	rule, short, first, number := "", false, 0, 0
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		number++
		line := lines.Text()
		text := strings.TrimSpace(line)
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case line[0] == ' ' || line[0] == '\t':
			if first == len(all) {
				return nil, fmt.Errorf("line %d: a witness without a phrase above it", number)
			}
			witness(all[first:], text)
		case strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") && !strings.ContainsAny(text, "| "):
			rule, short = strings.CutPrefix(text[1:len(text)-1], "~")
			first = len(all)
		case rule == "":
			return nil, fmt.Errorf("line %d: a phrase before the first [family/rule]", number)
		default:
			variants, err := ParseLine(text)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
			first = len(all)
			for _, p := range variants {
				p.Rule, p.Lang, p.Short, p.Line = rule, tag, short, number
				all = append(all, p)
			}
		}
	}
	return all, lines.Err()
}

// ParseLine reads one phrase, in the signs of a pack, and gives all that it stands for.
func ParseLine(text string) ([]Phrase, error) {
	variants, err := expand(text)
	if err != nil {
		return nil, err
	}
	phrases := make([]Phrase, 0, len(variants))
	for _, v := range variants {
		p := parsePhrase(v)
		if p.Text == "" {
			return nil, errors.New("a phrase without words")
		}
		phrases = append(phrases, p)
	}
	return phrases, nil
}

// witness gives the phrases of a line their witness: text itself for the
// longest of them that it contains, else text with the phrase in its place.
func witness(line []Phrase, text string) {
	if len(line) == 0 || line[0].Witness != "" {
		return
	}
	at, base := -1, ""
	for i := range line {
		if at >= 0 && len(line[i].Text) <= len(base) {
			continue
		}
		if n := indexFold(text, line[i].Text); n >= 0 {
			at, base = n, line[i].Text
		}
	}
	for i := range line {
		p := &line[i]
		if at < 0 || p.Text == base {
			p.Witness = text
			continue
		}
		p.Witness = text[:at] + p.Text + text[at+len(base):]
	}
}

// indexFold gives the place of a phrase in text, whatever the case of both, or -1.
func indexFold(text, phrase string) int {
	for i := 0; i+len(phrase) <= len(text); i++ {
		if (text[i]|0x20 == phrase[0]|0x20 || text[i] >= utf8.RuneSelf) && strings.EqualFold(text[i:i+len(phrase)], phrase) {
			return i
		}
	}
	return -1
}

// expand gives the phrases that a line with "[a|b]" stands for.
func expand(s string) ([]string, error) {
	open := strings.IndexByte(s, '[')
	if open < 0 {
		return []string{s}, nil
	}
	end := strings.IndexByte(s[open:], ']')
	if end < 0 {
		return nil, fmt.Errorf("%q opens a bracket and does not close it", s)
	}
	end += open
	rest, err := expand(s[end+1:])
	if err != nil {
		return nil, err
	}
	var all []string
	for either := range strings.SplitSeq(s[open+1:end], "|") {
		for _, r := range rest {
			all = append(all, s[:open]+either+r)
		}
	}
	return all, nil
}

func parsePhrase(s string) (p Phrase) {
	s, p.Replace, _ = strings.Cut(s, "=>")
	p.Replace = strings.TrimSpace(p.Replace)
	s = strings.TrimSpace(s)
	s, p.Starts = strings.CutPrefix(s, "^")
	s, p.Ends = strings.CutSuffix(s, "$")
	if !p.Ends {
		s, p.Open = strings.CutSuffix(s, "*")
	}
	p.Text = strings.TrimSpace(s)
	if strings.Contains(p.Text, "  ") {
		p.Text = strings.Join(strings.Fields(p.Text), " ") // an empty alternative left two spaces
	}
	return p
}
