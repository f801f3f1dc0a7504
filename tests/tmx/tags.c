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

static void a_list_of_tags_names_each_once_while_there_is_room(void **state)
{
	char list[TY_TAGS_LIST_SIZE] = "", tag[] = "aaa";

	(void)state;
	ty_tags_note(list, TY_STR("de"));
	ty_tags_note(list, TY_STR("en_us"));
	ty_tags_note(list, TY_STR("DE"));
	ty_tags_note(list, TY_STR("*all*"));
	assert_string_equal(list, "de, en-US");
	for (; tag[1] < 'z'; tag[1]++)
		for (tag[2] = 'a'; tag[2] < 'z'; tag[2]++)
			ty_tags_note(list, ty_str(tag));
	assert_true(strlen(list) < sizeof list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_get_their_usual_letters),
		cmocka_unit_test(a_list_of_tags_names_each_once_while_there_is_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
