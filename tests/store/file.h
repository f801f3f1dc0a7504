/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of the default backend's file share: a store in a directory of its own. */
#ifndef TY_TESTS_STORE_FILE_H
#define TY_TESTS_STORE_FILE_H

#include "sample.h"
#include "store/store.h"

typedef struct bench {
	char *directory, path[4096];
	ty_arena arena;
} bench;

static inline int set_up(void **state)
{
	bench *b = calloc(1, sizeof *b);

	assert_non_null(b);
	b->directory = sample_directory();
	snprintf(b->path, sizeof b->path, "%s/store.tyk", b->directory);
	*state = b;
	return 0;
}

static inline int tear_down(void **state)
{
	bench *b = *state;

	sample_remove(b->directory);
	ty_arena_free(&b->arena);
	free(b);
	return 0;
}

static inline taiyaku_status open_as(taiyaku_store **out, const char *path, bool writable,
				     taiyaku_error *err)
{
	const taiyaku_store_options options = { .writable = writable };

	*err = (taiyaku_error){ 0 };
	return taiyaku_store_open(out, path, &options, err);
}

/* Add pairs with numbers from..to in one change. */
static inline taiyaku_status put(bench *b, taiyaku_store *store, size_t from, size_t to,
				 taiyaku_error *err)
{
	ty_txn *txn;
	taiyaku_status status = ty_store_begin(&txn, store, true, err);

	for (size_t i = from; !status && i < to; i++) {
		char text[64];
		taiyaku_pair pair = { .kind = TAIYAKU_TITLE };
		int len = snprintf(text, sizeof text, "題名 %zu", i * 7919);
		const ty_key_ref key = { TY_GROUP_WIDTH, 0, TY_KIND_BIT(TAIYAKU_TITLE),
					 ty_str_of(text, (size_t)len) };

		pair.text[0] = pair.text[1] = key.key;
		status = ty_store_add(txn, &pair, ty_pair_hash(&pair), &key, 1, err);
		ty_arena_reset(&b->arena);
		if (status)
			ty_store_abort(txn);
	}
	return status ? status : ty_store_commit(txn, err);
}

static inline void make_store(bench *b, size_t pairs)
{
	taiyaku_error err = { 0 };
	taiyaku_store *store;

	assert_ok(open_as(&store, b->path, true, &err));
	assert_ok(put(b, store, 0, pairs, &err));
	taiyaku_store_close(store);
}

static inline uint64_t count_in(const char *path)
{
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	uint64_t n;

	assert_ok(open_as(&store, path, false, &err));
	n = sample_pairs(store);
	taiyaku_store_close(store);
	return n;
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
