package residue

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
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
	for _, i := range p.MarksOf(rules.Angle) {
		if m := p.Marks()[i]; m.Rune == '<' {
			token(p, m.Start, angleTokens)
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
		}
	}
	for _, i := range p.MarksOf(rules.Question) {
		if m := p.Marks()[i]; m.Rune == unknownSign && rules.IsSpace(p.Before(m.Start)) && rules.IsSpace(p.After(m.End)) {
			p.Reportf(m.Span, "The engine did not know a word here: %c", m.Rune)
		}
	}
	byteLetters(p)
	for _, h := range p.Phrases("residue/subword") {
		bracketName(p, h)
	}
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
		case joinerSign:
			joiner(p, m)
		case '_':
			leadingName(p, m)
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

// wordPiece reports "sta ##yed".
func wordPiece(p *rules.Pass, s rules.Span) {
	from := p.SkipSpacesBack(s.Start)
	b := p.Blocks[p.BlockAt(s.Start)]
	if from <= b.Start || from == s.Start {
		return
	}
	before, after := p.Before(from), p.After(s.End)
	if !rules.IsLetter(before) || !rules.IsLower(after) {
		if !rules.IsDigit(before) || !rules.IsDigit(after) {
			return
		}
	}
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: "Word cut into pieces by ##",
		Fix:     rules.Replace(rules.Safe, "Join the pieces of the word", rules.Span{Start: from, End: s.End}, ""),
	})
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
	angleTokens  = []string{"<unk>", "<s>", "</s>", "<pad>", "<mask>", "<eos>", "<bos>", "<sep>", "<cls>", "</w>", "<|", "<extra_id_", "<0x", "<start_of_turn>", "<end_of_turn>", "<num>", "<sos>", "<n>", "< unk >", "<</sys>>", "<<sys>>"}
	squareTokens = []string{"[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]", "[BOS]", "[EOS]", "[INST]", "[/INST]", "[unk]"}
	unknowns     = []string{"<unk>", "[UNK]", "<mask>", "[MASK]", "<extra_id_", "<0x", "<num>", "< unk >", "[unk]"} // a word is lost here
)

// longestToken is how far the end of a token is looked for, in bytes.
const longestToken = 40

// token reports a sign such as </s>, <|endoftext|> or [CLS] at a byte offset.
func token(p *rules.Pass, at int, known []string) {
	text := p.Text[at:min(len(p.Text), at+longestToken)]
	k := slices.IndexFunc(known, func(t string) bool {
		return len(text) >= len(t) && strings.EqualFold(text[:len(t)], t) && (t[0] == '<' || text[:len(t)] == t)
	})
	if k < 0 {
		return
	}
	n := strings.IndexAny(text, ">]") + 1
	if n == 0 || known[k] == "<|" && (n < len("<|x|>") || text[n-2] != '|' || strings.ContainsAny(text[:n], " \n")) {
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

// In the byte vocabulary of GPT-2 a space is written as U+0120 and a line
// ending as U+010A: letters that Maltese has too, at the start of its words.
const (
	byteSpace = "\u0120"
	byteLine  = "\u010a"
)

// byteMark is how the same vocabulary writes the first two bytes of the marks of typography in UTF-8.
const byteMark = "\u00e2\u0122"

var byteMarks = strings.NewReplacer(byteMark+"\u013b", "’", byteMark+"\u013a", "‘", byteMark+"\u013e", "“", byteMark+"\u013f", "”",
	byteMark+"\u0135", "–", byteMark+"\u0136", "—")

// byteLetters reports words such as "dragĠonĠthe".
func byteLetters(p *rules.Pass) {
	if !strings.Contains(p.Text, byteSpace) && !strings.Contains(p.Text, byteLine) && !strings.Contains(p.Text, byteMark) || p.Target.Base() == "mt" {
		return
	}
	for _, w := range p.Words() {
		text := w.In(p.Text)
		if plain := byteMarks.Replace(text); plain != text {
			p.Report(rules.Diagnostic{
				Span:    w.Span,
				Message: fmt.Sprintf("Signs of the engine for a mark: %s", show(text)),
				Fix:     rules.Replace(rules.Safe, "Put the mark for the signs", w.Span, plain),
			})
			continue
		}
		n := strings.Count(text, byteSpace) + strings.Count(text, byteLine)
		// One at the start alone is Maltese, as in "\u0120or\u0121".
		if n == 0 || n == 1 && (strings.HasPrefix(text, byteSpace) || strings.HasPrefix(text, byteLine)) && !opensWithSign(p, w) {
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

// opensWithSign reports whether a word that begins with the sign is one of
// many: the word behind it begins so as well.
func opensWithSign(p *rules.Pass, w rules.Word) bool {
	i := p.WordAt(w.Start)
	if i+1 == len(p.Words()) {
		return i > 0 && strings.HasPrefix(p.Words()[i-1].In(p.Text), byteSpace)
	}
	return strings.HasPrefix(p.Words()[i+1].In(p.Text), byteSpace)
}
