package speech

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// StopBetween flags a stop between a quotation and the words that say who
// spoke, which stand in the same sentence.
var StopBetween = Family.Add(rules.Rule{
	ID:      "stop-between",
	Summary: "Stop between a quotation and the words that say who spoke",
	Why: `Chinese, Japanese and Turkish end the quoted sentence with its own stop and go on with the verb. ` +
		`English sets a comma there: the sentence ends behind the speaker.`,
	Examples: []rules.Example{
		{Bad: "“We go at our own pace.” he wrote.", Good: "“We go at our own pace,” he wrote."},
		{Bad: "\"Even the old boats are full\". said Ms Lind, a pilot.", Good: "\"Even the old boats are full,\" said Ms Lind, a pilot."},
		{Good: "“We go at our own pace.” He wrote that twice. “It is a matter for the U.S.” he added."},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "punctuation",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.Quoted,
	Check:    stopBetween,
})

func stopBetween(p *rules.Pass) {
	quotes := p.Quotes()
	for i := range quotes {
		q := &quotes[i]
		if !q.Closed() || q.Depth > 0 {
			continue
		}
		inside, end := p.Before(q.Close.Start) == '.', q.Close.End
		if !inside && p.After(end) == '.' {
			end++
		} else if !inside {
			continue
		}
		next := p.SkipSpaces(end)
		if next == end || p.BlockAt(next) != q.Block {
			continue
		}
		if !rules.IsLower(p.After(next)) {
			if inside {
				byName(p, q, next)
			}
			continue
		}
		t, ok := tail{}, false
		if inside {
			t, ok = tailAt(p, q)
		} else if by, said := p.Attribution(end); said {
			t, ok = tail{Span: rules.Span{Start: q.Close.Start, End: end}, inner: '.', mark: q.Close, by: by}, true
		}
		if !ok || t.inner != '.' || t.comma || t.stop || !t.dash.Empty() || t.by.Start != p.SkipSpaces(end) {
			continue
		}
		grade := rules.Unsafe
		if t.certain() {
			grade = rules.Safe
		}
		p.Report(rules.Diagnostic{
			Span:    rules.Span{Start: t.Start, End: end},
			Message: fmt.Sprintf("Stop before “%s”: the sentence goes on", t.by.In(p.Text)),
			Fix:     rules.Replace(grade, "Set a comma", rules.Span{Start: t.Start, End: t.by.Start}, t.restored(p, q)),
		})
	}
}

// byName reports a stop before a name and a verb that says nothing more, and so
// says who spoke, as in “The house grew too big.” Arcan said, adding to it.
func byName(p *rules.Pass, q *rules.Quotation, at int) {
	by, ok := p.Attribution(at)
	if !ok || by.Inverted || by.Start != at || by.Words > 3 {
		return
	}
	switch r := p.After(by.End); {
	case r == ',' && strings.ContainsRune("\"“„«‘'", p.After(p.SkipSpaces(by.End+1))):
		return // “Arcan said, “I move””
	case r == ',' && strings.Contains(p.Text[by.End:min(by.End+asideReach, p.Blocks[q.Block].End)], ", that "):
		return // “Arcan said, on the radio, that she would move”
	case r != ',' && r != '.':
		return // “Arcan said she would move”
	}
	if done.Has(p.Words()[p.WordAt(by.Verb.Start)].Key) {
		return // “Ada Brook agreed.”
	}
	first := p.WordAt(at)
	for i := first; i < first+by.Words; i++ {
		if w := &p.Words()[i]; w.Case != rules.Title || w.End+1 != p.Words()[i+1].Start || pointers.Has(w.Key) {
			return // “But, he said, …”
		}
	}
	stop := rules.Span{Start: q.Close.Start - 1, End: q.Close.Start}
	p.Report(rules.Diagnostic{
		Severity: rules.Info,
		Span:     rules.Span{Start: stop.Start, End: q.Close.End},
		Message:  fmt.Sprintf("Stop before “%s”: the sentence goes on", by.In(p.Text)),
		Fix:      rules.Replace(rules.Unsafe, "Set a comma", stop, ","),
	})
}

// asideReach is how far behind who spoke an aside is looked for, in bytes.
const asideReach = 80

// done are verbs of speech that need nothing that was said.
var done = rules.KeysOf("agreed", "agrees", "apologised", "apologized", "confessed", "disagreed", "objected", "resigned", "lied", "joked", "laughed", "smiled", "sighed", "nodded")

// pointers begin a sentence of their own: “… as much.” That said, she waits.
var pointers = rules.KeysOf("that", "this", "it", "which", "what", "as", "there", "these", "those", "when", "while", "all", "but", "however", "and", "so")
