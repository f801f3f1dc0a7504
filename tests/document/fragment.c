/* SPDX-License-Identifier: Apache-2.0 */
#include "document/fragment.h"

#include "test.h"

static taiyaku_status last_line(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)err;
	*(uint64_t *)ctx = pair->origins[0].line;
	return TAIYAKU_OK;
}

static void what_nobody_reads_is_left_to_the_caller(void **state)
{
	const ty_fragment fragment = { .text = TY_STR("plain words"),
				       .name = TY_STR("no such format") };
	taiyaku_read_options options = { 0 };
	ty_reading reading = { .options = &options };
	ty_pairs *pairs;
	taiyaku_error err = { 0 };
	bool known = true;

	(void)state;
	assert_ok(ty_input_memory(&reading.in, "x", TY_STR(""), NULL, &err));
	assert_ok(ty_pairs_open(&pairs, &reading, &err));
	assert_ok(ty_fragment_read(&known, pairs, &fragment, &err));
	assert_false(known);
	ty_pairs_free(pairs);
	ty_input_close(reading.in);
}

static void a_line_that_is_held_is_that_of_every_origin(void **state)
{
	const ty_block block = { .text = TY_STR("\n\n猫の本 [A Book of Cats]"), .line = 1 };
	uint64_t line = 0, outer, inner;
	const taiyaku_sink to = { last_line, &line };
	taiyaku_read_options options = { 0 };
	ty_reading reading = { .options = &options, .to = &to };
	ty_pairs *pairs;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_input_memory(&reading.in, "x", TY_STR(""), NULL, &err));
	assert_ok(ty_pairs_open(&pairs, &reading, &err));
	outer = ty_pairs_hold_line(pairs, 7);
	inner = ty_pairs_hold_line(pairs, 9);
	assert_ok(ty_pairs_block(pairs, &block, &err));
	assert_int_equal(line, 7);
	ty_pairs_release_line(pairs, inner);
	ty_pairs_release_line(pairs, outer);
	assert_ok(ty_pairs_block(pairs, &block, &err));
	assert_int_equal(line, 3);
	ty_pairs_free(pairs);
	ty_input_close(reading.in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nobody_reads_is_left_to_the_caller),
		cmocka_unit_test(a_line_that_is_held_is_that_of_every_origin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
