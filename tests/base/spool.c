/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/spool.h"

/* n records of many lengths come back in their order. */
static void check(size_t n, bool in_file)
{
	static char text[40000];
	ty_spool spool = { 0 };
	taiyaku_error err = { 0 };
	taiyaku_str got;
	bool more;

	memset(text, 'x', sizeof text);
	for (size_t i = 0; i < n; i++) {
		memcpy(text, &i, sizeof i);
		assert_ok(ty_spool_put(&spool, ty_str_of(text, sizeof i + i * 7919 % 39000), &err));
		assert_true(spool.waiting.len <= TY_SPOOL_MEMORY);
	}
	assert_int_equal(spool.file != NULL, in_file);
	for (size_t i = 0; i < n; i++) {
		assert_ok(ty_spool_next(&got, &more, &spool, &err));
		assert_true(more);
		memcpy(text, &i, sizeof i);
		assert_true(ty_str_equal(got, ty_str_of(text, sizeof i + i * 7919 % 39000)));
	}
	assert_ok(ty_spool_next(&got, &more, &spool, &err));
	assert_false(more);
	ty_spool_free(&spool);
}

static void records_come_back_as_they_were_put(void **state)
{
	(void)state;
	check(0, false);
	check(1, false);
	check(100, false);
	check(1000, true);
}

static void an_empty_record_is_a_record(void **state)
{
	ty_spool spool = { 0 };
	taiyaku_error err = { 0 };
	taiyaku_str got;
	bool more;

	(void)state;
	assert_ok(ty_spool_put(&spool, (taiyaku_str){ NULL, 0 }, &err));
	assert_ok(ty_spool_next(&got, &more, &spool, &err));
	assert_true(more);
	assert_int_equal(got.len, 0);
	ty_spool_free(&spool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_come_back_as_they_were_put),
		cmocka_unit_test(an_empty_record_is_a_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
