package boilerplate

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Share flags the share buttons of the page among the story.
var Share = Family.Add(rules.Rule{
	ID:      "share",
	Summary: "Share buttons of the page among the story",
	Why:     `The labels of the buttons beside an article are text to a crawler: “Share on Facebook”, “Copy link”, a line of network names.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nShare on Facebook\n\nThe ferry sailed again on Monday.",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nShare prices of the ferry company rose by a tenth."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.ZeroFirst | rules.InnerCapital,
	Check:    share,
})

func share(p *rules.Pass) {
	const message = "Share buttons of the page, not part of the story"
	lines(p, "boilerplate/share", message, rules.Safe)
	fused := p.Shows(rules.InnerCapital)
	for b := range p.Blocks {
		if fused && b > 0 && joined(p.Document, b) {
			reportBlock(p, b, message, rules.Safe)
		}
		if b > 0 && zeros(p.Document, b) {
			reportBlock(p, b, "Counters of the page, not part of the story", rules.Safe)
		}
	}
}

// joinedMost is how many words a row of joined buttons has at most.
const joinedMost = 4

// joined reports whether block b is a row of buttons that lost the spaces
// between them: “WhatsAppFacebookTwitterEmail”. One word of two buttons is
// enough, and no other words may stand beside it.
func joined(d *rules.Document, b int) bool {
	from, to := d.BlockWords(b)
	if from == to || to-from > joinedMost {
		return false
	}
	most := 0
	for _, w := range d.Words()[from:to] {
		n := buttonsIn(strings.ToLower(d.Text[w.Start:w.End]))
		if n == 0 && w.Script != rules.Digits {
			return false
		}
		most = max(most, n)
	}
	return most > 1
}

// buttonsIn gives how many buttons a word in small letters is made of, figures
// apart; 0 where something else is in it.
func buttonsIn(word string) (n int) {
	for word != "" {
		if word[0] >= '0' && word[0] <= '9' {
			word = word[1:]
			continue
		}
		i := slices.IndexFunc(networks, func(name string) bool { return strings.HasPrefix(word, name) })
		if i < 0 {
			return 0
		}
		word = word[len(networks[i]):]
		n++
	}
	return n
}

// networks are the labels of share buttons; of those that begin alike the longer comes first.
var networks = []string{
	"facebook", "twitter", "whatsapp", "telegram", "messenger", "linkedin", "pinterest", "reddit", "instagram", "tumblr", "viber", "vkontakte", "odnoklassniki",
	"livejournal", "flipboard", "bluesky", "threads", "mastodon", "youtube", "tiktok", "skype", "line", "xing", "email", "mail", "tweet", "copylink", "copy", "link", "print", "share", "save", "sms", "pin", "e",
}

// zeros reports whether block b is a row of counters that nobody has moved yet:
// “0 0”, “0:00 / 3:42”.
func zeros(d *rules.Document, b int) bool {
	if start := d.SkipSpaces(d.Blocks[b].Start); d.After(start) != '0' {
		return false
	}
	s := text(d, b)
	if s.Len() < 3 || s.Len() > 20 {
		return false
	}
	if line := s.In(d.Text); (strings.HasPrefix(line, "0:00") || strings.HasPrefix(line, "00:00")) && strings.Contains(line, "/") {
		return strings.Trim(line, "0123456789:/ ") == "" // "0:00 / 3:42", the clock of a player
	}
	for _, r := range d.Text[s.Start:s.End] {
		if r != '0' && !rules.IsSpace(r) {
			return false
		}
	}
	return true
}
