/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A set of 64-bit hashes: whether something was seen before, in 16 bytes of memory a member.
 */
#ifndef TY_BASE_SET_H
#define TY_BASE_SET_H

#include "taiyaku.h"

/* Members kept by ty_set_repeats. */
enum { TY_SET_KEPT = 1 << 22 };

/* All-zero is the empty set. */
typedef struct ty_set {
	uint64_t *slots; /* owned; 0 is a free slot */
	size_t n, cap;	 /* cap: 0 or a power of two */
} ty_set;

void ty_set_free(ty_set *set);
bool ty_set_has(const ty_set *set, uint64_t hash);
/* *is_new: it was not in the set; may be NULL.  false: no memory. */
bool ty_set_add(ty_set *set, bool *is_new, uint64_t hash) __attribute__((warn_unused_result));

/* Whether it was seen before, of an input without end: no more than TY_SET_KEPT are kept, about 100
 * MB while they grow, and a further one is only looked for among those.  false also without memory.
 */
bool ty_set_repeats(ty_set *set, uint64_t hash);

/* A hash of two texts, of which the border counts. */
uint64_t ty_set_hash(taiyaku_str a, taiyaku_str b);

#endif
