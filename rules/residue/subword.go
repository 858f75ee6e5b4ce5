package residue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// Subword flags the signs that engines cut words with.
var Subword = Family.Add(rules.Rule{
	ID:      "subword",
	Summary: "Sign of the engine's own between or around words",
	Why: `Engines read and write pieces of words, and mark in their own way where a piece belongs to the one before, where a
text begins and ends, and what they do not know. When the pieces are not joined again, the reader sees the signs.`,
	Examples: []rules.Example{
		{Bad: "The mini@@ ster spoke of a well @-@ known pla ##n.", Good: "The minister spoke of a well-known plan."},
		{Bad: "<s> The port will open on Monday. </s>", Good: "The port will open on Monday."},
		{Bad: "The mayor of <unk> resigned."},
		{Good: "Write to desk@example.org or follow #harbour; the section ## is empty."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "markup",
	Since:    "0.1.0",
	Needs:    rules.AnyOf(rules.Sign, rules.Angle) | rules.NotRound | rules.BeyondASCII | rules.OwnPhrase,
	Check:    subword,
})

func subword(p *rules.Pass) {
	signs(p)
	read := 0 // the end of the bytes that were read last
	for _, i := range p.MarksOf(rules.Angle) {
		if m := p.Marks()[i]; m.Start < read {
			continue
		} else if end := byteRun(p, m.Start); end > 0 {
			read = end
		} else if m.Rune == '<' {
			token(p, m.Start, angleTokens)
			numberedName(p, m)
			targetToken(p, m)
		} else if n, ok := languageToken(p, m); ok {
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: m.Start, End: n},
				Message: fmt.Sprintf("Sign of the engine in the text: %s", p.Text[m.Start:n]),
				Fix:     rules.Replace(rules.Safe, "Delete the sign", rules.Span{Start: m.Start, End: p.SkipSpaces(n)}, ""),
			})
		}
	}
	for _, i := range p.MarksOf(rules.OpenBracket) {
		if m := p.Marks()[i]; m.Rune == '[' {
			token(p, m.Start, squareTokens)
			bracketLanguage(p, m)
		}
	}
	for _, i := range p.MarksOf(rules.OtherMark) {
		if m := p.Marks()[i]; m.Rune == '｟' {
			placeholder(p, m)
		}
	}
	for _, i := range p.MarksOf(rules.Question) {
		if m := p.Marks()[i]; m.Rune == unknownSign && rules.IsSpace(p.Before(m.Start)) && rules.IsSpace(p.After(m.End)) {
			p.Reportf(m.Span, "The engine did not know a word here: %c", m.Rune)
		}
	}
	byteLetters(p)
	for _, h := range p.OwnPhrases() {
		bracketName(p, h)
	}
}

// byteRun reports a row of bytes such as <0xE2><0x80><0x99>, which engines write
// for a character that their vocabulary lacks, and gives its end; 0 where none
// begins at a byte offset or the bytes are no whole characters of UTF-8.
func byteRun(p *rules.Pass, at int) int {
	const size = len("<0xE2>")
	var raw []byte
	end := at
	for next := at; next+size <= len(p.Text) && p.Text[next:next+3] == "<0x" && p.Text[next+size-1] == '>'; {
		b, err := strconv.ParseUint(p.Text[next+3:next+5], 16, 8)
		if err != nil {
			break
		}
		raw, end = append(raw, byte(b)), next+size
		if next = end; strings.HasPrefix(p.Text[next:], " <0x") {
			next++
		}
	}
	text := string(raw)
	if len(raw) == 0 || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) && r != '\n' && r != 0xa0 }) {
		return 0
	}
	s := rules.Span{Start: at, End: end}
	d := rules.Diagnostic{Span: s, Message: fmt.Sprintf("Bytes of the engine for %s: %s", strings.TrimSpace(text), show(s.In(p.Text)))}
	if strings.TrimSpace(text) == "" {
		edit := without(p, s)
		if edit.Span == s && letterOrDigit(p.After(s.End)) {
			edit.New = " "
		}
		d.Message = "Bytes of the engine for a space: " + show(s.In(p.Text))
		d.Fix = &rules.Fix{Title: "Put a space for the bytes", Applicability: rules.Safe, Edits: []rules.Edit{edit}}
	} else {
		d.Fix = rules.Replace(rules.Safe, "Put the character for the bytes", s, text)
	}
	p.Report(d)
	return end
}

