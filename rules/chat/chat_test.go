package chat_test

import (
	"testing"

	"github.com/mtlint/mtlint/rules/chat"
	"github.com/mtlint/mtlint/rules/rulestest"
)

func TestRules(t *testing.T) { rulestest.Run(t, chat.Family) }
