package rules

import "github.com/mtlint/mtlint/rules/lang"

// An Attribution is the words that say who spoke: "said Blinken", "he
// noticed", "Richard Weitz, director of the centre, told". Its span runs from
// its first word to the last word of the verb.
type Attribution struct {
	Span
	Verb     Span
	Inverted bool // the verb comes first: "said Blinken"
	Words    int  // the number of words before the verb
}

// speechVerbs is what the packs call the verbs of attributions.
const speechVerbs = "speech/verb"

// speakerMarks is how many marks may stand among them.
const speakerMarks = 32

// attributionReach is how many words may stand before the verb of an attribution.
const attributionReach = 14

// Attribution looks for an attribution that begins with the first word at or
// behind a byte offset, within the block and the sentence. Its verb is a
// phrase that the packs list under speech/verb.
func (d *Document) Attribution(at int) (Attribution, bool) {
	return d.attributionFrom(d.WordAt(at), d.BlockAt(at))
}

// attributionFrom does as Attribution for one that begins with words[first] in a block.
func (d *Document) attributionFrom(first, b int) (Attribution, bool) {
	words := d.Words()
	if first == len(words) || b == len(d.Blocks) || words[first].Start >= d.Blocks[b].End {
		return Attribution{}, false
	}
	s := d.findPhrases()
	if d.phrases.verbs < 0 {
		return Attribution{}, false
	}
	verbs := s.hits.of[d.phrases.verbs]
	v := HitFrom(verbs, first)
	for v < len(verbs) && verbs[v].From-first <= attributionReach && !d.speaks(verbs[v].Phrase.Lang) {
		v++ // "note" is a verb of French
	}
	if v == len(verbs) || verbs[v].Start >= d.Blocks[b].End || verbs[v].From-first > attributionReach {
		return Attribution{}, false
	}
	verb := verbs[v]
	a := Attribution{Span{words[first].Start, verb.End}, verb.Span, verb.From == first, verb.From - first}
	if a.Inverted {
		return a, true
	}
	if !d.speaker(first, verb.From) {
		return Attribution{}, false
	}
	return a, true
}

// speaks reports whether a verb of a language says who spoke in the text. A
// language without verbs of its own is read by those of English.
func (d *Document) speaks(verb lang.Tag) bool {
	target := d.Target.Base()
	if !verbal[target] {
		target = "en"
	}
	return verb.Base() == target
}

// verbal are the languages whose packs list verbs of speech.
var verbal = map[lang.Tag]bool{
	"cs": true, "de": true, "en": true, "es": true, "fr": true, "it": true, "nl": true, "pl": true, "pt": true, "ru": true, "sv": true, "tr": true, "uk": true,
}

// speaker reports whether the words from first to verb (exclusive) can be who
// speaks: they begin with a pronoun, a name or an article, and no sentence
// and no quotation ends among them.
func (d *Document) speaker(first, verb int) bool {
	words := d.Words()
	head := words[first]
	if head.Case == Lower && !speakerHeads.Has(head.Key) && !inOffice(words[first:verb]) {
		return false
	}
	first = d.MarkAt(head.Start)
	for i := first; i < min(len(d.Marks()), first+speakerMarks); i++ {
		m := d.Marks()[i]
		if m.Start >= words[verb].Start {
			return true
		}
		switch m.Class {
		case QuoteMark:
			if d.apostrophe(m) {
				continue
			}
			return false
		case Question, Semicolon, Ellipsis, WidePunct:
			return false
		case Stop:
			if d.EndsSentence(m.Start) {
				return false
			}
		default:
		}
	}
	return first+speakerMarks > len(d.Marks())
}

// speakerHeads are the small words that a speaker can begin with.
var speakerHeads = KeysOf("he", "she", "it", "they", "we", "you", "i", "who", "the", "a", "an", "his", "her", "its", "their", "our", "my",
	"one", "another", "some", "both", "many", "this", "that", "then", "also")

// officeWords is how many words name an office, at most: “deputy chief prosecutor”.
const officeWords = 3

// inOffice reports whether words are an office without its article and a name:
// “head coach Igor Kolar”.
func inOffice(words []Word) bool {
	office := 0
	for office < len(words) && words[office].Case == Lower {
		office++
	}
	if office == 0 || office > officeWords || office == len(words) || !offices.Has(words[office-1].Key) {
		return false
	}
	for _, w := range words[office:] {
		if w.Case != Title && w.Case != MixedCase {
			return false
		}
	}
	return true
}

// offices are what stands before the name of who speaks.
var offices = KeysOf("analyst", "expert", "economist", "coach", "manager", "player", "captain", "goalkeeper", "director", "boss", "chief", "head", "president", "chairman", "chairwoman", "chancellor",
	"minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "mayor", "governor", "senator", "deputy", "ambassador", "general", "colonel", "officer", "inspector", "detective",
	"prosecutor", "lawyer", "attorney", "judge", "investigator", "doctor", "professor", "scientist", "researcher", "historian", "meteorologist", "forecaster", "engineer",
	"author", "writer", "journalist", "editor", "correspondent", "actor", "actress", "singer", "musician", "artist", "founder", "owner", "resident", "farmer", "teacher", "eyewitness", "witness")

// apostrophe reports whether a quotation mark stands within a word, as in “isn’t”.
func (d *Document) apostrophe(m Mark) bool {
	return IsLetter(d.Before(m.Start)) && IsLetter(d.After(m.End))
}

// EndsSentence reports whether the stop at a byte offset ends a sentence: a
// capital letter follows it, and it belongs to no initial and no abbreviation.
func (d *Document) EndsSentence(stop int) bool {
	next := d.After(stop + 1)
	if !IsSpace(next) && next != '"' && next != '”' && next != '»' && next != ')' && next != '’' {
		return false
	}
	i := d.WordAt(stop) - 1
	words := d.Words()
	if i < 0 || words[i].End != stop {
		return true
	}
	return !d.Abbreviated(stop) && (i+1 == len(words) || words[i+1].Case != Lower)
}

// Abbreviated reports whether the stop at a byte offset belongs to an initial
// or an abbreviation: "J. Smith", "Mr. Smith", "U.S. troops".
func (d *Document) Abbreviated(stop int) bool {
	words := d.Words()
	i := d.WordAt(stop) - 1
	if i < 0 || words[i].End != stop {
		return false
	}
	w := words[i]
	return w.Len() == 1 && !w.HasDigit || abbreviations.Has(w.Key)
}

var abbreviations = KeysOf("mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "adm", "rev", "hon", "jr", "sr",
	"no", "vs", "etc", "inc", "ltd", "co", "corp", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"fig", "pp", "vol", "ed", "approx", "dept", "est", "mt", "ft", "cu", "sq")
