package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
	"github.com/mtlint/mtlint/rules/name"
	"github.com/mtlint/mtlint/rules/own"
)

// configName is the name of a configuration file.
const configName = ".mtlint.yaml"

// configSize is the most that a configuration file may hold, in bytes. One
// that people write is a hundred times smaller.
const configSize = 64 << 10

// Settings are what a configuration file says, of all articles below it or of
// those that an override names. What a nearer file, an override or a flag says
// goes before what a farther one says.
type Settings struct {
	// Language of the articles, such as en-GB. For a desk whose house style is not American English, and for short texts, whose language cannot be told.
	Target string `yaml:"target,omitempty"`
	// Languages that the articles may have been translated from, such as ru or zh. For wires with known sources, as some faults of an engine show only in the light of its source.
	From []string `yaml:"from,omitempty"`
	// Rules or families to run, instead of all that are on by default; replaces what farther files select and ignore. For a wire that is checked for one family alone.
	Select []string `yaml:"select,omitempty"`
	// Rules or families not to run; adds to what farther files ignore. For a house style that a rule contradicts.
	Ignore []string `yaml:"ignore,omitempty"`
	// Severity of the diagnostics of a rule or family. For what one newsroom lets pass and another does not.
	Severity map[string]string `yaml:"severity,omitempty"`
	// How far the fixes of a rule or family are trusted. For a fix that has proved right on this wire (safe), for one that a person must look at (unsafe), or must make (manual).
	Fixes map[string]string `yaml:"fixes,omitempty"`
	// Least severity for exit code 1. For a desk that publishes with warnings, or with none.
	FailOn string `yaml:"fail-on,omitempty"`
	// Least scores for the verdicts publish (90 without this) and review (50), in reports. For a desk that is stricter than others, or has more hands.
	Verdict map[string]float64 `yaml:"verdict,omitempty"`
	// Format of the files. For files whose extension and content do not tell it, such as HTML in .txt.
	Input string `yaml:"input,omitempty"`
	// Character set of the files. For a wire that does not declare its own, such as windows-1251.
	Encoding string `yaml:"encoding,omitempty"`
	// Paths of the fields of JSON articles that hold a headline, standfirst, body, caption or id. For a content system with fields of its own.
	Fields map[string][]string `yaml:"fields,omitempty"`
}

// An Override is what holds for the articles of some paths.
type Override struct {
	// Globs of the articles, from the folder of the file on: wire/**, **/*.html.
	Paths    []string `yaml:"paths"`
	Settings `yaml:",inline"`
}

// A Config is a configuration file.
type Config struct {
	// Another configuration file, by its path from this one, that this one adds to. For desks that share the rules of the house.
	Extends  string `yaml:"extends,omitempty"`
	Settings `yaml:",inline"`
	// Files of rules that the newsroom makes without Go, by their paths from this one. For words that only this newsroom cares for.
	Packs []string `yaml:"packs,omitempty"`
	// A CSV file of names and words with the columns wrong and right, by its path from this one. For spellings that the newsroom has settled.
	Glossary string `yaml:"glossary,omitempty"`
	// Names of the papers, stations and sites that the articles come from. For headlines and paragraphs that carry a name mtlint does not know.
	Outlets []string `yaml:"outlets,omitempty"`
	// What holds for the articles of some paths; the last that names an article goes first.
	Overrides []Override `yaml:"overrides,omitempty"`

	path   string // as a person reaches it
	folder string // of the file, absolute
	source []byte
	tree   *ast.File
	above  *Config // what it extends; nil: nothing

	packs    []*pack
	glossary *glossary // nil: none
	own      own.Set   // of its packs, and of those above
}

// The words that Settings take for severities, for FailOn and for fixes.
var (
	severities = []string{"error", "warning", "info"}
	failOns    = []string{"never", "error", "warning", "info"}
	verdicts   = []string{"publish", "review"}
	grades     = map[string]rules.Applicability{"safe": rules.Safe, "unsafe": rules.Unsafe, "manual": rules.Manual}
)

// findConfig gives the path of the configuration file for the articles of a
// folder: in it, or in the nearest folder above it. It is empty when there is none.
func findConfig(folder string) (string, error) {
	return findUp(folder, configName)
}

// findUp gives the path of the nearest file of a name in a folder or above it.
func findUp(folder, name string) (string, error) {
	for {
		path := filepath.Join(folder, name)
		info, err := os.Stat(path)
		switch {
		case err == nil && !info.IsDir():
			return path, nil
		case err != nil && !errors.Is(err, os.ErrNotExist):
			return "", unwrapped(path, err)
		}
		up := filepath.Dir(folder)
		if up == folder {
			return "", nil
		}
		folder = up
	}
}

// loadConfig reads a configuration file and those that it extends, and checks
// them. Its errors name the place in the file.
func loadConfig(path string) (*Config, error) {
	return loadConfigs(path, nil)
}

