/* SPDX-License-Identifier: Apache-2.0 */
#include "store/sort.h"

#include "sample.h"

enum { MOST = 5000 };

static uint64_t head_of(const void *ctx, uint64_t ref, size_t depth)
{
	return ty_sort_head(((const taiyaku_str *)ctx)[ref], depth);
}

static int compare(const void *ctx, uint64_t a, uint64_t b)
{
	const taiyaku_str *texts = ctx;

	return ty_str_compare(texts[a], texts[b]);
}

static void check_sorted(const taiyaku_str *texts, size_t n)
{
	static ty_sort_item items[MOST];
	static bool there[MOST];
	const ty_sort_order order = { .head = head_of, .compare = compare, .ctx = texts };

	for (size_t i = 0; i < n; i++)
		items[i].ref = i;
	ty_sort(items, n, &order);
	memset(there, 0, sizeof there);
	for (size_t i = 0; i < n; i++) {
		assert_false(there[items[i].ref]);
		there[items[i].ref] = true;
		if (i > 0)
			assert_true(compare(texts, items[i - 1].ref, items[i].ref) <= 0);
	}
}

static void texts_of_any_kind_are_sorted(void **state)
{
	static taiyaku_str texts[MOST];
	ty_arena arena = { 0 };
	uint64_t seed = 1;

	(void)state;
	for (size_t n = 0; n < MOST; n += 1 + n / 2) {
		for (size_t i = 0; i < n; i++)
			texts[i] = sample_text(&arena, &seed, 12);
		check_sorted(texts, n);
		ty_arena_reset(&arena);
	}
	ty_arena_free(&arena);
}

/* Long equal beginnings, and many that are equal as a whole. */
static void texts_that_differ_late_are_sorted(void **state)
{
	static char bytes[MOST][200];
	static taiyaku_str texts[MOST];
	uint64_t seed = 2;

	(void)state;
	for (size_t i = 0; i < MOST; i++) {
		memset(bytes[i], 'a', sizeof bytes[i]);
		bytes[i][chance_below(&seed, 200)] = (char)chance_below(&seed, 3);
		texts[i] = ty_str_of(bytes[i], 190 + chance_below(&seed, 3));
	}
	check_sorted(texts, MOST);
	for (size_t i = 0; i < MOST; i++)
		texts[i] = ty_str_of(bytes[0], 200);
	check_sorted(texts, MOST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_of_any_kind_are_sorted),
		cmocka_unit_test(texts_that_differ_late_are_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
