package markup_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/markup"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, markup.Family) }
