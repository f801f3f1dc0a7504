/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "text/number.h"

/* The values of all numbers, each with a blank behind it. */
static void numbers(const char *key, const char *want)
{
	ty_buf got = { 0 };
	ty_number number;

	for (size_t at = 0; ty_number_next(&number, ty_str(key), &at);) {
		assert_true(number.start < number.end && number.end <= at);
		ty_buf_add(&got, ty_number_value(&number));
		ty_buf_byte(&got, ' ');
	}
	assert_str(ty_buf_str(&got), want);
	ty_buf_free(&got);
}

static void digits_are_numbers(void **state)
{
	(void)state;
	numbers("", "");
	numbers("30日と60日", "30 60 ");
	numbers("version 3.14, 007 and 0", "3.14 7 0 ");
	numbers("1,000,000 of 12,34 or 1,0000", "1000000 12 34 1 0 ");
	numbers("2004-05-06", "2004 5 6 ");
	numbers("0.50", "0.50 ");
}

static void kanji_have_the_same_values(void **state)
{
	(void)state;
	numbers("三十日以内", "30 ");
	numbers("二〇〇四年", "2004 ");
	numbers("第三章", "3 ");
	numbers("昭和五十六年十月", "56 10 ");
	numbers("百二十三個と千人", "123 1000 ");
	numbers("3万円と1億2千万円", "30000 120000000 ");
	numbers("一億三百万人", "103000000 ");
	numbers("約二十。", "20 ");
	numbers("18446745兆円", "18446745 1000000000000 "); /* too large, so in pieces */
}

static void kanji_inside_a_word_are_no_numbers(void **state)
{
	(void)state;
	numbers("一般に", "");
	numbers("三重県", "");
	numbers("万一の場合", "");
	numbers("統一する", "");
	numbers("十分な", "");
}

static void a_letter_beside_a_number_is_told(void **state)
{
	ty_number number;
	size_t at = 0;

	(void)state;
	assert_true(ty_number_next(&number, TY_STR("A4 and 2nd, 30"), &at));
	assert_true(number.attached);
	assert_true(ty_number_next(&number, TY_STR("A4 and 2nd, 30"), &at));
	assert_true(number.attached);
	assert_true(ty_number_next(&number, TY_STR("A4 and 2nd, 30"), &at));
	assert_false(number.attached);
	assert_false(ty_number_next(&number, TY_STR("A4 and 2nd, 30"), &at));
}

static void how_it_is_written_is_told(void **state)
{
	ty_number number;
	size_t at = 0;

	(void)state;
	assert_true(ty_number_next(&number, TY_STR("1,500 三十人"), &at));
	assert_true(number.separated && !number.kanji);
	assert_true(ty_number_next(&number, TY_STR("1,500 三十人"), &at));
	assert_true(number.kanji && !number.separated);
	assert_int_equal(number.start, 6);
	assert_int_equal(number.end, 12);
}

static void endless_digits_do_no_harm(void **state)
{
	char many[500];
	taiyaku_str key = { many, sizeof many };
	ty_number number;
	size_t n = 0;

	(void)state;
	memset(many, '9', sizeof many);
	for (size_t at = 0; ty_number_next(&number, key, &at);)
		n++;
	assert_true(n > 1);
	for (size_t i = 0; i + 3 <= sizeof many; i += 3)
		memcpy(many + i, i % 2 ? "億" : "九", 3);
	for (size_t at = 0; ty_number_next(&number, ty_str_of(many, 498), &at);)
		n++;
	assert_true(n > 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_numbers),
		cmocka_unit_test(kanji_have_the_same_values),
		cmocka_unit_test(kanji_inside_a_word_are_no_numbers),
		cmocka_unit_test(a_letter_beside_a_number_is_told),
		cmocka_unit_test(how_it_is_written_is_told),
		cmocka_unit_test(endless_digits_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