// loadConfigs does so for a file that others, from the first, have led to.
func loadConfigs(path string, from []string) (*Config, error) {
	c, err := readConfig(path)
	if err != nil {
		return nil, err
	}
	if c.Extends != "" {
		if err = c.loadAbove(path, from); err != nil {
			return nil, err
		}
	}
	if err = c.readOwn(); err != nil {
		return nil, err
	}
	return c, c.checkAll()
}

// loadAbove reads what the configuration extends.
func (c *Config) loadAbove(path string, from []string) error {
	above := c.Extends
	if !filepath.IsAbs(above) {
		above = filepath.Join(filepath.Dir(path), above)
	}
	from = append(from, filepath.Clean(path))
	if slices.Contains(from, filepath.Clean(above)) {
		return c.fault(fmt.Errorf("%s extends itself", shown(above)), "extends")
	}
	_, err := os.Stat(above)
	if err != nil {
		return c.fault(unwrapped(c.Extends, err), "extends")
	}
	c.above, err = loadConfigs(above, from)
	return err
}

// readConfig reads one configuration file.
func readConfig(path string) (*Config, error) {
	source, err := readCapped(path, configSize)
	if err != nil {
		return nil, err
	}
	c := new(Config)
	tree, err := decodeYAML(shown(path), source, c)
	if err != nil {
		return nil, err
	}
	c.path, c.source, c.tree = shown(path), source, tree
	if c.folder, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, unwrapped(path, err)
	}
	return c, nil
}

// checkAll checks the settings of the file and of its overrides.
func (c *Config) checkAll() error {
	if err := c.check(&c.Settings); err != nil {
		return err
	}
	for i := range c.Overrides {
		if err := c.checkOverride(i); err != nil {
			return err
		}
	}
	return nil
}

// readCapped reads a small file, without a byte order mark. It is an error when it is larger than most bytes.
func readCapped(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unwrapped(path, err)
	}
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, unwrapped(path, err)
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("%s: larger than %d KB", shown(path), most>>10)
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// decodeYAML reads YAML strictly: what into has no field for is an error.
func decodeYAML(path string, source []byte, into any) (*ast.File, error) {
	tree, err := parser.ParseBytes(source, 0)
	if err == nil {
		err = yaml.UnmarshalWithOptions(source, into, yaml.Strict())
	}
	if errors.Is(err, io.EOF) {
		err = nil // nothing but comments
	}
	if err != nil {
		return nil, yamlError(path, source, err, into)
	}
	if len(tree.Docs) > 1 {
		return nil, faultAt(path, source, tree.Docs[1].Start, errors.New("a second document; one file holds one"))
	}
	return tree, nil
}

// fault gives an error that names the place of a key or value of the file.
func (c *Config) fault(err error, steps ...any) error {
	return faultAt(c.path, c.source, locate(c.tree, steps), err)
}

// checkOverride checks an override.
func (c *Config) checkOverride(i int) error {
	o := &c.Overrides[i]
	if len(o.Paths) == 0 {
		return c.fault(errors.New("an override without paths"), "overrides", i)
	}
	for j, glob := range o.Paths {
		if !doublestar.ValidatePattern(glob) {
			return c.fault(fmt.Errorf("no glob: %q", glob), "overrides", i, "paths", j)
		}
	}
	return c.check(&o.Settings, "overrides", i)
}

// check gives an error when settings name what does not exist. They stand
// where steps lead.
func (c *Config) check(s *Settings, steps ...any) error {
	at := func(err error, more ...any) error { return c.fault(err, append(slices.Clone(steps), more...)...) }
	if err := checkTags([]string{s.Target}); err != nil {
		return at(err, "target")
	}
	for i := range s.From {
		if err := checkTags(s.From[i : i+1]); err != nil {
			return at(err, "from", i)
		}
	}
	for key, list := range map[string][]string{"select": s.Select, "ignore": s.Ignore} {
		for i, rule := range list {
			if err := rules.CheckNames(c.families(), rule); err != nil {
				return at(err, key, i)
			}
		}
	}
	for _, m := range []struct {
		name    string
		words   map[string]string
		allowed []string
	}{
		{"severity", s.Severity, severities},
		{"fixes", s.Fixes, []string{"safe", "unsafe", "manual"}},
	} {
		for _, rule := range sortedKeys(m.words) {
			if err := rules.CheckNames(c.families(), rule); err != nil {
				return at(err, m.name, keyOf(rule))
			}
			if !slices.Contains(m.allowed, m.words[rule]) {
				return at(notAllowed(m.words[rule], m.allowed), m.name, rule)
			}
		}
	}
	if s.FailOn != "" && !slices.Contains(failOns, s.FailOn) {
		return at(notAllowed(s.FailOn, failOns), "fail-on")
	}
	if err := checkVerdict(s, at); err != nil {
		return err
	}
	return checkInput(s, at)
}

