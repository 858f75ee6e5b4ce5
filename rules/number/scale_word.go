package number

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// ScaleWord flags the source language's abbreviations for thousand, million and
// billion, and for its money.
var ScaleWord = Family.Add(rules.Rule{
	ID:      "scale-word",
	Summary: "Abbreviation such as “mln”, “mlrd” or “rub.” behind a figure",
	Why: `The press of many languages abbreviates million and billion its own way, and engines copy the letters.
Readers of English do not know “mlrd”, and “bln” is no word of theirs.`,
	Examples: []rules.Example{
		{Bad: "The dam cost 3 mlrd euros.", Good: "The dam cost 3 billion euros."},
		{Bad: "About 5 mln people watched.", Good: "About 5 million people watched."},
		{Good: "It cost $3bn, or 5m a year; MLN is a club."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    scaleWord,
})

func scaleWord(p *rules.Pass) {
	if !english(p) {
		return
	}
	words, end := p.Words(), 0
	for _, h := range p.OwnPhrases() {
		if h.Start < end || h.From == 0 || words[h.From-1].Script != rules.Digits || words[h.From].Case == rules.Upper {
			continue
		}
		before, w := words[h.From-1], words[h.From]
		if h.To > h.From+1 {
			if before.End+1 == w.Start {
				p.Reportf(rules.Span{Start: amountBefore(p, before.End).Start, End: words[h.To-1].End}, "“ten thousand” as the scale of a figure")
			}
			continue
		}
		if s, ok := inPieces(p, h.From); ok {
			p.Report(rules.Diagnostic{Severity: rules.Info, Span: s, Message: "One figure in two pieces: " + s.In(p.Text), Fix: inOne(p, h.From, s)})
			end = s.End
			continue
		}
		s, ok := scaleWords[w.Key]
		if !ok || before.End != back(p, w.Start) || !digit(p.Before(before.End)) {
			continue
		}
		if s.word == "" {
			roundThousand(p, before, w)
			continue
		}
		span := w.Span
		switch {
		case p.After(w.End) == '.' && (s.stop || !p.EndsSentence(w.End)):
			span.End++
		case s.stop:
			continue
		}
		word := s.word
		if before.End == w.Start {
			word = " " + word
		}
		d := rules.Diagnostic{
			Span:    span,
			Message: fmt.Sprintf("“%s” for “%s”", span.In(p.Text), s.word),
			Fix:     rules.Replace(rules.Unsafe, "Write the word", span, word),
		}
		if s.known {
			d.Severity = rules.Info // the wires of Moscow write it in their English
		}
		p.Report(d)
	}
}

// inPieces gives a figure that is told in two pieces, as Korean, Chinese and Spanish
// do: “1 trillion 200 billion”, “3 thousand 500”.
func inPieces(p *rules.Pass, i int) (rules.Span, bool) {
	words := p.Words()
	if i+1 >= len(words) || orders[words[i].Key] == 0 || words[i-1].End+1 != words[i].Start || words[i+1].Script != rules.Digits || words[i].End+1 != words[i+1].Start || p.Text[words[i].End] != ' ' || words[i+1].Len() > 3 {
		return rules.Span{}, false
	}
	s := rules.Span{Start: amountBefore(p, words[i-1].End).Start, End: words[i+1].End}
	switch {
	case i+2 < len(words) && orders[words[i+2].Key] != 0 && orders[words[i+2].Key] < orders[words[i].Key] && words[i+1].End+1 == words[i+2].Start:
		s.End = words[i+2].End
	case orders[words[i].Key] != thousands || words[i+1].Len() != 3 || digit(p.After(next(p, words[i+1].End))):
		return rules.Span{}, false
	}
	return s, true
}

// inOne gives the fix that joins the pieces of a figure, where the second is one of
// thousandths of the first: “1.2 trillion”, “3,500”.
func inOne(p *rules.Pass, i int, s rules.Span) *rules.Fix {
	words := p.Words()
	first, second := &words[i-1], &words[i+1]
	whole := first.Len() <= 3 && s.Start == first.Start
	switch {
	case whole && s.End == second.End:
		return rules.Replace(rules.Unsafe, "Write the figure", rules.Span{Start: first.End, End: second.Start}, p.Conventions().Group)
	case whole && orders[words[i+2].Key]+thousands == orders[words[i].Key]:
		places := strings.TrimRight(strings.Repeat("0", thousands-second.Len())+second.In(p.Text), "0")
		return rules.Replace(rules.Unsafe, "Write one figure", rules.Span{Start: first.End, End: s.End}, p.Conventions().Decimal+places+" "+words[i].In(p.Text))
	}
	return nil
}

// orders are how many digits the words stand for that divide figures into pieces.
var orders = map[uint64]int{rules.Key("thousand"): thousands, rules.Key("million"): 6, rules.Key("billion"): 9, rules.Key("trillion"): 12}

const thousands = 3

type scale struct {
	word  string
	known bool // human translators write it as well
	stop  bool // it is one only with a stop behind it
}

var scaleWords = map[uint64]scale{
	rules.Key("mln"): {word: "million", known: true}, rules.Key("bln"): {word: "billion", known: true}, rules.Key("mlrd"): {word: "billion"}, rules.Key("mlrds"): {word: "billion"},
	rules.Key("mld"): {word: "billion"}, rules.Key("mrd"): {word: "billion"}, rules.Key("milliard"): {word: "billion"}, rules.Key("milliards"): {word: "billion"},
	rules.Key("mio"): {word: "million"}, rules.Key("trln"): {word: "trillion", known: true}, rules.Key("thous"): {word: "thousand", stop: true}, rules.Key("ths"): {word: "thousand", stop: true},
	rules.Key("gr"): {word: "g", known: true}, rules.Key("thousand"): {}, rules.Key("rub"): {word: "rubles"}, rules.Key("kop"): {word: "kopecks"}, rules.Key("grn"): {word: "hryvnias"}, rules.Key("hrn"): {word: "hryvnias"},
}

// roundThousand reports "50 thousand", which English writes in figures.
func roundThousand(p *rules.Pass, figure, w rules.Word) {
	group := p.Conventions().Group
	if r := p.Before(figure.Start); figure.Len() > 3 || r == '.' || r == ',' || r == '-' || p.Text[figure.Start] == '0' || !strings.ContainsAny(group, ",.") {
		return
	}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: figure.Start, End: w.End},
		Message:  fmt.Sprintf("“%s thousand” for %[1]s%s000", figure.In(p.Text), group),
		Fix:      rules.Replace(rules.Unsafe, "Write the figure", rules.Span{Start: figure.End, End: w.End}, group+"000"),
	})
}
