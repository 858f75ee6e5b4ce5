package lang

import (
	_ "embed" // for the words
	"strings"
)

//go:embed words.txt
var words string

// SmallWords gives the words of grammar of a language (articles, pronouns,
// prepositions, forms of to be), the frequent ones first; none where words.txt
// does not have the language.
func SmallWords(t Tag) []string { return wordLine(string(t) + ": ") }

// NewsWords gives words that news in a language uses everywhere.
func NewsWords(t Tag) []string { return wordLine(string(t) + "+ ") }

// Lookalikes gives words of a language that are written like words of grammar of
// another, as English “due” and “come” are like Italian ones.
func Lookalikes(t Tag) []string { return wordLine(string(t) + "= ") }

func wordLine(head string) []string {
	at := strings.Index(words, "\n"+head)
	if at < 0 {
		return nil
	}
	line, _, _ := strings.Cut(words[at+1+len(head):], "\n")
	return strings.Fields(line)
}
