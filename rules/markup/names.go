package markup

import "strings"

// tagNames are the elements of HTML, but for "s", which some engines have as
// a sign of their own.
var tagNames = set(`a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas
caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend
li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture
pre progress q rp rt ruby samp script section select small source span strike strong style sub summary sup svg table tbody
td template textarea tfoot th thead time title tr track tt u ul var video wbr o:p path`)

// rawNames are the elements whose content is no part of the story.
var rawNames = set("script style iframe noscript template svg object applet canvas")

// breakNames are the elements that stand between lines or paragraphs.
var breakNames = set(`address article aside blockquote br caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
header hr li main ol option p pre section table tbody td th tr ul`)

// attributeNames are the attributes that pages have most, and those that
// stand without a value.
var attributeNames = set(`accept action align allow allowfullscreen alt aria-hidden aria-label async autoplay bgcolor border
cellpadding cellspacing class colspan content controls crossorigin data-id data-src datetime decoding defer dir disabled
fetchpriority frameborder height hidden href hreflang hspace id itemprop itemscope itemtype lang language loading loop
method muted name onclick onload playsinline poster property rel role rowspan sandbox scrolling sizes src srcset style
tabindex target title type typeof url usemap valign value vspace width xmlns`)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for n := range strings.FieldsSeq(names) {
		m[n] = true
	}
	return m
}
