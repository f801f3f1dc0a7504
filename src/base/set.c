/* SPDX-License-Identifier: Apache-2.0 */
#include "base/set.h"

#include <stdlib.h>

#include "base/hash.h"

enum { FIRST_CAP = 64 };

void ty_set_free(ty_set *set)
{
	free(set->slots);
	*set = (ty_set){ 0 };
}

/* Zero marks a free slot, so it shares the place of another hash. */
static uint64_t stored(uint64_t hash)
{
	return hash ? hash : 1;
}

/* The slot of a member, or the free one where it would be. */
static size_t find(const uint64_t *slots, size_t cap, uint64_t hash)
{
	size_t at = (size_t)hash & (cap - 1);

	while (slots[at] && slots[at] != hash)
		at = (at + 1) & (cap - 1);
	return at;
}

bool ty_set_has(const ty_set *set, uint64_t hash)
{
	hash = stored(hash);
	return set->cap > 0 && set->slots[find(set->slots, set->cap, hash)] == hash;
}

static bool grow(ty_set *set)
{
	size_t cap = set->cap ? set->cap * 2 : FIRST_CAP;
	uint64_t *slots = calloc(cap, sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < set->cap; i++)
		if (set->slots[i])
			slots[find(slots, cap, set->slots[i])] = set->slots[i];
	free(set->slots);
	set->slots = slots;
	set->cap = cap;
	return true;
}

bool ty_set_add(ty_set *set, bool *is_new, uint64_t hash)
{
	size_t at;
	bool added;

	hash = stored(hash);
	if (set->n * 2 >= set->cap && !grow(set))
		return false;
	at = find(set->slots, set->cap, hash);
	added = set->slots[at] == 0;
	set->slots[at] = hash;
	set->n += added;
	if (is_new)
		*is_new = added;
	return true;
}

bool ty_set_repeats(ty_set *set, uint64_t hash)
{
	bool is_new;

	if (set->n >= TY_SET_KEPT)
		return ty_set_has(set, hash);
	return ty_set_add(set, &is_new, hash) && !is_new;
}

uint64_t ty_set_hash(taiyaku_str a, taiyaku_str b)
{
	uint64_t seed = XXH3_64bits(a.len ? a.data : "", a.len);

	return XXH3_64bits_withSeed(b.len ? b.data : "", b.len, seed);
}
