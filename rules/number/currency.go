package number

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Currency flags the sign of a currency in the wrong place, or beside a word
// that says a currency once more.
var Currency = Family.Add(rules.Rule{
	ID:      "currency",
	Summary: "Sign of a currency apart from its figure, behind it or said twice",
	Why: `Most languages write the sign behind the figure and with a space; engines keep the one or the other, and some put a $ before any sum.
The reader stumbles over “5 $” and cannot know what “$90 rubles” were.`,
	Examples: []rules.Example{
		{Bad: "The bridge cost $ 5 million.", Good: "The bridge cost $5 million."},
		{Bad: "A ticket is 12.50 € now.", Good: "A ticket is €12.50 now."},
		{Bad: "The owners paid $40 dollars each.", Good: "The owners paid $40 each."},
		{Good: "It rose from A$5 to US$6 and in 2025 £60bn was spent; she won ¢50."},
		{Bad: "A boat cost UAH 12 million hryvnias.", Good: "A boat cost 12 million hryvnias."},
		{Good: "Der Eintritt kostet 5 €.", Target: "de"},
		{Bad: "Die Stadt gibt €4.500 Euro dazu.", Good: "Die Stadt gibt €4.500 dazu.", Target: "de"},
		{Bad: "Eine Woche kostet ₽ 62.000 Rubel.", Good: "Eine Woche kostet ₽62.000.", Target: "de"},
	},
	Severity: rules.Warning,
	Fix:      rules.Safe,
	Maps:     "locale-convention",
	Since:    "0.1.0",
	Slip:     true,
	Needs:    rules.OwnPhrase | rules.AnyOf(rules.Currency),
	Check:    currency,
})

func currency(p *rules.Pass) {
	for _, h := range p.OwnPhrases() {
		if h.To == h.From+1 {
			if !besideName(p, h.From) {
				coded(p, h.From)
			}
			shortened(p, h.From)
		}
	}
	if !p.Conventions().SignFirst {
		signsFirst(p)
		return
	}
	for _, i := range p.MarksOf(rules.Currency) {
		m := p.Marks()[i]
		if signAndWord(p, m) {
			continue
		}
		switch m.Rune {
		case '$', '€', '£', '¥':
		default:
			continue // "90 ₽": what is not of the target's world may stay behind
		}
		if digit(p.After(m.End)) && p.Before(m.Start) == m.Rune && p.Text[max(0, m.Start-2*m.Len()):m.Start] != m.In(p.Text)+m.In(p.Text) {
			s := rules.Span{Start: m.Start - m.Len(), End: m.End}
			p.Report(rules.Diagnostic{
				Span: s, Message: fmt.Sprintf("The sign %c twice", m.Rune),
				Fix: &rules.Fix{Title: "Leave one", Applicability: rules.Safe, Edits: remove(rules.Span{Start: s.Start, End: m.Start})},
			})
			continue
		}
		if at := next(p, m.End); digit(p.After(at)) {
			sum := amountAfter(p, at)
			if !saidTwice(p, m, sum) && at > m.End {
				spacedSign(p, m, sum)
			}
			noCents(p, sum)
			continue
		}
		signBehind(p, m)
	}
	if english(p) {
		genitives(p)
	}
}

// signsFirst reports what a sign before a figure says twice where the language sets
// signs behind: „€500 Euro“.
func signsFirst(p *rules.Pass) {
	for _, i := range p.MarksOf(rules.Currency) {
		if m := p.Marks()[i]; digit(p.After(next(p, m.End))) {
			saidTwice(p, m, amountAfter(p, next(p, m.End)))
		}
	}
}

// signAndWord reports a sign with the word that says the same right behind it: “81 ₽ rubles”.
func signAndWord(p *rules.Pass, m rules.Mark) bool {
	w, ok := wordNext(p, m.End)
	if !ok || w.Start != m.End+1 || w.Case != rules.Lower || !digit(p.Before(back(p, m.Start))) || currencies[w.Key] != m.In(p.Text) {
		return false
	}
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: m.Start, End: w.End},
		Message: fmt.Sprintf("The currency said twice: %c and “%s”", m.Rune, w.In(p.Text)),
		Fix:     &rules.Fix{Title: "Remove the sign", Applicability: rules.Unsafe, Edits: remove(rules.Span{Start: m.Start, End: w.Start})},
	})
	return true
}

