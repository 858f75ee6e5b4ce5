package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// hookHead begins the pre-commit hook that mtlint hook install writes, and tells it from others.
const hookHead = `#!/bin/sh
# Written by mtlint hook install: a fault in lines that are to be committed
# stops the commit. "git commit --no-verify" goes past it.
`

// hook gives the command mtlint hook.
func (p *program) hook() *cobra.Command {
	c := &cobra.Command{
		Use:   "hook",
		Short: "Lint what is staged before each commit",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var force bool
	install := &cobra.Command{
		Use:   "install",
		Short: "Write a pre-commit hook into this Git repository",
		Long: `Install writes a Git hook that runs mtlint lint --staged before each commit: it
lints what is staged, not what lies in the work tree, and the changed lines
alone. A hook that somebody else wrote stays as it is, unless with --force.`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return p.hookInstall(c.Context(), force) },
	}
	install.Flags().BoolVar(&force, "force", false, "replace a hook that somebody else wrote; it is kept beside, as pre-commit.old")
	c.AddCommand(install, &cobra.Command{
		Use:               "uninstall",
		Short:             "Take the hook out again",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return p.hookUninstall(c.Context()) },
	})
	return c
}

// hookScript gives the hook. A program that starts Git without a shell, such as
// an editor, may not have mtlint in its PATH.
func hookScript() string {
	script := hookHead
	if self, err := os.Executable(); err == nil {
		script += `PATH="$PATH:"'` + strings.ReplaceAll(filepath.ToSlash(filepath.Dir(self)), "'", `'\''`) + "'\n"
	}
	return script + "exec mtlint lint --staged\n"
}

// A hookFile is the pre-commit hook of a repository.
type hookFile struct {
	path    string
	there   bool
	foreign bool // somebody else wrote it
}

// findHook gives the hook of the repository of the current folder: in
// core.hooksPath, else in the folder that all its work trees share.
func findHook(ctx context.Context) (hookFile, error) {
	r, err := repositoryHere(ctx)
	if err != nil {
		return hookFile{}, err
	}
	out, err := r.git(ctx, "rev-parse", "--git-path", "hooks/pre-commit")
	if err != nil {
		return hookFile{}, err
	}
	h := hookFile{path: strings.TrimSuffix(string(out), "\n")}
	if !filepath.IsAbs(h.path) {
		h.path = filepath.Join(r.root, h.path)
	}
	now, err := os.ReadFile(h.path)
	switch {
	case err == nil:
		h.there, h.foreign = true, !strings.HasPrefix(string(now), hookHead)
	case !errors.Is(err, os.ErrNotExist):
		return h, unwrapped(h.path, err)
	}
	return h, nil
}

// hookInstall writes the hook.
func (p *program) hookInstall(ctx context.Context, force bool) error {
	h, err := findHook(ctx)
	if err != nil {
		return err
	}
	if h.foreign && !force {
		return p.fail(fmt.Errorf("%s is there already; add this line to it: mtlint lint --staged || exit 1; or replace it with --force", shown(h.path)))
	}
	if h.foreign {
		old := h.path + ".old"
		if _, err := os.Lstat(old); err == nil {
			return p.fail(fmt.Errorf("%s is there already; the hook stays", shown(old)))
		}
		if err := os.Rename(h.path, old); err != nil {
			return p.fail(unwrapped(h.path, err))
		}
		fmt.Fprintf(p.stdout, "%s: kept as %s\n", shown(h.path), filepath.Base(old))
	}
	if err := os.MkdirAll(filepath.Dir(h.path), 0o755); err != nil { //nolint:gosec // as Git makes it
		return p.fail(unwrapped(h.path, err))
	}
	if err := os.WriteFile(h.path, []byte(hookScript()), 0o755); err != nil {
		return p.fail(unwrapped(h.path, err))
	}
	fmt.Fprintf(p.stdout, "%s: lints what is staged before each commit\n", shown(h.path))
	return nil
}

// hookUninstall takes the hook out, if it is ours.
func (p *program) hookUninstall(ctx context.Context) error {
	h, err := findHook(ctx)
	switch {
	case err != nil:
		return err
	case !h.there:
		fmt.Fprintf(p.stdout, "%s: no hook is there\n", shown(h.path))
		return nil
	case h.foreign:
		return p.fail(fmt.Errorf("%s is not the hook that mtlint wrote; it stays", shown(h.path)))
	}
	if err := os.Remove(h.path); err != nil {
		return p.fail(unwrapped(h.path, err))
	}
	fmt.Fprintf(p.stdout, "%s: taken out\n", shown(h.path))
	return nil
}
