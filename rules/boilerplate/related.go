package boilerplate

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Related flags a pointer to another article among the story.
var Related = Family.Add(rules.Rule{
	ID:      "related",
	Summary: "Pointer to another article among the story",
	Why:     `Links to other articles stand between the paragraphs of a page: “Read also: …”. Without the link they are sentences without a place in the story, and their headlines belong to other news.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nRead also: Bridge to close for a week",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nRelated party transactions rose by a tenth."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase | rules.MarkFirst,
	Check:    related,
})

func related(p *rules.Pass) {
	const message = "Pointer to another article, not part of the story"
	lines(p, "boilerplate/related", message, rules.Safe)
	if !p.Shows(rules.MarkFirst) {
		return
	}
	for b := 1; b < len(p.Blocks); b++ {
		if starred(p.Document, b) {
			reportBlock(p, b, message, rules.Unsafe)
		}
	}
}

// starred reports whether block b has words between two rows of the same sign
// and is no sentence: “+++ All about the ferry +++”, “*** For members *** Bridge to close”.
func starred(d *rules.Document, b int) bool {
	s := text(d, b)
	line := d.Text[s.Start:s.End]
	if len(line) < 8 || line[1] != line[0] || line[2] != line[0] || strings.IndexByte("+*=#>", line[0]) < 0 || endsInStop(d, b) {
		return false
	}
	from, to := d.BlockWords(b)
	row := strings.Index(line[3:], line[:3])
	return row > 0 && to-from <= rowMost && strings.TrimLeft(line[3:row+3], line[:1]+" ") != "" && read(d, b).grade == rules.NoFix
}

// rowMost is how many words a line with rows of signs has at most.
const rowMost = 24
