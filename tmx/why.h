/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What differs between two texts, in kinds that a translator weighs differently: a percentage
 * hides 30日/60日 and する/しない, this names them.  No dictionary: the kind is told from the
 * script, from closed lists (particles, negations, counters) and from what stands beside.
 */
#ifndef TY_TMX_WHY_H
#define TY_TMX_WHY_H

#include "base/arena.h"

/* A set of these, in the order in which they are named. */
typedef enum ty_why {
	TY_WHY_NUMBER = 1 << 0,
	TY_WHY_NEGATION = 1 << 1,
	TY_WHY_NAME = 1 << 2,
	TY_WHY_WORD = 1 << 3,
	TY_WHY_PARTICLE = 1 << 4,
	TY_WHY_PUNCTUATION = 1 << 5,
	TY_WHY_WIDTH = 1 << 6,
	TY_WHY_CASE = 1 << 7,
	TY_WHY_TAG = 1 << 8,
	TY_WHY_CONTEXT = 1 << 9
} ty_why;

/* "number", ... of bit i; NULL past the last. */
const char *ty_why_name(size_t i);

/* A place that differs, in bytes of the original text; what was left out is empty. */
typedef struct ty_difference {
	size_t start[2], end[2];
	unsigned why;
} ty_difference;

typedef struct ty_differences {
	unsigned why; /* of all of them; number to case */
	const ty_difference *list;
	size_t n;
} ty_differences;

/* Compare two texts; out lives in arena. */
TAIYAKU_CHECKED taiyaku_status ty_why_find(ty_differences *out, ty_arena *arena, taiyaku_str a,
					   taiyaku_str b, taiyaku_error *err);

#endif
