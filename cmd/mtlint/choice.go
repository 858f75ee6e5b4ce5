package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// A choice is a flag that takes one of a few words (pflag.Value).
type choice struct {
	value   string
	allowed []string
	chosen  bool // whether the command line has it; else value is the default
}

// newChoice gives a choice with its default.
func newChoice(value string, allowed ...string) *choice {
	return &choice{value: value, allowed: allowed}
}

// String gives the word chosen.
func (c *choice) String() string { return c.value }

// few is how many words --help shows beside the name of a flag.
const few = 4

// Type gives the words, for --help; many words stand in the usage instead.
func (c *choice) Type() string {
	if len(c.allowed) > few {
		return "name"
	}
	return strings.Join(c.allowed, "|")
}

// Set chooses a word. It is an error when the word is not allowed.
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		last := len(c.allowed) - 1
		return fmt.Errorf("must be %s or %s", strings.Join(c.allowed[:last], ", "), c.allowed[last])
	}
	c.value, c.chosen = s, true
	return nil
}

// flag adds the choice to a command, with its completion.
func (c *choice) flag(command *cobra.Command, name, usage string) {
	if len(c.allowed) > few {
		usage += ": " + strings.Join(c.allowed, ", ")
	}
	command.Flags().Var(c, name, usage)
	complete(command, name, c.allowed)
}

// complete lets a shell complete the values of a flag.
func complete(command *cobra.Command, name string, values []string) {
	err := command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}
