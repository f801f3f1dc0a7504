/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pairs of a change by what people call them: finding, removing, editing.  An id is found by
 * its index; for a tuid there is none, so every pair is looked at.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/pair.h"
#include "tmx/change.h"

/* A name that is asked for, and whether a pair with it as its id was found. */
typedef struct asked {
	taiyaku_str name;
	size_t place;
	bool is_id;
} asked;

typedef struct finder {
	taiyaku_change *change;
	const taiyaku_filter *filter;
	asked *names; /* in order */
	size_t n;
	taiyaku_named_fn found;
	void *ctx;
} finder;

static taiyaku_status tell(const finder *f, size_t place, taiyaku_pair *pair, taiyaku_error *err)
{
	char id[17];

	taiyaku_pair_id(id, pair);
	pair->id = ty_str(id);
	return f->found(f->ctx, place, pair, err);
}

static taiyaku_status find_id(const finder *f, asked *one, uint64_t id, taiyaku_error *err)
{
	ty_txn *txn = f->change->txn;
	uint64_t number = 0;
	taiyaku_pair pair;
	bool there;
	taiyaku_status status = ty_store_by_id(&number, txn, id, err);

	while (!status && number) {
		ty_arena_reset(&f->change->arena);
		status = ty_store_get(&pair, &there, txn, number, &f->change->arena, err);
		if (!status && there && ty_pair_hash(&pair) == id &&
		    ty_pair_passes(&pair, f->filter)) {
			one->is_id = true;
			status = tell(f, one->place, &pair, err);
		}
		if (!status)
			status = ty_store_by_id(&number, txn, id, err);
	}
	return status;
}

/* ---- every pair ---- */

static int by_name(const void *a, const void *b)
{
	const asked *x = a, *y = b;
	int order = ty_str_compare(x->name, y->name);

	return order ? order : (x->place > y->place) - (x->place < y->place);
}

static const asked *find_name(const finder *f, taiyaku_str name)
{
	size_t from = 0, to = f->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (ty_str_compare(f->names[middle].name, name) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < f->n && ty_str_equal(f->names[from].name, name) ? &f->names[from] : NULL;
}

static taiyaku_status judge(const finder *f, taiyaku_pair *pair, taiyaku_error *err)
{
	const taiyaku_str names[] = { pair->tuid, pair->text[0], pair->text[1] };
	const asked *told[3];
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < 3; i++) {
		bool before = false;

		told[i] = names[i].len ? find_name(f, names[i]) : NULL;
		for (size_t j = 0; j < i; j++)
			before = before || told[j] == told[i];
		if (told[i] && !told[i]->is_id && !before)
			status = tell(f, told[i]->place, pair, err);
	}
	return status;
}

static taiyaku_status look_through(const finder *f, taiyaku_error *err)
{
	ty_txn *txn = f->change->txn;
	uint32_t first, end;
	taiyaku_status status = ty_store_recent(&first, &end, txn, err);

	for (uint32_t number = 1; !status && number < end; number++) {
		taiyaku_pair pair;
		bool there;

		ty_arena_reset(&f->change->arena);
		status = ty_store_get(&pair, &there, txn, number, &f->change->arena, err);
		if (status || !there || !ty_pair_passes(&pair, f->filter))
			continue;
		status = f->n ? judge(f, &pair, err) : tell(f, 0, &pair, err);
	}
	return status;
}

taiyaku_status taiyaku_change_find(taiyaku_change *change, const taiyaku_str *names, size_t n,
				   const taiyaku_filter *filter, taiyaku_named_fn found, void *ctx,
				   taiyaku_error *err)
{
	static const taiyaku_filter all;
	finder f = { change, filter ? filter : &all, NULL, n, found, ctx };
	taiyaku_status status = TAIYAKU_OK;
	bool rest = !n;
	uint64_t id;

	f.names = calloc(n + 1, sizeof *f.names);
	if (!f.names)
		return ty_fail_memory(err);
	for (size_t i = 0; !status && i < n; i++) {
		f.names[i] = (asked){ .name = names[i], .place = i };
		if (ty_pair_id_read(&id, names[i]))
			status = find_id(&f, &f.names[i], id, err);
		rest = rest || !f.names[i].is_id;
	}
	if (n)
		qsort(f.names, n, sizeof *f.names, by_name);
	if (!status && rest)
		status = look_through(&f, err);
	free(f.names);
	return status;
}

/* ---- changing ---- */

static taiyaku_status find(uint64_t *number, taiyaku_pair *known, taiyaku_change *change,
			   const taiyaku_pair *pair, taiyaku_error *err)
{
	ty_arena_reset(&change->arena);
	return ty_store_find(number, known, change->txn, pair, ty_pair_hash(pair), &change->arena,
			     err);
}

taiyaku_status taiyaku_change_remove(bool *removed, taiyaku_change *change,
				     const taiyaku_pair *pair, taiyaku_error *err)
{
	uint64_t number;
	taiyaku_pair known;
	taiyaku_status status = find(&number, &known, change, pair, err);

	if (!status && number)
		status = ty_change_take_out(change, number, &known, err);
	if (removed)
		*removed = number != 0;
	return status;
}

/* Whether both are found by the same keys, under the same id. */
static bool same_place(const taiyaku_pair *a, const taiyaku_pair *b)
{
	return a->kind == b->kind && ty_str_equal(a->reading, b->reading) &&
	       ty_str_equal(a->memory, b->memory) && ty_str_equal(a->tuid, b->tuid) &&
	       ty_str_equal(a->text[0], b->text[0]) && ty_str_equal(a->text[1], b->text[1]);
}

taiyaku_status taiyaku_change_edit(taiyaku_put_result *result, taiyaku_change *change,
				   const taiyaku_pair *pair, const taiyaku_pair *edited,
				   taiyaku_error *err)
{
	uint64_t number;
	taiyaku_pair known;
	taiyaku_status status = ty_change_check(edited, err);

	if (!status)
		status = find(&number, &known, change, pair, err);
	if (!status && !number)
		status = ty_fail(err, TAIYAKU_EARGUMENT, "the pair to be edited is not there");
	if (status)
		return status;
	if (same_place(&known, edited)) {
		if (result)
			*result = TAIYAKU_ADDED;
		return ty_store_replace(change->txn, number, edited, NULL, 0, err);
	}
	status = ty_change_take_out(change, number, &known, err);
	return status ? status : taiyaku_change_put(result, change, edited, err);
}
