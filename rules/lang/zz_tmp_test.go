package lang
import ("testing";"os";"bufio";"strings";"fmt")
func TestTmp(t *testing.T){
 f,_:=os.Open("testdata/sentences.txt")
 sc:=bufio.NewScanner(f)
 for sc.Scan(){ tag,text,_:=strings.Cut(sc.Text()," ")
  m:=Model(identifyTable)
  var ta tally; ta.room=deep
  Grams(text,func(w Writing,k uint64){ta.add(string(m),w,k)})
  ta.flush()
  w:=Latin; if ta.grams[Cyrillic]>ta.grams[w]{w=Cyrillic}; if ta.grams[Arabic]>ta.grams[w]{w=Arabic}
  first:=0;second:=uint32(0)
  for i:=range lanes[w]{ if ta.sums[w][i]>ta.sums[w][first]{first=i}}
  for i,tg:=range lanes[w]{ if i!=first&&Kin(tg)!=Kin(lanes[w][first])&&ta.sums[w][i]>second{second=ta.sums[w][i]}}
  tg,c:=Identify(text)
  fmt.Printf("%s %s %.3f known %.2f first/gram %.2f margin/gram %.2f margin %d\n",tag,tg,c,float64(ta.known[w])/float64(max(1,ta.grams[w])),float64(ta.sums[w][first])/float64(max(1,ta.grams[w])),float64(ta.sums[w][first]-second)/float64(max(1,ta.grams[w])),ta.sums[w][first]-second)
 }
}
