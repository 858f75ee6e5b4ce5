package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A list is a file of JSON lines that says something of articles beside it or
// in folders below: what must not count, or what was there before. It is
// written by mtlint, a line for each entry in the order of their text, so that
// Git can merge it.
type list[E any] struct {
	path    string // as a person reaches it
	file    string // as the program does
	folder  string // absolute
	source  []byte
	entries []E
	byPath  map[string][]int // indices of entries by the path of the article, from folder on
}

// listSize is the most that a list may hold, in bytes: some hundred thousand entries.
const listSize = 64 << 20

// readList reads a list. Article gives the path of the article of an entry, and
// wrong what is wrong with an entry. Errors name the line.
func readList[E any](path string, article func(*E) string, wrong func(*E) error) (*list[E], error) {
	source, err := readCapped(path, listSize)
	if err != nil {
		return nil, err
	}
	l := &list[E]{path: shown(path), file: path, source: source, byPath: map[string][]int{}}
	if l.folder, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, unwrapped(path, err)
	}
	number := 0
	for line := range bytes.Lines(source) {
		number++
		var e E
		err := decodeLine(line, &e)
		if err == nil {
			err = wrong(&e)
		}
		if err != nil {
			return nil, &faultError{
				place: fmt.Sprintf("%s:%d", l.path, number), err: err,
				excerpt: excerpt(number, strings.TrimRight(string(line), "\r\n"), 1, string(line)),
			}
		}
		l.byPath[article(&e)] = append(l.byPath[article(&e)], len(l.entries))
		l.entries = append(l.entries, e)
	}
	return l, nil
}

// decodeLine reads one entry strictly.
func decodeLine(line []byte, into any) error {
	if bytes.HasPrefix(line, []byte("<<<<<<<")) {
		return errors.New("a merge that is not finished; keep the lines of both sides")
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one entry in a line")
	}
	return nil
}

// below gives the path of an article from the folder of the list on.
func (l *list[E]) below(article string) string {
	absolute, err := filepath.Abs(article)
	if err != nil {
		return ""
	}
	below, err := filepath.Rel(l.folder, absolute)
	if err != nil {
		return "" // on another volume
	}
	return filepath.ToSlash(below)
}

// encodeList writes entries as JSON lines.
func encodeList[E any](entries []E) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	for i := range entries {
		if err := e.Encode(&entries[i]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// save puts text in place of what was read, or into a new file.
func (l *list[E]) save(now []byte) error {
	if l.source != nil {
		return save(l.file, l.source, now)
	}
	file, err := os.OpenFile(l.file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return unwrapped(l.path, err)
	}
	_, err = file.Write(now)
	if err = errors.Join(err, file.Close()); err != nil {
		_ = os.Remove(l.file) // half a list is worse than none
		return fmt.Errorf("not saved: %w", unwrapped(l.path, err))
	}
	return nil
}

// home gives the folder where a new file about the articles of a folder
// belongs: that of their configuration, else the root of their repository, else
// the folder itself.
func home(folder string) (string, error) {
	config, err := findConfig(folder)
	if err != nil {
		return "", err
	}
	if config != "" {
		return filepath.Dir(config), nil
	}
	for at := folder; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return folder, nil
		}
	}
}

// lists reads the lists of a name, each once.
type lists[E any] struct {
	name    string
	article func(*E) string
	wrong   func(*E) error
	nearest map[string]string   // path of the list, by folder
	read    map[string]*list[E] // by path; nil under the empty path
}

// newLists gives the lists of a name.
func newLists[E any](name string, article func(*E) string, wrong func(*E) error) *lists[E] {
	return &lists[E]{name, article, wrong, map[string]string{}, map[string]*list[E]{"": nil}}
}

// of gives the nearest list for the articles of a folder; nil where there is none.
func (ls *lists[E]) of(folder string) (*list[E], error) {
	path, known := ls.nearest[folder]
	if !known {
		var err error
		if path, err = findUp(folder, ls.name); err != nil {
			return nil, err
		}
		ls.nearest[folder] = path
	}
	return ls.load(path)
}

// load gives the list in a file.
func (ls *lists[E]) load(path string) (*list[E], error) {
	if l, known := ls.read[path]; known {
		return l, nil
	}
	l, err := readList(path, ls.article, ls.wrong)
	if err != nil {
		return nil, err
	}
	ls.read[path] = l
	return l, nil
}
