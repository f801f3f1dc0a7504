/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What differs between two texts, in kinds that a translator weighs differently: a percentage
 * hides 30日/60日 and する/しない, this names them.  No dictionary: the kind is told from the
 * script, from closed lists (particles, negations, counters) and from what stands beside.
 */
#ifndef TY_TMX_WHY_H
#define TY_TMX_WHY_H

#include "base/arena.h"

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
