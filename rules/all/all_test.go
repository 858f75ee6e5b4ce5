package all_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/rulestest"
)

// folders of rules that hold no family.
var noFamily = map[string]bool{"all": true, "article": true, "lang": true, "own": true, "rulestest": true}

func TestEveryFamilyIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range all.Families() {
		if listed[f.Name] {
			t.Errorf("family %s is listed twice in rules/all/all.go", f.Name)
		}
		listed[f.Name] = true
		if f.Summary == "" || strings.HasSuffix(f.Summary, ".") {
			t.Errorf("family %s: give it a Summary without a full stop in rules/%s/%s.go", f.Name, f.Name, f.Name)
		}
		if len(f.Rules()) == 0 {
			t.Errorf("family %s has no rule: go tool rulegen new %s/NAME begins one", f.Name, f.Name)
		}
		test := filepath.Join(rulestest.Root(t), "rules", f.Name, f.Name+"_test.go")
		if text, err := os.ReadFile(test); err != nil || !strings.Contains(string(text), "rulestest.Run(") {
			t.Errorf("rules/%s/%s_test.go does not call rulestest.Run(t, %s.Family)", f.Name, f.Name, f.Name)
		}
	}
	entries, err := os.ReadDir(filepath.Join(rulestest.Root(t), "rules"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !noFamily[e.Name()] && !listed[e.Name()] {
			t.Errorf("rules/%s is not listed in rules/all/all.go: put %s.Family where its causes belong", e.Name(), e.Name())
		}
	}
}

func TestEveryArchiveHasARule(t *testing.T) {
	known := map[string]bool{}
	for _, r := range everyRule() {
		known[r.ID] = true
	}
	folder := filepath.Join(rulestest.Root(t), "testdata", "rules")
	paths, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		name, err := filepath.Rel(folder, path)
		if err != nil {
			t.Fatal(err)
		}
		id, ok := strings.CutSuffix(filepath.ToSlash(name), ".txtar")
		if !ok || !known[id] {
			t.Errorf("testdata/rules/%s belongs to no rule", filepath.ToSlash(name))
		}
	}
}

func TestIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range everyRule() {
		if seen[r.ID] {
			t.Errorf("two rules are called %s", r.ID)
		}
		seen[r.ID] = true
	}
}

func TestEveryRuleIsWhole(t *testing.T) {
	for _, f := range all.Families() {
		for _, r := range f.Rules() {
			t.Run(r.ID, func(t *testing.T) {
				testDeclaration(t, r)
				testFields(t, r)
				testExamples(t, r)
				if r.Check == nil {
					t.Fatal("Check is missing: name the function that reports the faults")
				}
				testWords(t, f, r)
			})
		}
	}
}

// everyRule lists the rules of all families.
func everyRule() (list []*rules.Rule) {
	for _, f := range all.Families() {
		list = append(list, f.Rules()...)
	}
	return list
}

// testDeclaration holds a rule to its file and its variable: quotes/half-open
// is the variable HalfOpen in rules/quotes/half_open.go.
func testDeclaration(t *testing.T, r *rules.Rule) {
	t.Helper()
	path := "rules/" + strings.ReplaceAll(r.ID, "-", "_") + ".go"
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(rulestest.Root(t), filepath.FromSlash(path)), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Errorf("the rule stands in no file of its name: want %s (%v)", path, err)
		return
	}
	name := strings.ReplaceAll(strings.TrimPrefix(r.ID, r.Family()+"/"), "-", "")
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			// UTF8 and Utf8 are the same name to us; initials follow Go's habit.
			if v, ok := s.(*ast.ValueSpec); ok && len(v.Values) == 1 && added(v.Values[0]) && strings.EqualFold(v.Names[0].Name, name) && v.Names[0].IsExported() {
				return
			}
		}
	}
	t.Errorf("%s declares no exported variable %s = Family.Add(…) (dashes left out)", path, name)
}

// added reports whether an expression is Family.Add(…).
func added(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	family, ok := f.X.(*ast.Ident)
	return ok && family.Name == "Family" && f.Sel.Name == "Add"
}

var (
	kebab   = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	version = regexp.MustCompile(`^\d+\.\d+\.\d+$`)
)

func testFields(t *testing.T, r *rules.Rule) {
	t.Helper()
	if name := strings.TrimPrefix(r.ID, r.Family()+"/"); !kebab.MatchString(name) {
		t.Errorf("%q is not kebab-case", name)
	}
	if r.Summary == "" || strings.HasSuffix(r.Summary, ".") || !startsLikeASentence(r.Summary) {
		t.Errorf("Summary %q: say the fault in one line, with a capital letter and without a full stop", r.Summary)
	}
	if !strings.HasSuffix(r.Why, ".") {
		t.Errorf("Why %q: say in whole sentences how the fault comes about and what it costs the reader", r.Why)
	}
	if r.Severity < rules.Info || r.Severity > rules.Error {
		t.Error("Severity is missing: rules.Error, rules.Warning or rules.Info")
	}
	if !kebab.MatchString(r.Maps) {
		t.Errorf("Maps %q: name the MQM error type, such as punctuation", r.Maps)
	}
	if !version.MatchString(r.Since) {
		t.Errorf("Since %q: name the version that brings the rule, such as 0.1.0", r.Since)
	}
}

func testExamples(t *testing.T, r *rules.Rule) {
	t.Helper()
	bad, clean := 0, 0
	for _, e := range r.Examples {
		if e.Bad != "" {
			bad++
		} else {
			clean++
		}
	}
	if bad == 0 {
		t.Error("Examples shows no fault: add one with Bad, and Good where a fix mends it")
	}
	if clean == 0 {
		t.Error("Examples shows nothing that is right: add one with Good alone, which looks like the fault and is none")
	}
}

// testWords reads what a rule says about its own archive and examples, and
// compares the fixes with the grade that the rule declares.
func testWords(t *testing.T, f *rules.Family, r *rules.Rule) {
	t.Helper()
	engine, err := rules.NewEngine([]*rules.Family{f}, rulestest.Config(t, r))
	if err != nil {
		t.Fatal(err)
	}
	best := rules.NoFix
	for _, d := range append(rulestest.Documents(t, r), rulestest.Examples(r)...) {
		for _, found := range engine.Lint(d) {
			testDiagnostic(t, found)
			if found.Fix != nil {
				best = max(best, found.Fix.Applicability)
			}
		}
	}
	if r.Fix != best {
		t.Errorf("Fix is %s, and the best fix in its archive and examples is %s", r.Fix, best)
	}
}

func testDiagnostic(t *testing.T, d rules.Diagnostic) {
	t.Helper()
	if !startsLikeASentence(d.Message) || strings.HasSuffix(d.Message, ".") || strings.Contains(d.Message, d.Rule.ID) {
		t.Errorf("message %q: begin with a capital letter, end without a full stop, leave the ID out", d.Message)
	}
	if d.Fix == nil {
		return
	}
	if !startsLikeASentence(d.Fix.Title) || strings.HasSuffix(d.Fix.Title, ".") {
		t.Errorf("title of a fix %q: a command with a capital letter and without a full stop", d.Fix.Title)
	}
	if len(d.Fix.Edits) == 0 {
		t.Errorf("fix %q has no edit", d.Fix.Title)
	}
}

// startsLikeASentence reports whether s begins with anything but a small letter.
func startsLikeASentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && !unicode.IsLower(r)
}
