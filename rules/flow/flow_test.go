package flow_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/flow"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, flow.Family) }