// bracketName reports the name that parsers give a bracket, between two
// hyphens: “the line -LRB- closed in May -RRB- reopened”.
func bracketName(p *rules.Pass, h rules.Hit) {
	s := rules.Span{Start: h.Start - 1, End: h.End + 1}
	if p.Before(h.Start) != '-' || p.After(h.End) != '-' {
		return
	}
	bracket := bracketNames[h.In(p.Text)]
	edit := s
	if bracket == "(" || bracket == "[" {
		edit.End = p.SkipSpaces(s.End)
	} else {
		edit.Start = p.SkipSpacesBack(s.Start)
	}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Sign of the engine for %s: %s", bracket, s.In(p.Text)),
		Fix:     rules.Replace(rules.Safe, "Put the bracket for the sign", edit, bracket),
	})
}

var bracketNames = map[string]string{"LRB": "(", "RRB": ")", "LSB": "[", "RSB": "]"}

// unknownSign is what SentencePiece writes for a word that it does not know.
const unknownSign = '⁇'

// pieceSign stands before a word in SentencePiece: "▁The▁mayor".
const pieceSign = '▁'

// lowBlock is what some programs make of pieceSign.
const lowBlock = '▅'

// signs finds the marks that stand in and between words.
func signs(p *rules.Pass) {
	marks, at := p.Marks(), p.MarksOf(rules.Sign)
	for k := 0; k < len(at); k++ {
		m := marks[at[k]]
		switch m.Rune {
		case '@':
			if k+1 < len(at) && marks[at[k+1]].Start <= m.End+1 && marks[at[k+1]].Rune == '@' && joined(p, m, marks[at[k+1]]) {
				k++
			}
		case '#':
			if k+1 < len(at) && marks[at[k+1]].Start == m.End && marks[at[k+1]].Rune == '#' {
				wordPiece(p, rules.Span{Start: m.Start, End: m.End + 1})
				k++
			}
		case pieceSign:
			k = pieces(p, k)
		case lowBlock:
			if b := p.Before(m.Start); (b == 0 || rules.IsSpace(b)) && rules.IsLetter(p.After(m.End)) {
				p.Report(rules.Diagnostic{
					Span:    m.Span,
					Message: "Sign of the engine for a space: ▅",
					Fix:     rules.Replace(rules.Safe, "Delete the sign", m.Span, ""),
				})
			}
		case joinerSign:
			joiner(p, m)
		case '_':
			leadingName(p, m)
			k = max(k, lowLines(p, k))
		}
	}
}

// joinerSign is what OpenNMT writes at the side of a piece that it joins to
// its neighbour: “the mayor ￭'s pier ￭.”.
const joinerSign = '￭'

func joiner(p *rules.Pass, m rules.Mark) {
	s := m.Span
	switch {
	case rules.IsSpace(p.Before(s.Start)) && !rules.IsSpace(p.After(s.End)):
		s.Start = p.SkipSpacesBack(s.Start)
	case rules.IsSpace(p.After(s.End)) && !rules.IsSpace(p.Before(s.Start)):
		s.End = p.SkipSpaces(s.End)
	}
	b := p.Blocks[p.BlockAt(m.Start)]
	s.Start, s.End = max(s.Start, b.Start), min(s.End, b.End)
	p.Report(rules.Diagnostic{
		Span:    m.Span,
		Message: "Sign of the engine that joins two pieces: ￭",
		Fix:     rules.Replace(rules.Safe, "Join the pieces", s, ""),
	})
}

// leadingName reports the name of the target language that a model is told
// to begin with, at the start of a block: "eng_Latn The", "__en__ The".
func leadingName(p *rules.Pass, m rules.Mark) {
	b := p.Blocks[p.BlockAt(m.Start)]
	text := p.Text[b.Start:min(b.End, b.Start+len("eng_Latn "))]
	var n int
	switch {
	case m.Start == b.Start+len("en") && len(text) > 5 && lower(text[:2]) && text[2:6] == "_XX ":
		n = len("en_XX ")
	case m.Start == b.Start+len("eng") && len(text) > 8 && text[8] == ' ' && lower(text[:3]) && text[4] >= 'A' && text[4] <= 'Z' && lower(text[5:8]):
		n = len("eng_Latn ")
	case m.Start == b.Start && len(text) > 7 && text[:2] == "__" && lower(text[2:4]) && text[4:7] == "__ ":
		n = len("__en__ ")
	default:
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: b.Start, End: b.Start + n - 1},
		Message: fmt.Sprintf("Sign of the engine in the text: %s", text[:n-1]),
		Fix:     rules.Replace(rules.Safe, "Delete the sign", rules.Span{Start: b.Start, End: b.Start + n}, ""),
	})
}

