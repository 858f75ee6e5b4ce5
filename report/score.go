package report

import (
	"cmp"
	"fmt"
	"math"

	"github.com/mtlint/mtlint/rules"
)

// What a fault weighs, by severity: a certain one as much as two and a half
// likely ones, and a hint hardly anything.
const (
	weightError   = 10
	weightWarning = 4
	weightInfo    = 0.5
)

// shortest is the number of words that a shorter text is judged as: in a brief
// of 40 words one stray comma would otherwise count like 25 in a long article.
const shortest = 250

// Score gives how little of the translation machinery a reader meets in an
// article, between 0 and 100: 10,000 / (100 + weighted faults per 1,000 words).
// An error weighs 10, a warning 4, an info ½; a text of fewer than 250 words is
// judged as one of 250. So 100 is an article without a fault, and ten errors in
// 1,000 words halve it; it never ends at 0, so that of two bad articles the
// worse is told.
//
// It measures what the rules look for: marks, remains, names, figures, wording
// that only a translation has. It does not measure whether the translation
// says what the original says, nor style, nor facts: an article of score 100
// may be wrong from beginning to end. Rules map to MQM error types (Rule.Maps),
// but the score is no MQM score, for nobody has read the article.
func Score(found []rules.Diagnostic, words int) float64 {
	var t tally
	for i := range found {
		t.add(found[i].Severity)
	}
	t.words = words
	return t.score()
}

// A tally counts the faults of an article, or of several.
type tally struct {
	errors, warnings, infos int
	words                   int
}

// tallyOf counts the faults of an article.
func tallyOf(m *rules.Mended) tally {
	t := tally{words: m.Document.WordCount()}
	for i := range m.Left {
		t.add(m.Left[i].Severity)
	}
	return t
}

// add counts a fault.
func (t *tally) add(s rules.Severity) {
	switch s {
	case rules.Error:
		t.errors++
	case rules.Warning:
		t.warnings++
	default:
		t.infos++
	}
}

// join adds the faults of another article.
func (t *tally) join(other tally) {
	t.errors += other.errors
	t.warnings += other.warnings
	t.infos += other.infos
	t.words += other.words
}

// faults gives the number of faults.
func (t tally) faults() int { return t.errors + t.warnings + t.infos }

// weight gives the weighted faults.
func (t tally) weight() float64 {
	return weightError*float64(t.errors) + weightWarning*float64(t.warnings) + weightInfo*float64(t.infos)
}

// rate gives the weighted faults per 1,000 words.
func (t tally) rate() float64 { return t.weight() * 1000 / float64(max(t.words, shortest)) }

// score gives the score, rounded down to a tenth: 89.96 is no 90.
func (t tally) score() float64 { return math.Floor(100_000/(100+t.rate())) / 10 }

// A Verdict says what to do with an article.
type Verdict int

// The verdicts, in rising order.
const (
	Hold    Verdict = iota + 1 // too much to mend on the way: send it back, or translate again
	Review                     // an editor should read the places marked
	Publish                    // nothing that a reader would stumble over
)

// String gives the verdict as reports write it: hold, review or publish.
func (v Verdict) String() string {
	switch v {
	case Hold:
		return "hold"
	case Review:
		return "review"
	case Publish:
		return "publish"
	}
	return fmt.Sprintf("Verdict(%d)", int(v))
}

// Thresholds are the least scores of verdicts; 0 stands for that of
// DefaultThresholds.
type Thresholds struct{ Publish, Review float64 }

// DefaultThresholds let an article of 1,000 words pass with two likely faults,
// and hold it back with more than 25 of them, or ten certain ones.
func DefaultThresholds() Thresholds { return Thresholds{Publish: 90, Review: 50} }

// Verdict judges an article. One that has a certain fault is never to be
// published as it is, however long it may be.
func (h Thresholds) Verdict(found []rules.Diagnostic, words int) Verdict {
	var t tally
	for i := range found {
		t.add(found[i].Severity)
	}
	t.words = words
	return h.verdict(t)
}

// orDefault gives h, with the default for a score that it does not say.
func (h Thresholds) orDefault() Thresholds {
	d := DefaultThresholds()
	return Thresholds{Publish: cmp.Or(h.Publish, d.Publish), Review: cmp.Or(h.Review, d.Review)}
}

func (h Thresholds) verdict(t tally) Verdict {
	h = h.orDefault()
	switch score := t.score(); {
	case score < h.Review:
		return Hold
	case score < h.Publish || t.errors > 0:
		return Review
	}
	return Publish
}

// Least gives the lowest score of the articles of a file; 100 where it has none.
func (r *Result) Least() float64 {
	least := 100.0
	for i := range r.Articles {
		if !r.Articles[i].NoArticle {
			least = min(least, tallyOf(&r.Articles[i]).score())
		}
	}
	return least
}

// verdict gives the lowest verdict of the articles of a file.
func (r *Result) verdict() Verdict {
	least := Publish
	for i := range r.Articles {
		if !r.Articles[i].NoArticle {
			least = min(least, r.Thresholds.verdict(tallyOf(&r.Articles[i])))
		}
	}
	return least
}
