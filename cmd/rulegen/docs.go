package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

// The generated part of rules/README.md stands between these lines.
const (
	begin = "<!-- written by go tool rulegen docs: begin -->\n"
	end   = "<!-- written by go tool rulegen docs: end -->\n"
)

func readme(root string) string { return filepath.Join(root, "rules", "README.md") }

// writeDocs brings the generated part of rules/README.md up to date.
func writeDocs(root string) error {
	old, fresh, err := docs(root)
	if err != nil || old == fresh {
		return err
	}
	return os.WriteFile(readme(root), []byte(fresh), 0o644)
}

// checkDocs fails when writeDocs would change anything.
func checkDocs(root string) error {
	old, fresh, err := docs(root)
	if err != nil {
		return err
	}
	if old != fresh {
		return errors.New("the table in rules/README.md is out of date: go tool rulegen docs writes it")
	}
	return nil
}

// docs gives rules/README.md as it is and as it should be.
func docs(root string) (old, fresh string, err error) {
	data, err := os.ReadFile(readme(root))
	if err != nil {
		return "", "", err
	}
	old = string(data)
	head, rest, ok := strings.Cut(old, begin)
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", "", fmt.Errorf("rules/README.md has lost the lines %q and %q", begin, end)
	}
	return old, head + begin + table(all.Families()) + end + tail, nil
}

// table lists the families in the order of causes, and their rules.
func table(families []*rules.Family) string {
	var b strings.Builder
	for _, f := range families {
		fmt.Fprintf(&b, "\n### %s\n\n%s.\n\n| rule | fault | severity | fix |\n|---|---|---|---|\n", f.Name, cell(f.Summary))
		for _, r := range f.Rules() {
			severity := r.Severity.String()
			if r.Off {
				severity += ", off unless selected"
			}
			fix := "–"
			if r.Fix != rules.NoFix {
				fix = r.Fix.String()
			}
			fmt.Fprintf(&b, "| [%s](%s.go) | %s | %s | %s |\n", r.ID, goFile(r.ID), cell(r.Summary), severity, fix)
		}
	}
	b.WriteString("\n")
	return b.String()
}

// cell escapes what Markdown would take for its own in a table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "&", "&amp;", "*", `\*`, "_", `\_`, "`", "\\`").Replace(s)
}
