package punct

import (
	"sync"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
)

// Unusual flags marks in an order that edited news does not have.
var Unusual = Family.Add(rules.Rule{
	ID:      "unusual",
	Summary: "Marks in an order that edited news does not have",
	Why: `Few of the rows that marks can make stand between two words of English news: what closes behind the one, a space or a dash, what opens before the other. ` +
		`Any other row has lost a mark or got one too many, or was never part of a sentence.`,
	Examples: []rules.Example{
		{Bad: "“No one knows why,” he said. The reasons; . are old."},
		{Bad: "The tickets are free *) ( for children."},
		{Good: "“No one knows why,” he said (the reasons – all of them – are old): “‘Why?’ he asked.” Really?! A rise of 5%, to £6 …"},
	},
	Severity: rules.Info,
	Fix:      rules.NoFix,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Hunch:    true,
	Check:    unusual,
})

// rowMost is how many bytes of a row are looked at: longer ones are ornaments.
const rowMost = 16

func unusual(p *rules.Pass) {
	if p.Target.Base() != "en" {
		return
	}
	marks, words := p.Marks(), p.Words()
	for i := skip(p.Text, marks, words, 0); i < len(marks); i = skip(p.Text, marks, words, i) {
		first, next := i, marks[i].Next
		for i < len(marks) && marks[i].Next == next {
			i++
		}
		if int(next) < len(words) || next == 0 || p.Text[words[next-1].End:] != ".\n" {
			between(p, marks[first:i], int(next))
		}
	}
}

// skip gives the index of the first mark from marks[i] on that stands in a row
// which is not everyday.
func skip(text string, marks []rules.Mark, words []rules.Word, i int) int {
	done := -1 // the word behind the last row
	for ; i < len(marks); i++ {
		next := int(marks[i].Next)
		if next == done {
			continue
		}
		done = next
		if next == 0 || next >= len(words) {
			return i
		}
		at := words[next-1].End
		n := words[next].Start - at
		if n > everydayMost || at+8 > len(text) {
			return i
		}
		row := rules.EightBytes(text, at)&(1<<(8*n&63)-1) | uint64(n)<<56
		if everydayRows[everydayAt(row)] != row && !everyday(row) {
			return i
		}
	}
	return i
}

// between looks at the marks between words[next-1] and words[next], which may
// stand in blocks of their own.
func between(p *rules.Pass, marks []rules.Mark, next int) {
	words := p.Words()
	var room [4 * rowMost]byte
	for len(marks) > 0 {
		number := p.BlockAt(marks[0].Start)
		if number == len(p.Blocks) || marks[0].Start < p.Blocks[number].Start {
			marks = marks[1:]
			continue
		}
		s := p.Blocks[number].Span
		n := 1
		for n < len(marks) && marks[n].Start < s.End {
			n++
		}
		marks = marks[n:]
		from, to := p.BlockWords(number)
		if from == to {
			continue // an ornament
		}
		first, last := next == from, next == to
		if first {
			s.Start = p.SkipSpaces(s.Start)
		} else {
			s.Start = words[next-1].End
		}
		if last {
			s.End = p.SkipSpacesBack(s.End)
		} else {
			s.End = words[next].Start
		}
		if s.Len() <= 0 || s.Len() > rowMost {
			continue
		}
		if row := s.In(p.Text); first || last || row != ` " ` && row != `, " ` { // those that no everyday row is come most often
			if usualRow(plainRow(room[:0], row), first, last) {
				continue
			}
		}
		s = p.Trim(s)
		p.Report(rules.Diagnostic{Span: s, Message: "Unusual marks: “" + s.In(p.Text) + "”"})
	}
}

// everydayMost is how many bytes a row has at most that is everyday: it is a
// number, whose highest byte says how many there are.
const everydayMost = 7

// everyday reports whether a row between two words is one of those that most are.
func everyday(row uint64) bool {
	for at := everydayAt(row); everydayRows[at] != 0; at = (at + 1) % uint64(len(everydayRows)) {
		if everydayRows[at] == row {
			return true
		}
	}
	return false
}

