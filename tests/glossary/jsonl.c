/* SPDX-License-Identifier: Apache-2.0 */
#include "reading.h"
#include "text/convert.h"

extern const ty_format ty_format_jsonl;

static const taiyaku_origin places[] = {
	{ .file = TY_STR("a.md"),
	  .line = 7,
	  .author = TY_STR("山本"),
	  .romanized = TY_STR("Yamamoto"),
	  .year = TY_STR("2014"),
	  .date = TY_STR("2014-03-01"),
	  .url = TY_STR("https://example.org/") },
	{ .file = TY_STR("c.md") },
};

static const taiyaku_prop props[] = {
	{ TY_STR("definition"), TY_STR("a \"place\"\n") },
	{ TY_STR("definition"), TY_STR("\\") },
};

static const taiyaku_pair full = {
	.kind = TAIYAKU_TITLE,
	.text = { TY_STR("港\t「便り」\xE2\x80\xA8🚢"), TY_STR("\"Harbour\" \\ news") },
	.markup = { TY_STR("港\t「<ph x=\"1\"/>便り」"), { NULL, 0 } },
	.tuid = TY_STR("T 1"),
	.memory = TY_STR("client"),
	.status = TY_STR("forbidden"),
	.note = TY_STR("two\nlines"),
	.reading = TY_STR("みなとのたより"),
	.origins = places,
	.n_origins = 2,
	.props = props,
	.n_props = 2,
	.rule = TY_STR("bracket"),
	.confidence = 95,
};

static void everything_survives_the_round_trip(void **state)
{
	ty_buf text = { 0 }, got = { 0 };

	(void)state;
	write_pairs(&text, &ty_format_jsonl, &full, 1, NULL);
	(void)!read_dump(&got, &ty_format_jsonl, ty_buf_str(&text), NULL);
	ty_buf_add(&text, TY_STR("pairs 1, skipped 0, mended 0\n"));
	assert_str_at(ty_buf_str(&got), ty_buf_str(&text), __FILE__, __LINE__);
	ty_buf_free(&text);
	ty_buf_free(&got);
}

static void unknown_members_are_left_and_source_and_target_do(void **state)
{
	(void)state;
	CHECK_DUMP(&ty_format_jsonl,
		   "{\"source\":\"港\",\"target\":\"harbour\",\"score\":80,\"x\":[1,{}]}\n\n"
		   "{\"en\":\"ship\",\"ja\":\"船\",\"origins\":[{\"line\":-1}],\"id\":\"S\","
		   "\"props\":[[\"\",\"of nothing\"],[\"nothing\",\"\"]]}",
		   NULL,
		   "{\"ja\":\"港\",\"en\":\"harbour\",\"kind\":\"segment\","
		   "\"id\":\"717c89127e32019a\",\"origins\":[]}\n"
		   "{\"ja\":\"船\",\"en\":\"ship\",\"kind\":\"segment\","
		   "\"id\":\"d23d794593f295fc\",\"tuid\":\"S\",\"origins\":[]}\n"
		   "pairs 2, skipped 0, mended 0\n");
}

static void a_status_is_one_of_four_or_a_prop(void **state)
{
	(void)state;
	CHECK_DUMP(&ty_format_jsonl,
		   "{\"ja\":\"港\",\"en\":\"harbour\",\"status\":\"Preferred\"}\n"
		   "{\"ja\":\"船\",\"en\":\"ship\",\"status\":\"good\"}\n",
		   NULL,
		   "{\"ja\":\"港\",\"en\":\"harbour\",\"kind\":\"segment\","
		   "\"id\":\"717c89127e32019a\",\"status\":\"approved\",\"origins\":[]}\n"
		   "{\"ja\":\"船\",\"en\":\"ship\",\"kind\":\"segment\","
		   "\"id\":\"2eebf1845b24fbbf\",\"props\":[[\"status\",\"good\"]],\"origins\":[]}\n"
		   "pairs 2, skipped 0, mended 0\n");
}

