package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/mtlint/mtlint/report"
)

// How the progress of a run is shown.
const (
	progressAfter = time.Second            // a run that ends before shows none
	progressEvery = 200 * time.Millisecond // between two looks
)

// A progress shows on a terminal, in one line, how far a run has come. Nil
// shows nothing.
type progress struct {
	out   io.Writer
	width int // columns of the terminal
	total int // files
	begun time.Time
	end   chan struct{}
	gone  sync.WaitGroup

	mu    sync.Mutex
	done  int // files
	words int
	shown bool // whether the line is on the screen
}

// newProgress begins to show the progress of a run over files; nil where standard
// error is no terminal, as nothing of it belongs in a log.
func newProgress(stderr io.Writer, total int) *progress {
	file, ok := stderr.(*os.File)
	if !ok || total < 2 || !term.IsTerminal(int(file.Fd())) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil || width == 0 {
		width = 80
	}
	p := &progress{out: stderr, width: width, total: total, begun: now(), end: make(chan struct{})}
	p.gone.Go(p.run)
	return p
}

// now gives the time, which no report shows.
func now() time.Time { return time.Now() } //nolint:forbidigo // a clock for the terminal alone

// run draws the line until stop.
func (p *progress) run() {
	wait := time.NewTimer(progressAfter)
	defer wait.Stop()
	for {
		select {
		case <-p.end:
			return
		case <-wait.C:
			p.mu.Lock()
			p.draw()
			p.mu.Unlock()
			wait.Reset(progressEvery)
		}
	}
}

// note counts a file and the words in it while do writes what came of it: to
// the screen, where the line has to make room, or elsewhere.
func (p *progress) note(screen bool, do func() (words int, err error)) error {
	if p == nil {
		_, err := do()
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	room := screen && p.shown
	if room {
		p.clear()
	}
	words, err := do()
	p.done++
	p.words += words
	if room && err == nil {
		p.draw()
	}
	return err
}

// draw puts the line on the screen.
func (p *progress) draw() {
	fmt.Fprintf(p.out, "\r%s\x1b[K", p.line(now().Sub(p.begun)))
	p.shown = true
}

// stop takes the line from the screen for good.
func (p *progress) stop() {
	if p == nil {
		return
	}
	close(p.end)
	p.gone.Wait()
	p.clear()
}

// clear takes the line from the screen.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}

// line says how far a run has come after a time:
//
//	1,204 of 10,000 files, 2.1 million words, 42,000 words/s, 1 min 12 s left
func (p *progress) line(spent time.Duration) string {
	parts := []string{
		fmt.Sprintf("%s of %s files", report.Thousands(p.done), report.Thousands(p.total)),
		report.Thousands(p.words) + " words",
		report.Thousands(rounded(float64(p.words)/spent.Seconds())) + " words/s",
	}
	if p.done > 0 {
		left := time.Duration(float64(spent) / float64(p.done) * float64(p.total-p.done))
		parts = append(parts, remaining(left)+" left")
	}
	line := parts[0]
	for _, part := range parts[1:] {
		if len(line)+len(", ")+len(part) >= p.width {
			break
		}
		line += ", " + part
	}
	return line
}

// rounded gives a number with two digits that are not zero.
func rounded(x float64) int {
	n, unit := int(x), 1
	for n/unit >= 100 {
		unit *= 10
	}
	return n / unit * unit
}

// remaining says how long something takes: "1 h 5 min", "3 min 20 s", "12 s".
func remaining(d time.Duration) string {
	s := int(d.Seconds()) + 1
	switch {
	case s >= 3600:
		return fmt.Sprintf("%d h %d min", s/3600, s%3600/60)
	case s >= 60:
		return fmt.Sprintf("%d min %d s", s/60, s%60/10*10)
	}
	return fmt.Sprintf("%d s", s)
}
