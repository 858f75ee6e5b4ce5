package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/mtlint/mtlint/rules"
)

// A faultError is a mistake at a place of a file that a person wrote.
type faultError struct {
	place   string // path:line:column
	err     error
	excerpt string // the line, and carets below the mistake
}

// Error gives the place and what is wrong there.
func (f *faultError) Error() string { return f.place + ": " + f.err.Error() }

// Unwrap gives what is wrong.
func (f *faultError) Unwrap() error { return f.err }

// A keyOf is a step to a key of a mapping, not to its value.
type keyOf string

// locate gives the token of what steps lead to: string keys and int indices. It
// goes as far as the steps are there.
func locate(tree *ast.File, steps []any) *token.Token {
	if tree == nil || len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return nil
	}
	node := tree.Docs[0].Body
	for _, step := range steps {
		switch step := step.(type) {
		case keyOf:
			if v := entry(node, string(step)); v != nil {
				return v.Key.GetToken()
			}
		case string:
			if v := entry(node, step); v != nil {
				node = v.Value
			}
		case int:
			if list, ok := node.(*ast.SequenceNode); ok && step < len(list.Values) {
				node = list.Values[step]
			}
		}
	}
	return firstToken(node)
}

// entry gives the entry of a mapping under a key, or nil.
func entry(node ast.Node, key string) *ast.MappingValueNode {
	m, ok := node.(ast.MapNode)
	if !ok {
		return nil
	}
	for i := m.MapRange(); i.Next(); {
		v := i.KeyValue()
		if v.Key.GetToken().Value == key {
			return v
		}
	}
	return nil
}

// firstToken gives the first token of a node: of a mapping its first key.
func firstToken(node ast.Node) *token.Token {
	switch n := node.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return node.GetToken()
}

// faultAt gives an error at a token of a file. Without a token it names the file alone.
func faultAt(path string, source []byte, at *token.Token, err error) error {
	if at == nil || at.Position == nil {
		return &faultError{place: path, err: err}
	}
	number := at.Position.Line
	lines := bytes.Split(source, []byte("\n"))
	line := ""
	if number >= 1 && number <= len(lines) {
		line = strings.TrimRight(string(lines[number-1]), "\r")
	}
	column := min(max(at.Position.Column, 1), utf8.RuneCountInString(line)+1)
	return &faultError{
		place:   fmt.Sprintf("%s:%d:%d", path, number, column),
		err:     err,
		excerpt: excerpt(number, line, column, wordAt(at)),
	}
}

// wordAt gives the first line of what a token stands for.
func wordAt(at *token.Token) string {
	word, _, _ := strings.Cut(strings.TrimLeft(at.Origin, " \r\n\t"), "\n")
	return strings.TrimSpace(word)
}

// excerptWidth is how much of a line an excerpt shows, in code points.
const excerptWidth = 120

// excerpt shows a line, with carets below the word at a column.
func excerpt(number int, line string, column int, word string) string {
	shown := []rune(strings.ReplaceAll(line, "\t", " "))
	from := 0
	if len(shown) > excerptWidth {
		from = max(0, column-1-excerptWidth/2)
		shown = shown[from:min(len(shown), from+excerptWidth)]
	}
	gutter := strings.Repeat(" ", len(strconv.Itoa(number)))
	before := displaywidth.String(string(shown[:column-1-from]))
	carets := max(1, min(displaywidth.String(word), displaywidth.String(string(shown))-before))
	return fmt.Sprintf("  %d | %s\n  %s | %s%s\n", number, string(shown), gutter, strings.Repeat(" ", before), strings.Repeat("^", carets))
}

// yamlError puts an error of the YAML library in our words.
func yamlError(path string, source []byte, err error, into any) error {
	if unknown, ok := errors.AsType[*yaml.UnknownFieldError](err); ok {
		key := unknown.GetToken().Value
		return faultAt(path, source, unknown.GetToken(), errors.New("unknown key "+meant(key, keysOf(reflect.TypeOf(into)))))
	}
	if mistyped, ok := errors.AsType[*yaml.TypeError](err); ok {
		return faultAt(path, source, mistyped.GetToken(), fmt.Errorf("must be %s", wanted(mistyped.DstType)))
	}
	if unexpected, ok := errors.AsType[*yaml.UnexpectedNodeTypeError](err); ok {
		kind := reflect.TypeFor[string]()
		switch unexpected.Expected {
		case ast.SequenceType:
			kind = reflect.TypeFor[[]string]()
		case ast.MappingType:
			kind = reflect.TypeFor[map[string]string]()
		default:
		}
		return faultAt(path, source, unexpected.GetToken(), fmt.Errorf("must be %s", wanted(kind)))
	}
	if inYAML, ok := errors.AsType[yaml.Error](err); ok {
		return faultAt(path, source, inYAML.GetToken(), errors.New(inYAML.GetMessage()))
	}
	return fmt.Errorf("%s: %w", path, err)
}

// wanted says what YAML must have for a type.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list: [one, two]"
	case reflect.Map, reflect.Struct:
		return "a mapping, a line for each key"
	default:
		return "a word or a text"
	}
}

// meant quotes a word, with the one that was probably meant or else all that there are.
func meant(word string, known []string) string {
	if best := rules.Nearest(word, known); best != "" {
		return fmt.Sprintf("%q; did you mean %q?", word, best)
	}
	return fmt.Sprintf("%q; there are %s", word, strings.Join(known, ", "))
}

// keysOf gives the keys that YAML may have for a type, and for the types in it.
func keysOf(t reflect.Type) []string {
	var keys []string
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for field := range t.Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get("yaml"), ","); name != "" {
			keys = append(keys, name)
		}
		if field.IsExported() {
			keys = append(keys, keysOf(field.Type)...)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// shown gives a path as a person would write it here: from the current folder
// on where that is shorter.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if below, err := filepath.Rel(here, absolute); err == nil && len(below) < len(absolute) {
		return below
	}
	return path
}

// sortedKeys gives the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// merged gives a map with what a nearer one says.
func merged[V any](far, near map[string]V) map[string]V {
	if len(near) == 0 {
		return far
	}
	m := maps.Clone(far)
	if m == nil {
		m = map[string]V{}
	}
	maps.Copy(m, near)
	return m
}
