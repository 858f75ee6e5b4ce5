package repeat_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/repeat"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, repeat.Family) }
