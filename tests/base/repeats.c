/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "base/repeats.h"

static void note(void *ctx, const taiyaku_error *what)
{
	ty_buf_print(ctx, "%d: %s\n", (int)what->line, what->message);
}

/* times problems of two kinds, in turn. */
static void check(uint64_t times, const char *first, const char *second, int line)
{
	ty_buf got = { 0 }, want = { 0 };
	const taiyaku_hooks hooks = { .warn = note, .ctx = &got };
	ty_repeats repeats = { 0 };

	for (uint64_t i = 1; i <= times; i++) {
		taiyaku_error what = { .line = i };

		snprintf(what.message, sizeof what.message, "date %d", (int)i);
		ty_repeats_tell(&repeats, &hooks, TY_STR("date"), &what);
		snprintf(what.message, sizeof what.message, "no language");
		ty_repeats_tell(&repeats, &hooks, TY_STR("no language"), &what);
		if (i <= TY_REPEATS_TOLD)
			ty_buf_print(&want, "%d: date %d\n%d: no language\n", (int)i, (int)i,
				     (int)i);
	}
	ty_repeats_end(&repeats, &hooks);
	ty_buf_print(&want, "%s%s", first, second);
	assert_str_at(ty_buf_str(&got), ty_buf_str(&want), __FILE__, line);
	ty_buf_free(&got);
	ty_buf_free(&want);
}

static void ten_of_a_kind_are_told_and_the_others_counted(void **state)
{
	(void)state;
	check(10, "", "", __LINE__);
	check(11, "11: date 11\n", "11: no language\n", __LINE__);
	check(1000, "11: date 11 (and 989 more of this kind)\n",
	      "11: no language (and 989 more of this kind)\n", __LINE__);
}

static void beyond_many_kinds_each_is_told(void **state)
{
	ty_buf got = { 0 };
	const taiyaku_hooks hooks = { .warn = note, .ctx = &got };
	ty_repeats repeats = { 0 };
	size_t lines = 0;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		taiyaku_error what = { .line = 1 };

		snprintf(what.message, sizeof what.message, "kind %d", i / 2);
		ty_repeats_tell(&repeats, &hooks, ty_str(what.message), &what);
	}
	ty_repeats_end(&repeats, &hooks);
	for (size_t i = 0; i < got.len; i++)
		lines += got.data[i] == '\n';
	assert_int_equal(lines, 3000);
	ty_buf_free(&got);
}

static void without_hooks_nothing_is_kept(void **state)
{
	const taiyaku_error what = { .message = "x" };
	ty_repeats repeats = { 0 };

	(void)state;
	for (int i = 0; i < 20; i++)
		ty_repeats_tell(&repeats, NULL, TY_STR("x"), &what);
	assert_int_equal(repeats.n, 0);
	ty_repeats_end(&repeats, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_of_a_kind_are_told_and_the_others_counted),
		cmocka_unit_test(beyond_many_kinds_each_is_told),
		cmocka_unit_test(without_hooks_nothing_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
