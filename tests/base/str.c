/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

static void a_view_is_compared_by_its_bytes(void **state)
{
	(void)state;
	assert_true(ty_str_equal(TY_STR(""), (taiyaku_str){ NULL, 0 }));
	assert_true(ty_str_is(TY_STR("日本"), "日本"));
	assert_false(ty_str_is(TY_STR("日本"), "日"));
	assert_true(ty_str_compare(TY_STR("a"), TY_STR("ab")) < 0);
	assert_true(ty_str_compare(TY_STR("b"), TY_STR("ab")) > 0);
	assert_int_equal(ty_str_compare(TY_STR(""), TY_STR("")), 0);
	assert_true(ty_str_starts(TY_STR("abc"), TY_STR("ab")));
	assert_false(ty_str_starts(TY_STR("a"), TY_STR("ab")));
	assert_true(ty_str_ends(TY_STR("abc"), TY_STR("bc")));
	assert_true(ty_str_equal_ascii_case(TY_STR("XML:Lang"), TY_STR("xml:lang")));
	assert_false(ty_str_equal_ascii_case(TY_STR("a"), TY_STR("b")));
}

static void a_text_is_found_from_an_offset_on(void **state)
{
	(void)state;
	assert_int_equal(ty_str_find(TY_STR("abcabc"), TY_STR("bc"), 0), 1);
	assert_int_equal(ty_str_find(TY_STR("abcabc"), TY_STR("bc"), 2), 4);
	assert_int_equal(ty_str_find(TY_STR("abc"), TY_STR("x"), 0), SIZE_MAX);
	assert_int_equal(ty_str_find(TY_STR("abc"), TY_STR(""), 3), 3);
	assert_int_equal(ty_str_find(TY_STR("abc"), TY_STR("a"), 9), SIZE_MAX);
	assert_int_equal(ty_str_find_last(TY_STR("abcabc"), TY_STR("bc")), 4);
	assert_int_equal(ty_str_find_last(TY_STR("abcabc"), TY_STR("a")), 3);
	assert_int_equal(ty_str_find_last(TY_STR("bc"), TY_STR("abc")), SIZE_MAX);
	assert_int_equal(ty_str_find_last(TY_STR("abc"), TY_STR("x")), SIZE_MAX);
	assert_int_equal(ty_str_find_last(TY_STR(""), TY_STR("")), 0);
}

static void bytes_that_are_no_utf8_are_told_and_mended(void **state)
{
	char text[] = "a\xFF日\xE6\x97|\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80é\xE6";

	(void)state;
	assert_true(ty_str_valid(TY_STR("a日本\xF0\x9F\x97\xBB")));
	assert_true(ty_str_valid(TY_STR("")));
	assert_false(ty_str_valid(TY_STR("\xE6\x97")));
	assert_false(ty_str_valid(ty_str(text)));
	ty_str_mend(text, sizeof text - 1);
	assert_string_equal(text, "a?日??|?????????é?");
}

static void fields_are_split_at_a_separator(void **state)
{
	taiyaku_str rest = TY_STR("a,,b");

	(void)state;
	assert_str(ty_str_behind_last(TY_STR("a/b/c.tmx"), '/'), "c.tmx");
	assert_str(ty_str_behind_last(TY_STR("c.tmx"), '/'), "c.tmx");
	assert_str(ty_str_behind_last(TY_STR("a/"), '/'), "");
	assert_str(ty_str_next(&rest, ','), "a");
	assert_str(ty_str_next(&rest, ','), "");
	assert_non_null(rest.data);
	assert_str(ty_str_next(&rest, ','), "b");
	assert_null(rest.data);
	assert_str(ty_str_trim(TY_STR(" \t a b\r\n")), "a b");
	assert_str(ty_str_trim(TY_STR("  ")), "");
}

static void a_number_is_all_digits_and_within_its_limit(void **state)
{
	uint64_t n = 7;

	(void)state;
	assert_true(ty_str_number(&n, TY_STR("100"), 100));
	assert_int_equal(n, 100);
	assert_false(ty_str_number(&n, TY_STR("101"), 100));
	assert_false(ty_str_number(&n, TY_STR("9"), 7));
	assert_false(ty_str_number(&n, TY_STR(""), 100));
	assert_false(ty_str_number(&n, TY_STR("-1"), 100));
	assert_false(ty_str_number(&n, TY_STR("1 "), 100));
	assert_true(ty_str_number(&n, TY_STR("18446744073709551615"), UINT64_MAX));
	assert_false(ty_str_number(&n, TY_STR("18446744073709551616"), UINT64_MAX));
}

static void a_mistyped_name_has_a_nearest_one(void **state)
{
	static const char *const names[] = { "align", "import", "export", "lookup" };
	static const char *const formats[] = { "csv", "tsv" };

	(void)state;
	assert_string_equal(ty_str_nearest(TY_STR("imprt"), names, 4), "import");
	assert_string_equal(ty_str_nearest(TY_STR("Lookup"), names, 4), "lookup");
	assert_string_equal(ty_str_nearest(TY_STR("aling"), names, 4), "align");
	assert_string_equal(ty_str_nearest(TY_STR("tvs"), formats, 2), "tsv");
	assert_null(ty_str_nearest(TY_STR("xyzzy"), names, 4));
	assert_null(ty_str_nearest(TY_STR(""), names, 4));
}

static void white_space_of_any_width_is_blank(void **state)
{
	(void)state;
	assert_true(ty_str_is_blank(TY_STR("")));
	assert_true(ty_str_is_blank(TY_STR(" \t\r\n\v\f")));
	assert_true(ty_str_is_blank(TY_STR("\xE3\x80\x80 \xC2\xA0\xE2\x80\x8A\xE2\x80\x80")));
	assert_true(ty_str_is_blank(TY_STR("\xE2\x81\x9F\xC2\x85\xE2\x80\xA8")));
	assert_false(ty_str_is_blank(TY_STR(" .")));
	assert_false(ty_str_is_blank(TY_STR("\xE3\x80\x80、")));
	assert_false(ty_str_is_blank(TY_STR("\xE2\x80\x8B"))); /* ZERO WIDTH SPACE */
	assert_false(ty_str_is_blank(TY_STR("\xE2\x80")));
	assert_false(ty_str_is_blank(TY_STR("\xE3\x80")));
}

static void a_word_is_among_others_or_not(void **state)
{
	static const char list[] = "of the vs.\0next";

	(void)state;
	assert_true(ty_str_among(TY_STR("of"), list));
	assert_true(ty_str_among(TY_STR("The"), list));
	assert_true(ty_str_among(TY_STR("vs."), list));
	assert_false(ty_str_among(TY_STR("vs"), list));
	assert_false(ty_str_among(TY_STR("them"), list));
	assert_false(ty_str_among(TY_STR(""), list));
	/* The list ends where it ends, whatever the word holds. */
	assert_false(ty_str_among(ty_str_of("vs.\0next", 8), list));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_is_compared_by_its_bytes),
		cmocka_unit_test(a_text_is_found_from_an_offset_on),
		cmocka_unit_test(bytes_that_are_no_utf8_are_told_and_mended),
		cmocka_unit_test(fields_are_split_at_a_separator),
		cmocka_unit_test(white_space_of_any_width_is_blank),
		cmocka_unit_test(a_number_is_all_digits_and_within_its_limit),
		cmocka_unit_test(a_mistyped_name_has_a_nearest_one),
		cmocka_unit_test(a_word_is_among_others_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
