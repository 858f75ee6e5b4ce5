package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/article"
	"github.com/mtlint/mtlint/rules/lang"
)

// Each case is a text with its reading: ⟨ stands before a mark that opens a
// quotation and ⟩ behind one that closes it; ⟨! opens one that is never
// closed, !⟩ closes one that was never opened, ⟨~ opens one that the next
// paragraph opens again. Marks without a sign are apostrophes and primes.
var quoteCases = []struct {
	name   string
	target lang.Tag
	cases  []string
}{
	{"plain pairs", "en-US", []string{
		`⟨“Yes,”⟩ he said.`,
		`⟨"Yes,"⟩ he said.`,
		`He said ⟨“yes”⟩ and ⟨“no”⟩.`,
		`He said ⟨"yes"⟩ and ⟨"no"⟩.`,
		`⟨“Yes.”⟩ ⟨“No.”⟩`,
		`⟨"Yes."⟩ ⟨"No."⟩`,
		`(⟨“Yes”⟩)`,
		`[⟨"Yes"⟩]`,
		`He asked: ⟨“Why?”⟩`,
		`He asked: ⟨"Why?"⟩ and then: ⟨"When?"⟩`,
		`He asked:⟨“Why?”⟩`,
		`A ⟨“so-called”⟩ expert—⟨“friend”⟩ to some—came.`,
		`⟨“One,”⟩ ⟨“two”⟩ and ⟨“three”⟩`,
		`A ⟨"so-called"⟩ expert/⟨"friend"⟩ came.`,
		`⟨“Is it ⟨‘over’⟩?”⟩ she asked.`,
		`⟨"Is it ⟨'over'⟩?"⟩ she asked.`,
		`⟨“…and then”⟩ it ended.`,
		`⟨“We …”⟩ she began.`,
	}},
	{"British single marks", "en-GB", []string{
		`⟨‘Yes,’⟩ he said.`,
		`⟨'Yes,'⟩ he said.`,
		`⟨‘Yes’⟩, he said.`,
		`⟨‘He said ⟨“no”⟩,’⟩ she recalled.`,
		`⟨‘I don’t think the players’ union is ready,’⟩ he said.`,
		`⟨'I don't think the players' union is ready,'⟩ he said.`,
		`⟨‘It isn’t James’ fault,’⟩ she said.`,
		`The ⟨‘old quay’⟩ and the ⟨‘new quay’⟩ are shut.`,
		`The ⟨'old quay'⟩ and the ⟨'new quay'⟩ are shut.`,
		`⟨‘Who’s there?’⟩`,
		`⟨‘’Tis late,’⟩ he said.`,
		`⟨‘No!’⟩ he cried. ⟨‘It’s ours!’⟩`,
		`⟨‘The ’90s are back,’⟩ they wrote.`,
	}},
	{"apostrophes", "en-US", []string{
		`It isn’t, it won't, it can’t.`,
		`The players’ union and the teams' buses.`,
		`James’ boat and Dickens' house.`,
		`the ’90s, the '90s, the 1990’s, the 1990's`,
		`rock ’n’ roll, rock 'n' roll`,
		`’Tis the season, 'twas the night.`,
		`O‘Neill and O’Neill and O'Neill`,
		`goin’ home, nothin' left`,
		`’em, 'em, ’til, 'til`,
		`It isn ‘t over and we ’re late.`,
		`the investors ‘ activity`,
		`She wrote: ⟨‘Proud of it. Thank you all. ‘⟩`,
		`She wrote: ⟨‘Proud of the paper ⟨‘V’⟩. Thank you all. ‘⟩`,
		`L’Aquila, d'Or, Ca’ Foncello`,
		`⟨“It’s the players’ own fault,”⟩ he said.`,
		`⟨"It's the players' own fault,"⟩ he said.`,
		`⟨“We’re goin’ home,”⟩ she sang.`,
		`Hawai‘i and Qur’an`,
	}},
	{"primes and inches", "en-US", []string{
		`He is 5' 9" tall.`,
		`He is 5′ 9″ tall.`,
		`A 12" record and a 7" single.`,
		`⟨"The 12" mix sells,"⟩ she said.`,
		`⟨“The 12″ mix sells,”⟩ she said.`,
		`A 6'2" guard and a 5'11" forward.`,
		`He scored in 10' and 45'.`,
		`⟨"We won 3-1"⟩, he said.`,
		`⟨“We won in 1990,”⟩ he said.`,
	}},
	{"speech over several paragraphs", "en-US", []string{
		"⟨~“First.\n\n⟨“Last.”⟩",
		"⟨~“First.\n\n⟨~“Second.\n\n⟨“Last.”⟩",
		"⟨~\"First.\n\n⟨\"Last.\"⟩",
		"⟨~\"First.\n\n⟨~\"Second.\n\n⟨\"Last.\"⟩",
		"He said: ⟨~“First.\n\n⟨“Last,”⟩ and left.",
		"⟨~“First. ⟨“Second,”⟩ he said.",
		"⟨~\"First. ⟨\"Second,\"⟩ he said.",
		"⟨~\"First? ⟨~\"Second! ⟨\"Third,\"⟩ he said.",
		"⟨“First.\n\nSecond.”⟩",
		"⟨\"First.\n\nSecond.\n\nThird.\"⟩",
		"⟨~‘First.\n\n⟨‘Last,’⟩ he said.",
	}},
	{"nested", "en-US", []string{
		`⟨“He said ⟨‘no,’⟩ and left,”⟩ she said.`,
		`⟨“He said ⟨‘no’⟩”⟩, she said.`,
		`⟨“⟨‘No’⟩ is what he said,”⟩ she said.`,
		`⟨“He wrote ⟨‘the ⟨“old”⟩ quay’⟩ twice,”⟩ she said.`,
		`⟨“Everybody spoke of a ⟨“leak”⟩ at once,”⟩ she said.`,
		`⟨“The ⟨“old quay”⟩ and the ⟨“new quay”⟩,”⟩ he wrote.`,
		`⟨«Газета ⟨„Вести“⟩ писала»⟩`,
		`⟨“⟨‘Yes,’⟩ he said. ⟨‘No,’⟩ she said,”⟩ he wrote.`,
		`⟨"⟨'No'⟩ is what he said,"⟩ she said.`,
	}},
	{"other languages", "en-US", []string{
		`⟨«Yes»⟩, he said.`,
		`⟨« Yes »⟩, he said.`,
		`⟨„Yes“⟩, he said.`,
		`⟨„Yes”⟩, he said.`,
		`⟨»Yes«⟩, he said.`,
		`⟨「Yes」⟩, he said.`,
		`⟨『Yes』⟩, he said.`,
		`⟨‹Yes›⟩, he said.`,
		`⟨‚Yes‘⟩, he said.`,
		`⟨″Yes″⟩, he said.`,
		"⟨``Yes''⟩, he said.",
		"⟨,,Yes''⟩, he said.",
		"⟨,,Yes”⟩, he said.",
		"⟨`Yes'⟩, he said.",
	}},
	{"in their own language", "de", []string{
		`⟨„Ja“⟩, sagte er.`,
		`⟨„Er sagte ⟨‚nein‘⟩ und ging“⟩, sagte sie.`,
		`Das ist ⟨„gut“⟩ und ⟨„schön“⟩.`,
		`Das geht’s an.`,
	}},
	{"in Swedish", "sv", []string{
		`⟨”Ja”⟩, sade han.`,
		`Han sade ⟨”ja”⟩ och ⟨”nej”⟩.`,
	}},
	{"in French", "fr", []string{
		`⟨« Oui »⟩, dit-il.`,
		"⟨«\u00a0Oui\u00a0»⟩, dit-il.",
		`L’homme dit ⟨« non »⟩ et s’en va.`,
	}},
	{"in Russian", "ru", []string{
		`⟨«Да»⟩, — сказал он.`,
		`Он читал ⟨«Войну и мир»⟩.`,
	}},
	{"no quotations", "en-US", []string{
		`Home » News » Harbour`,
		`Ferry line reopens » Harbour Post`,
		`The 5' 9" guard » more`,
	}},
	{"mixed marks", "en-US", []string{
		`⟨“Yes»⟩, he said.`,
		`⟨“Yes"⟩, he said.`,
		`⟨"Yes”⟩, he said.`,
		`⟨"Yes»⟩, he said.`,
		`⟨«Yes”⟩, he said.`,
		`⟨“Yes,’⟩ he said.`,
		`⟨“Yes』⟩, he said.`,
	}},
	{"turned round", "en-US", []string{
		`⟨”Yes,”⟩ he said.`,
		`⟨“Yes,“⟩ he said.`,
		`⟨”Yes,“⟩ he said.`,
		`The ⟨“old“⟩ quay and the ⟨”new”⟩ one.`,
		`He said: ⟨”Last year was hard.”⟩`,
		`⟨“It is hard,“⟩ she said. ⟨“It is late,”⟩ he said.`,
	}},
	{"spaces moved", "en-US", []string{
		`⟨“I will talk with all, “⟩added the mayor.`,
		`⟨“It can be called right, ”⟩the paper quotes him.`,
		`⟨"We will sail, "⟩he said.`,
		`⟨“ Yes ”⟩, he said.`,
		`⟨" Yes "⟩, he said.`,
		`The animals ⟨" settle "⟩ here and ⟨" stay "⟩.`,
		`The animals ⟨“settle ”⟩ here.`,
		`They wrote that⟨“the higher”⟩was wrong.`,
		`⟨“The road is open,”⟩she said.`,
		`⟨"The road is open,"⟩she said.`,
		`⟨“Is it open? ”⟩asked the judge.`,
	}},
	{"lost marks", "en-US", []string{
		`⟨!“We have no choice, — he noticed.`,
		`⟨!“We have no choice, — he noticed. Then he left.`,
		`⟨!“We have no choice,- said the mayor.`,
		`⟨!“It will ⟨“leak”⟩,— explained the mayor.`,
		`⟨!“We have no choice. — added the pilot.`,
		`The policy of ⟨!“open doors stays.`,
		`We have no choice”!⟩ was the answer.`,
		`We have no choice,"!⟩ he said.`,
		`⟨“I never,”⟩ he said — and paused — ⟨“thought so.”⟩`,
		`⟨“We went to the quay — he said it twice — and saw nobody.”⟩`,
		"⟨!“We have no choice, — he noticed.\n\n⟨“There is one,”⟩ she said.",
		`⟨“One thing,”⟩ he said, ⟨!“is sure, — he added.`,
		"It was a lot of fun. \"!⟩\n\nHe laughed.\n\n⟨\"Yes,\"⟩ he said.",
		"We were fast. \"!⟩\n\nHe was as fast as \"!⟩\n\nThe teams left.",
	}},
}