// everydayAt gives the place in everydayRows where a row is looked for first.
func everydayAt(row uint64) uint64 { return row * 0x9e3779b97f4a7c15 >> (64 - 9) }

// everydayRows holds the rows of a few bytes that are everyday: a mark within a
// word, one with a space before or behind it, a dash between spaces, the end of
// one paragraph and the start of the next. It is asked before anything else.
var everydayRows = func() (slots [1 << 9]uint64) {
	rows := []string{
		".\n", ".\n\n", "’", "“", "”", ",\" ", ".\" ", "\", ", "\". ", "), ", "). ", "); ", " - ", ": \"", ", \"", ". \"", "” ", "’ ", " “", " ‘", "%) ", ".”\n", ".\"\n",
		",” ", ".” ", "”, ", "”. ", " – ", " — ", ": “", ", “", ". “", ".\n“", ".\n\"", ".\n\n“", ".\n\n\"", ".”\n\n", ".\"\n\n", ".\"\n\n\"", "?\n\n", "!\n\n",
		"\".\n\n", "”.\n\n", ").\n\n", "%.\n\n", ")\n\n", "\"\n\n", "'\n\n", "’\n\n", "., ", "%, ", "%. ", "... ", "] ", " [", " £", " (£", " ($", "; £", "\" (", ") - ", " / ", " = ", " + ", " | ", " & ",
		"- ", " -", " +", "> ", ",\"", "\", \"", "\" - ", ") -- ", ") --", " -- ", "', ", ", - ", ",“ ", "—",
	}
	for mark := range byte(utf8.RuneSelf) {
		if mark > ' ' {
			rows = append(rows, string(mark))
		}
	}
	for _, mark := range `.,;:?!)%"'` {
		rows = append(rows, string(mark)+" ")
	}
	for _, mark := range `("'$` {
		rows = append(rows, " "+string(mark))
	}
	for _, row := range rows {
		number := uint64(len(row)) << 56
		for i := range len(row) {
			number |= uint64(row[i]) << (8 * i)
		}
		at := everydayAt(number)
		for slots[at] != 0 {
			at = (at + 1) % uint64(len(slots))
		}
		slots[at] = number
	}
	return slots
}()

// plainRow appends a row of marks in the form by which it is known: all double
// quotation marks, all single ones, all dashes and all spaces are one.
func plainRow(row []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r > ' ' && r < utf8.RuneSelf:
			row = append(row, byte(r))
			continue
		case rules.IsSpace(r):
			if len(row) == 0 || row[len(row)-1] != ' ' {
				row = append(row, ' ')
			}
			continue
		}
		switch r {
		case '“', '”', '„', '‟', '«', '»':
			row = append(row, '"')
		case '‘', '’', '‚', '‛', '´':
			row = append(row, '\'')
		case '‐', '‑', '‒', '–', '—', '―', '−':
			row = append(row, '-')
		case '…':
			row = append(row, "..."...)
		default:
			row = utf8.AppendRune(row, r)
		}
	}
	return row
}

// usualRow reports whether edited news has a row of marks between two words, or
// at the start or end of a paragraph. Marks without a space are a part of a word,
// an address or a figure, and other rules judge them.
func usualRow(row []byte, first, last bool) bool {
	if len(row) > len(" ...") && string(row[:len(" ...")]) == " ..." && row[len(" ...")] != ' ' {
		row = row[1:] // “I never …”
	}
	space := 0
	for space < len(row) && row[space] != ' ' {
		space++
	}
	k := usual()
	switch {
	case last && space == len(row) && row[space-1] == '>':
		return false // the arrow of a link
	case last:
		return first || space == len(row) && k.tails.Has(rowKey(row)) || k.rows.Has(rowKey(row))
	case first:
		row = behindDash(row)
		return len(row) == 0 || k.heads.Has(rowKey(row))
	case space == len(row):
		return true
	}
	tail, head := row[:space], behindDash(row[space+1:])
	if len(tail) > 0 && !k.tails.Has(rowKey(tail)) || len(head) > 0 && !k.heads.Has(rowKey(head)) {
		return k.rows.Has(rowKey(row))
	}
	switch string(tail) {
	case `"`:
		return len(head) == 0 || head[0] != '"' // “yes” “no”
	case ":":
		return string(head) != `("` // he said: (“yes”)
	}
	return true
}

