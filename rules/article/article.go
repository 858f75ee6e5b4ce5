// Package article owns the file formats that articles come in: it turns the
// bytes of a file into Documents, and a mended text into bytes again. It knows
// no rule, and it opens no file itself.
package article

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Options say how a file is read. The zero Options let the file speak for itself.
type Options struct {
	Input    string              // name of the format, as in Formats; empty: told from the extension, then from the content
	Encoding string              // character set, such as "windows-1251"; empty: told from the file
	Fields   map[string][]string // paths of the fields of JSON that hold a headline, standfirst, body, caption or id; empty: the usual ones
}

// roles are the keys of Options.Fields.
var roles = []string{"body", "caption", "headline", "id", "standfirst"}

// Check gives an error when an option names what does not exist.
func (o *Options) Check() error {
	if o.Input != "" && !slices.Contains(Formats(), o.Input) {
		return fmt.Errorf("no input format %q: use %s", o.Input, strings.Join(Formats(), ", "))
	}
	if o.Encoding != "" {
		if _, err := byLabel(o.Encoding); err != nil {
			return err
		}
	}
	for _, role := range slices.Sorted(maps.Keys(o.Fields)) {
		if !slices.Contains(roles, role) {
			return fmt.Errorf("no field %q: use %s", role, strings.Join(roles, ", "))
		}
	}
	return nil
}

// A File is a file that was read: its articles, and the way back to its bytes.
type File struct {
	Path      string            // as given to Read
	Format    string            // as in Formats
	Source    string            // the file as text, in UTF-8
	Documents []*rules.Document // its articles, in order; each has the whole Source
	Unread    error             // joined, what is wrong with the parts that could not be read; fixes leave them as they are

	data    []byte // in a charset that is not UTF-8; else Source says it
	format  *format
	options Options
	charset *charset
	packed  bool
}

// Read turns the bytes of a file into its articles. Path serves for its
// extension and for messages. A few bytes that are no UTF-8 are text all the
// same, and a rule reports them; a file that is in a character set that it
// does not declare is an error that names its first bad byte.
func Read(path string, data []byte, o Options) (*File, error) {
	f := &File{Path: path, options: o}
	whole := data
	data, packed, err := unpack(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	f.packed = packed
	if f.Source, f.charset, err = decode(data, o.Encoding); err != nil {
		return nil, fmt.Errorf("%s%w", path, err)
	}
	if f.charset != nil {
		f.data = whole
	}
	if o.Input == "" && isReport(f.Source) {
		return nil, fmt.Errorf("%s: %w: it is a report of mtlint", path, ErrNoArticle)
	}
	if f.format, err = formatOf(path, f.Source, o.Input); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	f.Format = f.format.name
	in := f.input(f.Source)
	if f.Documents, err = f.articles(in); err != nil {
		return nil, err
	}
	f.Unread = in.left(path)
	return f, nil
}

// ErrNoArticle says that a file is in order and holds no article: JSON or XML of
// another kind, or a report of mtlint.
var ErrNoArticle = errors.New("no article in it")

// Articles reads the articles of another Source as those of the file: of the
// one that fixes have made of it.
func (f *File) Articles(source string) ([]*rules.Document, error) {
	return f.articles(f.input(source))
}

func (f *File) input(source string) *input {
	return &input{path: f.Path, source: source, options: f.options, charset: f.charset}
}

func (f *File) articles(in *input) ([]*rules.Document, error) {
	documents, err := f.format.read(in)
	if err != nil {
		return nil, fmt.Errorf("%s%w", f.Path, err)
	}
	if len(documents) > 1 {
		for i, d := range documents {
			d.Article = i + 1
		}
	}
	return documents, nil
}

// Encode gives the bytes of a file that has another Source, in the character
// set of this one. It is an error when bytes that nobody edited would change.
func (f *File) Encode(source string) ([]byte, error) {
	if f.packed {
		return nil, fmt.Errorf("%s: not saved: a compressed file is read, not written; unpack it first", f.Path)
	}
	if f.charset == nil {
		return []byte(source), nil
	}
	data, err := f.charset.encode(f.Source, source, f.data)
	if err != nil {
		return nil, fmt.Errorf("%s: not saved: %w", f.Path, err)
	}
	return data, nil
}

// An input is what a format reads.
type input struct {
	path, source string
	options      Options
	charset      *charset // of the file; nil: UTF-8
	unread       []error  // see leave; the first unreadMost
	more         int      // how many others there are
}

// unreadMost is how many parts of a file that cannot be read are told one by one.
const unreadMost = 10

// leave leaves out a part of the file; why says what is wrong with it.
func (in *input) leave(why func() error) {
	if len(in.unread) < unreadMost {
		in.unread = append(in.unread, why())
	} else {
		in.more++
	}
}

// left says what is wrong with the parts that were left out.
func (in *input) left(path string) error {
	told := make([]error, 0, len(in.unread)+1)
	for _, err := range in.unread {
		told = append(told, fmt.Errorf("%s%w", path, err))
	}
	if in.more > 0 {
		told = append(told, fmt.Errorf("%s: %d more lines like these", path, in.more))
	}
	return errors.Join(told...)
}

// builder gives a Builder for the documents of the file.
func (in *input) builder() *rules.Builder { return rules.NewBuilder(in.path, in.source) }

// escape gives the Escape that writes text with write, and what the character
// set of the file lacks as a reference; where the format has none, nil, that
// is an error.
func (in *input) escape(write func(string) (string, error), reference func(rune) string) rules.Escape {
	if in.charset == nil {
		return write
	}
	return func(text string) (string, error) {
		if write != nil {
			var err error
			if text, err = write(text); err != nil {
				return "", err
			}
		}
		return in.charset.fit(text, reference)
	}
}

// errorAt gives an error that names a place in the file, as ":12:3: what is wrong".
func (in *input) errorAt(offset int, format string, args ...any) error {
	at := rules.NewLines(in.source).Position(min(offset, len(in.source)))
	return fmt.Errorf(":%d:%d: %w", at.Line, at.Column, fmt.Errorf(format, args...))
}
