/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Concordance: every text that has something inside.  The store gives pairs that may have it; where
 * it cannot be sure, and for pairs too new for its indexes, the texts are looked at.  All of them
 * are counted, the best are told.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "store/store.h"
#include "tmx/needles.h"
#include "tmx/place.h"

enum {
	MAX_DEFAULT = 20,
	SIDES = 2,
	BATCH = 4096, /* pairs asked for their lengths at a time */
};

/* A pair that has a needle on one side. */
typedef struct entry {
	uint32_t number;
	unsigned char points; /* length of its text */
	bool unsure;	      /* or may have it: a look at the text decides */
} entry;

/* Those of a needle and side, rising. */
typedef struct entries {
	entry *list; /* owned */
	size_t n, cap;
	size_t at; /* where the walk over all of them stands */
} entries;

typedef struct best {
	uint32_t number;
	unsigned char points, side;
} best;

typedef struct searching {
	ty_txn *txn;
	ty_selection selection;
	ty_needles needles;
	entries (*found)[SIDES]; /* one for each needle */
	bool asked[SIDES];	 /* sides that are searched */
	ty_arena arena;		 /* of the query */
	ty_arena at_hand;	 /* of one pair */
	entries *to;		 /* what the store fills at present */
	int to_side;
	best *hits; /* owned: the best so far, the worst of them first (a heap) */
	size_t n, cap, max;
	uint64_t total;
} searching;

/* ---- what has each needle ---- */

static taiyaku_status add_entry(entries *to, uint32_t number, unsigned char points,
				taiyaku_error *err)
{
	if (!TY_GROW(to->list, to->cap, to->n + 1))
		return ty_fail_memory(err);
	to->list[to->n++] = (entry){ .number = number, .points = points };
	return TAIYAKU_OK;
}

static taiyaku_status add_found(void *ctx, const uint32_t *numbers, size_t n, bool sure,
				taiyaku_error *err)
{
	searching *s = ctx;
	uint32_t *wanted = malloc(n * sizeof *wanted);
	ty_lengths *lengths = malloc(n * sizeof *lengths);
	entries *to = s->to;

	if (wanted && lengths && TY_GROW(to->list, to->cap, to->n + n)) {
		memcpy(wanted, numbers, n * sizeof *wanted);
		n = ty_store_select(wanted, lengths, n, s->txn, &s->selection);
		for (size_t i = 0; i < n; i++) {
			unsigned char points = lengths[i].points[s->to_side];

			to->list[to->n++] =
				(entry){ wanted[i], points, !sure || points == TY_LENGTH_MAX };
		}
		free(wanted);
		free(lengths);
		return TAIYAKU_OK;
	}
	free(wanted);
	free(lengths);
	return ty_fail_memory(err);
}

static bool has(taiyaku_str key, const ty_needle *needle)
{
	return ty_str_find(key, needle->key, 0) != SIZE_MAX;
}

/* The keys of the texts of a pair that are searched; empty: not searched, or it is gone. */
static taiyaku_status read_keys(taiyaku_str keys[SIDES], searching *s, uint32_t number,
				taiyaku_error *err)
{
	taiyaku_str texts[SIDES];
	bool there;
	taiyaku_status status = ty_store_texts(texts, &there, s->txn, number, err);

	ty_arena_reset(&s->at_hand);
	for (int side = 0; side < SIDES; side++) {
		keys[side] = (taiyaku_str){ NULL, 0 };
		if (!status && there && s->asked[side])
			status = ty_key(&keys[side], &s->at_hand, texts[side], TY_SPACED,
					TAIYAKU_WIDTH, err);
	}
	return status;
}

/* ---- pairs that no index has yet ---- */

static taiyaku_status look_at(searching *s, uint32_t number, const ty_lengths *lengths,
			      taiyaku_error *err)
{
	taiyaku_str keys[SIDES];
	taiyaku_status status = read_keys(keys, s, number, err);

	if (status)
		return status;
	for (size_t k = 0; k < s->needles.n; k++) {
		for (int side = 0; side < SIDES; side++) {
			entries *to = &s->found[k][side];

			if (!status && has(keys[side], &s->needles.list[k][side]))
				status = add_entry(to, number, lengths->points[side], err);
		}
	}
	return status;
}

