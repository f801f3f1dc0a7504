/* SPDX-License-Identifier: Apache-2.0 */
#include "command/gather.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/pair.h"

/* About this much memory for the pairs held; a pair of a document has some hundred bytes. */
#define HELD_MAX ((size_t)64 << 20)
/* A new origin is compared with all that the pair has, up to the first number of them; beyond it
 * with the last few, where an equal one would stand. */
enum { COMPARED_ALL = 1000, COMPARED_LAST = 16 };
/* Slots of the table, which grows when it is half full: a power of two. */
enum { FIRST_SLOTS = 1024 };

typedef struct found {
	uint64_t hash;
	taiyaku_pair pair; /* in the arena, as are its origins */
	taiyaku_origin *origins;
	size_t n_origins, room;
} found;

struct ty_gather {
	taiyaku_sink to, sink;
	ty_arena arena;
	size_t held; /* bytes, about */
	found *pairs;
	size_t n, room;
	uint32_t *slots; /* 1 + index into pairs, 0: free */
	size_t n_slots;
	uint64_t count;
};

/* ---- the table ---- */

/* The slot of an equal pair, or the free one where it belongs. */
static size_t slot_of(const ty_gather *gather, uint64_t hash, const taiyaku_pair *pair)
{
	size_t slot = (size_t)hash & (gather->n_slots - 1);

	while (gather->slots[slot]) {
		const found *other = &gather->pairs[gather->slots[slot] - 1];

		if (other->hash == hash && ty_pair_same(&other->pair, pair))
			break;
		slot = (slot + 1) & (gather->n_slots - 1);
	}
	return slot;
}

static bool grow(ty_gather *gather)
{
	size_t n_slots = gather->n_slots ? gather->n_slots * 2 : FIRST_SLOTS;
	size_t room = n_slots / 2;
	found *pairs = realloc(gather->pairs, room * sizeof *pairs);
	uint32_t *slots = calloc(n_slots, sizeof *slots);

	if (pairs) {
		gather->pairs = pairs;
		gather->room = room;
	}
	if (!pairs || !slots) {
		free(slots);
		return false;
	}
	free(gather->slots);
	gather->slots = slots;
	gather->n_slots = n_slots;
	for (size_t i = 0; i < gather->n; i++)
		slots[slot_of(gather, pairs[i].hash, &pairs[i].pair)] = (uint32_t)i + 1;
	return true;
}

/* ---- one pair ---- */

static size_t origin_bytes(const taiyaku_origin *origin)
{
	return sizeof *origin + origin->file.len + origin->author.len + origin->romanized.len +
	       origin->year.len + origin->date.len + origin->url.len;
}

static bool add_origin(ty_gather *gather, found *to, const taiyaku_origin *origin)
{
	taiyaku_pair carrier = { .origins = origin, .n_origins = 1 }, copy;
	size_t first = to->n_origins > COMPARED_ALL ? to->n_origins - COMPARED_LAST : 0;

	for (size_t i = first; i < to->n_origins; i++)
		if (ty_origin_equal(&to->origins[i], origin))
			return true;
	if (to->n_origins == to->room) {
		size_t room = to->room ? to->room * 2 : 1;
		taiyaku_origin *origins = ty_arena_array(&gather->arena, room, sizeof *origins);

		if (!origins)
			return false;
		if (to->n_origins)
			memcpy(origins, to->origins, to->n_origins * sizeof *origins);
		to->origins = origins;
		to->room = room;
		gather->held += room * sizeof *origins;
	}
	if (!ty_pair_copy(&copy, &gather->arena, &carrier))
		return false;
	to->origins[to->n_origins++] = copy.origins[0];
	gather->held += origin_bytes(origin);
	return true;
}

static bool add_origins(ty_gather *gather, found *to, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_origins; i++)
		if (!add_origin(gather, to, &pair->origins[i]))
			return false;
	return true;
}

/* What a second find says beside its origins; the surer of two finds names the rule. */
static bool merge(ty_gather *gather, found *known, const taiyaku_pair *pair)
{
	taiyaku_pair bare = *pair, copy, merged;
	bool changed;

	bare.n_origins = 0;
	if (pair->confidence > known->pair.confidence || (pair->n_props && !known->pair.n_props) ||
	    (pair->note.len && !known->pair.note.len) ||
	    (pair->reading.len && !known->pair.reading.len)) {
		if (!ty_pair_copy(&copy, &gather->arena, &bare) ||
		    !ty_pair_merge(&merged, &changed, &gather->arena, &known->pair, &copy))
			return false;
		if (copy.confidence > merged.confidence) {
			merged.confidence = copy.confidence;
			merged.rule = copy.rule;
			merged.kind = copy.kind;
		}
		known->pair = merged;
		gather->held += 2 * sizeof merged;
	}
	return add_origins(gather, known, pair);
}

static bool hold(ty_gather *gather, uint64_t hash, size_t slot, const taiyaku_pair *pair)
{
	found *held = &gather->pairs[gather->n];
	taiyaku_pair bare = *pair;

	bare.n_origins = 0;
	*held = (found){ .hash = hash };
	if (!ty_pair_copy(&held->pair, &gather->arena, &bare))
		return false;
	gather->slots[slot] = (uint32_t)++gather->n;
	gather->held += sizeof *held + pair->text[0].len + pair->text[1].len + pair->note.len;
	for (size_t i = 0; i < pair->n_props; i++)
		gather->held += sizeof *pair->props + pair->props[i].value.len;
	return add_origins(gather, held, pair);
}

/* ---- the sink ---- */

static taiyaku_status gather_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	ty_gather *gather = ctx;
	uint64_t hash;
	size_t slot;
	found *known;

	if (pair->rule.len == 0) {
		gather->count++;
		return gather->to.pair(gather->to.ctx, pair, err);
	}
	if (gather->n == gather->room && !grow(gather))
		return ty_fail_memory(err);
	hash = ty_pair_hash(pair);
	slot = slot_of(gather, hash, pair);
	known = gather->slots[slot] ? &gather->pairs[gather->slots[slot] - 1] : NULL;
	if (known ? !merge(gather, known, pair) : !hold(gather, hash, slot, pair))
		return ty_fail_memory(err);
	return gather->held > HELD_MAX ? ty_gather_flush(gather, err) : TAIYAKU_OK;
}

taiyaku_status ty_gather_new(ty_gather **out, const taiyaku_sink *to, taiyaku_error *err)
{
	ty_gather *gather = calloc(1, sizeof *gather);

	if (!gather)
		return ty_fail_memory(err);
	gather->to = *to;
	gather->sink = (taiyaku_sink){ gather_pair, gather };
	*out = gather;
	return TAIYAKU_OK;
}

const taiyaku_sink *ty_gather_sink(ty_gather *gather)
{
	return &gather->sink;
}

taiyaku_status ty_gather_flush(ty_gather *gather, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < gather->n; i++) {
		found *held = &gather->pairs[i];

		held->pair.origins = held->origins;
		held->pair.n_origins = held->n_origins;
		gather->count++;
		status = gather->to.pair(gather->to.ctx, &held->pair, err);
	}
	gather->n = gather->held = 0;
	if (gather->slots)
		memset(gather->slots, 0, gather->n_slots * sizeof *gather->slots);
	ty_arena_reset(&gather->arena);
	return status;
}

uint64_t ty_gather_count(const ty_gather *gather)
{
	return gather->count;
}

void ty_gather_free(ty_gather *gather)
{
	if (!gather)
		return;
	ty_arena_free(&gather->arena);
	free(gather->pairs);
	free(gather->slots);
	free(gather);
}