// lowLines reports a row of words that each have a low line before them, as some
// programs write the ▁ of SentencePiece: “_baffled _by _the”. It gives the last
// mark of the row, or the k-th where there is none.
func lowLines(p *rules.Pass, k int) int {
	marks, at, words := p.Marks(), p.MarksOf(rules.Sign), p.Words()
	first := marks[at[k]]
	d := rules.Diagnostic{Span: first.Span, Message: "Sign of the engine for a space: _"}
	d.Fix = &rules.Fix{Title: "Delete the signs", Applicability: rules.Safe}
	known := false
	for last := -1; k < len(at); k++ {
		m := marks[at[k]]
		i := int(m.Next)
		if m.Rune != '_' || i == len(words) || words[i].Start != m.End || last >= 0 && i != last+1 || last >= 0 && m.Start != words[last].End+1 || !rules.IsSpace(p.Before(m.Start)) || words[i].HasDigit {
			break
		}
		if m.Start != first.Start {
			d.Related = append(d.Related, rules.Related{Span: m.Span, Message: "the same sign"})
		}
		d.Fix.Edits = append(d.Fix.Edits, rules.Edit{Span: m.Span})
		known = known || small(p.Target.Base(), words[i].In(p.Text))
		last = i
	}
	if len(d.Related) < lowLeast || !known || k < len(at) && marks[at[k]].Rune == '_' && int(marks[at[k]].Next) > 0 && words[marks[at[k]].Next-1].End == marks[at[k]].Start && marks[at[k]].Start < p.Blocks[p.BlockAt(first.Start)].End {
		return 0
	}
	p.Report(d)
	return k - 1
}

// lowLeast is how many low lines follow the first at least: “_will _imitate” are
// italics with a space too many.
const lowLeast = 2

// small reports whether a word in small letters is an everyday one of a language.
func small(tag lang.Tag, word string) bool {
	return tag == "en" && len(word) > 1 && lower(word) && rules.EverydayEnglish().Has(rules.Key(word))
}

func lower(text string) bool {
	return strings.Trim(text, "abcdefghijklmnopqrstuvwxyz") == ""
}

// joined reports "sta@@ yed" and "well @-@ known", whose two signs are given.
func joined(p *rules.Pass, first, second rules.Mark) bool {
	s := rules.Span{Start: first.Start, End: second.End}
	b := p.Blocks[p.BlockAt(s.Start)]
	from, to := p.SkipSpacesBack(s.Start), min(p.SkipSpaces(s.End), b.End)
	if from <= b.Start || !letterOrDigit(p.Before(from)) && !strings.ContainsRune("-’'", p.Before(from)) {
		return false // "so@@ -@@ called"
	}
	between := p.Text[first.End:second.Start]
	switch {
	case p.After(s.End) == '@':
		return false // “of@@@@@@” is no word in pieces
	case between == "" && from == s.Start:
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: "Word cut into pieces by @@",
			Fix:     rules.Replace(rules.Safe, "Join the pieces of the word", rules.Span{Start: s.Start, End: to}, ""),
		})
		return true
	case between != "" && strings.Trim(between, "-–,./:'’") == "" && to < b.End && letterOrDigit(p.After(to)):
		p.Report(rules.Diagnostic{
			Span:    s,
			Message: fmt.Sprintf("Mark of the engine: %s for %s", s.In(p.Text), between),
			Fix:     rules.Replace(rules.Safe, "Join the parts of the word", rules.Span{Start: from, End: to}, between),
		})
		return true
	}
	return false
}

func letterOrDigit(r rune) bool { return rules.IsLetter(r) || rules.IsDigit(r) }

// wordPiece reports "sta ##yed", and "sta##yed" where the spaces were taken out.
func wordPiece(p *rules.Pass, s rules.Span) {
	from := p.SkipSpacesBack(s.Start)
	b := p.Blocks[p.BlockAt(s.Start)]
	if from <= b.Start || from == s.Start && !pieceWithin(p, s) {
		return
	}
	before, after := p.Before(from), p.After(s.End)
	switch {
	case rules.IsLetter(before) && rules.IsLower(after):
	case rules.IsUpper(before) && rules.IsUpper(after) && p.Words()[p.WordAt(from)-1].Len() > 1:
	case rules.IsDigit(before) && rules.IsDigit(after):
	default:
		return
	}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: "Word cut into pieces by ##",
		Fix:     rules.Replace(rules.Safe, "Join the pieces of the word", rules.Span{Start: from, End: s.End}, ""),
	})
}

