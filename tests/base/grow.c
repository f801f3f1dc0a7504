/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"

#include <stdlib.h>

#include "base/arena.h"
#include "test.h"

typedef struct item {
	size_t number;
	char more[20];
} item;

static void items_stay_while_a_list_grows(void **state)
{
	item *list = NULL, *of_arena = NULL;
	size_t cap = 0, cap_of_arena = 0;
	ty_arena arena = { 0 };

	(void)state;
	for (size_t n = 0; n < 5000; n++) {
		assert_true(TY_GROW(list, cap, n + 1));
		assert_true(TY_ARENA_GROW(&arena, of_arena, cap_of_arena, n + 1));
		assert_true(cap > n && cap_of_arena > n);
		list[n].number = of_arena[n].number = n;
	}
	for (size_t n = 0; n < 5000; n++) {
		assert_int_equal(list[n].number, n);
		assert_int_equal(of_arena[n].number, n);
	}
	free(list);
	ty_arena_free(&arena);
}

static void there_is_room_for_many_at_once(void **state)
{
	item *list = NULL;
	size_t cap = 0;

	(void)state;
	assert_true(TY_GROW(list, cap, 1000));
	assert_true(cap >= 1000);
	list[999].number = 1;
	free(list);
}

static void what_no_memory_can_hold_is_refused_and_changes_nothing(void **state)
{
	item *list = NULL, *before;
	size_t cap = 0, cap_before;
	ty_arena arena = { 0 };

	(void)state;
	assert_true(TY_GROW(list, cap, 1));
	before = list;
	cap_before = cap;
	assert_false(TY_GROW(list, cap, SIZE_MAX / 2));
	assert_false(TY_ARENA_GROW(&arena, list, cap, SIZE_MAX / 2));
	assert_ptr_equal(list, before);
	assert_int_equal(cap, cap_before);
	free(list);
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_stay_while_a_list_grows),
		cmocka_unit_test(there_is_room_for_many_at_once),
		cmocka_unit_test(what_no_memory_can_hold_is_refused_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
