package boilerplate_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/boilerplate"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, boilerplate.Family) }
