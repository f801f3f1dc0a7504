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

/* Texts are looked at in blocks: wherever one ends, nothing slips through. */
static void the_place_in_a_text_makes_no_difference(void **state)
{
	static const char *const rows[][3] = {
		{ "&", "&amp;", "&amp;" },
		{ "<", "&lt;", "&lt;" },
		{ ">", "&gt;", "&gt;" },
		{ "\"", "\"", "&quot;" },
		{ "\n", "\n", "&#10;" },
		{ "\x01", "", "" },
		{ "\xEF\xBF\xBE", "", "" },
		{ "\xEF\xBF\xBF", "", "" },
		{ "\xEF\xBF\xA5", "\xEF\xBF\xA5", "\xEF\xBF\xA5" },
	};

	(void)state;
	for (size_t len = 0; len < 100; len++)
		for (size_t at = 0; at <= len; at++)
			for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
				char text[3][400];
				const int before = (int)at, behind = (int)(len - at);

				for (int k = 0; k < 3; k++)
					snprintf(text[k], sizeof text[k], "%s%.*s%s%.*s%s",
						 k == 2 ? " a=\"" : "", before,
						 "................................................."
						 "...."
						 "...............................................",
						 rows[i][k], behind,
						 "_________________________________________________"
						 "____"
						 "_______________________________________________",
						 k == 2 ? "\"" : "");
				CHECK(text[0], text[1], text[2], !*rows[i][1]);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_and_line_ends_are_escaped),
		cmocka_unit_test(what_xml_forbids_is_left_out_and_counted),
		cmocka_unit_test(the_place_in_a_text_makes_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
