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

/* The same two texts in characters: how many edits, of how many characters of the longer one. */
TAIYAKU_CHECKED taiyaku_status ty_compare_points(size_t *distance, size_t *longer,
						 ty_compare *compare, taiyaku_str key,
						 taiyaku_error *err);

#endif
