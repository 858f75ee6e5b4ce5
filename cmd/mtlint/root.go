package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
)

// The exit codes. They are a contract: scripts and editors rely on them.
const (
	exitClean       = 0   // nothing found at or above --fail-on
	exitFindings    = 1   // something was found at or above --fail-on
	exitUsage       = 2   // the command line or the configuration is wrong; nothing was done
	exitFailure     = 3   // a file could not be read or written; the others were linted
	exitInterrupted = 130 // stopped by Ctrl-C, between two files
)

const exitCodes = `Exit codes:
  0  nothing found at or above --fail-on
  1  something found at or above --fail-on; after --fix, something left
  2  wrong usage or configuration; nothing was done
  3  a file could not be read or written; the others were linted all the same`

// A program is mtlint with its streams, and the exit code it will end with.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	code           int
}

// run runs mtlint with arguments and gives its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteContextC(context.Background())
	if err != nil {
		p.complain(err)
		if inFile := (*faultError)(nil); !errors.As(err, &inFile) {
			fmt.Fprintf(stderr, "Run '%s --help' for usage.\n", command.CommandPath())
		}
		return exitUsage
	}
	return p.code
}

// complain writes an error, and everything it is made of, to standard error.
func (p *program) complain(err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			p.complain(e)
		}
		return
	}
	fmt.Fprintf(p.stderr, "mtlint: %s\n", harmless(err.Error()))
	if inFile, ok := errors.AsType[*faultError](err); ok {
		for line := range strings.Lines(inFile.excerpt) {
			fmt.Fprintln(p.stderr, harmless(strings.TrimSuffix(line, "\n")))
		}
	}
}

// harmless gives text without what moves the cursor, as a file name may hold.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// root gives the command tree.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "mtlint",
		Short: "Finds translation artifacts in machine-translated news and mends them",
		Long: `mtlint finds translation artifacts in machine-translated news and mends them:
speech and quotation marks in the habits of the source language, remains of the
web page, leftovers of the engine, and wording that only a translation has.

` + exitCodes,
		Example: `  mtlint lint article.txt          lint a file
  mtlint lint --fix articles/      mend all articles in a folder
  mtlint lint --diff articles/     show what --fix would do
  mtlint explain quotes/unpaired  say what a rule is about`,
		Version:       version(),
		Args:          unknownCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
	}
	root.SetVersionTemplate("mtlint {{.Version}}\n")
	root.AddCommand(p.lint(), p.rules(), p.explain(), p.config(), p.ignore(), p.baseline(), p.hook(), &cobra.Command{
		Use:               "version",
		Short:             "Say which mtlint this is",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(p.stdout, "mtlint %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	})
	return root
}

// unknownCommand refuses arguments of mtlint itself, and says what was probably meant.
func unknownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if meant := root.SuggestionsFor(args[0]); len(meant) > 0 {
		return fmt.Errorf("no command %q; did you mean %q?", args[0], meant[0])
	}
	return fmt.Errorf("no command %q; to lint a file: mtlint lint %s", args[0], args[0])
}

// version gives the version of the module, and the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	v := info.Main.Version
	revision, modified := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			revision = s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = ", modified"
		}
	}
	if revision != "" {
		v += " (" + revision + modified + ")"
	}
	return v
}