// spacedSign reports a space between a sign and its figure.
func spacedSign(p *rules.Pass, m rules.Mark, sum rules.Span) {
	d := rules.Diagnostic{
		Span:    rules.Span{Start: m.Start, End: sum.Start},
		Message: "Space between " + m.In(p.Text) + " and the figure",
		Slip:    rules.NoSlip, // who types the sign first types no space behind it
		Fix:     &rules.Fix{Title: "Close up the sign and the figure", Applicability: rules.Safe, Edits: remove(rules.Span{Start: m.End, End: sum.Start})},
	}
	if p.Before(m.Start) == '/' {
		return // "€/$ 1.3345"
	}
	w, ok := wordBefore(p, m.Start)
	if rules.IsUpper(p.Before(m.Start)) {
		d.Severity, d.Slip = rules.Info, rules.IsSlip // the United Nations write "US$ 5 million"
	}
	if ok && (w.HasDigit || w.Case != rules.Upper && w.Len() > 1) {
		if w.HasDigit {
			return // "5$ 10"
		}
		d.Fix.Edits = append(d.Fix.Edits, rules.Edit{Span: rules.Span{Start: m.Start, End: m.Start}, New: " "}) // "over$ 2"
	}
	if w, ok := wordNext(p, sum.End); ok && w.Start > sum.End && w.Case == rules.Lower && shortScales.Has(w.Key) {
		d.Span.End = w.End // "$ 27.5 bn"
		d.Fix.Applicability = rules.Unsafe
		d.Fix.Edits = append(d.Fix.Edits, remove(rules.Span{Start: sum.End, End: w.Start})...)
	}
	p.Report(d)
}

var shortScales = rules.KeysOf("m", "bn", "b", "k", "mn", "tn", "trn")

// signBehind reports a sign that follows its figure.
func signBehind(p *rules.Pass, m rules.Mark) {
	end := back(p, m.Start)
	if w, ok := wordBefore(p, end); ok && scales.Has(w.Key) && !w.HasDigit {
		end = back(p, w.Start) // "5 million $"
	}
	scale := end
	for rules.IsLetter(p.Before(scale)) {
		scale--
	}
	if scale < end && shortScales.Has(rules.Key(p.Text[scale:end])) {
		end = scale // "25m $"
	}
	sum := amountBefore(p, end)
	if r := p.After(m.End); sum.Empty() || rules.IsLetter(r) || digit(r) || r == '-' {
		return
	}
	switch r := p.Before(sum.Start); r {
	case '(', '[', '"', '“', '‘', '\'', '-', '–', '—', '+', '~', '/':
	default:
		if !rules.IsSpace(r) {
			return
		}
	}
	sign := p.Text[m.Start:m.End]
	p.Report(rules.Diagnostic{
		Span:    rules.Span{Start: sum.Start, End: m.End},
		Message: fmt.Sprintf("The sign %s behind its figure", sign),
		Fix: &rules.Fix{Title: "Put the sign before the figure", Applicability: rules.Unsafe, Edits: []rules.Edit{
			{Span: rules.Span{Start: sum.Start, End: sum.Start}, New: sign},
			{Span: rules.Span{Start: back(p, m.Start), End: m.End}},
		}},
	})
}

// noCents reports the dash that German and Dutch write for no cents: "€5,-".
func noCents(p *rules.Pass, sum rules.Span) {
	rest := p.Text[sum.End:]
	for _, dash := range []string{",-", ".-", ",–", ",--", ",—"} {
		if end := sum.End + len(dash); strings.HasPrefix(rest, dash) && !digit(p.After(end)) && !rules.IsLetter(p.After(end)) && p.After(end) != '-' {
			p.Report(rules.Diagnostic{
				Span:    rules.Span{Start: sum.Start, End: end},
				Message: "A dash for no cents",
				Fix:     &rules.Fix{Title: "Remove the dash", Applicability: rules.Unsafe, Edits: remove(rules.Span{Start: sum.End, End: end})},
			})
			return
		}
	}
}

