package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
	"github.com/mtlint/mtlint/rules/name"
)

const (
	// glossarySize is the most that a glossary may hold, in bytes: some hundred thousand names.
	glossarySize = 16 << 20
	// termSize is the most that a cell may hold, in bytes.
	termSize = 1000
)

// The columns of a glossary, which its first row names.
var glossaryColumns = []string{"wrong", "right", "note", "lang"}

// A glossary is a CSV file of names and words: wrong forms, and the right one.
type glossary struct {
	path   string // as a person reaches it
	source []byte
	terms  []name.Term
	places []cell           // of terms: where their wrong forms stand
	wrong  map[string][]int // wrong form in lower case → its terms
}

// A cell is a place in a CSV file: a line and a column from 1, the column in bytes.
type cell struct{ line, column int }

// fault gives an error that names a place in the glossary, with carets below a word.
func (g *glossary) fault(at cell, word string, err error) error {
	lines := bytes.SplitN(g.source, []byte("\n"), at.line+1)
	line := strings.ToValidUTF8(strings.TrimRight(string(lines[min(at.line, len(lines))-1]), "\r"), "\ufffd")
	column := utf8.RuneCountInString(line[:min(max(at.column-1, 0), len(line))]) + 1
	return &faultError{fmt.Sprintf("%s:%d:%d", g.path, at.line, column), err, excerpt(at.line, line, column, word)}
}

// readGlossary reads a glossary: with commas, semicolons or tabs between the
// cells, as spreadsheets write it. Its errors name the place in the file.
func readGlossary(path string) (*glossary, error) {
	source, err := readCapped(path, glossarySize)
	if err != nil {
		return nil, err
	}
	g := &glossary{path: shown(path), source: source, wrong: map[string][]int{}}
	if at := bytes.IndexFunc(source, func(r rune) bool { return r == utf8.RuneError || r == 0 }); at >= 0 {
		line := 1 + bytes.Count(source[:at], []byte("\n"))
		return nil, &faultError{place: fmt.Sprintf("%s:%d", g.path, line), err: errors.New("not in UTF-8; save the sheet as “CSV UTF-8”")}
	}
	first, _, _ := bytes.Cut(source, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(source))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	r.Comma = separatorOf(first)
	var columns []string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if inFile, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, g.fault(cell{inFile.Line, inFile.Column}, "", csvError(inFile.Err))
		}
		if err != nil {
			return nil, unwrapped(path, err)
		}
		if columns == nil {
			columns, err = g.columns(row, r)
		} else {
			err = g.add(row, columns, r)
		}
		if err != nil {
			return nil, err
		}
	}
	if columns == nil {
		return nil, &faultError{place: g.path, err: errors.New("empty; its first row names the columns: wrong, right")}
	}
	return g, g.check()
}

