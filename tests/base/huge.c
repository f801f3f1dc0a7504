/* SPDX-License-Identifier: Apache-2.0 */
#include "base/huge.h"

#include <string.h>

#include "test.h"

/* Around each border: none, a line of the cache, and where it is mapped in huge pages. */
static const size_t sizes[] = {
	0, 1, 63, 64, 65, 4097, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, (6 << 20) + 12345,
};

enum { SIZES = sizeof sizes / sizeof *sizes };

static void all_of_it_is_aligned_and_can_be_written(void **state)
{
	unsigned char *rooms[SIZES];

	(void)state;
	for (size_t i = 0; i < SIZES; i++) {
		rooms[i] = ty_huge_room(sizes[i]);
		assert_non_null(rooms[i]);
		assert_int_equal((uintptr_t)rooms[i] % 64, 0);
		memset(rooms[i], (int)i + 1, sizes[i]);
	}
	for (size_t i = 0; i < SIZES; i++) {
		for (size_t k = 0; k < sizes[i]; k++)
			if (rooms[i][k] != i + 1)
				fail_msg("byte %zu of %zu is another's", k, sizes[i]);
		ty_huge_free(rooms[i], sizes[i]);
	}
}

/* Also where others wrote before. */
static void what_is_new_is_zero(void **state)
{
	(void)state;
	for (size_t i = 0; i < SIZES; i++)
		for (int round = 0; round < 3; round++) {
			unsigned char *memory = ty_huge_new(sizes[i]);

			assert_non_null(memory);
			assert_int_equal((uintptr_t)memory % 64, 0);
			for (size_t k = 0; k < sizes[i]; k++)
				if (memory[k])
					fail_msg("byte %zu of %zu is not zero", k, sizes[i]);
			memset(memory, 0xff, sizes[i]);
			ty_huge_free(memory, sizes[i]);
		}
}

/* More than there are addresses, and what would pass the end of size_t when it is rounded. */
static void what_no_memory_can_hold_is_refused(void **state)
{
	static const size_t too_many[] = { SIZE_MAX / 2 - 1,	 SIZE_MAX / 2,	SIZE_MAX / 2 + 1,
					   SIZE_MAX - (2 << 20), SIZE_MAX - 63, SIZE_MAX };

	(void)state;
	for (size_t i = 0; i < sizeof too_many / sizeof *too_many; i++) {
		assert_null(ty_huge_room(too_many[i]));
		assert_null(ty_huge_new(too_many[i]));
		ty_huge_free(NULL, too_many[i]);
	}
	ty_huge_free(NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_of_it_is_aligned_and_can_be_written),
		cmocka_unit_test(what_is_new_is_zero),
		cmocka_unit_test(what_no_memory_can_hold_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
