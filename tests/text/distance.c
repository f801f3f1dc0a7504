/* SPDX-License-Identifier: Apache-2.0 */
#include "chance.h"
#include "levenshtein.h"
#include "test.h"

#include "text/distance.h"

enum { LONGEST = LEVENSHTEIN_LONGEST };

static size_t distance(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t limit)
{
	ty_arena arena = { 0 };
	ty_pattern *pattern = ty_pattern_new(&arena, a, n);
	size_t d;

	assert_non_null(pattern);
	d = ty_pattern_distance(pattern, b, m, limit);
	/* The room it works in is left clean for the next text. */
	assert_int_equal(ty_pattern_distance(pattern, b, m, limit), d);
	ty_arena_free(&arena);
	return d;
}

static void check(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t limit)
{
	size_t want = levenshtein(a, n, b, m);
	size_t got = distance(a, n, b, m, limit);

	if (want <= limit ? got == want : got > limit)
		return;
	print_error("n %zu m %zu limit %zu: got %zu, want %zu\n", n, m, limit, got, want);
	fail();
}

static size_t letters(uint32_t *out, const char *s)
{
	size_t n = 0;

	for (; s[n]; n++)
		out[n] = (uint32_t)s[n];
	return n;
}

static void known_distances_come_out(void **state)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} rows[] = {
		{ "", "", 0 },	     { "", "abc", 3 },
		{ "abc", "", 3 },    { "kitten", "sitting", 3 },
		{ "abc", "abc", 0 }, { "abcdef", "bcdefa", 2 },
	};
	uint32_t a[16], b[16];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = letters(a, rows[i].a), m = letters(b, rows[i].b);

		assert_int_equal(distance(a, n, b, m, 16), rows[i].distance);
	}
}

static void any_limit_gives_the_plain_distance_or_more_than_the_limit(void **state)
{
	uint64_t seed = 1;
	uint32_t a[LONGEST], b[LONGEST];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t longest = round % 50 ? 12 : LONGEST;
		size_t n = chance_next(&seed) % longest, m = chance_next(&seed) % longest;
		uint32_t alphabet = 1 + (uint32_t)(chance_next(&seed) % 5);

		for (size_t i = 0; i < n; i++)
			a[i] = (uint32_t)(chance_next(&seed) % alphabet) * 0x10001u;
		for (size_t i = 0; i < m; i++)
			b[i] = (uint32_t)(chance_next(&seed) % alphabet) * 0x10001u;
		check(a, n, b, m, chance_next(&seed) % (longest + 2));
	}
}

static void texts_that_are_near_each_other_are_exact_within_a_narrow_band(void **state)
{
	uint64_t seed = 2;
	uint32_t a[LONGEST], b[LONGEST];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t n = 60 + chance_next(&seed) % 300, m = 0;

		for (size_t i = 0; i < n; i++)
			a[i] = (uint32_t)(chance_next(&seed) % 30);
		for (size_t i = 0; i < n && m < LONGEST - 1; i++) {
			uint64_t kind = chance_next(&seed) % 40;

			if (kind != 0)
				b[m++] = kind == 1 ? 99 : a[i];
			if (kind == 2)
				b[m++] = (uint32_t)(chance_next(&seed) % 30);
		}
		check(a, n, b, m, chance_next(&seed) % 40);
	}
}

static void lengths_around_a_block_are_right(void **state)
{
	uint32_t a[LONGEST], b[LONGEST];

	(void)state;
	for (size_t i = 0; i < LONGEST; i++)
		a[i] = b[i] = (uint32_t)(i * i % 17);
	for (size_t n = 60; n <= 132; n++) {
		for (size_t m = n > 3 ? n - 3 : 0; m <= n + 3; m++) {
			for (size_t limit = 0; limit < 6; limit++)
				check(a, n, b, m, limit);
			check(a, n, b + 1, m, 200);
		}
	}
}

static void a_text_of_a_million_tokens_is_measured(void **state)
{
	enum { MILLION = 1000000 };
	uint32_t *a = calloc(MILLION, sizeof *a), *b = calloc(MILLION, sizeof *b);

	(void)state;
	assert_non_null(a);
	assert_non_null(b);
	for (size_t i = 0; i < MILLION; i++)
		a[i] = b[i] = (uint32_t)(i * i % 1009);
	b[MILLION / 3] = 2000;
	assert_int_equal(distance(a, MILLION, b, MILLION - 2, 8), 3);
	free(a);
	free(b);
}

static void the_score_is_rounded_down_in_integers(void **state)
{
	(void)state;
	assert_int_equal(ty_score(0, 0), 100);
	assert_int_equal(ty_score(0, 7), 100);
	assert_int_equal(ty_score(1, 4), 75);
	assert_int_equal(ty_score(1, 3), 66);
	assert_int_equal(ty_score(29, 100), 71);
	assert_int_equal(ty_score(7, 7), 0);
	for (size_t longer = 1; longer <= 300; longer++) {
		for (int threshold = 1; threshold <= 100; threshold++) {
			size_t limit = ty_score_limit(threshold, longer);

			assert_true(ty_score(limit, longer) >= threshold);
			assert_true(ty_score(limit + 1, longer) < threshold);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_distances_come_out),
		cmocka_unit_test(any_limit_gives_the_plain_distance_or_more_than_the_limit),
		cmocka_unit_test(texts_that_are_near_each_other_are_exact_within_a_narrow_band),
		cmocka_unit_test(lengths_around_a_block_are_right),
		cmocka_unit_test(a_text_of_a_million_tokens_is_measured),
		cmocka_unit_test(the_score_is_rounded_down_in_integers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
