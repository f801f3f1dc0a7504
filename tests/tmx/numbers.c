/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "tmx/numbers.h"

/* The new text with brackets around what was put right. */
static void correct(const char *query, const char *source, const char *target, const char *want)
{
	ty_arena arena = { 0 };
	ty_buf got = { 0 };
	ty_corrected out;
	taiyaku_error err = { 0 };
	size_t at = 0;

	assert_ok(ty_numbers_correct(&out, &arena, ty_str(query), ty_str(source), ty_str(target),
				     &err));
	for (size_t i = 0; i < out.n; i++) {
		ty_buf_add(&got, ty_str_slice(out.text, at, out.list[i].start));
		ty_buf_byte(&got, '[');
		ty_buf_add(&got, ty_str_slice(out.text, out.list[i].start, out.list[i].end));
		ty_buf_byte(&got, ']');
		at = out.list[i].end;
	}
	ty_buf_add(&got, ty_str_slice(out.text, at, out.text.len));
	assert_str(ty_buf_str(&got), want);
	ty_buf_free(&got);
	ty_arena_free(&arena);
}

static void a_number_that_stands_once_on_each_side_is_put_right(void **state)
{
	(void)state;
	correct("60日以内に支払う", "30日以内に支払う", "pay within 30 days",
		"pay within [60] days");
	correct("６０日以内", "３０日以内", "within 30 days", "within [60] days");
	correct("六十日以内", "三十日以内", "within 30 days", "within [60] days");
	correct("第2版、2010年", "第3版、2004年", "3rd edition, 2004", "3rd edition, 2004");
	correct("2版、2010年", "3版、2004年", "edition 3 (2004)", "edition [2] ([2010])");
	correct("pay within 60 days", "pay within 30 days", "30日以内", "[60]日以内");
}

static void two_numbers_can_change_places(void **state)
{
	(void)state;
	correct("20と10の間", "10と20の間", "from 10 to 20", "from [20] to [10]");
}

static void thousands_are_set_off_as_before(void **state)
{
	(void)state;
	correct("2500円", "1500円", "1,500 yen", "[2,500] yen");
	correct("12,500円", "500円", "500 yen", "[12,500] yen");
	correct("3.75%", "2.5%", "2.5 percent", "[3.75] percent");
}

static void what_is_not_safe_is_left_alone(void **state)
{
	(void)state;
	correct("2日以内", "1日以内", "within 1 day", "within 1 day");
	correct("60日以内", "30日以内", "30 days, at most 30", "30 days, at most 30");
	correct("5月", "3月", "March", "March");
	correct("A5の紙", "A4の紙", "A4 paper", "A4 paper");
	correct("60日または30日", "30日または30日", "30 days or 30 days", "30 days or 30 days");
	correct("5月60日以内", "3月30日以内", "March, within 30 days", "March, within 30 days");
	correct("60日以内", "支払いは以内", "within 30 days", "within 30 days");
}

static void texts_without_such_numbers_come_back(void **state)
{
	(void)state;
	correct("設定", "設定", "settings", "settings");
	correct("", "", "", "");
	correct("30日以降", "30日以内", "within 30 days", "within 30 days");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_that_stands_once_on_each_side_is_put_right),
		cmocka_unit_test(two_numbers_can_change_places),
		cmocka_unit_test(thousands_are_set_off_as_before),
		cmocka_unit_test(what_is_not_safe_is_left_alone),
		cmocka_unit_test(texts_without_such_numbers_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
