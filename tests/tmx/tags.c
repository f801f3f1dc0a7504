/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/tags.h"

#include "test.h"

static void check_at(const char *tag, const char *want, int line)
{
	char got[TY_TAGS_SIZE] = "";

	if (!ty_tags_normal(got, ty_str(tag)))
		memcpy(got, "none", sizeof "none");
	assert_str_at(ty_str(got), ty_str(want), __FILE__, line);
}

#define CHECK(tag, want) check_at(tag, want, __LINE__)

static void tags_get_their_usual_letters(void **state)
{
	(void)state;
	CHECK("ja", "ja");
	CHECK("JA", "ja");
	CHECK(" EN_us ", "en-US");
	CHECK("ZH-hANT-tw", "zh-Hant-TW");
	CHECK("es-419", "es-419");
	CHECK("x-private", "x-private");
	CHECK("", "none");
	CHECK("*all*", "none");
	CHECK("en-", "none");
	CHECK("-en", "none");
	CHECK("english/american", "none");
	CHECK("aaaaaaaaa", "none");
	CHECK("aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa", "none");
}

static void the_whole_tag_fits_best_then_its_language(void **state)
{
	(void)state;
	assert_int_equal(ty_tags_fit(TY_STR("JA"), TY_STR("ja")), 3);
	assert_int_equal(ty_tags_fit(TY_STR("en_us"), TY_STR("en-US")), 3);
	assert_int_equal(ty_tags_fit(TY_STR("ja-JP"), TY_STR("ja")), 2);
	assert_int_equal(ty_tags_fit(TY_STR("en-GB"), TY_STR("en-US")), 2);
	assert_int_equal(ty_tags_fit(TY_STR("jpn"), TY_STR("ja")), 1);
	assert_int_equal(ty_tags_fit(TY_STR("eng-US"), TY_STR("en")), 1);
	assert_int_equal(ty_tags_fit(TY_STR("jav"), TY_STR("ja")), 0);
	assert_int_equal(ty_tags_fit(TY_STR(""), TY_STR("ja")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_get_their_usual_letters),
		cmocka_unit_test(the_whole_tag_fits_best_then_its_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
