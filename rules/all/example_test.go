package all_test

import (
	"fmt"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/article"
)

// A program of your own lints an article and mends it in a few lines.
func Example() {
	engine, err := rules.NewEngine(all.Families(), rules.Config{Target: "en-US"})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := article.Text("library.txt", "Council opens a library\n\n"+
		"The library in Vesnograd has nine rooms, a garden and a caf&eacute;.\n")

	lines := rules.NewLines(d.Text)
	for _, found := range engine.Lint(d) {
		at := lines.Position(found.Span.Start)
		fmt.Printf("%s:%d:%d: %s: %s (%s)\n", d.Path, at.Line, at.Column, found.Severity, found.Message, found.Rule.ID)
	}

	mended, err := engine.Fix(d, rules.Safe, func(source string) (*rules.Document, error) {
		return article.Text(d.Path, source), nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(mended.Document.Text)

	// Output:
	// library.txt:3:60: error: Entity &eacute; stands for é (markup/entity)
	// Council opens a library
	//
	// The library in Vesnograd has nine rooms, a garden and a café.
}
