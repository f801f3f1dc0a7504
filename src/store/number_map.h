/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hashes to numbers, in memory: which pairs a change has added that no index knows yet.  A hash may
 * have several numbers, and one of another hash may come along: the caller compares.
 */
#ifndef TY_STORE_NUMBER_MAP_H
#define TY_STORE_NUMBER_MAP_H

#include "taiyaku.h"

typedef struct ty_number_slot {
	uint32_t tag, number; /* number 0: free */
} ty_number_slot;

/* All-zero is an empty map. */
typedef struct ty_number_map {
	ty_number_slot *slots; /* owned; cap of them, a power of two */
	size_t n, cap;
} ty_number_map;

/* number is not 0.  false: no memory. */
bool ty_number_map_add(ty_number_map *map, uint64_t hash, uint32_t number)
	__attribute__((warn_unused_result));
/* The next number that may belong to hash, 0 after the last; *at is 0 at first and moves on. */
uint32_t ty_number_map_next(const ty_number_map *map, uint64_t hash, size_t *at);
/* The same will be asked for soon. */
void ty_number_map_expect(const ty_number_map *map, uint64_t hash);
/* Empty it, and free its memory. */
void ty_number_map_free(ty_number_map *map);

#endif
