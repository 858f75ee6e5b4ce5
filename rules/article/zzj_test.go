package article_test
import ("testing";"os";"fmt";"github.com/mtlint/mtlint/rules/article")
func TestZZ(t *testing.T){
 p:=os.Getenv("ZZ"); data,_:=os.ReadFile(p)
 f,err:=article.Read(p,data,article.Options{})
 fmt.Println(err, f.Format)
 for _,d:=range f.Documents { fmt.Printf("--- %q\n",d.ID); for i,b:=range d.Blocks { fmt.Printf("%d %q  ",b.Kind,b.In(d.Text)); s,ok:=d.Origin(b.Span); fmt.Printf("%q %v\n", s.In(d.Source),ok)
 e:=d.RemoveBlocks(i,i+1); _=e } }
}
