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
	words := p.Words()
	for _, h := range p.OwnPhrases() {
		if h.From == 0 || words[h.From-1].Script != rules.Digits || words[h.From].Case == rules.Upper {
			continue
		}
		before, w := words[h.From-1], words[h.From]
		if h.To > h.From+1 {
			if before.End+1 == w.Start {
				p.Reportf(rules.Span{Start: amountBefore(p, before.End).Start, End: words[h.To-1].End}, "“ten thousand” as the scale of a figure")
			}
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

type scale struct {
	word  string
	known bool // human translators write it as well
	stop  bool // it is one only with a stop behind it
}

var scaleWords = map[uint64]scale{
	rules.Key("mln"): {word: "million", known: true}, rules.Key("bln"): {word: "billion", known: true}, rules.Key("mlrd"): {word: "billion"}, rules.Key("mlrds"): {word: "billion"},
	rules.Key("mld"): {word: "billion"}, rules.Key("mrd"): {word: "billion"}, rules.Key("milliard"): {word: "billion"}, rules.Key("milliards"): {word: "billion"},
	rules.Key("mio"): {word: "million"}, rules.Key("trln"): {word: "trillion", known: true}, rules.Key("thous"): {word: "thousand", stop: true}, rules.Key("ths"): {word: "thousand", stop: true},
	rules.Key("thousand"): {}, rules.Key("rub"): {word: "rubles"}, rules.Key("kop"): {word: "kopecks"}, rules.Key("grn"): {word: "hryvnias"}, rules.Key("hrn"): {word: "hryvnias"},
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
