package punct_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/punct"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, punct.Family) }
