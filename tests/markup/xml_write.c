/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_write.h"

#include "test.h"

static void check_at(const char *text, const char *content, const char *attribute, size_t left_out,
		     int line)
{
	ty_buf got = { 0 };

	assert_int_equal(ty_xml_add_text(&got, ty_str(text)), left_out);
	assert_str_at(ty_buf_str(&got), ty_str(content), __FILE__, line);
	ty_buf_clear(&got);
	assert_int_equal(ty_xml_add_attribute(&got, "a", ty_str(text)), left_out);
	assert_str_at(ty_buf_str(&got), ty_str(attribute), __FILE__, line);
	ty_buf_free(&got);
}

#define CHECK(text, content, attribute, left_out) \
	check_at(text, content, attribute, left_out, __LINE__)

static void markup_and_line_ends_are_escaped(void **state)
{
	(void)state;
	CHECK("日本 a", "日本 a", " a=\"日本 a\"", 0);
	CHECK("<&>\"'", "&lt;&amp;&gt;\"'", " a=\"&lt;&amp;&gt;&quot;'\"", 0);
	CHECK("a\r\n\tb", "a&#13;\n\tb", " a=\"a&#13;&#10;&#9;b\"", 0);
	CHECK("]]>", "]]&gt;", " a=\"]]&gt;\"", 0);
	CHECK("", "", " a=\"\"", 0);
}

static void what_xml_forbids_is_left_out_and_counted(void **state)
{
	(void)state;
	CHECK("a\x01\x1F\xEF\xBF\xBE"
	      "b\xEF\xBF\xBF",
	      "ab", " a=\"ab\"", 4);
	/* U+007F, U+0085, U+2028, U+FFFD, bidi marks and U+10FFFF are allowed. */
	CHECK("\x7F\xC2\x85\xE2\x80\xA8\xEF\xBF\xBD\xE2\x80\x8F\xF4\x8F\xBF\xBF（",
	      "\x7F\xC2\x85\xE2\x80\xA8\xEF\xBF\xBD\xE2\x80\x8F\xF4\x8F\xBF\xBF（",
	      " a=\"\x7F\xC2\x85\xE2\x80\xA8\xEF\xBF\xBD\xE2\x80\x8F\xF4\x8F\xBF\xBF（\"", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_and_line_ends_are_escaped),
		cmocka_unit_test(what_xml_forbids_is_left_out_and_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
