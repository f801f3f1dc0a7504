/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/inline.h"

#include "test.h"

/* "-" where the markup does not pass, else its text. */
static void check_at(const char *markup, const char *want, int line)
{
	ty_buf text = { 0 };
	bool ok = ty_inline_check(&text, ty_str(markup));

	assert_str_at(ok ? ty_buf_str(&text) : TY_STR("-"), ty_str(want), __FILE__, line);
	ty_buf_free(&text);
}

#define CHECK(markup, want) check_at(markup, want, __LINE__)

static void content_of_a_segment_passes_and_gives_its_text(void **state)
{
	(void)state;
	CHECK("", "");
	CHECK("港 &amp; &lt;船&gt; &quot;&apos;&#13;&#10;&#9;\"", "港 & <船> \"'\r\n\t\"");
	CHECK("a<bpt i=\"1\" x=\"1\" type=\"b\">&lt;b&gt;</bpt>b<ept i=\"1\"/>c", "abc");
	CHECK("<hi>a<hi x=\"1\">b</hi></hi><ut/>c<it x=\"1\" pos=\"end\">d</it>", "abc");
	CHECK("a<ph>x<sub>y<ph>z</ph><hi>w</hi></sub></ph>b", "ab");
}

static void anything_else_does_not(void **state)
{
	(void)state;
	CHECK("a & b", "-");
	CHECK("a < b", "-");
	CHECK("a > b", "-");
	CHECK("&nbsp;", "-");
	CHECK("&#1;", "-");
	CHECK("\x01", "-");
	CHECK("a\rb", "-");
	CHECK("\xEF\xBF\xBF", "-");
	CHECK("<b>x</b>", "-");
	CHECK("<ph>", "-");
	CHECK("</ph>", "-");
	CHECK("<hi><ph></hi></ph>", "-");
	CHECK("<bpt>x</bpt>", "-");
	CHECK("<it/>", "-");
	CHECK("<it pos=\"middle\"/>", "-");
	CHECK("<ph x=\"1\" x=\"2\"/>", "-");
	CHECK("<ph i=\"1\"/>", "-");
	CHECK("<ph x=1/>", "-");
	CHECK("<ph x='1'/>", "-");
	CHECK("<ph x=\"<\"/>", "-");
	CHECK("<ph x=\"&\"/>", "-");
	CHECK("<ph x=\"1\"", "-");
	CHECK("<ph><ph/></ph>", "-");
	CHECK("<sub>x</sub>", "-");
	CHECK("<!-- x -->", "-");
	CHECK("<", "-");
	CHECK("<ph/", "-");
}

static void depth_is_capped(void **state)
{
	ty_buf markup = { 0 };

	(void)state;
	for (int i = 0; i < TY_INLINE_DEPTH_MAX; i++)
		ty_buf_add(&markup, TY_STR("<hi>"));
	for (int i = 0; i < TY_INLINE_DEPTH_MAX; i++)
		ty_buf_add(&markup, TY_STR("</hi>"));
	assert_true(ty_inline_check(NULL, ty_buf_str(&markup)));
	ty_buf_cut(&markup, 0);
	for (int i = 0; i <= TY_INLINE_DEPTH_MAX; i++)
		ty_buf_add(&markup, TY_STR("<hi>"));
	for (int i = 0; i <= TY_INLINE_DEPTH_MAX; i++)
		ty_buf_add(&markup, TY_STR("</hi>"));
	assert_false(ty_inline_check(NULL, ty_buf_str(&markup)));
	ty_buf_free(&markup);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_of_a_segment_passes_and_gives_its_text),
		cmocka_unit_test(anything_else_does_not),
		cmocka_unit_test(depth_is_capped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
