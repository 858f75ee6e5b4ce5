package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
	"github.com/mtlint/mtlint/rules/own"
)

// packSize is the most that a pack may hold, in bytes.
const packSize = 1 << 20

// A Pack is a file of rules that a newsroom makes without Go.
type Pack struct {
	// The rules, each with phrases, replace or a pattern.
	Rules []PackRule `yaml:"rules"`
}

// A PackRule is a rule of a newsroom.
type PackRule struct {
	// Name of the rule: own/ and the fault, or a family name of the newsroom's.
	ID string `yaml:"id"`
	// What is wrong; {found} stands for the words found, {instead} for those that are to stand there.
	Message string `yaml:"message"`
	// How the fault comes about and what it costs the reader, for mtlint explain and reports.
	Why string `yaml:"why,omitempty"`
	// How sure it is that a fault is found; without it, warning.
	Severity string `yaml:"severity,omitempty"`
	// How far the replacement is trusted: safe is made by --fix, unsafe with --unsafe-fixes only, manual by a person; without it, unsafe.
	Fix string `yaml:"fix,omitempty"`
	// Words to find, in any case unless they have capitals: [a|b] either, ^ at the start of a paragraph, $ at its end, * with all words behind them.
	Phrases []string `yaml:"phrases,omitempty"`
	// Words to find as phrases are, each with what is to stand instead.
	Replace map[string]string `yaml:"replace,omitempty"`
	// A regular expression (RE2) to find within a paragraph; it needs three letters in a row that every match has.
	Pattern string `yaml:"pattern,omitempty"`
	// What is to stand instead of what the pattern matches: $1 is its first group; empty: nothing.
	With *string `yaml:"with,omitempty"`
	// Texts that show the fault, and texts that are right; mtlint config verify tries them.
	Examples []PackExample `yaml:"examples"`
}

// A PackExample shows what a rule finds and what it must not find.
type PackExample struct {
	// A text with the fault.
	Bad string `yaml:"bad,omitempty"`
	// What the fix makes of bad, or else a text in which nothing is found.
	Good string `yaml:"good,omitempty"`
}

// A pack is a Pack with its file.
type pack struct {
	path        string // as a person reaches it
	source      []byte
	tree        *ast.File
	definitions []own.Definition
}

// readPack reads a pack. What its rules say is checked by makeOwn.
func readPack(path string) (*pack, error) {
	source, err := readCapped(path, packSize)
	if err != nil {
		return nil, err
	}
	p := &pack{path: shown(path), source: source}
	var read Pack
	if p.tree, err = decodeYAML(p.path, source, &read); err != nil {
		return nil, err
	}
	if len(read.Rules) == 0 {
		return nil, p.fault(errors.New("no rules; a pack lists them under the key rules"))
	}
	for i := range read.Rules {
		r := &read.Rules[i]
		d := own.Definition{
			ID: r.ID, Message: r.Message, Why: r.Why, Fix: grades[r.Fix],
			Phrases: r.Phrases, Replace: r.Replace, Pattern: r.Pattern, With: r.With,
		}
		if r.Severity != "" {
			if d.Severity, err = rules.ParseSeverity(r.Severity); err != nil {
				return nil, p.fault(notAllowed(r.Severity, severities), "rules", i, "severity")
			}
		}
		if r.Fix != "" && d.Fix == rules.NoFix {
			return nil, p.fault(notAllowed(r.Fix, []string{"safe", "unsafe", "manual"}), "rules", i, "fix")
		}
		for _, e := range r.Examples {
			d.Examples = append(d.Examples, rules.Example{Bad: e.Bad, Good: e.Good})
		}
		p.definitions = append(p.definitions, d)
	}
	return p, nil
}

// fault gives an error that names the place of a key or value of the pack.
func (p *pack) fault(err error, steps ...any) error {
	return faultAt(p.path, p.source, locate(p.tree, steps), err)
}

// makeOwn makes the rules of packs. Its errors name the place in the pack.
func makeOwn(packs []*pack, families []*rules.Family) (own.Set, error) {
	var definitions []own.Definition
	for _, p := range packs {
		definitions = append(definitions, p.definitions...)
	}
	set, err := own.Make(definitions, families)
	wrong, ok := errors.AsType[*own.Error](err)
	if !ok {
		return set, err
	}
	at := wrong.Index
	for _, p := range packs {
		if at >= len(p.definitions) {
			at -= len(p.definitions)
			continue
		}
		steps := []any{"rules", at, wrong.Field, wrong.Item}
		if key, ok := wrong.Item.(string); ok {
			steps[3] = keyOf(key)
		}
		return set, p.fault(wrong.Err, steps...)
	}
	return set, err
}

