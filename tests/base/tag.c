/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/tag.h"

static const taiyaku_languages ja_en = { TY_STR("ja"), TY_STR("en") };
static const taiyaku_languages en_ja = { TY_STR("en-GB"), TY_STR("ja-JP") };
static const taiyaku_languages close = { TY_STR("en-US"), TY_STR("en-GB") };
static const taiyaku_languages closer = { TY_STR("en"), TY_STR("en-GB") };

static void tags_of_japanese_are_known(void **state)
{
	(void)state;
	assert_true(ty_tag_is_japanese(TY_STR("ja")));
	assert_true(ty_tag_is_japanese(TY_STR("JA_jp")));
	assert_false(ty_tag_is_japanese(TY_STR("jam")));
	assert_false(ty_tag_is_japanese(TY_STR("j")));
	assert_false(ty_tag_is_japanese(TY_STR("")));
}

static void a_tag_names_a_side_whatever_its_region(void **state)
{
	(void)state;
	assert_int_equal(ty_tag_side(TY_STR("JA-Hira"), &ja_en), TAIYAKU_SOURCE);
	assert_int_equal(ty_tag_side(TY_STR("en_US"), &ja_en), TAIYAKU_TARGET);
	assert_int_equal(ty_tag_side(TY_STR("en"), &en_ja), TAIYAKU_SOURCE);
	assert_int_equal(ty_tag_side(TY_STR("fr"), &ja_en), -1);
	assert_int_equal(ty_tag_side(TY_STR(""), &ja_en), -1);
	assert_int_equal(ty_tag_side(TY_STR("jpn"), &ja_en), TAIYAKU_SOURCE);
}

static void the_whole_tag_tells_two_languages_apart_that_begin_alike(void **state)
{
	(void)state;
	assert_int_equal(ty_tag_side(TY_STR("EN_us"), &close), TAIYAKU_SOURCE);
	assert_int_equal(ty_tag_side(TY_STR("en-GB-oxendict"), &close), TAIYAKU_TARGET);
	assert_int_equal(ty_tag_side(TY_STR("en"), &close), -1);
	assert_int_equal(ty_tag_side(TY_STR("eng"), &close), -1);
	assert_int_equal(ty_tag_side(TY_STR("en-AU"), &closer), TAIYAKU_SOURCE);
	assert_int_equal(ty_tag_side(TY_STR("en-gb"), &closer), TAIYAKU_TARGET);
	assert_int_equal(ty_tag_side(TY_STR("en-GB-scouse"), &closer), TAIYAKU_TARGET);
	assert_str(ty_tag_name(&ja_en, TAIYAKU_TARGET), "en");
	assert_str(ty_tag_name(&en_ja, TAIYAKU_SOURCE), "en");
	assert_str(ty_tag_name(&close, TAIYAKU_SOURCE), "en-US");
}

static void the_whole_tag_fits_best_then_its_language(void **state)
{
	const taiyaku_languages regions = { TY_STR("ja"), TY_STR("en-US") };

	(void)state;
	assert_int_equal(ty_tag_fit(TY_STR("JA"), &ja_en, TAIYAKU_SOURCE), 3);
	assert_int_equal(ty_tag_fit(TY_STR("en_us"), &regions, TAIYAKU_TARGET), 3);
	assert_int_equal(ty_tag_fit(TY_STR("ja-JP"), &ja_en, TAIYAKU_SOURCE), 2);
	assert_int_equal(ty_tag_fit(TY_STR("en-GB"), &regions, TAIYAKU_TARGET), 2);
	assert_int_equal(ty_tag_fit(TY_STR("jpn"), &ja_en, TAIYAKU_SOURCE), 1);
	assert_int_equal(ty_tag_fit(TY_STR("eng-US"), &ja_en, TAIYAKU_TARGET), 1);
	assert_int_equal(ty_tag_fit(TY_STR("jav"), &ja_en, TAIYAKU_SOURCE), 0);
	assert_int_equal(ty_tag_fit(TY_STR(""), &ja_en, TAIYAKU_SOURCE), 0);
}

static void a_prefix_is_put_before_a_name_and_split_off(void **state)
{
	ty_arena arena = { 0 };
	taiyaku_str text, name;

	(void)state;
	assert_true(ty_tag_prefix(&text, &arena, &en_ja, TAIYAKU_SOURCE, TY_STR("note")));
	assert_str(text, "en:note");
	assert_int_equal(ty_tag_split(&name, text, &ja_en), TAIYAKU_TARGET);
	assert_str(name, "note");
	assert_int_equal(ty_tag_split(&name, TY_STR("fr:note"), &ja_en), -1);
	assert_str(name, "fr:note");
	assert_true(ty_tag_prefix(&text, &arena, &close, TAIYAKU_TARGET, TY_STR("note")));
	assert_str(text, "en-GB:note");
	assert_int_equal(ty_tag_split(&name, text, &close), TAIYAKU_TARGET);
	assert_int_equal(ty_tag_split(&name, TY_STR("note"), &ja_en), -1);
	assert_str(name, "note");
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_of_japanese_are_known),
		cmocka_unit_test(a_tag_names_a_side_whatever_its_region),
		cmocka_unit_test(the_whole_tag_tells_two_languages_apart_that_begin_alike),
		cmocka_unit_test(the_whole_tag_fits_best_then_its_language),
		cmocka_unit_test(a_prefix_is_put_before_a_name_and_split_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
