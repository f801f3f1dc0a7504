/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/date.h"

#include "test.h"

static void dates_are_read_however_they_are_printed(void **state)
{
	static const struct {
		const char *text, *iso;
	} rows[] = {
		{ "14 June 2014", "2014-06-14" },      { "7 August, 2014,", "2014-08-07" },
		{ "on June 14, 2014.", "2014-06-14" }, { "3rd of May; 3rd May 1999", "1999-05-03" },
		{ "Sept. 2003", "2003-09" },	       { "2014年6月14日", "2014-06-14" },
		{ "2005年3月号", "2005-03" },	       { "（2026-06）", "2026-06" },
		{ "2014/06/14 10:00", "2014-06-14" },  { "(2014, June 14)", "2014-06-14" },
		{ "2014, http://x/2013/05/06/a", "" }, { "pp. 12-14, 2014", "" },
		{ "Retrieved January 15, 2025", "" },  { "2025-12-25 0:59閲覧", "" },
		{ "32 June 2014", "2014-06" },	       { "ISBN 2014-19-77", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ty_date date = { .iso = "" };

		if (!ty_date_find(&date, ty_str(rows[i].text)))
			date.iso[0] = '\0';
		assert_str(ty_str(date.iso), rows[i].iso);
	}
}

static void a_year_is_four_digits_and_perhaps_a_letter(void **state)
{
	size_t to;

	(void)state;
	assert_true(ty_date_year(&to, TY_STR("1993a)"), 0));
	assert_int_equal(to, 5);
	assert_true(ty_date_year(&to, TY_STR("2014)"), 0));
	assert_int_equal(to, 4);
	assert_false(ty_date_year(&to, TY_STR("20140"), 0));
	assert_false(ty_date_year(&to, TY_STR("1200"), 0));
	assert_false(ty_date_year(&to, TY_STR("12014"), 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read_however_they_are_printed),
		cmocka_unit_test(a_year_is_four_digits_and_perhaps_a_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
