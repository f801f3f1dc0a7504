/* SPDX-License-Identifier: Apache-2.0 */
/* “題,” meaning “gloss”: a title and its gloss joined by words that say so. */
#include "extract/find.h"

typedef struct connector {
	const char *words;
	int confidence;
} connector;

/* A longer one stands before those it ends with. */
static const connector connectors[] = {
	{ "which translates to", 92 },
	{ "which translates as", 92 },
	{ "translates to", 92 },
	{ "translates as", 92 },
	{ "translated as", 90 },
	{ "which means", 94 },
	{ "literally", 88 },
	{ "meaning", 94 },
	{ "means", 90 },
	{ "i.e.", 88 },
	{ "i.e.,", 88 },
	{ "lit.", 88 },
	{ "in English", 84 },
	{ "or", 72 },
	{ "is", 72 },
	{ "=", 72 },
};

static bool blank(char c)
{
	return c == ' ' || c == '\n' || c == ',' || c == '\t';
}

/* The connector that ends text; what is before it in *rest. */
static const connector *connector_before(taiyaku_str *rest, taiyaku_str text)
{
	while (text.len && blank(text.data[text.len - 1]))
		text.len--;
	for (size_t i = 0; i < sizeof connectors / sizeof *connectors; i++) {
		taiyaku_str words = ty_str(connectors[i].words);
		size_t at;

		if (text.len <= words.len)
			continue;
		at = text.len - words.len;
		if (!ty_str_equal_ascii_case(ty_str_slice(text, at, text.len), words) ||
		    !(blank(text.data[at - 1]) || (unsigned char)text.data[at - 1] >= 0x80 ||
		      text.data[at - 1] == '"'))
			continue;
		*rest = ty_str_slice(text, 0, at);
		return &connectors[i];
	}
	return NULL;
}

/* A quotation from..to drops the comma or the full stop that belongs to the sentence around it. */
static void drop_sentence_mark(const ty_scan *scan, size_t from, size_t *to)
{
	ty_scan_trim(scan, &from, to);
	if (*to > from && (ty_scan_cp(scan, *to - 1) == ',' || ty_scan_cp(scan, *to - 1) == '.'))
		--*to;
}

static void find_meaning(ty_finds *finds, size_t open)
{
	const ty_scan *scan = finds->scan;
	size_t close = scan->glyphs[open].match, to = close, end, ja_to;
	taiyaku_str rest = { NULL, 0 };
	const connector *joined = connector_before(&rest, ty_scan_raw(scan, 0, open));
	ty_edge ja;
	int confidence;

	if (!joined)
		return;
	end = ty_scan_index(scan, rest.len);
	while (end > 0 && (ty_scan_space(scan, end - 1) || ty_scan_cp(scan, end - 1) == ','))
		end--;
	if (end == 0 || !ty_edge_japanese(&ja, scan, end, scan->n))
		return;
	drop_sentence_mark(scan, open + 1, &to);
	if (ty_gloss_sort(ty_scan_raw(scan, open + 1, to)) != TY_SORT_ENGLISH)
		return;
	ja_to = ja.to;
	drop_sentence_mark(scan, ja.from, &ja_to);
	confidence =
		joined->confidence - (ja.kind >= TY_EDGE_STOP ? 15 : 0) -
		ty_find_misfit(ty_scan_raw(scan, ja.from, ja_to), ty_scan_raw(scan, open + 1, to));
	ty_finds_add(finds, &(ty_find){ ja.from, ja_to, open + 1, to, "meaning", confidence,
					TAIYAKU_ANY });
}

void ty_find_meanings(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;

	for (size_t i = 0; i < scan->n; i++) {
		ty_shape shape = (ty_shape)scan->glyphs[i].shape;

		if (ty_scan_is_open(scan, i) && ty_shape_is_quote(shape) &&
		    (shape == TY_SHAPE_CURLED || shape == TY_SHAPE_STRAIGHT ||
		     shape == TY_SHAPE_SINGLE || shape == TY_SHAPE_APOSTROPHE ||
		     shape == TY_SHAPE_GUILLEMET))
			find_meaning(finds, i);
	}
}
