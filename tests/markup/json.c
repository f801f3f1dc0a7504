/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/json.h"

#include "test.h"

static void strings_are_escaped(void **state)
{
	ty_buf buf = { 0 };

	(void)state;
	ty_json_string(&buf, TY_STR("a\"b\\c\n\t\x01\x7F 日本 \u2028\u2029"));
	assert_str(ty_buf_str(&buf), "\"a\\\"b\\\\c\\n\\t\\u0001\\u007f 日本 \\u2028\\u2029\"");
	ty_buf_clear(&buf);
	ty_json_string(&buf, TY_STR("\xC2\x80[\xC2\x9B"
				    "31m\xC2\xA0"));
	assert_str(ty_buf_str(&buf), "\"\\u0080[\\u009b31m\xC2\xA0\"");
	ty_buf_free(&buf);
}

static void a_pair_has_its_fields_and_only_those(void **state)
{
	taiyaku_origin origin = { .file = TY_STR("a.txt"), .line = 3 };
	taiyaku_pair pair = { .kind = TAIYAKU_TITLE,
			      .text = { TY_STR("題"), TY_STR("title") },
			      .id = TY_STR("0123456789abcdef"),
			      .origins = &origin,
			      .n_origins = 1 };
	taiyaku_languages languages = { TY_STR("ja-JP"), TY_STR("") };
	ty_buf buf = { 0 };

	(void)state;
	ty_json_begin(&buf);
	ty_json_pair(&buf, &pair, &languages);
	ty_json_end(&buf);
	assert_str(ty_buf_str(&buf),
		   "{\"ja\":\"題\",\"en\":\"title\",\"kind\":\"title\",\"id\":\"0123456789abcdef\","
		   "\"origins\":[{\"file\":\"a.txt\",\"line\":3}]}");
	ty_buf_clear(&buf);
	pair.rule = TY_STR("bracket");
	pair.confidence = 95;
	pair.n_origins = 0;
	ty_json_begin(&buf);
	ty_json_pair(&buf, &pair, &languages);
	ty_json_end(&buf);
	assert_str(ty_buf_str(&buf),
		   "{\"ja\":\"題\",\"en\":\"title\",\"kind\":\"title\",\"id\":\"0123456789abcdef\","
		   "\"confidence\":95,\"rule\":\"bracket\",\"origins\":[]}");
	ty_buf_free(&buf);
}

static void a_language_called_as_a_field_stands_alone(void **state)
{
	taiyaku_pair pair = { .kind = TAIYAKU_TERM,
			      .text = { TY_STR("港"), TY_STR("pelabuhan") },
			      .id = TY_STR("0123456789abcdef") };
	taiyaku_languages languages = { TY_STR("ja"), TY_STR("id") };
	ty_buf buf = { 0 };

	(void)state;
	ty_json_begin(&buf);
	ty_json_pair(&buf, &pair, &languages);
	ty_json_end(&buf);
	assert_str(ty_buf_str(&buf),
		   "{\"ja\":\"港\",\"id\":\"pelabuhan\",\"kind\":\"term\",\"origins\":[]}");
	ty_buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(a_pair_has_its_fields_and_only_those),
		cmocka_unit_test(a_language_called_as_a_field_stands_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