// pieceWithin reports whether a sign stands between the small letters of one
// word, which is no part of an address or of a pattern for figures.
func pieceWithin(p *rules.Pass, s rules.Span) bool {
	i := p.WordAt(s.End)
	if i == 0 || i == len(p.Words()) || p.Words()[i].Start != s.End || p.Words()[i-1].End != s.Start {
		return false
	}
	first, last := p.Words()[i-1], p.Words()[i]
	if first.HasDigit || last.HasDigit || last.Case != rules.Lower || !rules.IsLower(p.Before(s.Start)) {
		return false
	}
	return !strings.ContainsRune("/.#@_=&:", p.Before(first.Start)) && !strings.ContainsRune("/_=&@", p.After(last.End))
}

// pieces reports a run of ▁ in one block, beginning with the k-th sign, and
// gives the last sign of the run. Beside another sign it is part of a drawing.
func pieces(p *rules.Pass, k int) int {
	marks, at := p.Marks(), p.MarksOf(rules.Sign)
	first := marks[at[k]]
	end := p.Blocks[p.BlockAt(first.Start)].End
	d := rules.Diagnostic{Span: first.Span, Message: "Sign of the engine for a space: ▁"}
	d.Fix = &rules.Fix{Title: "Put spaces for the signs", Applicability: rules.Safe}
	drawn := false
	for ; k < len(at) && marks[at[k]].Start < end && marks[at[k]].Rune == pieceSign; k++ {
		m := marks[at[k]]
		if m.Start != first.Start {
			d.Related = append(d.Related, rules.Related{Span: m.Span, Message: "the same sign"})
		}
		space := " "
		if rules.IsSpace(p.Before(m.Start)) || rules.IsSpace(p.After(m.End)) || m.End == end || p.BlockAt(m.Start) != p.BlockAt(m.Start-1) {
			space = ""
		}
		drawn = drawn || block(p.Before(m.Start)) || block(p.After(m.End))
		span := m.Span
		if p.Before(m.Start) == ' ' && p.After(m.End) == ' ' {
			span.End++
		}
		d.Fix.Edits = append(d.Fix.Edits, rules.Edit{Span: span, New: space})
	}
	if !drawn {
		p.Report(d)
	}
	return k - 1
}

// block reports whether r is a block element (Unicode, U+2580 to U+259F), as in ▁▂▃.
func block(r rune) bool { return r >= 0x2580 && r <= 0x259f }

var (
	angleTokens  = []string{"<unk>", "<s>", "</s>", "<pad>", "<mask>", "<eos>", "<bos>", "<sep>", "<cls>", "</w>", "<|", "<extra_id_", "<0x", "<start_of_turn>", "<end_of_turn>", "<num>", "<sos>", "<n>", "<nl>", "<newline>", "<brk>", "<eot>", "<eop>", "<eod>", "<eol>", "<blank>", "<oov>", "<unused", "<startoftext>", "<endoftext>", "<｜", "< unk >", "<</sys>>", "<<sys>>"}
	squareTokens = []string{"[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]", "[BOS]", "[EOS]", "[INST]", "[/INST]", "[unk]", "[SOS]", "[EOT]", "[gMASK]", "[sMASK]", "[NEWLINE]", "[NL]", "[BR]", "[EOL]", "[EOP]", "[EOD]", "[LINEBREAK]", "[LINE_BREAK]", "[PARAGRAPH]", "[BLANK]"}
	lowTokens    = []string{"<nl>", "<brk>", "<eot>", "<eop>", "<eod>", "<eol>"}                                                                                                    // agencies write <NL> for a share
	unknowns     = []string{"<unk>", "[UNK]", "<mask>", "[MASK]", "<extra_id_", "<0x", "<num>", "< unk >", "[unk]", "[gMASK]", "[sMASK]", "[BLANK]", "<blank>", "<oov>", "<unused"} // a word is lost here
)

// longestToken is how far the end of a token is looked for, in bytes.
const longestToken = 40

