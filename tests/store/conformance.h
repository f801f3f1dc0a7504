/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the programs of the contract share.   PROGRAM [PREFIX]
 * Each test opens a store of its own, at PREFIX with a number behind it; without one, a file of the
 * default backend.
 */
#ifndef TY_TESTS_STORE_CONFORMANCE_H
#define TY_TESTS_STORE_CONFORMANCE_H

#include "sample.h"
#include "store/store.h"

static const char *prefix;

typedef struct bench {
	char *directory, url[4096];
	taiyaku_store *store;
	ty_arena arena;
} bench;

static inline int set_up(void **state)
{
	static int n;
	bench *b = calloc(1, sizeof *b);
	const taiyaku_store_options options = { .writable = true };
	taiyaku_error err = { 0 };

	assert_non_null(b);
	b->directory = sample_directory();
	if (prefix)
		snprintf(b->url, sizeof b->url, "%s%d", prefix, n++);
	else
		snprintf(b->url, sizeof b->url, "%s/store", b->directory);
	assert_ok(taiyaku_store_open(&b->store, b->url, &options, &err));
	*state = b;
	return 0;
}

static inline int tear_down(void **state)
{
	bench *b = *state;

	taiyaku_store_close(b->store);
	sample_remove(b->directory);
	ty_arena_free(&b->arena);
	free(b);
	return 0;
}

static inline void reopen(bench *b, bool writable)
{
	const taiyaku_store_options options = { .writable = writable };
	taiyaku_error err = { 0 };

	taiyaku_store_close(b->store);
	assert_ok(taiyaku_store_open(&b->store, b->url, &options, &err));
}

static inline ty_txn *begin(bench *b, bool write)
{
	ty_txn *txn = NULL;
	taiyaku_error err = { 0 };

	assert_ok(ty_store_begin(&txn, b->store, write, &err));
	return txn;
}

static inline void commit(ty_txn *txn)
{
	taiyaku_error err = { 0 };

	assert_ok(ty_store_commit(txn, &err));
}

static inline void add(ty_txn *txn, const taiyaku_pair *pair, const ty_key_ref *keys, size_t n)
{
	taiyaku_error err = { 0 };

	assert_ok(ty_store_add(txn, pair, ty_pair_hash(pair), keys, n, &err));
}

static inline uint64_t find(bench *b, ty_txn *txn, const taiyaku_pair *pair, taiyaku_pair *known)
{
	taiyaku_error err = { 0 };
	uint64_t number = 0;

	assert_ok(ty_store_find(&number, known, txn, pair, ty_pair_hash(pair), &b->arena, &err));
	return number;
}

static inline uint64_t pairs_of(bench *b)
{
	return sample_pairs(b->store);
}

static inline taiyaku_pair plain(const char *source, const char *target)
{
	taiyaku_pair pair = { .kind = TAIYAKU_TITLE };

	pair.text[TAIYAKU_SOURCE] = ty_str(source);
	pair.text[TAIYAKU_TARGET] = ty_str(target);
	return pair;
}

/* A different title for each number. */
static inline taiyaku_pair numbered(bench *b, size_t i)
{
	char *text = ty_arena_alloc(&b->arena, 64);

	assert_non_null(text);
	snprintf(text, 64, "題%zu", i);
	return plain(text, "title");
}

/* Numbers that came as candidates. */
typedef struct heap {
	uint64_t numbers[4096];
	unsigned lengths[4096];
	size_t n;
} heap;

static inline taiyaku_status collect(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	heap *h = ctx;

	(void)err;
	assert_true(h->n < 4096);
	h->numbers[h->n] = candidate->number;
	h->lengths[h->n++] = candidate->length;
	return TAIYAKU_OK;
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
