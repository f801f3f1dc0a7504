/* SPDX-License-Identifier: Apache-2.0 */
#include "chance.h"
#include "test.h"

#include "store/runs.h"

static void what_was_met_comes_out_in_order_with_its_texts(void **state)
{
	const uint32_t one[] = { 7, 3, 7 }, two[] = { 3, UINT32_MAX - 1 };
	static const struct {
		uint32_t gram, numbers[3];
		uint8_t places[3];
		size_t n;
	} want[] = {
		{ 3, { 5, 100000 }, { 1, 0 }, 2 },
		{ 7, { 5, 5 }, { 0, 2 }, 2 },
		{ UINT32_MAX - 1, { 100000 }, { 1 }, 1 },
	};
	ty_runs runs = { .with_places = true };
	ty_meetings got;

	(void)state;
	ty_runs_add(&runs, 5, one, 3);
	ty_runs_add(&runs, 6, one, 0);
	ty_runs_add(&runs, 100000, two, 2);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		assert_true(ty_runs_next(&runs, &got));
		assert_int_equal(got.gram, want[i].gram);
		assert_int_equal(got.n, want[i].n);
		assert_memory_equal(got.numbers, want[i].numbers, got.n * sizeof *got.numbers);
		assert_memory_equal(got.places, want[i].places, got.n);
	}
	assert_false(ty_runs_next(&runs, &got));
	assert_false(runs.failed);
	ty_runs_free(&runs);
}

/* Every entry once: sums of all, of each gram and of the places agree, and the order is right. */
static void many_portions_are_merged_into_one(void **state)
{
	static size_t counts[5000], sums[5000];
	uint32_t grams[300];
	uint64_t seed = 12;
	size_t all = 0, given = 0;
	uint32_t number = 0, before = 0;
	ty_runs runs = { .with_places = true };
	ty_meetings got;

	(void)state;
	for (int text = 0; text < 30000; text++) {
		size_t n = chance_next(&seed) % (text % 100 ? 100 : 300);

		number += 1 + (uint32_t)(chance_next(&seed) % 9);
		for (size_t i = 0; i < n; i++) {
			uint64_t r = chance_next(&seed) % 5000;

			grams[i] = (uint32_t)(r * r / 5000);
			counts[grams[i]]++;
			sums[grams[i]] += number + i % 256;
		}
		ty_runs_add(&runs, number, grams, n);
		all += n;
	}
	for (bool first = true; ty_runs_next(&runs, &got); first = false, before = got.gram) {
		size_t sum = 0;

		assert_true(first || got.gram > before);
		assert_int_equal(got.n, counts[got.gram]);
		for (size_t i = 0; i < got.n; i++) {
			sum += got.numbers[i] + got.places[i];
			assert_true(!i || got.numbers[i] > got.numbers[i - 1] ||
				    (got.numbers[i] == got.numbers[i - 1] &&
				     (got.places[i] > got.places[i - 1] || got.places[i] < 44)));
		}
		assert_int_equal(sum, sums[got.gram]);
		given += got.n;
	}
	assert_int_equal(given, all);
	assert_true(runs.n_runs > 2);
	ty_runs_free(&runs);
}

static void places_may_not_count(void **state)
{
	const uint32_t text[] = { 9, 4, 9 };
	ty_runs runs = { 0 };
	ty_meetings got;

	(void)state;
	ty_runs_add(&runs, 1, text, 3);
	for (uint32_t gram = 4; gram <= 9; gram += 5) {
		assert_true(ty_runs_next(&runs, &got));
		assert_int_equal(got.gram, gram);
		assert_int_equal(got.n, gram == 9 ? 2 : 1);
		assert_null(got.places);
	}
	assert_false(ty_runs_next(&runs, &got));
	ty_runs_free(&runs);
}

static void nothing_comes_out_of_nothing(void **state)
{
	ty_runs runs = { .with_places = true };
	ty_meetings got;

	(void)state;
	assert_false(ty_runs_next(&runs, &got));
	assert_false(runs.failed);
	ty_runs_free(&runs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_met_comes_out_in_order_with_its_texts),
		cmocka_unit_test(many_portions_are_merged_into_one),
		cmocka_unit_test(places_may_not_count),
		cmocka_unit_test(nothing_comes_out_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
