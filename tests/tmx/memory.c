/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>

#include "../store/sample.h"
#include "store/store.h"

/* Put n pairs in one change; results may be NULL. */
static void put_all(sample *b, const taiyaku_pair *pairs, size_t n, taiyaku_put_result *results)
{
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	for (size_t i = 0; i < n; i++)
		assert_ok(
			taiyaku_change_put(results ? &results[i] : NULL, change, &pairs[i], &err));
	assert_ok(taiyaku_change_commit(change, &err));
}

static taiyaku_put_result put(sample *b, const taiyaku_pair *pair)
{
	taiyaku_put_result result;

	put_all(b, pair, 1, &result);
	return result;
}

static taiyaku_store_info info_of(sample *b)
{
	taiyaku_store_info info;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_store_inspect(&info, b->store, true, &err));
	assert_int_equal(info.counted, info.pairs);
	return info;
}

typedef struct copying {
	ty_arena *arena;
	taiyaku_pair *pair;
} copying;

static taiyaku_status copy_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	copying *to = ctx;

	(void)err;
	to->pair = ty_arena_alloc(to->arena, sizeof *to->pair);
	assert_true(to->pair && ty_pair_copy(to->pair, to->arena, pair));
	return TAIYAKU_OK;
}

/* The one pair of the store. */
static taiyaku_pair *only(sample *b)
{
	copying to = { &b->arena, NULL };
	const taiyaku_sink sink = { copy_pair, &to };
	taiyaku_error err = { 0 };

	assert_int_equal(info_of(b).pairs, 1);
	assert_ok(taiyaku_store_each(b->store, NULL, &sink, NULL, &err));
	return to.pair;
}

static void the_same_pairs_again_change_nothing(void **state)
{
	sample *b = *state;
	enum { N = 300 };
	static taiyaku_pair pairs[N];
	static taiyaku_put_result results[N];
	uint64_t seed = 1, bytes, kept;

	for (size_t i = 0; i < N; i++) {
		pairs[i] = sample_pair(&b->arena, &seed);
		for (int side = 0; side < 2; side++)
			if (!pairs[i].text[side].len)
				pairs[i].text[side] = TY_STR("無");
	}
	put_all(b, pairs, N, results);
	assert_int_equal(results[0], TAIYAKU_ADDED);
	put_all(b, pairs, N, NULL);
	kept = info_of(b).pairs;
	bytes = info_of(b).origins;
	put_all(b, pairs, N, results);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(results[i], TAIYAKU_UNCHANGED);
	assert_int_equal(info_of(b).pairs, kept);
	assert_int_equal(info_of(b).origins, bytes);
}

static void a_pair_found_twice_is_one_with_two_origins(void **state)
{
	sample *b = *state;
	const taiyaku_origin origins[] = {
		{ .file = TY_STR("a.txt"), .line = 3 },
		{ .file = TY_STR("b.txt"), .line = 9 },
	};
	taiyaku_pair pair = { .kind = TAIYAKU_TITLE,
			      .text = { TY_STR("題"), TY_STR("title") },
			      .n_origins = 1 };
	const taiyaku_pair *got;

	pair.origins = &origins[0];
	assert_int_equal(put(b, &pair), TAIYAKU_ADDED);
	pair.origins = &origins[1];
	assert_int_equal(put(b, &pair), TAIYAKU_MERGED);
	assert_int_equal(put(b, &pair), TAIYAKU_UNCHANGED);
	pair.note = TY_STR("note");
	assert_int_equal(put(b, &pair), TAIYAKU_MERGED);
	got = only(b);
	assert_int_equal(got->n_origins, 2);
	assert_true(ty_origin_equal(&got->origins[0], &origins[0]));
	assert_true(ty_origin_equal(&got->origins[1], &origins[1]));
	assert_str(got->note, "note");
}

/* The same within one change, before anything is written. */
static void one_change_merges_what_it_adds(void **state)
{
	sample *b = *state;
	taiyaku_origin origin = { .file = TY_STR("a.txt") };
	taiyaku_pair pair = { .kind = TAIYAKU_TERM,
			      .text = { TY_STR("題"), TY_STR("title") },
			      .origins = &origin,
			      .n_origins = 1 };
	taiyaku_put_result result;
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	for (uint64_t line = 1; line <= 100; line++) {
		origin.line = line;
		assert_ok(taiyaku_change_put(&result, change, &pair, &err));
		assert_int_equal(result, line == 1 ? TAIYAKU_ADDED : TAIYAKU_MERGED);
	}
	assert_ok(taiyaku_change_commit(change, &err));
	assert_int_equal(only(b)->n_origins, 100);
}

static void what_makes_a_pair_another_keeps_it_apart(void **state)
{
	sample *b = *state;
	const taiyaku_pair first = {
		.kind = TAIYAKU_TITLE,
		.text = { TY_STR("題"), TY_STR("title") },
	};
	taiyaku_pair others[] = { first, first, first, first, first };

	others[0].text[TAIYAKU_TARGET] = TY_STR("theme");
	others[1].tuid = TY_STR("1");
	others[2].memory = TY_STR("client");
	others[3].kind = TAIYAKU_TERM;
	others[4].text[TAIYAKU_SOURCE] = TY_STR("主題");
	assert_int_equal(put(b, &first), TAIYAKU_ADDED);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(put(b, &others[i]), TAIYAKU_ADDED);
	others[0].kind = TAIYAKU_NAME; /* a unit like a title */
	assert_int_equal(put(b, &others[0]), TAIYAKU_UNCHANGED);
	assert_int_equal(info_of(b).pairs, 6);
}

