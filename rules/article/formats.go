package article

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/mtlint/mtlint/rules"
)

// A format is a form in which articles are filed.
type format struct {
	name       string
	extensions []string               // in lower case, with their dot
	sniff      func(head string) bool // whether a file that begins so is in the format; nil: never told from the content
	read       func(*input) ([]*rules.Document, error)
}

// formats lists the formats. Where several share an extension, the first that
// knows the content is taken, else the last; of an unknown extension, the
// first that knows the content, else plain text.
var formats = sync.OnceValue(func() []format {
	return []format{
		{"wxr", []string{".wxr", ".xml"}, looksWXR, readWXR},
		{"rss", []string{".rss", ".rdf", ".xml"}, looksRSS, readRSS},
		{"atom", []string{".atom", ".xml"}, looksAtom, readAtom},
		{"newsml", []string{".newsml", ".xml"}, looksNewsML, readNewsML},
		{"nitf", []string{".nitf", ".xml"}, looksNITF, readNITF},
		{"xliff", []string{".xlf", ".xliff", ".xml"}, looksXLIFF, readXLIFF},
		{"tmx", []string{".tmx", ".xml"}, looksTMX, readTMX},
		{"xml", []string{".xml"}, looksXML, readXML},
		{"html", []string{".html", ".htm", ".xhtml"}, looksHTML, readHTML},
		{"markdown", []string{".md", ".markdown"}, looksMarkdown, readMarkdown},
		{"jsonfeed", []string{".json"}, looksJSONFeed, readJSONFeed},
		{"ninjs", []string{".json"}, looksNINJS, readNINJS},
		{"jsonl", []string{".jsonl", ".ndjson"}, looksJSONL, readJSONL},
		{"json", []string{".json"}, looksJSON, readJSON},
		{"text", []string{".txt", ".text"}, nil, readText},
	}
})

// headSize is how much of a file tells its format, in bytes.
const headSize = 4096

// formatOf gives the format of a file.
func formatOf(path, source, name string) (*format, error) {
	all := formats()
	if name != "" {
		for i := range all {
			if all[i].name == name {
				return &all[i], nil
			}
		}
		return nil, fmt.Errorf("no input format %q", name)
	}
	head := strings.TrimLeft(strings.TrimPrefix(source[:min(len(source), headSize)], "\ufeff"), " \t\r\n")
	ext, last := extension(path), (*format)(nil)
	for i := range all {
		if f := &all[i]; slices.Contains(f.extensions, ext) {
			if last = f; f.sniff != nil && f.sniff(head) {
				return f, nil
			}
		}
	}
	if last != nil {
		return last, nil
	}
	for i := range all {
		if f := &all[i]; f.sniff != nil && f.sniff(head) {
			return f, nil
		}
	}
	return &all[len(all)-1], nil
}

// Formats lists the names of the formats.
func Formats() []string {
	all := formats()
	names := make([]string, 0, len(all))
	for i := range all {
		names = append(names, all[i].name)
	}
	slices.Sort(names)
	return names
}

// Extensions lists the extensions of the files that a walk through a folder
// takes, in lower case and with their dot; each may have .gz behind it.
func Extensions() []string { return slices.Clone(knownExtensions()) }

var knownExtensions = sync.OnceValue(func() (known []string) {
	for _, f := range formats() {
		known = append(known, f.extensions...)
	}
	slices.Sort(known)
	return slices.Compact(known)
})

// Known reports whether a walk through a folder takes the file, by its name.
func Known(path string) bool {
	_, known := slices.BinarySearch(knownExtensions(), extension(path))
	return known
}

// extension gives the extension of a file in lower case, without that of its compression.
func extension(path string) string {
	return filepath.Ext(strings.TrimSuffix(strings.ToLower(path), ".gz"))
}
