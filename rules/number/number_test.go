package number_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/number"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, number.Family) }