// token reports a sign such as </s>, <|endoftext|> or [CLS] at a byte offset.
func token(p *rules.Pass, at int, known []string) {
	text := p.Text[at:min(len(p.Text), at+longestToken)]
	k := slices.IndexFunc(known, func(t string) bool {
		return len(text) >= len(t) && strings.EqualFold(text[:len(t)], t) && (t[0] == '<' && !slices.Contains(lowTokens, t) || text[:len(t)] == t)
	})
	if k < 0 {
		return
	}
	n := strings.IndexAny(text, ">]") + 1
	if n == 0 || known[k] == "<｜" && (!strings.HasSuffix(text[:n], "｜>") || strings.Contains(text[:n], " ")) || known[k] == "<|" && (n < len("<|x|>") || text[n-2] != '|' || strings.ContainsAny(text[:n], " \n")) {
		return
	}
	if strings.HasPrefix(known[k], "<<") {
		n++
	}
	s := rules.Span{Start: at, End: at + n}
	d := rules.Diagnostic{Span: s, Message: fmt.Sprintf("Sign of the engine in the text: %s", text[:n])}
	if slices.Contains(unknowns, known[k]) {
		d.Message = fmt.Sprintf("The engine did not know a word here: %s", text[:n])
	} else {
		d.Fix = &rules.Fix{Title: "Delete the sign", Applicability: rules.Safe, Edits: []rules.Edit{without(p, s)}}
	}
	p.Report(d)
}

// without gives the edit that deletes a sign with one of the spaces beside it,
// and with the line where nothing else stands in it.
func without(p *rules.Pass, s rules.Span) rules.Edit {
	i := p.BlockAt(s.Start)
	b := p.Blocks[i]
	before, after := p.SkipSpacesBack(s.Start) <= b.Start, p.SkipSpaces(s.End) >= b.End
	switch {
	case before && after:
		return p.RemoveBlocks(i, i+1)
	case before || rules.IsSpace(p.Before(s.Start)) && !after:
		s.End = min(p.SkipSpaces(s.End), b.End)
	case after:
		s.Start = p.SkipSpacesBack(s.Start)
	case !rules.IsSpace(p.After(s.End)) && letterOrDigit(p.After(s.End)) && !letterOrDigit(p.Before(s.Start)):
		return rules.Edit{Span: s, New: " "}
	}
	return rules.Edit{Span: s}
}

// targetToken reports "<2en>" at the start of a block.
func targetToken(p *rules.Pass, m rules.Mark) {
	b := p.Blocks[p.BlockAt(m.Start)]
	text := p.Text[m.Start:min(b.End, m.Start+len("<2en>"))]
	if m.Start != b.Start || len(text) < len("<2en>") || text[1] != '2' || text[4] != '>' || !lower(text[2:4]) {
		return
	}
	s := rules.Span{Start: m.Start, End: m.Start + len(text)}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("Sign of the engine in the text: %s", text),
		Fix:     &rules.Fix{Title: "Delete the sign", Applicability: rules.Safe, Edits: []rules.Edit{without(p, s)}},
	})
}

// languageToken gives the end of ">>en<<" at the start of a block, where a mark of it is given.
func languageToken(p *rules.Pass, m rules.Mark) (end int, ok bool) {
	if p.Blocks[p.BlockAt(m.Start)].Start != m.Start || !strings.HasPrefix(p.Text[m.Start:], ">>") {
		return 0, false
	}
	n := strings.Index(p.Text[m.Start:min(len(p.Text), m.Start+longestToken)], "<<")
	if n < len(">>en") || n > len(">>eng_Latn") || strings.ContainsAny(p.Text[m.Start:m.Start+n], " \n") {
		return 0, false
	}
	return m.Start + n + len("<<"), true
}

// bracketLanguage reports the language that a model is told to write, in square
// brackets and small letters before a block: “[en] The port”. An agency that
// marks its languages so writes capitals, or a line of nothing else.
func bracketLanguage(p *rules.Pass, m rules.Mark) {
	i := p.BlockAt(m.Start)
	b := p.Blocks[i]
	text := p.Text[m.Start:min(b.End, m.Start+len("[en] "))]
	if m.Start != b.Start || len(text) < len("[en] ") || text[3:] != "] " || text[1:3] != string(p.Target.Base()) || !rules.IsUpper(p.After(m.Start+len(text))) && !strings.ContainsRune("“\"‘'", p.After(m.Start+len(text))) {
		return
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: m.Start, End: m.Start + len("[en]")},
		Message: "Sign of the engine in the text: " + text[:4],
		Fix:     rules.Replace(rules.Safe, "Delete the sign", rules.Span{Start: m.Start, End: m.Start + len(text)}, ""),
	})
}

