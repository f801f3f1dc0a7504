/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/set.h"

static void a_set_knows_what_was_added(void **state)
{
	ty_set set = { 0 };
	bool is_new;

	(void)state;
	assert_false(ty_set_has(&set, 7));
	for (uint64_t i = 0; i < 1000; i += 2) {
		assert_true(ty_set_add(&set, &is_new, i * 0x9e3779b97f4a7c15u));
		assert_true(is_new);
	}
	for (uint64_t i = 0; i < 1000; i++)
		assert_int_equal(ty_set_has(&set, i * 0x9e3779b97f4a7c15u), i % 2 == 0);
	assert_true(ty_set_add(&set, &is_new, 0));
	assert_false(is_new);
	assert_int_equal(set.n, 500);
	ty_set_free(&set);
}

static void repeats_are_found_in_bounded_memory(void **state)
{
	ty_set set = { 0 };
	size_t cap;

	(void)state;
	for (uint64_t i = 1; i <= TY_SET_KEPT; i++)
		assert_false(ty_set_repeats(&set, i * 0x9e3779b97f4a7c15u));
	cap = set.cap;
	assert_false(ty_set_repeats(&set, (TY_SET_KEPT + 1) * 0x9e3779b97f4a7c15u));
	assert_false(ty_set_repeats(&set, (TY_SET_KEPT + 1) * 0x9e3779b97f4a7c15u));
	assert_true(ty_set_repeats(&set, 5 * 0x9e3779b97f4a7c15u));
	assert_int_equal(set.n, TY_SET_KEPT);
	assert_int_equal(set.cap, cap);
	ty_set_free(&set);
}

static void the_border_of_two_texts_counts(void **state)
{
	(void)state;
	assert_true(ty_set_hash(TY_STR("ab"), TY_STR("c")) !=
		    ty_set_hash(TY_STR("a"), TY_STR("bc")));
	assert_true(ty_set_hash(TY_STR(""), TY_STR("c")) != ty_set_hash(TY_STR("c"), TY_STR("")));
	assert_true(ty_set_hash(TY_STR("a"), TY_STR("b")) == ty_set_hash(TY_STR("a"), TY_STR("b")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_set_knows_what_was_added),
		cmocka_unit_test(repeats_are_found_in_bounded_memory),
		cmocka_unit_test(the_border_of_two_texts_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
