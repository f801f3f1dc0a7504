/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_firsts.h"

#include <errno.h>
#include <stdlib.h>

#include "store/lmdb_columns.h"
#include "store/lmdb_inside.h"

/* ---- choosing ---- */

size_t ty_firsts_choose(uint32_t out[TY_POSTINGS_FIRSTS], const unsigned char *points,
			const uint32_t *numbers, size_t n)
{
	size_t have = 0;

	/* The newest first: a number that comes later must be shorter to come before another. */
	for (size_t i = n; i-- > 0;) {
		size_t at = have;
		unsigned char own = points[numbers[i]];

		if ((i + 1 < n && numbers[i] == numbers[i + 1]) ||
		    (have == TY_POSTINGS_FIRSTS && own >= points[out[have - 1]]))
			continue;
		if (have < TY_POSTINGS_FIRSTS)
			have++;
		else
			at--;
		for (; at && points[out[at - 1]] > own; at--)
			out[at] = out[at - 1];
		out[at] = numbers[i];
	}
	ty_sort_numbers(out, have);
	return have;
}

/* ---- a page and a count ---- */

typedef struct counting {
	ty_inside inside;
	const ty_selection *selection;
	size_t max;
	ty_chosen_fn found;
	void *ctx;
	bool all;	   /* the selection has every pair */
	uint32_t *removed; /* owned: numbers of pairs that are no more, and room for as many */
	size_t n_removed;
	uint64_t total;
} counting;

/* Entries of a list that are no more. */
static size_t count_removed(const counting *c, const ty_postings *list)
{
	const ty_portion *portion = c->inside.portion;
	uint32_t *room;
	size_t n = 0;

	if (!c->n_removed)
		return 0;
	room = c->removed + c->n_removed;
	for (size_t i = 0; i < c->n_removed; i++)
		if (c->removed[i] >= portion->first && c->removed[i] < portion->end)
			room[n++] = c->removed[i] - portion->first;
	return n ? ty_postings_meet(room, n, list) : 0;
}

/* Keep those of n numbers, rising in the portion, that are selected: numbers of the store. */
static size_t keep(counting *c, uint32_t *numbers, ty_lengths *lengths, size_t n)
{
	for (size_t i = 0; i < n; i++)
		numbers[i] += c->inside.portion->first;
	return ty_lmdb_select(numbers, lengths, n, &c->inside.t->base, c->selection);
}

/* What is left in the sieve. */
static taiyaku_status tell_all(counting *c, taiyaku_error *err)
{
	const ty_sieve *left = &c->inside.left;
	ty_lengths *lengths = malloc((left->n + 1) * sizeof *lengths);
	taiyaku_status status;
	size_t n;

	if (!lengths)
		return ty_lmdb_fail(c->inside.t->db, ENOMEM, err);
	n = keep(c, left->numbers, lengths, left->n);
	c->total += n;
	status = n ? c->found(c->ctx, left->numbers, lengths, n, err) : TAIYAKU_OK;
	free(lengths);
	return status;
}

/* The firsts of a list in place of all of it; *done false: they do not do. */
static taiyaku_status tell_firsts(bool *done, counting *c, const ty_postings *list,
				  taiyaku_error *err)
{
	uint32_t numbers[TY_POSTINGS_FIRSTS];
	ty_lengths lengths[TY_POSTINGS_FIRSTS];
	size_t n = ty_postings_firsts(numbers, list), all;

	*done = false;
	if (!c->all || n < c->max)
		return TAIYAKU_OK;
	all = list->documents - count_removed(c, list);
	n = keep(c, numbers, lengths, n);
	*done = n >= (all < c->max ? all : c->max);
	if (!*done)
		return TAIYAKU_OK;
	c->total += all;
	return n ? c->found(c->ctx, numbers, lengths, n, err) : TAIYAKU_OK;
}

/* *done false: there is no list of the needle with firsts. */
static taiyaku_status count_firsts(bool *done, counting *c, taiyaku_error *err)
{
	ty_inside *s = &c->inside;
	ty_postings list;
	bool there;
	int rc;

	*done = false;
	if (!s->needle->grams)
		return TAIYAKU_OK;
	rc = ty_inside_list(&list, &there, s, s->needle->grams[0]);
	if (rc || !there)
		return ty_lmdb_fail(s->t->db, rc, err);
	return tell_firsts(done, c, &list, err);
}

static taiyaku_status count_portion(counting *c, const ty_inside_parts *parts, taiyaku_error *err)
{
	ty_inside *s = &c->inside;
	bool done;
	taiyaku_status status = count_firsts(&done, c, err);
	int rc;

	if (status || done)
		return status;
	rc = s->needle->grams ? ty_inside_grams(s) : ty_inside_words(s, parts);
	return rc ? ty_lmdb_fail(s->t->db, rc, err) : tell_all(c, err);
}

/* Pairs that are no more are still in lists. */
static int find_removed(counting *c)
{
	ty_lmdb_txn *t = c->inside.t;
	uint64_t left = t->counters.next - 1;

	for (int kind = TAIYAKU_TITLE; kind <= TAIYAKU_NAME; kind++)
		left -= t->counters.kinds[kind];
	if (!left || !c->all)
		return 0;
	if (left >= t->counters.next)
		return MDB_CORRUPTED;
	c->removed = calloc(left * 2, sizeof *c->removed);
	return c->removed ? ty_columns_removed(c->removed, &c->n_removed, t, left) : ENOMEM;
}

taiyaku_status ty_lmdb_first(bool *known, uint64_t *total, ty_txn *txn, const ty_needle *needle,
			     const ty_selection *selection, size_t max, ty_chosen_fn found,
			     void *ctx, taiyaku_error *err)
{
	counting c = {
		.inside = { .t = (ty_lmdb_txn *)txn, .needle = needle },
		.selection = selection,
		.max = max,
		.found = found,
		.ctx = ctx,
		.all = !selection->memory.len && !(txn->kinds & ~selection->kinds),
	};
	ty_inside_parts parts = { .ends = NULL };
	taiyaku_status status;
	ty_portions *portions;
	int rc;

	*total = 0;
	*known = needle->grams ? needle->n_grams == 1 && needle->grams_exact : needle->n_words == 1;
	if (!*known)
		return TAIYAKU_OK;
	rc = ty_portions_load(c.inside.t, &portions);
	if (!rc && needle->grams)
		rc = find_removed(&c);
	if (!rc && !needle->grams)
		rc = ty_inside_parts_find(&parts, c.inside.t, needle);
	status = ty_lmdb_fail(c.inside.t->db, rc, err);
	for (size_t i = 0; !status && i < portions->n; i++) {
		c.inside.portion = &portions->list[i];
		status = count_portion(&c, &parts, err);
	}
	*total = c.total;
	ty_inside_parts_free(&parts);
	ty_sieve_free(&c.inside.left);
	free(c.removed);
	return status;
}
