/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include "test.h"

static void appends_grow_the_buffer(void **state)
{
	ty_buf buf = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		ty_buf_print(&buf, "%d,", i);
	ty_buf_add(&buf, TY_STR("end"));
	ty_buf_byte(&buf, '.');
	assert_int_equal(ty_buf_status(&buf, NULL), TAIYAKU_OK);
	assert_true(ty_str_starts(ty_buf_str(&buf), TY_STR("0,1,2,")));
	assert_true(ty_str_ends(ty_buf_str(&buf), TY_STR("999,end.")));
	ty_buf_cut(&buf, 2);
	assert_str(ty_buf_str(&buf), "0,");
	ty_buf_free(&buf);
}

static void a_failure_over_the_cap_sticks(void **state)
{
	ty_buf buf = { .max = 4 };
	taiyaku_error err = { 0 };

	(void)state;
	ty_buf_add(&buf, TY_STR("abcd"));
	assert_int_equal(ty_buf_status(&buf, NULL), TAIYAKU_OK);
	ty_buf_byte(&buf, 'e');
	ty_buf_add(&buf, TY_STR(""));
	assert_int_equal(ty_buf_status(&buf, &err), TAIYAKU_ELIMIT);
	assert_str(ty_buf_str(&buf), "abcd");
	ty_buf_clear(&buf);
	ty_buf_add(&buf, TY_STR("xy"));
	assert_int_equal(ty_buf_status(&buf, NULL), TAIYAKU_OK);
	ty_buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(appends_grow_the_buffer),
		cmocka_unit_test(a_failure_over_the_cap_sticks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
