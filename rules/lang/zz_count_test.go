package lang
import ("testing";"fmt";"strings")
func TestZZ(t *testing.T){ m:=map[string]int{}; for _,p:=range Phrases(){m[string(p.Lang)+" "+strings.SplitN(p.Rule,"/",2)[1]]++; if strings.ContainsAny(p.Text,"[]$") {fmt.Println("BAD",p.Text)}; if indexFold(p.Witness,p.Text)<0 {fmt.Println("WIT",p.Lang,p.Line,p.Text,"|",p.Witness)} }; n:=0; for k,v:=range m{fmt.Println(k,v);n+=v}; fmt.Println(n)}
