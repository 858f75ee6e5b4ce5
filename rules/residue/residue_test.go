package residue_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/residue"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, residue.Family) }