// saidTwice reports a word for a currency behind a sum that has a sign: the
// word goes where it says the same, else the sign.
func saidTwice(p *rules.Pass, m rules.Mark, sum rules.Span) bool {
	end := sum.End
	w, ok := wordNext(p, end)
	if ok && scales.Has(w.Key) {
		end = w.End
		w, ok = wordNext(p, end)
	} else if i := p.WordAt(sum.End) - 1; i >= 0 && p.Words()[i].End > sum.End { // "£3bn pounds"
		end = p.Words()[i].End
		w, ok = wordNext(p, end)
	}
	if !ok || p.After(w.End) == '-' || p.After(w.End) == '/' {
		return false
	}
	sign, known := currencies[w.Key]
	same := sign == string(m.Rune)
	if !known || w.Key == keyPounds && !same {
		return false // "$5 pounds": of weight, perhaps
	}
	d := rules.Diagnostic{
		Span:    rules.Span{Start: m.Start, End: w.End},
		Message: fmt.Sprintf("Two currencies: %c and “%s”", m.Rune, w.In(p.Text)),
		Fix:     &rules.Fix{Title: "Remove the sign", Applicability: rules.Unsafe, Edits: remove(rules.Span{Start: m.Start, End: sum.Start})},
	}
	if same {
		d.Message = fmt.Sprintf("The currency said twice: %c and “%s”", m.Rune, w.In(p.Text))
		d.Fix.Title = "Remove the word"
		d.Fix.Edits = remove(rules.Span{Start: m.End, End: sum.Start}, rules.Span{Start: end, End: w.End})
	}
	p.Report(d)
	return true
}

// besideName reports the code of a currency right before or behind the name of the
// same currency, with a figure before both: “1,705 liras TL”, “30 USD dollars”.
func besideName(p *rules.Pass, i int) bool {
	words := p.Words()
	code := &words[i]
	sign := codes[code.Key]
	if sign == "" || i < 2 {
		return false
	}
	name, figure, spare := &words[i-1], &words[i-2], rules.Span{Start: words[i-1].End, End: code.End}
	if name.HasDigit && i+1 < len(words) { // “30 USD dollars”
		name, figure, spare = &words[i+1], name, rules.Span{Start: code.Start, End: words[i+1].Start}
	}
	if scales.Has(figure.Key) && i > 2 {
		figure = &words[i-3]
	}
	first, last := min(name.Start, code.Start), max(name.End, code.End)
	if last-first != name.Len()+1+code.Len() || !figure.HasDigit || first-figure.End > len(" thousand ") || currencies[name.Key] != sign || name.Case != rules.Lower {
		return false
	}
	codeAndName(p, rules.Span{Start: first, End: last}, code, name, spare)
	return true
}

// codeAndName reports the code and the name of one currency in s; spare goes with the code.
func codeAndName(p *rules.Pass, s rules.Span, code, name *rules.Word, spare rules.Span) {
	p.Report(rules.Diagnostic{
		Span:    s,
		Message: fmt.Sprintf("The currency said twice: %s and “%s”", code.In(p.Text), name.In(p.Text)),
		Fix:     &rules.Fix{Title: "Remove the code", Applicability: rules.Unsafe, Edits: remove(spare)},
	})
}

// coded reports the code of a currency before a sum with the name of the same
// currency behind it: “UAH 12 million hryvnias”.
func coded(p *rules.Pass, i int) {
	words := p.Words()
	code := &words[i]
	sign := codes[code.Key]
	if sign == "" || i+2 >= len(words) || words[i+1].Script != rules.Digits || words[i+1].Start != code.End+1 {
		return
	}
	sum := amountAfter(p, words[i+1].Start)
	w, ok := wordNext(p, sum.End)
	if ok && scales.Has(w.Key) {
		w, ok = wordNext(p, w.End)
	}
	if !ok || w.Case != rules.Lower || currencies[w.Key] != sign && behindCodes[w.Key] != sign || p.After(w.End) == '-' {
		return
	}
	codeAndName(p, rules.Span{Start: code.Start, End: w.End}, code, &w, rules.Span{Start: code.Start, End: sum.Start})
}

