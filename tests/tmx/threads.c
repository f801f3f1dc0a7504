/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that match and search while another adds, imports and removes: made for ThreadSanitizer,
 * but what is told must be right in any build.
 */
#include "asking.h"

#include <pthread.h>
#include <stdatomic.h>

enum { READERS = 3, ROUNDS = 12, SINGLES = 20, BULK = 2100 };

typedef struct sharing {
	taiyaku_store *store;
	atomic_bool done;
	atomic_size_t asked, failed; /* failed: something told is wrong */
} sharing;

typedef struct telling {
	size_t hits;
	bool wrong;
	int threshold;
} telling;

static const char *const japanese[] = { "京", "都", "の", "庭", "、", "12", "ア" };
static const char *const english[] = { "the ", "garden ", "of ", "Kyoto ", ", ", "12 " };

static taiyaku_status check_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	telling *t = ctx;

	(void)err;
	t->hits++;
	t->wrong |= !hit->pair->text[0].len || !hit->pair->text[1].len || hit->score < t->threshold;
	return TAIYAKU_OK;
}

static void *ask(void *ctx)
{
	sharing *all = ctx;
	uint64_t seed = (uintptr_t)&seed;
	asking own = { .store = all->store };

	while (!all->done) {
		taiyaku_str text = asking_text(&own, &seed, japanese, 7, 12);
		const taiyaku_query_options options = { .threshold = 60, .details = true };
		telling matched = { .threshold = 60 }, searched = { .threshold = 0 };
		taiyaku_segment segment = { .text = text };
		taiyaku_error err = { 0 };
		uint64_t total = 0;

		if (taiyaku_match(all->store, &segment, &options, check_hit, &matched, &err) ||
		    taiyaku_search(&total, all->store,
				   ty_str_slice(text, 0, ty_str_points(text, 2)), NULL, check_hit,
				   &searched, &err) ||
		    matched.wrong || searched.wrong || total < searched.hits)
			all->failed++;
		all->asked++;
		ty_arena_reset(&own.arena);
	}
	ty_arena_free(&own.arena);
	return NULL;
}

static void put_random(asking *a, uint64_t *seed, size_t n)
{
	taiyaku_pair *pairs = calloc(n, sizeof *pairs);

	assert_non_null(pairs);
	for (size_t i = 0; i < n; i++) {
		pairs[i].kind = TAIYAKU_SEGMENT;
		pairs[i].text[0] = asking_text(a, seed, japanese, 7, 12);
		pairs[i].text[1] = asking_text(a, seed, english, 6, 10);
	}
	asking_put(a, pairs, n);
	free(pairs);
}

static void readers_beside_a_writer_are_told_what_is_right(void **state)
{
	asking *a = *state;
	sharing all = { .store = a->store };
	pthread_t readers[READERS];
	uint64_t seed = 41;

	for (size_t i = 0; i < READERS; i++)
		assert_int_equal(pthread_create(&readers[i], NULL, ask, &all), 0);
	for (size_t round = 0; round < ROUNDS; round++) {
		put_random(a, &seed, BULK);
		for (size_t i = 0; i < SINGLES; i++) {
			put_random(a, &seed, 1);
			asking_remove(a, chance_below(&seed, a->n));
		}
	}
	while (all.asked < READERS)
		usleep(1000);
	all.done = true;
	for (size_t i = 0; i < READERS; i++)
		assert_int_equal(pthread_join(readers[i], NULL), 0);
	assert_int_equal(all.failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(readers_beside_a_writer_are_told_what_is_right,
						asking_set_up, asking_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
