/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "text/tag.h"

static const taiyaku_languages ja_en = { TY_STR("ja"), TY_STR("en") };
static const taiyaku_languages en_ja = { TY_STR("en-GB"), TY_STR("ja-JP") };

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
}

static void a_prefix_is_put_before_a_name_and_split_off(void **state)
{
	ty_arena arena = { 0 };
	taiyaku_str text, name;

	(void)state;
	assert_true(ty_tag_prefix(&text, &arena, TY_STR("en-GB"), TY_STR("note")));
	assert_str(text, "en:note");
	assert_int_equal(ty_tag_split(&name, text, &ja_en), TAIYAKU_TARGET);
	assert_str(name, "note");
	assert_int_equal(ty_tag_split(&name, TY_STR("fr:note"), &ja_en), -1);
	assert_str(name, "fr:note");
	assert_int_equal(ty_tag_split(&name, TY_STR("note"), &ja_en), -1);
	assert_str(name, "note");
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_of_japanese_are_known),
		cmocka_unit_test(a_tag_names_a_side_whatever_its_region),
		cmocka_unit_test(a_prefix_is_put_before_a_name_and_split_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
