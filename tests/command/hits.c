/* SPDX-License-Identifier: Apache-2.0 */
/* A match that programs talk to runs for days: its answers may not add up in memory. */
#include "../tmx/asking.h"

#include "command/command.h"

extern const ty_command ty_command_match;

/* What an answer leaves is in the arena of the command. */
static void answers_leave_nothing_in_memory(void **state)
{
	asking *a = *state;
	const taiyaku_pair pairs[] = { pair_of("30日以内に返す", "Return it within 30 days"),
				       pair_of("60日以内に返す", "Return it within 60 days") };
	char query[] = "90日以内に返す";
	char *const arguments[] = { query, query };
	static const volatile sig_atomic_t stop;
	ty_arena arena = { 0 };
	ty_results results = { .path = "/dev/null" };
	ty_progress progress;
	ty_app app = { .arguments = arguments,
		       .n_arguments = 2,
		       .results = &results,
		       .progress = &progress,
		       .arena = &arena };
	uint64_t options[32] = { 0 };
	ty_exit ended = TY_FAILED;
	taiyaku_error err = { 0 };

	assert_true(ty_command_match.options_size <= sizeof options);
	asking_put(a, pairs, 2);
	app.store = a->store;
	ty_progress_start(&progress, &stop);
	assert_ok(ty_command_match.run(&ended, &app, options, &err));
	assert_int_equal(ended, TY_DONE);
	assert_int_equal(results.n, 4);
	assert_null(arena.last);
	assert_ok(ty_results_close(&results, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(answers_leave_nothing_in_memory, asking_set_up,
						asking_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