func TestQuotes(t *testing.T) {
	n := 0
	for _, group := range quoteCases {
		t.Run(group.name, func(t *testing.T) {
			for _, want := range group.cases {
				n++
				text := strings.NewReplacer("⟨!", "", "⟨~", "", "⟨", "", "!⟩", "", "⟩", "").Replace(want)
				d := article.Text("test.txt", text)
				d.Target = group.target
				if got := marked(d); got != want {
					t.Errorf("\n got %s\nwant %s", got, want)
				}
			}
		})
	}
	if n < 120 {
		t.Errorf("only %d cases", n)
	}
}

// marked gives the text of d with its reading.
func marked(d *rules.Document) string {
	var edits []rules.Edit
	put := func(at int, sign string) {
		edits = append(edits, rules.Edit{Span: rules.Span{Start: at, End: at}, New: sign})
	}
	for _, q := range d.Quotes() {
		switch {
		case q.Closed():
			put(q.Open.Start, "⟨")
			put(q.Close.End, "⟩")
		case q.Continues:
			put(q.Open.Start, "⟨~")
		case q.OpenMark != 0:
			put(q.Open.Start, "⟨!")
		default:
			put(q.Close.End, "!⟩")
		}
	}
	slices.SortStableFunc(edits, func(a, b rules.Edit) int { return a.Span.Start - b.Span.Start })
	text, err := rules.Apply(d.Text, edits)
	if err != nil {
		return err.Error()
	}
	return text
}
