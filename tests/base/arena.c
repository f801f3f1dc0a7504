/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include "test.h"

static void memory_is_zeroed_aligned_and_apart(void **state)
{
	ty_arena arena = { 0 };
	unsigned char *before = NULL;

	(void)state;
	for (size_t size = 1; size < 20000; size = size * 3 + 1) {
		unsigned char *p = ty_arena_alloc(&arena, size);

		assert_non_null(p);
		assert_int_equal((uintptr_t)p % sizeof(void *), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xFF, size);
		assert_ptr_not_equal(p, before);
		before = p;
	}
	ty_arena_free(&arena);
}

static void a_reset_arena_is_zeroed_again(void **state)
{
	ty_arena arena = { 0 };

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 100; i++) {
			unsigned char *p = ty_arena_alloc(&arena, 1000);

			assert_non_null(p);
			assert_int_equal(p[999], 0);
			p[999] = 1;
		}
		ty_arena_reset(&arena);
	}
	ty_arena_free(&arena);
	ty_arena_reset(&arena);
}

static void an_array_too_large_is_refused(void **state)
{
	ty_arena arena = { 0 };

	(void)state;
	assert_null(ty_arena_array(&arena, SIZE_MAX / 2, 3));
	assert_null(ty_arena_alloc(&arena, SIZE_MAX - 4));
	ty_arena_free(&arena);
}

static void a_copy_ends_in_nul(void **state)
{
	ty_arena arena = { 0 };
	taiyaku_str copy;

	(void)state;
	assert_true(ty_arena_copy(&copy, &arena, TY_STR("日本")));
	assert_string_equal(copy.data, "日本");
	assert_true(ty_arena_copy(&copy, &arena, (taiyaku_str){ NULL, 0 }));
	assert_string_equal(copy.data, "");
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(a_reset_arena_is_zeroed_again),
		cmocka_unit_test(an_array_too_large_is_refused),
		cmocka_unit_test(a_copy_ends_in_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
