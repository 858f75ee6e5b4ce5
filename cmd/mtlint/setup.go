package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
)

// A setup is how an article is read and linted. Articles of the same settings share one.
type setup struct {
	engine *rules.Engine
	input  article.Options
	failOn rules.Severity

	thresholds report.Thresholds
}

// setups makes the setups of articles, each once.
type setups struct {
	flags Settings             // what the command line says: it goes before all files
	file  string               // the configuration file for all articles; empty: each has the nearest
	none  bool                 // whether no configuration file counts
	anew  bool                 // whether no baseline counts
	known *list[baselineEntry] // the baseline of all articles; nil: each has the nearest

	configs map[string]*Config // by path; nil under the empty path
	nearest map[string]string  // path of the configuration file, by folder
	made    map[setupKey]*setup

	ignores   *lists[ignoreEntry]
	baselines *lists[baselineEntry]
}

// A setupKey says what a setup was made of.
type setupKey struct {
	config   *Config
	settings string // as JSON
}

// newSetups gives setups for what flags say.
func newSetups(flags Settings, file string, none bool) *setups {
	return &setups{
		flags: flags, file: file, none: none,
		configs: map[string]*Config{"": nil}, nearest: map[string]string{}, made: map[setupKey]*setup{},
		ignores: ignoreLists(), baselines: baselineLists(),
	}
}

// of gives the setup of an article.
func (s *setups) of(path string) (*setup, error) {
	settings, config, err := s.settings(path)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	key := setupKey{config, string(text)}
	if made := s.made[key]; made != nil {
		return made, nil
	}
	made, err := settings.setup(config)
	if err != nil {
		return nil, err
	}
	s.made[key] = made
	return made, nil
}

// give gives articles their setups, and the least severity that fails any of them.
func (s *setups) give(sources []source) (rules.Severity, error) {
	failOn := nothingFails
	if len(sources) == 0 {
		return failOn, rules.CheckNames(all.Families(), slices.Concat(s.flags.Select, s.flags.Ignore)...)
	}
	for i := range sources {
		if err := s.equip(&sources[i]); err != nil {
			return 0, err
		}
		failOn = min(failOn, sources[i].setup.failOn)
	}
	return failOn, nil
}

// equip gives an article its setup, and what files beside it say of its faults.
func (s *setups) equip(to *source) error {
	var err error
	if to.setup, err = s.of(to.path); err != nil {
		return err
	}
	absolute, err := filepath.Abs(to.path)
	if err != nil {
		return unwrapped(to.path, err)
	}
	if to.ignores, err = s.ignores.of(filepath.Dir(absolute)); err != nil {
		return err
	}
	switch {
	case s.anew:
	case s.known != nil:
		to.baseline = s.known
	default:
		to.baseline, err = s.baselines.of(filepath.Dir(absolute))
	}
	return err
}

// settings gives what holds for an article, and the configuration file that
// says so; nil where there is none.
func (s *setups) settings(path string) (Settings, *Config, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return Settings{}, nil, unwrapped(path, err)
	}
	config, err := s.config(filepath.Dir(absolute))
	if err != nil {
		return Settings{}, nil, err
	}
	settings := defaults
	if config != nil {
		settings = settings.with(new(config.settings(absolute)))
	}
	return settings.with(&s.flags), config, nil
}

// defaults are the settings of an article of which nothing is said.
var defaults = Settings{FailOn: "warning"}

// config gives the configuration of the articles in a folder.
func (s *setups) config(folder string) (*Config, error) {
	path := s.file
	if s.none {
		path = ""
	} else if path == "" {
		var known bool
		if path, known = s.nearest[folder]; !known {
			var err error
			if path, err = findConfig(folder); err != nil {
				return nil, err
			}
			s.nearest[folder] = path
		}
	}
	if config, known := s.configs[path]; known {
		return config, nil
	}
	config, err := loadConfig(path)
	if err != nil {
		return nil, err
	}
	s.configs[path] = config
	return config, nil
}

// setup makes the setup of settings, and of a configuration if there is one.
func (s *Settings) setup(from *Config) (*setup, error) {
	config, err := s.rulesConfig(from)
	if err != nil {
		return nil, err
	}
	made := &setup{
		input:      article.Options{Input: s.Input, Encoding: s.Encoding, Fields: s.Fields},
		thresholds: report.Thresholds{Publish: s.Verdict["publish"], Review: s.Verdict["review"]},
	}
	if made.engine, err = rules.NewEngine(from.families(), config); err != nil {
		return nil, err
	}
	if s.FailOn == "never" {
		made.failOn = nothingFails
		return made, nil
	}
	made.failOn, err = rules.ParseSeverity(s.FailOn)
	return made, err
}

// nothingFails is a severity that no diagnostic has.
const nothingFails = rules.Error + 1

// flagSettings gives what the flags of mtlint lint say, checked. Its errors name the flag.
func (o *lintOptions) flagSettings() (Settings, error) {
	s := Settings{
		Target: o.target, From: trimmed(o.from), Select: trimmed(o.selected), Ignore: trimmed(o.ignored),
		Input: o.input, Encoding: o.encoding,
	}
	if o.failOn.chosen {
		s.FailOn = o.failOn.value
	}
	for _, field := range trimmed(o.fields) {
		role, path, _ := strings.Cut(field, "=")
		if path == "" {
			return s, fmt.Errorf("--field %s: must be of the form headline=path", field)
		}
		if s.Fields == nil {
			s.Fields = map[string][]string{}
		}
		s.Fields[role] = append(s.Fields[role], path)
	}
	if err := (&article.Options{Input: s.Input, Encoding: s.Encoding, Fields: s.Fields}).Check(); err != nil {
		return s, err
	}
	for flag, tags := range map[string][]string{"lang": {s.Target}, "from": s.From} {
		if err := checkTags(tags); err != nil {
			return s, fmt.Errorf("--%s: %w", flag, err)
		}
	}
	return s, nil // which rules there are, the configuration of an article says
}
