/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Walking every record: to count them, and in the order of export.  For that the places of the
 * records in the map of the file are sorted by their source texts, sixteen bytes a pair, a kind at
 * a time.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "store/lmdb.h"
#include "store/varint.h"

enum {
	PROGRESS_STEP = 1024,	 /* pairs between two calls of the progress hook */
	AHEAD = 12,		 /* records between one that is asked for and its turn */
	EXPECTED = 384,		 /* bytes of it, */
	EXPECTED_COMPARED = 128, /* or when it is only compared; */
	LINE = 64		 /* they come in lines of so many */
};

/* Step through the records in order of number; MDB_NOTFOUND past the last. */
static int next_record(taiyaku_str *out, ty_lmdb_txn *t, bool *begun)
{
	int rc = 0;

	if (*begun)
		rc = ty_map_next(&t->records);
	else {
		unsigned char bytes[TY_LMDB_NUMBER];

		*begun = true;
		rc = ty_lmdb_seek(t, &t->records, &t->db->records, ty_lmdb_number(bytes, 1));
	}
	if (!rc && ty_map_key(&t->records).len != TY_LMDB_NUMBER)
		return MDB_CORRUPTED;
	if (!rc && ty_lmdb_number_of(ty_map_key(&t->records)) >= t->counters.next)
		return MDB_NOTFOUND;
	if (!rc)
		*out = ty_map_value(&t->records);
	return rc;
}

taiyaku_status ty_lmdb_count(uint64_t *pairs, uint64_t *origins, ty_lmdb_txn *t, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str record;
	taiyaku_pair pair;
	bool begun = false;
	int rc;

	*pairs = *origins = 0;
	for (rc = next_record(&record, t, &begun); !rc && !status;
	     rc = next_record(&record, t, &begun)) {
		ty_arena_reset(&arena);
		status = ty_record_read(&pair, &arena, record, &t->names, err);
		if (status)
			break;
		++*pairs;
		*origins += pair.n_origins;
	}
	ty_arena_free(&arena);
	if (status || rc == MDB_NOTFOUND)
		return status;
	return ty_lmdb_fail(t->db, rc, err);
}

/* ---- in the order of export ---- */

/* The records of one kind, all found sound.  A reference is the address of a record in the map of
 * the file, with its length as a varint before it, as blocks have it. */
typedef struct places {
	ty_sort_item *items; /* owned */
	size_t n, cap;
} places;

enum { KINDS = TAIYAKU_NAME + 1 };

typedef struct walk {
	ty_lmdb_txn *t;
	const taiyaku_filter *filter;
	places kinds[KINDS];
	ty_arena *arenas; /* two, for comparing */
} walk;

static bool add_place(places *to, taiyaku_str record)
{
	if (!TY_GROW(to->items, to->cap, to->n + 1))
		return false;
	to->items[to->n++].ref = (uintptr_t)(record.data - ty_varint_size(record.len));
	return true;
}

static taiyaku_str record_at(uint64_t ref)
{
	taiyaku_str rest = ty_str_of((const char *)(uintptr_t)ref, TY_VARINT_MAX);
	uint64_t len = 0;

	(void)ty_varint_next(&len, &rest);
	return ty_str_of(rest.data, (size_t)len);
}

static taiyaku_status gather(walk *w, taiyaku_str record, taiyaku_error *err)
{
	const taiyaku_filter *filter = w->filter;
	taiyaku_pair pair;
	taiyaku_status status;

	if (!ty_record_sound(record))
		return ty_lmdb_fail(w->t->db, MDB_CORRUPTED, err);
	if (filter->kind != TAIYAKU_ANY && filter->kind != ty_record_kind(record))
		return TAIYAKU_OK;
	if (filter->memory.len) {
		ty_arena_reset(&w->arenas[0]);
		status = ty_record_take(&pair, &w->arenas[0], record, &w->t->names, err);
		if (status || !ty_str_equal(pair.memory, filter->memory))
			return status;
	}
	return add_place(&w->kinds[ty_record_kind(record)], record) ? TAIYAKU_OK
								    : ty_fail_memory(err);
}

