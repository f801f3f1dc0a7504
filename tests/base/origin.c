/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/origin.h"
#include "base/pair.h"

static const taiyaku_origin whole = {
	.file = TY_STR("notes; old\\new.md"),
	.line = 12,
	.author = TY_STR("山田太郎"),
	.romanized = TY_STR("Yamada Tarō"),
	.year = TY_STR("1999"),
	.date = TY_STR("1999-04-01"),
	.url = TY_STR("https://example.org/?a=1;b=2"),
};

static void an_origin_is_one_readable_line(void **state)
{
	ty_buf buf = { 0 };

	(void)state;
	ty_origin_print(&buf, &whole);
	assert_str(ty_buf_str(&buf),
		   "author: 山田太郎; romanized: Yamada Tarō; year: 1999; date: 1999-04-01; "
		   "url: https://example.org/?a=1\\;b=2; file: notes\\; old\\\\new.md; line: 12");
	ty_buf_clear(&buf);
	ty_origin_print(&buf, &(taiyaku_origin){ 0 });
	assert_str(ty_buf_str(&buf), "");
	ty_buf_free(&buf);
}

static void an_origin_reads_back_as_it_was(void **state)
{
	ty_buf buf = { 0 };
	ty_arena arena = { 0 };
	taiyaku_origin origins[] = { whole, { .line = 3 }, { .year = TY_STR("\\") } }, got;
	bool is;

	(void)state;
	for (size_t i = 0; i < sizeof origins / sizeof *origins; i++) {
		ty_buf_clear(&buf);
		ty_origin_print(&buf, &origins[i]);
		assert_true(ty_origin_parse(&got, &is, &arena, ty_buf_str(&buf)));
		assert_true(is);
		assert_true(ty_origin_equal(&got, &origins[i]));
	}
	ty_buf_free(&buf);
	ty_arena_free(&arena);
}

static void other_text_is_no_origin(void **state)
{
	static const char *const texts[] = { "",
					     "IBM",
					     "author: ",
					     "year: 1; year: 2",
					     "colour: red",
					     "year: 1999;",
					     "year: 1999;url: x",
					     "line: twelve",
					     "line: 0",
					     "year: 1; ",
					     "year: 1; and more" };
	ty_arena arena = { 0 };
	taiyaku_origin got;
	bool is;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(ty_origin_parse(&got, &is, &arena, ty_str(texts[i])));
		if (is)
			print_error("\"%s\" was taken for an origin\n", texts[i]);
		assert_false(is);
	}
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_origin_is_one_readable_line),
		cmocka_unit_test(an_origin_reads_back_as_it_was),
		cmocka_unit_test(other_text_is_no_origin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