// behindDash gives what stands behind a dash, bullet or hyphen with its space.
func behindDash(row []byte) []byte {
	if len(row) == 0 || row[0] != '-' && row[0] != "•"[0] {
		return row
	}
	for _, lead := range []string{"- ", "-- ", "--- ", "• "} {
		if len(row) >= len(lead) && string(row[:len(lead)]) == lead {
			return row[len(lead):]
		}
	}
	return row
}

// rowKey gives the key of a row: the bytes one after the other, mixed.
func rowKey(row []byte) (key uint64) {
	for _, c := range row {
		key = (key ^ uint64(c)) * 0xff51afd7ed558ccd
		key ^= key >> 33
	}
	return key
}

func rowSet(rows []string) rules.Keys {
	keys := make([]uint64, len(rows))
	for i, row := range rows {
		keys[i] = rowKey([]byte(row))
	}
	return rules.KeySet(keys)
}

// usualMarks are what edited news sets behind a word, before one, and rows that
// are no sum of both.
type usualMarks struct{ tails, heads, rows rules.Keys }

// They were gathered from British, American and translated news: the BBC news
// of 2004 and 2005, the references of WMT21, Reuters and the Brown corpus.
var usual = sync.OnceValue(func() *usualMarks {
	var tails []string
	stops := []string{",", ".", ";", ":", "?", "!", "...", "?!", "...?", "?,", "!,"}
	closers := []string{`"`, `'`, ")", "]", "}", ">", `"'`, `'"`, `)"`, `")`, `')`}
	for _, unit := range []string{"", "%"} {
		tails = append(tails, unit)
		for _, s := range stops {
			tails = append(tails, unit+s)
		}
		for _, c := range closers {
			tails = append(tails, unit+c)
			for _, s := range stops[:6] {
				tails = append(tails, unit+c+s)
			}
			for _, s := range []string{",", ".", "?", "!", "...", "?!"} {
				tails = append(tails, unit+s+c)
			}
		}
		for _, s := range []string{".", "?", "!", "..."} {
			for _, c := range []string{")", "]", `")`} {
				for _, behind := range []string{",", ".", ";", ":"} {
					tails = append(tails, unit+s+c+behind)
				}
			}
			for _, c := range []string{`"`, `'`} {
				if s != "." {
					tails = append(tails, unit+s+c+",", unit+s+c+";")
				}
			}
		}
	}
	for _, s := range []string{",", ".", "?", "!"} {
		tails = append(tails, `'`+s+`"`, `)`+s+`"`, `]`+s+`"`, `)`+s+`'`)
	}
	tails = append(tails, ".,", ".;", ".:", ".?", ".),", ".).", `."'`, `.",`, "+", "++", "+,", "+.", "°", "°.", "°,", "*", "*.", "*,", "º", "-", "-,", "/", "©", "®", "™", "®,", "®.", "™,", "™.", "½", "¼", "¾", "℃", "℃.", "℃,", "℃;", "....")
	heads := []string{`"`, `'`, `"'`, `'"`, "(", "{", "<", `("`, `('`, "[", `"(`, `"[`, "$", "£", "€", "¥", "($", "(£", "(€", `"$`, `"£`, `'$`, "#", `"#`, "(#", "@", `"@`, "+", "(+", "-", "...", `"...`, `'...`, "~", "©", "§", "№", "*", "&", ".", "--", "°"}
	rows := []string{" / ", " & ", ". & ", ", & ", " + ", " = ", " | ", ") | ", "/ ", " · ", " × ", " < ", " > ", " ± ", " ½ ", " ≈ ", " § ", " * ", " ~ ", ". . . ", " . . . ", ". . . . ", " .... ", " ... ", ` ... "`, ", ... ", "? ... ", " -", " ...", ":"}
	return &usualMarks{rowSet(tails), rowSet(heads), rowSet(rows)}
})
