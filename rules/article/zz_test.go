package article

import ("testing";"os";"fmt")

func TestDump(t *testing.T) {
	p := os.Getenv("DUMP")
	if p == "" { t.Skip() }
	data, _ := os.ReadFile(p)
	f, err := Read(p, data, Options{})
	if err != nil { t.Fatal(err) }
	for _, d := range f.Documents {
		fmt.Println("==", f.Format, d.Article, d.ID)
		for _, b := range d.Blocks {
			s, ok := d.Origin(b.Span)
			fmt.Printf("%d %q\n    <- %q %v\n", b.Kind, b.In(d.Text), s.In(d.Source), ok)
		}
	}
}
