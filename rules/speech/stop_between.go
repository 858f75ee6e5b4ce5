package speech

import (
	"fmt"

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
	Needs:    rules.LowBehind | rules.StopBehind,
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
		if next := p.SkipSpaces(end); next == end || !rules.IsLower(p.After(next)) || p.BlockAt(next) != q.Block {
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
