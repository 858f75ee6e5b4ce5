package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
)

// A linter lints articles, several at once.
type linter struct {
	stdin    io.Reader
	jobs     int
	failOn   rules.Severity // the least severity that fails any of the articles
	minScore float64
	least    rules.Applicability // the least grade of fix to apply; NoFix: none
	save     bool                // whether mended articles are put in place of their files
	part     bool                // whether only faults in some lines count
	baseline bool                // whether an article has a baseline
	keep     int64               // see keptMost
	run      *rules.Run          // the articles; nil: no rule compares them
}

// An outcome is what linting one article came to.
type outcome struct {
	result  report.Result // without a Path where the file could not be read
	verdict judgement
	mended  []byte // of standard input: its text, to be written out
	source  *source
	needed  []int // entries of its list of ignores that hid something
	err     error
	passed  bool // whether err is no failure: a walk came by a file that has no article
}

// all lints articles and hands the outcomes to each in the order of the
// articles. When each gives an error, or ctx ends, it lints no further article,
// waits for those that are being saved, and gives the error of each.
func (l *linter) all(ctx context.Context, articles []source, each func(outcome) error) error {
	l.run = l.gather(ctx, articles)
	return inOrder(ctx, l.jobs, articles, l.one, each)
}

// inOrder works on articles, several at once, and hands what comes of each to
// each in their order. When each gives an error, or ctx ends, it begins no
// further article, and gives the error of each.
func inOrder[T any](ctx context.Context, jobs int, articles []source, one func(context.Context, *source) T, each func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type slot struct {
		*source
		done chan T
	}
	work := make(chan slot)
	order := make(chan slot, 4*jobs) // how far the fast may run ahead of the slow
	go func() {
		defer close(order)
		defer close(work)
		for i := range articles {
			next := slot{&articles[i], make(chan T, 1)}
			select {
			case work <- next:
				order <- next
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range min(jobs, len(articles)) {
		workers.Go(func() {
			for s := range work {
				s.done <- one(ctx, s.source)
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

// keptMost is how many bytes of files that were read ahead, and of their text,
// are kept until they are linted. What is more is read again.
const keptMost = 32 << 20

// gather reads all articles ahead, where there are several and a rule compares
// them. Beside files standard input is not waited for, and is not compared.
func (l *linter) gather(ctx context.Context, articles []source) *rules.Run {
	compares := func(s source) bool { return s.setup.engine.Across() }
	if !slices.ContainsFunc(articles, compares) {
		return nil
	}
	run, kept := new(rules.Run), int64(0)
	type ahead struct {
		source  *source
		opened  *opened
		digests []rules.Digest
	}
	_ = inOrder(ctx, l.jobs, articles, func(ctx context.Context, s *source) ahead {
		if s.stdin && len(articles) > 1 {
			return ahead{source: s}
		}
		o := l.open(ctx, s)
		if l.least == rules.NoFix {
			o.data = nil // its text will do
		}
		a := ahead{source: s, opened: o}
		if o.err == nil && o.file != nil && compares(*s) {
			for _, d := range o.file.Documents {
				a.digests = append(a.digests, rules.NewDigest(d))
			}
		}
		return a
	}, func(a ahead) error {
		if a.opened == nil {
			return nil
		}
		for _, g := range a.digests {
			run.Add(g)
		}
		size := int64(len(a.opened.data))
		if a.opened.file != nil {
			size += int64(len(a.opened.file.Source)) // of what was compressed, many times as much
		}
		if a.source.stdin || len(articles) == 1 || kept+size <= l.keep {
			kept += size
			a.source.ahead = a.opened
		}
		return nil
	})
	return run
}

// An opened is a file that was read.
type opened struct {
	data []byte
	file *article.File // nil: it is no text, or err says what is wrong
	err  error
}

// open reads an article, unless that was done ahead.
func (l *linter) open(ctx context.Context, s *source) *opened {
	if o := s.ahead; o != nil {
		s.ahead = nil // it is not needed again
		return o
	}
	data, err := l.read(ctx, s)
	if err != nil {
		return &opened{err: unwrapped(s.path, err)}
	}
	if s.walked && article.Binary(data) {
		return &opened{data: data}
	}
	file, err := article.Read(s.path, data, s.setup.input)
	return &opened{data, file, err}
}

// one lints one article.
func (l *linter) one(ctx context.Context, s *source) outcome {
	o := l.open(ctx, s)
	if o.file == nil {
		return outcome{source: s, err: o.err, passed: s.walked && errors.Is(o.err, article.ErrNoArticle)}
	}
	for _, d := range o.file.Documents {
		d.Run = l.run
	}
	var r outcome
	if l.least == rules.NoFix {
		r = l.found(s, o.file)
	} else {
		r = l.fix(s, o.file, o.data)
	}
	r.source, r.err = s, errors.Join(r.err, o.file.Unread)
	return r
}

// found lints the articles of a file as they stand.
func (l *linter) found(s *source, file *article.File) outcome {
	places := s.beside(file.Documents)
	r := outcome{result: report.Result{Path: file.Path, Before: file.Source, Source: file.Source, Thresholds: s.setup.thresholds}}
	l.finish(&r, s, places, s.setup.engine.LintAll(file.Documents), nil)
	return r
}

// fix mends the articles of a file.
func (l *linter) fix(s *source, file *article.File, data []byte) outcome {
	places := s.beside(file.Documents)
	mended, err := s.setup.engine.FixAll(file.Documents, l.least, file.Articles)
	var ignores *rules.Mended
	if err == nil {
		mended, ignores, err = l.fixIgnores(s, file, mended)
	}
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
		r := l.found(s, file)
		r.err = err
		return r
	}
	r := outcome{result: report.Result{Path: s.path, Before: file.Source, Source: source, Thresholds: s.setup.thresholds}}
	l.finish(&r, s, places, mended, ignores)
	if !l.save && source != file.Source {
		r.verdict = l.found(s, file).verdict // the faults are still there
	}
	if s.stdin {
		r.mended = now
	}
	return r
}

// fixIgnores mends the ignores of a mended file as far as the fixes of a run
// may, and gives those that it mended. One that is named rightly at last may be idle.
func (l *linter) fixIgnores(s *source, file *article.File, mended []rules.Mended) ([]rules.Mended, *rules.Mended, error) {
	var applied []rules.Diagnostic
	for {
		idle := s.setup.engine.WrongIgnores(mended)
		var edits []rules.Edit
		if idle != nil {
			for _, d := range idle.Left {
				if d.Fix != nil && d.Fix.Applicability >= l.least {
					edits = append(edits, d.Fix.Edits...)
					applied = append(applied, d)
				}
			}
		}
		if edits == nil {
			break
		}
		source, err := rules.Apply(idle.Document.Source, edits)
		if err != nil {
			return mended, nil, fmt.Errorf("%s: %w", s.path, err)
		}
		documents, err := file.Articles(source)
		if err != nil {
			return mended, nil, err
		}
		if len(documents) != len(mended) {
			return mended, nil, fmt.Errorf("%s: without its idle ignores it has %d articles, not %d", s.path, len(documents), len(mended))
		}
		s.beside(documents)
		for i, d := range documents {
			d.Target, d.Run = mended[i].Document.Target, l.run // told once, as by FixAll
		}
		now := s.setup.engine.LintAll(documents)
		for i := range now {
			now[i].Applied = mended[i].Applied
		}
		mended = now
	}
	if applied == nil {
		return mended, nil, nil
	}
	source := mended[0].Document.Source
	return mended, &rules.Mended{Document: &rules.Document{Path: file.Path, Source: source, Text: source}, Applied: applied, NoArticle: true}, nil
}

// beside gives the documents of an article what its list of ignores says, and
// gives the places in the list.
func (s *source) beside(documents []*rules.Document) []int {
	ignores, places := ignoresFor(s.ignores, s.path)
	for _, d := range documents {
		d.Ignores = ignores
	}
	return places
}

// finish leaves in an outcome what counts: not what is ignored, was there
// before or stands in lines that nobody changed. Places are those of the
// article's ignores in their list; mended holds the ignores that were mended.
func (l *linter) finish(r *outcome, s *source, places []int, articles []rules.Mended, mended *rules.Mended) {
	for i := range articles {
		for _, g := range articles[i].Ignored {
			r.result.Aside = append(r.result.Aside, report.Aside{Document: articles[i].Document, Diagnostic: g.Diagnostic, InText: g.InText, Reason: g.Reason})
			if !g.InText {
				r.needed = append(r.needed, places[g.Number])
			}
		}
	}
	left := s.setup.engine.WrongIgnores(articles)
	switch {
	case left == nil:
		left = mended
	case mended != nil:
		left.Applied = mended.Applied
	}
	if left != nil {
		articles = append(articles, *left)
	}
	r.result.Aside = append(r.result.Aside, subtract(s.baseline, s.path, articles)...)
	if s.lines != nil {
		keepChanged(s.lines, articles)
	}
	r.result.Articles = articles
	r.verdict = l.judge(s, articles)
}

// A judgement says whether articles, as they stand after the run, pass.
type judgement struct {
	grave  bool    // one has a fault that counts
	below  int     // how many have a score below --min-score
	lowest float64 // the lowest score of those
	worst  string  // the file of that score
}

// judge judges the articles of a file.
func (l *linter) judge(s *source, articles []rules.Mended) judgement {
	var j judgement
	for i := range articles {
		left := articles[i].Left
		j.grave = j.grave || slices.ContainsFunc(left, func(d rules.Diagnostic) bool { return d.Severity >= s.setup.failOn })
		if articles[i].NoArticle {
			continue
		}
		if score := report.Score(left, articles[i].Document.WordCount()); score < l.minScore {
			j.join(judgement{below: 1, lowest: score, worst: s.path})
		}
	}
	return j
}

// join adds the judgement of other articles.
func (j *judgement) join(other judgement) {
	j.grave = j.grave || other.grave
	if other.below > 0 && (j.below == 0 || other.lowest < j.lowest) {
		j.lowest, j.worst = other.lowest, other.worst
	}
	j.below += other.below
}

// read gives the bytes of an article. Reading standard input may take for
// ever, and ends with ctx.
func (l *linter) read(ctx context.Context, s *source) ([]byte, error) {
	if s.load != nil {
		return s.load(ctx)
	}
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