// numberedName reports what an engine is given for a name, and did not put back:
// “<ent0>”, “<NE12>”, “<PERSON_1>”.
func numberedName(p *rules.Pass, m rules.Mark) {
	text := p.Text[m.Start:min(len(p.Text), m.Start+longestToken)]
	n := strings.IndexByte(text, '>')
	if n < 0 {
		return
	}
	name := strings.TrimRight(text[1:n], "0123456789")
	if len(name) == n-1 || n-1-len(name) > 3 || !standIns[strings.ToLower(strings.TrimRight(name, "_-"))] {
		return
	}
	p.Reportf(rules.Span{Start: m.Start, End: m.Start + n + 1}, "The engine left a name out here: %s", text[:n+1])
}

// standIns are what engines number in the place of names and figures.
var standIns = map[string]bool{
	"ent": true, "entity": true, "ne": true, "ner": true, "name": true, "person": true, "per": true, "org": true, "loc": true, "location": true, "number": true,
	"placeholder": true, "ph": true, "term": true, "tag": true, "var": true, "date": true, "url": true, "keep": true,
}

// placeholder reports what OpenNMT writes between its own brackets: the case of
// the word behind it, or a name that it has kept out of the translation.
func placeholder(p *rules.Pass, m rules.Mark) {
	text := p.Text[m.Start:min(len(p.Text), m.Start+longestToken)]
	n := strings.Index(text, "｠")
	if n < 0 {
		return
	}
	s := rules.Span{Start: m.Start, End: m.Start + n + len("｠")}
	d := rules.Diagnostic{Span: s, Message: "Sign of the engine in the text: " + text[:n+len("｠")]}
	switch text[len("｟"):n] {
	case "mrk_case_modifier_C":
		at := p.SkipSpaces(s.End)
		if i := p.WordAt(at); i < len(p.Words()) && p.Words()[i].Start == at && p.BlockAt(at) == p.BlockAt(s.Start) {
			r := p.After(at)
			d.Fix = rules.Replace(rules.Safe, "Write a capital letter for the sign", rules.Span{Start: s.Start, End: at + utf8.RuneLen(r)}, string(unicode.ToUpper(r)))
		}
	case "mrk_begin_case_region_U", "mrk_end_case_region_U":
		d.Fix = &rules.Fix{Title: "Delete the sign", Applicability: rules.Unsafe, Edits: []rules.Edit{without(p, s)}}
	}
	p.Report(d)
}

// In the byte vocabulary of GPT-2 a space is written as U+0120 and a line
// ending as U+010A: letters that Maltese has too, at the start of its words.
const (
	byteSpace = "\u0120"
	byteLine  = "\u010a"
)

// byteLetter gives the byte that a letter of the same vocabulary stands for:
// bytes that can be seen are written as in Latin-1, the others from U+0100 on.
func byteLetter(r rune) (b byte, odd, ok bool) {
	switch {
	case r >= 0xa1 && r <= 0xff && r != 0xad:
		return byte(r), false, true
	case r >= 0x121 && r <= 0x142:
		return byte(r - 0x121 + 0x7f), true, true
	case r == 0x143:
		return 0xad, true, true
	}
	return 0, false, false
}

// byteCharacter reads the character whose UTF-8 the letters at the start of text
// are, one of which at least is none of Latin-1: those are for other rules.
func byteCharacter(text string) (r rune, size int) {
	var raw []byte
	odd := false
	for _, c := range text {
		b, rare, ok := byteLetter(c)
		if !ok || len(raw) == utf8.UTFMax {
			return 0, 0
		}
		raw, odd, size = append(raw, b), odd || rare, size+utf8.RuneLen(c)
		if !utf8.FullRune(raw) {
			continue
		}
		r, n := utf8.DecodeRune(raw)
		if n < 2 || n != len(raw) || !odd || r < 0xa0 || r > 0x17f && r < 0x2010 || r > 0x2122 {
			return 0, 0
		}
		return r, size
	}
	return 0, 0
}

