package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// A linter lints articles, several at once.
type linter struct {
	engine *rules.Engine
	input  article.Options
	stdin  io.Reader
	jobs   int
	failOn rules.Severity
	least  rules.Applicability // the least grade of fix to apply; NoFix: none
	save   bool                // whether mended articles are put in place of their files
}

// An outcome is what linting one article came to.
type outcome struct {
	result report.Result // without a Path where the file could not be read
	grave  bool          // whether the article, as it stands after the run, has a fault that counts
	mended []byte        // of standard input: its text, to be written out
	err    error
}

// all lints articles and hands the outcomes to each in the order of the
// articles. When each gives an error, or ctx ends, it lints no further article,
// waits for those that are being saved, and gives the error of each.
func (l *linter) all(ctx context.Context, articles []source, each func(outcome) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type slot struct {
		source
		done chan outcome
	}
	work := make(chan slot)
	order := make(chan slot, 4*l.jobs) // how far the fast may run ahead of the slow
	go func() {
		defer close(order)
		defer close(work)
		for _, s := range articles {
			next := slot{s, make(chan outcome, 1)}
			select {
			case work <- next:
				order <- next
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range min(l.jobs, len(articles)) {
		workers.Go(func() {
			for s := range work {
				s.done <- l.one(ctx, s.source)
			}
		})
	}
	var err error
	for s := range order {
		r := <-s.done
		if err == nil && ctx.Err() == nil {
			if err = each(r); err != nil {
				cancel()
			}
		}
	}
	workers.Wait()
	return err
}

// one lints one article.
func (l *linter) one(ctx context.Context, s source) outcome {
	data, err := l.read(ctx, s)
	if err != nil {
		return outcome{err: unwrapped(s.path, err)}
	}
	if s.walked && article.Binary(data) {
		return outcome{}
	}
	file, err := article.Read(s.path, data, l.input)
	if err != nil {
		return outcome{err: err}
	}
	if l.least == rules.NoFix {
		return l.found(file)
	}
	return l.fix(s, file, data)
}

// found lints the articles of a file as they stand.
func (l *linter) found(file *article.File) outcome {
	found := l.engine.LintAll(file.Documents)
	return outcome{
		result: report.Result{Path: file.Path, Before: file.Source, Source: file.Source, Articles: found},
		grave:  l.counts(found),
	}
}

// fix mends the articles of a file.
func (l *linter) fix(s source, file *article.File, data []byte) outcome {
	mended, err := l.engine.FixAll(file.Documents, l.least, file.Articles)
	var now []byte
	source := file.Source
	if err == nil && len(mended) > 0 {
		source = mended[0].Document.Source
	}
	if err == nil && l.save {
		now = data
		if source != file.Source {
			now, err = file.Encode(source)
		}
	}
	if err == nil && l.save && !s.stdin && source != file.Source {
		err = save(s.path, data, now)
	}
	if err != nil {
		r := l.found(file)
		r.err = err
		return r
	}
	r := outcome{
		result: report.Result{Path: s.path, Before: file.Source, Source: source, Articles: mended},
		grave:  l.counts(mended),
	}
	if !l.save && source != file.Source {
		r.grave = l.counts(l.engine.LintAll(file.Documents)) // the faults are still there
	}
	if s.stdin {
		r.mended = now
	}
	return r
}

// counts reports whether one of the diagnostics is of a severity that counts.
func (l *linter) counts(articles []rules.Mended) bool {
	for i := range articles {
		for j := range articles[i].Left {
			if articles[i].Left[j].Severity >= l.failOn {
				return true
			}
		}
	}
	return false
}

// read gives the bytes of an article. Reading standard input may take for
// ever, and ends with ctx.
func (l *linter) read(ctx context.Context, s source) ([]byte, error) {
	if !s.stdin {
		return os.ReadFile(s.path)
	}
	type input struct {
		data []byte
		err  error
	}
	done := make(chan input, 1)
	go func() {
		data, err := io.ReadAll(l.stdin)
		done <- input{data, err}
	}()
	select {
	case in := <-done:
		return in.data, in.err
	case <-ctx.Done():
		return nil, fmt.Errorf("not read to its end: %w", ctx.Err())
	}
}