static taiyaku_status gather_all(walk *w, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str record;
	bool begun = false;
	int rc = next_record(&record, w->t, &begun);

	while (!rc && !status) {
		status = gather(w, record, err);
		if (!status)
			rc = next_record(&record, w->t, &begun);
	}
	return rc && rc != MDB_NOTFOUND ? ty_lmdb_fail(w->t->db, rc, err) : status;
}

static uint64_t head_of_source(const void *ctx, uint64_t ref, size_t depth)
{
	taiyaku_str text[2];

	(void)ctx;
	ty_record_texts(text, record_at(ref));
	return ty_sort_head(text[TAIYAKU_SOURCE], depth);
}

/* Records of one kind. */
static int compare_records(const void *ctx, uint64_t a, uint64_t b)
{
	const walk *w = ctx;
	taiyaku_str first[2], second[2];
	taiyaku_pair pairs[2];
	int order;

	ty_record_texts(first, record_at(a));
	ty_record_texts(second, record_at(b));
	order = ty_str_compare(first[TAIYAKU_SOURCE], second[TAIYAKU_SOURCE]);
	if (!order)
		order = ty_str_compare(first[TAIYAKU_TARGET], second[TAIYAKU_TARGET]);
	if (order)
		return order;
	ty_arena_reset(&w->arenas[0]);
	ty_arena_reset(&w->arenas[1]);
	/* One that cannot be read will be told of when its turn comes. */
	if (ty_record_take(&pairs[0], &w->arenas[0], record_at(a), &w->t->names, NULL) ||
	    ty_record_take(&pairs[1], &w->arenas[1], record_at(b), &w->t->names, NULL))
		return 0;
	return ty_pair_compare(&pairs[0], &pairs[1]);
}

/* Records in this order are all over the file: they are asked for before they are needed, so that
 * the processor waits for several at the same time. */
static void expect(uint64_t ref, size_t size)
{
	for (size_t at = 0; at < size; at += LINE)
		__builtin_prefetch((const char *)(uintptr_t)ref + at);
}

static void expect_texts(const void *ctx, uint64_t ref)
{
	(void)ctx;
	expect(ref, EXPECTED_COMPARED);
}

static taiyaku_status push(walk *w, const places *of, uint64_t *done, uint64_t total,
			   const taiyaku_sink *to, const taiyaku_hooks *hooks, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < of->n; i++) {
		taiyaku_pair pair;

		if (i + AHEAD < of->n)
			expect(of->items[i + AHEAD].ref, EXPECTED);
		ty_arena_reset(&w->arenas[0]);
		status = ty_record_take(&pair, &w->arenas[0], record_at(of->items[i].ref),
					&w->t->names, err);
		if (!status)
			status = to->pair(to->ctx, &pair, err);
		if (!status && ++*done % PROGRESS_STEP == 0 && hooks && hooks->progress &&
		    hooks->progress(hooks->ctx, *done, total, *done))
			status = ty_fail(err, TAIYAKU_ECANCELED, "stopped");
	}
	return status;
}

taiyaku_status ty_lmdb_each(ty_txn *txn, const taiyaku_filter *filter, const taiyaku_sink *to,
			    const taiyaku_hooks *hooks, taiyaku_error *err)
{
	ty_arena arenas[2] = { { 0 }, { 0 } };
	walk w = { .t = (ty_lmdb_txn *)txn, .filter = filter, .arenas = arenas };
	const ty_sort_order order = { head_of_source, compare_records, &w, expect_texts };
	taiyaku_status status = gather_all(&w, err);
	uint64_t done = 0, total = 0;

	for (int kind = 0; kind < KINDS; kind++)
		total += w.kinds[kind].n;
	for (int kind = 0; !status && kind < KINDS; kind++) {
		ty_sort(w.kinds[kind].items, w.kinds[kind].n, &order);
		status = push(&w, &w.kinds[kind], &done, total, to, hooks, err);
	}
	for (int kind = 0; kind < KINDS; kind++)
		free(w.kinds[kind].items);
	ty_arena_free(&arenas[0]);
	ty_arena_free(&arenas[1]);
	return status;
}