// verify runs the examples of the rules, and gives an error for each that fails.
func (p *pack) verify(target lang.Tag) []error {
	var errs []error
	for i := range p.definitions {
		set, err := own.Make(p.definitions[i:i+1], nil)
		if err == nil {
			var engine *rules.Engine
			engine, err = rules.NewEngine(set.Families, rules.Config{Own: set.Phrases, Gates: set.Gates, Target: target})
			for j, e := range p.definitions[i].Examples {
				if field, wrong := tryExample(engine, e); wrong != nil {
					errs = append(errs, p.fault(fmt.Errorf("%s: %w", p.definitions[i].ID, wrong), "rules", i, "examples", j, field))
				}
			}
		}
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// tryExample lints an example and mends it, and gives the field that does not
// hold what it promises.
func tryExample(engine *rules.Engine, e rules.Example) (field string, wrong error) {
	read := func(source string) (*rules.Document, error) { return article.Text("example.txt", source), nil }
	if e.Bad == "" {
		d := article.Text("example.txt", e.Good)
		if found := engine.Lint(d); len(found) > 0 {
			return "good", fmt.Errorf("nothing is wrong in this example, and the rule finds %q", found[0].Span.In(d.Text))
		}
		return "", nil
	}
	mended, err := engine.Fix(article.Text("example.txt", e.Bad), rules.Unsafe, read)
	switch {
	case err != nil:
		return "bad", errors.New("the fix never settles: the rule finds what it wrote itself")
	case len(mended.Applied)+len(mended.Left) == 0:
		return "bad", errors.New("the rule finds nothing in this example")
	case e.Good == "":
		return "", nil
	case mended.Document.Text != e.Good:
		return "good", fmt.Errorf("the fix makes something else of bad: %q", mended.Document.Text)
	case len(mended.Left) > 0:
		return "good", fmt.Errorf("the rule finds %q in what is to be good", mended.Left[0].Span.In(mended.Document.Text))
	}
	return "", nil
}

// examples counts the examples of the rules.
func (p *pack) examples() int {
	n := 0
	for i := range p.definitions {
		n += len(p.definitions[i].Examples)
	}
	return n
}

// isPack reports whether a file of YAML is a pack and no configuration: it has rules.
func isPack(path string) bool {
	source, err := readCapped(path, packSize)
	if err != nil {
		return false
	}
	tree, err := decodeYAML(path, source, new(any))
	return err == nil && len(tree.Docs) > 0 && tree.Docs[0].Body != nil && entry(tree.Docs[0].Body, "rules") != nil
}

// beside gives a path that the configuration names, from its folder on.
func (c *Config) beside(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return shown(filepath.Join(c.folder, path))
}

// readOwn reads what the configuration names: packs and the glossary. It makes
// their rules, and those of what it extends.
func (c *Config) readOwn() error {
	for i, path := range c.Packs {
		p, err := readPack(c.beside(path))
		if inPack := (*faultError)(nil); err != nil && !errors.As(err, &inPack) {
			return c.fault(err, "packs", i)
		} else if err != nil {
			return err
		}
		c.packs = append(c.packs, p)
	}
	if c.Glossary != "" {
		g, err := readGlossary(c.beside(c.Glossary))
		if inFile := (*faultError)(nil); err != nil && !errors.As(err, &inFile) {
			return c.fault(err, "glossary")
		} else if err != nil {
			return err
		}
		c.glossary = g
	}
	for i, outlet := range c.Outlets {
		if !hasWord(outlet) {
			return c.fault(fmt.Errorf("no name of an outlet: %q", outlet), "outlets", i)
		}
	}
	var err error
	c.own, err = makeOwn(c.allPacks(), all.Families())
	return err
}

// allPacks gives the packs of what the configuration extends, and its own.
func (c *Config) allPacks() []*pack {
	if c == nil {
		return nil
	}
	return slices.Concat(c.above.allPacks(), c.packs)
}

// families gives the families of rules that there are for the articles of the
// configuration, which may be nil: those of mtlint and of its packs.
func (c *Config) families() []*rules.Family {
	if c == nil {
		return all.Families()
	}
	return all.With(c.own.Families)
}

// outlets gives the names of outlets of what the configuration extends, and its own.
func (c *Config) outlets() []string {
	if c == nil {
		return nil
	}
	return slices.Concat(c.above.outlets(), c.Outlets)
}
