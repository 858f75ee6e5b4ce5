package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/lang"
)

// config gives the command mtlint config.
func (p *program) config() *cobra.Command {
	c := &cobra.Command{
		Use:   "config",
		Short: "Begin, show and check the configuration",
		Long: `mtlint needs no configuration. What a newsroom does in its own way it says in a
file ` + configName + `: each article has the nearest one, in its folder or above, and
those that this one extends. A flag goes before an override, an override before
its file, a file before the one that it extends.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(
		&cobra.Command{
			Use:               "init",
			Short:             "Write a " + configName + " to fill in",
			Args:              cobra.NoArgs,
			ValidArgsFunction: cobra.NoFileCompletions,
			RunE:              func(*cobra.Command, []string) error { return p.configInit() },
		},
		p.configShow(),
		&cobra.Command{
			Use:   "verify [FILE...]",
			Short: "Check configuration files, by default the nearest, and run the examples of their packs",
			Long: `Verify checks configuration files, the packs and glossaries that they name, and
runs the examples of the packs: what is bad must be found and mended, what is
good must stay silent. A pack or a glossary can be checked alone, too.`,
			RunE: func(_ *cobra.Command, files []string) error { return p.configVerify(files) },
		},
		p.schema(),
	)
	return c
}

// schema gives the command mtlint config schema.
func (p *program) schema() *cobra.Command {
	var pack bool
	c := &cobra.Command{
		Use:               "schema",
		Short:             "Print the JSON Schema of " + configName + ", for editors",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			schema, err := packSchema, error(nil)
			if !pack {
				schema, err = configSchema(likelyFamilies())
			}
			if err == nil {
				_, err = p.stdout.Write(schema)
			}
			return err
		},
	}
	c.Flags().BoolVar(&pack, "pack", false, "that of a pack instead")
	return c
}

// packSchema is generated from the type Pack by a test.
//
//go:embed pack.schema.json
var packSchema []byte

// configTemplate is what mtlint config init writes.
//
//go:embed config.yaml
var configTemplate []byte

// configInit writes a configuration file in the current folder, if there is none.
func (p *program) configInit() error {
	file, err := os.OpenFile(configName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return p.fail(fmt.Errorf("%s is there already; nothing was written", configName))
	}
	if err == nil {
		_, err = file.Write(configTemplate)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return p.fail(unwrapped(configName, err))
	}
	fmt.Fprintf(p.stdout, "%s\n", configName)
	return nil
}

// fail tells an error that is none of usage, and ends in the code of a failure.
func (p *program) fail(err error) error {
	p.complain(err)
	p.code = exitFailure
	return nil
}

// configShow gives the command mtlint config show.
func (p *program) configShow() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "show [PATH]",
		Short: "Show what holds for an article, or for the current folder",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, paths []string) error {
			path := "article.txt" // any article here
			if len(paths) > 0 {
				path = paths[0]
			}
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				path = filepath.Join(path, "article.txt")
			}
			settings, config, err := newSetups(Settings{}, file, false).settings(path)
			if err != nil {
				return err
			}
			return p.showSettings(&settings, config)
		},
	}
	c.Flags().StringVar(&file, "config", "", "`file` of the configuration; empty: the nearest "+configName)
	return c
}

// showSettings writes settings as YAML, and the files that say them as comments.
func (p *program) showSettings(s *Settings, c *Config) error {
	var out bytes.Buffer
	if c == nil {
		fmt.Fprintf(&out, "# no %s: the defaults\n", configName)
	}
	shownConfig := struct {
		*Settings `yaml:",inline"`
		Packs     []string `yaml:"packs,omitempty"`
		Glossary  []string `yaml:"glossary,omitempty"`
		Outlets   []string `yaml:"outlets,omitempty"`
	}{Settings: s, Outlets: c.outlets()}
	for _, own := range c.allPacks() {
		shownConfig.Packs = append(shownConfig.Packs, own.path)
	}
	for _, g := range c.allGlossaries() {
		shownConfig.Glossary = append(shownConfig.Glossary, g.path)
	}
	for ; c != nil; c = c.above {
		fmt.Fprintf(&out, "# from %s\n", c.path)
	}
	data, err := yaml.MarshalWithOptions(shownConfig, yaml.UseSingleQuote(false), yaml.IndentSequence(true))
	if err != nil {
		return err
	}
	out.Write(data)
	_, err = p.stdout.Write(out.Bytes())
	return err
}

// configVerify checks configuration files.
func (p *program) configVerify(files []string) error {
	if len(files) == 0 {
		here, err := os.Getwd()
		if err != nil {
			return err
		}
		file, err := findConfig(here)
		if err != nil {
			return p.fail(err)
		}
		if file == "" {
			return p.fail(fmt.Errorf("no %s here or above; mtlint config init writes one", configName))
		}
		files = []string{file}
	}
	var errs []error
	told := map[string]bool{}
	for _, file := range files {
		for _, err := range p.verifyFile(file) {
			if !told[err.Error()] { // a pack is checked with each configuration that names it
				told[err.Error()] = true
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

// verifyFile checks a configuration with its packs and glossary, or one of those alone.
func (p *program) verifyFile(file string) []error {
	switch {
	case strings.EqualFold(filepath.Ext(file), ".csv"):
		g, err := readGlossary(file)
		if err != nil {
			return []error{err}
		}
		return p.verifyGlossary(g)
	case isPack(file):
		read, err := readPack(file)
		if err == nil {
			_, err = makeOwn([]*pack{read}, all.Families())
		}
		if err != nil {
			return []error{err}
		}
		return p.verifyPack(read, "")
	}
	c, err := loadConfig(file)
	if err != nil {
		return []error{err}
	}
	fmt.Fprintf(p.stdout, "%s: good\n", c.path)
	target := c.settings(filepath.Join(c.folder, "article.txt")).Target
	var errs []error
	for _, own := range c.allPacks() {
		errs = append(errs, p.verifyPack(own, lang.Tag(target))...)
	}
	for _, g := range c.allGlossaries() {
		errs = append(errs, p.verifyGlossary(g)...)
	}
	return errs
}

// verifyPack runs the examples of a pack.
func (p *program) verifyPack(read *pack, target lang.Tag) []error {
	errs := read.verify(target)
	if len(errs) == 0 {
		fmt.Fprintf(p.stdout, "%s: good (%s, %s)\n", read.path, report.Count(len(read.definitions), "rule", "rules"), report.Count(read.examples(), "example", "examples"))
	}
	return errs
}

// verifyGlossary holds the lines of a glossary against each other.
func (p *program) verifyGlossary(g *glossary) []error {
	errs := g.verify()
	if len(errs) == 0 {
		fmt.Fprintf(p.stdout, "%s: good (%s)\n", g.path, report.Count(len(g.terms), "wrong form", "wrong forms"))
	}
	return errs
}

// configSchemaFile is generated from the type Config by a test.
//
//go:embed config.schema.json
var configSchemaFile []byte

// configSchema gives the JSON Schema of a configuration file, with the names
// of the rules of families.
func configSchema(families []*rules.Family) ([]byte, error) {
	var schema map[string]any
	if err := json.Unmarshal(configSchemaFile, &schema); err != nil {
		return nil, err
	}
	names := []string{}
	for _, f := range families {
		names = append(names, f.Name)
		for _, r := range f.Rules() {
			names = append(names, r.ID)
		}
	}
	definitions, _ := schema["$defs"].(map[string]any)
	definitions["Rule"] = map[string]any{"type": "string", "enum": names, "description": "A rule or a family of rules."}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(schema)
	return out.Bytes(), err
}
