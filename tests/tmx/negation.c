/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "tmx/negation.h"

static void count(const char *key, size_t want)
{
	size_t got = ty_count_negations(ty_str(key), 0, SIZE_MAX);

	if (got != want)
		print_error("%s\n", key);
	assert_int_equal(got, want);
}

static void endings_that_say_no_are_found(void **state)
{
	(void)state;
	count("行わない", 1);
	count("行いません", 1);
	count("行わなかった", 1);
	count("行わなければならない", 2);
	count("知らず", 1);
	count("知らぬ顔", 1);
	count("問題無く", 1);
}

static void words_that_only_look_like_it_are_not(void **state)
{
	(void)state;
	count("少ない", 0);
	count("まず必ずはずです", 0);
	count("一つずつ", 0);
	count("わずかな水", 0);
	count("いずれ", 0);
	count("内容", 0);
	count("無料", 1);
	count("無の境地", 0);
}

static void english_says_no_in_words(void **state)
{
	(void)state;
	count("it is not, and never was", 2);
	count("don't and can't", 2);
	count("a t-shirt, note, know", 0);
	count("without", 1);
}

static void only_what_reaches_into_the_place_counts(void **state)
{
	const taiyaku_str key = TY_STR("is not");

	(void)state;
	assert_int_equal(ty_count_negations(key, 0, 2), 0);
	assert_int_equal(ty_count_negations(key, 0, 4), 1);
	assert_int_equal(ty_count_negations(key, 5, 6), 1);
	assert_int_equal(ty_count_negations(key, 6, 6), 0);
}

static void opposites_differ_by_a_prefix(void **state)
{
	(void)state;
	assert_true(ty_are_opposites(TY_STR("able"), TY_STR("unable")));
	assert_true(ty_are_opposites(TY_STR("irregular"), TY_STR("regular")));
	assert_false(ty_are_opposites(TY_STR("able"), TY_STR("table")));
	assert_false(ty_are_opposites(TY_STR("to"), TY_STR("into")));
	assert_false(ty_are_opposites(TY_STR("able"), TY_STR("able")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(endings_that_say_no_are_found),
		cmocka_unit_test(words_that_only_look_like_it_are_not),
		cmocka_unit_test(english_says_no_in_words),
		cmocka_unit_test(only_what_reaches_into_the_place_counts),
		cmocka_unit_test(opposites_differ_by_a_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
