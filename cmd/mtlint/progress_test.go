package main

import (
	"bytes"
	"errors"
	"os"
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, test := range []struct {
		name  string
		p     *progress
		spent time.Duration
		want  string
	}{
		{"nothing yet", &progress{total: 10000, width: 80}, time.Second, "0 of 10,000 files, 0 words, 0 words/s"},
		{"a part", &progress{total: 10000, done: 2500, words: 1234567, width: 80}, 30 * time.Second, "2,500 of 10,000 files, 1,234,567 words, 41,000 words/s, 1 min 30 s left"},
		{"long", &progress{total: 10000, done: 100, words: 50000, width: 80}, 2 * time.Minute, "100 of 10,000 files, 50,000 words, 410 words/s, 3 h 18 min left"},
		{"nearly all", &progress{total: 200, done: 199, words: 7, width: 80}, 10 * time.Second, "199 of 200 files, 7 words, 0 words/s, 1 s left"},
		{"narrow", &progress{total: 10000, done: 2500, words: 1234567, width: 43}, 30 * time.Second, "2,500 of 10,000 files, 1,234,567 words"},
	} {
		if got := test.p.line(test.spent); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestProgressMakesRoom holds that the line is gone while something is written
// to the screen, there again afterwards, and gone for good at the end.
func TestProgressMakesRoom(t *testing.T) {
	var screen bytes.Buffer
	p := &progress{out: &screen, width: 20, total: 3, begun: now(), end: make(chan struct{})}
	note := func(onScreen bool, text string, err error) {
		t.Helper()
		got := p.note(onScreen, func() (int, error) {
			screen.WriteString(text)
			return 5, err
		})
		if !errors.Is(got, err) {
			t.Errorf("error %v, want %v", got, err)
		}
	}
	note(true, "a fault\n", nil)
	p.draw()
	note(false, "", nil)
	note(true, "another\n", nil)
	p.stop()
	const gone = "\r\x1b[K"
	want := "a fault\n" + "\r1 of 3 files\x1b[K" + gone + "another\n" + "\r3 of 3 files\x1b[K" + gone
	if got := screen.String(); got != want {
		t.Errorf("the screen got %q, want %q", got, want)
	}
	note(true, "", os.ErrClosed)
}

// TestProgressIsForTerminals holds that a log gets nothing of it.
func TestProgressIsForTerminals(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/log")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, p := range map[string]*progress{
		"a buffer": newProgress(new(bytes.Buffer), 100),
		"a file":   newProgress(file, 100),
	} {
		if p != nil {
			t.Errorf("%s is taken for a terminal", name)
		}
		p.stop()
	}
}
