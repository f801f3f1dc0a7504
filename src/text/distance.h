/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Edit distance between two sequences of tokens, and the score made from it.  A token is any
 * number: a code point, or the number of a word.  Bit-parallel (Myers 1999, in Hyyro's form of
 * 2003): a column of the table is one word of 64 rows, or blocks of such words.
 */
#ifndef TY_TEXT_DISTANCE_H
#define TY_TEXT_DISTANCE_H

#include "base/arena.h"

/* One text that is compared with many.  It has room to work in, so it belongs to one thread. */
typedef struct ty_pattern ty_pattern;

/* Lives in arena; NULL: no memory. */
ty_pattern *ty_pattern_new(ty_arena *arena, const uint32_t *tokens, size_t n);

/* Levenshtein distance between the pattern and text if it is at most limit, else any number over
 * limit. */
size_t ty_pattern_distance(const ty_pattern *pattern, const uint32_t *text, size_t n, size_t limit);

/* The score, 0-100: floor(100 * (1 - distance / longer)) in integers; longer is the length of the
 * longer text.  Two empty texts are equal. */
static inline int ty_score(size_t distance, size_t longer)
{
	if (!longer)
		return 100;
	return distance < longer ? (int)((longer - distance) * 100 / longer) : 0;
}

/* The largest distance whose score is still at least threshold (0-100). */
static inline size_t ty_score_limit(int threshold, size_t longer)
{
	return (size_t)(100 - threshold) * longer / 100;
}

#endif
