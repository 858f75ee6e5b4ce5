package headline_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/headline"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, headline.Family) }
