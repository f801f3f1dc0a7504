/* SPDX-License-Identifier: Apache-2.0 */
#include "store/short_sort.h"

#include "sample.h"

enum { MOST = 5000 };

static int compare(const void *a, const void *b)
{
	return ty_str_compare(ty_short_str(a), ty_short_str(b));
}

static void check_sorted(const ty_short *items, size_t n)
{
	static ty_short sorted[MOST], expected[MOST];

	memcpy(sorted, items, n * sizeof *items);
	memcpy(expected, items, n * sizeof *items);
	ty_short_sort(sorted, n);
	qsort(expected, n, sizeof *expected, compare);
	assert_memory_equal(sorted, expected, n * sizeof *sorted);
}

/* Few values of a byte, zero among them: one string may be another with zeros behind. */
static void strings_are_in_the_order_of_comparison(void **state)
{
	static ty_short items[MOST];
	uint64_t seed = 1;

	(void)state;
	for (size_t n = 1; n < MOST; n += 1 + n / 2) {
		const unsigned values = (unsigned)(1 + chance_below(&seed, 256));

		for (size_t i = 0; i < n; i++) {
			char bytes[TY_SHORT_MAX];

			for (size_t k = 0; k < sizeof bytes; k++)
				bytes[k] = (char)chance_below(&seed, values);
			ty_short_set(&items[i],
				     ty_str_of(bytes, chance_below(&seed, sizeof bytes + 1)));
		}
		check_sorted(items, n);
	}
}

/* They differ in their last bytes alone, or not at all. */
static void strings_that_differ_late_are_sorted(void **state)
{
	static ty_short items[MOST];
	uint64_t seed = 2;

	(void)state;
	for (size_t i = 0; i < MOST; i++) {
		char bytes[TY_SHORT_MAX];

		memset(bytes, 'a', sizeof bytes);
		bytes[sizeof bytes - 1] = (char)chance_below(&seed, 3);
		ty_short_set(&items[i], ty_str_of(bytes, sizeof bytes - chance_below(&seed, 2)));
	}
	check_sorted(items, MOST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_in_the_order_of_comparison),
		cmocka_unit_test(strings_that_differ_late_are_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
