package boilerplate

import "github.com/mtlint/mtlint/rules"

// CommentForm flags the comment form of the page among the story.
var CommentForm = Family.Add(rules.Rule{
	ID:      "comment-form",
	Summary: "Comment form of the page among the story",
	Why:     `Aggregators translate the whole page, and the form under the article comes along: “Leave a Reply”, “Your email address will not be published.” The reader takes it for a part of the story.`,
	Examples: []rules.Example{
		{
			Bad:  "Ferry returns to service\n\nThe ferry sailed again on Monday.\n\nLeave a Reply",
			Good: "Ferry returns to service\n\nThe ferry sailed again on Monday.",
		},
		{Good: "Ferry returns to service\n\nComments by the captain calmed the passengers."},
	},
	Severity: rules.Error,
	Fix:      rules.Safe,
	Maps:     "addition",
	Since:    "0.1.0",
	Needs:    rules.OwnPhrase,
	Check:    commentForm,
})

func commentForm(p *rules.Pass) {
	lines(p, "boilerplate/comment-form", "Comment form of the page, not part of the story", rules.Safe)
}
