package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mtlint": main})
}

// TestScripts runs the scripts of the program, which are its manual too.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("..", "..", "testdata", "cli"),
		UpdateScripts: os.Getenv("UPDATE") != "",
		Condition:     condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"bytes": writeBytes,
			"holds": holds,
			"mode":  mode,
		},
	})
}

// condition is [tmpfs]: whether a script may mount a small disk, in a namespace of its own.
func condition(name string) (bool, error) {
	if name != "tmpfs" {
		return false, fmt.Errorf("no condition %q", name)
	}
	return exec.Command("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt").Run() == nil, nil
}

// exits runs mtlint and compares its exit code: "exits 1 lint wire.txt".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE ARGUMENTS...")
	}
	err := ts.Exec("mtlint", args[1:]...)
	code := "0"
	if err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("mtlint %s ended with %s, want %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// writeBytes writes a file from a Go string: bytes cr.txt 'One\rTwo'.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE STRING")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), unquoted(ts, args[1]), 0o644))
}

// holds compares a file with a Go string: holds cr.txt 'One\rTwo'.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: holds FILE STRING")
	}
	want := unquoted(ts, args[1])
	if got := []byte(ts.ReadFile(args[0])); bytes.Equal(got, want) == neg {
		ts.Fatalf("%s holds %q, compared with %q", args[0], got, want)
	}
}

// mode compares the permissions of a file: mode 640 wire.txt.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode OCTAL FILE")
	}
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%o", info.Mode().Perm()); got != args[0] {
		ts.Fatalf("%s has mode %s, want %s", args[1], got, args[0])
	}
}

// unquoted reads the escapes \r \n \t \0 and \xNN.
func unquoted(ts *testscript.TestScript, s string) []byte {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b = append(b, s[i])
			continue
		}
		i++
		switch s[i] {
		case 'r':
			b = append(b, '\r')
		case 'n':
			b = append(b, '\n')
		case 't':
			b = append(b, '\t')
		case '0':
			b = append(b, 0)
		case 'x':
			var c byte
			if _, err := fmt.Sscanf(s[i+1:i+3], "%02x", &c); err != nil {
				ts.Fatalf("bad escape in %q", s)
			}
			b = append(b, c)
			i += 2
		default:
			ts.Fatalf("unknown escape \\%c", s[i])
		}
	}
	return b
}
