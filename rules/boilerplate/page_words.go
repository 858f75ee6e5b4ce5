package boilerplate

import (
	"sync"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/lang"
)

// PageWords flags a line whose words are those of a page: no phrase of the
// family is in it, but it speaks to the reader of accounts, channels and forms.
var PageWords = Family.Add(rules.Rule{
	ID:      "page-words",
	Summary: "Line that speaks to the reader of forms, accounts or channels",
	Why: `Engines word the same button in many ways: “Your mail will not be shown. Fields with * are mandatory”. No list holds them all, ` +
		`but a line that asks the reader for clicks and addresses, and has hardly a word that is not about the page, is no sentence of the story.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nOnly checked news in our channel on Telegram and Viber",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nPlease observe the rules of our forum",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nPassengers can log in with an email address, the operator said."},
	},
	Severity: rules.Warning,
	Fix:      rules.Unsafe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    pageWords,
})

// pageLineMost is the length in words of the longest line that is told by its words alone.
const pageLineMost = lang.ShortBlock

func pageWords(p *rules.Pass) {
	hits := p.OwnPhrases()
	if p.Target.Base() != "en" {
		return // an article in the language of the words has them all over
	}
	var all found
	looked := false
	for i, b := 0, 0; i < len(hits); i++ {
		for p.Blocks[b].End < hits[i].Start {
			b++
		}
		first := i
		for i+1 < len(hits) && hits[i+1].Start < p.Blocks[b].End {
			i++
		}
		severity, ok := ofPage(p, b, hits[first:i+1])
		if !ok {
			continue
		}
		if !looked {
			all.find(p.Document)
			looked = true
		}
		if all.read(p.Document, b).grade != rules.NoFix {
			continue // a rule of the family says more of it
		}
		p.Report(rules.Diagnostic{
			Severity: severity,
			Span:     text(p.Document, b),
			Message:  "Words of the page, not part of the story",
			Fix:      removal(p, b, rules.Unsafe),
		})
	}
}

// ofPage reports whether block b, which has these words of the page, speaks
// to the reader of nothing else, and how likely that is. Open phrases are the
// words of a pointer (“read”, “on the topic”): they show a page where nothing
// but a headline stands behind them.
func ofPage(p *rules.Pass, b int, hits []rules.Hit) (rules.Severity, bool) {
	from, to := p.BlockWords(b)
	if to-from > pageLineMost || p.Blocks[b].Kind == rules.Headline || quoted(p.Document, b) {
		return 0, false
	}
	stops, label := endsInStop(p.Document, b), to
	if !stops {
		label = labelEnd(p, from, to)
	}
	words := p.Words()[from:label]
	asks := imperatives.Has(words[0].Key)
	t := tallyOf(words, from, hits)
	if !asks {
		t.strange += t.names // “Follow Harbour Post on Facebook” names a site
	}
	switch {
	case t.others:
		return 0, false // “We read all comments, the editor said.”
	case (asks || t.speaks) && t.known > 0 && t.strange <= t.known/2:
		if len(words) < 3 || stops && (!t.ours || len(words) < 5) {
			return rules.Info, true // “Never share your password.”, “Our readers know.”
		}
		return rules.Warning, true
	case stops && t.ours && t.known > 0 && t.strange <= t.known+strangeMore:
		return rules.Info, len(words) > 4 // “We will write of the storm in our next newsletter.”
	case stops || t.strange > 0:
		return 0, false // “Users can log in with an email address.”
	}
	return rules.Info, t.known+t.points > 0 && (len(words) > 1 || asks && label < to)
}

// strangeMore is how many more words than its own a sentence of a page may have
// where it says we.
const strangeMore = 1

// A tally counts the words of a line by what they are to a page.
type tally struct {
	known, points  int  // words of the page, and of its pointers
	names, strange int  // words with a capital, and others that a page has no use for
	speaks, ours   bool // whether it speaks to the reader, and of the page as we
	others         bool // whether it speaks of anybody else
}

// tallyOf counts words, the first of which is the word from, with the phrases
// among them, until they speak of others or are too strange for a page.
func tallyOf(words []rules.Word, from int, hits []rules.Hit) (t tally) {
	most := strangeMore
	for i := range hits {
		most += hits[i].To - hits[i].From
	}
	small := pageSmall()
	for i := range words {
		w := &words[i]
		for len(hits) > 0 && hits[0].To <= from+i {
			hits = hits[1:]
		}
		switch {
		case len(hits) > 0 && hits[0].From <= from+i:
			if hits[0].Phrase.Open {
				t.points++
			} else {
				t.known++
			}
		case others.Has(w.Key):
			t.others = true
			return t
		case page.Has(w.Key):
			t.speaks, t.ours = true, true
		case readers.Has(w.Key):
			t.speaks = true
		case w.Script == rules.Digits, small.Has(w.Key), imperatives.Has(w.Key):
		case i > 0 && w.Case != rules.Lower:
			t.names++
		default:
			if t.strange++; t.strange > most {
				return t
			}
		}
	}
	return t
}

// labelEnd gives the end of the words before a colon or bar, which names what
// stands behind it: “Interesting on the topic: Bridge to close”.
func labelEnd(p *rules.Pass, from, to int) int {
	words := p.Words()
	for i := from; i+1 < to && i < from+labelMost; i++ {
		if p.After(words[i].End) == ':' || p.After(p.SkipSpaces(words[i].End)) == '|' {
			return i + 1
		}
	}
	return to
}

// labelMost is the length in words of the longest label.
const labelMost = 7

// A page speaks to its readers, and says we, our or my of itself and of their
// consent. It speaks of no others.
var (
	readers = rules.KeysOf("you", "your", "yours", "please", "sorry", "i")
	page    = rules.KeysOf("our", "us", "we", "my", "me", "thanks", "thank")
	others  = rules.KeysOf("said", "says", "told", "he", "she", "him", "his", "her", "was", "were", "had")
)

// imperatives are the verbs that buttons and calls of a page begin with.
var imperatives = rules.KeysOf("add", "allow", "be", "become", "buy", "check", "choose", "click", "confirm", "continue", "discover", "discuss", "donate", "download", "enable", "enjoy", "enter", "explore",
	"fill", "find", "follow", "get", "give", "go", "help", "install", "join", "keep", "know", "learn", "leave", "like", "look", "manage", "open", "participate", "pass", "pay", "press", "put", "rate", "read",
	"receive", "remember", "save", "see", "select", "send", "set", "show", "spread", "stay", "support", "switch", "tap", "tell", "test", "try", "turn", "unlock", "update", "use", "view", "visit", "watch", "write")

// pageSmall are the words of grammar, and those that lines of a page have beside its own.
var pageSmall = sync.OnceValue(func() *rules.Keys {
	k := rules.KeysOf(append(lang.SmallWords("en"), "accept", "accepted", "access", "agree", "agreed", "already", "always", "android", "answer", "audience", "automatically", "available", "best", "better", "blocked", "breaking",
		"browse", "cancel", "cannot", "checked", "choice", "choices", "chosen", "closed", "collects", "completely", "content", "conversation", "correct", "correspondent", "current",
		"currently", "daily", "data", "date", "day", "delivered", "details", "device", "disabled", "displayed", "don", "donation", "donations", "earlier", "error", "events",
		"everything", "exclusive", "experience", "external", "fake", "fakes", "fast", "faster", "favorite", "favourite", "following", "forget", "form", "free", "full",
		"hand", "hidden", "important", "information", "informed", "instant", "instantly", "interested", "interesting", "invalid", "ios", "item", "latest", "left",
		"let", "liked", "limited", "list", "loading", "longer", "mail", "main", "mandatory", "marked", "media", "missing", "moment", "money", "more", "morning", "name", "necessary",
		"need", "needed", "never", "new", "news", "next", "no", "not", "now", "observe", "online", "only", "operation", "opinion", "opinions", "others", "people", "personal",
		"pieces", "play", "point", "polite", "preferred", "premium", "processes", "publication", "publications", "publish", "published", "quickly", "reading", "ready",
		"receiving", "reflect", "regarding", "remaining", "remains", "required", "respectful", "response", "responsible", "rest", "return", "right", "rules", "search",
		"short", "sign", "signing", "simply", "social", "source", "special", "store", "stories", "story", "straight", "successfully", "text", "things", "thoughts", "today",
		"top", "topic", "understand", "unlimited", "updated", "updates", "useful", "using", "valid", "verified", "version", "visible", "want", "way", "week", "weekly", "welcome",
		"will", "won", "worth", "writing", "written", "wrong", "wrote")...)
	return &k
})