static taiyaku_status find_recent(searching *s, taiyaku_error *err)
{
	uint32_t first, end, *numbers;
	ty_lengths *lengths;
	taiyaku_status status = ty_store_recent(&first, &end, s->txn, err);
	size_t n;

	if (status || first == end)
		return status;
	numbers = ty_arena_array(&s->arena, end - first, sizeof *numbers);
	lengths = ty_arena_array(&s->arena, end - first, sizeof *lengths);
	if (!numbers || !lengths)
		return ty_fail_memory(err);
	for (uint32_t i = 0; i < end - first; i++)
		numbers[i] = first + i;
	n = ty_store_select(numbers, lengths, end - first, s->txn, &s->selection);
	for (size_t i = 0; !status && i < n; i++)
		status = look_at(s, numbers[i], &lengths[i], err);
	return status;
}

/* ---- the best of them ---- */

/* Whether a is told after b: the shortest text first, then the newest pair. */
static bool is_worse(const best *a, const best *b)
{
	if (a->points != b->points)
		return a->points > b->points;
	if (a->number != b->number)
		return a->number < b->number;
	return a->side > b->side;
}

static void sift_down(best *hits, size_t n, size_t at)
{
	best moved = hits[at];

	for (size_t child; (child = at * 2 + 1) < n; at = child) {
		if (child + 1 < n && is_worse(&hits[child + 1], &hits[child]))
			child++;
		if (!is_worse(&hits[child], &moved))
			break;
		hits[at] = hits[child];
	}
	hits[at] = moved;
}

static taiyaku_status keep(searching *s, const best *one, taiyaku_error *err)
{
	size_t at = s->n;

	if (s->n == s->max) {
		s->hits[0] = *one;
		sift_down(s->hits, s->n, 0);
		return TAIYAKU_OK;
	}
	if (!TY_GROW(s->hits, s->cap, s->n + 1))
		return ty_fail_memory(err);
	s->n++;
	for (; at && is_worse(one, &s->hits[(at - 1) / 2]); at = (at - 1) / 2)
		s->hits[at] = s->hits[(at - 1) / 2];
	s->hits[at] = *one;
	return TAIYAKU_OK;
}

static inline taiyaku_status offer(searching *s, const best *one, taiyaku_error *err)
{
	return s->n == s->max && !is_worse(&s->hits[0], one) ? TAIYAKU_OK : keep(s, one, err);
}

static inline taiyaku_status count_hit(searching *s, const best *one, taiyaku_error *err)
{
	s->total++;
	return offer(s, one, err);
}

/* ---- a single needle: every entry is a hit ---- */

/* Of numbers of pairs that may have it, count those that have it for sure; others become entries.
 */
static taiyaku_status add_hits(void *ctx, const uint32_t *numbers, size_t n, bool sure,
			       taiyaku_error *err)
{
	searching *s = ctx;
	const unsigned char side = (unsigned char)s->to_side;
	taiyaku_status status = TAIYAKU_OK;
	uint32_t wanted[BATCH];
	ty_lengths lengths[BATCH];

	for (size_t from = 0, some; !status && from < n; from += some) {
		size_t selected;

		some = n - from < BATCH ? n - from : BATCH;
		memcpy(wanted, numbers + from, some * sizeof *wanted);
		selected = ty_store_select(wanted, lengths, some, s->txn, &s->selection);
		for (size_t i = 0; !status && i < selected; i++) {
			const best one = { wanted[i], lengths[i].points[side], side };

			if (sure && one.points != TY_LENGTH_MAX)
				status = count_hit(s, &one, err);
			else
				status = add_entry(s->to, one.number, one.points, err);
		}
	}
	return status;
}

/* Entries that may have the needle. */
typedef struct settling {
	searching *s;
	const entry *next;
	const ty_needle *needle;
} settling;

static taiyaku_status settle_one(void *ctx, uint32_t number, const taiyaku_str texts[SIDES],
				 taiyaku_error *err)
{
	settling *to = ctx;
	const int side = to->needle->side;
	taiyaku_str key;
	taiyaku_status status;

	ty_arena_reset(&to->s->at_hand);
	status = ty_key(&key, &to->s->at_hand, texts[side], TY_SPACED, TAIYAKU_WIDTH, err);
	if (status || !has(key, to->needle))
		return status;
	while (to->next->number < number)
		to->next++;
	return count_hit(to->s, &(best){ number, to->next->points, (unsigned char)side }, err);
}

