/* SPDX-License-Identifier: Apache-2.0 */
/* The schemas of XLIFF 1.2 (strict but for elements of other namespaces) and 2.1 (core). */
#include "tmx/xliff_rules.h"

#define INLINE_1 "g x bx ex bpt ept ph it mrk"
#define FILE_1 "?internal-file ?external-file"
/* clang-format off */
#define LAYOUT "xml:space=default|preserve restype resname extradata extype help-id menu menu-option " \
	"menu-name coord font css-style style exstyle "
#define SIZES "size-unit maxwidth minwidth maxheight minheight maxbytes minbytes charclass merged-trans "
#define STATES "state=final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|" \
	"needs-review-translation|needs-translation|new|signed-off|translated|x- "
#define QUALIFIERS "state-qualifier=exact-match|fuzzy-match|id-match|leveraged-glossary|" \
	"leveraged-inherited|leveraged-mt|leveraged-repository|leveraged-tm|mt-suggestion|" \
	"rejected-grammar|rejected-inaccurate|rejected-length|rejected-spelling|tm-suggestion|x- "
#define YES_NO "=yes|no "

static const ty_xml_rule first[] = {
	{ "xliff", "*;+file", "!version=1.0|1.1|1.2 xml:lang *" },
	{ "file", "?header;!body",
	  "!original !source-language !datatype target-language tool tool-id date xml:space ts category "
	  "build-num product-name product-version xml:lang *" },
	{ "header", "?skl;?phase-group;glossary reference count-group prop-group note tool *", "*" },
	{ "skl", FILE_1, "" },
	{ "glossary", FILE_1, "" },
	{ "reference", FILE_1, "" },
	{ "external-file", "", "!href uid crc" },
	{ "phase-group", "+phase", "" },
	{ "phase", "note", "!phase-name !process-name company-name tool tool-id date job-id contact-name "
	  "contact-email contact-phone" },
	{ "tool", "*", "!tool-id !tool-name tool-version tool-company *" },
	{ "note", "", "xml:lang priority=1|2|3|4|5|6|7|8|9|10 from annotates=source|target|general" },
	{ "body", "group trans-unit bin-unit", "" },
	{ "group", "context-group count-group prop-group note *;group trans-unit bin-unit",
	  "id datatype translate" YES_NO "reformat ts " LAYOUT SIZES "*" },
	{ "trans-unit",
	  "!source;?seg-source;?target;context-group count-group prop-group note alt-trans *",
	  "!id approved" YES_NO "translate" YES_NO "reformat datatype phase-name ts " LAYOUT SIZES "*" },
	{ "source", INLINE_1, "xml:lang ts *" },
	{ "seg-source", INLINE_1, "xml:lang ts *" },
	{ "target", INLINE_1, STATES QUALIFIERS
	  "phase-name resname coord font css-style style exstyle equiv-trans" YES_NO "xml:lang ts *" },
	{ "alt-trans", "?source;?seg-source;+target;context-group prop-group note *",
	  "match-quality tool tool-id crc xml:lang datatype mid origin phase-name ts " LAYOUT
	  "alttranstype=proposal|previous-version|rejected|reference|accepted|x- *" },
	{ "context-group", "+context", "crc name purpose" },
	{ "context", "", "!context-type match-mandatory" YES_NO "crc" },
	{ "count-group", "count", "!name" },
	{ "count", "", "count-type phase-name unit" },
	{ "prop-group", "+prop", "name" },
	{ "prop", "", "!prop-type xml:lang" },
	{ "g", INLINE_1, "!id ctype ts clone" YES_NO "xid equiv-text *" },
	{ "x", "", "!id ctype ts clone" YES_NO "xid equiv-text *" },
	{ "bx", "", "!id rid ctype ts clone" YES_NO "xid equiv-text *" },
	{ "ex", "", "!id rid ts xid equiv-text *" },
	{ "bpt", "sub", "!id rid ctype ts crc xid equiv-text *" },
	{ "ept", "sub", "!id rid ts crc xid equiv-text *" },
	{ "ph", "sub", "!id ctype ts crc assoc xid equiv-text *" },
	{ "it", "sub", "!id !pos=open|close rid ctype ts crc xid equiv-text *" },
	{ "sub", INLINE_1, "datatype ctype xid" },
	{ "mrk", INLINE_1, "!mtype mid ts comment *" },
};

#define INLINE_2 "cp ph pc sc ec mrk sm em"
#define CODE "canCopy" YES_NO "canDelete" YES_NO "canReorder=yes|no|firstNo " \
	"copyOf:n type=fmt|ui|quote|link|image|other subType "
#define SPAN CODE "canOverlap" YES_NO "dir=ltr|rtl|auto "
#define LONE "dataRef:n disp equiv subFlows "
#define DIRECTIONS "srcDir=ltr|rtl|auto trgDir=ltr|rtl|auto "

static const ty_xml_rule second[] = {
	{ "xliff", "+file", "!version=2.0|2.1|2.2 !srcLang trgLang xml:space=default|preserve *" },
	{ "file", "?skeleton;*;?notes;+| unit group",
	  "!id:n canResegment" YES_NO "original translate" YES_NO DIRECTIONS
	  "xml:space=default|preserve *" },
	{ "group", "*;?notes;unit group",
	  "!id:n name canResegment" YES_NO "translate" YES_NO DIRECTIONS
	  "type xml:space=default|preserve *" },
	{ "unit", "*;?notes;?originalData;+segment ignorable",
	  "!id:n name canResegment" YES_NO "translate" YES_NO DIRECTIONS
	  "type xml:space=default|preserve *" },
	{ "segment", "!source;?target",
	  "id:n canResegment" YES_NO "state=initial|translated|reviewed|final subState" },
	{ "ignorable", "!source;?target", "id:n" },
	{ "notes", "+note", "" },
	{ "note", "", "id:n appliesTo=source|target category priority=1|2|3|4|5|6|7|8|9|10 *" },
	{ "originalData", "+data", "" },
	{ "data", "cp", "!id:n dir=ltr|rtl|auto xml:space" },
	{ "source", INLINE_2, "xml:lang xml:space=default|preserve" },
	{ "target", INLINE_2, "xml:lang xml:space=default|preserve order=#" },
	{ "cp", "", "!hex" },
	{ "ph", "", "!id:n " CODE LONE "*" },
	{ "pc", INLINE_2, "!id:n " SPAN
	  "dispEnd dispStart equivEnd equivStart dataRefEnd:n dataRefStart:n subFlowsEnd subFlowsStart *" },
	{ "sc", "", "!id:n " SPAN LONE "isolated" YES_NO "*" },
	{ "ec", "", "id:n " SPAN LONE "isolated" YES_NO "startRef:n *" },
	{ "mrk", INLINE_2, "!id:n translate" YES_NO "type ref value *" },
	{ "sm", "", "!id:n translate" YES_NO "type ref value *" },
	{ "em", "", "!startRef:n" },
};
/* clang-format on */

const ty_xml_rule *ty_xliff_rules(size_t *n, bool is_second)
{
	*n = is_second ? sizeof second / sizeof *second : sizeof first / sizeof *first;
	return is_second ? second : first;
}