// checkVerdict checks the scores of verdicts.
func checkVerdict(s *Settings, at func(error, ...any) error) error {
	for _, verdict := range sortedKeys(s.Verdict) {
		if !slices.Contains(verdicts, verdict) {
			return at(notAllowed(verdict, verdicts), "verdict", keyOf(verdict))
		}
		if score := s.Verdict[verdict]; score < 0 || score > 100 {
			return at(fmt.Errorf("%v is no score from 0 to 100", score), "verdict", verdict)
		}
	}
	return nil
}

// checkTags gives an error when one of tags names no language. An empty one says nothing.
func checkTags(tags []string) error {
	for _, tag := range tags {
		if tag == "" {
			continue
		}
		if _, err := lang.Parse(tag); err != nil {
			return err
		}
	}
	return nil
}

// checkInput checks how files are read.
func checkInput(s *Settings, at func(error, ...any) error) error {
	if err := (&article.Options{Input: s.Input}).Check(); err != nil {
		return at(err, "input")
	}
	if err := (&article.Options{Encoding: s.Encoding}).Check(); err != nil {
		return at(err, "encoding")
	}
	for _, role := range sortedKeys(s.Fields) {
		if err := (&article.Options{Fields: map[string][]string{role: nil}}).Check(); err != nil {
			return at(err, "fields", keyOf(role))
		}
	}
	return nil
}

// notAllowed says which words a place takes.
func notAllowed(word string, allowed []string) error {
	last := len(allowed) - 1
	return fmt.Errorf("%q must be %s or %s", word, strings.Join(allowed[:last], ", "), allowed[last])
}

// settings gives what the file, and what it extends, say of an article.
func (c *Config) settings(article string) Settings {
	return c.settingsFrom(c.folder, article)
}

// settingsFrom does so with the paths of overrides counted from a folder: that
// of the file which extends the others, for it lies where the articles are.
func (c *Config) settingsFrom(folder, article string) Settings {
	var s Settings
	if c.above != nil {
		s = c.above.settingsFrom(folder, article)
	}
	s = s.with(&c.Settings)
	below, err := filepath.Rel(folder, article)
	if err != nil {
		return s
	}
	below = filepath.ToSlash(below)
	for i := range c.Overrides {
		o := &c.Overrides[i]
		if slices.ContainsFunc(o.Paths, func(glob string) bool { return doublestar.MatchUnvalidated(glob, below) }) {
			s = s.with(&o.Settings)
		}
	}
	return s
}

// with gives s with what nearer settings say.
func (s Settings) with(near *Settings) Settings {
	for _, word := range []struct{ to, from *string }{
		{&s.Target, &near.Target}, {&s.FailOn, &near.FailOn}, {&s.Input, &near.Input}, {&s.Encoding, &near.Encoding},
	} {
		if *word.from != "" {
			*word.to = *word.from
		}
	}
	if len(near.From) > 0 {
		s.From = near.From
	}
	if len(near.Select) > 0 {
		s.Select, s.Ignore = near.Select, nil
	}
	s.Ignore = slices.Concat(s.Ignore, near.Ignore)
	s.Severity = merged(s.Severity, near.Severity)
	s.Fixes = merged(s.Fixes, near.Fixes)
	s.Fields = merged(s.Fields, near.Fields)
	s.Verdict = merged(s.Verdict, near.Verdict)
	return s
}

// rulesConfig gives what an engine needs to know, of settings that were checked
// and of the newsroom's own rules, names and outlets in a configuration, if any.
func (s *Settings) rulesConfig(config *Config) (rules.Config, error) {
	c := rules.Config{Select: s.Select, Ignore: s.Ignore, Outlets: config.outlets()}
	if config != nil {
		c.Own, c.Gates = config.own.Phrases, config.own.Gates
	}
	for _, g := range config.allGlossaries() {
		c.Own = slices.Concat(c.Own, name.Phrases(g.terms))
	}
	var err error
	if s.Target != "" {
		if c.Target, err = lang.Parse(s.Target); err != nil {
			return c, err
		}
	}
	for _, from := range s.From {
		var tag lang.Tag
		if tag, err = lang.Parse(from); err != nil {
			return c, err
		}
		c.From = append(c.From, tag)
	}
	if len(s.Severity) > 0 {
		c.Severity = map[string]rules.Severity{}
	}
	for rule, word := range s.Severity {
		if c.Severity[rule], err = rules.ParseSeverity(word); err != nil {
			return c, err
		}
	}
	if len(s.Fixes) > 0 {
		c.Fixes = map[string]rules.Applicability{}
	}
	for rule, word := range s.Fixes {
		c.Fixes[rule] = grades[word]
	}
	return c, nil
}
