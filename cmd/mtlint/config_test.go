package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/own"
)

// reflector gives what makes schemas of Go types and their comments.
func reflector(t *testing.T) *jsonschema.Reflector {
	t.Helper()
	r := &jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, Anonymous: true, ExpandedStruct: true}
	if err := r.AddGoComments("github.com/mtlint/mtlint", filepath.Join("cmd", "mtlint"), jsonschema.WithFullComment()); err != nil {
		t.Fatal(err)
	}
	for key := range r.CommentMap { // the package is main, whatever its path
		if name, ok := strings.CutPrefix(key, "github.com/mtlint/mtlint/cmd/mtlint."); ok {
			r.CommentMap["main."+name] = r.CommentMap[key]
		}
	}
	return r
}

// words gives the schema of one of a few words.
func words(list []string) *jsonschema.Schema {
	w := &jsonschema.Schema{Type: "string"}
	for _, word := range list {
		w.Enum = append(w.Enum, word)
	}
	return w
}

// generatedPackSchema gives the schema of a pack, from its Go types.
func generatedPackSchema(t *testing.T) []byte {
	t.Helper()
	s := reflector(t).Reflect(&Pack{})
	s.Title, s.Required = "A pack of rules for mtlint", []string{"rules"}
	rule := s.Definitions["PackRule"]
	rule.Required = []string{"id", "message", "examples"}
	for name, change := range map[string]func(*jsonschema.Schema){
		"id":       func(p *jsonschema.Schema) { p.Pattern = own.Form },
		"severity": func(p *jsonschema.Schema) { p.Enum = words(severities).Enum },
		"fix":      func(p *jsonschema.Schema) { p.Enum = words([]string{"safe", "unsafe", "manual"}).Enum },
	} {
		p, ok := rule.Properties.Get(name)
		if !ok {
			t.Fatalf("the schema has no %q", name)
		}
		change(p)
	}
	return indented(t, s)
}

// indented writes a schema.
func indented(t *testing.T, s *jsonschema.Schema) []byte {
	t.Helper()
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// generatedSchema gives the schema of a configuration file, from its Go types.
func generatedSchema(t *testing.T) []byte {
	t.Helper()
	s := reflector(t).Reflect(&Config{})
	s.Title = "Configuration of mtlint"
	rule := &jsonschema.Schema{Ref: "#/$defs/Rule"}
	s.Definitions["Rule"] = &jsonschema.Schema{Type: "string"}
	override := s.Definitions["Override"]
	override.Required = []string{"paths"}
	for _, of := range []*jsonschema.Schema{s, override} {
		for name, change := range map[string]func(*jsonschema.Schema){
			"select":   func(p *jsonschema.Schema) { p.Items = rule },
			"ignore":   func(p *jsonschema.Schema) { p.Items = rule },
			"severity": func(p *jsonschema.Schema) { p.PropertyNames, p.AdditionalProperties = rule, words(severities) },
			"fixes": func(p *jsonschema.Schema) {
				p.PropertyNames, p.AdditionalProperties = rule, words([]string{"safe", "unsafe", "manual"})
			},
			"fail-on": func(p *jsonschema.Schema) { p.Enum = words(failOns).Enum },
			"verdict": func(p *jsonschema.Schema) {
				p.PropertyNames = words(verdicts)
				p.AdditionalProperties = &jsonschema.Schema{Type: "number", Minimum: "0", Maximum: "100"}
			},
			"fields": func(p *jsonschema.Schema) {
				p.PropertyNames = words([]string{"body", "caption", "headline", "id", "standfirst"})
			},
		} {
			p, ok := of.Properties.Get(name)
			if !ok {
				t.Fatalf("the schema has no %q", name)
			}
			change(p)
		}
	}
	return indented(t, s)
}

// TestConfigSchemaIsFresh holds that the schemas are those of the types.
func TestConfigSchemaIsFresh(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	for file, want := range map[string][]byte{"config.schema.json": generatedSchema(t), "pack.schema.json": generatedPackSchema(t)} {
		path := filepath.Join("cmd", "mtlint", file)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is stale (%v): UPDATE=1 go test ./cmd/mtlint -run ConfigSchemaIsFresh", path, err)
		}
	}
}

// uncommented gives the file that config init writes with all its options set.
func uncommented(t *testing.T) []byte {
	t.Helper()
	var b strings.Builder
	option := regexp.MustCompile(`^# ( *- |  +|[a-z-]+:[ \n])`)
	for line := range strings.Lines(string(configTemplate)) {
		if option.MatchString(line) && !strings.Contains(line, "language-server") {
			line = strings.TrimPrefix(line, "# ")
		}
		b.WriteString(line)
	}
	return []byte(b.String())
}