// shortened reports a currency behind its figure that is shortened as its country
// does, in an English text: “61 million Kč”.
func shortened(p *rules.Pass, i int) {
	words := p.Words()
	w := &words[i]
	name, ok := shortNames[w.In(p.Text)]
	if !ok || !english(p) || i == 0 || words[i-1].End+1 != w.Start || i+1 < len(words) && words[i+1].HasDigit {
		return
	}
	if before := &words[i-1]; !before.HasDigit && (!scales.Has(before.Key) || i == 1 || !words[i-2].HasDigit) {
		return
	}
	d := rules.Diagnostic{Severity: rules.Info, Span: w.Span, Message: fmt.Sprintf("“%s” for the name of the currency", w.In(p.Text))}
	if name != "" {
		d.Fix = rules.Replace(rules.Unsafe, "Name the currency", w.Span, name)
	}
	p.Report(d)
}

// shortNames are the currencies that the press of their countries shortens, and
// what English calls them; "" where several countries have one.
var shortNames = map[string]string{"Kč": "koruna", "zł": "zlotys", "Ft": "forints", "\u0433\u0440\u043d": "hryvnias", "\u0440\u0443\u0431": "rubles", "rub": "rubles", "\u043b\u0432": "leva", "kr": ""}

// genitives reports the source's genitive behind a fraction: "80.01 of the ruble".
func genitives(p *rules.Pass) {
	words := p.Words()
	for _, h := range p.OwnPhrases() {
		i := h.From - 1
		if h.To == h.From+1 || i < 1 || words[i].Script != rules.Digits || words[i-1].Script != rules.Digits || words[i-1].End+1 != words[i].Start {
			continue
		}
		w := words[i+3]
		if _, ok := currencies[w.Key]; !ok || w.Case != rules.Lower || !ends(p, w.End) && p.After(w.End) != ' ' {
			continue
		}
		p.Report(rules.Diagnostic{
			Severity: rules.Info,
			Span:     rules.Span{Start: words[i+1].Start, End: w.End},
			Message:  fmt.Sprintf("“%s” behind a figure", rules.Span{Start: words[i+1].Start, End: w.End}.In(p.Text)),
			Fix:      rules.Replace(rules.Unsafe, "Name the currency alone", rules.Span{Start: words[i+1].Start, End: w.End}, plural(w.In(p.Text))),
		})
	}
}

// plural gives the plural of the name of a currency.
func plural(w string) string {
	if strings.HasSuffix(w, "s") || !strings.ContainsAny(w[len(w)-1:], "ralokedt") || w == "yuan" || w == "yen" {
		return w
	}
	return w + "s"
}

var keyPounds = rules.Key("pounds")

// currencies are the words for currencies and the signs that say the same;
// words that mean something else as well, such as "won" and "real", are left out.
var currencies = signs(
	"$ dollar dollars peso pesos", "€ euro euros", "£ pounds", "¥ yen yuan renminbi", "₽ ruble rubles rouble roubles rubel rublos", "₴ hryvnia hryvnias hryvnya",
	"₹ rupee rupees", "₺ lira liras", "₪ shekel shekels", "₸ tenge", "Ft forint forints", "zł zloty zlotys", "kr krona kronor krone kroner kronas", "Fr franc francs",
	"Kč koruna korunas", "dh dirham dirhams", "Rp rupiah", "lei leu",
)

// codes are the codes of currencies, of ISO 4217 and those of the press, and
// the signs that say the same.
var codes = signs(
	"₩ krw", "R$ brl", "$ usd", "€ eur", "£ gbp", "¥ jpy cny rmb", "₽ rub rur", "₴ uah", "₹ inr", "₺ try tl", "₪ ils nis", "₸ kzt", "Ft huf", "zł pln", "kr sek nok dkk", "Fr chf", "Kč czk", "Rp idr", "dh aed", "lei ron",
)

// behindCodes are words that mean something else as well, and a currency behind a code.
var behindCodes = signs("₩ won", "R$ real reais")

func signs(lines ...string) map[uint64]string {
	m := map[uint64]string{}
	for _, line := range lines {
		sign := ""
		for i, w := range strings.Fields(line) {
			if i == 0 {
				sign = w
				continue
			}
			m[rules.Key(w)] = sign
		}
	}
	return m
}
