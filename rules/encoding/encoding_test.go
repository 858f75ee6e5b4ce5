package encoding_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/encoding"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, encoding.Family) }
