/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/lost.h"

static void each_name_is_told_once(void **state)
{
	ty_lost lost = { 0 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };

	(void)state;
	ty_lost_add(&lost, TY_STR("definition"));
	ty_lost_add(&lost, TY_STR("context"));
	ty_lost_add(&lost, TY_STR("definition"));
	ty_lost_tell(&lost, "out.utx", "utx", &hooks);
	assert_string_equal(told.message, "utx cannot hold, left out: definition, context");
	assert_string_equal(told.file, "out.utx");
}

static void a_name_that_begins_another_is_a_name_of_its_own(void **state)
{
	ty_lost lost = { 0 };

	(void)state;
	ty_lost_add(&lost, TY_STR("context"));
	ty_lost_add(&lost, TY_STR("con"));
	assert_str(ty_str_of(lost.names, lost.len), "context, con");
}

static void nothing_lost_is_nothing_told(void **state)
{
	ty_lost lost = { 0 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };

	(void)state;
	ty_lost_add(&lost, TY_STR(""));
	ty_lost_tell(&lost, NULL, "utx", &hooks);
	assert_int_equal(told.status, TAIYAKU_OK);
	ty_lost_add(&lost, TY_STR("note"));
	ty_lost_tell(&lost, NULL, "utx", NULL);
}

static void names_without_room_are_hinted_at(void **state)
{
	ty_lost lost = { 0 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };
	char name[16];

	(void)state;
	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "field-%03d", i);
		ty_lost_add(&lost, ty_str(name));
	}
	ty_lost_tell(&lost, NULL, "utx", &hooks);
	assert_true(ty_str_ends(ty_str(told.message), TY_STR("field-028, ...")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_name_is_told_once),
		cmocka_unit_test(a_name_that_begins_another_is_a_name_of_its_own),
		cmocka_unit_test(nothing_lost_is_nothing_told),
		cmocka_unit_test(names_without_room_are_hinted_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
