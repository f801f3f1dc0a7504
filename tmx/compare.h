/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One text compared with many.  The only place where a fuzzy score is made: of the Levenshtein
 * distance between two width keys, over code points where there are no spaces between words, else
 * over words.
 */
#ifndef TY_TMX_COMPARE_H
#define TY_TMX_COMPARE_H

#include "tmx/searchable.h"

typedef struct ty_compare ty_compare;

/* Lives in arena and works in it, so it belongs to one thread; borrows key, a width key. */
TAIYAKU_CHECKED taiyaku_status ty_compare_new(ty_compare **out, ty_arena *arena, taiyaku_str key,
					      ty_language language, taiyaku_error *err);

/* The text in its tokens. */
const ty_searchable *ty_compare_text(const ty_compare *compare);

/* *score: of another width key, 0-100, or -1 where it is under threshold.  Equal tokens are 100,
 * though the keys may differ in spaces. */
TAIYAKU_CHECKED taiyaku_status ty_compare_score(int *score, ty_compare *compare, taiyaku_str key,
						int threshold, taiyaku_error *err);

/* How far two texts are apart in characters: how many edits, of how many of the longer one. */
typedef struct ty_points_apart {
	size_t distance, longer;
} ty_points_apart;

/* The same two texts in characters: key is the one that was given to ty_compare_score last, and was
 * not under the threshold.  If its part of edits is over that of most, *out is any such; NULL: it
 * is always exact. */
TAIYAKU_CHECKED taiyaku_status ty_compare_points(ty_points_apart *out, ty_compare *compare,
						 taiyaku_str key, const ty_points_apart *most,
						 taiyaku_error *err);

#endif
