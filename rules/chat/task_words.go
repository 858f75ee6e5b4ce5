package chat

import (
	"strings"
	"sync"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// TaskWords flags a line whose words are those of a translator's task: no
// phrase of the family is in it, but it speaks of nothing else.
var TaskWords = Family.Add(rules.Rule{
	ID:      "task-words",
	Summary: "Line in which a language model speaks of its task",
	Why: `A model never words a remark twice in the same way: what it kept, could not verify, or left out. No list holds them all, ` +
		`but a line that has hardly a word beside translation, text, names and marks is about the work on the story and no part of it.`,
	Examples: []rules.Example{
		{
			Bad:  "Bridge to close\n\nThe old bridge closes on Monday.\n\nNote: Some place names were left in their original spelling.\n\nIt opens again in May.",
			Good: "Bridge to close\n\nThe old bridge closes on Monday.\n\nIt opens again in May.",
		},
		{
			Bad:  "Bridge to close\n\nThe old bridge closes on Monday.\n\n[Text truncated due to length]",
			Good: "Bridge to close\n\nThe old bridge closes on Monday.",
		},
		{Good: "Bridge to close\n\nNote: Some names have been changed.\n\nThe translator of the novel kept the names of the heroes, critics noted."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    taskWords,
})

func taskWords(p *rules.Pass) {
	hits := p.OwnPhrases()
	if p.Target.Base() != "en" {
		return // an article in the language of the words has them all over
	}
	for i, b := 0, 0; i < len(hits); i++ {
		for p.Blocks[b].End < hits[i].Start {
			b++
		}
		first := i
		for i+1 < len(hits) && hits[i+1].Start < p.Blocks[b].End {
			i++
		}
		if severity, ok := ofTask(p, b, hits[first:i+1]); ok {
			p.Report(rules.Diagnostic{
				Severity: severity,
				Span:     span(p, b),
				Message:  "Words of a translator’s task, not part of the story",
				Fix:      &rules.Fix{Title: "Delete what the model said", Applicability: rules.Unsafe, Edits: []rules.Edit{p.RemoveBlocks(b, b+1)}},
			})
		}
	}
}

// ofTask reports whether block b, which has these words of the task, speaks of
// nothing else, and how likely that is. A line shows who speaks: a model that
// says I, one that answers somebody, a note, or a remark in brackets. Without
// such a sign a critic may have written it.
func ofTask(p *rules.Pass, b int, hits []rules.Hit) (rules.Severity, bool) {
	from, to := p.BlockWords(b)
	if from == to || p.Blocks[b].Kind == rules.Headline && b > 0 {
		return 0, false
	}
	words := p.Words()[from:to]
	t := task{}
	if !t.count(words, from, hits) {
		return 0, false
	}
	s := span(p, b)
	if strings.ContainsRune("\"“„«‘", p.After(s.Start)) || quoted(p, hits[0].Start) || edited(p, b) {
		return 0, false
	}
	own := t.me && t.work // “I left the titles of the songs untranslated.”
	switch {
	case t.known == 0, 3*t.strange > t.words && !(own && 2*t.strange <= t.words):
		return 0, false
	case strings.ContainsRune("[(*_", p.After(s.Start)) && strings.ContainsRune("])*_", p.Before(s.End)):
		return rules.Warning, t.known > 1 || t.cut
	case notes.Has(words[0].Key) && p.After(words[0].End) == ':' || strings.HasPrefix(s.In(p.Text), "N.B.") || words[0].Len() == len("please") && t.asks && t.known > 1:
		return rules.Warning, true
	case b < firstBlocks && p.Before(s.End) == ':':
		return rules.Warning, t.known > 1 && t.gives
	case t.strange > 0 && t.words < 4 && !own:
		return 0, false
	case t.me && t.known > 1 && !columnist(p, b):
		return rules.Warning, true
	case t.known > 1 && (t.me || t.gives || t.asks && p.Before(s.End) != '?'):
		return rules.Info, true
	}
	return rules.Info, t.work && t.known > 1 && t.words > 2 && (t.known > 2 || t.words > 3) && to-from > 3
}

// A task counts the words of a line by what they are to the task.
type task struct {
	known, words int  // phrases of the task, and the words that they are made of
	strange      int  // words that a model has no use for
	me, asks     bool // whether somebody says I, or speaks to whoever gave the task
	gives        bool // whether it hands something over: “Here is …”
	work         bool // whether it names the translation or the original
	cut          bool // whether it says that something was left out or goes on
}

// count takes note of words, the first of which is the word from, with the
// phrases among them. It is false as soon as they speak of anybody else, or have
// more to say of other things than the phrases can make good.
func (t *task) count(words []rules.Word, from int, hits []rules.Hit) bool {
	most := 0
	for i := range hits {
		most += hits[i].To - hits[i].From
	}
	small := taskSmall()
	for i := range words {
		w := &words[i]
		for len(hits) > 0 && hits[0].To <= from+i {
			hits = hits[1:]
		}
		t.work = t.work || works.Has(w.Key)
		t.cut = t.cut || cuts.Has(w.Key)
		switch {
		case len(hits) > 0 && hits[0].From <= from+i:
			t.words++
			if hits[0].From == from+i {
				t.known++
			}
		case others.Has(w.Key):
			return false
		case me.Has(w.Key):
			t.me = true
		case asks.Has(w.Key):
			t.asks = true
		case gives.Has(w.Key):
			t.gives = true
		case w.Script == rules.Digits, small.Has(w.Key):
		default:
			if t.strange++; 2*t.strange > most {
				return false
			}
		}
	}
	return true
}

// columnist reports whether somebody says I in other blocks, outside
// quotation marks: an article in the first person.
func columnist(p *rules.Pass, b int) bool {
	from, to := p.BlockWords(b)
	for i := range p.Words() {
		if w := &p.Words()[i]; (i < from || i >= to) && me.Has(w.Key) && !quoted(p, w.Start) {
			return true
		}
	}
	return false
}

// ofTasks names the words of the task.
var ofTasks = rules.NamePhrases("chat/task-words")

// speaksOfTask reports whether a short block has words of the task.
func speaksOfTask(p *rules.Pass, b int) bool {
	from, to := p.BlockWords(b)
	hits := p.PhrasesOf(ofTasks)
	i := rules.HitFrom(hits, from)
	return i < len(hits) && hits[i].From < to
}

// Who speaks, and of whom. A model speaks of nobody but itself and whoever
// asked it.
var (
	me     = rules.KeysOf("i", "me", "my", "myself")
	asks   = rules.KeysOf("you", "your", "please", "sorry", "apologies", "apologize", "apologise", "thank", "thanks")
	gives  = rules.KeysOf("here", "below", "following", "requested", "sure", "certainly", "ready")
	works  = rules.KeysOf("translation", "translations", "translated", "translate", "translating", "untranslated", "original", "source", "transliterated", "wording", "phrasing", "rephrased", "reworded", "formatting", "input", "prompt", "natural")
	cuts   = rules.KeysOf("truncated", "shortened", "omitted", "abridged", "trimmed", "cut", "missing", "continued", "continues", "continue", "incomplete")
	notes  = rules.KeysOf("note", "notes", "disclaimer", "caveat", "remark", "remarks", "changes")
	others = rules.KeysOf("said", "says", "told", "he", "she", "him", "his", "her", "us", "we", "our", "who", "wrote", "writes", "read", "reader", "readers", "book", "novel", "critics", "editor", "editors", "court", "police")
)

// taskSmall are the words of grammar, and those that a model has for what it did.
var taskSmall = sync.OnceValue(func() *rules.Keys {
	k := rules.KeysOf(append(lang.SmallWords("en"), "accordance", "according", "accordingly", "adapt", "adapted", "adjust", "adjusted", "adjustments", "aimed", "am", "appear", "appears", "applied", "apply", "are", "asked", "assist", "available", "based",
		"beginning", "better", "brief", "broken", "can", "cannot", "careful", "carefully", "case", "certain", "change", "changes", "check", "claims", "clear", "closely", "common", "companies", "complete", "completely", "completed", "conform", "consistency",
		"consistent", "contain", "contained", "contains", "converted", "correct", "corrected", "corresponding", "could", "couldn", "d", "details", "didn", "different", "direct", "directly", "doesn", "don", "double", "easier", "end", "enough", "ensure",
		"ensured", "ensuring", "equivalent", "equivalents", "error", "errors", "exact", "exactly", "exists", "fact", "factual", "faithful", "faithfully", "final", "find", "first", "flow", "fluent", "follow", "followed", "follows", "form", "formal", "format", "forms", "found",
		"full", "fully", "further", "given", "happy", "hasn", "haven", "help", "however", "identified", "improve", "improved", "include", "included", "includes", "including", "incomplete", "informal", "information", "instead", "intact", "intended", "isn",
		"journalistic", "keep", "keeping", "keeps", "kept", "left", "let", "like", "limited", "ll", "loosely", "lost", "m", "made", "maintain", "maintained", "maintaining", "maintains", "marked", "match", "mention", "mentioned", "minor", "missing", "natural", "naturally", "necessary", "need", "needed", "needs",
		"next", "no", "note", "notes", "number", "official", "omitted", "only", "organisations", "organizations", "page", "part", "parts", "per", "people", "places", "point", "possible", "precise", "precisely", "preserve", "preserved", "preserves", "preserving", "previous", "professional",
		"provide", "provided", "purposes", "quotes", "re", "readable", "received", "refers", "reflect", "reflects", "regarding", "remain", "remaining", "remains", "remove", "removed", "render", "rendered", "replaced", "request", "requested", "rest", "result", "retain", "retained", "retains",
		"s", "same", "seem", "seems", "sent", "sensitive", "shared", "shown", "simplified", "slight", "slightly", "smooth", "smoother", "smoothly", "some", "sound", "sounds", "specific", "standard", "start", "still", "t", "task", "third", "second", "titles", "tried", "typo", "typos", "unable", "unchanged", "unclear",
		"understand", "unfortunately", "used", "uses", "using", "ve", "verified", "verify", "version", "want", "where", "without", "won", "word", "words", "work", "would", "written")...)
	return &k
})
