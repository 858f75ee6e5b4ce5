package lang

// Name gives what English calls the language, without its region and script,
// such as "Russian"; it is empty for Undetermined and for a language that is
// not listed here. The names are those of CLDR.
func (t Tag) Name() string {
	base := t.Base()
	if base == "" || base[0] < 'a' || base[0] > 'z' {
		return ""
	}
	for i := int(firstNames[base[0]-'a']); i < len(names) && names[i].tag[0] == base[0]; i++ {
		if names[i].tag == base {
			return names[i].name
		}
	}
	return ""
}

// firstNames gives the index in names of the first tag that begins with a letter, or a later one.
var firstNames = func() (first ['z' - 'a' + 1]uint8) {
	for i := len(names) - 1; i >= 0; i-- {
		first[names[i].tag[0]-'a'] = uint8(i)
	}
	return first
}()

type named struct {
	tag  Tag
	name string
}

// names lists, by their tags, the languages that mtlint has conventions or packs for, or tells
// apart, and the larger ones besides.
var names = [...]named{
	{"af", "Afrikaans"},
	{"am", "Amharic"},
	{"ar", "Arabic"},
	{"az", "Azerbaijani"},
	{"be", "Belarusian"},
	{"bg", "Bulgarian"},
	{"bn", "Bangla"},
	{"bs", "Bosnian"},
	{"ca", "Catalan"},
	{"cs", "Czech"},
	{"cy", "Welsh"},
	{"da", "Danish"},
	{"de", "German"},
	{"el", "Greek"},
	{"en", "English"},
	{"eo", "Esperanto"},
	{"es", "Spanish"},
	{"et", "Estonian"},
	{"eu", "Basque"},
	{"fa", "Persian"},
	{"fi", "Finnish"},
	{"fil", "Filipino"},
	{"fr", "French"},
	{"ga", "Irish"},
	{"gl", "Galician"},
	{"gu", "Gujarati"},
	{"ha", "Hausa"},
	{"he", "Hebrew"},
	{"hi", "Hindi"},
	{"hr", "Croatian"},
	{"hu", "Hungarian"},
	{"hy", "Armenian"},
	{"id", "Indonesian"},
	{"ig", "Igbo"},
	{"is", "Icelandic"},
	{"it", "Italian"},
	{"ja", "Japanese"},
	{"ka", "Georgian"},
	{"kk", "Kazakh"},
	{"km", "Khmer"},
	{"kn", "Kannada"},
	{"ko", "Korean"},
	{"ku", "Kurdish"},
	{"ky", "Kyrgyz"},
	{"lo", "Lao"},
	{"lt", "Lithuanian"},
	{"lv", "Latvian"},
	{"mk", "Macedonian"},
	{"ml", "Malayalam"},
	{"mn", "Mongolian"},
	{"mr", "Marathi"},
	{"ms", "Malay"},
	{"mt", "Maltese"},
	{"my", "Burmese"},
	{"nb", "Norwegian Bokmål"},
	{"ne", "Nepali"},
	{"nl", "Dutch"},
	{"nn", "Norwegian Nynorsk"},
	{"no", "Norwegian"},
	{"pa", "Punjabi"},
	{"pl", "Polish"},
	{"ps", "Pashto"},
	{"pt", "Portuguese"},
	{"ro", "Romanian"},
	{"ru", "Russian"},
	{"si", "Sinhala"},
	{"sk", "Slovak"},
	{"sl", "Slovenian"},
	{"so", "Somali"},
	{"sq", "Albanian"},
	{"sr", "Serbian"},
	{"sv", "Swedish"},
	{"sw", "Swahili"},
	{"ta", "Tamil"},
	{"te", "Telugu"},
	{"tg", "Tajik"},
	{"th", "Thai"},
	{"tk", "Turkmen"},
	{"tr", "Turkish"},
	{"uk", "Ukrainian"},
	{"ur", "Urdu"},
	{"uz", "Uzbek"},
	{"vi", "Vietnamese"},
	{"yo", "Yoruba"},
	{"zh", "Chinese"},
	{"zu", "Zulu"},
}
