package name_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/name"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, name.Family) }