static void a_pair_of_no_kind_is_a_segment(void **state)
{
	sample *b = *state;
	const taiyaku_pair pair = {
		.text = { TY_STR("題"), TY_STR("title") },
	};

	assert_int_equal(put(b, &pair), TAIYAKU_ADDED);
	assert_int_equal(only(b)->kind, TAIYAKU_SEGMENT);
}

static void what_is_not_text_is_refused(void **state)
{
	sample *b = *state;
	const taiyaku_str bad = TY_STR("\xe3\x81");
	const taiyaku_origin origin = { .author = bad };
	const taiyaku_prop prop = { TY_STR("x"), bad };
	const taiyaku_pair good = {
		.kind = TAIYAKU_TITLE,
		.text = { TY_STR("題"), TY_STR("title") },
	};
	taiyaku_pair pairs[] = { good, good, good, good, good, good };
	taiyaku_error err = { 0 };
	taiyaku_change *change;

	pairs[0].text[TAIYAKU_TARGET] = bad;
	pairs[1].note = bad;
	pairs[2].origins = &origin;
	pairs[2].n_origins = 1;
	pairs[3].props = &prop;
	pairs[3].n_props = 1;
	pairs[4].text[TAIYAKU_SOURCE] = TY_STR("");
	pairs[5].kind = (taiyaku_kind)7;
	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		err = (taiyaku_error){ 0 };
		assert_int_equal(taiyaku_change_put(NULL, change, &pairs[i], &err),
				 TAIYAKU_EARGUMENT);
	}
	assert_string_equal(err.message, "no kind of pair has the number 7");
	err = (taiyaku_error){ 0 };
	assert_ok(taiyaku_change_put(NULL, change, &good, &err));
	assert_ok(taiyaku_change_commit(change, &err));
	assert_int_equal(info_of(b).pairs, 1);
	taiyaku_change_abort(NULL);
}

static void an_edit_that_is_refused_leaves_the_pair(void **state)
{
	sample *b = *state;
	const taiyaku_pair pair = {
		.kind = TAIYAKU_TITLE,
		.text = { TY_STR("題"), TY_STR("title") },
	};
	taiyaku_pair empty = pair;
	taiyaku_error err = { 0 };
	taiyaku_change *change;

	empty.text[TAIYAKU_TARGET] = TY_STR("");
	assert_int_equal(put(b, &pair), TAIYAKU_ADDED);
	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	assert_int_equal(taiyaku_change_edit(NULL, change, &pair, &empty, &err), TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "a text is empty");
	err = (taiyaku_error){ 0 };
	assert_ok(taiyaku_change_commit(change, &err));
	assert_int_equal(info_of(b).pairs, 1);
}

/* ---- threads ---- */

enum { READERS = 3, CHANGES = 40, PAIRS = 25 };

typedef struct share {
	sample *b;
	pthread_mutex_t lock;
	bool done, failed;
} share;

static taiyaku_status count_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	(void)hit, (void)err;
	++*(size_t *)ctx;
	return TAIYAKU_OK;
}

static void *read_on(void *arg)
{
	share *s = arg;
	const taiyaku_query_options options = { .max = 10000 };
	bool done = false;

	while (!done) {
		taiyaku_store_info info;
		taiyaku_error err = { 0 };
		size_t hits = 0;
		bool good = taiyaku_store_inspect(&info, s->b->store, true, &err) == TAIYAKU_OK &&
			    info.pairs == info.counted && info.pairs % PAIRS == 0;

		good = good && taiyaku_lookup(s->b->store, TY_STR("題"), &options, count_hit, &hits,
					      &err) == TAIYAKU_OK;
		good = good && hits % PAIRS == 0 && hits >= info.pairs;
		pthread_mutex_lock(&s->lock);
		s->failed = s->failed || !good;
		done = s->done;
		pthread_mutex_unlock(&s->lock);
	}
	return NULL;
}

static void threads_read_while_one_writes(void **state)
{
	share s = { .b = *state };
	pthread_t threads[READERS];
	taiyaku_error err = { 0 };

	assert_int_equal(pthread_mutex_init(&s.lock, NULL), 0);
	for (size_t i = 0; i < READERS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, read_on, &s), 0);
	for (size_t i = 0; i < CHANGES; i++) {
		taiyaku_change *change;

		assert_ok(taiyaku_change_begin(&change, s.b->store, &err));
		for (size_t j = 0; j < PAIRS; j++) {
			char text[32];
			taiyaku_pair pair = { .kind = TAIYAKU_TITLE };
			int len = snprintf(text, sizeof text, "題%zu", i * PAIRS + j);

			pair.text[0] = pair.text[1] = ty_str_of(text, (size_t)len);
			assert_ok(taiyaku_change_put(NULL, change, &pair, &err));
		}
		assert_ok(taiyaku_change_commit(change, &err));
	}
	pthread_mutex_lock(&s.lock);
	s.done = true;
	pthread_mutex_unlock(&s.lock);
	for (size_t i = 0; i < READERS; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	assert_false(s.failed);
	assert_int_equal(info_of(s.b).pairs, CHANGES * PAIRS);
	pthread_mutex_destroy(&s.lock);
}

#define MEMORY_TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEMORY_TEST(the_same_pairs_again_change_nothing),
		MEMORY_TEST(a_pair_found_twice_is_one_with_two_origins),
		MEMORY_TEST(one_change_merges_what_it_adds),
		MEMORY_TEST(what_makes_a_pair_another_keeps_it_apart),
		MEMORY_TEST(a_pair_of_no_kind_is_a_segment),
		MEMORY_TEST(what_is_not_text_is_refused),
		MEMORY_TEST(an_edit_that_is_refused_leaves_the_pair),
		MEMORY_TEST(threads_read_while_one_writes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
