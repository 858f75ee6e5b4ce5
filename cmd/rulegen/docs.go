package main

import (
	"errors"
	"fmt"
	"io/fs"
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

// writeDocs brings the generated part of rules/README.md and the pages of the
// families up to date.
func writeDocs(root string) error {
	pages, err := docs(root)
	if err != nil {
		return err
	}
	for _, p := range pages {
		if p.old == p.fresh {
			continue
		}
		if err := os.WriteFile(p.path, []byte(p.fresh), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// checkDocs fails when writeDocs would change anything.
func checkDocs(root string) error {
	pages, err := docs(root)
	if err != nil {
		return err
	}
	for _, p := range pages {
		if p.old != p.fresh {
			return fmt.Errorf("%s is out of date: go tool rulegen docs writes it", p.path)
		}
	}
	return nil
}

// A page is a generated file as it is and as it should be.
type page struct{ path, old, fresh string }

// docs gives rules/README.md and the page of each family.
func docs(root string) ([]page, error) {
	data, err := os.ReadFile(readme(root))
	if err != nil {
		return nil, err
	}
	head, rest, ok := strings.Cut(string(data), begin)
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return nil, fmt.Errorf("rules/README.md has lost the lines %q and %q", begin, end)
	}
	pages := []page{{readme(root), string(data), head + begin + table(all.Families()) + end + tail}}
	for _, f := range all.Families() {
		path := filepath.Join(root, "rules", f.Name, "README.md")
		data, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		pages = append(pages, page{path, string(data), familyPage(f)})
	}
	return pages, nil
}

// familyPage is the reference of the rules of a family.
func familyPage(f *rules.Family) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- written by go tool rulegen docs from the declarations of the rules -->\n\n# %s\n\n%s.\n", f.Name, cell(f.Summary))
	for _, r := range f.Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n**%s.** %s\n\n", strings.TrimPrefix(r.ID, f.Name+"/"), cell(r.Summary), cell(strings.Join(strings.Fields(r.Why), " ")))
		fmt.Fprintf(&b, "Severity: %s. Fix: %s. Maps to MQM: %s. Since %s.", r.Severity, fixGrade(r), r.Maps, r.Since)
		if r.Slip {
			b.WriteString(" People make this slip too: alone in an article it is an info, and its fix unsafe.")
		}
		if r.Off {
			fmt.Fprintf(&b, " Off unless selected: `--select %s`.", r.ID)
		}
		b.WriteString("\n")
		for _, e := range r.Examples {
			sample(&b, "Wrong", e.Bad, e.Target)
			if e.Bad == "" {
				sample(&b, "Right", e.Good, e.Target)
			} else {
				sample(&b, "Mended", e.Good, e.Target)
			}
		}
	}
	return b.String()
}

// sample writes the text of an example under its heading.
func sample(b *strings.Builder, heading, text, target string) {
	if text == "" {
		return
	}
	if target != "" {
		heading += " (" + target + ")"
	}
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	fmt.Fprintf(b, "\n%s:\n\n%stext\n%s\n%s\n", heading, fence, strings.TrimRight(text, "\n"), fence)
}

func fixGrade(r *rules.Rule) string {
	if r.Fix == rules.NoFix {
		return "none"
	}
	return r.Fix.String()
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
			fmt.Fprintf(&b, "| [%s](%s/README.md#%s) | %s | %s | %s |\n", r.ID, f.Name, strings.TrimPrefix(r.ID, f.Name+"/"), cell(r.Summary), severity, fix)
		}
	}
	b.WriteString("\n")
	return b.String()
}

// cell escapes what Markdown would take for its own in a table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "&", "&amp;", "*", `\*`, "_", `\_`, "`", "\\`").Replace(s)
}