/* Look at the texts of all entries at once: sooner done than one by one. */
static taiyaku_status settle(searching *s, entries *of, const ty_needle *needle, taiyaku_error *err)
{
	settling to = { s, of->list, needle };
	uint32_t *numbers = malloc((of->n + 1) * sizeof *numbers);
	taiyaku_status status;

	if (!numbers)
		return ty_fail_memory(err);
	for (size_t i = 0; i < of->n; i++)
		numbers[i] = of->list[i].number;
	status = of->n ? ty_store_texts_of(s->txn, numbers, of->n, settle_one, &to, err)
		       : TAIYAKU_OK;
	of->n = 0;
	free(numbers);
	return status;
}

static taiyaku_status keep_firsts(void *ctx, const uint32_t *numbers, const ty_lengths *lengths,
				  size_t n, taiyaku_error *err)
{
	searching *s = ctx;
	const unsigned char side = (unsigned char)s->to_side;
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < n; i++)
		status = offer(s, &(best){ numbers[i], lengths[i].points[side], side }, err);
	return status;
}

/* The store may know how many have it, and the first of them. */
static taiyaku_status find_hits(searching *s, int side, taiyaku_error *err)
{
	const ty_needle *needle = &s->needles.list[0][side];
	uint64_t total;
	bool known;
	taiyaku_status status;

	status = ty_store_first(&known, &total, s->txn, needle, &s->selection, s->max, keep_firsts,
				s, err);
	s->total += total;
	if (!status && !known)
		status = ty_store_inside(s->txn, needle, add_hits, s, err);
	return status ? status : settle(s, s->to, needle, err);
}

/* ---- all needles ---- */

static taiyaku_status find_all(searching *s, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	s->found = ty_arena_array(&s->arena, s->needles.n, sizeof *s->found);
	if (!s->found)
		return ty_fail_memory(err);
	for (size_t k = 0; k < s->needles.n; k++) {
		for (int side = 0; !status && side < SIDES; side++) {
			if (!s->asked[side])
				continue;
			s->to = &s->found[k][side];
			s->to_side = side;
			status = s->needles.n == 1
					 ? find_hits(s, side, err)
					 : ty_store_inside(s->txn, &s->needles.list[k][side],
							   add_found, s, err);
		}
	}
	return status ? status : find_recent(s, err);
}

/* The entry of a pair, NULL if it has none; the walk moves to it. */
static const entry *entry_of(entries *e, uint32_t number)
{
	while (e->at < e->n && e->list[e->at].number < number)
		e->at++;
	return e->at < e->n && e->list[e->at].number == number ? &e->list[e->at] : NULL;
}

/* The least number from a given one on that has needle k; UINT32_MAX: there is none. */
static uint32_t least_from(searching *s, size_t k, uint32_t number)
{
	uint32_t least = UINT32_MAX;

	for (int side = 0; side < SIDES; side++) {
		entries *e = &s->found[k][side];

		(void)entry_of(e, number);
		if (e->at < e->n && e->list[e->at].number < least)
			least = e->list[e->at].number;
	}
	return least;
}

/* The next pair from number on that has every needle on some side; UINT32_MAX: there is none. */
static uint32_t next_pair(searching *s, uint32_t number)
{
	for (size_t k = 0, agreed = 0; agreed < s->needles.n && number != UINT32_MAX;
	     k = (k + 1) % s->needles.n) {
		uint32_t least = least_from(s, k, number);

		agreed = least == number ? agreed + 1 : 1;
		number = least;
	}
	return number;
}

/* A pair that may have every needle: a hit for each side that has all, else one for the pair as a
 * whole, at the side of the first needle. */
static taiyaku_status decide(searching *s, uint32_t number, taiyaku_error *err)
{
	bool all[SIDES] = { true, true }, looked = false;
	taiyaku_str keys[SIDES] = {
		{ NULL, 0 },
		{ NULL, 0 },
	};
	best one = { .number = number, .side = SIDES };
	unsigned char points[SIDES] = { 0, 0 };
	taiyaku_status status = TAIYAKU_OK;

	for (size_t k = 0; k < s->needles.n; k++) {
		bool somewhere = false;

		for (int side = 0; side < SIDES; side++) {
			const entry *e = entry_of(&s->found[k][side], number);
			bool there = e && !e->unsure;

			if (e)
				points[side] = e->points;
			if (e && e->unsure && !looked) {
				status = read_keys(keys, s, number, err);
				if (status)
					return status;
				looked = true;
			}
			if (e && e->unsure)
				there = has(keys[side], &s->needles.list[k][side]);
			if (there && one.side == SIDES)
				one.side = (unsigned char)side;
			all[side] &= there;
			somewhere |= there;
		}
		if (!somewhere)
			return TAIYAKU_OK;
	}
	if (!all[0] && !all[1]) {
		one.points = points[one.side];
		return count_hit(s, &one, err);
	}
	for (int side = 0; !status && side < SIDES; side++) {
		one.side = (unsigned char)side;
		one.points = points[side];
		if (all[side])
			status = count_hit(s, &one, err);
	}
	return status;
}

