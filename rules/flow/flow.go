// Package flow finds places where the text was cut or joined: a stop is missing, or a
// sentence starts in lower case.
package flow

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Family is the family of rules about where the text was cut and joined.
var Family = rules.NewFamily("flow", "Where the text was cut and joined")

// plain reports whether nothing but one space stands between two words.
func plain(p *rules.Pass, a, b *rules.Word) bool {
	return a.End+1 == b.Start && p.Text[a.End] == ' '
}

// ends reports whether r ends a sentence in the language of the article.
func ends(p *rules.Pass, r rune) bool {
	return strings.ContainsRune(p.Conventions().Enders, r)
}

// last gives the last character of a block that is no space, quotation mark
// or closing bracket.
func last(p *rules.Pass, b rules.Span) rune {
	end := p.SkipSpacesBack(b.End)
	for end > b.Start {
		r := p.Before(end)
		switch r {
		case '"', '\'', '“', '”', '‘', '’', '»', '«', ')', ']', '*', '†', '‡', '_', '`':
			end -= len(string(r))
			end = max(p.SkipSpacesBack(end), b.Start)
			continue
		}
		return r
	}
	return '\n'
}

// isParagraph reports whether a block is running text.
func isParagraph(b *rules.Block) bool {
	return b.Kind == rules.Paragraph || b.Kind == rules.Standfirst || b.Kind == rules.Quote
}

// links are small words behind which a name may follow, or a quoted title:
// "in The Hague", "and The Times", "called It Is Night".
var links = rules.KeysOf("in", "at", "of", "to", "the", "a", "an", "on", "for", "from", "by", "with", "and", "or", "but", "as", "than", "like", "about", "into", "near",
	"over", "under", "between", "through", "via", "de", "la", "le", "el", "von", "van", "is", "are", "was", "were", "be", "been", "called", "named", "titled",
	"entitled", "song", "songs", "single", "album", "film", "films", "movie", "book", "novel", "show", "series", "drama", "comedy", "musical", "play", "band", "rock",
	"magazine", "newspaper", "daily", "paper", "hit", "program", "game", "track", "sitcom", "soap", "opera", "thriller", "feature", "documentary",
	"that", "because", "if", "when", "while", "though", "although", "so", "yet", "not", "only", "s", "t", "says", "said", "told", "asks", "asked", "where", "which",
	"who", "what", "how", "why", "his", "her", "their", "its", "our", "my", "your", "this", "then", "against", "following", "until", "during", "before", "after",
	"sequel", "classic", "cover", "version", "remake", "group", "duo", "act", "ballad", "anthem", "hits", "tune", "lyrics", "line", "slogan", "motto", "poster", "word", "words", "headline",
	"see", "saw", "sang", "sing", "sings", "performed", "released", "directed", "watch", "watched", "read", "wrote", "written", "made", "including", "include", "includes", "featuring", "starring", "all", "both", "either", "neither", "per", "versus", "vs", "v")

// openers are the words, besides pronouns, that most sentences begin with.
var openers = rules.KeysOf("the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "there", "his", "her", "its", "their", "our",
	"in", "on", "at", "for", "from", "with", "by", "as", "after", "before", "since", "during", "according", "but", "and", "however", "although", "while",
	"when", "if", "because", "so", "what", "how", "why", "where", "who", "many", "some", "one", "also", "now", "then", "earlier", "meanwhile", "later", "despite", "under", "among", "last", "next", "another")