static void a_bad_line_costs_itself(void **state)
{
	(void)state;
	CHECK_DUMP(&ty_format_jsonl,
		   "{\"ja\":\"港\"}\n{\"ja\":1,\"en\":\"x\"}\n[]\n{\"ja\":\"a\\u0000\"}\n", NULL,
		   "warning 1: no \"en\" with a text\nreject {\"ja\":\"港\"}\n"
		   "warning 2: no \"ja\" with a text\nreject {\"ja\":1,\"en\":\"x\"}\n"
		   "warning 3: the line is not an object\nreject []\n"
		   "warning 4: a NUL character in a string\n"
		   "reject {\"ja\":\"a\\u0000\"}\n"
		   "pairs 0, skipped 4, mended 0\n");
}

static void a_file_that_does_not_begin_with_an_object_is_none(void **state)
{
	(void)state;
	CHECK_DUMP(&ty_format_jsonl, "ja\ten\n", NULL,
		   "error 3 1: not JSON Lines: '[' or '{' expected near 'ja'\n");
}

static void a_line_that_is_cut_off_at_the_end_is_an_error_unless_partial(void **state)
{
	taiyaku_read_options options = { .partial = true };

	(void)state;
	CHECK_DUMP(&ty_format_jsonl, "{\"ja\":1}\n{\"ja\":\"港\",\"e", NULL,
		   "warning 1: no \"ja\" with a text\nreject {\"ja\":1}\n"
		   "error 3 2: the file is cut off inside a line\n");
	CHECK_DUMP(&ty_format_jsonl, "{\"ja\":1}\n{\"ja\":\"港\",\"e", &options,
		   "warning 1: no \"ja\" with a text\nreject {\"ja\":1}\n"
		   "warning 2: the file is cut off inside a line\nreject {\"ja\":\"港\",\"e\n"
		   "pairs 0, skipped 2, mended 0\n");
}

static void depth_is_capped(void **state)
{
	ty_buf text = { 0 }, got = { 0 };

	(void)state;
	ty_buf_add(&text, TY_STR("{}\n"));
	for (int i = 0; i < 100000; i++)
		ty_buf_byte(&text, '[');
	ty_buf_byte(&text, '\n');
	assert_int_equal(read_dump(&got, &ty_format_jsonl, ty_buf_str(&text), NULL), TAIYAKU_OK);
	assert_true(ty_str_ends(ty_buf_str(&got), TY_STR("pairs 0, skipped 2, mended 0\n")));
	ty_buf_free(&text);
	ty_buf_free(&got);
}

static void a_line_over_the_cap_costs_itself(void **state)
{
	ty_buf text = { 0 }, got = { 0 };

	(void)state;
	ty_buf_add(&text, TY_STR("{}\n"));
	for (size_t i = 0; i < TY_TEXT_LINE_MAX + 1000; i++)
		ty_buf_byte(&text, 'a');
	ty_buf_add(&text, TY_STR("\n{\"ja\":\"港\",\"en\":\"harbour\"}\n"));
	assert_int_equal(read_dump(&got, &ty_format_jsonl, ty_buf_str(&text), NULL), TAIYAKU_OK);
	assert_true(ty_str_ends(ty_buf_str(&got), TY_STR("pairs 1, skipped 2, mended 0\n")));
	ty_buf_free(&text);
	ty_buf_free(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_survives_the_round_trip),
		cmocka_unit_test(unknown_members_are_left_and_source_and_target_do),
		cmocka_unit_test(a_status_is_one_of_four_or_a_prop),
		cmocka_unit_test(a_bad_line_costs_itself),
		cmocka_unit_test(a_file_that_does_not_begin_with_an_object_is_none),
		cmocka_unit_test(a_line_that_is_cut_off_at_the_end_is_an_error_unless_partial),
		cmocka_unit_test(depth_is_capped),
		cmocka_unit_test(a_line_over_the_cap_costs_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
