/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/date.h"

#include "test.h"

static void check_at(const char *text, const char *want, int line)
{
	char got[TY_TMX_DATE_SIZE] = "";

	if (!ty_tmx_date(got, ty_str(text)))
		memcpy(got, "none", sizeof "none");
	assert_str_at(ty_str(got), ty_str(want), __FILE__, line);
}

#define CHECK(text, want) check_at(text, want, __LINE__)

static void dates_in_their_form_stay(void **state)
{
	(void)state;
	CHECK("20140301T093000Z", "20140301T093000Z");
	CHECK("19000101T000000Z", "19000101T000000Z");
	CHECK("20000229T235960Z", "20000229T235960Z");
}

static void odd_forms_are_understood(void **state)
{
	(void)state;
	CHECK("20140301", "20140301T000000Z");
	CHECK("20140301Z", "20140301T000000Z");
	CHECK("20140301T0930", "20140301T093000Z");
	CHECK("20140301T093000", "20140301T093000Z");
	CHECK(" 2014-03-01\n", "20140301T000000Z");
	CHECK("2014-03-01T09:30:00Z", "20140301T093000Z");
	CHECK("2014-03-01T09:30:00.123Z", "20140301T093000Z");
	CHECK("2014-03-01 09:30", "20140301T093000Z");
	CHECK("2014/3/1 09:30:01", "20140301T093001Z");
}

static void offsets_become_utc(void **state)
{
	(void)state;
	CHECK("2014-03-01T09:30:00+09:00", "20140301T003000Z");
	CHECK("2014-03-01T08:30:00+09:00", "20140228T233000Z");
	CHECK("2016-02-29T20:00:00-0530", "20160301T013000Z");
	CHECK("2014-12-31T20:00:00-05", "20150101T010000Z");
	CHECK("2015-01-01T00:00:00+01:00", "20141231T230000Z");
}

static void what_is_no_day_or_means_two_is_none(void **state)
{
	(void)state;
	CHECK("", "none");
	CHECK("last week", "none");
	CHECK("03/01/2014", "none");
	CHECK("20140230T000000Z", "none");
	CHECK("20141301T000000Z", "none");
	CHECK("20140301T240000Z", "none");
	CHECK("20140301T006000Z", "none");
	CHECK("20140301T000061Z", "none");
	CHECK("20140301T000000Zx", "none");
	CHECK("2014-03-01T09:30:00+", "none");
	CHECK("20140301T", "none");
	CHECK("99999999999", "none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_in_their_form_stay),
		cmocka_unit_test(odd_forms_are_understood),
		cmocka_unit_test(offsets_become_utc),
		cmocka_unit_test(what_is_no_day_or_means_two_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
