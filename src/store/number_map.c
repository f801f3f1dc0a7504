/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Open addressing, at most half full.  An entry is eight bytes: it keeps half of its hash, from
 * which its place is made too, so that growing needs nothing else.
 */
#include "store/number_map.h"

#include "base/huge.h"

enum { FIRST_CAP = 1024 };

/* The high half: an id is a hash already, and its low half is what indexes are ordered by. */
static uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

static size_t place_of(uint32_t tag, size_t cap)
{
	/* Fibonacci hashing, for maps of more slots than a tag alone would spread over. */
	return (size_t)((tag * 0x9E3779B97F4A7C15u) >> 16) & (cap - 1);
}

static void insert(ty_number_slot *slots, size_t cap, uint32_t tag, uint32_t number)
{
	size_t i = place_of(tag, cap);

	while (slots[i].number)
		i = (i + 1) & (cap - 1);
	slots[i] = (ty_number_slot){ tag, number };
}

static bool grow(ty_number_map *map)
{
	size_t cap = map->cap ? map->cap * 2 : FIRST_CAP;
	ty_number_slot *slots = ty_huge_new(cap * sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < map->cap; i++)
		if (map->slots[i].number)
			insert(slots, cap, map->slots[i].tag, map->slots[i].number);
	ty_huge_free(map->slots, map->cap * sizeof *slots);
	map->slots = slots;
	map->cap = cap;
	return true;
}

bool ty_number_map_add(ty_number_map *map, uint64_t hash, uint32_t number)
{
	if (map->n >= map->cap / 2 && !grow(map))
		return false;
	insert(map->slots, map->cap, tag_of(hash), number);
	map->n++;
	return true;
}

uint32_t ty_number_map_next(const ty_number_map *map, uint64_t hash, size_t *at)
{
	uint32_t tag = tag_of(hash);

	if (!map->cap)
		return 0;
	for (;;) {
		const ty_number_slot *slot =
			&map->slots[(place_of(tag, map->cap) + (*at)++) & (map->cap - 1)];

		if (!slot->number || slot->tag == tag)
			return slot->number;
	}
}

void ty_number_map_expect(const ty_number_map *map, uint64_t hash)
{
	if (map->cap)
		__builtin_prefetch(&map->slots[place_of(tag_of(hash), map->cap)]);
}

void ty_number_map_free(ty_number_map *map)
{
	ty_huge_free(map->slots, map->cap * sizeof *map->slots);
	*map = (ty_number_map){ 0 };
}
