package lang

import (
	"slices"
	"strings"
)

// Name gives what English calls the language, without its region and script,
// such as "Russian"; it is empty for Undetermined and for a language that is
// not listed here. The names are those of CLDR.
func (t Tag) Name() string {
	i, ok := slices.BinarySearchFunc(names[:], t.Base(), func(n named, base Tag) int { return strings.Compare(string(n.tag), string(base)) })
	if !ok {
		return ""
	}
	return names[i].name
}

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
