package speech_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/rulestest"
	"github.com/mtlint/mtlint/rules/speech"
)

func TestRules(t *testing.T) { rulestest.Run(t, speech.Family) }