// compiled gives a schema that can validate.
func compiled(t *testing.T, data []byte) *validator.Schema {
	t.Helper()
	parsed, err := validator.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err = c.AddResource("schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validated gives what a schema says of YAML.
func validated(t *testing.T, schema *validator.Schema, text string) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := validator.UnmarshalJSON(bytes.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance)
}

// TestPackSchemaAgrees holds that the schema and the program say the same of a pack.
func TestPackSchemaAgrees(t *testing.T) {
	schema := compiled(t, packSchema)
	const whole = "rules:\n- id: own/x\n  message: X\n  phrases: [x]\n  examples: [{bad: x}, {good: y}]\n"
	for name, test := range map[string]struct {
		text string
		good bool
	}{
		"whole":            {whole, true},
		"all of it":        {"rules:\n- {id: own/x, message: '{found}', why: 'Y.', severity: info, fix: safe, pattern: '(xxx)', with: '', examples: [{bad: xxx, good: y}]}\n", true},
		"replace":          {"rules:\n- {id: a/b, message: X, fix: manual, replace: {x: y}, examples: [{bad: x}, {good: y}]}\n", true},
		"unknown key":      {strings.Replace(whole, "phrases", "phrase", 1), false},
		"no rules":         {"rule: []\n", false},
		"no id":            {strings.Replace(whole, "id: own/x\n  ", "", 1), false},
		"no family":        {strings.Replace(whole, "own/x", "x", 1), false},
		"no message":       {strings.Replace(whole, "message: X\n  ", "", 1), false},
		"no examples":      {strings.Replace(whole, "  examples: [{bad: x}, {good: y}]\n", "", 1), false},
		"unknown severity": {whole + "  severity: fatal\n", false},
		"unknown grade":    {whole + "  fix: none\n", false},
		"a word":           {strings.Replace(whole, "[x]", "x", 1), false},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "desk.yaml")
			if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			p, err := readPack(path)
			if err == nil {
				_, err = makeOwn([]*pack{p}, all.Families())
			}
			if (err == nil) != test.good {
				t.Errorf("the program says %v", err)
			}
			if err := validated(t, schema, test.text); (err == nil) != test.good {
				t.Errorf("the schema says %v", err)
			}
		})
	}
}

// TestConfigSchemaAgrees holds that the schema and the program say the same of a file.
func TestConfigSchemaAgrees(t *testing.T) {
	data, err := configSchema(all.Families())
	if err != nil {
		t.Fatal(err)
	}
	schema := compiled(t, data)
	beside := t.TempDir()
	everything := string(uncommented(t))
	for named, text := range map[string]string{
		"../house.mtlint.yaml": "", "names.csv": "wrong,right\nKestrelbank,Kestrel Bank\n",
		"desk.yaml": "rules: [{id: own/tonn, message: Tonne, phrases: [tonn], examples: [{bad: tonn}, {good: tonne}]}]\n",
	} {
		path := filepath.Join(beside, filepath.Base(named))
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		everything = strings.ReplaceAll(everything, named, path)
	}
	for name, test := range map[string]struct {
		text string
		good bool
	}{
		"all options":           {everything, true},
		"empty override":        {"overrides:\n  - paths: ['*.txt']\n", true},
		"unknown key":           {"targett: en-GB\n", false},
		"unknown key below":     {"overrides:\n  - paths: ['*.txt']\n    extends: x\n", false},
		"override of no paths":  {"overrides:\n  - target: de\n", false},
		"unknown rule":          {"ignore: [quotes/unpared]\n", false},
		"unknown severity":      {"severity:\n  quotes: fatal\n", false},
		"severity of no rule":   {"severity:\n  qotes: info\n", false},
		"unknown grade":         {"fixes:\n  quotes: never\n", false},
		"unknown fail-on":       {"fail-on: always\n", false},
		"a word for a list":     {"severity: info\n", false},
		"unknown role of field": {"fields:\n  heading: [title]\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), configName)
			if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := loadConfig(path)
			if (err == nil) != test.good {
				t.Errorf("the program says %v", err)
			}
			if err = validated(t, schema, test.text); (err == nil) != test.good {
				t.Errorf("the schema says %v", err)
			}
		})
	}
}

// TestConfigTemplateNamesEveryOption holds that a person who reads the file of
// config init knows all there is.
func TestConfigTemplateNamesEveryOption(t *testing.T) {
	text := string(uncommented(t))
	for _, key := range keysOf(reflect.TypeFor[Config]()) {
		if !strings.Contains(text, "\n"+key+":") && !strings.Contains(text, " "+key+":") {
			t.Errorf("config.yaml says nothing of %q", key)
		}
	}
}

// FuzzConfig holds that no file breaks the program.
func FuzzConfig(f *testing.F) {
	f.Add([]byte("target: en-GB\n"))
	f.Add([]byte("overrides: [{paths: ['*'], severity: {quotes: info}}]\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("? [\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), configName)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if c, err := loadConfig(path); err == nil {
			c.settings(filepath.Join(filepath.Dir(path), "wire.txt"))
		}
	})
}

// FuzzPack holds that no pack breaks the program.
func FuzzPack(f *testing.F) {
	f.Add([]byte("rules:\n- {id: own/x, message: X, phrases: [x], examples: [{bad: x}, {good: y}]}\n"))
	f.Add([]byte("rules:\n- {id: own/x, message: X, pattern: (?i)kſẞ, with: $1, examples: [{bad: x}, {good: y}]}\n"))
	f.Add([]byte("rules: [{replace: {[a|b: c}}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "desk.yaml")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if p, err := readPack(path); err == nil {
			if _, err = makeOwn([]*pack{p}, all.Families()); err == nil {
				p.verify("")
			}
		}
	})
}

// FuzzGlossary holds that no glossary breaks the program.
func FuzzGlossary(f *testing.F) {
	f.Add([]byte("wrong,right,note,lang\nVesk|Wesk,Vessk,why,en\n"))
	f.Add([]byte("wrong;right\r\n\"a\nb\";c\r\n"))
	f.Add([]byte("right\twrong\n\t\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "names.csv")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if g, err := readGlossary(path); err == nil {
			g.verify()
		}
	})
}
