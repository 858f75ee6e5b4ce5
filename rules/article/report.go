package article

import "strings"

// isReport reports whether a file is a report of mtlint, which lies among the
// articles of a folder more often than not: it quotes every fault that it tells of.
func isReport(source string) bool {
	head := strings.TrimPrefix(source[:min(len(source), headSize)], "\ufeff")
	line, _, _ := strings.Cut(head, "\n")
	switch {
	case strings.HasPrefix(head, "<!DOCTYPE html>"):
		return strings.Contains(head, `<meta name="generator" content="mtlint `)
	case strings.HasPrefix(head, "## mtlint\n"): // Markdown
		return true
	case strings.HasPrefix(head, "{\n  \"tool\": {\n    \"name\": \"mtlint\","):
		return true
	case strings.HasPrefix(head, `{"$schema":"https://docs.oasis-open.org/sarif/`):
		return true
	case strings.HasPrefix(line, `{"path":"`): // JSON Lines
		return strings.Contains(line, `,"end_offset":`) && strings.Contains(line, `,"rule":"`)
	case strings.HasPrefix(line, `{"message":"`): // the format of reviewdog
		return strings.Contains(line, `,"source":{"name":"mtlint"},`)
	}
	return false
}
