package dash_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/dash"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, dash.Family) }
