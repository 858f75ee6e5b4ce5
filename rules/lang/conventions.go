package lang

// A Pair is an opening quotation mark and the mark that closes it.
type Pair struct{ Open, Close string }

// Conventions are the typographic habits of the press in one language.
type Conventions struct {
	Tag          Tag
	Outer        Pair     // quotation marks (CLDR quotationStart, quotationEnd)
	Inner        Pair     // quotation marks within quotation marks (CLDR alternateQuotationStart, alternateQuotationEnd)
	Accepted     []Pair   // other marks that the press of the language uses, straight marks apart
	Straight     bool     // straight marks are usual in the press
	SpaceInside  string   // space inside quotation marks, such as U+202F in French
	SpaceBefore  string   // the marks before which a space is right, such as "?!:;" in French
	DialogueDash bool     // speech may open with a dash and its attribution follow one: "— Yes, — said he."
	BracketDash  bool     // a dash is set like a bracket, with a space outside alone: "el alcalde —dijo— vino" (RAE, Ortografía, 2010)
	DashBehind   bool     // a dash may follow the closing mark of quoted speech, before who spoke: «Yes», — said he
	CommaInside  bool     // a comma after quoted speech stands before the closing mark
	Decimal      string   // decimal separator (CLDR decimal)
	Group        string   // grouping separator (CLDR group)
	SignFirst    bool     // the sign of a currency stands before its amount without a space: "$5" (CLDR currencyFormat)
	PercentTight bool     // no space before the percent sign: "5%" (CLDR percentFormat)
	Enders       string   // marks that end a sentence
	Scripts      []string // ISO 15924 codes of the scripts the language is written in
}

// Of gives the conventions of the language of t: of the tag itself, else of
// its base language. A language that is not known may have any habit, so that
// nothing of its own is taken for a fault.
func Of(t Tag) *Conventions {
	if t == "" {
		t = Default
	}
	for _, t := range []Tag{t, t.Base()} {
		for i := range conventions {
			if conventions[i].Tag == t {
				return &conventions[i]
			}
		}
	}
	return &unknown
}

// unknown are the conventions of a language that is not known: all marks of
// the languages that are known, and speech with dashes.
var unknown = Conventions{
	Tag: Undetermined, Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Straight: true, DialogueDash: true, BracketDash: true, DashBehind: true,
	Accepted:    []Pair{{"„", "“"}, {"„", "”"}, {"«", "»"}, {"»", "«"}, {"”", "”"}, {"‚", "‘"}, {"‘", "’"}, {"’", "’"}, {"›", "‹"}, {"‹", "›"}, {"「", "」"}, {"『", "』"}},
	SpaceBefore: "?!:;", Enders: ".?!…。？！؟।",
}

// The spaces that conventions name.
const (
	noBreak       = "\u00a0"
	narrowNoBreak = "\u202f"
)