// separatorOf gives what stands between the cells of a line.
func separatorOf(line []byte) rune {
	best, most := ',', 0
	for _, r := range ",;\t" {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// csvError puts an error of a CSV file in our words.
func csvError(err error) error {
	switch {
	case errors.Is(err, csv.ErrQuote):
		return errors.New(`a cell in quotation marks does not end here; within one, write "" for "`)
	case errors.Is(err, csv.ErrBareQuote):
		return errors.New(`a quotation mark within a cell; put the cell in quotation marks and write "" for "`)
	}
	return err
}

// columns reads the names of the columns.
func (g *glossary) columns(row []string, r *csv.Reader) ([]string, error) {
	var columns []string
	for i, cell := range row {
		column := strings.ToLower(strings.TrimSpace(cell))
		if column != "" && !slices.Contains(glossaryColumns, column) {
			return nil, g.fault(place(r, i), cell, fmt.Errorf("no column of a glossary: %s", meant(column, glossaryColumns)))
		}
		if column != "" && slices.Contains(columns, column) {
			return nil, g.fault(place(r, i), cell, fmt.Errorf("a second column %q", column))
		}
		columns = append(columns, column)
	}
	for _, needed := range glossaryColumns[:2] {
		if !slices.Contains(columns, needed) {
			return nil, g.fault(cell{1, 1}, "", fmt.Errorf("no column %q; the first row names the columns: wrong, right, and if you like note and lang", needed))
		}
	}
	return columns, nil
}

// place gives where cell i of the row just read stands.
func place(r *csv.Reader, i int) cell {
	line, column := r.FieldPos(i)
	return cell{line, column}
}

// add reads a row: one or several wrong forms with | between them, and the right one.
func (g *glossary) add(row, columns []string, r *csv.Reader) error {
	var t name.Term
	var wrong string
	at := map[string]cell{}
	for i := range row {
		text := strings.Join(strings.Fields(row[i]), " ")
		switch {
		case text == "":
			continue
		case i >= len(columns) || columns[i] == "":
			return g.fault(place(r, i), row[i], errors.New("a cell too many; one that holds a separator stands in quotation marks"))
		case len(text) > termSize:
			return g.fault(place(r, i), "", fmt.Errorf("longer than %d bytes", termSize))
		}
		at[columns[i]] = place(r, i)
		switch columns[i] {
		case "wrong":
			wrong = text
		case "right":
			t.Right = text
		case "note":
			t.Note = text
		case "lang":
			tag, err := lang.Parse(text)
			if err != nil {
				return g.fault(place(r, i), row[i], err)
			}
			t.Lang = tag
		}
	}
	switch {
	case len(at) == 0:
		return nil // an empty row
	case wrong == "":
		return g.fault(place(r, 0), row[0], errors.New("no wrong form"))
	case t.Right == "":
		return g.fault(place(r, 0), row[0], errors.New("no right form"))
	}
	for form := range strings.SplitSeq(wrong, "|") {
		t.Wrong = strings.TrimSpace(form)
		if err := g.addTerm(t, at["wrong"]); err != nil {
			return err
		}
	}
	return nil
}

// addTerm adds a term, unless it is there already.
func (g *glossary) addTerm(t name.Term, at cell) error {
	switch {
	case !hasWord(t.Wrong):
		return g.fault(at, t.Wrong, fmt.Errorf("no word in the wrong form %q", t.Wrong))
	case t.Wrong == t.Right:
		return g.fault(at, t.Wrong, fmt.Errorf("%q is the right form as well", t.Wrong))
	}
	key := strings.ToLower(t.Wrong)
	for _, i := range g.wrong[key] {
		if other := g.terms[i]; other.Wrong == t.Wrong && other.Lang == t.Lang {
			if other.Right == t.Right {
				return nil
			}
			return g.fault(at, t.Wrong, fmt.Errorf("%q is to be %q here and %q in line %d", t.Wrong, t.Right, other.Right, g.places[i].line))
		}
	}
	g.wrong[key] = append(g.wrong[key], len(g.terms))
	g.terms, g.places = append(g.terms, t), append(g.places, at)
	return nil
}

// check gives an error when a right form is a wrong one elsewhere: the two
// would be put in place of each other for ever.
func (g *glossary) check() error {
	for i, t := range g.terms {
		for _, j := range g.wrong[strings.ToLower(t.Right)] {
			if other := g.terms[j]; !strings.EqualFold(t.Wrong, other.Wrong) && (t.Lang == other.Lang || t.Lang == "" || other.Lang == "") {
				return g.fault(g.places[i], t.Wrong, fmt.Errorf("its right form %q is a wrong form in line %d", t.Right, g.places[j].line))
			}
		}
	}
	return nil
}

// verify gives an error for each right form in which the glossary finds a wrong one.
func (g *glossary) verify() []error {
	engine, err := rules.NewEngine([]*rules.Family{name.Family}, rules.Config{Select: []string{name.Glossary.ID}, Own: name.Phrases(g.terms)})
	if err != nil {
		return []error{err}
	}
	var errs []error
	for i, t := range g.terms {
		d := article.Text("glossary.txt", t.Right)
		d.Target = t.Lang
		if found := engine.Lint(d); len(found) > 0 {
			errs = append(errs, g.fault(g.places[i], t.Wrong, fmt.Errorf("in its right form %q another line finds a fault: %s", t.Right, found[0].Message)))
		}
	}
	return errs
}

// allGlossaries gives the glossary of the configuration, then those of what it extends.
func (c *Config) allGlossaries() []*glossary {
	if c == nil {
		return nil
	}
	var all []*glossary
	if c.glossary != nil {
		all = append(all, c.glossary)
	}
	return append(all, c.above.allGlossaries()...)
}

// hasWord reports whether a phrase can be found: by a letter or a digit.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