/* ---- telling ---- */

static int by_place(const void *a, const void *b)
{
	return is_worse(a, b) ? 1 : is_worse(b, a) ? -1 : 0;
}

static taiyaku_status tell(searching *s, const best *one, taiyaku_hit_fn tell_hit, void *ctx,
			   taiyaku_error *err)
{
	taiyaku_hit told = { .side = one->side, .level = TAIYAKU_WIDTH };
	taiyaku_span place = { 0, 0 };
	taiyaku_pair pair;
	char id[17];
	bool there, found = false;
	taiyaku_status status;

	ty_arena_reset(&s->at_hand);
	status = ty_store_get(&pair, &there, s->txn, one->number, &s->at_hand, err);
	for (size_t k = 0; !status && there && !found && k < s->needles.n; k++)
		status = ty_place_find(&place, &found, &s->at_hand, pair.text[one->side],
				       s->needles.list[k][one->side].key, err);
	if (status || !there)
		return status;
	taiyaku_pair_id(id, &pair);
	pair.id = ty_str(id);
	told.pair = &pair;
	told.start = place.start;
	told.end = place.end;
	return tell_hit(ctx, &told, err);
}

/* Of a single needle every entry is a hit. */
static taiyaku_status count_entries(searching *s, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (unsigned char side = 0; side < SIDES; side++) {
		const entries *e = &s->found[0][side];

		for (size_t i = 0; !status && i < e->n; i++)
			status = count_hit(s, &(best){ e->list[i].number, e->list[i].points, side },
					   err);
	}
	return status;
}

static taiyaku_status search(searching *s, taiyaku_error *err)
{
	taiyaku_status status = find_all(s, err);
	uint32_t number = 0;

	if (!status && s->needles.n == 1)
		status = count_entries(s, err);
	else
		while (!status && (number = next_pair(s, number)) != UINT32_MAX)
			status = decide(s, number++, err);
	if (s->n)
		qsort(s->hits, s->n, sizeof *s->hits, by_place);
	return status;
}

static void free_all(searching *s)
{
	for (size_t k = 0; s->found && k < s->needles.n; k++)
		for (int side = 0; side < SIDES; side++)
			free(s->found[k][side].list);
	free(s->hits);
	ty_arena_free(&s->arena);
	ty_arena_free(&s->at_hand);
}

taiyaku_status taiyaku_search(uint64_t *total, taiyaku_store *store, taiyaku_str query,
			      const taiyaku_query_options *options, taiyaku_hit_fn hit, void *ctx,
			      taiyaku_error *err)
{
	const taiyaku_query_options none = { 0 };
	const taiyaku_query_options *chosen = options ? options : &none;
	const ty_language languages[SIDES] = { ty_language_of(store->languages.source),
					       ty_language_of(store->languages.target) };
	const taiyaku_filter *filter = &chosen->filter;
	searching s = { .max = chosen->max ? chosen->max : MAX_DEFAULT };
	taiyaku_status status;

	if (total)
		*total = 0;
	if (!ty_str_valid(query))
		return ty_fail(err, TAIYAKU_EARGUMENT, "the text asked for is not valid UTF-8");
	status = ty_needles_make(&s.needles, &s.arena, query, languages, err);
	s.selection = (ty_selection){ filter->kind ? TY_KIND_BIT(filter->kind) : TY_KINDS_ALL,
				      filter->memory };
	s.asked[TAIYAKU_SOURCE] = chosen->sides != TAIYAKU_ONLY_TARGET;
	s.asked[TAIYAKU_TARGET] = chosen->sides != TAIYAKU_ONLY_SOURCE;
	if (!status && s.needles.n) {
		status = ty_store_begin(&s.txn, store, false, err);
		if (!status)
			status = search(&s, err);
		for (size_t i = 0; !status && i < s.n; i++)
			status = tell(&s, &s.hits[i], hit, ctx, err);
		ty_store_abort(s.txn);
	}
	if (!status && total)
		*total = s.total;
	free_all(&s);
	return status;
}