// conventions lists the known languages. A base language without a region
// stands for its most usual form. Quotation marks and separators are those of
// CLDR 45 (delimiters; numbers, latn); what the press accepts besides, the
// spaces, the dash of dialogue and the enders are of the languages' own manuals
// of style. The first is the one for languages that are not listed.
var conventions = []Conventions{
	{
		Tag: "en-US", Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Straight: true, CommaInside: true,
		Decimal: ".", Group: ",", SignFirst: true, PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "en-GB", Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Accepted: []Pair{{"‘", "’"}}, Straight: true,
		Decimal: ".", Group: ",", SignFirst: true, PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "en", Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Accepted: []Pair{{"‘", "’"}}, Straight: true, CommaInside: true,
		Decimal: ".", Group: ",", SignFirst: true, PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{ // books prefer »…«, Switzerland «…»
		Tag: "de", Outer: Pair{"„", "“"}, Inner: Pair{"‚", "‘"}, Accepted: []Pair{{"»", "«"}, {"›", "‹"}},
		Decimal: ",", Group: ".", Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "de-CH", Outer: Pair{"„", "“"}, Inner: Pair{"‚", "‘"}, Accepted: []Pair{{"«", "»"}, {"‹", "›"}},
		Decimal: ".", Group: "’", Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{ // CLDR has « » on both levels, the press “ ” or ‹ › within
		Tag: "fr", Outer: Pair{"«", "»"}, Inner: Pair{"«", "»"}, Accepted: []Pair{{"“", "”"}, {"‹", "›"}, {"‘", "’"}},
		SpaceInside: narrowNoBreak, SpaceBefore: "?!:;", DialogueDash: true,
		Decimal: ",", Group: narrowNoBreak, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "es", BracketDash: true, Outer: Pair{"«", "»"}, Inner: Pair{"“", "”"}, Accepted: []Pair{{"“", "”"}, {"‘", "’"}}, Straight: true, DialogueDash: true,
		Decimal: ",", Group: ".", Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "it", Outer: Pair{"«", "»"}, Inner: Pair{"“", "”"}, Accepted: []Pair{{"“", "”"}, {"‘", "’"}}, Straight: true, DialogueDash: true,
		Decimal: ",", Group: ".", PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{ // CLDR pt is Brazil
		Tag: "pt", Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Accepted: []Pair{{"«", "»"}}, Straight: true, DialogueDash: true,
		Decimal: ",", Group: ".", PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "pt-PT", Outer: Pair{"«", "»"}, Inner: Pair{"“", "”"}, Accepted: []Pair{{"“", "”"}, {"‘", "’"}}, Straight: true, DialogueDash: true,
		Decimal: ",", Group: noBreak, PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "nl", Outer: Pair{"‘", "’"}, Inner: Pair{"“", "”"}, Accepted: []Pair{{"“", "”"}, {"„", "”"}, {"‚", "’"}}, Straight: true,
		Decimal: ",", Group: ".", PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "pl", Outer: Pair{"„", "”"}, Inner: Pair{"«", "»"}, Accepted: []Pair{{"‚", "’"}, {"»", "«"}}, DialogueDash: true, DashBehind: true,
		Decimal: ",", Group: noBreak, PercentTight: true, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "cs", Outer: Pair{"„", "“"}, Inner: Pair{"‚", "‘"}, Accepted: []Pair{{"»", "«"}, {"›", "‹"}},
		Decimal: ",", Group: noBreak, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{
		Tag: "ru", Outer: Pair{"«", "»"}, Inner: Pair{"„", "“"}, Accepted: []Pair{{"“", "”"}}, DialogueDash: true, DashBehind: true,
		Decimal: ",", Group: noBreak, Enders: ".?!…", Scripts: []string{"Cyrl"},
	},
	{
		Tag: "uk", Outer: Pair{"«", "»"}, Inner: Pair{"„", "“"}, Accepted: []Pair{{"“", "”"}, {"„", "”"}}, DialogueDash: true, DashBehind: true,
		Decimal: ",", Group: noBreak, Enders: ".?!…", Scripts: []string{"Cyrl"},
	},
	{
		Tag: "tr", Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Accepted: []Pair{{"«", "»"}}, Straight: true, DialogueDash: true,
		Decimal: ",", Group: ".", Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{ // both marks look alike; »…» is older print
		Tag: "sv", Outer: Pair{"”", "”"}, Inner: Pair{"’", "’"}, Accepted: []Pair{{"»", "»"}, {"»", "«"}}, Straight: true, DialogueDash: true,
		Decimal: ",", Group: noBreak, Enders: ".?!…", Scripts: []string{"Latn"},
	},
	{ // corner brackets in Taiwan and Hong Kong
		Tag: "zh", Outer: Pair{"“", "”"}, Inner: Pair{"‘", "’"}, Accepted: []Pair{{"「", "」"}, {"『", "』"}, {"《", "》"}},
		Decimal: ".", Group: ",", SignFirst: true, PercentTight: true, Enders: "。？！…", Scripts: []string{"Hani"},
	},
	{
		Tag: "ja", Outer: Pair{"「", "」"}, Inner: Pair{"『", "』"}, Accepted: []Pair{{"“", "”"}},
		Decimal: ".", Group: ",", SignFirst: true, PercentTight: true, Enders: "。？！…", Scripts: []string{"Hani", "Hira", "Kana"},
	},
	{ // CLDR ar, digits of the default numbering system for the separators
		Tag: "ar", Outer: Pair{"”", "“"}, Inner: Pair{"’", "‘"}, Accepted: []Pair{{"«", "»"}, {"“", "”"}}, Straight: true,
		Decimal: ".", Group: ",", Enders: ".؟!…", Scripts: []string{"Arab"},
	},
}