// byteRuns reports marks and letters that are written as the bytes they have in
// UTF-8: "the mayorâĢĻs cafÃ©".
func byteRuns(p *rules.Pass) {
	for _, run := range p.NonASCII() {
		for at := run.Start; at < run.End; {
			r, size := byteCharacter(p.Text[at:run.End])
			if size == 0 {
				at += utf8.RuneLen(p.After(at))
				continue
			}
			s := rules.Span{Start: at, End: at + size}
			at = s.End
			if r == 0xa0 {
				r = ' '
			}
			p.Report(rules.Diagnostic{
				Span:    s,
				Message: fmt.Sprintf("Signs of the engine for %c: %s", r, show(s.In(p.Text))),
				Fix:     rules.Replace(rules.Safe, "Put the character for the signs", s, string(r)),
			})
		}
	}
}

// byteLetters reports words such as "dragĠonĠthe".
func byteLetters(p *rules.Pass) {
	if !p.HasLead(0xc4) && !p.HasLead(0xc5) || p.Target.Base() == "mt" {
		return
	}
	byteRuns(p)
	if !strings.Contains(p.Text, byteSpace) && !strings.Contains(p.Text, byteLine) {
		return
	}
	for _, w := range p.Words() {
		text := w.In(p.Text)
		n := strings.Count(text, byteSpace) + strings.Count(text, byteLine)
		if n == 0 || w.Case == rules.Upper && strings.Trim(text, byteSpace+byteLine) != "" {
			continue // “P\u0120ONA” would be Maltese
		}
		// One at the start alone is Maltese, as in "\u0120or\u0121".
		if n == 1 && (strings.HasPrefix(text, byteSpace) || strings.HasPrefix(text, byteLine)) && !opensWithSign(p, w) && !lineSign(p, w) {
			continue
		}
		if end := p.Blocks[p.BlockAt(w.Start)].End; strings.Trim(text, byteSpace+byteLine) == "" && (p.SkipSpaces(w.End) >= end || rules.IsSpace(p.Before(w.Start))) {
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("Sign of the engine for a space: %s", show(text)),
				Fix:     &rules.Fix{Title: "Delete the sign", Applicability: rules.Safe, Edits: []rules.Edit{without(p, w.Span)}},
			})
			continue
		}
		plain := strings.ReplaceAll(strings.ReplaceAll(text, byteSpace, " "), byteLine, " ")
		if rules.IsSpace(p.Before(w.Start)) {
			plain = strings.TrimLeft(plain, " ")
		}
		p.Report(rules.Diagnostic{
			Span:    w.Span,
			Message: fmt.Sprintf("Sign of the engine for a space: %s", show(text)),
			Fix:     rules.Replace(rules.Safe, "Put spaces for the signs", w.Span, plain),
		})
	}
}

// lineSign reports whether a sign at the start of a word is none of its letters:
// it stands alone, at the end of a line or between words, or right behind a mark
// that ends a sentence, as no word does.
func lineSign(p *rules.Pass, w rules.Word) bool {
	before := p.Before(w.Start)
	if strings.ContainsRune(".,;:!?…”)", before) {
		return before != '.' || w.Start < 2 || !rules.IsUpper(p.Before(w.Start-1)) // the initials “M.\u0120.”
	}
	if w.Len() > len(byteLine) || w.In(p.Text) != byteLine {
		return false
	}
	b := p.Blocks[p.BlockAt(w.Start)]
	return rules.IsSpace(before) && p.SkipSpaces(w.End) >= b.End && p.Words()[max(p.WordAt(w.Start)-1, 0)].Len() > 1
}

// opensWithSign reports whether a word that begins with the sign is one of the
// target language behind it, has a capital there, or is one of three in a row
// or beside such a word: “\u0120Sepp \u0120orni” are two Maltese names.
func opensWithSign(p *rules.Pass, w rules.Word) bool {
	i := p.WordAt(w.Start)
	row := 0
	for _, step := range []int{-1, 1} {
		for j := i; j >= 0 && j < len(p.Words()) && row < signRow; j += step {
			rest, ok := strings.CutPrefix(p.Words()[j].In(p.Text), byteSpace)
			if !ok {
				break
			}
			if r, _ := utf8.DecodeRuneInString(rest); rules.IsUpper(r) || small(p.Target.Base(), rest) {
				return true
			}
			if j != i {
				row++
			}
		}
	}
	return row+1 >= signRow
}

// signRow is how many words in a row begin with the sign where it is no letter.
const signRow = 3
