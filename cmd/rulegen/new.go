package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
)

//go:embed templates
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.tmpl"))

// ruleID is FAMILY/NAME; the family is the name of a Go package.
var ruleID = regexp.MustCompile(`^([a-z]+)/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$`)

// initials are the parts of names that Go writes in capital letters.
var initials = map[string]bool{"html": true, "id": true, "json": true, "nfc": true, "url": true, "utf8": true, "xml": true}

// A rule is what the templates say of a new rule.
type rule struct{ ID, Family, Name, Variable, Check string }

// newRule makes the files of a rule, and those of its family where there is none.
func newRule(root, id string, out io.Writer) error {
	parts := ruleID.FindStringSubmatch(id)
	if parts == nil {
		return fmt.Errorf("%q is no name of a rule: write FAMILY/NAME in small letters, such as quotes/half-open", id)
	}
	if strings.HasSuffix(id, "-test") {
		return fmt.Errorf("%q would stand in a file that Go takes for a test; find another name", id)
	}
	r := rule{ID: id, Family: parts[1], Name: parts[2], Variable: camel(parts[2])}
	r.Check = checkName(parts[2])
	files := []struct{ path, template string }{
		{"rules/" + goFile(id) + ".go", "rule.go.tmpl"},
		{"testdata/rules/" + id + ".txtar", "rule.txtar.tmpl"},
	}
	family := "rules/" + r.Family + "/" + r.Family
	_, err := os.Stat(filepath.Join(root, filepath.FromSlash(family+".go")))
	newFamily := errors.Is(err, os.ErrNotExist)
	if newFamily {
		files = append(files, []struct{ path, template string }{
			{family + ".go", "family.go.tmpl"},
			{family + "_test.go", "family_test.go.tmpl"},
		}...)
	}
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(f.path))); err == nil {
			return fmt.Errorf("%s is there already; nothing is written", f.path)
		}
	}
	for _, f := range files {
		if err := create(filepath.Join(root, filepath.FromSlash(f.path)), f.template, r); err != nil {
			return err
		}
		fmt.Fprintln(out, "made", f.path)
	}
	if newFamily {
		fmt.Fprintf(out, "now list %s.Family in rules/all/all.go, where its causes belong\n", r.Family)
	}
	fmt.Fprintln(out, "go test ./... says what is missing")
	return nil
}

// create writes a new file from a template; it fails when the file is there.
func create(path, name string, r rule) error {
	var text bytes.Buffer
	if err := templates.ExecuteTemplate(&text, name, r); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // source code is for everybody to read
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text.Bytes())
	return errors.Join(err, f.Close())
}

// goFile gives the path of a rule's Go file below rules, without its extension.
func goFile(id string) string { return strings.ReplaceAll(id, "-", "_") }

// camel gives the Go name of a rule: HalfOpen of half-open.
func camel(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		if initials[part] {
			b.WriteString(strings.ToUpper(part))
		} else {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// checkName gives the Go name of a rule's function: halfOpen of half-open,
// and checkRange of range, which is a word of Go.
func checkName(name string) string {
	first, rest, found := strings.Cut(name, "-")
	if found {
		return first + camel(rest)
	}
	if token.IsKeyword(name) || name == "rules" {
		return "check" + camel(name)
	}
	return name
}
