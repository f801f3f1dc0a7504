/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/tbx_dialect.h"

/* clang-format off */
static const struct {
	const char *name;
	ty_tbx_element element;
} elements[] = {
	{ "langSet", TY_TBX_IN_SECTION },
	{ "langSec", TY_TBX_IN_SECTION },
	{ "langGroup", TY_TBX_IN_SECTION },
	{ "tig", TY_TBX_IN_TERM_SECTION },
	{ "ntig", TY_TBX_IN_TERM_SECTION },
	{ "termSec", TY_TBX_IN_TERM_SECTION },
	{ "termGroup", TY_TBX_IN_TERM_SECTION },
	{ "term", TY_TBX_IN_TERM },
	{ "termGrp", TY_TBX_IN_TRANSPARENT },
	{ "termNoteGrp", TY_TBX_IN_GROUP },
	{ "descripGrp", TY_TBX_IN_GROUP },
	{ "adminGrp", TY_TBX_IN_GROUP },
	{ "transacGrp", TY_TBX_IN_TRANSAC },
	{ "date", TY_TBX_IN_DATE },
	{ "note", TY_TBX_IN_NOTE },
	{ "descripNote", TY_TBX_IN_NOTE },
	{ "adminNote", TY_TBX_IN_NOTE },
	{ "noteGrp", TY_TBX_IN_TRANSPARENT },
	{ "termCompList", TY_TBX_IN_IGNORED },
	{ "termCompGrp", TY_TBX_IN_IGNORED },
};

/* The dialects, by their root. */
static const ty_tbx_dialect dialects[] = {
	{ "martif", "termEntry", { "martif", "text", "body", NULL } },
	{ "tbx", "conceptEntry", { "tbx", "text", "body", NULL } },
	{ "TBX", "entry", { "TBX", "body", NULL } },
};
/* clang-format on */

/* The name of the first element behind declarations and comments. */
static taiyaku_str root_of(taiyaku_str text)
{
	size_t at = 0;

	for (;;) {
		size_t end;

		at = ty_str_find(text, TY_STR("<"), at);
		if (at == SIZE_MAX || at + 1 >= text.len)
			return (taiyaku_str){ NULL, 0 };
		text = ty_str_slice(text, at, text.len);
		if (text.data[1] != '?' && text.data[1] != '!')
			break;
		end = ty_str_starts(text, TY_STR("<!--")) ? ty_str_find(text, TY_STR("-->"), 0)
							  : ty_str_find(text, TY_STR(">"), 0);
		if (end == SIZE_MAX)
			return (taiyaku_str){ NULL, 0 };
		at = end;
	}
	at = 1;
	while (at < text.len && !strchr(" \t\r\n/>", text.data[at]))
		at++;
	return ty_str_slice(text, 1, at);
}

const ty_tbx_dialect *ty_tbx_dialect_of(taiyaku_str text)
{
	taiyaku_str root = root_of(text);
	size_t colon = ty_str_find(root, TY_STR(":"), 0);

	if (colon != SIZE_MAX)
		root = ty_str_slice(root, colon + 1, root.len);
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
		if (ty_str_is(root, dialects[i].root))
			return &dialects[i];
	return NULL;
}

ty_tbx_element ty_tbx_element_of(ty_tbx_element parent, taiyaku_str name)
{
	switch (parent) {
	case TY_TBX_IN_IGNORED:
		return TY_TBX_IN_IGNORED;
	case TY_TBX_IN_TERM:
	case TY_TBX_IN_CATEGORY:
	case TY_TBX_IN_DATE:
	case TY_TBX_IN_NOTE:
	case TY_TBX_IN_INLINE:
		return TY_TBX_IN_INLINE;
	default:
		break;
	}
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (ty_str_is(name, elements[i].name))
			return elements[i].element;
	return TY_TBX_IN_CATEGORY;
}
