// Package rules is the engine of mtlint and the words its rules are written in.
//
// A [Document] is an article: its text, cut into blocks and scanned once into
// words, marks, quotations and phrases. A [Rule] looks at what the scan found
// and reports each fault as a [Diagnostic], with a [Fix] where it knows one. An
// [Engine] runs the rules that a [Config] asks for, settles what they said so
// that one cause gives one diagnostic, and applies the fixes until the text is
// quiet. Places are byte offsets from the first byte to the last report.
//
// The package knows no particular rule (they live in the folders below it, and
// package all lists them), opens no files and prints nothing.
package rules
