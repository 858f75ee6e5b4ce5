package quotes_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/quotes"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, quotes.Family) }
