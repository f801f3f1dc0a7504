/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the tests of match and search share: a store of random pairs, and all of them in memory to
 * compare with.
 */
#ifndef TY_TESTS_TMX_ASKING_H
#define TY_TESTS_TMX_ASKING_H

#include "../store/sample.h"
#include "text/key.h"

typedef struct asking {
	char *directory, path[4096];
	taiyaku_store *store;
	ty_arena arena;
	taiyaku_pair *pairs; /* in the order in which they were added */
	size_t n;
} asking;

static inline int asking_set_up(void **state)
{
	asking *a = calloc(1, sizeof *a);

	assert_non_null(a);
	a->directory = sample_directory();
	snprintf(a->path, sizeof a->path, "%s/store", a->directory);
	a->store = sample_store(a->directory);
	*state = a;
	return 0;
}

static inline int asking_tear_down(void **state)
{
	asking *a = *state;

	taiyaku_store_close(a->store);
	sample_remove(a->directory);
	ty_arena_free(&a->arena);
	free(a->pairs);
	free(a);
	return 0;
}

static inline taiyaku_pair pair_of(const char *source, const char *target)
{
	return (taiyaku_pair){
		.kind = TAIYAKU_SEGMENT,
		.text = { ty_str(source), ty_str(target) },
	};
}

/* Put n pairs in one change; only those that the store does not have are kept in memory. */
static inline void asking_put(asking *a, const taiyaku_pair *pairs, size_t n)
{
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	a->pairs = realloc(a->pairs, (a->n + n) * sizeof *a->pairs);
	assert_non_null(a->pairs);
	assert_ok(taiyaku_change_begin(&change, a->store, &err));
	for (size_t i = 0; i < n; i++) {
		taiyaku_put_result result;

		assert_ok(taiyaku_change_put(&result, change, &pairs[i], &err));
		if (result == TAIYAKU_ADDED)
			assert_true(ty_pair_copy(&a->pairs[a->n++], &a->arena, &pairs[i]));
	}
	assert_ok(taiyaku_change_commit(change, &err));
}

/* Take pair i out of the store; another stands in its place in memory. */
static inline void asking_remove(asking *a, size_t i)
{
	taiyaku_change *change;
	taiyaku_error err = { 0 };
	bool removed = false;

	assert_ok(taiyaku_change_begin(&change, a->store, &err));
	assert_ok(taiyaku_change_remove(&removed, change, &a->pairs[i], &err));
	assert_ok(taiyaku_change_commit(change, &err));
	assert_true(removed);
	a->pairs[i] = a->pairs[--a->n];
}

/* A random text of the letters of an alphabet, each a string. */
static inline taiyaku_str asking_text(asking *a, uint64_t *seed, const char *const *alphabet,
				      size_t letters, size_t longest)
{
	size_t n = 1 + chance_below(seed, longest), len = 0;
	char *text = ty_arena_alloc(&a->arena, n * 16 + 1);

	assert_non_null(text);
	for (size_t i = 0; i < n; i++) {
		const char *letter = alphabet[chance_below(seed, letters)];

		memcpy(text + len, letter, strlen(letter));
		len += strlen(letter);
	}
	return ty_str_of(text, len);
}

static inline taiyaku_str asking_key(asking *a, taiyaku_str text)
{
	taiyaku_error err = { 0 };
	taiyaku_str key;

	assert_ok(ty_key(&key, &a->arena, text, TY_SPACED, TAIYAKU_WIDTH, &err));
	return key;
}

#endif
