/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/edge_part.h"

#include "base/ascii.h"

enum { SHORT_BLOCK = 200 }; /* characters */

/* No sentence ends in it, no line either. */
static bool is_one_phrase(const ty_scan *scan)
{
	for (size_t i = 0; i < scan->n; i++)
		if (ty_scan_cp(scan, i) == U'。' || ty_scan_cp(scan, i) == 0x2028 ||
		    ty_scan_cp(scan, i) == '\n' ||
		    (ty_scan_is(scan, i, ".!?") &&
		     (i + 1 == scan->n || ty_scan_space(scan, i + 1))))
			return false;
	return true;
}

bool ty_edge_short_block(const ty_scan *scan)
{
	switch (scan->block->kind) {
	case TY_BLOCK_HEADING:
	case TY_BLOCK_CELL:
	case TY_BLOCK_TERM:
	case TY_BLOCK_CAPTION:
	case TY_BLOCK_STRING:
	case TY_BLOCK_FIELD:
		return scan->n < SHORT_BLOCK;
	case TY_BLOCK_ITEM:
		return scan->n < SHORT_BLOCK / 2;
	case TY_BLOCK_TEXT:
		return scan->n < SHORT_BLOCK / 2 && is_one_phrase(scan);
	default:
		return false;
	}
}

const ty_span *ty_edge_span(const ty_scan *scan, size_t i)
{
	const ty_span *span;

	if (!scan->glyphs[i].closes)
		return NULL;
	span = &scan->block->spans[scan->glyphs[i].closes - 1];
	if (span->mark == TY_MARK_CODE || span->mark == TY_MARK_NOTE || span->mark == TY_MARK_IMAGE)
		return NULL;
	return span;
}

bool ty_edge_is_tag(const ty_scan *scan, size_t open)
{
	uint32_t first = ty_scan_cp(scan, open + 1);

	return scan->glyphs[open].shape == TY_SHAPE_LESS && (first == '/' || ty_is_letter(first)) &&
	       !ty_scan_holds_japanese(scan, open, scan->glyphs[open].match);
}

bool ty_edge_is_particle(uint32_t cp)
{
	switch (cp) {
	case U'は':
	case U'が':
	case U'を':
	case U'に':
	case U'で':
	case U'と':
	case U'も':
	case U'や':
	case U'へ':
	case U'の':
		return true;
	default:
		return false;
	}
}

bool ty_edge_ends_in_small_word(const ty_scan *scan, size_t from, size_t to)
{
	size_t i;

	while (to > from && ty_scan_space(scan, to - 1))
		to--;
	for (i = to; i > from && ty_is_lower(ty_scan_cp(scan, i - 1));)
		i--;
	return to - i > 2 && i > from && ty_scan_space(scan, i - 1);
}

bool ty_edge_note_mark(const ty_scan *scan, size_t open)
{
	size_t from = open + 1, to = scan->glyphs[open].match;
	ty_mix mix = ty_scan_mix(scan, from, to);

	if (scan->glyphs[open].shape != TY_SHAPE_SQUARE || to - from > 8)
		return false;
	/* [a] */
	if (to - from == 1)
		return mix.digit + mix.latin > 0;
	return mix.digit > 0 && mix.latin <= 5 && mix.japanese <= 3;
}
