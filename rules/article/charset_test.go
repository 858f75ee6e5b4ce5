package article_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules/article"
)

func TestCharsets(t *testing.T) {
	for _, test := range []struct {
		name, data, encoding string
		want                 string // the Source; or what the error says, behind a !
	}{
		{"a.txt", "Caf\u00e9", "", "Café"},
		{"a.txt", "\ufeffCaf\u00e9", "", "\ufeffCafé"},
		{"a.txt", "\xff\xfeC\x00\xe9\x00", "", "\ufeffCé"},
		{"a.txt", "\xfe\xff\x00C\x00\xe9", "", "\ufeffCé"},
		{"a.txt", "\xfe\xff\xd8\x3d\xde\x00", "", "\ufeff😀"},
		{"a.txt", "C\x00\xe9\x00", "utf-16le", "Cé"},
		{"a.txt", "C\xe9", "latin1", "Cé"},
		{"a.txt", "C\xe9", "windows-1251", "Cй"},
		{"a.txt", "one bad byte \xff in a text", "", "one bad byte \xff in a text"},
		{"a.txt", "\xed\xcf\xd3\xd4", "", "!a.txt:1:1: byte 0xed is no UTF-8"},
		{"a.txt", "x", "klingon", `!a.txt: no character set "klingon"`},
		{"a.txt", "\xff\xfe\x00\x00x\x00\x00\x00", "", "!a.txt: UTF-32"},
		{"a.html", `<meta charset="windows-1251"><p>` + "\xc4\xe0", "", `<meta charset="windows-1251"><p>Да`},
		{"a.html", `<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'><p>` + "\xe4\xc1", "", `<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'><p>Да`},
		{"a.html", `<?xml version="1.0" encoding='ISO-8859-2'?><p>` + "\xb1", "", `<?xml version="1.0" encoding='ISO-8859-2'?><p>ą`},
		{"a.html", "<meta charset=windows-1252><p>Caf\u00e9: the label lies", "", "<meta charset=windows-1252><p>Café: the label lies"},
		{"a.html", "<meta charset=shift_jis><p>\x82\xa0", "", "<meta charset=shift_jis><p>あ"},
		{"a.html", "<meta charset=iso-2022-jp><p>\x1b$B$\"\x1b(B", "", "<meta charset=iso-2022-jp><p>あ"},
		{"a.html", "<meta charset=utf-16><p>no UTF-16 at all", "", "<meta charset=utf-16><p>no UTF-16 at all"},
		{"a.html", "<meta charset=klingon><p>all ASCII", "", "<meta charset=klingon><p>all ASCII"},
		{"a.html", "<meta charset=klingon><p>\xe9", "", `!a.html: no character set "klingon"`},
		{"a.html", "<\x00?\x00x\x00m\x00l\x00?\x00>\x00", "", "<?xml?>"},
	} {
		f, err := article.Read(test.name, []byte(test.data), article.Options{Encoding: test.encoding})
		if want, refused := strings.CutPrefix(test.want, "!"); refused {
			if err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("%q: error %v, want %s", test.data, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", test.data, err)
			continue
		}
		if f.Source != test.want {
			t.Errorf("%q in %q is read as %q, want %q", test.data, test.encoding, f.Source, test.want)
		}
		back, err := f.Encode(f.Source)
		if err != nil || string(back) != test.data {
			t.Errorf("%q is written back as %q, %v", test.data, back, err)
		}
	}
}

func TestBinary(t *testing.T) {
	for data, want := range map[string]bool{
		"":                          false,
		"text":                      false,
		"\xff\xfet\x00":             false,
		"\x1f\x8b\x08\x00":          false,
		"\x89PNG\r\n\x1a\n\x00\x00": true,
	} {
		if got := article.Binary([]byte(data)); got != want {
			t.Errorf("%q is binary: %v", data, got)
		}
	}
}
