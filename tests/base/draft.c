/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/draft.h"
#include "base/pair.h"

static void props_are_kept_in_their_order_without_repetition(void **state)
{
	ty_arena arena = { 0 };
	ty_draft draft;
	char names[40][8];

	(void)state;
	ty_draft_start(&draft, &arena);
	for (int i = 0; i < 40; i++) {
		snprintf(names[i], sizeof names[i], "p%02d", i);
		ty_draft_prop(&draft, ty_str(names[i]), TY_STR("v"));
		ty_draft_prop(&draft, TY_STR("same"), TY_STR("v"));
	}
	ty_draft_prop(&draft, TY_STR("empty"), TY_STR(""));
	assert_int_equal(draft.pair.n_props, 41);
	assert_str(draft.pair.props[0].type, "p00");
	assert_str(draft.pair.props[1].type, "same");
	assert_str(draft.pair.props[40].type, "p39");
	assert_str(ty_pair_prop(&draft.pair, "p17"), "v");
	assert_str(ty_pair_prop(&draft.pair, "absent"), "");
	ty_draft_append(&draft, TY_STR("same"), TY_STR("v"));
	assert_int_equal(draft.pair.n_props, 42);
	assert_false(draft.failed);
	ty_arena_free(&arena);
}

static void an_origin_found_twice_is_kept_once(void **state)
{
	ty_arena arena = { 0 };
	ty_draft draft;
	taiyaku_origin origin = { .author = TY_STR("山田"), .year = TY_STR("1999") };

	(void)state;
	ty_draft_start(&draft, &arena);
	for (uint64_t i = 0; i < 20; i++) {
		origin.line = i / 2;
		ty_draft_origin(&draft, &origin);
	}
	assert_int_equal(draft.pair.n_origins, 10);
	assert_int_equal(draft.pair.origins[9].line, 9);
	ty_arena_free(&arena);
}

static void a_cap_ends_the_lists(void **state)
{
	ty_arena arena = { 0 };
	ty_draft draft;

	(void)state;
	ty_draft_start(&draft, &arena);
	for (uint64_t i = 1; i <= TY_DRAFT_MAX + 10; i++)
		ty_draft_origin(&draft, &(taiyaku_origin){ .line = i });
	assert_int_equal(draft.pair.n_origins, TY_DRAFT_MAX);
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(props_are_kept_in_their_order_without_repetition),
		cmocka_unit_test(an_origin_found_twice_is_kept_once),
		cmocka_unit_test(a_cap_ends_the_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
